"""Tests of how a confidence is judged."""

import pytest

from evals.attribution.calibration import measure_calibration


def test_a_confidence_that_is_the_share_right_has_no_error() -> None:
    found = measure_calibration([0.75] * 4, [True, True, True, False], gold=4)
    assert found["ece"] == 0


def test_the_error_is_weighed_by_how_many_are_in_a_bin() -> None:
    found = measure_calibration([0.95, 0.95, 0.95, 0.15], [True, True, True, True], gold=4)
    assert found["ece"] == pytest.approx(0.75 * 0.05 + 0.25 * 0.85)
    assert [b["count"] for b in found["bins"]] == [1, 3]


def test_recall_is_that_of_the_lowest_confidence_that_keeps_the_precision() -> None:
    confidences = [0.9 - 0.01 * rank for rank in range(20)]
    right = [True] * 9 + [False] + [True] * 8 + [False] * 2
    found = measure_calibration(confidences, right, gold=34)
    assert found["least"] == pytest.approx(0.9 - 0.17)
    assert found["recall"] == pytest.approx(0.5)
    assert found["precision"] >= 0.9


def test_attributions_of_one_confidence_are_kept_or_left_together() -> None:
    found = measure_calibration([0.8] * 4, [True, False, False, False], gold=4)
    assert found["least"] is None
    assert found["recall"] == 0.0


def test_nothing_found_is_no_error() -> None:
    assert measure_calibration([], [], gold=3)["ece"] == 0

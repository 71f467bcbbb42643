from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read.decoding import (
    CUE_BONUS,
    compute_log_probabilities,
    decode_labels,
    find_role_spans,
    prefer_cues,
)
from rashomon.read.heads import LABELS


def is_allowed(path: tuple[int, ...]) -> bool:
    return all(
        label % 2 or label == 0 or previous in (label, label - 1)
        for previous, label in zip((0, *path), path, strict=False)
    )


@settings(max_examples=40)
@given(st.lists(st.lists(st.floats(-5, 0), min_size=7, max_size=7), min_size=1, max_size=4))
def test_decoding_finds_the_best_allowed_sequence(rows: list[list[float]]) -> None:
    scores = np.array(rows)
    path = tuple(decode_labels(scores))
    assert is_allowed(path)
    best = max(
        sum(scores[place, label] for place, label in enumerate(candidate))
        for candidate in product(range(len(LABELS)), repeat=len(rows))
        if is_allowed(candidate)
    )
    assert sum(scores[place, label] for place, label in enumerate(path)) == pytest.approx(best)


def test_an_inside_label_alone_becomes_a_beginning() -> None:
    scores = np.full((1, 7), -5.0)
    scores[0, 4], scores[0, 3] = -0.1, -0.2
    assert decode_labels(scores) == [3]


def test_nothing_to_decode() -> None:
    assert decode_labels(np.zeros((0, 7))) == []
    assert find_role_spans([], np.zeros((0, 7))) == []


def test_spans_of_adjoining_labels() -> None:
    labels = [1, 2, 3, 5, 6, 5, 0, 3]
    spans = find_role_spans(labels, np.log(np.full((8, 7), 1 / 7)))
    assert [(span.role, span.first, span.stop) for span in spans] == [
        ("source", 0, 2),
        ("cue", 2, 3),
        ("content", 3, 5),
        ("content", 5, 6),
        ("cue", 7, 8),
    ]
    assert spans[0].score == pytest.approx(2 / 7)


def test_probabilities_sum_to_one() -> None:
    found = compute_log_probabilities(np.array([[1000.0, 0, 0, 0, 0, 0, -1000]], np.float32))
    assert np.exp(found).sum() == pytest.approx(1.0)
    assert compute_log_probabilities(np.zeros((0, 7), np.float32)).shape == (0, 7)


def test_cues_are_preferred_and_the_scores_left_alone() -> None:
    scores = np.zeros((2, 7))
    raised = prefer_cues(scores)
    assert raised[:, 3:5].min() == CUE_BONUS
    assert raised.sum() == pytest.approx(4 * CUE_BONUS)
    assert not scores.any()


def test_long_texts_cross_the_block_border() -> None:
    scores = np.full((10_000, 7), -9.0)
    scores[:, 6] = -0.1
    assert decode_labels(scores) == [5] + [6] * 9_999

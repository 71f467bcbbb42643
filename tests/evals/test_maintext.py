from __future__ import annotations

import pytest

from evals.maintext.__main__ import main
from evals.maintext.labels import label_blocks
from evals.maintext.pages import split_of
from evals.maintext.scoring import count_overlap, share_held, shares_name


def test_overlap_counts_words_as_often_as_they_stand() -> None:
    overlap = count_overlap("the bridge the", "the bridge is shut")
    assert (overlap.common, overlap.extra, overlap.missing) == (2, 1, 2)
    assert overlap.f1 == pytest.approx(4 / 7)


def test_shingles_need_the_same_order() -> None:
    assert count_overlap("a b c d e", "a b c d e", 4).f1 == 1
    assert count_overlap("e d c b a", "a b c d e", 4).f1 == 0


def test_nothing_extracted_scores_nothing() -> None:
    assert count_overlap("", "a b").f1 == 0


def test_snippets_and_names() -> None:
    assert share_held("The bridge, shut.", ["bridge shut", "open"]) == 0.5
    assert shares_name(["Ines Harrow"], "By Ines Harrow, Tomas Brol")
    assert not shares_name([], "Ines Harrow")


def test_blocks_are_labelled_by_alignment() -> None:
    shares, counts = label_blocks(
        ["Home News", "The bridge is shut.", "Terms"], "The bridge is shut"
    )
    assert shares == [0, 1, 0]
    assert counts == [2, 4, 1]


def test_halves_are_fixed_by_the_file_id() -> None:
    assert {split_of("0001"), split_of("0002"), split_of("0003"), split_of("0005")} == {
        "tune",
        "held",
    }


def test_absent_data_are_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    assert main([]) == 0
    assert "skipped" in capsys.readouterr().err

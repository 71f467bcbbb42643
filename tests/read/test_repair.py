import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.read.decoding import RoleSpan
from rashomon.read.repair import add_missing_spans
from rashomon.read.tokens import find_words

TEXT = "Venn noted quietly the harbour would close. Others left."
WORDS = find_words(TEXT)
CONTENT = RoleSpan("content", 3, 7, 0.9)
CUE = RoleSpan("cue", 1, 2, 0.9)


def scores(**likely: dict[int, float]) -> NDArray[np.float64]:
    odds = np.full((len(WORDS), 7), 1e-4)
    for role, places in likely.items():
        column = {"source": 1, "cue": 3, "content": 5}[role]
        for place, value in places.items():
            odds[place, column] = value
    logs: NDArray[np.float64] = np.log(odds)
    return logs


def test_content_without_a_cue_gets_the_likeliest_one() -> None:
    found = add_missing_spans([CONTENT], WORDS, scores(cue={1: 0.4, 2: 0.15}))
    assert [(span.role, span.first, span.stop) for span in found] == [
        ("cue", 1, 3),
        ("content", 3, 7),
    ]
    assert found[0].score == pytest.approx(0.275, abs=0.01)


def test_a_cue_without_a_source_gets_the_likeliest_one() -> None:
    found = add_missing_spans([CUE, CONTENT], WORDS, scores(source={0: 0.3}))
    assert [span.role for span in found] == ["source", "cue", "content"]


def test_unlikely_words_are_left_alone() -> None:
    assert add_missing_spans([CONTENT], WORDS, scores(cue={1: 0.05})) == [CONTENT]


def test_words_of_other_spans_and_sentences_are_left_alone() -> None:
    assert add_missing_spans([CONTENT], WORDS, scores(cue={4: 0.4, 8: 0.4})) == [CONTENT]


def test_what_has_its_parts_is_left_alone() -> None:
    spans = [RoleSpan("source", 0, 1, 0.9), CUE, CONTENT]
    assert add_missing_spans(spans, WORDS, scores(cue={2: 0.4}, source={2: 0.4})) == spans


def test_nothing_to_repair() -> None:
    assert add_missing_spans([], find_words(""), np.zeros((0, 7))) == []

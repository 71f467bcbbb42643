from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from rashomon.judge.inference.encoding import (
    CLS,
    HYPOTHESIS_ALONE,
    HYPOTHESIS_SHARED,
    LONGEST_HYPOTHESIS,
    LONGEST_TEXT,
    PLAIN,
    PREMISE_ALONE,
    PREMISE_SHARED,
    SEP,
    WINDOW,
    find_pieces,
    frame_pair,
    frame_sentence,
)

VOCABULARY = Tokenizer.from_str(
    files("rashomon").joinpath("weights", "reader", "tokenizer.json").read_text("utf-8")
)


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in find_pieces(text, VOCABULARY).spans]


def test_words_are_code_points_of_the_text() -> None:
    assert words_of("Zürich’s “naïve” envoy 🙂 left.") == [
        "Zürich",
        "’",
        "s",
        "“",
        "naïve",
        "”",
        "envoy",
        "🙂",
        "left",
        ".",
    ]


def test_a_word_of_several_pieces_is_one_word() -> None:
    pieces = find_pieces("Halstad fell", VOCABULARY)
    assert len(pieces.ids) == len(pieces.words) > 2
    assert pieces.words[-1] == 1
    assert pieces.spans == ((0, 7), (8, 12))


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "\u200b"])
def test_nothing_to_read(text: str) -> None:
    assert find_pieces(text, VOCABULARY).ids == ()


def test_a_lone_surrogate_keeps_the_offsets() -> None:
    assert find_pieces("\ud800 so", VOCABULARY).spans[-1] == (2, 4)


def test_a_long_text_is_cut() -> None:
    assert len(find_pieces("word " * LONGEST_TEXT, VOCABULARY).ids) == WINDOW - 2
    assert find_pieces("a" * 10 * LONGEST_TEXT, VOCABULARY).spans[0][1] <= LONGEST_TEXT


def test_a_pair_has_its_frame_and_tells_whose_pieces_are_whose() -> None:
    premise, hypothesis = (
        find_pieces(text, VOCABULARY) for text in ("Shots were heard", "No shots fell")
    )
    frame = frame_pair(premise, hypothesis)
    ids, features = frame.ids[0].tolist(), frame.features[0].tolist()
    assert ids == [CLS, *premise.ids, SEP, *hypothesis.ids, SEP]
    assert features == [
        PLAIN,
        PREMISE_SHARED,
        PREMISE_ALONE,
        PREMISE_ALONE,
        PLAIN,
        HYPOTHESIS_ALONE,
        HYPOTHESIS_SHARED,
        HYPOTHESIS_ALONE,
        PLAIN,
    ]


def test_a_word_is_shared_whole_or_not_at_all() -> None:
    premise, hypothesis = (find_pieces(text, VOCABULARY) for text in ("Halstad", "Halstaden"))
    assert premise.ids[0] == hypothesis.ids[0]
    features = frame_pair(premise, hypothesis).features[0].tolist()
    assert PREMISE_SHARED not in features
    assert HYPOTHESIS_SHARED not in features


def test_of_a_long_pair_the_beginnings_are_kept() -> None:
    long = find_pieces("word " * 1000, VOCABULARY)
    short = find_pieces("No shots fell", VOCABULARY)
    both = frame_pair(long, long)
    assert both.ids.shape == both.features.shape == (1, WINDOW)
    assert (both.features[0] == HYPOTHESIS_SHARED).sum() == LONGEST_HYPOTHESIS
    assert frame_pair(long, short).ids.shape == (1, WINDOW)
    assert frame_pair(short, long).ids.shape == (1, 3 + 3 + LONGEST_HYPOTHESIS)


def test_a_sentence_stands_in_a_plain_frame() -> None:
    frame = frame_sentence(find_pieces("It fell", VOCABULARY))
    assert frame.ids[0, [0, -1]].tolist() == [CLS, SEP]
    assert frame.features.tolist() == [[PLAIN] * 4]


@given(st.text(max_size=200))
def test_any_text_has_words_in_order_within_it(text: str) -> None:
    pieces = find_pieces(text, VOCABULARY)
    assert len(pieces.ids) == len(pieces.words)
    assert sorted(set(pieces.words)) == list(range(len(pieces.spans)))
    assert list(pieces.words) == sorted(pieces.words)
    assert all(0 <= start < end <= len(text) for start, end in pieces.spans)
    starts = [start for start, _ in pieces.spans]
    assert starts == sorted(starts)

"""Documents cut into sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.comparison.sentences import CutUp, Vocabulary, cut_up
from tests.publish.comparison.texts import WIRE, index_of, titled
from tests.publish.story import document


def _cut(text: str, **options: int) -> CutUp:
    (doc,) = index_of([document("one.txt", text)]).record.documents
    return cut_up(doc, Vocabulary(), **options)


def test_sentences_are_numbered_and_know_their_paragraph() -> None:
    (doc,) = index_of([titled("wire.txt", WIRE)]).record.documents
    sentences = cut_up(doc, Vocabulary()).sentences
    assert [item.number for item in sentences] == [1, 2, 3, 4, 5, 6]
    assert [item.paragraph for item in sentences] == [1, 2, 3, 4, 4, 5]
    assert [item.headline for item in sentences] == [True, False, False, False, False, False]


def test_words_are_alike_whatever_their_case_and_the_shape_of_their_marks() -> None:
    texts = ("“We’re here,” she said", "'WE'RE Here' She said")
    docs = index_of([document(text, text) for text in texts]).record.documents
    words = Vocabulary()
    assert len({cut_up(doc, words).sentences[0].tokens for doc in docs}) == 1


def test_signs_that_change_what_is_said_are_words() -> None:
    words = [_cut(text).sentences[0].tokens for text in ("5 % of it", "5 of it", "-5 of it")]
    assert len({len(tokens) for tokens in words[:2]}) == 2
    assert len(words[2]) == len(words[1]) + 1


def test_what_has_no_word_is_no_sentence() -> None:
    assert _cut("* * *\n\n…").sentences == ()


def test_a_sentence_without_end_is_cut() -> None:
    sentences = _cut("word " * 1000).sentences
    assert len(sentences) > 1
    assert sum(len(item.tokens) for item in sentences) == 1000


def test_a_text_that_is_too_long_is_cut_and_the_rest_counted() -> None:
    found = _cut("One two three. " * 100, most=30)
    assert sum(len(item.tokens) for item in found.sentences) == 30
    assert found.left_out == 270


@given(st.text(alphabet="ab .\n“”‘’%-5\u202e\u0000é", max_size=200))
def test_every_word_lies_in_one_sentence_whatever_the_text(text: str) -> None:
    places = [place for item in _cut(text).sentences for place in item.places]
    assert places == sorted(places)
    covered = {at for start, end in places for at in range(start, end)}
    assert all(at in covered for at, mark in enumerate(text) if mark.isalnum())

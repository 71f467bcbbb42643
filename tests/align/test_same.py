"""Statements and documents that are the same to the letter, and what that puts in doubt."""

from __future__ import annotations

from rashomon.align.same import align
from rashomon.judge.doubts import judge
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document, make_reading

WORDS = "“We will open the river road tomorrow,”"


def _story(*speakers: str, words: str = WORDS):  # type: ignore[no-untyped-def]
    docs = [make_document(f"{words} {who} said.", f"{n}.txt") for n, who in enumerate(speakers)]
    readings = [
        make_reading(d, make_attribution(d, who, "said", words, "direct"))
        for d, who in zip(docs, speakers, strict=True)
    ]
    resolution = resolve(docs, readings)
    return docs, readings, resolution, align(docs, readings, resolution)


def test_same_words_of_one_person_are_one_utterance() -> None:
    *_, alignment = _story("Minister Ana Ruiz", "Ana Ruiz")
    (utterance,) = alignment.utterances
    assert len(utterance.attributions) == 2
    assert (utterance.rule, utterance.speaker_disputed) == ("words.same", False)


def test_short_words_stay_apart() -> None:
    *_, alignment = _story("Ana Ruiz", "Eva Moll", words="“We agree,”")
    assert [u.rule for u in alignment.utterances] == ["single", "single"]


def test_same_words_of_two_people_are_disputed() -> None:
    docs, readings, resolution, alignment = _story("Ana Ruiz", "Eva Moll")
    (utterance,) = alignment.utterances
    assert utterance.speaker_disputed
    cautions = judge(docs, readings, resolution, alignment)
    assert [c.slug for c in cautions] == ["speaker.disputed", "speaker.disputed"]
    assert "Ana Ruiz and to Eva Moll" in cautions[0].message


def test_an_unnamed_speaker_disputes_nothing() -> None:
    *_, alignment = _story("Ana Ruiz", "a senior official")
    assert not alignment.utterances[0].speaker_disputed


def test_duplicates_point_at_the_first_name() -> None:
    left = make_document("“Yes,” she said,  twice.", "b.txt")
    right = make_document('"Yes" she said, twice', "a.txt")
    docs, readings = [left, right], [make_reading(left), make_reading(right)]
    resolution = resolve(docs, readings)
    alignment = align(docs, readings, resolution)
    (caution,) = judge(docs, readings, resolution, alignment)
    assert (caution.slug, caution.document) == ("duplicate.document", left.id)
    assert "a.txt" in caution.message

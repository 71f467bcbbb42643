"""Sentences put together by chance, read by a simple reading and by the real reader."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.documents import Document
from rashomon.model.reading import Attribution, Reading
from rashomon.read.reader import Reader
from rashomon.read.times import find_times
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document, make_reading
from tests.hostile.absurd import Story
from tests.hostile.test_resolve_laws import resolved

WHO = (
    *("Ana Ruiz", "Ruiz", "Mr Ruiz", "Ana", "Ivo Ruiz", "Ivo Stern Jr.", "Stern", "Ann Ruiz"),
    *("he", "she", "it", "they", "I", "we", "who", "the woman", "a man", "his boss", "her lawyer"),
    *("the minister", "Foreign Minister Ana Ruiz", "the foreign ministry", "Velm", "the company"),
    *("a spokesman for Ruiz", "Ruiz’s spokeswoman", "a spokesman for a spokesman for Stern"),
    *("the Velmian government", "the Bank of Velm (BOV)", "the BOV", "the bank", "officials"),
    *("Ana Ruiz, a spokeswoman for Ivo Stern,", "Ivo Stern, a spokesman for Ana Ruiz,"),
    *("Stern, who is Ruiz’s lawyer,", "the report by the ministry", "Reuters", "The Courier", ""),
)
CUES = ("said", "told Ruiz", "told reporters on Tuesday", "wrote in The Courier", "denied", "asked")
WHAT = (
    *("it was so", "she had met him on April 26", "Ruiz had said that it was so", "we will meet"),
    *("“I was there,”", "“We met Stern yesterday,”", "the bank will close next week", "no"),
)
FRAMES = (
    *("{who} {cue} {what}.", "{what}, {who} {cue}.", "On Monday, {who} {cue} that {what}."),
    *("According to {who}, {what}.", "{who} {cue} {what}, adding that {what}.", "{what}\n\n"),
    *("As The Courier reports:\n\n{who} {cue} {what}.", "{who} met {who} in Velm on Tuesday."),
    *("{who} is the head of {who}.", "{who} and {who} {cue} {what};", "“{what}”"),
)
DAYS = ("VELM, April 27, 2031 — ", "", "", "(Reuters) - ")


def sentence(chance: Random) -> tuple[str, tuple[str, str, str]]:
    """A sentence with the source, cue and content that its frame has."""
    parts = chance.choice(WHO), chance.choice(CUES), chance.choice(WHAT)
    frame = chance.choice(FRAMES)
    return frame.format(who=parts[0], cue=parts[1], what=parts[2]), parts


def account(chance: Random, name: str) -> tuple[Document, Reading]:
    """An account of some sentences, with what its frames say."""
    told = [sentence(chance) for _ in range(chance.randint(1, 8))]
    gaps = [chance.choice((" ", " ", "\n\n")) for _ in told]
    text = chance.choice(DAYS) + "".join(s + g for (s, _), g in zip(told, gaps, strict=True))
    doc = make_document(text, name)
    found: dict[str, Attribution] = {}
    for _, (who, cue, what) in told:
        if who in text and cue in text and what in text:
            att = make_attribution(doc, who, cue, what, "direct" if "“" in what else "indirect")
            found[att.id] = att
    reading = make_reading(doc, *sorted(found.values(), key=lambda att: att.content[0].start))
    return doc, Reading(doc.id, reading.mentions, reading.attributions, find_times(text), (), ())


@settings(max_examples=250)
@given(st.integers(0, 2**32), st.integers(1, 4))
def test_any_sentences(seed: int, count: int) -> None:
    chance = Random(seed)
    story: Story = [account(chance, f"{number}.txt") for number in range(count)]
    found = resolved(story)
    again = resolve([doc for doc, _ in story[::-1]], [reading for _, reading in story[::-1]])
    assert again == found


@pytest.mark.slow
def test_any_sentences_as_they_are_read() -> None:
    reader, chance = Reader(), Random(4)
    for _ in range(12):
        documents = [account(chance, f"{number}.txt")[0] for number in range(3)]
        resolved([(doc, reader.read(doc)) for doc in documents])

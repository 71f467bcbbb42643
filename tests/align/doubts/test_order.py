"""Texts whose paragraphs stand in another order than they were written in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.align.doubts.layout import find_headline, lay_out
from rashomon.align.doubts.order import find_scrambled
from rashomon.align.doubts.running import observe
from rashomon.model.documents import Caution, Document
from rashomon.model.links import Passage, Place
from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from tests.documents import make_document, make_reading

TITLE = "Harbour chief Mira Solano to leave the ferry board in June"
LEAD = (
    "Harbour chief Mira Solano will leave the ferry board in June after nine years, the town of"
    " Lindow said on Monday."
)
SECOND = (
    "Solano had asked the mayor, Petr Okonjo, in March to look for somebody younger, her office"
    " said in a statement."
)
THIRD = "Okonjo said on Monday that the town would miss her and that the post would be advertised."
FOURTH = (
    "Solano and her deputy Ilse Varga brought the night ferry back in 2019 against the wish of"
    " the shipping company."
)
FIFTH = "Varga told reporters on the quay that she did not want the post and never had wanted it."
SIXTH = "The company has long asked for higher fares and for fewer crossings in the winter months."
ORDERED = (LEAD, SECOND, THIRD, FOURTH, FIFTH, SIXTH)
SHUFFLED = (FIFTH, THIRD, SIXTH, SECOND, FOURTH, LEAD)


def account(*parts: str, title: str = TITLE, name: str = "one.txt") -> Document:
    text = "\n\n".join((title, *parts))
    doc = make_document(text, name)
    object.__setattr__(doc, "title", title)
    object.__setattr__(doc, "title_span", Span(0, len(title)))
    return doc


def doubts(*docs: Document, passages: tuple[Passage, ...] = ()) -> tuple[Caution, ...]:
    return find_scrambled(docs, [make_reading(doc) for doc in docs], passages)


def test_an_account_in_its_order_is_not_doubted() -> None:
    assert doubts(account(*ORDERED)) == ()


def test_a_shuffled_account_is_doubted_at_the_lead_that_stands_far_down() -> None:
    doc = account(*SHUFFLED)
    (caution,) = doubts(doc)
    assert (caution.slug, caution.document) == ("sentences.out-of-order", doc.id)
    assert caution.span is not None
    assert caution.span.of(doc.text) == LEAD
    assert "“Varga” before “Ilse Varga”" in caution.message
    assert "what the headline announces is told only in paragraph" in caution.message


def test_others_in_the_pile_change_nothing() -> None:
    doc, other = account(*SHUFFLED), account(*ORDERED, name="two.txt")
    assert doubts(other, doc) == doubts(doc, other) == doubts(doc)


def test_one_odd_sign_is_style() -> None:
    anecdote = "On a wet morning in May, Okonjo stood on the quay and watched the ferry leave."
    assert doubts(account(anecdote, LEAD, SECOND, FOURTH, SIXTH)) == ()


def test_a_name_in_the_headline_introduces() -> None:
    doc = account(*SHUFFLED, title="Mira Solano, Petr Okonjo and Ilse Varga quarrel over the ferry")
    running = observe(doc, make_reading(doc), lay_out(doc, make_reading(doc)))
    assert running.late == ()


@pytest.mark.parametrize("text", ["", "Word", "Torvi said. " * 5, "\n\n\n"])
def test_texts_without_an_order_are_left_alone(text: str) -> None:
    assert doubts(make_document(text)) == ()


def test_a_short_first_line_is_a_headline_unmarked() -> None:
    doc = make_document(f"Night ferry stays.\n\n{LEAD}")
    span = find_headline(doc)
    assert span is not None
    assert span.of(doc.text) == "Night ferry stays."
    assert find_headline(make_document(LEAD)) is None


def test_labels_of_an_archive_and_decks_stand_above_the_text() -> None:
    doc = account(
        "ABSTRACT", THIRD, "FULL TEXT", "‘We all are tired of the night ferry,’ she says.", *ORDERED
    )
    rows = lay_out(doc, make_reading(doc))
    assert [row.span.of(doc.text) for row in rows] == list(ORDERED)


def test_passages_the_other_way_round_in_a_document_that_runs_better() -> None:
    left = account(LEAD, SIXTH, FIFTH, FOURTH, THIRD, SECOND, name="left.txt")
    right = account(*ORDERED, name="right.txt")
    assert doubts(left, right) == ()
    left, right = sorted((left, right), key=lambda doc: doc.id)
    passages = tuple(
        Passage(place(left, part), place(right, part), 1.0, "verbatim")
        for part in (FIFTH, SIXTH, SECOND, THIRD, FOURTH, LEAD)
    )
    (caution,) = doubts(left, right, passages=passages)
    assert "stand the other way round in another document" in caution.message


def place(doc: Document, words: str) -> Place:
    start = doc.text.index(words)
    return Place(doc.id, Span(start, start + len(words)))


@pytest.mark.parametrize("blank", [" ", "\u00a0\u2003", "’s"])
def test_a_mention_of_white_space_names_nobody(blank: str) -> None:
    doc = account(f"Ferry{blank} workers met. {LEAD}", *ORDERED[1:])
    start = doc.text.index(blank)
    reading = make_reading(doc)
    mentions = (Mention(Span(start, start + len(blank)), "person"), *reading.mentions)
    rows = lay_out(doc, replace(reading, mentions=tuple(sorted(mentions, key=lambda m: m.span))))
    assert [named.surname for named in rows[0].people] == ["Solano"]


def test_a_long_text_costs_little() -> None:
    line = "Solano said on Monday that the harbour of Lindow would be closed for {} days or more."
    doc = account(*(line.format(number) for number in range(4000)))
    assert doubts(doc) == ()

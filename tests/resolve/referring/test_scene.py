"""Whom the words of a document mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.referring.knowledge import learn
from rashomon.resolve.referring.scene import Scene
from tests.documents import make_attribution, make_document, make_reading


def _refer(marked: str, *told: tuple[str, str, str]) -> tuple[str, str] | None:
    """Key and rule of the words in brackets; ``told`` are sources, cues and contents."""
    start, end = marked.index("["), marked.index("]") - 1
    doc = make_document(marked.replace("[", "").replace("]", ""))
    parts = [make_attribution(doc, *one) for one in told]
    direct = [replace(a, kind="direct") if '"' in doc.text else a for a in parts]
    reading = make_reading(doc, *direct)
    namings = find_namings([doc], {doc.id: reading})
    scene = Scene(doc, reading, namings, (), learn([doc], namings))
    found = scene.refer(Span(start, end))
    return (found.key[1].removeprefix(doc.id + " "), found.rule) if found else None


PRONOUNS = [
    ("Minister Anna Ruiz came. [She] smiled.", ("ana ruiz", "pronoun.only")),
    ("Minister Anna Ruiz met President David Stern. [He] smiled.", ("david stern", "pronoun.only")),
    ("David Stern met Peter Moll in Velm. [His] aides waited.", None),
    (
        "David Stern smiled. Peter Moll, of the bank, came in and [he] sat.",
        ("peter mol", "pronoun.subject"),
    ),
    ("David Stern said Peter Moll had told [him] to go.", ("david stern", "pronoun.only")),
    ("David Stern was warned by Peter Moll. [He] left.", ("david stern", "pronoun.subject")),
    ("David Stern saw [himself] in the glass.", ("david stern", "pronoun.reflexive")),
    ("Anna Ruiz had a plan. Nobody knew what [he] wanted.", None),
    ("A guard fell. Later [he] died.", ("a guard", "pronoun.only")),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_pronouns(text: str, expected: tuple[str, str] | None) -> None:
    assert _refer(text) == expected


def test_who_spoke_last_goes_on() -> None:
    told = ("Peter Moll", "said", "It rains"), ("he", "added", "It pours")
    text = '"It rains," Peter Moll said. David Stern was away. "It pours," [he] added.'
    found = _refer(text, *told)
    assert found is None or found == ("peter mol", "pronoun.continues")


def test_the_quoted_is_i_and_nobody_else_in_the_quotation() -> None:
    text = 'David Stern came. "[I] saw that he was late," Peter Moll said.'
    assert _refer(text, ("Peter Moll", "said", "I saw that he was late")) == (
        "peter mol",
        "pronoun.first-person",
    )
    text = 'David Stern came. "I saw that [he] was late," Peter Moll said.'
    assert _refer(text, ("Peter Moll", "said", "I saw that he was late")) == (
        "david stern",
        "pronoun.only",
    )


def test_names_are_followed_to_their_key() -> None:
    assert _refer("Minister Anna Ruiz came. [Ruiz] smiled.") == ("ana ruiz", "name.surname")
    assert _refer("Peter Moll and Eva Moll came. [Moll] smiled.") is None


def test_an_endless_paragraph_costs_no_more_than_its_length() -> None:
    text = "David Stern met Peter Moll and he told him that his men knew " * 2000
    doc = make_document(text)
    reading = make_reading(doc)
    namings = find_namings([doc], {doc.id: reading})
    scene = Scene(doc, reading, namings, (), learn([doc], namings))
    at = text.rindex(" he ") + 1
    assert scene.refer(Span(at, at + 2)) is None

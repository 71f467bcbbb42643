"""Descriptions of public bodies, and the names of bodies in a whole story.

Each line of ``bodies.txt`` is a text and, behind an arrow, the words of every body in it with its
key and the rule that found it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.offices.body_names import name_bodies
from rashomon.resolve.offices.roles import find_offices_and_bodies
from rashomon.resolve.offices.states import story_states
from tests.resolve.offices.offices import marked, offices_of

LINES = Path(__file__).with_name("bodies.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_bodies(line: str) -> None:
    text, _, told = line.partition("->")
    doc, _ = marked(text.strip())
    bodies = offices_of(text.strip())[0].bodies
    found = [f"{b.span.of(doc.text)} = {b.key[1]} ({b.rule})" for b in bodies]
    assert found == [body.strip() for body in told.split(";") if body.strip()]


def _keys(*texts: str) -> list[list[str | None]]:
    """Keys of the mentions of each text, in order."""
    pairs = [marked(text, f"{number}.txt") for number, text in enumerate(texts)]
    docs = [doc for doc, _ in pairs]
    namings = find_namings(docs, {doc.id: reading for doc, reading in pairs})
    states = story_states(docs)
    own = {doc.id: [n for n in namings if n.document == doc.id] for doc in docs}
    offices = {doc.id: find_offices_and_bodies(doc, own[doc.id], states) for doc in docs}
    named, _ = name_bodies(own, offices)
    return [[n.key[1] if n.key else None for n in named[doc.id]] for doc in docs]


def test_a_mention_of_a_body_has_the_key_of_the_body() -> None:
    text = "The <g:Peruvian Foreign Ministry> met the <g:foreign ministry> in Lima."
    assert _keys(text) == [["foreign ministry of peru"] * 2]


def test_a_name_that_says_whose_it_is_takes_the_others_along() -> None:
    text = "The <o:U.S. Justice Department> met. The <o:Justice Department> slept."
    assert _keys(text, "The <o:Justice Department> met.")[1] == [
        "justice department of united states"
    ]


def test_a_name_that_mostly_names_a_body_names_it_everywhere() -> None:
    often = "The Peruvian <g:Supreme Court> met. The Peruvian <g:Supreme Court> slept."
    assert _keys(often, "The <g:Supreme Court> met.")[1] == ["supreme court of peru"]


def test_a_name_that_rarely_names_a_body_keeps_its_key() -> None:
    often = "The <g:Supreme Court> met. The <g:Supreme Court> slept."
    assert _keys("The Peruvian <g:Supreme Court> met.", often)[1] == ["supreme court"] * 2


def test_a_name_of_two_bodies_stays_apart() -> None:
    text = "The Peruvian <g:Supreme Court> met the Chilean <g:Supreme Court>."
    assert _keys(text) == [["supreme court of peru", "supreme court of chile"]]


def test_what_lies_inside_a_body_keeps_its_key() -> None:
    assert _keys("<p:Peru>'s permanent mission to <o:Torvik> met.") == [["peru", "torvik"]]


def test_a_longer_name_than_the_bodys_keeps_its_key() -> None:
    ((key,),) = _keys("The <o:Peruvian Ministry of Defence Press Centre> met.")
    assert key is not None
    assert "press" in key

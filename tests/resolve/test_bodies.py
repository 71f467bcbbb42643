"""Descriptions of public bodies, and the positions of a whole story.

Each line of ``bodies.txt`` is a text and, behind an arrow, the words of every body in it with its
key and the rule that found it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.resolve.clusters import Naming, find_namings
from rashomon.resolve.positions import Positions, find_positions
from tests.resolve.offices import marked, offices_of

LINES = Path(__file__).with_name("bodies.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_bodies(line: str) -> None:
    text, _, told = line.partition("->")
    doc, _ = marked(text.strip())
    bodies = offices_of(text.strip())[0].bodies
    found = [f"{b.span.of(doc.text)} = {b.key[1]} ({b.rule})" for b in bodies]
    assert found == [body.strip() for body in told.split(";") if body.strip()]


def _positions(*texts: str) -> tuple[Positions, tuple[Naming, ...]]:
    pairs = [marked(text, f"{number}.txt") for number, text in enumerate(texts)]
    namings = find_namings([doc for doc, _ in pairs], {doc.id: r for doc, r in pairs})
    return find_positions([doc for doc, _ in pairs], namings), namings


def _keys(positions: Positions) -> set[str | None]:
    return {naming.key[1] if naming.key else None for naming in positions.namings}


def test_a_mention_of_a_body_has_the_key_of_the_body() -> None:
    found, _ = _positions("The <g:Peruvian Foreign Ministry> met the <g:foreign ministry> in Lima.")
    assert _keys(found) == {"foreign ministry of peru"}


def test_a_name_that_mostly_names_a_body_names_it_everywhere() -> None:
    often = "The Peruvian <g:Supreme Court> met. The Peruvian <g:Supreme Court> slept."
    found, _ = _positions(often, "The <g:Supreme Court> met.")
    assert _keys(found) == {"supreme court of peru"}


def test_a_name_of_two_bodies_stays_apart() -> None:
    found, _ = _positions("The Peruvian <g:Supreme Court> met the Chilean <g:Supreme Court>.")
    assert _keys(found) == {"supreme court of peru", "supreme court of chile"}


def test_what_lies_inside_a_body_keeps_its_key() -> None:
    found, namings = _positions("<p:Peru>'s permanent mission to the <o:UN> met.")
    assert [n.key for n in found.namings] == [n.key for n in namings]


def test_a_longer_name_than_the_bodys_keeps_its_key() -> None:
    found, namings = _positions("The <o:Peruvian Ministry of Defence Press Centre> met.")
    assert found.namings == namings


def test_places_that_act_are_governments() -> None:
    found, _ = _positions("<p:Lima> insists that it rains in <p:Lima>.")
    assert [(body.span.start, body.key[1]) for body in found.governments] == [(0, "state: Peru")]


def test_the_order_of_documents_changes_no_position() -> None:
    texts = ("The <g:Peruvian Foreign Ministry> met.", "The foreign ministry in <p:Lima> slept.")
    pairs = [marked(text, f"{number}.txt") for number, text in enumerate(texts)]
    docs = [doc for doc, _ in pairs]
    namings = find_namings(docs, {doc.id: reading for doc, reading in pairs})
    assert find_positions(docs, namings) == find_positions(docs[::-1], namings)

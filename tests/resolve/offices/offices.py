"""What documents written by hand say about bodies and roles.

Mentions are marked in the text: ``<Ana Ruiz>`` is a person, ``<o:UN>`` an organization,
``<g:White House>`` a government's, ``<p:Lima>`` a place, ``<x:Peruvian>`` a group.
"""

from __future__ import annotations

import re

from rashomon.model.documents import Document
from rashomon.model.reading import EntityKind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming, find_namings
from rashomon.resolve.offices.roles import Offices, Role, find_offices_and_bodies
from rashomon.resolve.offices.states import story_states
from tests.documents import make_document

_MARK = re.compile(r"<(?:([opgx]):)?([^<>]+)>")
_KINDS: dict[str | None, EntityKind] = {
    None: "person",
    "o": "organization",
    "p": "place",
    "g": "government",
    "x": "group",
}


def marked(text: str, name: str = "one.txt") -> tuple[Document, Reading]:
    """A document and a reading whose mentions are those marked in the text."""
    plain, at, spans = "", 0, []
    for hit in _MARK.finditer(text):
        plain += text[at : hit.start()]
        spans.append((len(plain), len(plain) + len(hit[2]), _KINDS[hit[1]]))
        plain += hit[2]
        at = hit.end()
    doc = make_document(plain + text[at:], name)
    return doc, Reading(doc.id, tuple(Mention(Span(a, b), kind) for a, b, kind in spans))


def offices_of(text: str) -> tuple[Offices, tuple[Naming, ...]]:
    """Bodies and roles of a marked text, with its namings."""
    doc, reading = marked(text)
    namings = find_namings([doc], {doc.id: reading})
    return find_offices_and_bodies(doc, namings, story_states([doc])), namings


def shown(key: Key | None, namings: tuple[Naming, ...]) -> str | None:
    """A key as the first name in the text that leads to it, else as it is."""
    names = {n.key: n.name for n in reversed(namings)}
    return None if key is None else names.get(key, key[1])


def told(text: str) -> list[tuple[str | None, str, str | None]]:
    """(holder, office, of) of every role."""
    offices, namings = offices_of(text)
    return [(shown(r.holder, namings), r.noun, shown(r.of, namings)) for r in offices.roles]


def held(text: str) -> list[tuple[str | None, str, str | None]]:
    """(holder, office, of) of every role that somebody holds."""
    return [row for row in told(text) if row[0] is not None]


def free(text: str) -> list[Role]:
    """Roles that nobody is named for."""
    return [role for role in offices_of(text)[0].roles if role.holder is None]

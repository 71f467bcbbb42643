"""What documents written by hand say about bodies and roles."""

from __future__ import annotations

from rashomon.resolve.clusters import find_namings
from rashomon.resolve.roles import Offices, Role, find_offices_and_bodies
from rashomon.resolve.states import story_states
from tests.documents import make_document, make_reading


def offices_of(text: str) -> Offices:
    """Bodies and roles of a text, with the mentions that the rules find."""
    doc = make_document(text)
    reading = make_reading(doc)
    namings = find_namings([doc], {doc.id: reading})
    return find_offices_and_bodies(doc, namings, story_states([doc]))


def held(text: str) -> list[tuple[str, str, str | None]]:
    """(holder, office, of) of every role that somebody holds; people go by their first name."""
    doc = make_document(text)
    namings = find_namings([doc], {doc.id: make_reading(doc)})
    names = {n.key: n.name for n in reversed(namings) if n.key and n.key[0] == "person"}
    return [
        (names[role.holder], role.noun, names.get(role.of, role.of[1]) if role.of else None)
        for role in offices_of(text).roles
        if role.holder is not None
    ]


def free(text: str) -> list[Role]:
    """Roles that nobody is named for."""
    return [role for role in offices_of(text).roles if role.holder is None]

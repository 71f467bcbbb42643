"""Bodies, governments and offices of a whole story, under one key each.

A mention such as "Peruvian Foreign Ministry" and a description such as "the foreign ministry in
Lima" are one body.  The key of the body takes the place of the key that its name alone gave: for
the mention itself, and for all of that name where most of its mentions are known to be that body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.documents import Document
from rashomon.resolve.bodies import Body
from rashomon.resolve.clusters import Key, Naming
from rashomon.resolve.roles import Role, find_offices_and_bodies
from rashomon.resolve.states import (
    States,
    government_of,
    stands_for_government,
    story_states,
)


@dataclass(frozen=True, slots=True)
class Positions:
    """What a story says about bodies, governments and offices.

    Args:
        namings: The story's namings; those of bodies have the key of the body.
        bodies: Descriptions of bodies, by document id and place; a body need not be a mention.
        governments: Names of places where they stand for the government, in the same order.
        roles: By document id and place.
        states: The states that the story may speak of.
    """

    namings: tuple[Naming, ...]
    bodies: tuple[Body, ...]
    governments: tuple[Body, ...]
    roles: tuple[Role, ...]
    states: States


def find_positions(documents: Sequence[Document], namings: Sequence[Naming]) -> Positions:
    """Finds the bodies, governments and offices of a story.

    Args:
        documents: The story's documents, in any order.
        namings: Namings of all of them, those of one document in order of position.

    Returns:
        All of it, independent of the order of the documents.
    """
    ordered = sorted(documents, key=lambda doc: doc.id)
    by_document: dict[str, list[Naming]] = {doc.id: [] for doc in ordered}
    for naming in namings:
        by_document[naming.document].append(naming)
    states = story_states(ordered)
    bodies: list[Body] = []
    governments: list[Body] = []
    roles: list[Role] = []
    for doc in ordered:
        own = by_document[doc.id]
        found = find_offices_and_bodies(doc, own, states)
        bodies += found.bodies
        roles += found.roles
        governments += _governments(doc, own, states)
    settled, renamed = _settled(namings, bodies)
    return Positions(
        namings=settled,
        bodies=tuple(bodies),
        governments=tuple(governments),
        roles=tuple(_renamed(role, renamed) for role in roles),
        states=states,
    )


def _governments(doc: Document, namings: Iterable[Naming], states: States) -> Iterable[Body]:
    """Names of places that stand for a government."""
    for naming in namings:
        if naming.mention.kind in ("place", "government"):
            key = government_of(naming.name, states)
            span = naming.mention.span
            if key is not None and stands_for_government(doc.text, span):
                yield Body(doc.id, span, span, key, None, "place.government")


def _settled(
    namings: Sequence[Naming], bodies: Sequence[Body]
) -> tuple[tuple[Naming, ...], Mapping[Key, Key]]:
    """Namings with the keys of the bodies that they name, and which keys gave way to which."""
    places = _by_document(bodies)
    named = [_body_of(naming, places.get(naming.document, [])) for naming in namings]
    counts = Counter(naming.key for naming in namings)
    votes = Counter(
        (naming.key, body.key) for naming, body in zip(namings, named, strict=True) if body
    )
    renamed = {
        key: body
        for (key, body), count in votes.items()
        if key is not None and key != body and 2 * count > counts[key]
    }
    out = [
        replace(naming, key=body.key, rule=body.rule) if body else _naming(naming, renamed)
        for naming, body in zip(namings, named, strict=True)
    ]
    return tuple(out), renamed


def _by_document(bodies: Iterable[Body]) -> dict[str, list[Body]]:
    found: dict[str, list[Body]] = {}
    for body in bodies:
        found.setdefault(body.document, []).append(body)
    return {document: sorted(own, key=lambda b: b.head) for document, own in found.items()}


def _body_of(naming: Naming, bodies: Sequence[Body]) -> Body | None:
    """The body whose noun stands in a mention."""
    if naming.mention.kind not in ("organization", "government"):
        return None
    span = naming.mention.span
    at = bisect_right(bodies, span.end, key=lambda body: body.head.end) - 1
    body = bodies[at] if at >= 0 else None
    if body is None or not span.covers(body.head):
        return None
    # "Peruvian Ministry of Defence Press Centre" is more than the ministry.
    return body if span.end <= body.span.end else None


def _naming(naming: Naming, renamed: Mapping[Key, Key]) -> Naming:
    if naming.key is None or naming.key not in renamed:
        return naming
    return replace(naming, key=renamed[naming.key])


def _renamed(role: Role, renamed: Mapping[Key, Key]) -> Role:
    if role.of is None or role.of not in renamed:
        return role
    return replace(role, of=renamed[role.of])

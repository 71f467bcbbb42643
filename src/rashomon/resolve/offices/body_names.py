"""Mentions of bodies under the keys of the bodies.

A mention such as "Peruvian Foreign Ministry" and a description such as "the foreign ministry in
Lima" are one body.  The key of the body takes the place of the key that the mention's name gave:
for the mention itself, and for every other mention of that name where the name says whose body it
is, or where most of its mentions are known to be that body.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.offices.bodies import Body
from rashomon.resolve.offices.roles import Offices


@dataclass(slots=True)
class _Votes:
    """What the mentions of one name are known to be.

    Args:
        bodies: Mentions known to be each body.
        said: Whether the name itself says whose it is ("Peruvian Foreign Ministry").
        mentions: All mentions of the name.
    """

    bodies: Counter[Key] = field(default_factory=Counter)
    said: bool = False
    mentions: int = 0

    def winner(self) -> Key | None:
        """The only body that the name stands for, if that is clear."""
        if len(self.bodies) != 1:
            return None
        ((body, count),) = self.bodies.items()
        return body if self.said or 2 * count > self.mentions else None


def name_bodies(
    namings: Mapping[str, Sequence[Naming]], offices: Mapping[str, Offices]
) -> tuple[dict[str, list[Naming]], dict[str, Offices]]:
    """Gives mentions of bodies the keys of the bodies, throughout a story.

    Args:
        namings: Namings of each document, by document id, in order of position.
        offices: What each document says about bodies and roles, by document id.

    Returns:
        The same with one key for each body; roles are offices of that key too.
    """
    known = {
        document: _bodies_of(own, offices[document].bodies) for document, own in namings.items()
    }
    winners = _winners(
        pair for document, own in namings.items() for pair in zip(own, known[document], strict=True)
    )
    named = {
        document: [
            _named(naming, body, winners) for naming, body in zip(own, known[document], strict=True)
        ]
        for document, own in namings.items()
    }
    return named, {document: _with_keys(own, winners) for document, own in offices.items()}


def _bodies_of(namings: Iterable[Naming], bodies: Iterable[Body]) -> list[Body | None]:
    ordered = sorted(bodies, key=lambda body: body.head)
    return [_body_of(naming, ordered) for naming in namings]


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


def _winners(pairs: Iterable[tuple[Naming, Body | None]]) -> dict[Key, Key]:
    """The body that takes the place of each key that gives way to one."""
    votes: dict[Key, _Votes] = {}
    for naming, body in pairs:
        if naming.key is None:
            continue
        own = votes.setdefault(naming.key, _Votes())
        own.mentions += 1
        if body is not None:
            own.bodies[body.key] += 1
            own.said |= body.rule in ("body.state", "body.seat") and naming.mention.span.covers(
                body.span
            )
    found = ((key, own.winner()) for key, own in votes.items())
    return {key: body for key, body in found if body is not None and body != key}


def _named(naming: Naming, body: Body | None, winners: Mapping[Key, Key]) -> Naming:
    if body is not None:
        return replace(naming, key=body.key, rule=body.rule)
    key = winners.get(naming.key) if naming.key is not None else None
    return naming if key is None else replace(naming, key=key)


def _with_keys(offices: Offices, winners: Mapping[Key, Key]) -> Offices:
    return replace(
        offices,
        roles=tuple(
            replace(role, of=winners[role.of]) if role.of in winners and role.of else role
            for role in offices.roles
        ),
    )

"""Who takes part in what a clause tells, and is not only where it happens."""

from __future__ import annotations

from functools import cache

from rashomon.judge.events.tellings import Account
from rashomon.judge.material import Said
from rashomon.lexicon.names import name_words
from rashomon.model.reading import EntityKind
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_ACTORS: frozenset[EntityKind] = frozenset({"person", "organization", "government"})
_SCENES = word_set(
    "in at to from near around outside inside into through across over above toward towards within "
    "throughout off along via"
)
_ARTICLES = word_set("the a an central eastern western northern southern downtown nearby")
_MOST = 12
"""Participants of one clause; lists of names have more."""


def find_participants(account: Account, span: Span) -> tuple[str, ...]:
    """Persons, bodies and states that a clause names and that are no mere scene.

    Args:
        account: The document.
        span: The clause.

    Returns:
        Entity ids, sorted.
    """
    found: set[str] = set()
    for place, entity in account.material.named_in(account.document, span):
        actor = _actor(account, place, entity)
        if actor is not None:
            found.add(actor)
        if len(found) == _MOST:
            break
    return tuple(sorted(found))


def _actor(account: Account, place: Span, entity: str) -> str | None:
    """Who acts under a name: the person or body, or the state that a country's name stands for."""
    kind = account.material.entities[entity].kind
    if kind in ("person", "organization"):
        return entity
    if kind not in ("government", "place") or _is_scene(account, place):
        return None
    if kind == "place":
        return account.states.get(account.material.entities[entity].name.lower())
    return None if _is_adjective(place.of(account.tokens.text)) else entity


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word.lower() for state in name_words().states for word in state.adjectives)


def _is_adjective(name: str) -> bool:
    """Whether a name only says of which state somebody is: "Brennish President", "pro-Brennish"."""
    words = name.lower().replace("pro-", "").replace("anti-", "")
    return words in _adjectives()


def _is_scene(account: Account, place: Span) -> bool:
    """Whether a state or its capital is where something is: "in Halstad", "to Moscow"."""
    tokens = account.tokens
    at = tokens.within(place).start - 1
    if at >= 0 and tokens.forms[at] in _ARTICLES:
        at -= 1
    return at >= 0 and tokens.forms[at] in _SCENES


def find_speaker(account: Account, said: Said) -> tuple[str, ...]:
    """Who said it, if that is somebody known by name."""
    found = account.material.entities.get(said.speaker) if said.speaker else None
    return (found.id,) if found is not None and found.kind != "unnamed" else ()


def find_hearers(account: Account, said: Said) -> tuple[str, ...]:
    """Whom a statement was made to, without "reporters" and their like."""
    entities = account.material.entities
    return tuple(
        entity
        for entity in said.addressees
        if entity in entities and entities[entity].kind in _ACTORS
    )

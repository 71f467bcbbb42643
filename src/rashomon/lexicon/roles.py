"""Word lists of offices and public bodies; each is described in ``roles.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.lexicon.inflection import verb_forms


@dataclass(frozen=True, slots=True)
class Office:
    """One office under all its words.

    Args:
        name: The word that stands for all.
        words: Words that name it, in small letters, plurals too.
        speaks: Whether its holder is to speak or act for what it is an office of.
        state: Whether a state's adjective before it says whose office it is.
        top: Whether its holder can be called head, chief or leader of it.
        generic: Whether the words only say that somebody is at the top.
        title: Whether it counts only right before a name.
    """

    name: str
    words: tuple[str, ...]
    speaks: bool = False
    state: bool = False
    top: bool = False
    generic: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """A name that stands for a body of one state.

    Args:
        body: Key of the body.
        state: Name of the state.
    """

    body: str
    state: str


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The lists.

    Args:
        offices: Words of an office in small letters → the office.
        first_words: First word of an office → its words split, longest first.
        plain: Modifiers that change nothing.
        rank: Modifiers that belong to the office.
        past: Modifiers that say it is not held now.
        voice: Fields that make the head of a part of a body its voice.
        portfolios: What a minister is for → the name that stands for all.
        bodies: Words of a body of a state → the name that stands for all.
        governments: Words for the government itself.
        staff: Words for somebody's own staff.
        body_starts: Words that a body's or government's words may begin with.
        act_verbs: Forms of verbs that only somebody who decides can do.
        act_lemmas: The same verbs in their first form.
        act_nouns: Nouns of such acts.
        seats: First word of a seat as printed → its words split and the seat, longest first.
    """

    offices: Mapping[str, Office]
    first_words: Mapping[str, tuple[tuple[str, ...], ...]]
    plain: frozenset[str]
    rank: frozenset[str]
    past: frozenset[str]
    voice: frozenset[str]
    portfolios: Mapping[str, str]
    bodies: Mapping[str, str]
    governments: frozenset[str]
    staff: frozenset[str]
    body_starts: frozenset[str]
    act_verbs: frozenset[str]
    act_lemmas: frozenset[str]
    act_nouns: frozenset[str]
    seats: Mapping[str, tuple[tuple[tuple[str, ...], Seat], ...]]


@cache
def role_words() -> RoleWords:
    """Loads the lists that ship with the package; they are read once."""
    path = files("rashomon.lexicon").joinpath("roles.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = [Office(**{**row, "words": tuple(row["words"])}) for row in table["office"]]
    offices = {word: office for office in listed for word in office.words}
    starts: dict[str, list[tuple[str, ...]]] = {}
    for word in offices:
        parts = tuple(word.split())
        starts.setdefault(parts[0], []).append(parts)
    bodies = _by_word(table["bodies"])
    governments = frozenset(table["governments"]["words"])
    staff = frozenset(table["governments"]["staff"])
    return RoleWords(
        offices=offices,
        first_words={
            key: tuple(sorted(v, key=lambda p: (-len(p), p))) for key, v in starts.items()
        },
        **{key: frozenset(table["phrases"][key]) for key in ("plain", "rank", "past", "voice")},
        portfolios=_by_word(table["portfolios"]),
        bodies=bodies,
        governments=governments,
        staff=staff,
        body_starts=frozenset(word.split()[0] for word in {*bodies, *governments, *staff}),
        act_verbs=frozenset(f for verb in table["acts"]["verbs"] for f in verb_forms(verb)),
        act_lemmas=frozenset(table["acts"]["verbs"]),
        act_nouns=frozenset(table["acts"]["nouns"]),
        seats=_seats(table["seat"]),
    )


def _seats(rows: list[dict[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], Seat], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Seat]]] = {}
    for row in rows:
        for name in row["words"]:
            words = tuple(name.split())
            found.setdefault(words[0], []).append((words, Seat(row["body"], row["state"])))
    return {first: tuple(sorted(v, key=lambda item: -len(item[0]))) for first, v in found.items()}


def _by_word(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in groups.items() for word in words}

"""Word lists that tell persons, organizations, governments and places apart."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class State:
    """A state as news reports name it.

    Args:
        name: Usual short name.
        capital: Its capital; a report's "Moscow said" stands for the government there.
        adjectives: Demonyms ("Russian").
        also: Other names of the state.
        parts: Countries within it, with governments of their own.
    """

    name: str
    capital: str
    adjectives: tuple[str, ...]
    also: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists; each is described in ``names.toml`` or ``states.toml``."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    people: frozenset[str]
    plurals: frozenset[str]
    organizations: frozenset[str]
    outlets: frozenset[str]
    governments: frozenset[str]
    seats: frozenset[str]
    known_organizations: frozenset[str]
    places: frozenset[str]
    place_leads: frozenset[str]
    known_places: frozenset[str]
    calendar: frozenset[str]
    given_names: frozenset[str]
    feminine_names: frozenset[str]
    either_names: frozenset[str]
    openers: frozenset[str]
    states: tuple[State, ...]
    shared: frozenset[str]
    doubtful: frozenset[str]
    not_after: frozenset[str]
    stateless: frozenset[str]
    state_names: frozenset[str]
    capitals: frozenset[str]
    demonyms: frozenset[str]


@cache
def name_words() -> NameWords:
    """Loads the lists that ship with the package; they are read once.

    Returns:
        The lists, as sets where order has no meaning.
    """
    folder = files("rashomon.lexicon")
    lists = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    table = tomllib.loads((folder / "states.toml").read_text(encoding="utf-8"))
    states = tuple(_state(row) for row in table.pop("state"))
    return NameWords(
        **{key: frozenset(values) for key, values in {**lists, **table}.items()},
        given_names=_words((folder / "given_names.txt").read_text(encoding="utf-8")),
        feminine_names=_words((folder / "feminine_names.txt").read_text(encoding="utf-8")),
        either_names=_words((folder / "either_names.txt").read_text(encoding="utf-8")),
        openers=_words((folder / "openers.txt").read_text(encoding="utf-8")),
        states=states,
        state_names=frozenset(name for s in states for name in (s.name, *s.also, *s.parts)),
        capitals=frozenset(s.capital for s in states),
        demonyms=frozenset(form for s in states for a in s.adjectives for form in (a, a + "s")),
    )


def _words(text: str) -> frozenset[str]:
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _state(row: dict[str, Any]) -> State:
    return State(
        name=row["name"],
        capital=row["capital"],
        adjectives=tuple(row["adjectives"]),
        also=tuple(row.get("also", ())),
        parts=tuple(row.get("parts", ())),
    )

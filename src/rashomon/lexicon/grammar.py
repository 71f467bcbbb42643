"""Closed word classes, and nouns that tell sex; each list is described in ``grammar.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Grammar:
    """The lists, in small letters."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    counts: frozenset[str]
    links: frozenset[str]
    relatives: frozenset[str]
    verbs: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    people: frozenset[str]
    plain_people: frozenset[str]
    firms: frozenset[str]
    any_firm: frozenset[str]
    plural_only: frozenset[str]
    singular_in_s: frozenset[str]
    plurals: Mapping[str, str]


@cache
def grammar() -> Grammar:
    """Loads the lists that ship with the package; they are read once."""
    path = files("rashomon.lexicon").joinpath("grammar.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    plurals = table.pop("plurals")
    return Grammar(**{key: frozenset(words) for key, words in table.items()}, plurals=plurals)

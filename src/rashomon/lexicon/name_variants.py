"""Tables that tell whether two spellings name one person, body or place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class NameVariants:
    """The tables; each is described in ``name_variants.toml`` or ``exonyms.toml``.

    Args:
        given: Groups of given names that one person may bear.
        short_forms: Given names, each with short forms of it behind.
        particles: Small words of surnames.
        surname_openers: Those of them that never are a given name.
        surname_first: Surnames that stand before the given name.
        feminine_titles: Titles and offices of a woman.
        masculine_titles: Titles and offices of a man.
        legal_forms: How a company is made up ("Ltd").
        spellings: One spelling of a word → the other.
        places: Groups of names of one place.
        bodies: Groups of names of one body.
    """

    given: tuple[tuple[str, ...], ...]
    short_forms: tuple[tuple[str, ...], ...]
    particles: frozenset[str]
    surname_openers: frozenset[str]
    surname_first: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_titles: frozenset[str]
    legal_forms: frozenset[str]
    spellings: dict[str, str]
    places: tuple[tuple[str, ...], ...]
    bodies: tuple[tuple[str, ...], ...]


_SETS = (
    "particles",
    "surname_openers",
    "surname_first",
    "feminine_titles",
    "masculine_titles",
    "legal_forms",
)


@cache
def name_variants() -> NameVariants:
    """Loads the tables that ship with the package; they are read once.

    Returns:
        The tables, as printed: nothing in them is folded.
    """
    folder = files("rashomon.lexicon")
    people = tomllib.loads((folder / "name_variants.toml").read_text(encoding="utf-8"))
    places = tomllib.loads((folder / "exonyms.toml").read_text(encoding="utf-8"))
    return NameVariants(
        given=tuple(tuple(line.split()) for line in people["given"]),
        short_forms=tuple(tuple(line.split()) for line in people["short_forms"]),
        spellings=people["spellings"],
        places=tuple(tuple(group) for group in places["places"]),
        bodies=tuple(tuple(group) for group in places["bodies"]),
        **{name: frozenset(people[name].split()) for name in _SETS},
    )

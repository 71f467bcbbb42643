"""Names and nouns of outlets: agencies, papers, broadcasters, programmes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class OutletWords:
    """The lists of ``outlets.toml``.

    Args:
        names: Names as printed, without a leading article.
        endings: Last words of such names.
        nouns: Nouns for outlets, in small letters.
    """

    names: frozenset[str]
    endings: frozenset[str]
    nouns: frozenset[str]


@cache
def outlet_words() -> OutletWords:
    """Loads the lists that ship with the package; they are read once.

    Returns:
        The lists as sets.
    """
    path = files("rashomon.lexicon") / "outlets.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    names = frozenset(name.removeprefix("The ") for name in lists["names"])
    return OutletWords(names, frozenset(lists["endings"]), frozenset(lists["nouns"]))

"""Words that are opposite to one another: what works has not failed."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from rashomon.text.stems import stem

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_LEAST = 5
"""Letters of a stem that a prefix may stand before: "under" is not the opposite of "der"."""


@cache
def _table() -> Mapping[str, frozenset[str]]:
    path = files("rashomon.judge.claims").joinpath("opposites.toml")
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in tomllib.loads(path.read_text(encoding="utf-8"))["rows"]:
        mine, theirs = ({stem(word) for word in side} for side in (one, other))
        for word in mine:
            found[word] |= theirs - mine
        for word in theirs:
            found[word] |= mine - theirs
    return {word: frozenset(others) for word, others in found.items()}


def find_opposites(left: Iterable[str], right: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Stems of one side whose opposite stands on the other, where neither side has both.

    Args:
        left: Stems of one proposition.
        right: Stems of another.

    Returns:
        Pairs of a stem of the left and one of the right, sorted.

    >>> find_opposites({"corridor", "work"}, {"corridor", "fail"})
    (('work', 'fail'),)
    >>> find_opposites({"offens", "provok"}, {"offens", "unprovok"})
    (('provok', 'unprovok'),)
    """
    mine, theirs = set(left), set(right)
    table = _table()
    found = {
        (one, other)
        for one in mine - theirs
        for other in (table.get(one, frozenset()) & (theirs - mine)) | _prefixed(one, theirs - mine)
    }
    found |= {(one, other) for other in theirs - mine for one in _prefixed(other, mine - theirs)}
    return tuple(
        sorted(
            (one, other)
            for one, other in found
            if table.get(one, frozenset()).isdisjoint(mine)
            and table.get(other, frozenset()).isdisjoint(theirs)
        )
    )


def _prefixed(word: str, others: set[str]) -> set[str]:
    """Of other stems those that are the word with a prefix that negates it."""
    if len(word) < _LEAST:
        return set()
    return {prefix + word for prefix in _PREFIXES} & others

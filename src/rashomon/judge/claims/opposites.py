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

_NONE: frozenset[str] = frozenset()


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


def opposites_of(stems: Iterable[str]) -> frozenset[str]:
    """Stems that are opposite to one of a proposition, and to none that stands in it itself.

    What has both a word and its opposite ("opened and closed") has no opposite by them.

    >>> sorted(opposites_of({"corridor", "succe"}))
    []
    >>> "fail" in opposites_of({"corridor", "work"})
    True
    >>> "unprovok" in opposites_of({"offens", "provok"})
    True
    """
    own = frozenset(stems)
    found: set[str] = set()
    for word in own:
        others = _table().get(word, _NONE)
        if others.isdisjoint(own):
            found |= others
        if len(word) >= _LEAST:
            found.update(prefix + word for prefix in _PREFIXES)
            found.update(
                word.removeprefix(prefix)
                for prefix in _PREFIXES
                if word.startswith(prefix) and len(word) >= _LEAST + len(prefix)
            )
    return frozenset(found - own)

"""How much a shared word tells: the rarer a word in news, and in its own document, the more.

Self-information in bits (Shannon 1948) of a word's share of its document, smoothed with its share
in news at large (Zhai & Lafferty 2004, "A study of smoothing methods for language models",
Dirichlet prior).  Nothing is counted over the other documents of a story, since then a stranger
among them would change what two propositions have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import log2

_UNSEEN = 16
"""Bits of a stem that is not in the table: the next step after the rarest there."""
_PRIOR = 300
"""Words that the share in news at large counts as: about a short account."""


@cache
def _table() -> Mapping[str, int]:
    path = files("rashomon.judge.claims").joinpath("common_stems.txt")
    found: dict[str, int] = {}
    bits = _UNSEEN
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            bits = int(line[1:-1])
        elif not line.startswith("#"):
            found |= dict.fromkeys(line.split(), bits)
    return found


class Rarity:
    """What the words of one document tell.

    Args:
        stems: The stems of all its words.
    """

    def __init__(self, stems: Iterable[str]) -> None:
        self._counts = Counter(stems)
        self._size = self._counts.total()
        self._bits: dict[str, float] = {}

    def bits(self, stem: str) -> float:
        """Bits that one occurrence of a stem tells within the document."""
        if stem not in self._bits:
            share = 2.0 ** -_table().get(stem, _UNSEEN)
            elsewhere = max(0, self._counts[stem] - 1)
            self._bits[stem] = -log2((elsewhere + _PRIOR * share) / (self._size + _PRIOR))
        return self._bits[stem]

"""How much a shared word tells: the rarer a word in news, and in its own document, the more.

The measure is self-information in bits (Shannon 1948).  The share of a word in its document is
smoothed with its share in news at large (Zhai & Lafferty 2004, "A study of smoothing methods for
language models", Dirichlet prior), so that the words of the story itself, which are in every
statement of it, tell little.  Nothing is counted over the other documents of a story, since then
a stranger among them would change what these two have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import log2

UNSEEN = 16
"""Bits of a stem that is not in the table: the next step after the rarest there."""
_PRIOR = 300
"""Words that the share in news at large counts as: about a short account."""


@cache
def _table() -> Mapping[str, int]:
    path = files("rashomon.text").joinpath("common_stems.txt")
    found: dict[str, int] = {}
    bits = UNSEEN
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            bits = int(line[1:-1])
        elif not line.startswith("#"):
            found |= dict.fromkeys(line.split(), bits)
    return found


def bits_of(stem: str, elsewhere: int, rest: int) -> float:
    """Bits that one occurrence of a word tells within its document.

    Args:
        stem: The word's stem.
        elsewhere: How often the stem stands in the rest of the document.
        rest: Words of the rest of the document.
    """
    share = 2.0 ** -_table().get(stem, UNSEEN)
    return -log2((elsewhere + _PRIOR * share) / (rest + _PRIOR))


class Rarity:
    """What the words of one document tell, each counted against the rest of it.

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
            elsewhere = max(0, self._counts[stem] - 1)
            self._bits[stem] = bits_of(stem, elsewhere, self._size)
        return self._bits[stem]

"""Figures of one extracted text against the text that a person took."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """Tokens in common, extra and missing, counted as a multiset."""

    common: int
    extra: int
    missing: int

    @property
    def precision(self) -> float:
        """Share of what was extracted that belongs there; 0 for nothing extracted."""
        return self.common / (self.common + self.extra) if self.common else 0.0

    @property
    def recall(self) -> float:
        """Share of what belongs there that was extracted."""
        return self.common / (self.common + self.missing) if self.common else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = 2 * self.common + self.extra + self.missing
        return 2 * self.common / total if total else 0.0


def count_overlap(found: str, gold: str, shingle: int = 1) -> Overlap:
    """Compares two texts as multisets of words, or of runs of words.

    Args:
        found: Extracted text.
        gold: Text taken by a person.
        shingle: Words in a run; 4 is what the article extraction benchmark uses.

    Returns:
        The counts.
    """
    left, right = _shingles(found, shingle), _shingles(gold, shingle)
    common = sum((left & right).values())
    return Overlap(common, left.total() - common, right.total() - common)


def _shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))


def sum_overlaps(overlaps: Sequence[Overlap]) -> Overlap:
    """Adds counts up, for micro figures."""
    return Overlap(
        sum(o.common for o in overlaps),
        sum(o.extra for o in overlaps),
        sum(o.missing for o in overlaps),
    )


def share_held(text: str, snippets: Sequence[str]) -> float:
    """Share of snippets whose words stand in a text, in order and together; 1 for no snippets."""
    if not snippets:
        return 1.0
    words = " ".join(_TOKEN.findall(text.casefold()))
    held = [" ".join(_TOKEN.findall(one.casefold())) in words for one in snippets]
    return sum(held) / len(held)


def same_words(left: str, right: str) -> bool:
    """Whether two short strings have the same words, whatever stands between them."""
    return _TOKEN.findall(left.casefold()) == _TOKEN.findall(right.casefold())


def shares_name(names: Sequence[str], gold: str) -> bool:
    """Whether one of the names found is one of those noted, or holds it or is held by it."""
    noted = " ".join(_TOKEN.findall(gold.casefold()))
    return any(
        found and (found in noted or noted in found)
        for found in (" ".join(_TOKEN.findall(name.casefold())) for name in names)
    )

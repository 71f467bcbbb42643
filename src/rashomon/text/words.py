"""The words of a text, alike whatever their case and apostrophes, and where each stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")

# The steps of a stage ask for the words of the same documents one after the other.  What is kept is
# bounded: some 150 bytes a word, so at most 200 MB, and an eighth of that in a usual story.
_KEPT = 600
_SHORTEST_KEPT = 400
_LONGEST_KEPT = 12_000


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text.

    Args:
        forms: Each word in small letters with plain apostrophes.
        starts: Where each begins, in code points.
        ends: Where each ends.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, start: int, end: int) -> range:
        """Indices of the words that lie wholly within a stretch of the text.

        >>> find_words("a b c").within(2, 5)
        range(1, 3)
        """
        first = bisect_left(self.starts, start)
        return range(first, max(first, bisect_right(self.ends, end)))


def word_set(row: str) -> frozenset[str]:
    """The words of a blank-separated row, for short word lists in code."""
    return frozenset(row.split())


def find_words(text: str) -> Words:
    """Finds the words of a text.

    >>> find_words("“We’re ready,”").forms
    ("we're", 'ready')
    """
    return _kept(text) if _SHORTEST_KEPT <= len(text) <= _LONGEST_KEPT else _find(text)


def _find(text: str) -> Words:
    found = [match.span() for match in _WORD.finditer(text)]
    return Words(
        tuple(text[start:end].lower().replace("’", "'") for start, end in found),
        tuple(start for start, _ in found),
        tuple(end for _, end in found),
    )


# Keeping a result changes none: the words of a text are those of any equal text.
_kept = lru_cache(maxsize=_KEPT)(_find)


def word_key(text: str) -> str:
    """A text's words alone, in small letters and with plain apostrophes.

    >>> word_key("“We’re ready,”")
    "we're ready"
    """
    return " ".join(find_words(text).forms)

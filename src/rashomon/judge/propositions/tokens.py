"""Words and marks of one text, by position."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from rashomon.model.spans import Span
from rashomon.text.words import word_set

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'‑-][^\W_]+)*|[^\w\s]|_")
CLAUSE_STARTS = frozenset(",;:–—()") | word_set("that which where when and but while who as")
"""Marks and words before which a clause ends."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of one text.

    Args:
        text: The text.
        forms: Each word or mark in small letters with plain apostrophes.
        starts: Where each begins, in code points.
        ends: Where each ends.
    """

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, span: Span) -> range:
        """Indices of the tokens that lie wholly within a stretch of the text."""
        first = bisect_left(self.starts, span.start)
        return range(first, max(first, bisect_right(self.ends, span.end)))

    def span(self, first: int, stop: int) -> Span:
        """The stretch from one token to another, ``stop`` left out; at least one token."""
        return Span(self.starts[first], self.ends[stop - 1])

    def has_capital(self, at: int) -> bool:
        """Whether a token begins with a capital."""
        return self.text[self.starts[at]].isupper()

    def is_word(self, at: int) -> bool:
        """Whether a token is a word or number, and no mark."""
        return self.text[self.starts[at]].isalnum()


def find_tokens(text: str) -> Tokens:
    """Finds the words and marks of a text; time is linear in its length.

    >>> find_tokens("They’re 1,300 – so far.").forms
    ("they're", '1,300', '–', 'so', 'far', '.')
    """
    found = [match.span() for match in _TOKEN.finditer(text)]
    return Tokens(
        text,
        tuple(text[start:end].translate(_PLAIN).lower() for start, end in found),
        tuple(start for start, _ in found),
        tuple(end for _, end in found),
    )


def clause_end(tokens: Tokens, first: int, stop: int) -> int:
    """Index of the next mark that ends a clause.

    Args:
        tokens: The words.
        first: Index of the first token that is looked at.
        stop: Index after the last.

    Returns:
        The index; ``stop`` where there is none.
    """
    for at in range(first, stop):
        if not tokens.is_word(at) and tokens.forms[at] not in "-'\"“”‘’":
            return at
    return stop

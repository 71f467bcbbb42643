"""What ministers and ministries are for: "foreign", "of the interior"."""

from __future__ import annotations

from rashomon.lexicon.roles import role_words
from rashomon.resolve.offices.role_words import Words

# No entry of the list has more words.
_LONGEST = 4


def portfolio_before(words: Words, index: int) -> tuple[int, str] | None:
    """What a minister or ministry is for, said before the noun: "foreign | minister".

    Args:
        words: The document's words.
        index: Index of the noun.

    Returns:
        Index of its first word, and the name that stands for all its words.
    """
    lists = role_words()
    for size in range(_LONGEST, 0, -1):
        name = lists.portfolios.get(words.phrase(index - size, index))
        if name is not None:
            return index - size, name
    return None


def portfolio_after(words: Words, index: int) -> tuple[int, str] | None:
    """The same, said behind it: "minister | of foreign affairs".

    Args:
        words: The document's words.
        index: Index after the noun.

    Returns:
        Index after its last word, and the name that stands for all its words.
    """
    if words.word(index) not in ("of", "for"):
        return None
    start = index + 2 if words.word(index + 1) == "the" else index + 1
    lists = role_words()
    for size in range(_LONGEST, 0, -1):
        name = lists.portfolios.get(words.phrase(start, start + size))
        if name is not None:
            return start + size, name
    return None

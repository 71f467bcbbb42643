"""Where what a reporting clause says begins and ends.

A complement runs to the end of its sentence unless something plainly ends it before: a closing
quotation mark whose opening one stands before the clause, a semicolon, a lone dash, or a comma
with a conjunction. What an adverbial clause reports ("while we believe this, that …") ends at its
comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.lexicon.inflection import words
from rashomon.read.subjects import PRONOUNS

LONGEST = 120
"""Words looked at; longer contents are cut there, so that time stays linear."""
_DASHED = 15
"""Words that two dashes may hold apart from a sentence."""
_QUOTED = 60
"""Words in somebody's own words."""
_DASHES = frozenset(("-", "--", "–", "—"))
_OPENING = frozenset(("“", "``", "«", "(", "["))
_CLOSING = frozenset(("”", "''", "»", ")", "]"))
_ANY_OPENING = _OPENING | {'"', "‘", "'"}
_QUOTE_ENDS = frozenset(("”", "''", "»", '"', "’", "'"))
_ASIDE_ENDS = frozenset((",", ".", ";", '"', "”", "''"))
_STOPS = frozenset((";", "!", "?", "...", "…"))
_ADVERBIAL = words("while when although though since because after before once until as")
_PARTS = words(
    "but while although though whereas yet so adding saying citing fearing arguing claiming "
    "warning insisting noting alleging"
)
_FINITE = words(
    "is are was were has have had will would can could may might should must does did do isn't "
    "aren't wasn't weren't hasn't haven't won't wouldn't"
)
_SUBORDINATORS = words(
    "that who which what where when if whether because while as how why since after before"
)


def find_end(low: Sequence[str], start: int, rule: str, border: str) -> int:
    """Find the end of a complement.

    Args:
        low: Words and marks of one sentence, in small letters.
        start: Its first word.
        rule: Slug of its sort; that-clauses go on after "and".
        border: The word before the subject.

    Returns:
        Index after its last word.
    """
    last = min(len(low), start + LONGEST)
    depth, straight, at = 0, False, start
    inside = low[max(0, start - LONGEST) : start].count('"') % 2 == 1
    while at < last:
        word = low[at]
        if word in _OPENING:
            depth += 1
        elif word in _CLOSING:
            depth -= 1
        elif word == '"':
            straight = not straight
            if straight and (inside or not _opens(low, at)):
                return at
        elif depth == 0 and not straight:
            if word in _DASHES and at > start:
                other = _find_dash(low, at + 1)
                if other is None:
                    return at
                at = other
            elif word in _STOPS or _parts(low, at, rule, border):
                return at
        if depth < 0:
            return at
        at += 1
    return last


def _opens(low: Sequence[str], at: int) -> bool:
    """Whether a straight mark begins words: none that could end them stands before the next."""
    following = low[at + 1 : at + 2]
    return bool(following) and following[0][0].isalnum() and low[at - 1] not in (",", ".", "!", "?")


def _find_dash(low: Sequence[str], start: int) -> int | None:
    """Index of the dash that closes an insertion, if one is near."""
    ahead = range(start, min(len(low), start + _DASHED))
    return next((at for at in ahead if low[at] in _DASHES), None)


def _parts(low: Sequence[str], at: int, rule: str, border: str) -> bool:
    """Whether a comma, or a "but" without one, ends a complement."""
    following = low[at + 1] if at + 1 < len(low) else ""
    if low[at] in ("but", "and", "so"):
        return rule != "that" and (low[at] == "but" or following in PRONOUNS)
    if low[at] != ",":
        return False
    if border in _ADVERBIAL or rule == "noun":
        return True
    if following == "and":
        return rule != "that" and low[at + 2 : at + 3] not in (["that"], ["to"])
    return following in _PARTS


def find_noun_end(low: Sequence[str], start: int) -> int:
    """Find the end of what a noun reports, which a finite verb may follow ("his plan to go was").

    Args:
        low: Words and marks of one sentence, in small letters.
        start: First word of the noun's complement.

    Returns:
        Index after its last word.
    """
    stop = find_end(low, start, "noun", "")
    finite = low[start] == "that"
    below = False
    for at in range(start + 1, stop):
        below = below or low[at] in _SUBORDINATORS
        if low[at] in _FINITE and not below:
            if not finite:
                return at
            finite = False
    return stop


def find_aside(low: Sequence[str], subject: int, after: int) -> tuple[int, int] | None:
    """Find what is said around "…, he said, …".

    Args:
        low: Words and marks of one sentence, in small letters.
        subject: First word of the one who says it; a comma or closing mark stands before.
        after: Index after the verb.

    Returns:
        The words before, if the clause ends at a mark or the end, else `None`.
    """
    if after < len(low) and low[after] not in _ASIDE_ENDS:
        return None
    stop = subject - 1
    while stop and not low[stop - 1][0].isalnum():
        stop -= 1
    first = max(0, stop - LONGEST)
    return (first, stop) if stop > first else None


def find_quoted(low: Sequence[str], start: int) -> tuple[int, int] | None:
    """Find the quotation that begins here, behind a comma or colon.

    Args:
        low: Words and marks of one sentence, in small letters.
        start: Where to look.

    Returns:
        Its words with their marks, or `None`.
    """
    first = start + 1 if low[start : start + 1] in ([","], [":"]) else start
    if low[first : first + 1] and low[first] in _ANY_OPENING:
        for at in range(first + 1, min(len(low), first + _QUOTED)):
            if low[at] in _QUOTE_ENDS:
                return first, at + 1
    return None

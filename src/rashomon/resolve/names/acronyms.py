"""Short forms that a text defines itself: "Ministry of Defence (MoD)".

The algorithm of Schwartz & Hearst 2003 ("A simple algorithm for identifying abbreviation
definitions in biomedical text"): the letters of the short form are found from its end to its
start in the words before the bracket; the first must begin a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]]")
_OR = re.compile(r", or (?:the )?([A-Z][A-Za-z&.]{1,9})(?=,|\.\s|;)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&./-]{1,9}\Z")
_WORD = re.compile(r"\S+")
# Before a bracket nothing longer than this many characters is looked at.
_LONGEST = 160
# A title in the same bracket ("(WHO; Geneva)") or a quotation mark belongs to no short form.
_TRIMMED = " \"'“”‘’"
# Small words that no acronym has to show.
_SILENT = frozenset({"of", "the", "for", "and", "on", "in", "to", "at", "de", "du", "la", "&"})


def find_definitions(text: str) -> Iterable[tuple[str, str]]:
    """Finds the short forms that a text defines.

    Args:
        text: A document's text.

    Yields:
        (short form, long form), each as printed, in order of position.
    """
    for hit in _BRACKETED.finditer(text):
        inside = re.split(r"[;,]", hit.group(1))[0].strip(_TRIMMED)
        before = _line_before(text, hit.start())
        if _is_short(inside):
            long = _long_form(inside, before)
            if long is not None:
                yield inside, long
        else:
            short = before.rsplit(" ", 1)[-1].strip(_TRIMMED)
            if _is_short(short) and _long_form(short, inside) == inside:
                yield short, inside
    for hit in _OR.finditer(text):
        long = _long_form(hit.group(1), _line_before(text, hit.start()))
        if long is not None:
            yield hit.group(1), long


def _line_before(text: str, at: int) -> str:
    before = text[max(0, at - _LONGEST) : at].rsplit("\n", 1)[-1]
    return before.rstrip(" \"”’'")


def _is_short(words: str) -> bool:
    """Two to ten characters, and most of its letters capital ("MoD", "U.N.", not "Moscow")."""
    letters = [c for c in words if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return bool(_SHORT.match(words)) and capitals >= 2 and 2 * capitals > len(letters)


def _long_form(short: str, before: str) -> str | None:
    """The words at the end of ``before`` that a short form stands for."""
    letters = [c.lower() for c in short if c.isalnum()]
    words = list(_WORD.finditer(before))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words:
        return None
    first = words[0].start()
    at = len(before)
    for number in range(len(letters) - 1, -1, -1):
        at = _letter_before(before, at, letters[number], starts_word=number == 0)
        if at < first:
            return None
    long = before[at:]
    return long if _is_name(short, long) else None


def _letter_before(before: str, at: int, letter: str, *, starts_word: bool) -> int:
    at -= 1
    while at >= 0:
        if before[at].lower() == letter and not (
            starts_word and at > 0 and before[at - 1].isalnum()
        ):
            return at
        at -= 1
    return -1


def _is_name(short: str, long: str) -> bool:
    """Whether words found are a name longer than their short form, each capital but small ones."""
    words = long.split()
    named = all(word[0].isupper() or word.lower() in _SILENT for word in words)
    shows = sum(word[0].isupper() for word in words)
    return named and len(words) > 1 and 2 * shows >= sum(c.isupper() for c in short) > 0


def initials(words: Iterable[str]) -> Iterable[str]:
    """Acronyms that a name may have: of all its words, and of those that count.

    >>> sorted(initials(["department", "of", "justice"]))
    ['dj', 'doj']
    """
    listed = [word for word in words if word]
    yield "".join(word[0] for word in listed)
    yield "".join(word[0] for word in listed if word not in _SILENT)

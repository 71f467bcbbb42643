"""Whether words stand within quotation marks, told from the marks before them."""

from __future__ import annotations

import re

from rashomon.resolve.referring.phrases import pronoun_of

_OUTER = re.compile(r"(?P<open>[“„«])|(?P<close>[”»])|(?P<straight>\")")
# A single mark opens before a word and after none; it closes after a word or a stop and before
# none, where it may be an apostrophe as well: "the voters' list".
_INNER = re.compile(r"(?P<open>(?<![^\W_])[‘'](?=[^\W_]))|(?P<close>(?<=[\w.,!?…])[’'](?![^\W_]))")

LONGEST = 20_000
"""Characters that are looked back: beyond it nothing is said, so that in a quotation without end
each "I" costs no more than in others."""


def is_quoted(text: str, start: int, at: int) -> bool:
    """Whether words of a statement stand within double quotation marks.

    Args:
        text: The document's text.
        start: Where the statement begins.
        at: Where the words begin, behind it.
    """
    return _is_open(_OUTER, text, start, at)


def is_quoted_within(text: str, start: int, at: int) -> bool:
    """Whether words of a quotation stand within single marks, in which somebody else is quoted.

    Args:
        text: The document's text.
        start: Where the quotation begins, behind its own mark.
        at: Where the words begin, behind it.
    """
    return _is_open(_INNER, text, start, at)


def is_first_person(words: str) -> bool:
    """Whether a source is "I", "we" or a form of them."""
    pronoun = pronoun_of(words)
    return pronoun is not None and pronoun.person == 1


def _is_open(marks: re.Pattern[str], text: str, start: int, at: int) -> bool:
    within = False
    for hit in marks.finditer(text, start):
        if hit.start() >= at:
            break
        within = not within if hit.lastgroup == "straight" else hit.lastgroup == "open"
    return within

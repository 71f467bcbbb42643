"""Tense of the clause that an expression of time stands in, by the nearest verb that shows it."""

from __future__ import annotations

from rashomon.model.reading import Tense
from rashomon.read.times.symbols import Row

# As many tokens are looked at on either side: clauses of news prose seldom hold more words.
_BEFORE, _AFTER = 12, 10

_FUTURE_WORDS = """
    will shall ll wo would plans plan planned expected expects expect scheduled due going intends
    hopes upcoming slated set
"""
_PRESENT_WORDS = "is are has have does do says say am"
_PAST_WORDS = """
    was were had did said told made took went came got gave found thought became left kept held
    met sent spent lost won led began begun brought bought built caught chose cut drew drove fell
    felt flew forced fought grew heard hit knew laid lay let meant paid put ran rose sat saw sold
    shook shot shut sank slid spoke stood struck sought taught threw understood wore withdrew woke
    wrote been gone done taken given written spoken broke broken killed
"""
_FUTURE = frozenset(_FUTURE_WORDS.split())
_PRESENT = frozenset(_PRESENT_WORDS.split())
_PAST = frozenset(_PAST_WORDS.split())
_STOPS = frozenset(".;:!?")


def tense_at(row: Row, first: int, stop: int) -> Tense | None:
    """Tense of the clause around some tokens.

    Args:
        row: Tokens of the text.
        first: First token of the expression.
        stop: The one after its last.

    Returns:
        That of the nearest verb before it in the sentence, else of the nearest after it;
        ``None`` where none of them shows a tense.
    """
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        word = row.word(at)
        if word in _STOPS or word.isspace():
            break
        if tense := _tense_of(word):
            return tense
    for at in range(stop, min(len(row.symbols), stop + _AFTER)):
        word = row.word(at)
        if word in _STOPS or word.isspace():
            break
        if tense := _tense_of(word):
            return tense
    return None


def _tense_of(word: str) -> Tense | None:
    if word in _FUTURE:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return "past"
    return "present" if word in _PRESENT else None

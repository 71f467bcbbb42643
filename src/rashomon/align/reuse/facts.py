"""Tells a text that was edited from a formula that two writers filled in differently.

Who copies a sentence keeps its names and figures, whatever else is changed.  Where these differ
and the rest is the same ("of the 578 likely voters surveyed, the margin of error is ..."), the
sentences are two.
"""

from __future__ import annotations

import numpy as np

from rashomon.align.reuse.agreeing import Places
from rashomon.align.reuse.telling import Flags
from rashomon.text.words import Words

_ENDINGS = frozenset(".!?:…")
_MARKS = " \t\"'“”‘’«»()[]"
_LOOK_BACK = 8
"""Code points before a word in which the end of the last sentence is looked for."""


def find_facts(text: str, words: Words) -> Flags:
    """Says of each word whether it is a name or a figure.

    Args:
        text: A text.
        words: The words of it.

    Returns:
        True for words with a figure, and for those with a capital that do not begin a sentence.
    """
    found = (
        _has_figure(form) or (text[at].isupper() and not _begins(text, at))
        for form, at in zip(words.forms, words.starts, strict=True)
    )
    return np.fromiter(found, np.bool_, len(words.forms))


def _has_figure(form: str) -> bool:
    return not form.isalpha() and any(char.isdigit() for char in form)


def _begins(text: str, at: int) -> bool:
    """Whether a word may begin a sentence."""
    before = text[max(0, at - _LOOK_BACK) : at].rstrip(_MARKS)
    return not before or before[-1] in _ENDINGS or before[-1].isspace()


def count_conflicts(
    forms: tuple[Places, Places], facts: tuple[Flags, Flags], rows: tuple[Places, Places]
) -> int:
    """Counts the places where one text has a name or figure and the other another one.

    Args:
        forms: The words of both documents, as numbers.
        facts: Which of them are names and figures.
        rows: Indices of the words that agree, in order.
    """
    left, right = rows
    conflicts = 0
    for gap in np.flatnonzero((np.diff(left) > 1) & (np.diff(right) > 1)).tolist():
        told = []
        for side, row in enumerate(rows):
            between = slice(row[gap] + 1, row[gap + 1])
            told.append(set(forms[side][between][facts[side][between]].tolist()))
        conflicts += bool(told[0]) and bool(told[1]) and told[0].isdisjoint(told[1])
    return conflicts

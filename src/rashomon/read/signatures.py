"""Quotations signed below: `"It rains." — Ana Ruiz, teacher`.

Readers' letters, blurbs and embedded posts come so, often many in a row, and corpora of
running news hold next to none of them. The marks leave no doubt, so the labels of such
words are set here whatever the network says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.read.decoding import Role, overrule
from rashomon.read.tokens import CASES, DASHES, LOWER, OUTSIDE, Words

MOST_WORDS = 14
"""Words of a signature; more is a sentence that goes on after a dash."""
SURE = 0.95
"""Probability that the labels get. PolNeAR train holds four signed quotations; all are right."""

_MARKS = frozenset(('"', "“", "”", "''", "``", "«", "»"))
_PARTICLES = frozenset(("de", "del", "della", "di", "da", "van", "von", "der", "bin", "al", "el"))


@dataclass(frozen=True, slots=True)
class Signature:
    """Word indices of a signed quotation, end exclusive; the cue is the dash.

    Attributes:
        first: First word of the quotation, a mark.
        dash: The dash; the quotation ends at or before it.
        stop: After the last word of the signature.
    """

    first: int
    dash: int
    stop: int


def find_signatures(words: Words) -> Iterator[Signature]:
    """Find whole paragraphs of quotation that end in a dash and a name, or that one follows.

    Args:
        words: The words of one text.

    Yields:
        Signed quotations in order.
    """
    count = len(words)
    borders = np.flatnonzero(np.diff(words.paragraphs, prepend=-1, append=-1))
    outside = np.concatenate(([0], np.cumsum(words.features // CASES == OUTSIDE)))
    for number in range(len(borders) - 1):
        start, end = int(borders[number]), int(borders[number + 1])
        for dash in range(max(start, end - MOST_WORDS), end):
            if words.surface(dash) not in DASHES:
                continue
            first = start if dash > start else int(borders[number - 1]) if number else dash
            stop = _end_name(words, dash + 1, min(end, count))
            if stop and dash - first >= 3 and _is_quotation(words, first, dash, outside):
                yield Signature(first, dash, stop)
            break


def _is_quotation(words: Words, first: int, stop: int, outside: NDArray[np.int64]) -> bool:
    """Whether a run of words stands between marks, be they all of one kind or the wrong way."""
    if words.surface(first) not in _MARKS or words.surface(stop - 1) not in _MARKS:
        return False
    if outside[stop] == outside[first]:
        return True
    return not any(words.surface(index) in _MARKS for index in range(first + 1, stop - 1))


def _end_name(words: Words, first: int, end: int) -> int:
    """End of the signature that begins here, 0 if none does.

    Two words or more with capitals, and nothing after them but what a comma or brackets add.
    """
    at = first
    while at < end and (_is_capital(words, at) or (at > first and _is_particle(words, at))):
        at += 1
    if at - first < 2 or not _is_capital(words, at - 1):
        return 0
    if at < end and words.surface(at) == "(":
        closing = next((i for i in range(at, end) if words.surface(i) == ")"), None)
        return 0 if closing is None else closing + 1
    if at < end and words.surface(at) not in (",", "."):
        return 0
    while end > at and not words.surface(end - 1)[-1].isalnum():
        end -= 1
    return end


def _is_capital(words: Words, index: int) -> bool:
    return bool(words.features[index] % CASES != LOWER)


def _is_particle(words: Words, index: int) -> bool:
    return words.surface(index) in _PARTICLES


def assert_signatures(words: Words, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Set the labels of signed quotations.

    Args:
        words: The words of one text.
        scores: (words, labels) log-probabilities.

    Returns:
        Scores of the same shape; the very same where there is no signed quotation.
    """
    runs: list[tuple[Role, int, int]] = []
    for item in find_signatures(words):
        runs.append(("content", item.first, item.dash))
        runs.append(("cue", item.dash, item.dash + 1))
        runs.append(("source", item.dash + 1, item.stop))
    return overrule(scores, runs, SURE) if runs else scores

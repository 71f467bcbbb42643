"""Transcripts: a paragraph that begins `NAME:` is what that speaker says.

Interviews and hearings print whole turns so, without a quotation mark. A single label and a
colon may be a headline or a list; the same label again and again, taking turns with others,
is a transcript.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.read.decoding import Role, overrule
from rashomon.read.tokens import CASES, LOWER, Words

LEAST_TURNS = 3
"""Turns of a text, two of them by one speaker, from which it is a transcript. Five articles of
PolNeAR train have them; in three of these annotators marked every turn, in one none, as questions
and answers of the paper's own."""
SURE = 0.9
"""Probability that the labels of a turn get."""
_MOST_WORDS = 5
_MARKS = frozenset(('"', "“", "”", "``", "''"))
# Labels of pages, not of people.
_NO_SPEAKER = frozenset(
    re.findall(
        r"\S+",
        "by photo photos image images video source sources read update updated tags note notes "
        "editor's related advertisement follow posted published category file credit text "
        "caption copyright contact phone email e-mail website address date time location",
    )
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Word indices of one turn, end exclusive.

    Attributes:
        first: First word of the label.
        colon: The colon; the turn begins after it.
        stop: After the last word of the turn.
    """

    first: int
    colon: int
    stop: int


def find_turns(words: Words) -> list[Turn]:
    """Find the turns of a transcript.

    Args:
        words: The words of one text.

    Returns:
        Turns in order; none if the text is no transcript.
    """
    turns = list(_find_labelled(words))
    labels = Counter(_name(words, turn) for turn in turns)
    if len(turns) < LEAST_TURNS or len(labels) < 2 or max(labels.values()) < 2:
        return []
    return turns


def _find_labelled(words: Words) -> Iterator[Turn]:
    borders = np.flatnonzero(np.diff(words.paragraphs, prepend=-1, append=-1)).tolist()
    for first, stop in pairwise(borders):
        end = min(stop, first + _MOST_WORDS + 1)
        colon = next((at for at in range(first, end) if words.surface(at) == ":"), first)
        if first < colon < stop - 1 and _may_speak(words, first, colon):
            begins = words.surface(colon + 1)
            # A figure is a table's. What is in quotation marks is left to the network.
            if not begins[0].isdigit() and begins not in _MARKS:
                yield Turn(first, colon, stop)


def _may_speak(words: Words, first: int, stop: int) -> bool:
    return all(
        words.features[at] % CASES != LOWER
        and words.surface(at)[0].isalpha()
        and words.surface(at).lower() not in _NO_SPEAKER
        for at in range(first, stop)
    )


def _name(words: Words, turn: Turn) -> str:
    return words.text[words.starts[turn.first] : words.ends[turn.colon - 1]]


def assert_turns(words: Words, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Set the labels of the turns of a transcript.

    Args:
        words: The words of one text.
        scores: (words, labels) log-probabilities.

    Returns:
        Scores of the same shape; the very same where there is no transcript.
    """
    runs: list[tuple[Role, int, int]] = []
    for turn in find_turns(words):
        stop = turn.stop - (words.surface(turn.stop - 1) == ".")
        runs.append(("source", turn.first, turn.colon))
        runs.append(("cue", turn.colon, turn.colon + 1))
        runs.append(("content", turn.colon + 1, stop))
    return overrule(scores, runs, SURE) if runs else scores

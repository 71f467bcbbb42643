"""From label scores of words to spans: Viterbi under BIO constraints."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rashomon.read.heads import LABELS

Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, Role, Role] = ("source", "cue", "content")
CUE_BONUS = 0.3
"""In log-probability; flat between 0.2 and 0.5 on PolNeAR dev."""

_BLOCK = 4096  # words turned into Python floats at a time

Scores = NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A run of words with one role.

    Attributes:
        role: Source, cue or content.
        first: Index of the first word.
        stop: Index after the last word.
        score: Mean probability of the role over the words, 0 to 1.
    """

    role: Role
    first: int
    stop: int
    score: float


def compute_log_probabilities(logits: Scores) -> NDArray[np.float64]:
    """Log-softmax over the last axis, in 64 bit.

    Args:
        logits: (words, labels).

    Returns:
        (words, labels), rows summing to one once exponentiated.
    """
    found = np.empty(logits.shape, np.float64)
    for start in range(0, len(logits), _BLOCK):
        part = logits[start : start + _BLOCK]
        shifted = part.astype(np.float64) - part.max(axis=-1, keepdims=True, initial=-np.inf)
        total = np.exp(shifted).sum(axis=-1, keepdims=True)
        found[start : start + _BLOCK] = shifted - np.log(total)
    return found


def prefer_cues(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Raise the scores of cues, which the network is shy of.

    A missed cue costs its content too, or merges it with a neighbour's; a false one without
    content is dropped later. Chosen on PolNeAR dev.

    Args:
        scores: (words, labels) log-probabilities.

    Returns:
        Scores of the same shape, no longer normalised.
    """
    raised = scores.copy()
    raised[:, LABELS.index("B-CUE") : LABELS.index("I-CUE") + 1] += CUE_BONUS
    return raised


def overrule(
    scores: NDArray[np.float64], runs: Iterable[tuple[Role, int, int]], sure: float
) -> NDArray[np.float64]:
    """Set the labels of some runs of words, whatever the network said.

    Args:
        scores: (words, labels) log-probabilities.
        runs: Role, first word and end of each run; none is empty.
        sure: Probability, 0 to 1, that the labels get.

    Returns:
        Scores of the same shape.
    """
    out = scores.copy()
    rest = np.log(np.full(len(LABELS), (1 - sure) / (len(LABELS) - 1)))
    for role, first, stop in runs:
        begin = 1 + 2 * ROLES.index(role)
        out[first:stop] = rest
        out[first, begin] = np.log(sure)
        out[first + 1 : stop, begin + 1] = np.log(sure)
    return out


def decode_preferring_cues(scores: NDArray[np.float64]) -> list[int]:
    """What `decode_labels` finds once cues are preferred; a long text is raised in parts.

    Args:
        scores: (words, labels) log-probabilities.

    Returns:
        One label index a word.
    """
    return _decode(scores, prefer_cues)


def decode_labels(scores: NDArray[np.float64]) -> list[int]:
    """Find the best label sequence in which I follows only B or I of its own role.

    Viterbi (Forney 1973). All other transitions cost nothing, so one step needs the best
    of all former labels and, for each role, the better of its own B and I: plain floats,
    linear in the number of words, a byte a word for the way back. Of equals the first wins.

    Args:
        scores: (words, labels) log-probabilities.

    Returns:
        One label index a word.
    """
    return _decode(scores, np.asarray)


def _decode(
    scores: NDArray[np.float64], prepare: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> list[int]:
    if not len(scores):
        return []
    best = [0.0] + [float("-inf")] * (len(LABELS) - 1)
    steps = bytearray()
    for start in range(0, len(scores), _BLOCK):
        best = _advance(best, prepare(scores[start : start + _BLOCK]).tolist(), steps)
    label = max(range(len(LABELS)), key=best.__getitem__)
    path = bytearray(len(scores))
    for place in range(len(scores) - 1, -1, -1):
        path[place] = label
        step = steps[place]
        if label and label % 2 == 0:
            label -= step >> (label // 2 + 2) & 1
        else:
            label = step & 7
    return list(path)


def _advance(best: list[float], rows: list[list[float]], steps: bytearray) -> list[float]:
    """Viterbi over some rows.

    Args:
        best: Total of the best path to each label so far.
        rows: Scores of the next words.
        steps: Takes one byte a word: the best former label in the lowest three bits, then a
            bit for each role, 1 where B was better than I.

    Returns:
        Totals after the last row.
    """
    out, source, source_in, cue, cue_in, content, content_in = best
    for row in rows:
        step, top, peak = 0, 0, out
        nearest = 2
        if source >= source_in:
            source_in, step, nearest = source, 8, 1
        if source_in > peak:
            peak, top = source_in, nearest
        nearest = 4
        if cue >= cue_in:
            cue_in, step, nearest = cue, step | 16, 3
        if cue_in > peak:
            peak, top = cue_in, nearest
        nearest = 6
        if content >= content_in:
            content_in, step, nearest = content, step | 32, 5
        if content_in > peak:
            peak, top = content_in, nearest
        steps.append(step | top)
        out, source, cue, content = peak + row[0], peak + row[1], peak + row[3], peak + row[5]
        source_in += row[2]
        cue_in += row[4]
        content_in += row[6]
    return [out, source, source_in, cue, cue_in, content, content_in]


def find_role_spans(labels: Sequence[int], scores: NDArray[np.float64]) -> list[RoleSpan]:
    """Gather runs of B and I labels.

    Args:
        labels: One label index a word, as `decode_labels` gives them.
        scores: (words, labels) log-probabilities.

    Returns:
        The spans in reading order.
    """
    path = np.array(labels, np.int8)
    begins = np.flatnonzero(path % 2)
    borders = np.append(np.flatnonzero((path % 2 == 1) | (path == 0)), len(path))
    stops = borders[np.searchsorted(borders, begins, side="right")]
    odds = [
        np.exp(scores[:, 1 + 2 * role]) + np.exp(scores[:, 2 + 2 * role])
        for role in range(len(ROLES))
    ]
    spans: list[RoleSpan] = []
    for first, stop, label in zip(
        begins.tolist(), stops.tolist(), path[begins].tolist(), strict=True
    ):
        role = label // 2
        mean = float(odds[role][first:stop].mean())
        spans.append(RoleSpan(ROLES[role], first, stop, mean))
    return spans

"""From label scores of words to spans: Viterbi under BIO constraints."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from rashomon.read.heads import LABELS

Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, Role, Role] = ("source", "cue", "content")
CUE_BONUS = 0.3
"""In log-probability; flat between 0.2 and 0.5 on PolNeAR dev."""

_RANGE = range(len(LABELS))
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
    shifted = logits.astype(np.float64) - logits.max(axis=-1, keepdims=True, initial=-np.inf)
    normal: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal


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


def decode_labels(scores: NDArray[np.float64]) -> list[int]:
    """Find the best label sequence in which I follows only B or I of its own role.

    Viterbi (Forney 1973). All other transitions cost nothing, so one step needs the best
    of all former labels and, for each role, the better of its own B and I: plain floats,
    linear in the number of words, four bytes of memory a word.

    Args:
        scores: (words, labels) log-probabilities.

    Returns:
        One label index a word.
    """
    if not len(scores):
        return []
    forbidden = float("-inf")
    best = [0.0] + [forbidden] * (len(LABELS) - 1)
    steps = bytearray()
    for start in range(0, len(scores), _BLOCK):
        for row in scores[start : start + _BLOCK].tolist():
            top = max(_RANGE, key=best.__getitem__)
            one = 1 if best[1] >= best[2] else 2
            two = 3 if best[3] >= best[4] else 4
            three = 5 if best[5] >= best[6] else 6
            steps += bytes((top, one, two, three))
            peak = best[top]
            best = [
                peak + row[0],
                peak + row[1],
                best[one] + row[2],
                peak + row[3],
                best[two] + row[4],
                peak + row[5],
                best[three] + row[6],
            ]
    label = max(_RANGE, key=best.__getitem__)
    path = []
    for place in range(len(scores) - 1, -1, -1):
        path.append(label)
        label = steps[4 * place + (0 if label % 2 or not label else label // 2)]
    path.reverse()
    return path


def find_role_spans(labels: Sequence[int], scores: NDArray[np.float64]) -> list[RoleSpan]:
    """Gather runs of B and I labels.

    Args:
        labels: One label index a word, as `decode_labels` gives them.
        scores: (words, labels) log-probabilities.

    Returns:
        The spans in reading order.
    """
    odds = np.exp(scores)
    roles = np.stack([odds[:, 1 + 2 * r] + odds[:, 2 + 2 * r] for r in range(len(ROLES))], axis=1)
    spans: list[RoleSpan] = []
    first = -1
    for index in range(len(labels) + 1):
        label = labels[index] if index < len(labels) else 0
        if first >= 0 and (label == 0 or label % 2):
            role = (labels[first] - 1) // 2
            mean = float(roles[first:index, role].mean())
            spans.append(RoleSpan(ROLES[role], first, index, mean))
            first = -1
        if label % 2:
            first = index
    return spans

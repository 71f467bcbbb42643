"""How alike two sentences are, and in which words they differ.

Both are read off one alignment of words, a longest common subsequence (Myers, "An O(ND) Difference
Algorithm", Algorithmica 1, 1986), in which runs of nothing but function words between two
differences are taken back: "of the" in both is no agreement where all around it was rewritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

# A run of agreeing words between two differences that is worth less is no agreement: a name is.
_LEAST_RUN = 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two runs of words have in common.

    Args:
        both: Twice the weight that agrees, as a share of the weight of both, 0 to 1.
        smaller: The weight that agrees, as a share of the weight of the lighter one, 0 to 1.
        agreed: The weight that agrees.
    """

    both: float
    smaller: float
    agreed: float


def like(
    left: Sequence[int],
    left_weights: Sequence[float],
    right: Sequence[int],
    right_weights: Sequence[float],
) -> Likeness:
    """Measures what two runs of words have in common.

    Args:
        left: A number for each word of one.
        left_weights: What each word counts.
        right: A number for each word of the other.
        right_weights: What each word counts.
    """
    whole = sum(left_weights), sum(right_weights)
    agreed = sum(sum(left_weights[a:b]) for a, b, _ in _equal(left, right, left_weights))
    total, least = sum(whole), min(whole)
    return Likeness(
        both=2 * agreed / total if total else float(list(left) == list(right)),
        smaller=agreed / least if least else 0.0,
        agreed=agreed,
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one that the other has not, and what it has in their place.

    Args:
        left: First place in one, and the one after the last; equal where nothing is missing.
        right: The same in the other.
    """

    left: tuple[int, int]
    right: tuple[int, int]


def find_differences(
    left: Sequence[int], weights: Sequence[float], right: Sequence[int]
) -> tuple[Difference, ...]:
    """Finds in what two runs of words differ.

    Args:
        left: A number for each word of one.
        weights: What each of its words counts.
        right: A number for each word of the other.

    Returns:
        Differences in order; all that stands between them agrees.
    """
    found = []
    one = two = 0
    for start, end, other in [*_equal(left, right, weights), (len(left), len(left), len(right))]:
        if start > one or other > two:
            found.append(Difference((one, start), (two, other)))
        one, two = end, other + end - start
    return tuple(found)


def _equal(
    left: Sequence[int], right: Sequence[int], weights: Sequence[float]
) -> list[tuple[int, int, int]]:
    """Runs of agreeing words: first and last place in left, first in right."""
    found = []
    for code in LCSseq.opcodes(left, right):
        if code.tag == "equal":
            run = code.src_start, code.src_end, code.dest_start
            edge = run[:1] == (0,) and run[2] == 0
            edge = edge or (run[1] == len(left) and code.dest_end == len(right))
            if edge or sum(weights[run[0] : run[1]]) >= _LEAST_RUN:
                found.append(run)
    return found

"""Which of very many partners of one document are worth comparing with it.

In a pile that shares formulas (an outlet's terms, the words of a law, a statement that all quote)
every document meets every other.  Their number is not bounded by bounding who meets on account of
one run of words, since each run brings others.  So a document with many partners is compared with
those that it has most in common with, counted in runs that few have, and with those that it has
much in common with at all.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

MANY = 48
"""Documents with one run, or partners of one document, up to which all are compared."""
# Partners that a document keeps however many it has: each has them with others in common.
_FEWEST = 6
# Runs of both documents that are the same, as one part in so many, from which on two documents
# are compared whatever other partners they have: a paragraph in three or four.
_PART = 4


def is_crowded(pairs: Numbers, documents: int) -> Flags:
    """Whether each document has more partners than are all compared.

    Args:
        pairs: Rows of two different indices of documents, each pair once.
        documents: How many documents there are.
    """
    return np.asarray(np.bincount(pairs.ravel(), minlength=documents) > MANY, np.bool_)


def thin_out(pairs: Numbers, told: Numbers, common: Numbers, runs: Numbers) -> Numbers:
    """Leaves out pairs of documents that have many partners and little in common.

    The more partners a document has, the fewer it keeps, so that the pairs do not grow with the
    square; a pair stays that one of both keeps.  What pairs hold together stays together.  Only
    the partners of a document, and who is held together with it, have a say in this.

    Args:
        pairs: Rows of two indices of documents, the smaller first; sorted.
        told: What the runs that two have in common tell: more where few have them.
        common: How many runs they have in common.
        runs: How many each document has.

    Returns:
        The rows that stay, in order.
    """
    left, right = pairs.T
    kept = 2 * _PART * common >= runs[left] + runs[right]
    kept |= _is_near(pairs, told, len(runs))
    lost = np.flatnonzero(~kept)
    over = _joined(pairs[kept].tolist(), list(range(len(runs))))
    groups = np.array([_top(over, doc) for doc in range(len(runs))], np.int64)
    lost = lost[groups[left[lost]] != groups[right[lost]]]
    for number in lost[np.argsort(-told[lost], kind="stable")].tolist():
        one, two = (_top(over, doc) for doc in pairs[number].tolist())
        if one != two:
            over[max(one, two)] = min(one, two)
            kept[number] = True
    found: Numbers = pairs[kept]
    return found


def _is_near(pairs: Numbers, told: Numbers, documents: int) -> Flags:
    """Whether each pair is among those that one of its documents keeps."""
    ends = pairs.T.ravel()
    partners = np.bincount(ends, minlength=documents)
    keeps = np.maximum(MANY * MANY // np.maximum(partners, 1), _FEWEST)
    # Of pairs that tell as much the first in order of ids.
    order = np.lexsort((np.tile(np.arange(len(pairs)), 2), -np.tile(told, 2), ends))
    rank = np.empty(len(ends), np.int64)
    rank[order] = np.arange(len(ends)) - (np.cumsum(partners) - partners)[ends[order]]
    return np.asarray((rank < keeps[ends]).reshape(2, -1).any(axis=0), np.bool_)


def _joined(pairs: Iterable[list[int]], over: list[int]) -> list[int]:
    """For each document another of those that it is held together with, or itself at the top."""
    for one, two in pairs:
        first, second = _top(over, one), _top(over, two)
        over[max(first, second)] = min(first, second)
    return over


def _top(over: list[int], doc: int) -> int:
    while over[doc] != doc:
        over[doc] = over[over[doc]]
        doc = over[doc]
    return doc

"""Which words of two stretches of text agree, one by one and in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

Places = NDArray[np.int32]
Forms = NDArray[np.int32]

# Pairs of words up to which two stretches are aligned as a whole: the table of the algorithm has a
# bit for each, 32 MB (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").
_MOST_PAIRS = 1 << 28
# Words in a run that both stretches have once, at which longer ones are cut.
_ANCHOR = 8


def find_agreeing(left: Forms, right: Forms) -> tuple[Places, Places]:
    """The words that agree in the longest common subsequence of two stretches.

    Very long stretches are cut at runs of words that each has once, and a part of them without
    such a run is left out.

    Args:
        left: The words of one, as numbers.
        right: The words of the other.

    Returns:
        Places in left and in right, in order, as many in one as in the other.
    """
    if np.array_equal(left, right):
        return np.arange(len(left), dtype=np.int32), np.arange(len(right), dtype=np.int32)
    ours: list[Places] = [np.zeros(0, np.int32)]
    theirs: list[Places] = [np.zeros(0, np.int32)]
    for (a, b), (c, d) in _cuts(left, right):
        if (b - a) * (d - c) <= _MOST_PAIRS:
            for op in Indel.opcodes(left[a:b].tolist(), right[c:d].tolist()):
                if op.tag == "equal":
                    ours.append(np.arange(a + op.src_start, a + op.src_end, dtype=np.int32))
                    theirs.append(np.arange(c + op.dest_start, c + op.dest_end, dtype=np.int32))
    return np.concatenate(ours), np.concatenate(theirs)


def _cuts(left: Forms, right: Forms) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Parts of two stretches that are aligned each on its own."""
    a = c = 0
    if len(left) * len(right) > _MOST_PAIRS:
        for b, d in _anchors(left, right):
            if (b - a) * (d - c) > _MOST_PAIRS // 64:
                yield (a, b), (c, d)
                a, c = b, d
    yield (a, len(left)), (c, len(right))


def _anchors(left: Forms, right: Forms) -> list[tuple[int, int]]:
    """Where runs stand that both stretches have once, as many as keep one order.

    These are the anchors of patience diff: the longest increasing subsequence (Fredman 1975, "On
    computing the length of longest increasing subsequences").
    """
    there = _unique(right)
    met = sorted((at, there[run]) for run, at in _unique(left).items() if run in there)
    ends: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(met):
        rank = bisect_left(ends, place)
        before.append(lasts[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [place]
        lasts[rank : rank + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = lasts[-1] if lasts else -1
    while number >= 0:
        chain.append(met[number])
        number = before[number]
    return chain[::-1]


def _unique(forms: Forms) -> dict[bytes, int]:
    runs = [forms[at : at + _ANCHOR].tobytes() for at in range(len(forms) - _ANCHOR + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}

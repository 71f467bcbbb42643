"""Which documents of a story tell of the same people: its strands.

A pile may hold several happenings of one kind.  "The victim" of one is not that of another, so
descriptions are compared within a strand.  Documents are clustered by the names they share:
cosine of weighted counts (Salton & Buckley 1988), average linkage (Sokal & Michener 1958).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.resolve.names.clusters import Key, Naming

LIKENESS = 0.1
"""Mean cosine above which documents are of one strand; chosen on ECB+, topics 1-29, where
anything from 0.05 to 0.15 does as well."""
_FLOOR = 0.5
"""Added to the inverse document frequency: a name that all share still tells that they do."""


def find_strands(namings: Mapping[str, Sequence[Naming]]) -> Mapping[str, int]:
    """Divides the documents of a story by whom they name.

    Args:
        namings: Namings by document id.

    Returns:
        Number of the strand by document id.  Time grows with the cube of the documents; this is
        for piles of hundreds.
    """
    documents = sorted(namings)
    groups = [[index] for index in range(len(documents))]
    alike = _likeness([_counts(namings[name]) for name in documents])
    while len(groups) > 1:
        best, left, right = _nearest(alike)
        if best < LIKENESS:
            break
        sizes = len(groups[left]), len(groups[right])
        alike = _merged(alike, left, right, sizes)
        groups[left] += groups.pop(right)
    return {documents[index]: number for number, group in enumerate(groups) for index in group}


def _counts(namings: Sequence[Naming]) -> Counter[Key]:
    return Counter(naming.key for naming in namings if naming.key is not None)


def _likeness(counts: Sequence[Counter[Key]]) -> NDArray[np.float64]:
    spread = Counter(key for count in counts for key in count)
    shared = sorted(key for key, number in spread.items() if number > 1)
    columns = {key: index for index, key in enumerate(shared)}
    table = np.zeros((len(counts), max(1, len(shared))))
    for row, count in enumerate(counts):
        for key, number in count.items():
            if key in columns:
                rarity = math.log((len(counts) + 1) / spread[key]) + _FLOOR
                table[row, columns[key]] = (1 + math.log(number)) * rarity
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table = table / np.where(lengths > 0, lengths, 1.0)
    alike: NDArray[np.float64] = table @ table.T
    np.fill_diagonal(alike, -1.0)
    return alike


def _nearest(alike: NDArray[np.float64]) -> tuple[float, int, int]:
    """The two groups most alike, the first two in order where several are."""
    left, right = np.unravel_index(int(np.argmax(alike.round(9))), alike.shape)
    first, second = sorted((int(left), int(right)))
    return float(alike[first, second]), first, second


def _merged(
    alike: NDArray[np.float64], left: int, right: int, sizes: tuple[int, int]
) -> NDArray[np.float64]:
    """Likeness after two groups have become one: the mean over all pairs of documents."""
    mean = (alike[left] * sizes[0] + alike[right] * sizes[1]) / sum(sizes)
    alike[left, :] = mean
    alike[:, left] = mean
    alike[left, left] = -1.0
    return np.delete(np.delete(alike, right, axis=0), right, axis=1)

"""A text made ready to be held against others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.text.grams import Hashes, hash_grams

SEED = 3
"""Words of a run that may be part of a chain; between edits three or four words are left."""
OCCURRENCES = 3
"""A run that stands more often in a text is followed from its first places alone: all with all
would grow with the square."""

Block = tuple[int, int, int]
"""Place in left, place in right, number of words that agree from there on."""


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """One text, made ready to be held against others.

    Args:
        words: Number of each word.
        content: Whether each is more than a function word.
        opens: 1 for each with which a sentence begins, else 0; a last 1 for the end.
        grams: Hashes of its runs of words, sorted; of equal ones the first few.
        places: Where each of them begins.
    """

    words: NDArray[np.int32]
    content: NDArray[np.bool_]
    opens: bytes
    grams: Hashes
    places: NDArray[np.int64]


def sow(
    words: NDArray[np.int32], hashes: Hashes, content: NDArray[np.bool_], opens: bytes
) -> Seeds:
    """Makes a text ready to be held against others.

    Args:
        words: Number of each word, in order.
        hashes: Stable hash of each of these words.
        content: Whether each is more than a function word.
        opens: 1 for each with which a sentence begins, else 0; a last 1 for the end.
    """
    grams = hash_grams(hashes, SEED)
    order = np.argsort(grams, kind="stable")
    ordered = grams[order]
    early = np.ones(len(order), np.bool_)
    early[OCCURRENCES:] = ordered[OCCURRENCES:] != ordered[:-OCCURRENCES]
    return Seeds(words, content, opens, ordered[early], order[early])

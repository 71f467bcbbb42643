"""What a stretch of text means, as a vector: for telling paraphrase from difference later.

The network gives each word piece a share; the vector of a stretch is their mean. Training
has it agree with a sentence encoder (Reimers & Gurevych 2019) that reads the stretch alone.
Vectors are alike where words mean alike; they hardly see negation, numbers and names.
"""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.read.tokens import Words

LONGEST = 100_000
"""Words of a text up to which it has vectors; twenty times the longest account."""
_SCALE = 127


def pack_vector(vector: NDArray[np.floating]) -> bytes | None:
    """Scale a vector so that its largest share fills a signed byte; `None` for no direction."""
    largest = float(np.abs(vector).max(initial=0.0))
    if not np.isfinite(largest) or largest == 0.0:
        return None
    return np.rint(vector.astype(np.float64) * (_SCALE / largest)).astype(np.int8).tobytes()


def pool_words(shares: NDArray[np.float16], runs: Iterable[tuple[int, int]]) -> bytes | None:
    """The vector of some runs of words.

    Args:
        shares: (words, dimensions) sum of the shares of each word's pieces; may end early.
        runs: Half-open ranges of words.

    Returns:
        One signed byte a dimension, to be compared by cosine; `None` where there are no shares.
    """
    total = np.zeros(shares.shape[1], np.float64)
    for first, stop in runs:
        total += shares[first:stop].sum(axis=0, dtype=np.float64)
    return pack_vector(total)


def sentence_ranges(words: Words) -> list[tuple[int, int]]:
    """Half-open ranges of words, one a sentence, in order."""
    if not len(words):
        return []
    borders = np.flatnonzero(np.diff(words.sentences, prepend=-1, append=-1)).tolist()
    return list(pairwise(borders))

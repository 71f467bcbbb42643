"""Runs of words as numbers: a stable hash for each run, and the few that stand for a text.

Hashes depend on the words alone: no seed, no order of reading and no machine has a part in them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

# An odd multiplier and the mixing step of MurmurHash3's 64-bit finaliser (Appleby, 2011).
_MULTIPLIER = np.uint64(0x9E37_79B9_7F4A_7C15)
_MIX = np.uint64(0xFF51_AFD7_ED55_8CCD)
_SHIFT = np.uint64(33)

NO_GRAM = np.uint64(2**64 - 1)
"""What stands where no run of words is to be chosen: larger than any hash that is."""


def hash_word(form: str) -> int:
    """64 bits of a word's BLAKE2b digest.

    Args:
        form: A word as :func:`rashomon.text.words.find_words` gives it.
    """
    data = form.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


class WordNumbers(dict[str, int]):
    """Gives every word a number, from 0 on, in the order in which words are first seen.

    The numbers tell words apart, nothing else; what must not depend on order uses :meth:`hashes`.
    """

    def __missing__(self, form: str) -> int:
        number = len(self)
        self[form] = number
        return number

    def encode(self, forms: Sequence[str]) -> NDArray[np.int32]:
        """The numbers of some words."""
        return np.fromiter(map(self.__getitem__, forms), np.int32, len(forms))

    def hashes(self) -> Hashes:
        """The stable hash of every word so far, by its number."""
        return np.fromiter(map(hash_word, self), np.uint64, len(self))


def hash_grams(hashes: Hashes, size: int) -> Hashes:
    """Hashes of all runs of words of one length.

    Args:
        hashes: Hash of each word, in the order of a text.
        size: Words in a run, at least 1.

    Returns:
        One hash for each run, by the place of its first word; none for a shorter text.

    >>> len(hash_grams(np.arange(9, dtype=np.uint64), 5))
    5
    """
    count = max(0, len(hashes) - size + 1)
    grams = np.zeros(count, np.uint64)
    for at in range(size):
        grams *= _MULTIPLIER
        grams += hashes[at : at + count]
    grams ^= grams >> _SHIFT
    grams *= _MIX
    grams ^= grams >> _SHIFT
    return np.minimum(grams, NO_GRAM - np.uint64(1))


def winnow(grams: Hashes, window: int) -> NDArray[np.int64]:
    """Chooses some of a text's runs so that every stretch of ``window`` of them has a chosen one.

    Two texts that share ``window`` neighbouring runs have chosen the same one of them, whatever
    stands around: the smallest, of equals the last.  Of a shorter text one is chosen.  About 2 of
    ``window + 1`` are chosen (Schleimer, Wilkerson & Aiken, "Winnowing: Local Algorithms for
    Document Fingerprinting", SIGMOD 2003).

    Args:
        grams: Hashes of runs in order; :data:`NO_GRAM` is never chosen.
        window: How many neighbours at least one is chosen of.

    Returns:
        Places of the chosen, in order.
    """
    edge = np.full(window - 1, NO_GRAM)
    padded = np.concatenate((edge, grams, edge))
    count = len(padded) - window + 1
    least = padded[:count].copy()
    place = np.zeros(count, np.int64)
    for step in range(1, window):
        later = padded[step : step + count]
        place[later <= least] = step
        np.minimum(least, later, out=least)
    chosen = np.zeros(len(padded), np.bool_)
    chosen[np.arange(count) + place] = True
    chosen &= padded != NO_GRAM
    return np.flatnonzero(chosen[window - 1 :][: len(grams)])

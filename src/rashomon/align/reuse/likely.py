"""Finds among many sentences the pairs that may share content words in order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.text.grams import WordNumbers, hash_grams

# A key is two content words of a sentence at most this many apart.
_REACH = 3
# Keys that two sentences must share to be compared.
_KEYS = 2
# Sentences with one key that are all compared with one another.  Of more, each is compared with the
# first ones only: what is common says little, and those that tell one thing again and again still
# meet in the first of them.
_ALL, _FIRST = 32, 4

Keys = NDArray[np.uint64]
Owners = NDArray[np.int32]
Codes = NDArray[np.int64]


def find_likely(sentences: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs of sentences that have two pairs of near words in common, each pair in one order.

    Whether two sentences are compared depends on them and on those that share their keys.

    Args:
        sentences: The content words of each, in order.

    Returns:
        Pairs of indices, the smaller first, sorted.
    """
    keys, owners = _all_keys(sentences)
    starts = np.flatnonzero(np.diff(keys, prepend=keys[:1] + np.uint64(1)) != 0)
    sizes = np.diff(starts, append=len(keys))
    codes = [
        _paired(owners, starts[sizes == size], int(size), len(sentences))
        for size in np.unique(sizes).tolist()
        if size > 1
    ]
    if not codes:
        return []
    pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
    kept = pairs[shared >= _KEYS]
    return list(zip(*(part.tolist() for part in divmod(kept, len(sentences))), strict=True))


def _all_keys(sentences: Sequence[Sequence[str]]) -> tuple[Keys, Owners]:
    """The keys that sentences share, each once a sentence, sorted, and whose they are."""
    numbers = WordNumbers()
    coded = [numbers.encode(words) for words in sentences]
    lengths = np.fromiter(map(len, coded), np.int64, len(coded))
    words = np.concatenate(coded) if coded else np.zeros(0, np.int32)
    hashes = numbers.hashes()
    owners = np.repeat(np.arange(len(coded), dtype=np.int32), lengths)
    keys, whose = [np.zeros(0, np.uint64)], [np.zeros(0, np.int32)]
    for step in range(1, _REACH + 1):
        near = np.flatnonzero(owners[: len(owners) - step] == owners[step:])
        keys.append(_hash_pairs(hashes[words[near]], hashes[words[near + step]]))
        whose.append(owners[near])
    return _shared(np.concatenate(keys), np.concatenate(whose))


def _shared(keys: Keys, owners: Owners) -> tuple[Keys, Owners]:
    """Sorts keys and leaves out those that stand twice in a sentence, or in one sentence alone."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    new = np.ones(len(keys), np.bool_)
    new[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    keys, owners = keys[new], owners[new]
    same = keys[1:] == keys[:-1]
    met = np.zeros(len(keys), np.bool_)
    met[1:] |= same
    met[:-1] |= same
    return keys[met], owners[met]


def _hash_pairs(ones: Keys, others: Keys) -> Keys:
    """One hash for each ordered pair of words."""
    woven = np.stack([ones, others], axis=1).reshape(-1)
    return hash_grams(woven, 2)[::2]


def _paired(owners: Owners, starts: Codes, size: int, many: int) -> Codes:
    """Codes of the pairs of sentences that share a key which so many have."""
    if size <= _ALL:
        left, right = np.triu_indices(size, 1)
    else:
        left = np.repeat(np.arange(_FIRST), size)
        right = np.tile(np.arange(size), _FIRST)
        left, right = left[left < right], right[left < right]
    rows = owners[starts[:, None] + np.arange(size)]
    ones, others = rows[:, left].ravel(), rows[:, right].ravel()
    codes: Codes = np.minimum(ones, others).astype(np.int64) * many + np.maximum(ones, others)
    return codes

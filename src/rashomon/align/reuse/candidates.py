"""Which documents are worth comparing, found without comparing each with each.

Runs of words are hashed, a part of them chosen (winnowing, see :mod:`rashomon.text.grams`), and
put in one sorted list; documents that meet there and agree around the place are candidates.  Only
documents that share a run of words have a say in who is compared on its account, so documents that
share nothing change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.align.reuse.crowded import MANY, is_crowded, thin_out
from rashomon.align.reuse.pile import Pile
from rashomon.text.grams import NO_GRAM, Hashes, hash_grams, winnow

# Five words that follow one another are the shortest run that news texts seldom share by chance
# (Clough, Gaizauskas, Piao & Wilks, "METER: MEasuring TExt Reuse", ACL 2002).  With a window of
# two, two thirds of them are kept and every shared run of six words is met.  On ECB+ topics 1-35
# this loses 1 % of the passages that comparing all with all finds; a window of four loses 3 %.
GRAM = 5
WINDOW = 2
# Of five words at least two say something: "one of the most of" is in any text.
_CONTENT = 2
# A run in more documents than ``MANY`` is not looked up for each two of them.  Their number would
# grow with the square: a line that 2,000 documents share would give two million.
_ALL_PAIRS = MANY
# Words on either side of the run that are looked at, and how far words may have moved there.
_AROUND = 10
_MOVED = 4
# Words in a row, or in all around the run, that make two documents worth comparing.
_IN_A_ROW = 8
_NEARBY = 9
# Words after the run that tell which of its many documents go on alike.
_CONTEXT = 16
# Words hashed, and places compared, at a time: bounds memory, changes no result.
_BATCH = 1 << 18
# What stands for a word before the beginning or behind the end of a document.
_OUTSIDE = -1

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """Chosen runs, those of one hash side by side and there in order of document."""

    places: Places
    documents: NDArray[np.int32]
    groups: Places


def find_candidates(pile: Pile) -> NDArray[np.int64]:
    """Pairs of documents that share some eight words in a row or nearly so.

    Every two documents that share a run of eight words are among them, unless all of its runs of
    five are in more than 48 documents, or both have more than 48 partners and little in common
    (see :mod:`rashomon.align.reuse.crowded`).  Of those that share one run each is paired with the
    first and with the ones that go on most alike, so that they stay joined.

    Args:
        pile: The documents.

    Returns:
        One row for each pair, the smaller index first; sorted.
    """
    index = _index(pile)
    size = max(1, len(pile.documents))
    known = np.zeros(0, np.int64)
    for left, right, _ in _meetings(pile, index):
        pairs = _codes(index, left, right, size)
        fresh = ~_find(pairs, known)[1]
        pairs, left, right = pairs[fresh], left[fresh], right[fresh]
        alike = pairs[_agree(pile, index, left, right)]
        if len(alike):
            known = np.union1d(known, alike)
    found = np.stack((known // size, known % size), axis=1)
    crowded = is_crowded(found, size)
    if not crowded[found].all(axis=1).any():
        return found
    told, common = _in_common(pile, index, known, size)
    return thin_out(found, told, common, np.bincount(index.documents, minlength=size))


def _codes(index: _Index, left: Places, right: Places, size: int) -> Places:
    """One number for the two documents of each two entries."""
    codes: Places = index.documents[left].astype(np.int64) * size + index.documents[right]
    return codes


def _find(values: Places, known: Places) -> tuple[Places, NDArray[np.bool_]]:
    """Where each value is or would be among some sorted ones, and whether it is there."""
    if not len(known):
        return np.zeros(len(values), np.int64), np.zeros(len(values), np.bool_)
    at = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return at, np.asarray(known[at] == values, np.bool_)


def _in_common(pile: Pile, index: _Index, known: Places, size: int) -> tuple[Places, Places]:
    """What the runs that two documents share tell, and how many these are, for known pairs."""
    told, common = np.zeros((2, len(known)), np.int64)
    for left, right, tells in _meetings(pile, index):
        at, there = _find(_codes(index, left, right, size), known)
        counts = np.bincount(at[there], minlength=len(known))
        common += counts
        told += tells * counts
    return told, common


def _index(pile: Pile) -> _Index:
    places, grams = _chosen_grams(pile)
    order = np.argsort(grams, kind="stable")
    places, grams = places[order], grams[order]
    documents = (np.searchsorted(pile.bounds, places, side="right") - 1).astype(np.int32)
    # Once a document is enough: it is looked at as a whole later.
    new = np.ones(len(grams), np.bool_)
    new[1:] = (grams[1:] != grams[:-1]) | (documents[1:] != documents[:-1])
    places, grams, documents = places[new], grams[new], documents[new]
    borders = np.flatnonzero(grams[1:] != grams[:-1]) + 1
    return _Index(places, documents, np.concatenate(([0], borders, [len(grams)])))


def _chosen_grams(pile: Pile) -> tuple[Places, Hashes]:
    places: list[Places] = [np.zeros(0, np.int64)]
    grams: list[Hashes] = [np.zeros(0, np.uint64)]
    first = 0
    while first < len(pile.documents):
        begin = pile.bounds[first]
        last = int(np.searchsorted(pile.bounds, begin + _BATCH, side="right")) - 1
        last = max(last, first + 1)
        hashed = _grams_between(pile, first, last)
        chosen = winnow(hashed, WINDOW)
        places.append(chosen + begin)
        grams.append(hashed[chosen])
        first = last
    return np.concatenate(places), np.concatenate(grams)


def _grams_between(pile: Pile, first: int, last: int) -> Hashes:
    """Hashes of the runs of some neighbouring documents, those across a border left out."""
    begin, end = pile.bounds[first], pile.bounds[last]
    words = pile.words[begin:end]
    grams = hash_grams(pile.hashes[words], GRAM)
    said = np.concatenate(([0], np.cumsum(pile.content[words])))
    grams[(said[GRAM:] - said[:-GRAM])[: len(grams)] < _CONTENT] = NO_GRAM
    for step in range(1, GRAM):
        crossing = pile.bounds[first + 1 : last + 1] - begin - step
        grams[crossing[(crossing >= 0) & (crossing < len(grams))]] = NO_GRAM
    return grams


def _meetings(pile: Pile, index: _Index) -> Iterator[tuple[Places, Places, int]]:
    """Pairs of entries of the index with the same run, and what it tells, a batch at a time."""
    sizes = np.diff(index.groups)
    for size in range(2, _ALL_PAIRS + 1):
        firsts = index.groups[:-1][sizes == size]
        left, right = np.triu_indices(size, 1)
        step = max(1, _BATCH // len(left))
        for at in range(0, len(firsts), step):
            base = firsts[at : at + step, None]
            yield (base + left).ravel(), (base + right).ravel(), _ALL_PAIRS // size
    gathered: list[tuple[Places, Places]] = []
    waiting = 0
    for group in np.flatnonzero(sizes > _ALL_PAIRS):
        gathered.append(_neighbours(pile, index, index.groups[group], index.groups[group + 1]))
        waiting += len(gathered[-1][0])
        if waiting > _BATCH:
            yield *_joined(gathered), 1
            gathered, waiting = [], 0
    if gathered:
        yield *_joined(gathered), 1


def _joined(pairs: list[tuple[Places, Places]]) -> tuple[Places, Places]:
    return np.concatenate([one for one, _ in pairs]), np.concatenate([two for _, two in pairs])


def _neighbours(
    pile: Pile, index: _Index, first: np.int64, last: np.int64
) -> tuple[Places, Places]:
    """Pairs each of many documents with the first and with those that go on most alike.

    The more there are, the fewer each is paired with, so that the pairs do not outgrow those of
    ``_ALL_PAIRS`` documents before every one has but one.
    """
    entries = np.arange(first, last)
    order = entries[_by_context(pile, index, entries)]
    reach = max(1, _ALL_PAIRS * _ALL_PAIRS // (2 * len(entries)))
    one = np.concatenate(
        (np.full(len(entries) - 1, first), *(order[:-step] for step in range(1, reach + 1)))
    )
    two = np.concatenate((entries[1:], *(order[step:] for step in range(1, reach + 1))))
    # Entries of one run are in order of document.
    return np.minimum(one, two), np.maximum(one, two)


def _by_context(pile: Pile, index: _Index, entries: Places) -> Places:
    """The order of entries by the words that follow, as far as their documents go."""
    ends = pile.bounds[index.documents[entries] + 1]
    places = index.places[entries, None] + np.arange(GRAM, GRAM + _CONTEXT)
    inside = places < ends[:, None]
    hashes = np.where(inside, pile.hashes[pile.words[np.where(inside, places, 0)]], NO_GRAM)
    return np.lexsort(hashes.T[::-1])


def _agree(pile: Pile, index: _Index, left: Places, right: Places) -> NDArray[np.bool_]:
    """Whether the documents of two entries agree around the run that they share, too."""
    one = _look(pile, index, left, np.arange(-_AROUND, GRAM + _AROUND), _OUTSIDE)
    wide = _AROUND + _MOVED
    two = _look(pile, index, right, np.arange(-wide, GRAM + wide), _OUTSIDE - 1)
    most = np.zeros((2, len(left)), np.int64)
    for moved in range(2 * _MOVED + 1):
        equal = one == two[:, moved : moved + one.shape[1]]
        before, after = equal[:, :_AROUND], equal[:, _AROUND + GRAM :]
        np.maximum(most, (before.sum(axis=1), after.sum(axis=1)), out=most)
        if moved == _MOVED:
            in_a_row = np.cumprod(before[:, ::-1], axis=1).sum(axis=1)
            in_a_row += np.cumprod(after, axis=1).sum(axis=1)
    return np.asarray(
        (GRAM + in_a_row >= _IN_A_ROW) | (GRAM + most.sum(axis=0) >= _NEARBY), np.bool_
    )


def _look(
    pile: Pile, index: _Index, entries: Places, around: Places, outside: int
) -> NDArray[np.int32]:
    """The words at some distances from each entry; ``outside`` where its document has none."""
    documents = index.documents[entries]
    places = index.places[entries, None] + around
    inside = (places >= pile.bounds[documents, None]) & (places < pile.bounds[documents + 1, None])
    return np.where(inside, pile.words[np.where(inside, places, 0)], outside)

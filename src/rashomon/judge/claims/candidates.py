"""Which propositions are worth comparing, found without comparing all with all.

Blocking as in record linkage (Christen 2012, *Data Matching*, ch. 4): two propositions are
candidates where they share words that tell enough together, where the reader took them to mean
alike, or where one statement answers another in the same breath ("Hallin accuses …, while Ostrel
insists …").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from rashomon.judge.claims.comparing import Comparison, compare, measure
from rashomon.judge.claims.meanings import Vector
from rashomon.judge.claims.wording import NAME, Wording
from rashomon.judge.claims.worth import compare_rivals, find_worth

_RARE_PAIR = 17.0
"""Bits from which two words that stand in one proposition are a key: two words of which each
stands once in four hundred."""
_RARE = 13.0
"""Bits from which one word alone is a key: once in eight thousand words."""
_RAREST = 7
"""Words of a proposition that make keys, the rarest; a short sentence has about as many."""
_BLOCK = 16
"""Propositions under one key that are all compared with one another; in a larger block each meets
its next neighbours in an order made of their rarest words, so that the work grows with the number
of propositions."""
_NEIGHBOURS = 5
_ALIKE = 0.5
"""Cosine from which two propositions that share no rare words are candidates."""
_RIVAL = 0.45
"""The same of two parties, who contradict one another mostly in other words."""
_ALIKE_BLOCK = 1024
"""Propositions against which each is held by meaning: the next, in the order of the time at which
they were said; so that this, too, grows with their number."""
_MOST_ALIKE = 16
_PARTNERS = 6
"""Candidates of one proposition that are kept, the likeliest first."""
_RIVALS = 4
"""Those of another party that are kept by meaning alone: the copies of a statement in other
accounts would else take every place."""

_MOST_READ = 4_000
"""Pairs of one story that are read, those most worth it first: some 70 to 100 seconds of two cores.
Only piles of several hundred documents have more."""

Pair = tuple[int, int]


def find_candidates(wordings: Sequence[Wording], beside: Iterable[Pair]) -> dict[Pair, Comparison]:
    """Pairs of propositions that may speak to one matter.

    Args:
        wordings: Sorted by id of the proposition.
        beside: Pairs of indices that are candidates in any case.

    Returns:
        How they compare, by pairs of indices, the smaller first; sorted.
    """
    found: dict[Pair, Comparison] = {}
    worths: dict[Pair, float] = {}
    for pair in _all_pairs(wordings):
        if pair in worths or not _may_meet(wordings[pair[0]], wordings[pair[1]]):
            continue
        worths[pair], comparison = find_worth(wordings[pair[0]], wordings[pair[1]])
        if comparison is not None:
            found[pair] = comparison
    best = _best({pair: worths[pair] for pair in found}, len(wordings))
    for pair in _near(wordings, rivals=True):
        if pair not in found:
            worths[pair], found[pair] = compare_rivals(wordings[pair[0]], wordings[pair[1]])
        if not found[pair].apart:
            best.add(pair)
    best = set(sorted(best, key=lambda pair: (-worths[pair], pair))[:_MOST_READ])
    for pair in beside:
        one, other = wordings[pair[0]], wordings[pair[1]]
        found.setdefault(pair, compare(one, other, measure(one, other)))
        if not found[pair].apart:
            best.add(pair)
    return {pair: found[pair] for pair in sorted(best)}


def _all_pairs(wordings: Sequence[Wording]) -> Iterator[Pair]:
    for block in _blocks(wordings):
        for left, right in _pairs(block):
            yield (left, right) if left < right else (right, left)
    yield from _near(wordings, rivals=False)


def _may_meet(left: Wording, right: Wording) -> bool:
    """Whether one is somebody's; narration is not compared with narration."""
    return left.prop.party is not None or right.prop.party is not None


def _blocks(wordings: Sequence[Wording]) -> Iterator[list[int]]:
    keyed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        for key in _keys(wording):
            keyed[key].append(at)
    rows = [tuple(sorted(w.bits, key=lambda n: (-w.bits[n], n))[:_RAREST]) for w in wordings]
    for key in sorted(keyed):
        if len(keyed[key]) > 1:
            yield sorted(keyed[key], key=lambda at: (rows[at], at))


def _keys(wording: Wording) -> Iterator[tuple[str, ...]]:
    rarest = sorted(wording.bits, key=lambda name: (-wording.bits[name], name))[:_RAREST]
    for name in rarest:
        if wording.bits[name] >= _RARE and not name.startswith(NAME):
            yield (name,)
    for one, two in combinations(sorted(rarest), 2):
        if wording.bits[one] + wording.bits[two] >= _RARE_PAIR:
            yield one, two


def _pairs(block: Sequence[int]) -> Iterator[Pair]:
    if len(block) <= _BLOCK:
        yield from combinations(block, 2)
        return
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + _NEIGHBOURS]:
            yield one, other


def _near(wordings: Sequence[Wording], *, rivals: bool) -> Iterator[Pair]:
    """Pairs that the reader took to mean alike, of any two holders or of two parties."""
    ordered = sorted(
        (at for at, wording in enumerate(wordings) if wording.vector is not None),
        key=lambda at: (wordings[at].prop.time or "", wordings[at].prop.document, at),
    )
    parties = {wording.prop.party for wording in wordings} - {None}
    numbers = {party: number for number, party in enumerate(sorted(filter(None, parties)), 1)}
    for first in range(0, len(ordered), _ALIKE_BLOCK):
        block = ordered[first : first + 2 * _ALIKE_BLOCK]
        rows = [vector for at in block if (vector := wordings[at].vector) is not None]
        holders = np.array([numbers.get(wordings[at].prop.party or "", 0) for at in block])
        for row, column in _near_in(np.array(rows, np.float32), holders if rivals else None):
            pair = block[row], block[column]
            yield min(pair), max(pair)


def _near_in(matrix: Vector, holders: NDArray[np.int64] | None) -> Iterator[Pair]:
    """Rows of the first half, and for each the later rows that are most alike.

    The entries are whole numbers, so that products are exact in whatever order they are added.
    With the numbers of their holders only rows of another one count; 0 is nobody.
    """
    least, most = (_ALIKE, _MOST_ALIKE) if holders is None else (_RIVAL, _RIVALS)
    lengths = np.linalg.norm(matrix, axis=1)
    for row in range(min(len(matrix), _ALIKE_BLOCK)):
        if holders is not None and not holders[row]:
            continue
        later = slice(row + 1, row + 1 + _ALIKE_BLOCK)
        cosines = matrix[later] @ matrix[row] / (lengths[later] * lengths[row])
        if holders is not None:
            cosines[(holders[later] == 0) | (holders[later] == holders[row])] = 0.0
        near = np.flatnonzero(cosines >= least)
        if len(near) > most:
            near = near[np.argsort(-cosines[near], kind="stable")[:most]]
        for column in near:
            yield row, row + 1 + int(column)


def _best(worth: dict[Pair, float], count: int) -> set[Pair]:
    """Of each proposition the likeliest candidates; a pair counts that is so for one."""
    partners: list[list[tuple[float, Pair]]] = [[] for _ in range(count)]
    for pair, value in worth.items():
        for at in pair:
            partners[at].append((-value, pair))
    return {pair for found in partners for _, pair in sorted(found)[:_PARTNERS]}

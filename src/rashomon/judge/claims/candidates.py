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

from rashomon.judge.claims.comparing import Comparison, compare, measure
from rashomon.judge.claims.meanings import Vector
from rashomon.judge.claims.wording import NAME, Wording
from rashomon.judge.claims.worth import find_worth

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
_ALIKE_BLOCK = 1024
"""Propositions against which each is held by meaning: the next, in the order of the time at which
they were said; so that this, too, grows with their number."""
_MOST_ALIKE = 16
_PARTNERS = 6
"""Candidates of one proposition that are kept, the likeliest first."""

_MOST_READ = 6_000
"""Pairs of one story that are read, those most worth it first: 60 seconds of one core.  Only piles
of several hundred documents have more."""

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
    for left, right in _all_pairs(wordings):
        pair = (left, right) if left < right else (right, left)
        if pair in worths or not _may_meet(wordings[left], wordings[right]):
            continue
        worths[pair], comparison = find_worth(wordings[pair[0]], wordings[pair[1]])
        if comparison is not None:
            found[pair] = comparison
    best = _best({pair: worths[pair] for pair in found}, len(wordings))
    for pair in beside:
        one, other = wordings[pair[0]], wordings[pair[1]]
        found.setdefault(pair, compare(one, other, measure(one, other)))
        if not found[pair].apart:
            best.add(pair)
    return {pair: found[pair] for pair in sorted(best)}


def _all_pairs(wordings: Sequence[Wording]) -> Iterator[Pair]:
    for block in _blocks(wordings):
        yield from _pairs(block)
    yield from _alike(wordings)


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


def _alike(wordings: Sequence[Wording]) -> Iterator[Pair]:
    ordered = sorted(
        (at for at, wording in enumerate(wordings) if wording.vector is not None),
        key=lambda at: (wordings[at].prop.time or "", wordings[at].prop.document, at),
    )
    for first in range(0, len(ordered), _ALIKE_BLOCK):
        block = ordered[first : first + 2 * _ALIKE_BLOCK]
        rows = [vector for at in block if (vector := wordings[at].vector) is not None]
        for row, column in _alike_in(np.array(rows, np.float32)):
            yield block[row], block[column]


def _alike_in(matrix: Vector) -> Iterator[Pair]:
    """Rows of the first half, and for each the later rows that are most alike.

    The entries are whole numbers, so that products are exact in whatever order they are added.
    """
    lengths = np.linalg.norm(matrix, axis=1)
    for row in range(min(len(matrix), _ALIKE_BLOCK)):
        later = slice(row + 1, row + 1 + _ALIKE_BLOCK)
        cosines = matrix[later] @ matrix[row] / (lengths[later] * lengths[row])
        near = np.flatnonzero(cosines >= _ALIKE)
        if len(near) > _MOST_ALIKE:
            near = near[np.argsort(-cosines[near], kind="stable")[:_MOST_ALIKE]]
        for column in near:
            yield row, row + 1 + int(column)


def _best(worth: dict[Pair, float], count: int) -> set[Pair]:
    """Of each proposition the likeliest candidates; a pair counts that is so for one."""
    partners: list[list[tuple[float, Pair]]] = [[] for _ in range(count)]
    for pair, value in worth.items():
        for at in pair:
            partners[at].append((-value, pair))
    best = {pair for found in partners for _, pair in sorted(found)[:_PARTNERS]}
    return set(sorted(best, key=lambda pair: (-worth[pair], pair))[:_MOST_READ])

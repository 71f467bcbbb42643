"""Which propositions are worth comparing, found without comparing all with all.

Blocking as in record linkage (Christen 2012, *Data Matching*, ch. 4): two propositions are
candidates where they share words that tell enough together, or where one statement answers another
in the same breath ("Kiev accuses …, while Moscow insists …").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.judge.claims.wording import NAME, Wording

_RARE_PAIR = 17.0
"""Bits from which two words that stand in one proposition are a key: two words of which each
stands once in four hundred."""
_RARE = 13.0
"""Bits from which one word alone is a key: once in eight thousand words."""
_RAREST = 7
"""Words of a proposition that make keys, the rarest; a short sentence has about as many."""
_BLOCK = 24
"""Propositions under one key that are all compared with one another; in a larger block each meets
its next neighbours in an order made of their rarest words, so that the work grows with the number
of propositions."""
_NEIGHBOURS = 8
_PARTNERS = 6
"""Candidates of one proposition that are compared, those with most in common first."""
_OWN = 0.5
"""What common words count between two propositions of one party: they are seldom news."""

Pair = tuple[int, int]


def find_candidates(wordings: Sequence[Wording], beside: Iterable[Pair] = ()) -> list[Pair]:
    """Pairs of propositions that may speak to one matter.

    Args:
        wordings: Sorted by id of the proposition.
        beside: Pairs of indices that stand beside one another and are compared in any case.

    Returns:
        Pairs of indices, the smaller first, sorted.
    """
    common: dict[Pair, float] = {}
    for block in _blocks(wordings):
        for left, right in _pairs(block):
            pair = (left, right) if left < right else (right, left)
            if pair not in common and _may_meet(wordings[left], wordings[right]):
                common[pair] = _in_common(wordings[left], wordings[right])
    return sorted({*_best(common, len(wordings)), *beside})


def _may_meet(left: Wording, right: Wording) -> bool:
    """Whether one is somebody's; narration is not compared with narration."""
    return left.prop.party is not None or right.prop.party is not None


def _in_common(left: Wording, right: Wording) -> float:
    if len(left.bits) > len(right.bits):
        left, right = right, left
    both = right.bits
    shared = sum(min(bits, both[name]) for name, bits in left.bits.items() if name in both)
    smaller = min(left.total, right.total)
    value = shared * (0.5 + 0.5 * shared / smaller)
    return value * _OWN if left.prop.party == right.prop.party else value


def _blocks(wordings: Sequence[Wording]) -> Iterator[list[int]]:
    keyed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        for key in _keys(wording):
            keyed[key].append(at)
    order = _order(wordings)
    for key in sorted(keyed):
        if len(keyed[key]) > 1:
            yield sorted(keyed[key], key=order)


def _order(wordings: Sequence[Wording]) -> Callable[[int], tuple[object, ...]]:
    """Puts propositions with the same rarest words beside one another."""
    rows = [tuple(sorted(w.bits, key=lambda n: (-w.bits[n], n))[:_RAREST]) for w in wordings]
    return lambda at: (rows[at], at)


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


def _best(common: dict[Pair, float], count: int) -> set[Pair]:
    """Of each proposition the candidates with most in common; a pair counts that is so for one."""
    partners: list[list[tuple[float, Pair]]] = [[] for _ in range(count)]
    for pair, value in common.items():
        for at in pair:
            partners[at].append((-value, pair))
    return {pair for found in partners for _, pair in sorted(found)[:_PARTNERS]}

"""Stretches that two texts share, their small edits bridged.

Runs of words that both have are found by sorting, put into chains that go on in both texts, and
the gaps between them filled (seed, chain and extend, as long sequences are aligned: Li,
"Minimap2", Bioinformatics 34, 2018).  A chain need not keep the order of other chains, so that
sentences that were moved are found as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from rashomon.align.reuse.edges import equal_words, reach_back, reach_on, trim
from rashomon.align.reuse.seeds import OCCURRENCES, SEED, Block, Seeds

# Words that may have been put in, left out or replaced between two runs of one chain: a clause.
_GAP = 12
# What a chain loses for each word of a gap; a run of n words is worth n.
_GAP_COST = 0.3
# Words of its runs with which a chain is worth looking at any further; a passage has twice as many.
_LEAST = 6
# Runs looked back at for one that a run may follow.
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class Chain:
    """A stretch of two texts with the words that agree in it.

    Args:
        blocks: Runs of equal words in order, apart from one another in both texts.
    """

    blocks: tuple[Block, ...]

    @property
    def left(self) -> tuple[int, int]:
        """First word in the left text, and the one after the last."""
        return self.blocks[0][0], self.blocks[-1][0] + self.blocks[-1][2]

    @property
    def right(self) -> tuple[int, int]:
        """First word in the right text, and the one after the last."""
        return self.blocks[0][1], self.blocks[-1][1] + self.blocks[-1][2]

    @property
    def agreeing(self) -> int:
        """Number of words that agree."""
        return sum(size for _, _, size in self.blocks)

    @property
    def score(self) -> float:
        """Share of the words of both sides that agree."""
        lengths = self.left[1] - self.left[0] + self.right[1] - self.right[0]
        return 2 * self.agreeing / lengths


def find_chains(left: Seeds, right: Seeds) -> list[Chain]:
    """Finds the stretches that two texts share.

    Args:
        left: One text.
        right: The other.

    Returns:
        Chains in the order of the left text; each word of either text is in at most one.
    """
    runs = _runs(left, right)
    scores, before = _link(runs)
    taken = bytearray(len(left.words)), bytearray(len(right.words))
    used = bytearray(len(runs))
    chains: list[Chain] = []
    for last in sorted(range(len(runs)), key=lambda run: (-scores[run], runs[run])):
        blocks = _trace(last, runs, before, used)
        if sum(size for _, _, size in blocks) < _LEAST:
            continue
        blocks = _filled(blocks, left, right)
        for part in _cut(_free(blocks, taken)):
            head, tail = reach_back(part[0], left, right), reach_on(part[-1], left, right)
            whole = [*_free(head, taken), *part, *_free(tail, taken)]
            chains.append(Chain(tuple(trim(whole, left, right))))
    return sorted(chains, key=lambda chain: chain.blocks)


def _runs(left: Seeds, right: Seeds) -> list[Block]:
    """Longest runs of equal words, by place in the left text."""
    first = np.searchsorted(left.grams, right.grams, side="left")
    counts = np.searchsorted(left.grams, right.grams, side="right") - first
    hits = [np.flatnonzero(counts > turn) for turn in range(OCCURRENCES)]
    ours = np.concatenate([left.places[first[hit] + turn] for turn, hit in enumerate(hits)])
    theirs = np.concatenate([right.places[hit] for hit in hits])
    shift = theirs - ours
    order = np.lexsort((ours, shift))
    ours, shift = ours[order], shift[order]
    opens = np.ones(len(ours), np.bool_)
    opens[1:] = (shift[1:] != shift[:-1]) | (ours[1:] - ours[:-1] > SEED)
    begins = np.flatnonzero(opens)
    ends = np.append(begins[1:], len(ours))[: len(begins)] - 1
    sizes = ours[ends] - ours[begins] + SEED
    starts = ours[begins]
    rows = zip(starts.tolist(), (starts + shift[begins]).tolist(), sizes.tolist(), strict=True)
    return sorted(rows)


def _link(runs: Sequence[Block]) -> tuple[list[float], list[int]]:
    """The worth of the best chain that ends with each run, and the run before it there."""
    scores = [float(size) for _, _, size in runs]
    before = [-1] * len(runs)
    # How far the left text is covered up to each run: what ends too early ends the looking back.
    reached = list(accumulate((left + size for left, _, size in runs), max))
    for at, (left, right, size) in enumerate(runs):
        for earlier in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
            if left - reached[earlier] > _GAP:
                break
            one, two, length = runs[earlier]
            ours, theirs = left - one - length, right - two - length
            # Most runs are told apart by this alone, and there are many.
            if ours > _GAP or theirs > _GAP or two >= right or one >= left:
                continue
            overlap = max(0, -ours, -theirs)
            gap = max(ours, theirs) + overlap
            score = scores[earlier] + size - overlap - _GAP_COST * gap
            if overlap < size and gap <= _GAP and score > scores[at]:
                scores[at], before[at] = score, earlier
    return scores, before


def _trace(last: int, runs: Sequence[Block], before: Sequence[int], used: bytearray) -> list[Block]:
    """The runs of a chain in order, cut where they lap over one another."""
    blocks: list[Block] = []
    at = last
    while at >= 0 and not used[at]:
        used[at] = 1
        left, right, size = runs[at]
        if blocks:
            size = min(size, blocks[-1][0] - left, blocks[-1][1] - right)
        blocks.append((left, right, size))
        at = before[at]
    return blocks[::-1]


def _free(blocks: Sequence[Block], taken: tuple[bytearray, bytearray]) -> list[Block]:
    """The blocks of which no word is in another chain; they are taken from then on."""
    ours, theirs = taken
    free = []
    for left, right, size in blocks:
        if 1 in ours[left : left + size] or 1 in theirs[right : right + size]:
            continue
        ours[left : left + size] = theirs[right : right + size] = b"\1" * size
        free.append((left, right, size))
    return free


def _filled(blocks: Sequence[Block], left: Seeds, right: Seeds) -> list[Block]:
    """The blocks and what agrees in the gaps between them."""
    filled = [blocks[0]]
    one, two, size = blocks[0]
    for block in blocks[1:]:
        ours, theirs = (one + size, block[0]), (two + size, block[1])
        # One word against one is a word replaced, and there are many.
        if ours[1] - ours[0] > 1 or theirs[1] - theirs[0] > 1:
            filled += equal_words(ours, theirs, left, right)
        filled.append(block)
        one, two, size = block
    return filled


def _cut(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks, cut where too much is missing between two."""
    chains: list[list[Block]] = []
    ours = theirs = -1
    for block in blocks:
        one, two, size = block
        if chains and one - ours <= _GAP and two - theirs <= _GAP:
            chains[-1].append(block)
        else:
            chains.append([block])
        ours, theirs = one + size, two + size
    return chains

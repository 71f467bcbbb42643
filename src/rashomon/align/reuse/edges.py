"""Where sentences begin, and how far two texts agree up to there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from rashomon.align.reuse.seeds import Block, Seeds

# Marks between two words that end a sentence.  An abbreviation in the middle of one makes two of
# it, which moves a border of a passage by some words at most.
_ENDS = frozenset(".!?…")
# Words looked at beyond a stretch that agrees: a clause before the sentence begins or ends.
_REACH = 15
# What a word beyond the stretch is worth that agrees, and what the words in between cost; where
# the sentences of both texts begin (or end) with it, it is worth more.
_PLAIN = 0.25
_GAP_COST = 0.3
_WHOLE = 2.0
# So few words of the sentence before or after are no part of what is shared: "The company".
_SCRAP = 4


def find_openings(text: str, starts: Sequence[int], ends: Sequence[int]) -> bytes:
    """Tells with which words sentences begin.

    Args:
        text: A text.
        starts: Where each of its words begins, in code points.
        ends: Where each ends.

    Returns:
        1 for each word that opens a sentence, else 0; a last 1 for the end of the text.

    >>> list(find_openings("Go on. He did", [0, 3, 7, 10], [2, 5, 9, 13]))
    [1, 0, 1, 0, 1]
    """
    opens = bytearray(len(starts) + 1)
    opens[0] = opens[-1] = 1
    for at in range(1, len(starts)):
        between = text[ends[at - 1] : starts[at]]
        if between != " " and _is_border(between):
            opens[at] = 1
    return bytes(opens)


def _is_border(between: str) -> bool:
    """Whether a sentence ends in what stands between two words; in "p.m." none does."""
    return "\n" in between or not (_ENDS.isdisjoint(between) or between.split() == [between])


def reach_on(block: Block, left: Seeds, right: Seeds) -> list[Block]:
    """What agrees between the end of a stretch and the end of its sentence.

    Args:
        block: The stretch's last run.
        left: The left text.
        right: The right one.

    Returns:
        Runs of words that agree, in order, as far as they are worth the words between them.
    """
    edge = block[0] + block[2], block[1] + block[2]
    stops = _next_opening(left.opens, edge[0]), _next_opening(right.opens, edge[1])
    blocks = equal_words((edge[0], stops[0]), (edge[1], stops[1]), left, right)
    return _worthwhile(blocks, edge, left, right, onwards=True)


def reach_back(block: Block, left: Seeds, right: Seeds) -> list[Block]:
    """What agrees between the beginning of a sentence and that of a stretch in it.

    Args:
        block: The stretch's first run.
        left: The left text.
        right: The right one.

    Returns:
        Runs of words that agree, in order, as far as they are worth the words between them.
    """
    edge = block[0], block[1]
    stops = _last_opening(left.opens, edge[0]), _last_opening(right.opens, edge[1])
    blocks = equal_words((stops[0], edge[0]), (stops[1], edge[1]), left, right)
    return _worthwhile(blocks[::-1], edge, left, right, onwards=False)[::-1]


def _next_opening(opens: bytes, at: int) -> int:
    found = opens.find(1, at, at + _REACH)
    return found if found >= 0 else min(at + _REACH, len(opens) - 1)


def _last_opening(opens: bytes, at: int) -> int:
    found = opens.rfind(1, max(0, at - _REACH), at + 1)
    return found if found >= 0 else max(0, at - _REACH)


def equal_words(
    ours: tuple[int, int], theirs: tuple[int, int], left: Seeds, right: Seeds
) -> list[Block]:
    """What agrees in a stretch of each text: their longest common subsequence.

    Args:
        ours: First word of the left stretch, and the one after the last; few words, since the
            work grows with both sizes.
        theirs: The same of the right.
        left: The left text.
        right: The right one.

    Returns:
        Runs of words that agree, in order.
    """
    if ours[0] >= ours[1] or theirs[0] >= theirs[1]:
        return []
    edits = LCSseq.opcodes(left.words[slice(*ours)].tolist(), right.words[slice(*theirs)].tolist())
    return [
        (ours[0] + edit.src_start, theirs[0] + edit.dest_start, edit.src_end - edit.src_start)
        for edit in edits
        if edit.tag == "equal"
    ]


def _worthwhile(
    blocks: Sequence[Block], edge: tuple[int, int], left: Seeds, right: Seeds, *, onwards: bool
) -> list[Block]:
    """The runs, nearest first, up to the one with which most is won."""
    best = worth = 0.0
    kept = 0
    for count, (one, two, size) in enumerate(blocks, 1):
        near, far = (one, two), (one + size, two + size)
        if not onwards:
            near, far = far, near
        said = int(left.content[one : one + size].sum())
        worth += said + _PLAIN * (size - said)
        worth -= _GAP_COST * max(abs(near[0] - edge[0]), abs(near[1] - edge[1]))
        whole = left.opens[far[0]] and right.opens[far[1]]
        if worth + _WHOLE * whole > best:
            best, kept = worth + _WHOLE * whole, count
        edge = far
    return list(blocks[:kept])


def trim(blocks: Sequence[Block], left: Seeds, right: Seeds) -> list[Block]:
    """Leaves out the few words before, or after, the sentences that agree.

    Args:
        blocks: Runs of words that agree, in order.
        left: The left text.
        right: The right one.

    Returns:
        The runs from a border of sentences that both texts have, and up to one, where it is near.
    """
    head = [(one + n, two + n) for one, two, size in blocks[: _SCRAP + 1] for n in range(size)]
    tail = [(one + n, two + n) for one, two, size in blocks[-_SCRAP - 1 :] for n in range(size)]
    after = tail[-1][0] + 1, tail[-1][1] + 1
    first = 0 if _opens(head[0], left, right) else _scraps(head, left, right)
    last = 0 if _opens(after, left, right) else _scraps(tail[::-1], left, right)
    return _without(_without(blocks, first), last, behind=True) or list(blocks)


def _opens(place: tuple[int, int], left: Seeds, right: Seeds) -> bool:
    return bool(left.opens[place[0]] and right.opens[place[1]])


def _scraps(pairs: Sequence[tuple[int, int]], left: Seeds, right: Seeds) -> int:
    """How many of the outermost words a border in both texts cuts off."""
    found = 0
    for count, (outer, inner) in enumerate(pairwise(pairs[: _SCRAP + 1]), 1):
        ours, theirs = sorted((outer[0], inner[0])), sorted((outer[1], inner[1]))
        crossed = left.opens[ours[0] + 1 : ours[1] + 1], right.opens[theirs[0] + 1 : theirs[1] + 1]
        if all(1 in opens for opens in crossed):
            found = count
    return found


def _without(blocks: Sequence[Block], words: int, *, behind: bool = False) -> list[Block]:
    """The runs without their first words, or their last."""
    kept = []
    for one, two, size in blocks[::-1] if behind else blocks:
        cut = min(words, size)
        words -= cut
        if cut < size:
            kept.append((one, two, size - cut) if behind else (one + cut, two + cut, size - cut))
    return kept[::-1] if behind else kept

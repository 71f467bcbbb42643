"""What the way in which shared narration lies in two documents says of which came first.

Papers cut agencies' texts from the end and put a beginning of their own before them (Clough et
al., "METER", ACL 2002; Bell, "The Language of News Media", 1991, chapter 4); digests take an
opening, and background stands at the end.  None of it is sure, so each sign has a weight.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.align.lineage.narration import Narration, Sharing
from rashomon.lexicon.agencies import is_same_house

# A text of which so much is shared stands in the other as a whole.
_WHOLE = 0.8
# Words that are a sentence of its own, no longer an edit at the edge.
_SENTENCE = 12
# Narration of its own, in words and as part of all, that makes a document more than the other.
_MORE_WORDS = 30
_MORE = 0.2
_MOSTLY = 0.6
# What was cut and not rewritten agrees but for some words.
_WORD_FOR_WORD = 0.9
# No more than that is a piece taken over.
_PIECE = 0.6
_FEWER_WORDS = 10
_TIMES_FEWER = 3


def find_shapes(
    child: Narration, parent: Narration, sharing: Sharing
) -> Iterator[tuple[str, float]]:
    """Signs that one document was made from another.

    Args:
        child: The document that may have been made.
        parent: The one from which.
        sharing: What they share.

    Yields:
        Slugs with weights.
    """
    at = 0 if sharing.left == child.document.id else 1
    mine, others = sharing.stretches[at], sharing.stretches[1 - at]
    if not mine or not others:
        return
    head, tail = _outside(child, mine)
    head_there, tail_there = _outside(parent, others)
    more = child.total - sharing.words[at]
    more_there = parent.total - sharing.words[1 - at]
    if _is_whole(sharing.shares[at], more_there, parent.total):
        as_it_was = sharing.agreement >= _WORD_FOR_WORD * sum(sharing.words) / 2
        if as_it_was and head_there < _SENTENCE and tail_there >= _MOSTLY * more_there:
            yield "truncated", 2.0
    elif _is_whole(sharing.shares[1 - at], more, child.total):
        if tail < _SENTENCE and head >= _MOSTLY * more:
            yield "lead.added", 1.5
    elif max(sharing.shares) > _PIECE:
        pass
    elif head >= _SENTENCE and head_there >= _SENTENCE and tail_there >= _SENTENCE:
        if tail < _SENTENCE and len(mine) <= 2:
            yield "background", 1.0
    elif head >= _SENTENCE and tail >= _SENTENCE and head_there < _SENTENCE <= tail_there:
        yield "opening.taken", 1.5
    if _is_shortened(child, parent, sharing, at):
        yield "shortened", 0.5


def _is_whole(share: float, more_of_other: int, other: int) -> bool:
    return share >= _WHOLE and more_of_other >= max(_MORE_WORDS, _MORE * other)


def _outside(narration: Narration, stretches: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Words of narration before the first stretch and after the last."""
    first, last = stretches[0][0], stretches[-1][1]
    return narration.before[first], narration.total - narration.before[last]


def _is_shortened(child: Narration, parent: Narration, sharing: Sharing, at: int) -> bool:
    """Whether edits of shared passages take words away much more often than they add any."""
    fewer = more = 0
    for passage in sharing.passages:
        places = (passage.left, passage.right)
        own = child.stretch(places[at].span)
        other = parent.stretch(places[1 - at].span)
        lack = (other[1] - other[0]) - (own[1] - own[0])
        fewer, more = fewer + max(0, lack), more + max(0, -lack)
    return fewer >= _FEWER_WORDS and fewer >= _TIMES_FEWER * more


def is_one_outlet(left: Narration, right: Narration) -> bool:
    """Whether one outlet printed both documents."""
    one, two = left.document.outlet, right.document.outlet
    return bool(one and two) and is_same_house(one or "", two or "")

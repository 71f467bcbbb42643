"""Which documents share more than chance, by themselves or by way of a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rashomon.align.lineage.narration import Narration, Pair, Sharing, Stretch, common

# Words of narration of a third document that both others must have, for the little that they have
# in common with one another to be of that text: about a sentence.
_BY_WAY_OF = 15
# Documents that are looked at for one pair, those that share most with the one first.
_MOST_KIN = 16


def keep_evident(
    narrations: Mapping[str, Narration], sharings: Mapping[Pair, Sharing]
) -> dict[Pair, Sharing]:
    """Leaves out pairs of documents that share no more than chance may give them.

    Two that have both the same stretch of a third in common with it have that in common with one
    another, though one of them is reworded so far that little of it is left.

    Args:
        narrations: Of all documents.
        sharings: What each two of them share.

    Returns:
        Those that share enough, in their order.
    """
    sure = {pair: sharing for pair, sharing in sharings.items() if sharing.is_enough}
    partners: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (left, right), sharing in sure.items():
        partners[left].append((-sharing.agreement, right))
        partners[right].append((-sharing.agreement, left))
    nearest = {doc: [one for _, one in sorted(own)[:_MOST_KIN]] for doc, own in partners.items()}
    return {
        pair: sharing
        for pair, sharing in sharings.items()
        if sharing.is_enough
        or (sharing.is_enough_of_kin and _by_way_of_a_third(pair, narrations, sure, nearest))
    }


def _by_way_of_a_third(
    pair: Pair,
    narrations: Mapping[str, Narration],
    sure: Mapping[Pair, Sharing],
    nearest: Mapping[str, list[str]],
) -> bool:
    left, right = pair
    for third in sorted({*nearest.get(left, ()), *nearest.get(right, ())}):
        one, two = (_stretches(sure, third, doc) for doc in (left, right))
        if one and two and narrations[third].count(common(one, two)) >= _BY_WAY_OF:
            return True
    return False


def _stretches(sure: Mapping[Pair, Sharing], third: str, doc: str) -> tuple[Stretch, ...]:
    """The words of a third document that it shares with one."""
    sharing = sure.get((third, doc) if third < doc else (doc, third))
    return sharing.stretches[0 if sharing.left == third else 1] if sharing else ()

"""Propositions in the same words: one of them is compared for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.judge.claims.wording import Wording

_TELLING = 22.0
"""Bits from which the same words are the same proposition wherever they stand; "it will work" is
said of many things, and is one only within a document."""


def fold(wordings: Sequence[Wording]) -> list[list[int]]:
    """Groups of propositions in the same words.

    Args:
        wordings: Sorted by id of the proposition.

    Returns:
        Groups of indices, each sorted, singletons among them, in the order of their first.
    """
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        own = () if wording.total >= _TELLING else (wording.prop.document,)
        narrated = wording.prop.party is None and wording.prop.attribution is None
        same[wording.key, str(wording.days), str(narrated), *own].append(at)
    return sorted(same.values())

"""Weighs what speaks for the one direction between two documents against what speaks for the other.

Credits weigh most, then days of publication, then the shape of what is shared.  Weights are in
no unit; a sign that decides alone has 1.5 or more.  They were set by hand on the tuning part of
``evals/lineage`` and looked at on real piles.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.align.lineage.credited import (
    Named,
    Voice,
    credits_elsewhere,
    find_clues,
    find_same,
)
from rashomon.align.lineage.narration import Narration, Sharing, is_in_order
from rashomon.align.lineage.shapes import find_shapes, is_one_outlet
from rashomon.model.documents import DateBasis
from rashomon.model.links import Clue, Dating, Direction
from rashomon.text.dates import day_range

_CREDIT = 4.0
_CREDIT_OF_PART = 3.0
_MENTION = 3.0
_ELSEWHERE = 2.0
_SIGNED = 2.0
_VERSION = 4.0
_LATER: Mapping[DateBasis, float] = {
    "metadata": 2.5,
    "byline": 2.5,
    "url": 2.5,
    "text": 1.5,
    "inferred": 1.0,
}
# Copies come out within days.  A date weeks later is mostly that of a visit by a crawler or of a
# change to the page, and says nothing.
_SOON = timedelta(days=14)
# What a direction needs, and how often it must outweigh what speaks for the other.
_DECISIVE = 1.5
_TIMES = 2.0
# Shares from which nearly all is shared.
_NEARLY_ALL = 0.9
_WHOLE = 0.8


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of two documents.

    Args:
        sharing: What they share.
        direction: Which was made from which.
        weight: How sure that is; of no meaning where it is ``unknown``.
        reasons: Slugs, the weightiest first.
        clues: Words that say so.
    """

    sharing: Sharing
    direction: Direction
    weight: float
    reasons: tuple[str, ...]
    clues: tuple[Clue, ...] = ()

    @property
    def child(self) -> str:
        """The document that was made from the other; empty where none was."""
        return {
            "left from right": self.sharing.left,
            "right from left": self.sharing.right,
        }.get(self.direction, "")

    @property
    def parent(self) -> str:
        """The document from which the other was made; empty where none was."""
        return {
            "left from right": self.sharing.right,
            "right from left": self.sharing.left,
        }.get(self.direction, "")


@dataclass(frozen=True, slots=True)
class Side:
    """One document with all that is weighed about it."""

    narration: Narration
    voice: Voice
    dating: Dating | None
    named: Named


def weigh(
    left: Side, right: Side, sharing: Sharing, merged: Collection[tuple[str, str]]
) -> Verdict:
    """Says which of two documents was made from which.

    Args:
        left: The document with the smaller id.
        right: The other.
        sharing: What they share.
        merged: Pairs (child, parent) of documents made of two others.

    Returns:
        The verdict.
    """
    found = _common(left, right, sharing)
    if found is not None:
        return found
    signs: tuple[list[tuple[float, str]], ...] = ([], [])
    clues: tuple[list[Clue], ...] = ([], [])
    for at, (child, parent) in enumerate(((left, right), (right, left))):
        own = _credits(child, parent, sharing)
        clues[at].extend(own)
        signs[at].extend((_credit_weight(clue.slug), clue.slug) for clue in own)
        signs[at].extend(_signs(child, parent, sharing))
        if (child.voice.document, parent.voice.document) in merged:
            signs[at].append((2.5, "merged"))
    blocked = tuple(
        _ELSEWHERE * credits_elsewhere(child.voice, parent.voice)
        for child, parent in ((left, right), (right, left))
    )
    sums = [_total(signs[at]) - blocked[at] for at in (0, 1)]
    at = 0 if sums[0] >= sums[1] else 1
    mine, others = sums[at], max(0.0, sums[1 - at])
    if mine < _DECISIVE or mine < _TIMES * others:
        return Verdict(sharing, "unknown", 0.0, _how(sharing))
    direction: Direction = "right from left" if at else "left from right"
    reasons = [slug for _, slug in sorted(signs[at], key=lambda sign: (-sign[0], sign[1]))]
    return Verdict(
        sharing,
        direction,
        mine - others,
        tuple(dict.fromkeys((*reasons, *_how(sharing)))),
        tuple(clues[at]),
    )


def _total(signs: Sequence[tuple[float, str]]) -> float:
    """The best of each kind of sign: five credits to one outlet are no better than one."""
    best: dict[bool, float] = {}
    total = 0.0
    for weight, slug in signs:
        if slug.startswith("credit."):
            best[True] = max(best.get(True, 0.0), weight)
        else:
            total += weight
    return total + best.get(True, 0.0)


def _common(left: Side, right: Side, sharing: Sharing) -> Verdict | None:
    """One origin, where both say so and neither credits the other."""
    if find_clues(left.voice, right.voice) or find_clues(right.voice, left.voice):
        return None
    if is_one_outlet(left.narration, right.narration):
        return None
    reason, clues = find_same(left.voice, right.voice)
    if not reason:
        return None
    weight = _CREDIT if reason == "credit.same" else _SIGNED
    reasons = (reason, *_how(sharing))
    return Verdict(sharing, "common origin", weight, reasons, tuple(clues))


def _credits(child: Side, parent: Side, sharing: Sharing) -> list[Clue]:
    if is_one_outlet(child.narration, parent.narration):
        return []
    found = find_clues(child.voice, parent.voice)
    if not found:
        mention = child.named.find(sharing.passages, parent.voice)
        found = [mention] if mention else []
    return found


def _credit_weight(slug: str) -> float:
    if slug == "credit.text":
        return _MENTION
    return _CREDIT_OF_PART if slug == "credit.contributed" else _CREDIT


def _signs(child: Side, parent: Side, sharing: Sharing) -> list[tuple[float, str]]:
    later = _later(child.dating, parent.dating)
    if is_one_outlet(child.narration, parent.narration):
        # Versions of one text grow and shrink: of them the days alone tell.
        return [(_VERSION, "version.later")] if later >= _DECISIVE else []
    found = [
        (weight, slug) for slug, weight in find_shapes(child.narration, parent.narration, sharing)
    ]
    return [*found, *([(later, "later")] if later else [])]


def _later(child: Dating | None, parent: Dating | None) -> float:
    """How much says that one document came out after another."""
    if child is None or parent is None:
        return 0.0
    one, two = child.published, parent.published
    if one.value is None or two.value is None:
        return 0.0
    gap = published_days(child)[0] - published_days(parent)[1]
    if not timedelta(0) < gap <= _SOON:
        return 0.0
    return min(_LATER[one.basis], _LATER[two.basis])


def published_days(dating: Dating) -> tuple[date, date]:
    """The first and the last day on which a document may have come out.

    Args:
        dating: Its date of publication, which has a value: a day or an interval of EDTF.
    """
    first, _, last = (dating.published.value or "").partition("/")
    return day_range(first)[0], day_range(last or first)[1]


def _how(sharing: Sharing) -> tuple[str, ...]:
    """How they share what they share."""
    most, least = max(sharing.shares), min(sharing.shares)
    extent = "same.text" if least >= _NEARLY_ALL else "contained" if most >= _WHOLE else "partial"
    found = [extent]
    if not is_in_order(sharing.passages):
        found.append("order.changed")
    if any(passage.form == "reworded" for passage in sharing.passages):
        found.append("reworded")
    return tuple(found)

"""What two propositions have in common, as figures between 0 and 1, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.judge.claims.meanings import find_cosine
from rashomon.judge.claims.opposites import find_opposites
from rashomon.judge.claims.wording import NAME, Wording
from rashomon.text.days import days_apart
from rashomon.text.figures import figures_agree
from rashomon.text.negation import IMPLICIT

_HALF = 40.0
"""Bits that two propositions must share for half a point: three or four words that say
something."""
_DENIED = 0.2
"""Share of the bits in common from which a negation that reaches them counts as one of the
proposition and not of an aside."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two propositions compare by their words.

    Args:
        values: Figures by name, 0 to 1.
        flips: Signs that one says the opposite of the other: ``negation.differs``,
            ``words.opposite``; an even number of them cancel out.
        doubtful: Whether words that may deny in another way leave the sign open.
        apart: What keeps the two from being one matter, e.g. ``time.differs``.
        figures: Whether numbers of the same thing agree; ``None`` where nothing is comparable.
    """

    values: Mapping[str, float]
    flips: tuple[str, ...]
    doubtful: bool
    apart: tuple[str, ...]
    figures: bool | None

    @property
    def opposite(self) -> bool:
        """Whether the words alone speak for the opposite."""
        return len(self.flips) % 2 == 1


def compare(left: Wording, right: Wording) -> Comparison:
    """Compares two propositions by their words; the order of the two does not matter."""
    shared = {
        name: min(bits, right.bits[name]) for name, bits in left.bits.items() if name in right.bits
    }
    opposites = find_opposites(left.bits, right.bits)
    bits = sum(shared.values())
    short, long = sorted((left.total, right.total))
    swapped = _swapped(left, right)
    agree = figures_agree(left.figures, right.figures) if left.figures and right.figures else None
    values = {
        "contained": bits / short,
        "covered": bits / long,
        "shared": bits / (bits + _HALF),
        "names": _names(left, right),
        "names_apart": float(bool(left.names - right.names) and bool(right.names - left.names)),
        "swapped": float(swapped),
        "numbers": float(agree is True),
        "modal_apart": float(left.modal != right.modal),
        "meaning": find_cosine(left.vector, right.vector),
    }
    flips = [*(["words.opposite"] if opposites else [])]
    if _negation_differs(left, right, shared):
        flips.append("negation.differs")
    return Comparison(
        values=values,
        flips=tuple(sorted(flips)),
        doubtful=bool(_implicit(left) ^ _implicit(right)),
        apart=tuple(_apart(left, right)),
        figures=agree,
    )


def _names(left: Wording, right: Wording) -> float:
    fewest = min(len(left.names), len(right.names))
    return len(left.names & right.names) / fewest if fewest else 0.0


def _swapped(left: Wording, right: Wording) -> bool:
    """Whether two names stand in the other order, as in "A sued B" and "B sued A"."""
    mine = [name for name in left.order if name in right.names]
    theirs = [name for name in right.order if name in left.names]
    return len(mine) >= 2 and mine != theirs and ("by" in left.forms) == ("by" in right.forms)


def _negation_differs(left: Wording, right: Wording, shared: Mapping[str, float]) -> bool:
    mine, theirs = (_is_negated(side, shared) for side in (left, right))
    return mine != theirs


def _is_negated(side: Wording, shared: Mapping[str, float]) -> bool:
    """Whether an odd number of negations reaches the words in common, or all words."""
    reached = sum(shared[name] for name in side.negated if name in shared)
    if not shared:
        return side.negations % 2 == 1
    return side.negations % 2 == 1 and reached >= _DENIED * sum(shared.values())


def _implicit(side: Wording) -> frozenset[str]:
    return IMPLICIT & frozenset(name for name in side.bits if not name.startswith(NAME))


def _apart(left: Wording, right: Wording) -> list[str]:
    return ["time.differs"] if times_differ(left, right) else []


def times_differ(left: Wording, right: Wording) -> bool:
    """Whether two propositions speak of different times."""
    if days_apart(left.days, right.days):
        return True
    return any(
        mine and theirs and mine.isdisjoint(theirs)
        for mine, theirs in zip(left.calendar, right.calendar, strict=True)
    )

"""What two propositions have in common, as figures between 0 and 1, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.judge.claims.meanings import find_cosine
from rashomon.judge.claims.wording import Wording
from rashomon.text.days import days_apart
from rashomon.text.figures import figures_agree

_HALF = 40.0
"""Bits that two propositions must share for half a point: three or four words that say
something."""
_UNKNOWN = 0.5
"""Taken for the cosine of meanings where one is not known: about that of two candidates."""
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


def measure(left: Wording, right: Wording) -> dict[str, float]:
    """What two propositions have in common; the order of the two does not matter.

    Returns:
        Figures by name, 0 to 1.
    """
    bits = sum(_shared(left, right).values())
    short, long = sorted((left.total, right.total))
    apart = not left.names <= right.names and not right.names <= left.names
    return {
        "contained": bits / short,
        "covered": bits / long,
        "shared": bits / (bits + _HALF),
        "names": _names(left, right),
        "names_apart": float(apart),
        "names_disjoint": float(apart and left.names.isdisjoint(right.names)),
        "modal_apart": float(left.modal != right.modal),
        "meaning": _meaning(left, right),
    }


def compare(left: Wording, right: Wording, values: Mapping[str, float]) -> Comparison:
    """Compares two propositions by their words; the order of the two does not matter.

    Args:
        left: The one.
        right: The other.
        values: What they have in common, as `measure` has it.
    """
    shared = _shared(left, right)
    agree = figures_agree(left.figures, right.figures) if left.figures and right.figures else None
    flips = [
        slug
        for slug, found in (
            ("negation.differs", _is_negated(left, shared) != _is_negated(right, shared)),
            ("words.opposite", _are_opposite(left, right)),
        )
        if found
    ]
    return Comparison(
        values={
            **values,
            "swapped": float(_swapped(left, right)),
            "numbers": float(agree is True),
            "numbers_apart": float(agree is False),
        },
        flips=tuple(flips),
        doubtful=left.implicit != right.implicit,
        apart=("time.differs",) if times_differ(left, right) else (),
        figures=agree,
    )


def _shared(left: Wording, right: Wording) -> dict[str, float]:
    """The stems and names in both, with what they tell where they tell less."""
    if len(left.bits) > len(right.bits):
        left, right = right, left
    both = right.bits
    return {name: min(bits, both[name]) for name, bits in left.bits.items() if name in both}


def _are_opposite(left: Wording, right: Wording) -> bool:
    return not left.opposites.isdisjoint(right.bits) and not right.opposites.isdisjoint(left.bits)


def _meaning(left: Wording, right: Wording) -> float:
    if left.vector is None or right.vector is None:
        return _UNKNOWN
    return find_cosine(left.vector, right.vector)


def _names(left: Wording, right: Wording) -> float:
    fewest = min(len(left.names), len(right.names))
    return len(left.names & right.names) / fewest if fewest else 0.0


def _swapped(left: Wording, right: Wording) -> bool:
    """Whether two names stand in the other order, as in "A sued B" and "B sued A"."""
    mine = [name for name in left.order if name in right.names]
    theirs = [name for name in right.order if name in left.names]
    return len(mine) >= 2 and mine != theirs and ("by" in left.forms) == ("by" in right.forms)


def _is_negated(side: Wording, shared: Mapping[str, float]) -> bool:
    """Whether an odd number of negations reaches the words in common, or all words."""
    reached = sum(shared[name] for name in side.negated if name in shared)
    if not shared:
        return side.negations % 2 == 1
    return side.negations % 2 == 1 and reached >= _DENIED * sum(shared.values())


def times_differ(left: Wording, right: Wording) -> bool:
    """Whether two propositions speak of different times."""
    if days_apart(left.days, right.days):
        return True
    return any(
        mine and theirs and mine.isdisjoint(theirs)
        for mine, theirs in zip(left.calendar, right.calendar, strict=True)
    )

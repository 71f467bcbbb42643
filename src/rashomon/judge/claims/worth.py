"""How much two propositions are worth reading side by side, by their words alone."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.judge.claims.comparing import Comparison, compare, measure
from rashomon.judge.claims.scoring import score
from rashomon.judge.claims.wording import Wording

LIKELY: Mapping[str, float] = {
    "": -3.8,
    "contained": 2.6,
    "covered": 2.0,
    "shared": 1.5,
    "names_apart": -0.5,
    "names_disjoint": -0.4,
    "modal_apart": -0.4,
    "meaning": 1.5,
}
"""By words alone; for choosing what the sentence model reads."""
LEAST, LEAST_TENSE = 0.25, 0.1
"""Likelihood by words from which the sentence model is asked, and that for two parties who seem to
contradict one another: it is they whom a reader looks for, and opposite words have less in common
than the same ones."""
VAGUE = 20.0
"""Bits below which words ("I do not intend to") tell so little that they speak to one matter with
others only in one document: those of two words that stand once in a thousand."""
_TENSE = 0.15
"""What that counts where only some of the candidates can be read."""


def find_worth(left: Wording, right: Wording) -> tuple[float, Comparison | None]:
    """How much two propositions are worth reading side by side.

    Args:
        left: The one.
        right: The other.

    Returns:
        The likelihood by words that they speak to one matter, more where their holders seem to
        contradict one another, and how they compare; 0 and nothing where they are not worth it.
    """
    if min(left.total, right.total) < VAGUE and left.prop.document != right.prop.document:
        return 0.0, None
    values = measure(left, right)
    likely = score(LIKELY, values)
    if likely < LEAST_TENSE:
        return 0.0, None
    comparison = compare(left, right, values)
    tense = _is_tense(left, right, comparison)
    if comparison.apart or (not tense and likely < LEAST):
        return 0.0, None
    return likely + _TENSE * tense, comparison


def compare_rivals(left: Wording, right: Wording) -> tuple[float, Comparison]:
    """How much two propositions of two parties are worth reading that are alike in meaning.

    Args:
        left: The one.
        right: The other.

    Returns:
        The likelihood by words and meaning, as `find_worth` has it, and how they compare.
    """
    values = measure(left, right)
    return score(LIKELY, values), compare(left, right, values)


def _is_tense(left: Wording, right: Wording, comparison: Comparison) -> bool:
    """Whether two parties seem to contradict one another, by stance and explicit signs."""
    return any(
        comparison.doubtful or (stance != other_stance) != comparison.opposite
        for party, stance in left.views
        for other_party, other_stance in right.views
        if None not in (party, other_party)
        and party != other_party
        and "hedges" not in (stance, other_stance)
    )

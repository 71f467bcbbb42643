"""Whether two propositions are one, or one the opposite of the other.

Two questions, each answered by a logistic regression over figures that can be read as reasons:
whether both speak to one matter, and if so, whether one says the opposite of the other.  The
sentence model reads the two in both directions; explicit signs (names, numbers, times, negation,
opposite words) stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

from rashomon.judge.claims.candidates import Pair
from rashomon.judge.claims.comparing import Comparison, compare
from rashomon.judge.claims.wording import Wording
from rashomon.judge.inference import Relation as Told
from rashomon.model.judgement import Relation


class Relates(Protocol):
    """What says how one short text stands to another, as `SentenceModel` does."""

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Told]:
        """How each hypothesis stands to its premise."""
        ...


ONE_MATTER: Mapping[str, float] = {
    "": -4.6,
    "contained": 3.0,
    "covered": 1.5,
    "shared": 2.0,
    "names": 0.5,
    "names_apart": -1.0,
    "numbers": 0.7,
    "modal_apart": -0.6,
    "told": 4.0,
    "beside": 1.5,
    "utterance": 2.0,
}
OPPOSITE: Mapping[str, float] = {
    "": -0.4,
    "contradicts": 5.0,
    "supports": -5.0,
    "flipped": 2.0,
    "unflipped": -1.0,
}


@dataclass(frozen=True, slots=True)
class Related:
    """How two propositions stand to one another.

    Args:
        one_matter: 0 to 1, that both speak to one matter.
        opposite: 0 to 1, that one says the opposite of the other, if they do.
        supports: The model's support, left to right and right to left.
        comparison: Their words.
        values: The figures that the scores are made of.
    """

    one_matter: float
    opposite: float
    supports: tuple[float, float]
    comparison: Comparison
    values: Mapping[str, float]

    @property
    def relation(self) -> Relation:
        """``same`` or ``opposite``, whichever is likelier."""
        return "opposite" if self.opposite > 0.5 else "same"

    @property
    def score(self) -> float:
        """0 to 1, that they stand so to one another."""
        return self.one_matter * max(self.opposite, 1 - self.opposite)


def relate(
    wordings: Sequence[Wording],
    pairs: Sequence[Pair],
    beside: frozenset[Pair],
    parallel: frozenset[Pair],
    model: Relates,
) -> dict[Pair, Related]:
    """Compares candidate pairs.

    Args:
        wordings: All wordings.
        pairs: Pairs of indices.
        beside: Those of them that answer one another where they stand.
        parallel: Those of them that stand in reports of one utterance.
        model: The sentence model.

    Returns:
        How each pair stands; pairs that cannot be one matter are left out.
    """
    found = {}
    for pair in pairs:
        left, right = wordings[pair[0]], wordings[pair[1]]
        comparison = compare(left, right)
        values = dict(comparison.values)
        values |= {"beside": float(pair in beside), "utterance": float(pair in parallel)}
        if comparison.apart or not _worth_reading(values):
            continue
        found[pair] = _related(left, right, comparison, values, model)
    return found


def _worth_reading(values: Mapping[str, float]) -> bool:
    best = score(ONE_MATTER, {**values, "told": 1.0})
    return best >= 0.3


def _related(
    left: Wording, right: Wording, comparison: Comparison, values: dict[str, float], model: Relates
) -> Related:
    there, back = model.relate([(left.text, right.text), (right.text, left.text)])
    values |= {
        "told": 1 - min(there.neither, back.neither),
        "contradicts": (there.contradicts + back.contradicts) / 2,
        "supports": (there.supports + back.supports) / 2,
        "flipped": float(comparison.opposite),
        "unflipped": float(not comparison.opposite and not comparison.doubtful),
    }
    return Related(
        one_matter=score(ONE_MATTER, values),
        opposite=score(OPPOSITE, values),
        supports=(there.supports, back.supports),
        comparison=comparison,
        values=values,
    )


def score(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """The logistic of a weighted sum; the weight under the empty name is added as it is."""
    total = weights[""] + sum(
        weight * values.get(name, 0.0) for name, weight in weights.items() if name
    )
    return 1 / (1 + exp(-total))

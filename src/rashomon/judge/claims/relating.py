"""Whether two propositions are one, or one the opposite of the other.

Two questions, each answered by a logistic regression over figures that can be read as reasons:
whether both speak to one matter, and if so, whether one says the opposite of the other.  The
sentence model reads the two in both directions; explicit signs (names, numbers, times, negation,
opposite words) stand beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.judge.claims.candidates import Pair
from rashomon.judge.claims.comparing import Comparison
from rashomon.judge.claims.scoring import score
from rashomon.judge.claims.wording import Wording
from rashomon.judge.inference import Relation as Told
from rashomon.model.judgement import Relation


class Relates(Protocol):
    """What says how one short text stands to another, as `SentenceModel` does."""

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Told]:
        """How each hypothesis stands to its premise."""
        ...


ONE_MATTER: Mapping[str, float] = {
    "": -4.8,
    "contained": 2.6,
    "covered": 2.0,
    "shared": 1.5,
    "names_apart": -0.5,
    "names_disjoint": -0.6,
    "numbers": 0.3,
    "numbers_apart": -0.5,
    "modal_apart": -0.5,
    "unclear": -0.7,
    "meaning": 1.5,
    "told": 2.0,
    "beside": 1.0,
    "answered": 3.5,
    "utterance": 1.5,
}
OPPOSITE: Mapping[str, float] = {
    "": -0.5,
    "contradicts": 2.5,
    "supports": -2.5,
    "flipped": 2.0,
    "unflipped": -1.0,
    "numbers_apart": -3.0,
    "party_flipped": 2.5,
    "party_unflipped": -2.5,
    "beside_flipped": 1.0,
    "beside_unflipped": -1.0,
    "answered_flipped": 2.0,
    "answered_unflipped": -2.0,
}
"""Weights that go by the words were fitted by logistic regression to the tuning half of
`evals/claims` and to the sample story, against candidates among unrelated accounts, each kept on
the side that its meaning demands; those that go by place and party, and the sharing out between
the sentence model and explicit signs, were set by hand."""

_LEFT_OPEN = 0.85
"""What the sentence model must say for leaving a pair open that it is not asked in the other
direction, too."""


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs whose place tells that they belong together.

    Args:
        beside: Of two parties, with a word of contrast between them.
        answered: Of them, an accusation and what the accused says to it in the same sentence.
        parallel: In reports of one utterance.
    """

    beside: frozenset[Pair]
    answered: frozenset[Pair]
    parallel: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Related:
    """How two propositions stand to one another.

    Args:
        one_matter: 0 to 1, that both speak to one matter.
        opposite: 0 to 1, that one says the opposite of the other, if they do.
        least_told: What the sentence model says for the likelier relation in the direction in which
            it says less.
        comparison: Their words.
        values: The figures that the scores are made of.
    """

    one_matter: float
    opposite: float
    least_told: float
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
    pairs: Mapping[Pair, Comparison],
    near: Near,
    model: Relates,
) -> dict[Pair, Related]:
    """Reads candidate pairs side by side.

    Args:
        wordings: All wordings.
        pairs: How pairs of indices compare by their words.
        near: Those of them whose place tells that they belong together.
        model: The sentence model.

    Returns:
        How each pair stands.
    """
    found = {}
    for pair, comparison in pairs.items():
        values = dict(comparison.values)
        values |= {
            "beside": float(pair in near.beside),
            "answered": float(pair in near.answered),
            "utterance": float(pair in near.parallel),
        }
        found[pair] = _related(wordings[pair[0]], wordings[pair[1]], comparison, values, model)
    return found


def _related(
    left: Wording, right: Wording, comparison: Comparison, values: dict[str, float], model: Relates
) -> Related:
    unclear = (left.unclear or right.unclear) and left.prop.document != right.prop.document
    (there,) = model.relate([(left.text, right.text)])
    back = there
    if there.neither < _LEFT_OPEN:
        (back,) = model.relate([(right.text, left.text)])
    values |= {
        "told": 1 - max(there.neither, back.neither),
        "contradicts": (there.contradicts + back.contradicts) / 2,
        "supports": (there.supports + back.supports) / 2,
        "unclear": float(unclear),
        **_expected(left, right, values),
        "flipped": float(comparison.opposite and not comparison.doubtful),
        "unflipped": float(not comparison.opposite and not comparison.doubtful),
    }
    opposite = score(OPPOSITE, values)
    told = (
        (there.contradicts, back.contradicts) if opposite > 0.5 else (there.supports, back.supports)
    )
    return Related(score(ONE_MATTER, values), opposite, min(told), comparison, values)


def _expected(left: Wording, right: Wording, values: Mapping[str, float]) -> dict[str, float]:
    """What the holders lead one to expect.

    A party seldom contradicts itself, and who is set against another with a word of contrast
    mostly contradicts them.
    """
    own = _unlike(left, right, same_party=True)
    others = _unlike(left, right, same_party=False) if values["beside"] else None
    return {
        "party_flipped": float(own is True),
        "party_unflipped": float(own is False),
        "beside_flipped": float(others is False),
        "beside_unflipped": float(others is True),
        "answered_flipped": values["answered"] * (others is False),
        "answered_unflipped": values["answered"] * (others is True),
    }


def _unlike(left: Wording, right: Wording, same_party: bool) -> bool | None:
    """Whether the stances of one party, or of two, differ; ``None`` for no one answer."""
    found = {
        stance != other_stance
        for party, stance in left.views
        for other_party, other_stance in right.views
        if None not in (party, other_party)
        and "hedges" not in (stance, other_stance)
        and (party == other_party) == same_party
    }
    return found.pop() if len(found) == 1 else None

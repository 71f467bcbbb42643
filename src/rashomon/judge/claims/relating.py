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
    "": -3.3,
    "numbers": 0.6,
    "numbers_apart": -0.5,
    "modal_apart": -0.2,
    "unclear": -0.2,
    "meaning": 2.0,
    "told": 3.8,
    "beside": 1.0,
    "answered": 3.5,
    "utterance": 1.5,
}
OPPOSITE: Mapping[str, float] = {
    "": -0.3,
    "contradicts": 2.7,
    "supports": -2.9,
    "flipped": 0.1,
    "unflipped": -1.0,
    "numbers_apart": -0.3,
    "party_flipped": 1.0,
    "party_unflipped": -1.0,
    "beside_flipped": 1.0,
    "beside_unflipped": -1.0,
    "answered_flipped": 2.0,
    "answered_unflipped": -2.0,
}
"""Weights that go by the words were fitted by `training.claims.linking` to the labelled candidates
of `evals/candidates` and the tuning half of `evals/claims`: what words two have in common tells
nothing more once the sentence model has read them.  Those that go by place and party were set by
hand, and that of different numbers on one matter: most pairs with such speak of two things, but
those that do not are to be listed."""

_LEFT_OPEN = 0.75
"""What the sentence model must say for leaving a pair open that it is not asked in the other
direction, too: of 4,435 pairs of 600 accounts half are, and none of those left out could have been
held for a contradiction."""


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
    told = _ask(wordings, list(pairs), model)
    found = {}
    for pair, comparison in pairs.items():
        values = dict(comparison.values)
        values |= {
            "beside": float(pair in near.beside),
            "answered": float(pair in near.answered),
            "utterance": float(pair in near.parallel),
        }
        left, right = wordings[pair[0]], wordings[pair[1]]
        found[pair] = _related(left, right, comparison, values, told[pair])
    return found


def _ask(
    wordings: Sequence[Wording], pairs: Sequence[Pair], model: Relates
) -> dict[Pair, tuple[Told, Told]]:
    """What the sentence model says of pairs, there and back."""
    texts = {pair: (wordings[pair[0]].text, wordings[pair[1]].text) for pair in pairs}
    told = dict(zip(pairs, model.relate([texts[pair] for pair in pairs]), strict=True))
    twice = [pair for pair in pairs if told[pair].neither < _LEFT_OPEN]
    back = dict(zip(twice, model.relate([texts[pair][::-1] for pair in twice]), strict=True))
    return {pair: (there, back.get(pair, there)) for pair, there in told.items()}


def _related(
    left: Wording,
    right: Wording,
    comparison: Comparison,
    values: dict[str, float],
    told: tuple[Told, Told],
) -> Related:
    unclear = (left.unclear or right.unclear) and left.prop.document != right.prop.document
    there, back = told
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
    both = (
        (there.contradicts, back.contradicts) if opposite > 0.5 else (there.supports, back.supports)
    )
    return Related(score(ONE_MATTER, values), opposite, min(both), comparison, values)


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

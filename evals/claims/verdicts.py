"""What the record, and what peers of it, say of a labelled pair."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.attribution.scoring import Piece
from evals.claims.labels import Labelled, Pair, Stretch
from evals.claims.stories import Held, Stated
from rashomon.judge.inference import Relation
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.negation import NEGATIONS
from rashomon.text.stems import stem
from rashomon.text.words import find_words

Relate = Callable[[Sequence[tuple[str, str]]], Sequence[Relation]]
_SURE = 0.5
"""Probability over which the sentence model alone is taken at its word."""
_SHARED = 0.5
"""Share of the words of the shorter text that a peer asks for in the other."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one pair.

    Attributes:
        together: Whether both sides are on one claim.
        opposite: Whether they are said to take opposite stances.
        contested: Whether two parties are said to contradict one another.
        changed: Whether one party is said to have changed its position.
        figures: Whether they are said to give different values of one quantity.
    """

    together: bool
    opposite: bool
    contested: bool
    changed: bool = False
    figures: bool = False


def find_verdict(claims: Sequence[Stated], left: Stretch, right: Stretch) -> Verdict:
    """What the record says of two stretches.

    Two places of one claim must cover them: one span over both says nothing of how they stand.

    Args:
        claims: The claims of the pile.
        left: The one.
        right: The other.
    """
    together = opposite = contested = changed = figures = False
    for claim in claims:
        lefts, rights = (_covering(claim.held, side) for side in (left, right))
        met = [(one, other) for one in lefts for other in rights if one.pieces != other.pieces]
        contested |= any(_contests(claim, one, other) for one, other in met)
        if met and not together:
            together, opposite = True, {met[0][0].stance, met[0][1].stance} == {"affirms", "denies"}
        changed |= any(_covers_both(one, left, right) for one in claim.changes)
        figures |= _differ(claim, left, right)
    return Verdict(
        together or changed or figures,
        opposite or contested or changed,
        contested,
        changed,
        figures,
    )


def find_alike(left: str, right: str) -> Verdict:
    """A peer: half of the words shared; contested where just one side has a negation.

    Args:
        left: Words of the one side.
        right: Words of the other.
    """
    stems = [_stems(text) for text in (left, right)]
    shorter = min(len(stems[0]), len(stems[1]))
    together = bool(shorter) and len(stems[0] & stems[1]) >= _SHARED * shorter
    parity = sum(_negations(text) for text in (left, right)) % 2
    return Verdict(together, together and bool(parity), together and bool(parity))


def ask_model(relate: Relate, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
    """A peer: the sentence model alone, asked in both directions; the surer answer counts.

    Args:
        relate: The sentence model.
        pairs: Words of both sides of each.
    """
    there = relate(pairs)
    back = relate([(right, left) for left, right in pairs])
    verdicts = []
    for one, other in zip(there, back, strict=True):
        against = max(one.contradicts, other.contradicts) > _SURE
        supports = max(one.supports, other.supports) > _SURE
        verdicts.append(Verdict(against or supports, against, against))
    return verdicts


def find_words_of(one: Labelled, pair: Pair, texts: Mapping[str, str]) -> tuple[str, str]:
    """The words of both sides of a pair.

    Args:
        one: The proposition.
        pair: One of its pairs.
        texts: Text received of each document, by its name.
    """
    left, right = (words_of(side.pieces, texts[side.document]) for side in one.sides(pair))
    return left, right


def words_of(pieces: Sequence[Piece], text: str) -> str:
    """The words of pieces, with single blanks."""
    return " ".join(" ".join(text[start:end] for start, end in pieces).split())


def _covering(held: Sequence[Held], side: Stretch) -> list[Held]:
    """Those that cover a side, the closest first."""
    found = [(-one.share(side), number, one) for number, one in enumerate(held)]
    return [one for share, _, one in sorted(found, key=lambda row: row[:2]) if share]


def _contests(claim: Stated, left: Held, right: Held) -> bool:
    """Two parties must contradict one another, or a party and the account that reports it."""
    if {left.stance, right.stance} != {"affirms", "denies"} or left.party == right.party:
        return False
    return claim.contested or left.party is None or right.party is None


def _covers_both(places: Sequence[Held], left: Stretch, right: Stretch) -> bool:
    lefts, rights = (_covering(places, side) for side in (left, right))
    return any(one.pieces != other.pieces for one in lefts for other in rights)


def _differ(claim: Stated, left: Stretch, right: Stretch) -> bool:
    """Whether the claim has the sides among different values, each with one of its own."""
    lefts, rights = (
        {number for number, places in enumerate(claim.values) if _covering(places, side)}
        for side in (left, right)
    )
    return bool(lefts and rights) and not lefts & rights


def _stems(text: str) -> frozenset[str]:
    forms = (form for form in find_words(text).forms if form not in FUNCTION_WORDS)
    return frozenset(stem(form) for form in forms)


def _negations(text: str) -> int:
    return sum(form in NEGATIONS for form in find_words(text).forms)

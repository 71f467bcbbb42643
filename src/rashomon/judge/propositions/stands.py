"""Who takes which stance on which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model.ids import proposition_id
from rashomon.model.judgement import Proposition, Stance
from rashomon.model.spans import Span


@dataclass(frozen=True, slots=True)
class Holder:
    """Who takes a stance, for whom, and through whom it is known.

    Args:
        entity: Entity id; ``None`` where it is unknown.
        party: For whom that one speaks in the end.
        per: Through whom, nearest first.
    """

    entity: str | None
    party: str | None
    per: tuple[str, ...] = ()


NARRATOR = Holder(None, None)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A stance, and how it was found.

    Args:
        stance: ``None`` where it is left open whether the words are so.
        rule: Slug of the rule.
        score: 0 to 1, how sure the stance is.
    """

    stance: Stance | None
    rule: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Stand:
    """The words that a stance is taken on.

    Args:
        document: Document id.
        attribution: The statement that reports the stance, if one does.
        span: The words.
        time: EDTF, when the stance was taken.
    """

    document: str
    attribution: str | None
    span: Span
    time: str | None = None


def take_stand(
    stand: Stand, holder: Holder, ruling: Ruling, evidence: Sequence[Span]
) -> Proposition:
    """Makes a proposition.

    Args:
        stand: The words.
        holder: Whose stance it is.
        ruling: The stance.
        evidence: Words that it rests upon, in any order.

    Returns:
        The proposition; its id is that of document, attribution, span and holder.
    """
    return Proposition(
        id=proposition_id(
            stand.document, stand.attribution, stand.span, holder.entity, holder.party
        ),
        document=stand.document,
        attribution=stand.attribution,
        span=stand.span,
        holder=holder.entity,
        party=holder.party,
        per=holder.per,
        stance=ruling.stance,
        rule=ruling.rule,
        evidence=tuple(sorted(set(evidence))),
        score=round(ruling.score, 3),
        time=stand.time,
    )


def restate(item: Proposition, ruling: Ruling) -> Proposition:
    """The same words of the same holder with another stance."""
    return replace(item, stance=ruling.stance, rule=ruling.rule, score=round(ruling.score, 3))

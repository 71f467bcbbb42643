"""What must hold of claims, proposals and events before they are published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rashomon.errors import InvariantError
from rashomon.model.judgement import Claim, Event, Position, Proposal
from rashomon.model.links import Place
from rashomon.publish.invariants import at_place, count_range, holds_words, known, share, unique_by


def check_claims(
    claims: Sequence[Claim],
    texts: Mapping[str, int],
    entities: Collection[str],
    atts: Collection[str],
) -> None:
    """Checks claims with their positions.

    Args:
        claims: The claims.
        texts: Length of each document's text.
        entities: Ids of the record's entities.
        atts: Ids of its attributions.

    Raises:
        InvariantError: Something leads nowhere, points at no words, or a claim is called
            contested that nobody affirms or nobody denies.
    """
    unique_by(claims, lambda item: item.id, "claim")
    unique_by((p for claim in claims for p in claim.propositions), lambda p: p.id, "proposition")
    for claim in claims:
        where = f"claim {claim.id}"
        _places((claim.place,), texts, where)
        count_range(claim.independent_reports, claim.reports, where)
        for position in claim.positions:
            known(position.party, entities, where)
            _all_known((*position.speakers, *position.per), entities, where)
            _all_known(position.attributions, atts, where)
            _places(position.spans, texts, f"a position on {where}")
            share(position.score, where)
        for told in claim.narration:
            _places((Place(told.document, told.span),), texts, f"narration of {where}")
        for value in claim.values:
            _places(value.spans, texts, f"a value of {where}")
            _all_known(value.parties, entities, where)
        for change in claim.changes:
            known(change.party, entities, where)
            _places(change.spans, texts, f"a change of {where}")
        _check_propositions(claim, texts, entities, atts)
        if claim.contested and not _has_two_sides(claim.positions):
            raise InvariantError(f"record: {where} is contested, but not by two parties")


def _check_propositions(
    claim: Claim, texts: Mapping[str, int], entities: Collection[str], atts: Collection[str]
) -> None:
    where = f"a proposition of claim {claim.id}"
    for item in claim.propositions:
        _places((Place(item.document, item.span),), texts, where)
        for span in item.evidence:
            at_place(Place(item.document, span), texts, where)
        _all_known([key for key in (item.holder, item.party) if key], entities, where)
        _all_known(item.per, entities, where)
        if item.attribution is not None:
            known(item.attribution, atts, where)
        share(item.score, where)
    ids = {item.id for item in claim.propositions}
    for link in claim.links:
        _all_known((link.left, link.right), ids, where)
        share(link.score, where)


def _has_two_sides(positions: Sequence[Position]) -> bool:
    affirming = {item.party for item in positions if item.stance == "affirms"}
    denying = {item.party for item in positions if item.stance == "denies"}
    return any(one != other for one in affirming for other in denying)


def check_proposals(
    proposals: Sequence[Proposal],
    texts: Mapping[str, int],
    entities: Collection[str],
    atts: Collection[str],
) -> None:
    """Checks proposals with their steps and answers.

    Args:
        proposals: The proposals.
        texts: Length of each document's text.
        entities: Ids of the record's entities.
        atts: Ids of its attributions.

    Raises:
        InvariantError: Something leads nowhere or points at no words.
    """
    unique_by(proposals, lambda item: item.id, "proposal")
    for item in proposals:
        where = f"proposal {item.id}"
        _all_known([key for key in (item.by, *item.to) if key], entities, where)
        _all_known(item.attributions, atts, where)
        _places((item.place, *item.spans), texts, where)
        for step in item.steps:
            _places((step.place,), texts, f"a step of {where}")
            _all_known([step.by] if step.by else [], entities, where)
            _all_known([step.attribution] if step.attribution else [], atts, where)
        for answer in item.responses:
            _all_known((answer.party, *answer.per), entities, where)
            _all_known(answer.attributions, atts, where)
            _places(answer.spans, texts, f"an answer to {where}")
            share(answer.score, where)


def check_events(
    events: Sequence[Event],
    texts: Mapping[str, int],
    entities: Collection[str],
    atts: Collection[str],
) -> None:
    """Checks events.

    Args:
        events: The events.
        texts: Length of each document's text.
        entities: Ids of the record's entities.
        atts: Ids of its attributions.

    Raises:
        InvariantError: Something leads nowhere or points at no words.
    """
    unique_by(events, lambda item: item.id, "event")
    for item in events:
        where = f"event {item.id}"
        _all_known(item.participants, entities, where)
        _all_known(item.attributions, atts, where)
        _places(item.spans, texts, where)
        for place in item.times:
            at_place(place, texts, where)
        share(item.score, where)


def _all_known(keys: Iterable[str], among: Collection[str], where: str) -> None:
    for key in keys:
        known(key, among, where)


def _places(places: Sequence[Place], texts: Mapping[str, int], where: str) -> None:
    for place in places:
        at_place(place, texts, where)
    holds_words((place.span for place in places), where)

"""Claims and the positions on them after decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.judge.claims.contesting import conflicts
from rashomon.judge.claims.plainest import to_text
from rashomon.judge.claims.positions import (
    Held,
    find_changes,
    find_narration,
    find_positions,
    to_held,
)
from rashomon.judge.claims.quantities import find_values
from rashomon.model.corrections import position_id
from rashomon.model.documents import Document
from rashomon.model.judgement import Claim, Proposition
from rashomon.model.links import Place
from rashomon.model.record import Statement
from rashomon.model.reports import Reports
from rashomon.review.derive.parties import Parties
from rashomon.review.derive.said import whole_of
from rashomon.review.draft import Draft, Lost, PartDeed


@dataclass(frozen=True, slots=True)
class Story:
    """What claims are worked out from.

    Args:
        statements: Statements now, by id.
        before: Statements as the machine has them, by id.
        parties: Who speaks for whom, before and now.
        reports: Counts independent reports.
        documents: Documents, by id.
        recount: Whether what documents have from one another was changed.
    """

    statements: Mapping[str, Statement]
    before: Mapping[str, Statement]
    parties: Parties
    reports: Reports
    documents: Mapping[str, Document]
    recount: bool


@dataclass(frozen=True, slots=True)
class _Views:
    """What is said of one claim now.

    Args:
        props: Its propositions that are left.
        signs: Whether each agrees with the claim's text (1) or contradicts it (-1), by id.
        held: What holders say of the text, by proposition.
        stated: Propositions whose stance a person gave.
    """

    props: Sequence[Proposition]
    signs: Mapping[str, int]
    held: Mapping[str, Held]
    stated: frozenset[str]


def derive_claims(draft: Draft, story: Story) -> tuple[Claim, ...]:
    """Claims on which somebody still has a position, sorted by id."""
    deeds: dict[str, list[PartDeed]] = {}
    for deed in draft.part_deeds:
        deeds.setdefault(deed.finding, []).append(deed)
    found = []
    for claim in draft.machine.claims:
        if claim.id not in draft.rejected:
            now = _claim(draft, story, claim, deeds.get(claim.id, []))
            if now is not None:
                found.append(now)
    return tuple(found)


def _claim(draft: Draft, story: Story, claim: Claim, deeds: Sequence[PartDeed]) -> Claim | None:
    props = {prop.id: _proposition(story, prop) for prop in claim.propositions}
    changed = any(props[prop.id] != prop for prop in claim.propositions)
    moved = any(_moved(story, prop) for prop in claim.propositions)
    closed = claim.contested and claim.id in draft.uncontested
    if not changed and not deeds and not moved:
        if not story.recount:
            return replace(claim, contested=False) if closed else claim
        number, independent = _count(story, claim.propositions)
        claim = replace(claim, reports=number, independent_reports=independent)
        return replace(claim, contested=False) if closed else claim
    signs = {prop.id: _sign(claim, prop) for prop in claim.propositions}
    held = {
        key: one
        for key, prop in props.items()
        if prop is not None and (one := to_held(prop, signs[key])) is not None
    }
    stated = _apply(draft, claim, held, deeds)
    kept = [prop for key, prop in props.items() if prop is not None and key in held]
    return _rebuilt(draft, story, claim, _Views(kept, signs, held, stated))


def _proposition(story: Story, prop: Proposition) -> Proposition | None:
    """A proposition with those who hold it now; ``None`` where its statement was rejected."""
    holder, per = prop.holder, prop.per
    if prop.attribution is not None:
        now, before = story.statements.get(prop.attribution), story.before[prop.attribution]
        if now is None:
            return None
        if before.speaker != now.speaker and prop.holder == before.speaker:
            holder = now.speaker
        via = dict(zip(before.via, now.via, strict=True))
        per = tuple(via.get(key, key) for key in per)
    holder = story.parties.now(holder)
    per = tuple(key for one in per if (key := story.parties.now(one)) is not None)
    party = story.parties.of(prop.party, prop.holder, holder)
    if (holder, party, per) == (prop.holder, prop.party, prop.per):
        return prop
    return replace(prop, holder=holder, party=party, per=per)


def _moved(story: Story, prop: Proposition) -> bool:
    """Whether the statement of a proposition stands elsewhere now."""
    if prop.attribution is None or prop.attribution not in story.statements:
        return False
    now, before = story.statements[prop.attribution], story.before[prop.attribution]
    return now is not before and whole_of(now) != whole_of(before)


def _sign(claim: Claim, prop: Proposition) -> int:
    """Whether a proposition's words agree with the claim's text (1) or contradict it (-1)."""
    place = Place(prop.document, prop.span)
    stances = {
        one.stance for one in claim.positions if one.party == prop.party and place in one.spans
    }
    stances |= {
        told.stance
        for told in claim.narration
        if (told.document, told.span) == (prop.document, prop.span) and prop.holder is None
    }
    return 1 if not stances or prop.stance in stances else -1


def _apply(
    draft: Draft, claim: Claim, held: dict[str, Held], deeds: Sequence[PartDeed]
) -> frozenset[str]:
    """Applies decisions on positions to what is held.

    Returns:
        Ids of propositions whose stance a person gave.
    """
    stated: set[str] = set()
    for deed in deeds:
        party = draft.now(deed.party)
        met = [
            key for key, one in held.items() if one.prop.party == party and one.stance == deed.what
        ]
        if not met:
            raise_part(draft, deed, "nobody is on record with this position on the claim any more")
            continue
        key = position_id(claim.id, party, deed.becomes or deed.what)
        if not deed.keeps:
            draft.rejected[key] = deed.decision.id
            draft.mark(claim.id, "positions", deed.decision)
        elif deed.becomes is None:
            draft.accepted.add(key)
        else:
            draft.mark(key, "stance", deed.decision)
            draft.mark(claim.id, "positions", deed.decision)
        for prop in met:
            if not deed.keeps:
                del held[prop]
            elif deed.becomes is not None:
                held[prop] = replace(held[prop], stance=deed.becomes)
                stated.add(prop)
    return frozenset(stated)


def raise_part(draft: Draft, deed: PartDeed, reason: str) -> None:
    """Lets a decision wait whose position or answer is gone."""
    draft.lose(deed.decision, Lost(reason))


def _rebuilt(draft: Draft, story: Story, claim: Claim, views: _Views) -> Claim | None:
    chosen = _chosen(claim, views)
    if chosen is None:
        return None
    held, kept = views.held, views.props
    if views.signs[chosen.id] < 0 and Place(chosen.document, chosen.span) != claim.place:
        held = {key: _turned(one) for key, one in held.items()}
    positions = find_positions(held.values())
    if not positions:
        return None
    place = Place(chosen.document, chosen.span)
    number, independent = _count(story, kept)
    changes = find_changes(held.values())
    ids = {prop.id for prop in kept}
    given_up = {item.party: item for item in changes}
    contested = claim.id not in draft.uncontested and any(
        conflicts(held[left], held[right], claim.contested, given_up)
        and (
            claim.contested
            or not views.stated.isdisjoint((left, right))
            or _words(story, held[left]) == _words(story, held[right])
        )
        for left, right in combinations(held, 2)
    )
    text = claim.text
    if place != claim.place:
        text = to_text(place.span.of(story.documents[place.document].text))
    return replace(
        claim,
        text=text,
        place=place,
        contested=contested,
        reports=number,
        independent_reports=independent,
        positions=positions,
        narration=find_narration(held.values()),
        values=find_values(tuple(held.values()), story.documents),
        changes=changes,
        links=tuple(link for link in claim.links if link.left in ids and link.right in ids),
        propositions=tuple(kept),
    )


def _chosen(claim: Claim, views: _Views) -> Proposition | None:
    """Whose words are the claim's text: the machine's choice while it is there."""
    for prop in views.props:
        if Place(prop.document, prop.span) == claim.place:
            return prop
    return min(
        views.props,
        key=lambda prop: (-views.signs[prop.id], prop.document, prop.span, prop.id),
        default=None,
    )


def _turned(one: Held) -> Held:
    """What is held of the opposite of a text."""
    turned = to_held(replace(one.prop, stance=one.stance), -1)
    return one if turned is None else replace(one, stance=turned.stance)


def _words(story: Story, one: Held) -> str:
    text = story.documents[one.prop.document].text
    return to_text(one.prop.span.of(text)).casefold()


def _count(story: Story, props: Sequence[Proposition]) -> tuple[int, tuple[int, int]]:
    return story.reports.count(sorted(set(_wholes(story, props))))


def _wholes(story: Story, props: Sequence[Proposition]) -> Iterator[Place]:
    for prop in props:
        att = story.statements.get(prop.attribution) if prop.attribution else None
        yield whole_of(att) if att is not None else Place(prop.document, prop.span)

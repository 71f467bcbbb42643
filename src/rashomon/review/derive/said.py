"""Statements, entities and utterances as they stand after all decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rashomon.model.links import Entity, Place, Utterance
from rashomon.model.record import Statement
from rashomon.model.reports import Reports
from rashomon.model.spans import Span
from rashomon.review.draft import Draft

_SINGLE = "single"
_BY_HAND = "review"


def derive_statements(draft: Draft) -> tuple[Statement, ...]:
    """Statements that were not rejected, in the order of the record."""
    kept = (att for key, att in draft.statements.items() if key not in draft.rejected)
    found = [_statement(draft, att) for att in kept]
    return tuple(sorted(found, key=lambda att: (att.document, att.content, att.source, att.id)))


def derive_entities(draft: Draft) -> tuple[Entity, ...]:
    """Entities that were not merged into others, sorted by id."""
    found = []
    for entity in draft.entities.values():
        party = draft.now(entity.speaks_for) if entity.speaks_for else None
        if party == entity.id or party not in draft.entities:
            party = None
        same = party == entity.speaks_for
        found.append(entity if same else _speaking_for(entity, party))
    return tuple(sorted(found, key=lambda item: item.id))


def derive_utterances(
    draft: Draft, statements: Mapping[str, Statement], reports: Reports, *, recount: bool
) -> tuple[Utterance, ...]:
    """Utterances that are still reported, sorted by id.

    Args:
        draft: The record.
        statements: Its statements now, by id.
        reports: Counts independent reports.
        recount: Whether what documents have from one another was changed.
    """
    machine = {utt.id: utt for utt in draft.machine.utterances}
    before = draft.ground.statements
    found = []
    for key, atts in draft.members.items():
        members = draft.kept(atts)
        if not members:
            continue
        old = machine.get(key)
        same = old is not None and tuple(members) == old.attributions
        same = same and all(_is_same(statements[att], before[att]) for att in members)
        first = _beside(draft, old)
        others = _others(draft, first, members, statements)
        if old is not None and same and not recount and others == first:
            found.append(old)
            continue
        kept = [statements[att] for att in members]
        found.append(_utterance(draft, key, kept, others, old, reports))
    return tuple(sorted(found, key=lambda item: item.id))


def whole_of(att: Statement) -> Place:
    """Where a statement stands: from the first word of source, cue and content to the last."""
    spans = (*att.source, *att.cue, *att.content)
    start = min(span.start for span in spans)
    return Place(att.document, Span(start, max(span.end for span in spans)))


def _statement(draft: Draft, att: Statement) -> Statement:
    parent = att.parent
    while parent is not None and parent in draft.rejected:
        parent = draft.statements[parent].parent
    resolved = draft.resolved(att)
    return resolved if parent == att.parent else replace(resolved, parent=parent)


def _speaking_for(entity: Entity, party: str | None) -> Entity:
    if party is not None:
        return replace(entity, speaks_for=party)
    return replace(entity, speaks_for=None, speaks_for_rule=None, speaks_for_evidence=None)


def _is_same(one: Statement, other: Statement) -> bool:
    """Whether nothing changed that an utterance is made of."""
    if one is other:
        return True
    return one.speaker == other.speaker and whole_of(one) == whole_of(other)


def _beside(draft: Draft, old: Utterance | None) -> set[str]:
    """Speakers of the machine's utterance that none of its own statements is given to.

    They are those of statements that it stands within (*we hope* within a quotation), and those
    to whom others give the words.
    """
    if old is None:
        return set()
    return set(old.speakers) - {draft.ground.statements[att].speaker for att in old.attributions}


def _others(
    draft: Draft, first: set[str], members: list[str], statements: Mapping[str, Statement]
) -> set[str]:
    """The same now: who speaks above follows that; rivals stay until a person says who speaks."""
    if not first:
        return first
    before = draft.ground.statements
    known = [att for att in members if att in before]
    settled = any("speaker" in draft.layers.get(att, ()) for att in members)
    found: set[str | None] = set()
    for speaker in first:
        above = {up for att in known for up in _above(before, att) if before[up].speaker == speaker}
        if above:
            found |= {statements[up].speaker for up in above if up in statements}
        elif not settled:
            found.add(draft.now(speaker))
    return {speaker for speaker in found if speaker is not None}


def _above(statements: Mapping[str, Statement], att: str) -> list[str]:
    """The statements that one stands within, the nearest first."""
    found: list[str] = []
    parent = statements[att].parent
    while parent is not None and parent not in found:
        found.append(parent)
        parent = statements[parent].parent
    return found


def _utterance(
    draft: Draft,
    key: str,
    members: list[Statement],
    others: set[str],
    old: Utterance | None,
    reports: Reports,
) -> Utterance:
    ids = {att.id for att in members}
    known = others | {att.speaker for att in members if att.speaker is not None}
    named = {one for one in known if draft.entities[one].kind != "unnamed"}
    # Matches of what was merged by hand stay: they are still what the machine found.
    links = (link for key in sorted(ids) for link in draft.ground.links_from.get(key, ()))
    links_within = tuple(link for link in links if link.right in ids)
    number, independent = reports.count([whole_of(att) for att in members])
    rule = old.rule if old else _SINGLE
    if key in draft.by_hand:
        rule = _BY_HAND
    elif len(members) == 1:
        rule = _SINGLE
    elif rule == _SINGLE:
        rule = _BY_HAND
    return Utterance(
        id=key,
        attributions=tuple(sorted(ids)),
        speakers=tuple(sorted(named or known)),
        speaker_disputed=bool(old and old.speaker_disputed) and len(named or known) > 1,
        rule=rule,
        reports=number,
        independent_reports=independent,
        links=links_within,
    )

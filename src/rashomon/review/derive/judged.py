"""Proposals and events after decisions: what rests on statements that are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rashomon.judge.claims.plainest import to_text
from rashomon.judge.events.dating import to_edtf
from rashomon.judge.proposals.steps import find_status
from rashomon.model.corrections import response_id
from rashomon.model.judgement import Event, Proposal, Response, Step
from rashomon.model.links import Place
from rashomon.review.derive.claims import Story, raise_part
from rashomon.review.derive.said import whole_of
from rashomon.review.draft import Draft, PartDeed
from rashomon.text.days import parse_days

_UNKNOWN = (1 << 30, 1 << 30)
"""Sorts after every known day."""


def derive_proposals(draft: Draft, story: Story) -> tuple[Proposal, ...]:
    """Proposals that somebody still is reported to have made, sorted by id."""
    deeds: dict[str, list[PartDeed]] = {}
    for deed in draft.part_deeds:
        deeds.setdefault(deed.finding, []).append(deed)
    found = []
    for item in draft.machine.proposals:
        if item.id not in draft.rejected:
            now = _proposal(draft, story, item, deeds.get(item.id, []))
            if now is not None:
                found.append(now)
    return tuple(found)


def derive_events(draft: Draft, story: Story) -> tuple[Event, ...]:
    """Events that are still told, by time and id; those of unknown time last."""
    found = []
    for item in draft.events.values():
        if item.id not in draft.rejected:
            now = _event(draft, story, item)
            if now is not None:
                found.append(now)
    if [event.time for event in found] == [event.time for event in draft.machine.events]:
        return tuple(found)
    return tuple(
        sorted(found, key=lambda event: (parse_days(event.time.value) or _UNKNOWN, event.id))
    )


def _proposal(
    draft: Draft, story: Story, item: Proposal, deeds: Sequence[PartDeed]
) -> Proposal | None:
    told = _Told(draft, story, item.attributions)
    spans = told.places(item.spans)
    if not spans:
        return None
    responses = tuple(
        one for old in item.responses if (one := _response(draft, story, old)) is not None
    )
    steps = tuple(step for old in item.steps if (step := _step(draft, story, old)) is not None)
    by = told.speaker(item.by)
    responses, steps = _answered(draft, item, deeds, responses, steps)
    place = item.place if item.place in spans else spans[0]
    now = replace(
        item,
        by=by,
        to=tuple(sorted({draft.now(one) for one in item.to} - ({by} if by else set()))),
        text=item.text if place == item.place else _text(story, place),
        attributions=told.kept,
        responses=responses,
        place=place,
        spans=spans,
        steps=steps,
    )
    if responses != item.responses:
        stalled = any(step.what == "stalls" for step in steps)
        status, rule = find_status(responses, stalled=stalled)
        now = replace(now, status=status, rule=rule)
    return now


def _answered(
    draft: Draft,
    item: Proposal,
    deeds: Sequence[PartDeed],
    responses: tuple[Response, ...],
    steps: tuple[Step, ...],
) -> tuple[tuple[Response, ...], tuple[Step, ...]]:
    """Applies decisions on answers."""
    for deed in deeds:
        party = draft.now(deed.party)
        met = [one for one in responses if (one.party, one.response) == (party, deed.what)]
        if not met:
            raise_part(draft, deed, "nobody is on record with this answer any more")
            continue
        key = response_id(item.id, party, deed.what)
        if deed.keeps:
            draft.accepted.add(key)
            continue
        draft.rejected[key] = deed.decision.id
        draft.mark(item.id, "responses", deed.decision)
        responses = tuple(one for one in responses if one not in met)
        spans = {place for one in met for place in one.spans}
        steps = tuple(step for step in steps if step.what != deed.what or step.place not in spans)
    return responses, steps


def _response(draft: Draft, story: Story, one: Response) -> Response | None:
    told = _Told(draft, story, one.attributions)
    spans = told.places(one.spans)
    party = told.party(one.party)
    if not spans or party is None:
        return None
    per = tuple(sorted({draft.now(key) for key in one.per}))
    now = replace(one, party=party, attributions=told.kept, spans=spans, per=per)
    return one if now == one else now


def _step(draft: Draft, story: Story, step: Step) -> Step | None:
    if step.attribution is None:
        by = draft.now(step.by) if step.by else None
        return step if by == step.by else replace(step, by=by)
    if step.attribution not in story.statements:
        return None
    told = _Told(draft, story, (step.attribution,))
    by = told.speaker(step.by)
    if by == step.by and step.by is not None and by is not None:
        by = told.party(step.by)
    return step if by == step.by else replace(step, by=by)


def _event(draft: Draft, story: Story, item: Event) -> Event | None:
    told = _Told(draft, story, item.attributions)
    kept = set(told.places(item.spans))
    spans = tuple(place for place in item.spans if place in kept)
    if not spans:
        return None
    label = item.label if spans[0] == item.spans[0] else _text(story, spans[0])
    participants = tuple(sorted({draft.now(one) for one in item.participants}))
    now = replace(
        item,
        published=_published(draft, item, spans),
        label=label,
        participants=participants,
        attributions=told.kept,
        spans=spans,
        times=told.places(item.times) if told.gone else item.times,
    )
    return item if now == item else now


def _published(draft: Draft, item: Event, spans: Sequence[Place]) -> str | None:
    """Between which days the accounts that tell an event appeared, by the dates as they are now."""
    documents = {place.document for place in spans}
    dated = any("published" in draft.layers.get(key, ()) for key in documents)
    if not dated and documents == {place.document for place in item.spans}:
        return item.published
    values = (draft.documents[key].published.value for key in documents)
    known = [days for value in values if (days := parse_days(value)) is not None]
    if not known:
        return None
    first, last = min(days[0] for days in known), max(days[1] for days in known)
    # "About the year 1" reaches before the first day that a calendar has.
    return to_edtf((max(1, first), min(last, date.max.toordinal())))


class _Told:
    """The statements that report something, those that are left and those that are gone.

    Args:
        draft: The record.
        story: What is worked out of it.
        attributions: Ids of the statements.
    """

    def __init__(self, draft: Draft, story: Story, attributions: Iterable[str]) -> None:
        self._draft = draft
        self._story = story
        self._all = tuple(attributions)
        self.kept = tuple(key for key in self._all if key in story.statements)
        self.gone = [
            whole_of(story.before[key]) for key in self._all if key not in story.statements
        ]
        self._left = [whole_of(story.before[key]) for key in self.kept]

    def places(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """Those of some places that do not stand in a statement that is gone."""
        if not self.gone:
            return tuple(places)
        return tuple(
            place for place in places if not _within(place, self.gone) or _within(place, self._left)
        )

    def speaker(self, entity: str | None) -> str | None:
        """Who stands for somebody now: the new speaker where all statements have one."""
        changed = self._changed(entity)
        if changed is not None:
            return changed[0]
        return self._draft.now(entity) if entity else None

    def party(self, entity: str) -> str | None:
        """For whom the answer counts now; ``None`` where its speaker is unknown now."""
        for key in self.kept:
            before, now = self._story.before[key].speaker, self._story.statements[key].speaker
            if before != now and self._draft.now(before or "") != now:
                return self._story.parties.of(entity, before, now)
        return self._story.parties.of(entity, entity, self._draft.now(entity))

    def _changed(self, entity: str | None) -> tuple[str | None] | None:
        speakers = {self._story.statements[key].speaker for key in self.kept}
        spoke = {self._story.before[key].speaker for key in self.kept}
        if len(speakers) != 1 or spoke != {entity}:
            return None
        return (speakers.pop(),)


def _within(place: Place, wholes: Sequence[Place]) -> bool:
    return any(
        whole.document == place.document and whole.span.covers(place.span) for whole in wholes
    )


def _text(story: Story, place: Place) -> str:
    return to_text(place.span.of(story.documents[place.document].text))

"""What each action does to the record, and what follows from it."""

from __future__ import annotations

import pytest

from rashomon.errors import UsageError
from rashomon.model.corrections import (
    Corrected,
    Edit,
    caution_id,
    position_id,
    response_id,
)
from rashomon.model.judgement import Claim, Proposal
from rashomon.model.links import Entity, Utterance
from rashomon.model.record import Record, RecordDocument, Statement
from rashomon.model.spans import Span
from tests.review.logs import Log, decided


def _statement(now: Corrected, key: str) -> Statement:
    return next(att for att in now.record.attributions if att.id == key)


def _utterance(now: Corrected, key: str) -> Utterance:
    return next(item for item in now.record.utterances if item.id == key)


def _entity(now: Corrected, key: str) -> Entity:
    return next(item for item in now.record.entities if item.id == key)


def _document(now: Corrected, key: str) -> RecordDocument:
    return next(item for item in now.record.documents if item.id == key)


def _claim(now: Corrected, key: str) -> Claim:
    return next(item for item in now.record.claims if item.id == key)


def _shared(machine: Record) -> Utterance:
    return next(item for item in machine.utterances if item.reports > 2)


def _contested(machine: Record) -> Claim:
    return next(item for item in machine.claims if item.contested)


def _answered(machine: Record) -> Proposal:
    return next(item for item in machine.proposals if item.responses)


def _people(machine: Record) -> list[Entity]:
    return [item for item in machine.entities if item.kind == "person" and len(item.aliases) > 1]


def test_nothing_decided_changes_nothing(machine: Record) -> None:
    now = decided(machine)
    assert now.record is machine
    assert (now.states, now.layers, now.version) == ({}, {}, 0)


def test_accepting_marks_and_changes_nothing(machine: Record) -> None:
    key = machine.attributions[0].id
    now = decided(machine, Edit("accept", key))
    assert now.record == machine
    assert now.states == {key: "accepted"}
    assert now.reviewed == (1, len(machine.attributions))


def test_a_rejected_statement_leaves_everything_that_rests_on_it(machine: Record) -> None:
    shared = _shared(machine)
    key = shared.attributions[0]
    now = decided(machine, Edit("reject", key))
    record = now.record
    assert key not in {att.id for att in record.attributions}
    assert key not in _utterance(now, shared.id).attributions
    assert _utterance(now, shared.id).reports <= shared.reports
    for claim in record.claims:
        assert all(prop.attribution != key for prop in claim.propositions)
        assert all(key not in item.attributions for item in claim.positions)
    assert all(key not in item.attributions for item in record.proposals)
    assert all(key not in item.attributions for item in record.events)
    assert all(att.parent != key for att in record.attributions)
    assert now.states[key] == "rejected"
    assert now.reviewed == (1, len(machine.attributions))


def test_what_only_rejected_statements_report_goes(machine: Record) -> None:
    claim = next(
        item
        for item in machine.claims
        if not item.narration and all(prop.attribution for prop in item.propositions)
    )
    atts = {prop.attribution or "" for prop in claim.propositions}
    now = decided(machine, *(Edit("reject", key) for key in sorted(atts)))
    assert claim.id not in {item.id for item in now.record.claims}
    alone = next(item for item in machine.utterances if len(item.attributions) == 1)
    now = decided(machine, Edit("reject", alone.attributions[0]))
    assert alone.id not in {item.id for item in now.record.utterances}


def test_every_statement_can_be_rejected(machine: Record) -> None:
    log = Log(machine)
    now = log.decide(*(Edit("reject", att.id) for att in machine.attributions))
    assert not now.record.attributions
    assert not now.record.utterances
    assert not any(item.attributions for item in now.record.events)
    assert log.undo(log.decisions[0].batch).record == machine


def test_a_rejected_statement_can_be_accepted_after_all(machine: Record) -> None:
    key = machine.attributions[0].id
    now = decided(machine, Edit("reject", key), Edit("accept", key))
    assert now.record == machine
    assert now.states == {key: "accepted"}


def test_a_rejected_statement_is_not_changed(machine: Record) -> None:
    key = machine.attributions[0].id
    with pytest.raises(UsageError, match="accept it first"):
        decided(machine, Edit("reject", key), Edit("set", key, "act", "deny"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "mixed"), ("act", "warn"), ("time", "2031-04-23/2031-04-25")],
)
def test_values_of_a_statement_are_set(machine: Record, field: str, value: str) -> None:
    key = machine.attributions[3].id
    now = decided(machine, Edit("set", key, field, value))
    found = _statement(now, key)
    assert value in (getattr(found, field), found.time.value)
    assert now.states == {key: "corrected"}
    assert now.layer(key, field) == now.decisions[0].id
    assert now.layer(key, "content") is None


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("kind", "loud", "is no kind"),
        ("act", "sing", "is no act"),
        ("time", "yesterday", "is no date"),
        ("speaker", "", "must be an entity"),
        ("speaker", "ent-0000000000000000", "there is no"),
        ("speaker", "DOCUMENT", "must be somebody"),
        ("mood", "bad", "can be set: content"),
    ],
)
def test_unsound_values_are_refused(machine: Record, field: str, value: str, said: str) -> None:
    value = value.replace("DOCUMENT", machine.documents[0].id)
    with pytest.raises(UsageError, match=said):
        decided(machine, Edit("set", machine.attributions[0].id, field, value))


def test_spans_are_set_and_the_id_is_kept(machine: Record) -> None:
    att = machine.attributions[2]
    start = att.content[0].start
    now = decided(
        machine,
        Edit("set", att.id, "content", spans=(Span(start, start + 9),)),
        Edit("set", att.id, "source"),
    )
    found = _statement(now, att.id)
    assert found.content == (Span(start, start + 9),)
    assert found.source == ()
    assert now.decisions[0].words[0].text == _document(now, att.document).text[start : start + 9]
    assert now.decisions[0].old == ",".join(f"{s.start}-{s.end}" for s in att.content)


def test_spans_must_hold_words_of_the_text(machine: Record) -> None:
    att = machine.attributions[2]
    for spans, said in (((Span(0, 10**7),), "reaches outside"), ((), "needs the words")):
        with pytest.raises(UsageError, match=said):
            decided(machine, Edit("set", att.id, "content", spans=spans))
    blank = next(i for i, char in enumerate(machine.documents[0].text) if char == "\n")
    first = next(a for a in machine.attributions if a.document == machine.documents[0].id)
    with pytest.raises(UsageError, match="holds no words"):
        decided(machine, Edit("set", first.id, "content", spans=(Span(blank, blank + 1),)))


def test_another_speaker_takes_the_positions_along(machine: Record) -> None:
    claim = _contested(machine)
    speaks = {a.id: a.speaker for a in machine.attributions}
    prop = next(
        p for p in claim.propositions if p.party and p.holder == speaks.get(p.attribution or "")
    )
    assert prop.attribution is not None
    other = next(
        item.id
        for item in machine.entities
        if item.kind == "person" and item.speaks_for is None and item.id != prop.holder
    )
    now = decided(machine, Edit("set", prop.attribution, "speaker", other))
    assert _statement(now, prop.attribution).speaker == other
    parties = {
        item.party
        for item in _claim(now, claim.id).positions
        if prop.attribution in item.attributions
    }
    assert other in parties
    said = next(u for u in now.record.utterances if prop.attribution in u.attributions)
    assert other in said.speakers


def test_a_speaker_may_be_unknown_or_somebody_new(machine: Record) -> None:
    att = machine.attributions[0]
    now = decided(machine, Edit("set", att.id, "speaker", "unknown"))
    assert _statement(now, att.id).speaker is None
    words = machine.documents[0].text[3:12]
    own = next(a for a in machine.attributions if a.document == machine.documents[0].id)
    now = decided(machine, Edit("set", own.id, "speaker", "group", spans=(Span(3, 12),)))
    made = _entity(now, _statement(now, own.id).speaker or "")
    assert (made.kind, made.name) == ("group", words)
    assert made.mentions[0].span == Span(3, 12)
    assert now.states[made.id] == "added"


def test_a_missed_statement_is_added(machine: Record) -> None:
    doc = machine.documents[0]
    speaker = machine.entities[0].id
    edit = Edit("add", doc.id, "direct", speaker, spans=(Span(40, 60),), source=(Span(10, 20),))
    now = decided(machine, edit)
    (made,) = {a.id for a in now.record.attributions} - {a.id for a in machine.attributions}
    found = _statement(now, made)
    assert (found.content, found.source, found.cue) == ((Span(40, 60),), (Span(10, 20),), ())
    assert (found.kind, found.speaker, found.confidence) == ("direct", speaker, 1.0)
    assert now.states == {made: "added"}
    assert [u.attributions for u in now.record.utterances if made in u.attributions] == [(made,)]
    order = [(a.document, a.content, a.source, a.id) for a in now.record.attributions]
    assert order == sorted(order)


@pytest.mark.parametrize("nobody", ["", "unknown"])
def test_a_missed_statement_may_be_nobodys(machine: Record, nobody: str) -> None:
    edit = Edit("add", machine.documents[0].id, "direct", nobody, spans=(Span(40, 60),))
    now = decided(machine, edit)
    (made,) = {a.id for a in now.record.attributions} - {a.id for a in machine.attributions}
    assert _statement(now, made).speaker is None


def test_only_somebody_is_the_speaker_of_what_is_added(machine: Record) -> None:
    doc = machine.documents[0].id
    with pytest.raises(UsageError, match="must be somebody"):
        decided(machine, Edit("add", doc, "indirect", doc, (Span(0, 9),)))


def test_adding_what_is_there_accepts_it(machine: Record) -> None:
    att = machine.attributions[0]
    edit = Edit("add", att.document, spans=att.content, source=att.source, cue=att.cue)
    now = decided(machine, edit)
    assert now.record == machine
    assert now.states == {att.id: "accepted"}


def test_utterances_are_split_and_merged_again(machine: Record) -> None:
    shared = _shared(machine)
    first, *rest = shared.attributions
    log = Log(machine)
    now = log.decide(Edit("split", shared.id, value=first))
    assert _utterance(now, shared.id).attributions == tuple(rest)
    made = next(u.id for u in now.record.utterances if u.attributions == (first,))
    now = log.decide(Edit("merge", shared.id, value=made))
    assert _utterance(now, shared.id).attributions == shared.attributions
    assert _utterance(now, shared.id).independent_reports == shared.independent_reports
    assert now.superseded[made] == shared.id
    assert log.undo(2).record != machine
    assert log.undo(1).record == machine


def test_a_split_must_leave_something(machine: Record) -> None:
    shared = _shared(machine)
    for value in ("", "\n".join(shared.attributions), machine.utterances[0].attributions[0]):
        with pytest.raises(UsageError, match="to split an utterance"):
            decided(machine, Edit("split", shared.id, value=value))


def test_merged_people_are_one_everywhere(machine: Record) -> None:
    one, other = _people(machine)[:2]
    now = decided(machine, Edit("merge", one.id, value=other.id))
    whole = _entity(now, one.id)
    assert {*one.aliases, *other.aliases} <= set(whole.aliases)
    assert set(whole.mentions) == {*one.mentions, *other.mentions}
    assert other.id not in repr(now.record)
    assert now.superseded[other.id] == one.id


def _beside(machine: Record) -> tuple[Utterance, str]:
    """An utterance with a speaker whom no statement of its own is given to."""
    speaker = {att.id: att.speaker for att in machine.attributions}
    return next(
        (item, extra)
        for item in machine.utterances
        for extra in item.speakers
        if extra not in {speaker[att] for att in item.attributions}
    )


def test_who_speaks_around_an_utterance_is_merged_in_it_too(machine: Record) -> None:
    utterance, extra = _beside(machine)
    other = next(item for item in machine.entities if item.id not in utterance.speakers)
    now = decided(machine, Edit("merge", other.id, value=extra))
    assert _utterance(now, utterance.id).speakers == tuple(
        sorted(other.id if one == extra else one for one in utterance.speakers)
    )


def test_counting_anew_forgets_no_speaker(machine: Record) -> None:
    utterance, _ = _beside(machine)
    one, other = (doc.id for doc in machine.documents[:2])
    now = decided(machine, Edit("copied", one, value=other))
    again = _utterance(now, utterance.id)
    assert again.speakers == utterance.speakers
    assert again.speaker_disputed == utterance.speaker_disputed


def test_what_is_decided_of_merged_people_reaches_who_stands_for_them(machine: Record) -> None:
    one, other = _people(machine)[:2]
    now = decided(
        machine, Edit("merge", one.id, value=other.id), Edit("set", other.id, "name", "New Name")
    )
    assert _entity(now, one.id).name == "New Name"


def test_a_name_is_split_off(machine: Record) -> None:
    entity = next(
        item
        for item in _people(machine)
        if any(att.speaker == item.id for att in machine.attributions)
    )
    doc = {d.id: d.text for d in machine.documents}
    alias = entity.mentions[0].span.of(doc[entity.mentions[0].document])
    now = decided(machine, Edit("split", entity.id, value=alias))
    (made,) = {e.id for e in now.record.entities} - {e.id for e in machine.entities}
    assert _entity(now, made).aliases == (alias,)
    assert alias not in _entity(now, entity.id).aliases
    before, after = (
        sum(att.speaker in (entity.id, made) for att in record.attributions)
        for record in (machine, now.record)
    )
    assert before == after


def test_who_was_merged_can_be_split_off_again(machine: Record) -> None:
    words = {doc.id: doc.text for doc in machine.documents}
    speakers = {att.speaker for att in machine.attributions if att.speaker_evidence is not None}
    other = next(item for item in _people(machine) if item.id in speakers)
    target = next(item for item in machine.entities if item.kind == "person" and item != other)
    log = Log(machine)
    log.decide(Edit("merge", target.id, value=other.id))
    seen = {place.span.of(words[place.document]) for place in other.mentions}
    log.decide(Edit("split", target.id, value="\n".join(sorted(seen))))

    made = {item.id for item in log.now.record.entities} - {
        item.id for item in machine.entities if item != other
    }
    assert len(made) == 1
    for att in machine.attributions:
        if att.speaker == other.id and att.speaker_evidence is not None:
            assert _statement(log.now, att.id).speaker in made


def test_splitting_merging_and_splitting_again_is_to_split(machine: Record) -> None:
    words = {doc.id: doc.text for doc in machine.documents}
    whole = next(
        item
        for item in _people(machine)
        if len({place.span.of(words[place.document]) for place in item.mentions}) > 1
    )
    name = whole.mentions[0].span.of(words[whole.mentions[0].document])
    log = Log(machine)
    once = log.decide(Edit("split", whole.id, value=name))
    (made,) = {item.id for item in once.record.entities} - {item.id for item in machine.entities}
    log.decide(Edit("merge", whole.id, value=made))
    again = log.decide(Edit("split", whole.id, value=name))

    assert again.record == once.record
    assert made not in again.superseded
    log.decide(Edit("set", made, "name", "Somebody else"))
    assert _entity(log.now, made).name == "Somebody else"


def test_merging_closes_no_circle(machine: Record) -> None:
    one, between, other, last = [item.id for item in machine.entities if not item.speaks_for][:4]
    now = decided(
        machine,
        Edit("set", one, "speaks_for", between),
        Edit("set", between, "speaks_for", other),
        Edit("merge", one, value=other),
        Edit("set", last, "speaks_for", one),
    )
    assert _entity(now, one).speaks_for is None
    assert _entity(now, between).speaks_for == one
    assert _entity(now, last).speaks_for == one


def test_nobody_speaks_for_themselves(machine: Record) -> None:
    one, other = _people(machine)[:2]
    log = Log(machine)
    log.decide(Edit("set", one.id, "speaks_for", other.id))
    assert _entity(log.now, one.id).speaks_for == other.id
    with pytest.raises(UsageError, match="would speak for itself"):
        log.decide(Edit("set", other.id, "speaks_for", one.id))
    assert _entity(log.decide(Edit("set", one.id, "speaks_for", "unknown")), one.id)


def test_dates_and_outlets_of_documents_are_set(machine: Record) -> None:
    doc = machine.documents[0]
    now = decided(
        machine,
        Edit("set", doc.id, "published", "2031-04-22"),
        Edit("set", doc.id, "outlet", "The Post"),
    )
    found = _document(now, doc.id)
    assert (found.published.value, found.outlet) == ("2031-04-22", "The Post")
    assert found.published.candidates == doc.published.candidates
    assert now.decisions[0].old == (doc.published.value or "unknown")


def test_a_date_that_is_set_answers_what_was_doubted_about_it(machine: Record) -> None:
    doubt = next(item for item in machine.cautions if item.slug == "date.contradicted")
    key, doc = caution_id(doubt), doubt.document
    log = Log(machine)
    now = log.decide(Edit("set", doc, "published", "2031-04-22"))
    first = now.decisions[-1].id
    assert doubt not in now.record.cautions
    assert (now.states[key], now.layers[key]) == ("rejected", {"answered": first})
    others = [item for item in machine.cautions if item.document == doc and item != doubt]
    assert all(item in now.record.cautions for item in others)
    now = log.decide(Edit("set", doc, "published", "unknown"))
    assert doubt in now.record.cautions
    log.undo(2)
    assert log.now.layers[key] == {"answered": first}
    assert doubt in log.undo(1).record.cautions
    assert key not in log.now.states


def test_a_caution_that_a_date_answers_is_reinstated_and_dismissed_by_hand(machine: Record) -> None:
    doubt = next(item for item in machine.cautions if item.slug == "date.contradicted")
    key, date = caution_id(doubt), Edit("set", doubt.document, "published", "2031-04-22")
    log = Log(machine)
    log.decide(date)
    assert doubt in log.decide(Edit("reinstate", key)).record.cautions
    log.decide(date)
    now = log.decide(Edit("dismiss", key, why="I rang them"))
    assert doubt not in now.record.cautions
    assert key not in now.layers
    now = log.decide(date)
    assert key not in now.layers, "who dismissed it is not forgotten"


def test_events_follow_the_dates_of_their_accounts(machine: Record) -> None:
    event = next(
        item for item in machine.events if len({place.document for place in item.spans}) == 1
    )
    doc = event.spans[0].document
    decided(machine, *(Edit("set", doc, "published", at) for at in ("0001~", "9999~", "unknown")))
    now = decided(machine, Edit("set", doc, "published", "2031-01-05"))
    found = next(item for item in now.record.events if item.id == event.id)
    assert (found.published, found.time) == ("2031-01-05", event.time)


def test_what_is_copied_counts_once(machine: Record) -> None:
    alone = [g.documents[0] for g in machine.accounts.groups if g.independent == (1, 1)]
    low, high = machine.accounts.independent
    now = decided(machine, Edit("copied", alone[0], value=alone[1]))
    assert now.record.accounts.independent == (low - 1, high - 1)
    found = next(d for d in now.record.derivations if {d.left, d.right} == set(alone[:2]))
    assert found.direction == ("left from right" if found.left == alone[0] else "right from left")
    now = decided(
        machine,
        Edit("copied", alone[0], value=alone[1]),
        Edit("independent", alone[0], value=alone[1]),
    )
    assert now.record.accounts == machine.accounts
    assert now.record.derivations == machine.derivations


def test_what_is_independent_counts_for_itself(machine: Record) -> None:
    group = next(g for g in machine.accounts.groups if len(g.documents) > 1)
    among = [d for d in machine.derivations if d.left in group.documents]
    now = decided(machine, *(Edit("independent", d.left, value=d.right) for d in among))
    assert not {d.id for d in among} & {d.id for d in now.record.derivations}
    alone = [g for g in now.record.accounts.groups if set(g.documents) <= set(group.documents)]
    assert [len(g.documents) for g in alone] == [1] * len(group.documents)
    low, high = now.record.accounts.independent
    assert high > machine.accounts.independent[1] or low > machine.accounts.independent[0]


def test_a_caution_is_dismissed_for_a_reason_and_reinstated(machine: Record) -> None:
    caution = machine.cautions[0]
    key = caution_id(caution)
    with pytest.raises(UsageError, match="needs a reason"):
        decided(machine, Edit("dismiss", key))
    now = decided(machine, Edit("dismiss", key, why="it is quoted so"))
    assert caution not in now.record.cautions
    assert now.states == {key: "rejected"}
    now = decided(machine, Edit("dismiss", key, why="quoted so"), Edit("reinstate", key))
    assert now.record == machine


def test_a_claim_is_marked_as_not_contested_or_rejected(machine: Record) -> None:
    claim = _contested(machine)
    now = decided(machine, Edit("set", claim.id, "contested", "no"))
    assert not _claim(now, claim.id).contested
    assert _claim(now, claim.id).positions == claim.positions
    assert decided(machine, Edit("reject", claim.id)).states == {claim.id: "rejected"}


def test_a_position_is_rejected_or_given_another_stance(machine: Record) -> None:
    claim = _contested(machine)
    denying = next(item for item in claim.positions if item.stance == "denies")
    key = position_id(claim.id, denying.party, "denies")
    now = decided(machine, Edit("reject", key))
    assert all(
        (item.party, item.stance) != (denying.party, "denies")
        for item in _claim(now, claim.id).positions
    )
    now = decided(machine, Edit("set", key, "stance", "hedges"))
    found = {(item.party, item.stance): item for item in _claim(now, claim.id).positions}
    assert (denying.party, "denies") not in found
    assert set(denying.attributions) <= set(found[denying.party, "hedges"].attributions)
    assert now.layer(claim.id, "positions") == now.decisions[0].id


def test_a_claim_without_two_sides_is_not_contested(machine: Record) -> None:
    claim = _contested(machine)
    log = Log(machine)
    for item in claim.positions:
        if item.stance == "denies":
            log.decide(Edit("reject", position_id(claim.id, item.party, "denies")))
    assert not _claim(log.now, claim.id).contested


def test_an_answer_is_rejected_and_the_status_follows(machine: Record) -> None:
    proposal = _answered(machine)
    log = Log(machine)
    for item in proposal.responses:
        log.decide(Edit("reject", response_id(proposal.id, item.party, item.response)))
    found = next(item for item in log.now.record.proposals if item.id == proposal.id)
    assert found.responses == ()
    assert found.status in ("open", "stalled")
    assert all(step.what not in ("accepts", "refuses") for step in found.steps)


def test_an_event_is_rejected_or_dated(machine: Record) -> None:
    first, second = machine.events[:2]
    now = decided(machine, Edit("reject", first.id), Edit("set", second.id, "time", "2031"))
    found = {item.id: item for item in now.record.events}
    assert first.id not in found
    assert found[second.id].time.value == "2031"


def test_a_note_changes_nothing(machine: Record) -> None:
    key = machine.attributions[0].id
    now = decided(machine, Edit("note", key, why="ask the desk"))
    assert now.record == machine
    assert now.notes == {key: (now.decisions[0].id,)}
    assert now.states == {}
    with pytest.raises(UsageError, match="needs words"):
        decided(machine, Edit("note", key))


@pytest.mark.parametrize("action", ["reject", "dismiss", "split", "merge", "copied", "reinstate"])
def test_what_an_action_is_not_for_is_refused(machine: Record, action: str) -> None:
    edits = {
        "reject": Edit("reject", machine.entities[0].id),
        "dismiss": Edit("dismiss", machine.entities[0].id, why="no"),
        "split": Edit("split", machine.documents[0].id),
        "merge": Edit("merge", machine.entities[0].id, value=machine.utterances[0].id),
        "copied": Edit("copied", machine.documents[0].id, value=machine.documents[0].id),
        "reinstate": Edit("reinstate", caution_id(machine.cautions[0])),
    }
    with pytest.raises(UsageError):
        decided(machine, edits[action])

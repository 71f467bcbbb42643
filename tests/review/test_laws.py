"""Laws that hold of every log of decisions, whatever is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import UsageError
from rashomon.model.corrections import Decision, Edit, caution_id, position_id, response_id
from rashomon.model.record import Record
from rashomon.model.spans import Span
from rashomon.publish.annotations import to_annotations
from rashomon.publish.check import check_links
from rashomon.publish.markdown import to_markdown
from rashomon.publish.record_json import dump
from rashomon.review.applying import apply
from rashomon.review.ground import Ground
from rashomon.review.lines import from_lines, to_lines
from tests.review.logs import Log

Pick = Callable[[Any], Any]


def _edits(pick: Pick, record: Record) -> tuple[Edit, ...]:
    """One edit of each sort, of findings picked at random; many are not sound."""
    att, doc, utt = pick(record.attributions), pick(record.documents), pick(record.utterances)
    entity, other = pick(record.entities), pick(record.entities)
    claim, event, proposal = pick(record.claims), pick(record.events), pick(record.proposals)
    caution = caution_id(pick(record.cautions))
    position = pick(claim.positions)
    place = position_id(claim.id, position.party, position.stance)
    start = pick(range(len(doc.text)))
    spans = (Span(start, min(len(doc.text), start + 20)),)
    answers = [
        response_id(item.id, one.party, one.response)
        for item in record.proposals
        for one in item.responses
    ]
    act, stance = pick(("deny", "warn", "assert")), pick(("affirms", "denies", "hedges"))
    return (
        Edit("accept", pick((att, utt, entity, claim, event, proposal)).id),
        Edit("accept", place),
        Edit("reject", pick((att, claim, event, proposal)).id),
        Edit("reject", att.id),
        Edit("reject", place),
        Edit("reject", pick(answers)),
        Edit("set", att.id, "act", act),
        Edit("set", att.id, "speaker", pick((entity.id, "unknown"))),
        Edit("set", att.id, "content", spans=spans),
        Edit("set", att.id, "source", spans=spans),
        Edit("set", att.id, "speaker", spans=spans),
        Edit("set", entity.id, "speaks_for", pick((other.id, "unknown"))),
        Edit("set", doc.id, "published", pick(("2031-04-20", "unknown"))),
        Edit("set", doc.id, "outlet", "The Post"),
        Edit("set", event.id, "time", "2031-04"),
        Edit("set", place, "stance", stance),
        Edit("set", claim.id, "contested", "no"),
        Edit("add", doc.id, "direct", entity.id, spans=spans),
        Edit("split", utt.id, value=pick(utt.attributions)),
        Edit("merge", utt.id, value=pick(record.utterances).id),
        Edit("split", entity.id, value=pick(entity.aliases)),
        Edit("merge", entity.id, value=other.id),
        Edit("copied", doc.id, value=pick(record.documents).id),
        Edit("independent", doc.id, value=pick(record.documents).id),
        Edit("dismiss", caution, why="it is quoted so"),
        Edit("reinstate", caution),
        Edit("note", att.id, why="ask the desk"),
    )


def _random_log(machine: Record, data: st.DataObject, most: int) -> Log:
    """A log of decisions as the record takes them, one after the other, some undone."""
    log = Log(machine)

    def pick(items: Any) -> Any:
        return items[data.draw(st.integers(0, len(items) - 1))]

    for _ in range(data.draw(st.integers(1, most))):
        edits = [*_edits(pick, log.now.record if pick((True, False)) else machine)]
        if log.decisions:
            edits.append(Edit("undo", str(pick(range(len(log.decisions))) + 1)))
        try:
            log.decide(pick(edits))  # checks what holds of every record
        except UsageError:
            continue
    return log


@settings(max_examples=14)
@given(data=st.data())
def test_any_log_leaves_a_sound_record_and_can_be_undone(
    machine: Record, data: st.DataObject
) -> None:
    log = _random_log(machine, data, 12)
    again = apply(Ground(machine), log.decisions)
    assert again == log.now
    for decision in reversed(log.decisions):
        if decision.action != "undo" and decision.id not in log.now.undone:
            log.undo(decision.id)
    assert log.now.record == machine
    assert log.now.states == {}
    assert log.now.layers == {}
    assert log.now.orphans == ()
    assert dump(log.now.record) == dump(machine)


@settings(max_examples=8)
@given(data=st.data())
def test_decisions_on_different_findings_may_come_in_any_order(
    machine: Record, data: st.DataObject
) -> None:
    chosen = data.draw(
        st.lists(st.integers(0, len(machine.attributions) - 1), unique=True, min_size=2, max_size=6)
    )
    edits = [
        Edit(*data.draw(st.sampled_from(_of_one(machine.attributions[at].id)))) for at in chosen
    ]
    shuffled = data.draw(st.permutations(edits))
    one, other = Log(machine), Log(machine)
    one.decide(*edits)
    other.decide(*shuffled)
    assert one.now.record == other.now.record
    assert one.now.states == other.now.states


def _of_one(key: str) -> list[tuple[Any, ...]]:
    return [
        ("accept", key),
        ("reject", key),
        ("set", key, "act", "deny"),
        ("set", key, "speaker", "unknown"),
        ("set", key, "time", "2031-04-20"),
    ]


@settings(max_examples=6)
@given(data=st.data())
def test_a_log_reads_back_as_it_was_written(machine: Record, data: st.DataObject) -> None:
    log = _random_log(machine, data, 6)
    lines = to_lines(log.decisions)
    assert from_lines(lines) == log.decisions
    assert to_lines(from_lines(lines)) == lines


@settings(max_examples=6)
@given(data=st.data())
def test_a_log_of_another_story_never_breaks_a_record(machine: Record, data: st.DataObject) -> None:
    log = _random_log(machine, data, 8)
    fewer = _without(machine, data.draw(st.sampled_from(machine.documents)).id)
    now = apply(Ground(fewer), log.decisions)
    check_links(now.record)
    waiting = {orphan.decision.id for orphan in now.orphans}
    assert waiting <= {one.id for one in log.decisions}


def _without(machine: Record, document: str) -> Record:
    """A record from which nothing but statements, claims and the like of a document are gone."""
    log = Log(machine)
    gone = [att.id for att in machine.attributions if att.document == document]
    log.decide(*(Edit("reject", key) for key in gone or [machine.attributions[0].id]))
    return log.now.record


@pytest.mark.parametrize("field", ["anchor", "words", "others"])
def test_decisions_without_what_they_are_about_wait(machine: Record, field: str) -> None:
    log = Log(machine)
    log.decide(Edit("set", machine.attributions[0].id, "speaker", machine.entities[0].id))
    (decision,) = log.decisions
    emptied: dict[str, Any] = {
        "anchor": {"anchor": _bare(decision)},
        "words": {"words": ()},
        "others": {"others": ()},
    }[field]
    forged = Decision(**{**{n: getattr(decision, n) for n in decision.__slots__}, **emptied})
    now = apply(Ground(machine), [forged])
    assert now.record == machine or field == "words"
    assert len(now.orphans) == (field != "words")


def _bare(decision: Decision) -> Any:
    return type(decision.anchor)("statement", decision.target)


def test_a_reviewer_is_whose_decision_is_in_force(machine: Record) -> None:
    att = machine.attributions[0].id
    log = Log(machine)
    log.decide(Edit("note", att, why="to be looked at"))
    assert list(log.now.reviewers) == []
    log.decide(Edit("accept", att))
    assert list(log.now.reviewers) == ["Ilse"]
    log.undo(2)
    assert list(log.now.reviewers) == []


def test_what_is_reviewed_in_part_is_exported_as_a_draft(machine: Record) -> None:
    log = Log(machine)
    log.decide(Edit("accept", machine.attributions[0].id))
    assert "DRAFT" in to_annotations(log.now, title="Ferry")
    assert "DRAFT" in to_markdown(log.now, title="Ferry")
    log.decide(*(Edit("accept", att.id) for att in machine.attributions[1:]))
    assert "DRAFT" not in to_annotations(log.now, title="Ferry")
    assert "DRAFT" not in to_markdown(log.now, title="Ferry")

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.judgement import Event, EventTime
from rashomon.model.links import Place
from rashomon.model.record import Record
from rashomon.publish.drawing.clashes import find_clashes
from rashomon.publish.index import RecordIndex
from tests.publish.story import attribution, document, find_span, findings_of, utterance

_ONE = "The northern gate was closed on Monday, Ada Finch said."
_OTHER = "The northern gate was closed on Friday, Ada Finch said."


def _story(
    one: str, other: str, labels: tuple[str, str], days: tuple[str | None, str | None]
) -> tuple[Record, tuple[Event, Event]]:
    """Two documents that report one utterance, each with an event in it."""
    docs = [document("one.txt", one), document("other.txt", other)]
    atts = [
        attribution(doc, "Ada Finch", "said", label)
        for doc, label in zip(docs, labels, strict=True)
    ]
    findings = findings_of(docs, atts)
    ids = tuple(sorted(att.id for att in atts))
    findings.alignment = replace(findings.alignment, utterances=(utterance("utt-1", ids),))
    first, second = (
        Event(
            id=f"evt-{at}",
            label=label,
            time=EventTime(day, "expression"),
            status="happened",
            participants=(),
            attributions=(att.id,),
            spans=(Place(doc.id, find_span(doc.text, label)),),
        )
        for at, (doc, att, label, day) in enumerate(zip(docs, atts, labels, days, strict=True))
    )
    return findings.record(), (first, second)


_LABELS = "The northern gate was closed on Monday", "The northern gate was closed on Friday"
_DAYS: tuple[str | None, str | None] = ("2031-04-21", "2031-04-25")


def test_one_utterance_that_is_told_with_two_days_clashes() -> None:
    record, events = _story(_ONE, _OTHER, _LABELS, _DAYS)
    assert find_clashes(RecordIndex(record), events) == (("evt-0", "evt-1"),)


@pytest.mark.parametrize(
    "days", [("2031-04", "2031-04-25"), (None, "2031-04-25"), ("2031", "2031")]
)
def test_days_that_can_be_one_do_not_clash(days: tuple[str | None, str | None]) -> None:
    record, events = _story(_ONE, _OTHER, _LABELS, days)
    assert find_clashes(RecordIndex(record), events) == ()


def test_two_deeds_of_one_utterance_do_not_clash() -> None:
    other = "A new bridge will be opened on Friday, Ada Finch said."
    labels = _LABELS[0], "A new bridge will be opened on Friday"
    record, events = _story(_ONE, other, labels, _DAYS)
    assert find_clashes(RecordIndex(record), events) == ()


def test_events_of_different_utterances_do_not_clash() -> None:
    record, events = _story(_ONE, _OTHER, _LABELS, _DAYS)
    apart = (events[0], replace(events[1], attributions=()))
    assert find_clashes(RecordIndex(record), apart) == ()

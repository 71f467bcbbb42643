"""What a timeline shows: events, and when their accounts appeared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.judgement import Event, EventStatus
from rashomon.model.record import RecordDocument
from rashomon.publish.display import language_tag, shortened
from rashomon.publish.drawing.clashes import find_clashes
from rashomon.publish.drawing.moments import Extent, parse_extent
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.statements import reading_order
from rashomon.publish.timeline import told_events
from rashomon.publish.wording import SAID_WORDS, basis_words, days_words, is_by_hand

# Characters of an event that its mark tells when it is pointed at.
_WORDS = 200


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event as a mark.

    Args:
        id: Event id.
        extent: Within what it is said to lie.
        status: How it is reported.
        words: The plainest wording.
        language: Tag of the words, or ``None``.
        when: The time in words, with what it rests on.
        published: Between which days the accounts appeared, in words; empty where unknown.
        reports: Number of places that tell it.
    """

    id: str
    extent: Extent
    status: EventStatus
    words: str
    language: str | None
    when: str
    published: str
    reports: int


@dataclass(frozen=True, slots=True)
class Publication:
    """A document as a mark.

    Args:
        id: Document id.
        extent: When it was published, or between when.
        outlet: Its outlet, or its name.
        when: The date in words, with what it rests on.
        stated: Whether the date is given, not inferred.
    """

    id: str
    extent: Extent
    outlet: str
    when: str
    stated: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All that can be put on a line of time.

    Args:
        events: Those of the table, by time.
        clashes: Ids of events whose reports do not agree, by event id; each stands for its group.
        publications: In the order in which documents are best read.
        timeless: Number of events without a time that a line of time has a place for.
        undated: Id and outlet of documents without such a date.
    """

    events: tuple[EventMark, ...]
    clashes: Mapping[str, str]
    publications: tuple[Publication, ...]
    timeless: int
    undated: tuple[tuple[str, str], ...]

    @property
    def extents(self) -> list[Extent]:
        """The time of every mark."""
        events = [mark.extent for mark in self.events]
        return events + [doc.extent for doc in self.publications]


def find_marks(index: RecordIndex) -> TimelineView:
    """Everything of a record that has a time, as far as a page tells it.

    Args:
        index: The record.
    """
    events = told_events(index)
    marks = [mark for event in events if (mark := _event(index, event)) is not None]
    docs = sorted(index.record.documents, key=reading_order)
    dated = [(doc, _publication(doc)) for doc in docs]
    return TimelineView(
        events=tuple(marks),
        clashes={key: ids[0] for ids in find_clashes(index, events) for key in ids},
        publications=tuple(found for _, found in dated if found is not None),
        timeless=len(events) - len(marks),
        undated=tuple((doc.id, outlet_of(doc)) for doc, found in dated if found is None),
    )


def _event(index: RecordIndex, event: Event) -> EventMark | None:
    extent = parse_extent(event.time.value)
    if extent is None:
        return None
    place = event.spans[0]
    doc = index.documents[place.document]
    words = " ".join(place.span.of(doc.text).split())
    basis = event.time.basis
    rests = "" if basis == "expression" else f", {SAID_WORDS[basis]}"
    return EventMark(
        id=event.id,
        extent=extent,
        status=event.status,
        words=shortened(words, _WORDS),
        language=language_tag(doc.language),
        when=f"{days_words(event.time.value or '')}{rests}",
        published=days_words(event.published or ""),
        reports=len(event.spans),
    )


def _publication(doc: RecordDocument) -> Publication | None:
    extent = parse_extent(doc.published.value)
    if extent is None:
        return None
    basis = basis_words(doc.published)
    return Publication(
        id=doc.id,
        extent=extent,
        outlet=shortened(outlet_of(doc), NAME),
        when=f"{days_words(doc.published.value or '')} ({basis})",
        stated=doc.published.basis != "inferred" or is_by_hand(doc.published),
    )

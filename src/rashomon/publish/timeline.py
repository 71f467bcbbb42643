"""Events as the dossier page tells them."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.judgement import Event
from rashomon.publish.index import RecordIndex
from rashomon.publish.quoting import Words, basis_words, quote
from rashomon.publish.wording import days_words

# Rows of the table; all events stand in the record and in its tables.
_EVENTS = 250
# Wordings of one event that a row shows.
_WORDINGS = 3


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in two lanes.

    Args:
        id: Event id.
        time: When it is said to be, or empty.
        basis: What that rests upon, with a comma; empty where the text itself says it.
        published: Between which days the accounts that tell it appeared, or empty.
        status: How it is reported.
        participants: Names.
        words: Wordings, the plainest first.
        more: Number of wordings not shown.
        state: What a person made of it; empty where nobody reviewed it.
    """

    id: str
    time: str
    basis: str
    published: str
    status: str
    participants: tuple[str, ...]
    words: tuple[Words, ...]
    more: int
    state: str


def find_timeline(index: RecordIndex) -> tuple[tuple[EventRow, ...], int]:
    """Events by time; where there are too many, those told most.

    Args:
        index: The record.

    Returns:
        Those shown, and the number of those not shown.
    """
    shown = tuple(_event(index, event) for event in told_events(index))
    return shown, len(index.record.events) - len(shown)


def told_events(index: RecordIndex) -> tuple[Event, ...]:
    """The events that a page tells: all, or where there are too many, those told most.

    Args:
        index: The record.

    Returns:
        By time.
    """
    events = index.record.events
    told = sorted(range(len(events)), key=lambda at: (-len(events[at].spans), at))
    return tuple(events[at] for at in sorted(told[:_EVENTS]))


def find_event(index: RecordIndex, event: Event) -> EventRow:
    """One event in two lanes.

    Args:
        index: The record.
        event: The event.
    """
    return _event(index, event)


def _event(index: RecordIndex, item: Event) -> EventRow:
    quoted = [quote(index, place, item.attributions) for place in item.spans]
    told = list({(words.text, words.outlet): words for words in quoted}.values())
    return EventRow(
        id=item.id,
        time=days_words(item.time.value or ""),
        basis=basis_words(item.time.basis),
        published=days_words(item.published or ""),
        status=item.status,
        participants=tuple(index.names((key,)) for key in item.participants),
        words=tuple(told[:_WORDINGS]),
        more=max(0, len(told) - _WORDINGS),
        state=index.states.get(item.id, ""),
    )

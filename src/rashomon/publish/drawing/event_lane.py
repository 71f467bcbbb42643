"""The lane of event time: when things are said to have been or to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.publish.drawing.axis import Axis
from rashomon.publish.drawing.events import EventMark
from rashomon.publish.drawing.links import Link
from rashomon.publish.drawing.marks import event_mark, span_of
from rashomon.publish.drawing.markup import Element, element
from rashomon.publish.drawing.rows import ROW, Labelled, link_mark, seat


def draw_events(
    events: Sequence[EventMark],
    clashes: Mapping[str, str],
    axis: Axis,
    top: float,
    link: Link,
) -> tuple[Element, float]:
    """Marks of events with their words; those that clash stand together in a frame.

    Args:
        events: What is drawn, by time.
        clashes: Groups of events whose reports do not agree, by event id.
        axis: On which they are drawn.
        top: Where the lane begins.
        link: Gives addresses.

    Returns:
        The lane, and where it ends.
    """
    marks = [_labelled(mark, clashes, axis, link) for mark in events]
    seats, rows, frames = seat(marks)
    drawn = [
        element(
            "rect",
            element("title", "Reports of one thing that do not agree"),
            x=frame.left,
            y=top + frame.row * ROW + 1,
            width=frame.right - frame.left,
            height=ROW * frame.rows - 2,
            class_="clash",
        )
        for frame in frames
    ]
    for event, mark, at in zip(events, marks, seats, strict=True):
        y = top + at.row * ROW + ROW / 2
        shape = event_mark(event.status, event.extent, axis, y)
        drawn.append(link_mark(mark, at, shape, y, f"event {event.status}"))
    return element("g", *drawn), top + rows * ROW


def _labelled(mark: EventMark, clashes: Mapping[str, str], axis: Axis, link: Link) -> Labelled:
    left, right = span_of(mark.extent, axis)
    told = f"{mark.when}, {mark.status}: {mark.words}"
    if mark.published:
        told += f" (published {mark.published})"
    if mark.id in clashes:
        told += ". Reports do not agree"
    return Labelled(
        left=left,
        right=right,
        before="" if mark.status == "happened" else f"{mark.status}: ",
        words=mark.words,
        language=mark.language,
        told=told,
        href=link("t", mark.id),
        together=clashes.get(mark.id, ""),
    )

"""The timeline: when things are said to have been, above when their accounts appeared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.publish.drawing.axis import Axis, find_axis, find_dense, window_axis
from rashomon.publish.drawing.event_lane import draw_events
from rashomon.publish.drawing.events import EventMark, TimelineView, find_marks
from rashomon.publish.drawing.links import Link
from rashomon.publish.drawing.markup import Element, element, written
from rashomon.publish.drawing.moments import DAY, Extent, day_words
from rashomon.publish.drawing.packing import width_of
from rashomon.publish.drawing.publications import draw_publications
from rashomon.publish.drawing.rows import ROW
from rashomon.publish.drawing.sheet import (
    AXIS_HEIGHT,
    EDGE,
    TYPE,
    WIDTH,
    draw_axis,
    draw_legend,
    draw_window,
    lane_head,
)
from rashomon.publish.drawing.zoom import Zoomed, within, without
from rashomon.publish.index import RecordIndex

# Events on one drawing: what still can be read.  Those told most are drawn, and all that clash.
DRAWN = 60
_HEAD, _BETWEEN = 22.0, 12.0
_EVENT_TIME, _NO_EVENT = "Event time: when it is said to be", "Event time: none is told"
_WHOLE, _DENSE = "timeline-whole", "timeline-dense"


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawing.

    Args:
        id: Of its element; ``timeline`` and ``timeline-dense``, say.
        name: What it shows, in a few words.
        svg: Markup, safe to stand in a page as it is.
        more: Number of events and documents that belong on it and were left out.
    """

    id: str
    name: str
    svg: str
    more: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a page shows of time.

    Args:
        figures: The whole; then, where that helps, the part where most lies close together.
        timeless: Number of events that have no place on a line of time.
        undated: Id and outlet of documents without a date.
    """

    figures: tuple[Figure, ...]
    timeless: int
    undated: tuple[tuple[str, str], ...]


def draw_timeline(index: RecordIndex, link: Link) -> Timeline:
    """Draws the events and publications of a record.

    Args:
        index: The record.
        link: Gives addresses.

    Returns:
        The drawings; none where nothing has a time.
    """
    view = find_marks(index)
    extents = view.extents
    if not extents:
        return Timeline((), view.timeless, view.undated)
    axis = find_axis(extents, EDGE, WIDTH - EDGE)
    dense = find_dense(extents, axis)
    if dense is None:
        figures = [_figure(_WHOLE, "whole", view, axis, None, link)]
    else:
        inner, rest = window_axis(dense, EDGE, WIDTH - EDGE), without(view, dense)
        zoomed = Zoomed(
            dense,
            f"#{_DENSE}",
            len(view.events) - len(rest.events),
            len(view.publications) - len(rest.publications),
        )
        figures = [
            _figure(_WHOLE, "whole", rest, axis, zoomed, link),
            _figure(_DENSE, _dense_name(dense), within(view, dense), inner, None, link),
        ]
    return Timeline(tuple(figures), view.timeless, view.undated)


def timeline_svg(index: RecordIndex, link: Link) -> str:
    """The whole timeline as one drawing.

    Args:
        index: The record.
        link: Gives addresses.

    Returns:
        Markup; empty where nothing has a time.
    """
    figures = draw_timeline(index, link).figures
    return figures[0].svg if figures else ""


def _dense_name(window: Extent) -> str:
    first, last = -(-window.start // DAY) * DAY, window.end // DAY * DAY - 1
    if first >= last:
        return f"dense part, {day_words(window.middle)}"
    return f"dense part, {day_words(first)} to {day_words(last)}"


def _figure(
    key: str, name: str, view: TimelineView, axis: Axis, zoomed: Zoomed | None, link: Link
) -> Figure:
    drawn = _chosen(view)
    signs = (zoomed.events, zoomed.publications) if zoomed else (0, 0)
    top = AXIS_HEIGHT + 4
    begin = top + _HEAD + (ROW if signs[0] else 0)
    events, bottom = draw_events(drawn, view.clashes, axis, begin, link)
    middle = bottom + _BETWEEN
    begin = middle + _HEAD + (ROW if signs[1] else 0)
    docs, bottom = draw_publications(view.publications, axis, begin, link)
    extents = replace(view, events=tuple(drawn)).extents
    stated = [doc.stated for doc in view.publications]
    broken = any(one.broken for one in axis.stretches)
    statuses = [mark.status for mark in drawn]
    legend, deep = draw_legend(statuses, extents, stated, shortened=broken)
    finest = min((one.end - one.start for one in extents), default=DAY)
    height = bottom + 8 + deep
    svg = element(
        "svg",
        element("title", f"Timeline, {name}", id=f"{key}-title"),
        element("desc", _told(view, drawn), id=f"{key}-desc"),
        *((draw_window(axis, zoomed.window, bottom),) if zoomed else ()),
        draw_axis(axis, finest, bottom),
        lane_head(_EVENT_TIME if drawn or signs[0] else _NO_EVENT, top + 15),
        *_sign(zoomed, axis, signs[0], "event", top + _HEAD),
        events,
        element("path", d=f"M{EDGE} {middle:.1f}H{WIDTH - EDGE}", class_="lane"),
        lane_head("Publication time: when the accounts appeared", middle + 15),
        *_sign(zoomed, axis, signs[1], "document", middle + _HEAD),
        docs,
        element("g", *legend, transform=f"translate(0 {bottom + 8:.1f})", aria_hidden="true"),
        viewBox=f"0 0 {WIDTH:.0f} {height:.0f}",
        width=WIDTH,
        height=round(height),
        role="group",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
        class_="drawing",
    )
    return Figure(key, name, written(svg), len(view.events) - len(drawn))


def _sign(
    zoomed: Zoomed | None, axis: Axis, number: int, what: str, y: float
) -> tuple[Element, ...]:
    """Words on the part that has a drawing of its own, which lead there."""
    if zoomed is None or not number:
        return ()
    words = f"{number} {what}{'' if number == 1 else 's'}: see the dense part"
    left, right = axis.at(zoomed.window.start), axis.at(zoomed.window.end)
    half = width_of(words, TYPE) / 2
    middle = min(max((left + right) / 2, EDGE + half), WIDTH - EDGE - half)
    text = element("text", words, x=middle, y=y + ROW / 2 + 4, text_anchor="middle")
    return (element("a", text, href=zoomed.href, class_="sign"),)


def _chosen(view: TimelineView) -> list[EventMark]:
    """Those told most, and those whose reports do not agree, in the order of time."""
    events = view.events
    ordered = sorted(
        range(len(events)),
        key=lambda at: (
            not (events[at].id in view.clashes or events[at].status == "disputed"),
            -events[at].reports,
            at,
        ),
    )
    return [events[at] for at in sorted(ordered[:DRAWN])]


def _told(view: TimelineView, drawn: Sequence[EventMark]) -> str:
    """What is drawn, for those who do not see it."""
    left_out = len(view.events) - len(drawn)
    more = f", of {len(view.events)} those told most" if left_out else ""
    return (
        f"Two lanes over one line of time. Above, {len(drawn)} events{more}, by when they are said"
        f" to be; below, {len(view.publications)} documents by their dates of publication."
        " The table below has all of it."
    )

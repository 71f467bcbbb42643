"""The marks of a timeline, told apart by shape and pattern, so that grey paper loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rashomon.model.judgement import EventStatus
from rashomon.publish.drawing.axis import Axis
from rashomon.publish.drawing.markup import Element, element
from rashomon.publish.drawing.moments import Extent

STATUSES: tuple[EventStatus, ...] = ("happened", "planned", "demanded", "denied", "disputed")
RADIUS = 5.0
# A bar is as high as a point is wide; a shorter one could not be seen.
_HEIGHT, _LEAST = 2 * RADIUS, 6.0
# How far a bar with an open end reaches beyond the day that is known.
_TAIL = 34.0
# Between the lines that fill a bar.
_STEP: Mapping[EventStatus, float] = MappingProxyType(
    {"demanded": 5.0, "denied": 8.0, "disputed": 8.0}
)


def span_of(extent: Extent, axis: Axis) -> tuple[float, float]:
    """Where a mark begins and ends on paper.

    Args:
        extent: Of what it marks.
        axis: On which.
    """
    low, high = axis.at(axis.start), axis.at(axis.end)
    if extent.is_point:
        middle = axis.at(extent.middle)
        return middle - RADIUS, middle + RADIUS
    left, right = axis.at(extent.start), axis.at(extent.end)
    left = max(low, left - _TAIL) if extent.open_start else left
    right = min(high, right + _TAIL) if extent.open_end else right
    if right - left < _LEAST:
        left = min(left, high - _LEAST)
        right = left + _LEAST
    return left, right


def event_mark(status: EventStatus, extent: Extent, axis: Axis, y: float) -> Element:
    """The mark of an event: a point for a day, a bar for a longer time within which it lies.

    Args:
        status: How the event is reported.
        extent: When it is said to be.
        axis: On which it is drawn.
        y: Height of its middle.
    """
    left, right = span_of(extent, axis)
    if extent.is_point:
        return point(status, (left + right) / 2, y, extent.about)
    return bar(status, extent, (left, right), y, (axis.start, axis.end))


def point(status: EventStatus, x: float, y: float, about: bool = False) -> Element:
    """A day, as a round mark.

    Args:
        status: How what it marks is reported.
        x: Its middle.
        y: Height of its middle.
        about: Whether the day is approximate.
    """
    ring = element("circle", cx=x, cy=y, r=RADIUS, class_=_outline(about))
    if status == "planned":
        return ring
    if status == "happened":
        return element("g", element("circle", cx=x, cy=y, r=RADIUS, class_="ink"), ring)
    if status == "disputed":
        half = (
            f"M{x:.1f} {y - RADIUS:.1f}A{RADIUS:.0f} {RADIUS:.0f} 0 0 0 {x:.1f} {y + RADIUS:.1f}Z"
        )
        return element("g", element("path", d=half, class_="ink"), ring)
    if status == "denied":
        far = 3.5
        lines = f"M{x - far:.1f} {y - far:.1f}l7 7M{x - far:.1f} {y + far:.1f}l7 -7"
    else:
        lines = f"M{x - 2:.1f} {y - 4:.1f}v8M{x + 2:.1f} {y - 4:.1f}v8"
    return element("g", ring, element("path", d=lines, class_="ink-line"))


def bar(
    status: EventStatus,
    extent: Extent,
    ends: tuple[float, float],
    y: float,
    shown: tuple[int, int],
) -> Element:
    """A bar: dashed where the time is approximate, hollow and without an edge at an open end.

    Args:
        status: How what it marks is reported.
        extent: Of what it marks.
        ends: Where it begins and ends on paper.
        y: Height of its middle.
        shown: First and last minute of the axis; what lies beyond is cut, with an arrowhead.
    """
    left, right = ends
    top, bottom = y - _HEIGHT / 2, y + _HEIGHT / 2
    solid_left = min(right, left + _TAIL) if extent.open_start else left
    solid_right = max(left, right - _TAIL) if extent.open_end else right
    parts = [element("rect", x=left, y=top, width=right - left, height=_HEIGHT, class_="paper")]
    if solid_right > solid_left and status != "planned":
        parts.append(_filling(status, solid_left, solid_right, top))
    edges = f"M{left:.1f} {top:.1f}H{right:.1f}M{left:.1f} {bottom:.1f}H{right:.1f}"
    edges += "" if extent.open_start else f"M{left:.1f} {top:.1f}V{bottom:.1f}"
    edges += "" if extent.open_end else f"M{right:.1f} {top:.1f}V{bottom:.1f}"
    parts.append(element("path", d=edges, class_=_outline(extent.about)))
    if extent.start < shown[0]:
        parts.append(_arrowhead(left, y, -1))
    if extent.end > shown[1]:
        parts.append(_arrowhead(right, y, 1))
    return element("g", *parts)


def _filling(status: EventStatus, left: float, right: float, top: float) -> Element:
    """Grey for what happened; else lines, so that no colour and no grey tells them apart."""
    if status == "happened":
        return element("rect", x=left, y=top, width=right - left, height=_HEIGHT, class_="soft")
    steps = range(1, int((right - left) // _STEP[status]))
    at = [left + _STEP[status] * step for step in steps] or [(left + right) / 2]
    if status == "denied":
        lines = "".join(f"M{x - 3:.1f} {top + 2:.1f}l6 6m0 -6l-6 6" for x in at)
        return element("path", d=lines, class_="ink-line")
    lines = "".join(f"M{x:.1f} {top:.1f}v{_HEIGHT:.0f}" for x in at)
    return element("path", d=lines, class_="ink-line heavy" if status == "disputed" else "ink-line")


def _arrowhead(x: float, y: float, way: int) -> Element:
    return element("path", d=f"M{x:.1f} {y - 5:.1f}L{x + 6 * way:.1f} {y:.1f}L{x:.1f} {y + 5:.1f}Z",
                   class_="ink")  # fmt: skip


def _outline(about: bool) -> str:
    return "outline dashed" if about else "outline"

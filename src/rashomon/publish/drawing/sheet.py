"""The paper of a timeline: its axis, its lanes, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.judgement import EventStatus
from rashomon.publish.drawing.axis import Axis
from rashomon.publish.drawing.marks import RADIUS, STATUSES, bar, point
from rashomon.publish.drawing.markup import Element, element
from rashomon.publish.drawing.moments import Extent
from rashomon.publish.drawing.packing import width_of
from rashomon.publish.drawing.ticks import find_ticks, gap_words

WIDTH, EDGE = 920.0, 14.0
TYPE = 12.0
# Height of the axis with two lines of labels above it, and of a line of the legend, in which each
# sample has so much room before its words.
AXIS_HEIGHT, LINE = 34.0, 22.0
_SAMPLE = 38.0
_TOOTH = 3
_STATUS_WORDS = {status: status for status in STATUSES} | {"happened": "reported as happened"}


def lane_head(words: str, y: float) -> Element:
    """The heading of a lane.

    Args:
        words: What it holds.
        y: Where its line stands.
    """
    return element("text", words, x=EDGE, y=y, class_="head")


def draw_axis(axis: Axis, finest: int, bottom: float) -> Element:
    """Labels above, lines down through all lanes, and a hatched stretch wherever it is shortened.

    Args:
        axis: The axis.
        finest: Minutes of the shortest time on it.
        bottom: Where the lines end.
    """
    base = AXIS_HEIGHT
    parts: list[Element] = []
    for one in axis.stretches:
        width = one.right - one.left
        if one.broken:
            length, years = gap_words(one.start, one.end)
            middle = one.left + width / 2
            parts += [
                _broken(one.left, width, base, bottom - base),
                _label(length, middle, 12.0, "quiet small"),
                _label(years, middle, 26.0, "small"),
            ]  # fmt: skip
        else:
            parts.append(element("path", d=f"M{one.left:.1f} {base:.1f}H{one.right:.1f}",
                                 class_="axis"))  # fmt: skip
    for tick in find_ticks(axis, finest):
        parts.append(element("path", d=f"M{tick.x:.1f} {base - 4:.1f}V{bottom:.1f}", class_="grid"))
        if tick.label:
            parts.append(_label(tick.label, _held(tick.middle, tick.label), 26.0, ""))
        if tick.under:
            parts.append(_label(tick.under, _held(tick.middle, tick.under), 12.0, "quiet"))
    return element("g", *parts, aria_hidden="true")


def _broken(x: float, width: float, y: float, height: float) -> Element:
    """A stretch that is not to scale: a field with torn edges."""
    teeth = round(height / (2 * _TOOTH))
    torn = f"l{_TOOTH} {_TOOTH}l-{_TOOTH} {_TOOTH}" * teeth
    return element(
        "g",
        element("rect", x=x, y=y, width=width, height=height, class_="raised"),
        element("path", d=f"M{x:.1f} {y:.1f}{torn}M{x + width:.1f} {y:.1f}{torn}", class_="torn"),
    )


def draw_window(axis: Axis, window: Extent, bottom: float) -> Element:
    """The part of an axis that has a drawing of its own.

    Args:
        axis: The axis.
        window: From when to when.
        bottom: Where the lanes end.
    """
    left, right = axis.at(window.start), axis.at(window.end)
    return element("rect", x=left, y=AXIS_HEIGHT, width=max(2.0, right - left),
                   height=bottom - AXIS_HEIGHT, class_="window")  # fmt: skip


def draw_legend(
    statuses: Sequence[EventStatus],
    extents: Sequence[Extent],
    stated: Sequence[bool],
    *,
    shortened: bool,
) -> tuple[Sequence[Element], float]:
    """What the marks mean, as far as they are on the drawing.

    Args:
        statuses: Statuses on the drawing.
        extents: Times of all its marks.
        stated: For every document on it, whether its date is stated.
        shortened: Whether a part of the axis is.

    Returns:
        The legend, to be put in its place, and its height.
    """
    samples = [
        _Sample(_STATUS_WORDS[status], (point(status, 5, 0), _bar(status, 14, 32)))
        for status in STATUSES
        if status in statuses
    ]
    if any(not one.is_point for one in extents):
        samples.append(_Sample("at some time within", (_bar("happened", 0, 32),)))
    if any(one.about for one in extents):
        samples.append(_Sample("approximate", (_bar("planned", 0, 32, about=True),)))
    if any(one.open_start or one.open_end for one in extents):
        samples.append(_Sample("open end", (_bar("happened", 0, 32, open_end=True),)))
    for is_stated in (True, False):
        if is_stated in stated:
            words = "document, date stated" if is_stated else "document, date inferred"
            samples.append(_Sample(words, (sheet_mark(20, 0, is_stated),)))
    if shortened:
        area = _broken(0, 32, -7, 14)
        samples.append(_Sample("time not to scale", (area,)))
    return _in_lines(samples)


def sheet_mark(x: float, y: float, stated: bool) -> Element:
    """A document published on one day: filled where the date is stated, else hollow.

    Args:
        x: Its middle.
        y: Height of its middle.
        stated: Whether the date is given, not inferred.
    """
    size = 2 * RADIUS - 1
    return element("rect", x=x - size / 2, y=y - size / 2, width=size, height=size,
                   class_="outline ink" if stated else "outline paper")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sample:
    words: str
    marks: tuple[Element, ...]


def _bar(status: EventStatus, left: float, right: float, **changes: bool) -> Element:
    # A legend has a time of its own, which its bars neither begin before nor end after.
    extent = Extent(1, 2, **changes)
    return bar(status, extent, (left, right), 0, (0, 3))


def _in_lines(samples: Sequence[_Sample]) -> tuple[Sequence[Element], float]:
    parts: list[Element] = []
    x, y = EDGE, LINE / 2
    for sample in samples:
        width = _SAMPLE + width_of(sample.words, TYPE) + 12
        if x + width > WIDTH - EDGE:
            x, y = EDGE, y + LINE
        words = element("text", sample.words, x=_SAMPLE, y=4, class_="small")
        parts.append(element("g", *sample.marks, words, transform=f"translate({x:.1f} {y:.1f})"))
        x += width
    return parts, y + LINE / 2


def _held(x: float, words: str) -> float:
    """Where words about a place stand so that they do not run over an edge of the paper."""
    half = width_of(words, TYPE) / 2
    return min(max(x, half), WIDTH - half)


def _label(words: str, x: float, y: float, class_: str) -> Element:
    return element("text", words, x=x, y=y, text_anchor="middle", class_=class_ or None)

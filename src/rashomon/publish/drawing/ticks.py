"""Marks of an axis of time: years, months, days or hours, as its scale allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.publish.drawing.axis import Axis, Stretch
from rashomon.publish.drawing.moments import DAY

# Units of paper between two labels at least: "18 Apr" takes about 40.
_APART = 58.0
# Between the end of a shortened stretch and the middle of the next label at least.
_AFTER = 30.0
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
_MONTHS = (1, 3, 6)
_DAYS = (1, 2, 7, 14)
_HOURS = (1, 3, 6, 12)
_LAST = date.max.toordinal()
# No locale is asked: the same record gives the same drawing everywhere.
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH, _YEAR = 30.44 * DAY, 365.2425 * DAY
_HALF = {"hour": 0, "day": DAY // 2, "month": 15 * DAY, "year": 182 * DAY}


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis.

    Args:
        x: Where on paper.
        middle: Where its label stands: amid the day, month or year, where each has a mark.
        label: E.g. ``18 Apr``; empty where there is no room.
        under: What the label lies in, where that changes, e.g. the year; else empty.
    """

    x: float
    middle: float
    label: str
    under: str


def find_ticks(axis: Axis, finest: int) -> tuple[Tick, ...]:
    """Marks of the parts of an axis that are to scale.

    Args:
        axis: The axis.
        finest: Minutes of the shortest time on it; where that is a day, no hours are marked.

    Returns:
        From left to right; labels are never closer to one another than they can be read.
    """
    unit, step = _unit(axis.scale, hours=finest < DAY)
    found: list[Tick] = []
    labelled, last = float("-inf"), ""
    for one in axis.stretches:
        if one.broken:
            labelled, last = one.right - _APART + _AFTER, ""
            continue
        for minute in _minutes(one, unit, step):
            label, under = _labels(minute, unit)
            within = minute + _HALF[unit] if step == 1 else minute
            x = axis.at(within)
            if within >= one.end or x - labelled < _APART:
                found.append(Tick(axis.at(minute), x, "", ""))
                continue
            found.append(Tick(axis.at(minute), x, label, under if under != last else ""))
            labelled, last = x, under
    return tuple(found)


def gap_words(start: int, end: int) -> tuple[str, str]:
    """A stretch that is shortened: about how long it is, and the years it lies in.

    Args:
        start: Its first minute.
        end: The minute after its last.

    >>> gap_words(735_599 * DAY, 738_156 * DAY)
    ('7 years', '2015–2021')
    """
    first, last = (
        date.fromordinal(min(max(minute // DAY, 1), _LAST)).year for minute in (start, end - 1)
    )
    return _length(end - start), f"{first}" if first == last else f"{first}–{last}"


def _length(minutes: int) -> str:
    for size, name in ((_YEAR, "year"), (_MONTH, "month"), (DAY, "day")):
        number = round(minutes / size)
        if number > 1 or (number and size in (_YEAR, DAY)):
            return f"{number:,} {name}{'s' if number > 1 else ''}"
    return "hours"


def _unit(scale: float, hours: bool) -> tuple[str, int]:
    """The finest unit whose labels have room."""
    sizes = [("hour", 60.0, _HOURS), ("day", float(DAY), _DAYS), ("month", _MONTH, _MONTHS)]
    for name, size, steps in sizes[not hours :]:
        for step in steps:
            if step * size * scale >= _APART:
                return name, step
    return "year", next((step for step in _YEARS if step * _YEAR * scale >= _APART), _YEARS[-1])


def _minutes(one: Stretch, unit: str, step: int) -> list[int]:
    found = _hours(one, step) if unit == "hour" else _dates(one, unit, step)
    return [minute for minute in found if one.start <= minute <= one.end]


def _hours(one: Stretch, step: int) -> Iterator[int]:
    first = -(-one.start // (step * 60)) * step * 60
    return iter(range(first, one.end + 1, step * 60))


def _dates(one: Stretch, unit: str, step: int) -> Iterator[int]:
    first, last = max(one.start // DAY, 1), min(-(-one.end // DAY), _LAST)
    if unit == "day":
        # Weeks begin on Monday, and ordinal 1 is one.
        start = first + (1 - first) % step
        return (day * DAY for day in range(start, last + 1, step))
    begin = date.fromordinal(first)
    years = range(begin.year, date.fromordinal(last).year + 1)
    if unit == "month":
        months = range(1, 13, step)
        return (date(y, m, 1).toordinal() * DAY for y in years for m in months)
    return (date(y, 1, 1).toordinal() * DAY for y in years if y % step == 0)


def _labels(minute: int, unit: str) -> tuple[str, str]:
    day = date.fromordinal(min(max(minute // DAY, 1), _LAST))
    if unit == "year":
        return f"{day.year}", ""
    if unit == "month":
        return _NAMES[day.month - 1], f"{day.year}"
    named = f"{day.day} {_NAMES[day.month - 1]}"
    if unit == "day":
        return named, f"{day.year}"
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}", f"{named} {day.year}"

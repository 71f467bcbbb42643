"""From TIMEX3 values to days of the calendar and to EDTF (ISO 8601-2:2019)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_VALUE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:W(?P<week>[0-9]{1,2})(?:-(?P<weekday>[1-7]|WE))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
    r"(?:T(?:[0-9]{2}.{0,20}|[A-Z]{2}))?"
)
_DECADE = re.compile(r"[0-9]{3}")
_CENTURY = re.compile(r"[0-9]{2}")
# Codes of EDTF level 1 for seasons of no hemisphere.
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
# A month's early, middle and late part are its dekads, days 1 to 10, 11 to 20 and the rest, as
# the World Meteorological Organization divides it; other stretches are cut in thirds likewise.
_DEKADS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_OPEN = frozenset({"LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})

Range = tuple[date, date]


def bounds(value: str, mod: str | None = None, published: str | None = None) -> Range | None:
    """First and last day that a value may mean.

    Args:
        value: TIMEX3 value of a date or a time, or an interval of two dates with a slash.
        mod: Modifier, as :func:`rashomon.resolve.times.modifier` gives it.
        published: EDTF date of the document, by which ``EARLIER`` ("earlier this week") ends and
            ``LATER`` begins; without it they bound nothing.

    Returns:
        Both days included.  ``None`` for a duration or a set, for what leans on an unknown date,
        for seasons (which months they are depends on the hemisphere) and where the modifier
        leaves one side open ("more than a year ago").

    >>> bounds("2022-02", "END")
    (datetime.date(2022, 2, 21), datetime.date(2022, 2, 28))
    """
    if mod in _OPEN:
        return None
    whole = _whole(value)
    if whole is None or mod is None:
        return whole
    if mod in ("EARLIER", "LATER"):
        return _clip(whole, mod, published)
    return _part(value, whole, mod)


def to_edtf(value: str, mod: str | None = None, published: str | None = None) -> str | None:
    """A value as EDTF.

    Args:
        value: As for :func:`bounds`.
        mod: As for :func:`bounds`.
        published: As for :func:`bounds`.

    Returns:
        A day, month or year where the value is one; a season with the codes 21 to 24 of level 1;
        an interval of days for all else that has bounds.

    >>> to_edtf("2022-04-26T20:00"), to_edtf("2022-02", "END"), to_edtf("2022-W17")
    ('2022-04-26', '2022-02-21/2022-02-28', '2022-04-25/2022-05-01')
    """
    match = _VALUE.fullmatch(value)
    if match and match["season"] and mod is None:
        return f"{match['year']}-{_SEASONS[match['season']]}"
    found = bounds(value, mod, published)
    return _simple(found) if found else None


def _simple(found: Range) -> str:
    """The shortest EDTF for two days."""
    first, last = found
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if found == _month_range(first.year, first.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _whole(value: str) -> Range | None:
    """Bounds of a value without modifier."""
    try:
        if "/" in value:
            left, right = (_whole(end) for end in value.split("/", 1))
            return (left[0], right[1]) if left and right and left[0] <= right[1] else None
        if _DECADE.fullmatch(value):
            return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
        if _CENTURY.fullmatch(value):
            return date(int(value) * 100, 1, 1), date(int(value) * 100 + 99, 12, 31)
        match = _VALUE.fullmatch(value)
        return _of_parts(match) if match else None
    except (ValueError, OverflowError):
        return None  # A day that no calendar has, such as 2022-02-30.


def _of_parts(match: re.Match[str]) -> Range | None:
    year = int(match["year"])
    if match["season"]:
        return None
    if match["week"]:
        return _week_range(year, int(match["week"]), match["weekday"])
    if match["quarter"]:
        last = int(match["quarter"]) * 3
        return date(year, last - 2, 1), _month_range(year, last)[1]
    if match["half"]:
        last = int(match["half"]) * 6
        return date(year, last - 5, 1), _month_range(year, last)[1]
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    return _month_range(year, int(match["month"])) if match["month"] else _year_range(year)


def _year_range(year: int) -> Range:
    return date(year, 1, 1), date(year, 12, 31)


def _month_range(year: int, month: int) -> Range:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _week_range(year: int, week: int, weekday: str | None) -> Range:
    monday = date.fromisocalendar(year, week, 1)
    if weekday == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if weekday:
        day = monday + timedelta(days=int(weekday) - 1)
        return day, day
    return monday, monday + timedelta(days=6)


def _part(value: str, whole: Range, mod: str) -> Range | None:
    if mod not in _THIRDS:
        return None
    first, last = whole
    if len(value) == len("2022-02") and whole == _month_range(first.year, first.month):
        begin, end = _DEKADS[mod]
        return first.replace(day=begin), min(last, first.replace(day=min(end, last.day)))
    days = (last - first).days + 1
    if days < len(_THIRDS):
        return whole
    low, high = _THIRDS[mod]
    begin_at, end_at = round(days * low / 3), round(days * high / 3) - 1
    return first + timedelta(days=begin_at), first + timedelta(days=end_at)


def _clip(whole: Range, mod: str, published: str | None) -> Range | None:
    day = _whole(published) if published else None
    if day is None:
        return None
    first, last = (whole[0], min(whole[1], day[1])) if mod == "EARLIER" else (
        max(whole[0], day[0]), whole[1])  # fmt: skip
    return (first, last) if first <= last else None

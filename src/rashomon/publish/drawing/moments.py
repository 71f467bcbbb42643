"""Dates of a record as stretches of one line of time."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

DAY = 24 * 60
"""Minutes of a day."""

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)[^/~?%]{0,20})?(?P<doubt>[~?%])?"
)
_OPEN = frozenset({"", ".."})
# EDTF writes seasons, quarters and halves as months 21 to 41; which days of the year the former
# cover depends on the hemisphere.
_SEASONS = range(21, 42)


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of time within which something lies.

    Args:
        start: Its first minute, counted from year 1 in the calendar of today.
        end: The minute after its last.
        open_start: Whether it may have begun earlier; ``start`` is then as late as ``end`` allows.
        open_end: Whether it may end later, likewise.
        about: Whether it is given as approximate or uncertain.
    """

    start: int
    end: int
    open_start: bool = False
    open_end: bool = False
    about: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is a day or less, with both ends known."""
        return self.end - self.start <= DAY and not self.open_start and not self.open_end

    @property
    def middle(self) -> int:
        """The minute in its midst."""
        return (self.start + self.end) // 2


def day_words(minute: int) -> str:
    """The day of a minute.

    Args:
        minute: Counted from year 1; what lies beyond the calendar is put at its end.

    >>> day_words(DAY)
    '0001-01-01'
    """
    return date.fromordinal(min(max(minute // DAY, 1), date.max.toordinal())).isoformat()


def parse_extent(value: str | None) -> Extent | None:
    """The stretch of time that an EDTF value names.

    Args:
        value: A year, month, day or minute, each perhaps with ``~``, ``?`` or ``%``; an interval,
            perhaps with an open end; years and months in part unspecified (``201X``).  Zones are
            not counted in: days are as their text has them.

    Returns:
        The stretch; ``None`` for what has no place on a line of time or is no such value.

    >>> parse_extent("2031-04-23") == parse_extent("2031-04-23/2031-04-23")
    True
    """
    if not value:
        return None
    ends = value.split("/")
    if len(ends) == 1:
        return _point(value)
    if len(ends) != len(("start", "end")):
        return None
    first, last = (None if end in _OPEN else _point(end) for end in ends)
    if (first is None and ends[0] not in _OPEN) or (last is None and ends[1] not in _OPEN):
        return None
    return _between(first, last)


def _between(first: Extent | None, last: Extent | None) -> Extent | None:
    if first is None and last is None:
        return None
    if first is None or last is None:
        known = first or last
        assert known is not None
        return Extent(known.start, known.end, first is None, last is None, known.about)
    if first.start >= last.end:
        return None
    return Extent(first.start, last.end, about=first.about or last.about)


def _point(value: str) -> Extent | None:
    match = _POINT.fullmatch(value)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    season = bool(month) and month != "XX" and int(month) in _SEASONS
    about = bool(match["doubt"]) or season
    if season or month == "XX":
        month = day = None
    if day == "XX":
        day = None
    if "X" in year:
        month = day = None
    try:
        first = date(int(year.replace("X", "0")), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_year = int(year.replace("X", "9"))
        last = date(last_year, last_month, int(day or monthrange(last_year, last_month)[1]))
    except ValueError:
        return None
    if match["hour"] and day:
        start = first.toordinal() * DAY + int(match["hour"]) * 60 + int(match["minute"])
        return Extent(start, start + 1, about=about)
    return Extent(first.toordinal() * DAY, (last.toordinal() + 1) * DAY, about=about)

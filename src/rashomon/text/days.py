"""Times of speaking as days, and whether two of them can be one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

Days = tuple[int, int]
"""First and last day, as ordinals of the proleptic Gregorian calendar."""

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[^/]*)?[~?%]?")
# A month that is only about right reaches into its neighbours (EDTF leaves open how far).
_ABOUT = 15
# Zones: what is Tuesday evening in one place is Wednesday in another.
_SLACK = 1


def parse_days(value: str | None) -> Days | None:
    """The days that an EDTF value covers; ``None`` where there is none or it has an open end.

    >>> parse_days("2031-04-23") == parse_days("2031-04-23/2031-04-23")
    True
    """
    if not value:
        return None
    points = [_point(part) for part in value.split("/")]
    if len(points) > 2 or None in points:
        return None
    known = [point for point in points if point is not None]
    return known[0][0], known[-1][1]


def _point(value: str) -> Days | None:
    match = _POINT.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(year or 0, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError:
        return None
    about = _ABOUT if value[-1] in "~?%" and day is None else 0
    return first.toordinal() - about, last.toordinal() + about


def days_apart(left: Days | None, right: Days | None) -> int | None:
    """Days between two times that cannot be one; 0 where they can, ``None`` where unknown."""
    if left is None or right is None:
        return None
    return max(0, max(left[0], right[0]) - min(left[1], right[1]) - _SLACK)

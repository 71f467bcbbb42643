"""Filling in the year or week that was left out, as in "on Friday" or "in March".

The rules are those of HeidelTime for news (Strötgen & Gertz 2010; 2013, *Multilingual and
cross-domain temporal tagging*, section 4.3): the day of writing is the point of reference, and
the tense of the clause says on which side of it the time lies.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.model.reading import Tense
from rashomon.resolve.times.edtf import bounds
from rashomon.resolve.times.shifts import shift

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_WEEKEND = "XXXX-WXX-WE"
_SATURDAY = 6
# Months in which the seasons of the northern hemisphere begin, as meteorology has them; they
# serve to tell the last spring from the next only.
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


# A tense is overruled where it leads so many days away and the other side is so near: news of
# October that has "payable Dec. 15" beside a past tense means the coming December.
_FAR, _NEAR = 200, 100

# A date with a day of the week is of another year than the nearest at most so many days away:
# the same date falls on the same day of the week again after five or six years.
_OTHER_YEAR = 1000

_COUNTED = re.compile(r"-(?P<month>[0-9]{2})-@(?P<number>[1-5])\.(?P<weekday>[1-7])")
# Two feasts go by the name of Thanksgiving: the American one (5 U.S.C. 6103) and the Canadian one,
# on the second Monday of October.  Written about nearer to that one, it may be either.
_THANKSGIVING, _CANADIAN = "-11-@4.4", "-10-@2.1"

_Span = tuple[str, date, date]


def fill(gapped: str, choice: str, day: date, tense: Tense | None) -> str | None:
    """The whole value that a value with a gap means.

    Args:
        gapped: A value whose year, or year and week, is ``X``.
        choice: ``<`` for the last such one before the day, ``>`` for the next, ``=`` for that of
            the same week or year, empty where nothing is said.
        day: Day of writing.
        tense: Of the clause.

    Returns:
        TIMEX3 value, ``None`` where no day fits.

    >>> fill("XXXX-WXX-5", "", date(2022, 4, 26), "past")
    '2022-04-22'
    """
    weekday = _WEEKDAY.fullmatch(gapped)
    if weekday:
        return _fill_week(int(weekday[1]), choice, day, tense)
    if gapped == _WEEKEND:
        saturday = _fill_week(_SATURDAY, choice, day, tense)
        return saturday and f"{shift(date.fromisoformat(saturday), '+', 'P0WE')}"
    rest = gapped.removeprefix("XXXX")
    value = _fill_year(rest, choice, day, tense)
    if value and rest == _THANKSGIVING:
        other = _nearest(_in_years(_CANADIAN, day), day)
        return None if other and _days_to(other, day) < _days_to(value, day) else value
    return value


def _days_to(value: str, day: date) -> int:
    return abs((date.fromisoformat(value) - day).days)


def year_with_weekday(gapped: str, weekday: int, day: date) -> str | None:
    """The day of a year near by on which a day of the month falls on a day of the week.

    Args:
        gapped: ``XXXX-04-26``.
        weekday: 1 to 7, Monday being 1.
        day: Day of writing.

    Returns:
        TIMEX3 value; ``None`` where no year fits.

    >>> year_with_weekday("XXXX-04-26", 2, date(2024, 3, 29))
    '2022-04-26'
    """
    spans = _in_years(gapped.removeprefix("XXXX"), day)
    fitting = [span for span in spans if span[1].isoweekday() == weekday]
    near = [span for span in fitting if _distance(span, day) <= _OTHER_YEAR]
    return _nearest(near, day)


def _fill_week(weekday: int, choice: str, day: date, tense: Tense | None) -> str | None:
    ahead = (weekday - day.isoweekday()) % 7
    if choice == "<":
        move = ahead - 7
    elif choice == ">":
        move = ahead or 7
    elif choice == "=":
        move = ahead if tense == "future" else weekday - day.isoweekday()
    else:
        move = ahead if tense == "future" or ahead == 0 else ahead - 7
    try:
        return (day + timedelta(days=move)).isoformat()
    except OverflowError:
        return None


def _fill_year(rest: str, choice: str, day: date, tense: Tense | None) -> str | None:
    spans = _in_years(rest, day)
    if choice == "=":
        return next((value for value, *_ in spans if value.startswith(f"{day.year:04d}")), None)
    if choice == "<":
        before = [value for value, _, last in spans if last < day]
        return before[-1] if before else None
    if choice == ">":
        return next((value for value, first, _ in spans if first > day), None)
    is_day = len(rest) >= len("-04-26")
    if tense not in ("past", "future"):
        return _nearest(spans, day)
    begun = [span for span in spans if span[1] <= day]
    ahead = [span for span in spans if span[2] >= day]
    if rest[1:2] in ("Q", "H"):
        # What will be reported on may be over, and what was reported on may be, in a fiscal year,
        # the quarter that has just begun.
        return _nearest(spans if tense == "future" else begun, day)
    if not begun or not ahead:
        return None
    own, other = (ahead[0], begun[-1]) if tense == "future" else (begun[-1], ahead[0])
    far = is_day and _distance(own, day) > _FAR and _distance(other, day) < _NEAR
    return (other if far else own)[0]


def _in_years(rest: str, day: date) -> list[_Span]:
    """A month, day or season in the years around; leap days are eight years apart at most."""
    years = [year for year in range(day.year - 8, day.year + 9) if 1 <= year <= 9999]
    rests = {year: _day_of_year(year, rest) for year in years}
    found = [
        (f"{year:04d}{own}", _first_and_last(f"{year:04d}", own)) for year, own in rests.items()
    ]
    return [(value, *ends) for value, ends in found if ends]


def _day_of_year(year: int, rest: str) -> str:
    """Month and day of "the fourth Thursday of November" in a year; else as it stands."""
    match = _COUNTED.fullmatch(rest) if "@" in rest else None
    if match is None:
        return rest
    first = date(year, int(match["month"]), 1)
    until = (int(match["weekday"]) - first.isoweekday()) % 7
    return (first + timedelta(days=until + 7 * int(match["number"]) - 7)).strftime("-%m-%d")


def _nearest(spans: list[_Span], day: date) -> str | None:
    """The one nearest to the day of writing."""
    return min(spans, key=lambda span: (_distance(span, day), span[0]))[0] if spans else None


def _distance(span: _Span, day: date) -> int:
    """Days from a day to a stretch; none where it lies in it."""
    return max((span[1] - day).days, (day - span[2]).days, 0)


def _first_and_last(year: str, rest: str) -> tuple[date, date] | None:
    season = rest.removeprefix("-")
    if season in _SEASON_MONTHS:
        begin = date(int(year), _SEASON_MONTHS[season], 1)
        return begin, begin + timedelta(days=89)
    return bounds(year + rest)

"""The days that an expression of time stands for, as EDTF (ISO 8601-2:2019).

What has no days is no date: durations, sets, "recently", and expressions that bound a time and do
not say it ("more than a year ago").
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.reading import TimeExpression
from rashomon.model.spans import Span
from rashomon.text.days import Days
from rashomon.text.words import word_set

DAY, MONTH, YEAR = 1, 31, 366
"""Most days of a day, a month and a year."""
_WEEK = 7
_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.{1,20})?")
_WEEK_OF = re.compile(r"(?P<year>\d{4})-W(?P<week>\d{1,2})(?P<end>-WE)?")
_PART = re.compile(r"(?P<year>\d{4})-(?P<kind>[QH])(?P<number>[1-4])")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>[1-7])(?:T.{1,20})?")
# A month's early, middle and late part are its dekads, days 1 to 10, 11 to 20 and the rest, as
# the World Meteorological Organization divides it; years are cut in thirds likewise.
_EARLY = word_set("early beginning start outset onset")
_MIDDLE = word_set("mid middle")
_LATE = word_set("late end close")
_BOUNDING = word_set("than least most almost nearly about around roughly approximately over under")
_AHEAD = word_set("next coming following upcoming this")
_WORD = re.compile(r"[a-z]+")
_LONGEST_DOUBT = 45
"""Days within which the day of writing must be known for "Tuesday" to tell anything."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """When something was or will be, in the words of one account.

    Args:
        span: The expression of time.
        value: EDTF, a day, month or year, or an interval of days.
        days: First and last day, as ordinals.
        weekday: Whether the expression names a day of the week and no date.
    """

    span: Span
    value: str
    days: Days
    weekday: bool = False

    @property
    def length(self) -> int:
        """Number of days."""
        return self.days[1] - self.days[0] + 1


def find_moment(text: str, expression: TimeExpression, published: Days | None) -> Moment | None:
    """The days of an expression of time.

    Args:
        text: The document's text.
        expression: The expression with its TIMEX3 value.
        published: First and last day on which the document may have been published.

    Returns:
        The moment; ``None`` where no first and last day are known.
    """
    if expression.type not in ("DATE", "TIME"):
        return None
    words = _WORD.findall(expression.span.of(text).lower())
    if not _BOUNDING.isdisjoint(words):
        return None
    if match := _WEEKDAY.fullmatch(expression.value):
        days = _weekday_before(int(match["day"]), words, published)
        return _moment(expression.span, days, weekday=True)
    whole = _whole(expression.value)
    if whole is None:
        return None
    weekday = whole[0] == whole[1] and not any(char.isdigit() for char in _bare(text, expression))
    return _moment(expression.span, _narrowed(whole, words, published), weekday=weekday)


def put_ahead(moment: Moment, published: Days | None) -> Moment | None:
    """The coming day of a name of a weekday, for what is still to be.

    Args:
        moment: A moment before publication.
        published: First and last day of publication.

    Returns:
        The first such weekday after the day of publication; ``None`` where that day is not known
        or the expression is no mere weekday.
    """
    if not moment.weekday or published is None or published[0] != published[1]:
        return None
    weeks = (published[0] - moment.days[0]) // _WEEK + 1
    if weeks > 1 or moment.length > DAY:
        return None
    day = moment.days[0] + _WEEK * weeks
    return _moment(moment.span, (day, day), weekday=True)


def to_edtf(days: Days) -> str:
    """The shortest EDTF for a first and a last day.

    >>> to_edtf((738000, 738000))
    '2021-07-28'
    """
    first, last = (date.fromordinal(day) for day in days)
    if first == last:
        return first.isoformat()
    if (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31):
        return f"{first.year:04d}"
    if days == _month(first.year, first.month):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _moment(span: Span, days: Days | None, *, weekday: bool) -> Moment | None:
    return Moment(span, to_edtf(days), days, weekday) if days else None


def _bare(text: str, expression: TimeExpression) -> str:
    """The words of a day without the hour: "2 p.m. on Tuesday" names a weekday."""
    words = expression.span.of(text)
    return re.sub(r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m", "", words.lower()) if "T" in (
        expression.value
    ) else words  # fmt: skip


def _whole(value: str) -> Days | None:
    """Days of a TIMEX3 value without modifier."""
    first, slash, last = value.partition("/")
    try:
        left = _point(first)
        right = _point(last) if slash else left
    except (ValueError, OverflowError):
        return None  # A day that no calendar has, such as 2022-02-30.
    return (left[0], right[1]) if left and right and left[0] <= right[1] else None


def _point(value: str) -> Days | None:
    if match := _WEEK_OF.fullmatch(value):
        monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
        first = monday + timedelta(days=5) if match["end"] else monday
        return first.toordinal(), monday.toordinal() + _WEEK - 1
    if match := _PART.fullmatch(value):
        months = 3 if match["kind"] == "Q" else 6
        last = int(match["number"]) * months
        year = int(match["year"])
        return _month(year, last - months + 1)[0], _month(year, last)[1]
    match = _POINT.fullmatch(value)
    if match is None:
        return None
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"])).toordinal()
        return day, day
    if match["month"]:
        return _month(year, int(match["month"]))
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def _month(year: int, month: int) -> Days:
    first = date(year, month, 1).toordinal()
    return first, first + monthrange(year, month)[1] - 1


def _narrowed(whole: Days, words: list[str], published: Days | None) -> Days | None:
    """The part of a month, year or week that "early", "late", "earlier this" leave."""
    if "earlier" in words or "later" in words:
        return _clipped(whole, published, later="later" in words)
    opening = frozenset(words[:3])
    length = whole[1] - whole[0] + 1
    if length <= _WEEK:
        return whole
    for part, row in enumerate((_EARLY, _MIDDLE, _LATE)):
        if not row.isdisjoint(opening):
            return _third(whole, part, length)
    return whole


def _third(whole: Days, part: int, length: int) -> Days:
    step = 10 if length <= MONTH else length // 3
    first = whole[0] + part * step
    return first, whole[1] if part == 2 else first + step - 1


def _clipped(whole: Days, published: Days | None, *, later: bool) -> Days | None:
    """What is left of "earlier this week", which ends today, and "later", which begins today."""
    if published is None:
        return None
    first = max(whole[0], published[0]) if later else whole[0]
    last = whole[1] if later else min(whole[1], published[1])
    return (first, last) if first <= last else None


def _weekday_before(number: int, words: list[str], published: Days | None) -> Days | None:
    """First and last day that "Tuesday" may be where the day of writing is known roughly."""
    if published is None or published[1] - published[0] > _LONGEST_DOUBT:
        return None
    if not _AHEAD.isdisjoint(words):
        return None
    last = "last" in words
    first_day, last_day = (_latest(day, number) for day in published)
    return first_day - (_WEEK if last else 0), last_day


def _latest(day: int, number: int) -> int:
    """The latest day of a number of the week up to a day."""
    return day - (date.fromordinal(day).isoweekday() - number) % _WEEK

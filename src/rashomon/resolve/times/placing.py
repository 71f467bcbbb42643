"""Giving expressions of time their values, in the order in which they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.reading import TimeExpression, TimePhrase, TimeType
from rashomon.resolve.times.edtf import bounds
from rashomon.resolve.times.gaps import fill, year_with_weekday
from rashomon.resolve.times.narrative import Narrative
from rashomon.resolve.times.shifts import shift, unit_of, unknown

_SHIFT = re.compile(
    r"(?P<anchor>DCT|AGO|REF|THEN)(?P<sign>[+-])(?P<period>P[^/]+)(?:/(?P<part>.+))?"
)
_GAPPED = re.compile(
    r"(?P<choice>[<>=]?)(?P<value>XXXX-[^/]+)(?:/W(?P<weekday>[1-7]))?(?:/(?P<time>T.+))?"
)
_DAY_RANGE = re.compile(
    r"(?P<first>(?:XXXX|[0-9]{4})-[0-9]{2}-[0-9]{2})/(?P<last>[0-9]{2}-[0-9]{2})"
)
# "The 2021 quarter", "the 2021 period".
_REPORTED = re.compile(r"(?P<year>[0-9]{4})/(?P<part>[QR])")
_ITS_QUARTER = "AGO+P0Q"
_ENDED = re.compile(r" (?:that )?(?:ended|ending)(?: on)? ")
# Companies that count in weeks end a quarter of the calendar so many days early or late at most.
_CLOSE = 7
# Results of more than a quarter: a year earlier is then not a quarter.
_LONG = re.compile(
    r"\b(?:first|latest|past|last) (?:six|nine|12|twelve|eleven|10|11) months", re.IGNORECASE
)
# The quarter that was over last, and that a year before it, counted from the day of writing.
_LATEST = {"P0Q": "P1Q", "P4Q": "P5Q"}
_DAY_OF_TIME = _NO_DAY = "XXXX-XX-XX"
# Between a time of the day and the day after it: "8 p.m. on Tuesday", "noon, Friday".
_JOINED = re.compile(r"[ ,]{0,2}(?:on |of )?")


def place_times(
    text: str, phrases: Sequence[TimePhrase], published: str | None
) -> tuple[TimeExpression, ...]:
    """Gives every expression of time its TIMEX3 value.

    Args:
        text: The document's text.
        phrases: What ``read`` found in it, in order.
        published: EDTF date of the document: a day, a month, a year or an interval; ``None``
            where it is unknown.

    Returns:
        One for each phrase, in the same order, with the same span.  A value that leans on a date
        that is not known, or not known exactly enough, keeps TIMEX3's ``X``: ``XXXX-04-26``,
        ``XXXX-WXX-2``.  A range of days, for which TIMEX3 has no value, is an interval of ISO
        8601: ``2022-04-19/2022-04-21``.  "Three days later" than a time that is not known is of
        the type DURATION: ``P3D``.
    """
    days = bounds(published) if published else None
    if days is None:
        values = _values(text, phrases, None)
    elif days[0] == days[1]:
        values = _values(text, phrases, days[0])
    else:
        values = _shared(text, phrases, days)
    return tuple(
        TimeExpression(phrase.span, _type_of(phrase, value), value)
        for phrase, value in zip(phrases, values, strict=True)
    )


def _type_of(phrase: TimePhrase, value: str) -> TimeType:
    """Type of an expression: a stretch of time where only that is known of "a day later"."""
    lone = phrase.form.startswith("THEN") and value.startswith("P")
    return "DURATION" if lone else phrase.type


def modifier(phrase: TimePhrase) -> str | None:
    """Modifier of an expression of time.

    Args:
        phrase: What ``read`` found.

    Returns:
        TIMEX3's ``START``, ``MID``, ``END``, ``MORE_THAN`` …, or ``EARLIER`` and ``LATER``
        ("earlier this week": from its first day to that of writing).
    """
    return phrase.form.partition(" ")[2] or None


def _shared(text: str, phrases: Sequence[TimePhrase], days: tuple[date, date]) -> list[str]:
    """Values that come out the same on the first and on the last day that the date may be.

    Nearly every rule moves forward with the date, so what is the same at both ends is the same
    between.
    """
    early, late = _values(text, phrases, days[0]), _values(text, phrases, days[1])
    without = _values(text, phrases, None)
    return [
        left if left == right else gapped
        for left, right, gapped in zip(early, late, without, strict=True)
    ]


def _values(text: str, phrases: Sequence[TimePhrase], today: date | None) -> list[str]:
    placer = _Placer(today, Narrative(today))
    values = []
    for at, phrase in enumerate(phrases):
        if _is_clock(phrase) and at + 1 < len(phrases):
            after = phrases[at + 1]
            if _JOINED.fullmatch(text, phrase.span.end, after.span.start):
                placer.narrative.name(
                    _Placer(today, Narrative(today)).place(after), phrase.span.start
                )
        if at + 1 < len(phrases) and phrase.form == _ITS_QUARTER:
            placer.end_quarter(text, phrase, phrases[at + 1])
        if _LONG.search(text, phrase.span.start, phrase.span.end):
            placer.narrative.name_long()
        values.append(placer.place(phrase))
    return values


def _is_clock(phrase: TimePhrase) -> bool:
    return phrase.form.startswith(_DAY_OF_TIME)


@dataclass(slots=True)
class _Placer:
    """The day of writing, and the dates named so far."""

    today: date | None
    narrative: Narrative

    def place(self, phrase: TimePhrase) -> str:
        """Value of the next expression."""
        core, at = phrase.form.partition(" ")[0], phrase.span.start
        match = _SHIFT.fullmatch(core)
        if value := self._of_year(core):
            return value  # A comparison with another year moves the story nowhere.
        if match is None:
            value = self._filled(core, phrase)
        else:
            value = self._compared(match) or self._shifted(match, phrase)
            compared = unit_of(match["period"]) == "Y" or match["period"] == "P4Q"
            if match["anchor"] != "DCT" and compared:
                return value  # A comparison with another year moves the story nowhere.
        self.narrative.name(value, at)
        return value

    def end_quarter(self, text: str, phrase: TimePhrase, end: TimePhrase) -> None:
        """Names the quarter that a date ends, where none was named: "the quarter ended June 30"."""
        if self.today is None or self.narrative.quarter():
            return
        if not _ENDED.fullmatch(text, phrase.span.end, end.span.start):
            return
        days = bounds(_Placer(self.today, Narrative(self.today)).place(end))
        if days and days[0] == days[1]:
            quarter = shift(days[0] - timedelta(days=_CLOSE), "+", "P0Q") or ""
            last = bounds(quarter)
            if last and abs((last[1] - days[0]).days) <= _CLOSE:
                self.narrative.name(quarter, phrase.span.start)

    def _filled(self, core: str, phrase: TimePhrase) -> str:
        """Value of what leans on nothing but the year or week of writing, or on nothing."""
        if match := _DAY_RANGE.fullmatch(core):
            first = self._with_year(match["first"], "", phrase)
            return f"{first}/{first[:4]}-{match['last']}"
        if core.startswith(_DAY_OF_TIME):
            day = self.narrative.last("D", phrase.span.start) or self.today
            return f"{day or _DAY_OF_TIME}{core.partition('/')[2]}"
        if phrase.type != "SET" and (match := _GAPPED.fullmatch(core)):
            return self._whole(match, phrase) + (match["time"] or "")
        return core.replace("/", "")

    def _whole(self, match: re.Match[str], phrase: TimePhrase) -> str:
        whole = self._with_year(match["value"], match["choice"], phrase)
        if self.today is None or match["weekday"] is None:
            return whole
        days = bounds(whole)
        if days and days[0].isoweekday() == int(match["weekday"]):
            return whole
        return year_with_weekday(match["value"], int(match["weekday"]), self.today) or whole

    def _with_year(self, gapped: str, choice: str, phrase: TimePhrase) -> str:
        known = self.today if gapped.startswith("XXXX") else None
        value = fill(gapped, choice, known, phrase.tense) if known else None
        return value or (_NO_DAY if "@" in gapped else gapped)

    def _of_year(self, core: str) -> str | None:
        """The quarter of a year that the text is about: "the 2021 quarter", "the 2021 period"."""
        match = _REPORTED.fullmatch(core)
        if match is None:
            return None
        if match["part"] == "Q":
            quarter = self.narrative.quarter()
            return _in_year(quarter, match["year"]) if quarter else match["year"] + "-QX"
        reported = self.narrative.reported()
        return _in_year(reported, match["year"]) if reported else match["year"]

    def _compared(self, match: re.Match[str]) -> str | None:
        """The quarter a year from the one that the text is about, in a text about a quarter."""
        if match["anchor"] == "DCT" or match["part"]:
            return None
        if match["period"] in ("P4Q", "P0Q"):
            quarter = self.narrative.quarter()
        elif match["period"] == "P1Y":
            quarter = self.narrative.reported()
        else:
            return None
        if quarter is None or match["period"] == "P0Q":
            return quarter
        year = int(quarter[:4]) + (-1 if match["sign"] == "-" else 1)
        return _in_year(quarter, f"{year:04d}") if 1 <= year <= 9999 else None

    def _shifted(self, match: re.Match[str], phrase: TimePhrase) -> str:
        """The date so long before or after the day of writing or the date named last."""
        period, base = match["period"], self.today
        leaning = match["anchor"] in ("REF", "THEN")
        if leaning:
            base = self._leaning(period, phrase.span.start)
        elif match["anchor"] == "AGO" and period in _LATEST:
            # "The quarter", where none was named, may be any.
            period, base = _LATEST[period], base if match["sign"] == "-" else None
        value = shift(base, match["sign"], period) if base else None
        if value is None or (leaning and self._is_ahead(value, phrase)):
            # "Three days later" still says how long.
            value = period if match["anchor"] == "THEN" else unknown(period)
        elif match["anchor"] == "THEN" and "T" in period:
            value = period  # From a day, no hour is so many hours away.
        return _with_part(value, match["part"] or "")

    def _leaning(self, period: str, at: int) -> date | None:
        """A day of the date that "the day before" or "a year later" leans upon.

        Months and years are counted from the day of writing where no date was named ("down from
        a year earlier"); days are not.
        """
        unit = unit_of(period) or "Y"
        return self.narrative.last(unit, at) or (self.today if unit in ("M", "Y") else None)

    def _is_ahead(self, value: str, phrase: TimePhrase) -> bool:
        """Whether a date would lie in the future that no verb puts there: it leans elsewhere."""
        days = bounds(value)
        return bool(phrase.tense != "future" and self.today and days and days[0] > self.today)


def _in_year(part: str, year: str) -> str:
    """The same quarter or half of another year."""
    return year + part[4:]


def _with_part(value: str, part: str) -> str:
    """A value narrowed to a part of it: a month or quarter of a year, a day of a week, an hour."""
    if not part:
        return value
    if part.startswith("W") and "-W" in value:
        year, week = value[:4], value[6:8]
        if not (year + week).isdigit():
            return f"{value}-{part[1:]}"
        return date.fromisocalendar(int(year), int(week), int(part[1:])).isoformat()
    return value + part if part.startswith("T") else f"{value}-{part}"

"""Giving expressions of time their values, in the order in which they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rashomon.model.reading import TimeExpression, TimePhrase
from rashomon.resolve.times.edtf import bounds
from rashomon.resolve.times.gaps import fill
from rashomon.resolve.times.shifts import shift, unit_of, unknown

_SHIFT = re.compile(r"(?P<anchor>DCT|AGO|REF)(?P<sign>[+-])(?P<period>P[^/]+)(?:/(?P<part>.+))?")
_GAPPED = re.compile(r"(?P<choice>[<>=]?)(?P<value>XXXX-[^/]+)(?:/(?P<time>T.+))?")
_DAY_RANGE = re.compile(
    r"(?P<first>(?:XXXX|[0-9]{4})-[0-9]{2}-[0-9]{2})/(?P<last>[0-9]{2}-[0-9]{2})"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_OF_TIME = "XXXX-XX-XX"
# Kinds of date from which units can be counted: a day has a day before it, a month has none.
_EXACT = {
    "D": "D", "TH": "D", "TM": "D", "TS": "D", "W": "DW", "F": "DW", "WE": "DW", "M": "DM",
    "Q": "Q", "H": "Q", "Y": "DWMQY", "E": "DWMQY", "C": "DWMQY",
}  # fmt: skip
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
        ``XXXX-WXX-2``.
    """
    days = bounds(published) if published else None
    if days is None:
        values = _values(text, phrases, None)
    elif days[0] == days[1]:
        values = _values(text, phrases, days[0])
    else:
        values = _shared(text, phrases, days)
    return tuple(
        TimeExpression(phrase.span, phrase.type, value)
        for phrase, value in zip(phrases, values, strict=True)
    )


def modifier(phrase: TimePhrase) -> str | None:
    """Modifier of an expression of time.

    Args:
        phrase: What ``read`` found.

    Returns:
        TIMEX3's ``START``, ``MID``, ``END``, ``APPROX``, ``MORE_THAN`` …, or ``EARLIER`` and
        ``LATER`` ("earlier this week": from its first day to that of writing).
    """
    return phrase.form.partition(" ")[2] or None


def _shared(text: str, phrases: Sequence[TimePhrase], days: tuple[date, date]) -> list[str]:
    """Values that come out the same on the first and on the last day that the date may be.

    Every rule moves forward with the date, so what is the same at both ends is the same between.
    """
    early, late = _values(text, phrases, days[0]), _values(text, phrases, days[1])
    without = _values(text, phrases, None)
    return [
        left if left == right else gapped
        for left, right, gapped in zip(early, late, without, strict=True)
    ]


def _values(text: str, phrases: Sequence[TimePhrase], today: date | None) -> list[str]:
    story = _Story(today)
    values = []
    for at, phrase in enumerate(phrases):
        core = phrase.form.partition(" ")[0]
        if core.startswith(_DAY_OF_TIME) and at + 1 < len(phrases):
            after = phrases[at + 1]
            if _JOINED.fullmatch(text, phrase.span.end, after.span.start):
                story.name(_Story(today).place(after))
        values.append(story.place(phrase))
    return values


@dataclass(slots=True)
class _Story:
    """What is known at a point of the text: the day of writing and the dates named so far."""

    today: date | None
    _named: dict[str, tuple[int, str]] = field(default_factory=dict)
    _count: int = 0

    def name(self, value: str) -> None:
        """Remembers a date that the text names, as the last one of its kind."""
        kind = _kind_of(value)
        if kind:
            self._count += 1
            self._named[kind] = (self._count, value)

    def place(self, phrase: TimePhrase) -> str:
        """Value of the next expression; it is the last of its kind then."""
        core = phrase.form.partition(" ")[0]
        if match := _SHIFT.fullmatch(core):
            return self._shifted(match)
        value = self._placed(core, phrase)
        self.name(value)
        return value

    def _placed(self, core: str, phrase: TimePhrase) -> str:
        if match := _DAY_RANGE.fullmatch(core):
            first = self._filled(match["first"], "", phrase)
            return f"{first}/{first[:4]}-{match['last']}"
        if core.startswith(_DAY_OF_TIME):
            day = self._last("D") or (self.today.isoformat() if self.today else _DAY_OF_TIME)
            return f"{day[:10]}{core.partition('/')[2]}"
        if phrase.type != "SET" and (match := _GAPPED.fullmatch(core)):
            return self._filled(match["value"], match["choice"], phrase) + (match["time"] or "")
        return core.replace("/", "")

    def _filled(self, gapped: str, choice: str, phrase: TimePhrase) -> str:
        if self.today is None or not gapped.startswith("XXXX"):
            return gapped
        return fill(gapped, choice, self.today, phrase.tense) or gapped

    def _shifted(self, match: re.Match[str]) -> str:
        """The date so long before or after the day of writing or the date named last.

        A comparison with another year ("a year earlier") moves the story nowhere, and that with a
        quarter is one with the same quarter.
        """
        period, yearly = match["period"], unit_of(match["period"]) == "Y"
        compared = period == "P1Y" and match["anchor"] != "DCT" and not match["part"]
        quarter = self._quarter() if compared else None
        if quarter is not None:
            return shift(quarter, match["sign"], "P4Q") or unknown(period)
        base = self._leaning(period) if match["anchor"] == "REF" else self.today
        value = shift(base, match["sign"], period) if base else None
        value = _with_part(value or unknown(period), match["part"] or "")
        if not (yearly and match["anchor"] == "REF"):
            self.name(value)
        return value

    def _leaning(self, period: str) -> date | None:
        """A day of the date that "the day before" or "a year later" leans upon."""
        unit = unit_of(period) or "Y"
        last = self._last(unit)
        named = bounds(last) if last else None
        if named:
            return named[0]
        return self.today if unit in ("M", "Y") else None

    def _last(self, unit: str) -> str | None:
        """The date named last that is exact enough to count units of this length from."""
        exact = [self._named[kind] for kind in _EXACT.get(unit, "") if kind in self._named]
        return max(exact)[1] if exact else None

    def _quarter(self) -> date | None:
        """First day of the quarter that the text is about, if it is about one."""
        if (
            "Q" not in self._named
            or max(self._named["Q"], self._named.get("Y", (0, ""))) != (self._named["Q"])
        ):
            return None
        named = bounds(self._named["Q"][1])
        return named[0] if named else None


def _kind_of(value: str) -> str:
    """How exact a date is: ``D``, ``W``, ``M``, ``Q`` or ``Y``; empty for what is none."""
    if bounds(value) is None:
        return ""
    if _DAY.match(value):
        return "D"
    mark = value[5:6]
    return {"W": "W", "Q": "Q", "H": "Q"}.get(mark, "M" if mark else "Y")


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

"""Expressions of time that tell when a document was written, as far as their words alone go."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.documents import Document
from rashomon.model.reading import Reading, Tense, TimePhrase
from rashomon.model.spans import Span
from rashomon.resolve.dates.scenes import sentence_start
from rashomon.resolve.times import bounds, modifier

Range = tuple[date, date]

# Forms of ``read.times`` that name a day or a month of the calendar, a day of the week, or a day
# by its distance from the day of writing.
_CALENDAR = re.compile(
    r"(?P<year>XXXX|\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:/W(?P<weekday>[1-7]))?)?(?:/T.*)?"
)
_WEEKDAY = re.compile(r"(?P<choice>[<>=]?)XXXX-WXX-(?P<weekday>[1-7])(?:/T.*)?")
_OFFSET = re.compile(r"DCT(?P<sign>[+-])P(?P<days>[01])D(?:/T.*)?")
# As many years are looked at on either side of a reference for a day without its year.
_YEARS = 1


@dataclass(frozen=True, slots=True)
class Clue:
    """One expression of time, read for what it says of the day of writing.

    Args:
        document: Document id.
        span: The expression.
        tense: Tense of its clause; ``None`` where that cannot be told.
        weekday: Day of the week (ISO 8601, Monday is 1), alone or beside a date.
        year: Year written, if any.
        month: Month written, if any.
        day: Day of the month written, if any.
        edge: ``START``, ``MID`` or ``END`` of the month.
        choice: ``<`` for "last", ``>`` for "next", ``=`` for "this"; else empty.
        offset: Days from what is told to the day of writing ("yesterday" is 1), if it says so.
    """

    document: str
    span: Span
    tense: Tense | None
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    edge: str | None = None
    choice: str = ""
    offset: int | None = None

    @property
    def bare(self) -> bool:
        """Whether it names a day by its weekday or its distance alone."""
        return self.month is None


def find_clues(doc: Document, reading: Reading) -> tuple[Clue, ...]:
    """Finds the expressions that tell when a document was written.

    What stands in a direct quotation was said when it was said, and is passed over.

    Args:
        doc: The document.
        reading: Its reading.

    Returns:
        In order of position.
    """
    quoted = sorted(
        span for att in reading.attributions if att.kind == "direct" for span in att.content
    )
    phrases = [phrase for phrase in reading.times if not _inside(phrase.span, quoted)]
    read = (_clue(doc, phrase) for phrase in phrases)
    return tuple(clue for clue in read if clue is not None)


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    at = bisect_right(quoted, span.start, key=lambda item: item.start) - 1
    return at >= 0 and quoted[at].covers(span)


def _clue(doc: Document, phrase: TimePhrase) -> Clue | None:
    if phrase.type not in ("DATE", "TIME"):
        return None
    core, edge = phrase.form.partition(" ")[0], modifier(phrase)
    if found := _WEEKDAY.fullmatch(core):
        return Clue(
            doc.id,
            phrase.span,
            _sentence_tense(doc.text, phrase),
            weekday=int(found["weekday"]),
            choice=found["choice"],
        )
    if found := _OFFSET.fullmatch(core):
        away = int(found["days"]) * (1 if found["sign"] == "-" else -1)
        return Clue(doc.id, phrase.span, phrase.tense, offset=away)
    found = _CALENDAR.fullmatch(core)
    if found is None or (edge is not None and edge not in ("START", "MID", "END")):
        return None
    return Clue(
        doc.id,
        phrase.span,
        phrase.tense,
        weekday=int(found["weekday"]) if found["weekday"] else None,
        year=int(found["year"]) if found["year"].isdigit() else None,
        month=int(found["month"]),
        day=int(found["day"]) if found["day"] else None,
        edge=edge,
    )


def _sentence_tense(text: str, phrase: TimePhrase) -> Tense | None:
    """Tense of the clause, or of the sentence where the clause shows neither past nor future.

    A sentence of both tenses says nothing of the day.
    """
    if phrase.tense in ("past", "future"):
        return phrase.tense
    begin = sentence_start(text, phrase.span.start)
    stop = _SENTENCE_STOP.search(text, phrase.span.end, phrase.span.end + _LONGEST_REST)
    end = stop.start() if stop else min(len(text), phrase.span.end + _LONGEST_REST)
    past = _PAST.search(text, begin, end)
    future = _FUTURE.search(text, begin, end)
    if bool(past) == bool(future):
        return None
    return "past" if past else "future"


_LONGEST_REST = 300
_SENTENCE_STOP = re.compile(r"[.!?][\"'”’)]*\s|\n")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|to be|(?:is|are) to|due|scheduled|expected|slated|planned|plans?"
    r"|ahead of|upcoming|going to|next)\b|['’]ll\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|made|took|went|came|got|gave|held|left|began|became|kept"
    r"|sent|spoke|saw|won|lost|led|fell|rose|hit|put|found|brought|struck|wrote|drew|broke"
    r"|(?<!-)[a-z]{3,}ed)\b(?!-)"
)


def place_bare(clue: Clue, written: date) -> date | None:
    """The day that a bare weekday, "yesterday" or "today" means.

    Args:
        clue: One without a month.
        written: The day of writing.

    Returns:
        For a weekday the nearest one in the direction of its tense, the day of writing included;
        ``None`` without a tense, and for "last" and "next".
    """
    if clue.offset is not None:
        return written - timedelta(days=clue.offset)
    if clue.weekday is None or clue.choice in ("<", ">"):
        return None
    if clue.tense == "past":
        return written - timedelta(days=(written.isoweekday() - clue.weekday) % 7)
    if clue.tense == "future":
        return written + timedelta(days=(clue.weekday - written.isoweekday()) % 7)
    return None


def place_clue(clue: Clue, near: date | None) -> Range | None:
    """The days that a date of the calendar means, its year taken from a reference if need be.

    Args:
        clue: One with a month.
        near: A day that the story is known to lie about; a date without its year is the nearest
            one whose weekday fits.

    Returns:
        First and last day; ``None`` where the year stays open or no near year has that weekday.
    """
    if clue.year is not None:
        return _in_year(clue, clue.year)
    if near is None:
        return None
    years = range(near.year - _YEARS, near.year + _YEARS + 1)
    placed = [days for year in years if (days := _in_year(clue, year)) is not None]
    return min(placed, key=lambda days: (abs((days[0] - near).days), days), default=None)


def _in_year(clue: Clue, year: int) -> Range | None:
    day = f"-{clue.day:02d}" if clue.day is not None else ""
    days = bounds(f"{year:04d}-{clue.month:02d}{day}", clue.edge)
    if days is None or (clue.weekday and clue.day and days[0].isoweekday() != clue.weekday):
        return None
    return days

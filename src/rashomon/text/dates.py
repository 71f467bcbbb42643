"""Dates written in strings, bylines and addresses, as EDTF; ambiguity is kept, never guessed away.

Values are EDTF level 0 (ISO 8601-2): ``2031-04-23``, ``2031-04`` or ``2031``.  The day is the day
as written: a time and a zone beside it are recognised and dropped, since outlets print the day
of their own zone.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from rashomon.model.spans import Span

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}

# Printed news begins in 1605; later than 2199 is a number and no year.
_FIRST_YEAR, _LAST_YEAR = 1600, 2199
# Addresses with a date in them are those of the web.
_FIRST_WEB_YEAR, _LAST_WEB_YEAR = 1990, 2099
# Characters of one string that are looked at: no date with its labels and times is longer.
_LONGEST = 200

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept(?:ember)?|Sep|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>1[6-9]\d\d|2[01]\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        # 2031-04-23, 2031/4/23, 2031.04.23, with or without a time after T
        rf"(?<![\d/.-]){_YEAR}(?P<mark>[-/.])(?P<m>\d{{1,2}})(?P=mark)(?P<d>\d{{1,2}})(?![\d/-])",
        # 20310423 and 20310423T101500 or 20310423101500
        rf"(?<![\d/.-]){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?=T\d{{4}}|\d{{6}}(?!\d)|(?!\d))",
        # April 23, 2031; Apr. 23rd 2031
        rf"\b{_MONTH}\s{{0,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}}){_YEAR}(?!\d)",
        # 23 April 2031; 23rd of April, 2031; 23-Apr-2031
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{0,3}}|-)(?:of\s{{1,3}})?{_MONTH},?"
        rf"(?:\s{{0,3}}|-){_YEAR}(?!\d)",
        # 2031 April 23
        rf"(?<!\d){_YEAR},?[\s-]{{1,3}}{_MONTH}[\s-]{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b",
        # 04/23/2031, 23.04.2031, 23-4-2031, 4/23/31
        r"(?<![\d/.-])(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)"
        r"(?P<yy>1[6-9]\d\d|2[01]\d\d|\d\d)(?![\d/-])",
        # April 2031
        rf"\b{_MONTH},?\s{{1,3}}{_YEAR}(?!\d)",
        # 2031-04
        rf"(?<![\d/.-]){_YEAR}-(?P<m>0[1-9]|1[0-2])(?![\d/-])",
    )
)
# ctime and its kin put the time between day and year: Wed Apr 23 10:15:00 +0000 2031.
_TIME_INSIDE = re.compile(
    r"\b(\d{1,2})\s{1,3}\d\d:\d\d(?::\d\d)?\s{1,3}(?:[A-Z]{1,5}\s{1,3}|[+-]\d{4}\s{1,3})?"
    r"((?:19|20|21)\d\d)\s*$",
    re.ASCII,
)
_YEAR_ALONE = re.compile(r"\s*(1[6-9]\d\d|2[01]\d\d)\s*", re.ASCII)
_TIME = re.compile(
    r"T?(?<!\d)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?!\d)"
    r"|T?(?<!\d)\d{4}(?:\d\d)?(?=[\sZ+-]|$)|\b\d{1,2}(?=\s?[ap]\.?m\b)",
    re.IGNORECASE | re.ASCII,
)
_ZONE = re.compile(
    r"(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|\b(?:UTC|GMT|Z|[A-Z]{2,4}T|[ECMP]T)\b|Z\b",
    re.ASCII,
)
# Words that stand around a date of publication and add nothing to it.
_AROUND_WORDS = """
    published publish posted post updated update modified edited created released issued
    first last on at of the date dated time dateline added filed printed originally
    this article story was version
    am pm a.m p.m a.m. p.m. noon midnight eastern central pacific mountain standard daylight
    summer local hrs hours h o'clock ist mon tue tues wed thu thur thurs fri sat sun
"""
_AROUND = frozenset(_AROUND_WORDS.split()) | frozenset(_WEEKDAYS)
_WORD = re.compile(r"[^\W\d_][\w.'’]*")


def parse_date(string: str, dayfirst: bool | None = None) -> str | None:
    """The date that a string is, as a whole.

    Args:
        string: E.g. an ISO time stamp, ``April 23, 2031``, ``Wednesday 23rd April 2031, 5.30pm
            BST``, ``20310423``, an RFC 2822 date.  Only labels, weekday, time and zone may stand
            beside the date.
        dayfirst: Whether ``03/04/2031`` means 3 April; ``None`` where that is not known.

    Returns:
        EDTF.  Where two readings remain only what they share (``03/04/2031`` → ``2031``);
        ``None`` where the string is no date, or holds two different ones.

    >>> parse_date("Wednesday, April 23, 2031"), parse_date("03/04/2031")
    ('2031-04-23', '2031')
    """
    if len(string) > _LONGEST:
        return None
    alone = _YEAR_ALONE.fullmatch(string)
    if alone:
        return alone[1]
    string = _TIME_INSIDE.sub(r"\1 \2", string.strip())
    found = tuple(find_dates(string, dayfirst))
    if not found or len({value for _, value in found}) > 1:
        return None
    rest = string
    for span, _ in reversed(found):
        rest = f"{rest[: span.start]} {rest[span.end :]}"
    return found[0][1] if is_around_date(rest) else None


def is_around_date(rest: str) -> bool:
    """Whether a string holds nothing but what stands around a date: labels, weekday, time, zone.

    Args:
        rest: What is left of a line once the dates are taken out.
    """
    if len(rest) > _LONGEST:
        return False
    rest = _ZONE.sub(" ", _TIME.sub(" ", rest))
    if any(char.isdigit() for char in rest):
        return False
    return all(word.lower().rstrip(".") in _AROUND for word in _WORD.findall(rest))


def find_dates(string: str, dayfirst: bool | None = None) -> Iterator[tuple[Span, str]]:
    """Every date in a string, from left to right.

    Args:
        string: Any text; time taken is linear in its length.
        dayfirst: As for :func:`parse_date`.

    Yields:
        The span in ``string`` and the EDTF value; where forms overlap the longest that begins
        first.  Days that no calendar has are passed over.
    """
    hits: list[tuple[int, int, str]] = []
    for form in _FORMS:
        for match in form.finditer(string):
            value = _value(match, dayfirst, string)
            if value is not None:
                hits.append((match.start(), -match.end(), value))
    at = 0
    for start, minus_end, value in sorted(hits):
        if start >= at:
            at = -minus_end
            yield Span(start, at), value


def first_date(string: str) -> tuple[Span, str] | None:
    """The first date in a short string that names a day, or a month in digits.

    Args:
        string: A field of metadata or a line beside a headline; what else stands in it is passed
            over.

    Returns:
        Its span and EDTF value; ``None`` where there is none of the age of the web.  A month in
        words without its day (``April 2031``) stands in captions and biographies as often.

    >>> first_date("Posted 22 April 2031, updated May 1, 2031")
    (Span(start=7, end=20), '2031-04-22')
    """
    for span, value in find_dates(string):
        exact = len(value) == len("2031-04-23") or value == span.of(string)
        if (
            exact
            and len(value) > len("2031")
            and _FIRST_WEB_YEAR <= int(value[:4]) <= _LAST_WEB_YEAR
        ):
            return span, value
    return None


def find_url_date(url: str) -> str | None:
    """The date that an address carries in its path.

    Args:
        url: An address such as ``https://outlet.example/2031/04/23/headline``.

    Returns:
        EDTF, of a day or of a month; ``None`` where the path holds no date or two.

    >>> find_url_date("https://outlet.example/news/2031/apr/23/headline")
    '2031-04-23'
    """
    path = unquote(_URL_HEAD.sub("", url.strip()[:_LONGEST_URL], count=1).split("?", 1)[0])
    for form in _URL_FORMS:
        found = {value for match in form.finditer(path) if (value := _url_value(match))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def day_range(value: str) -> tuple[date, date]:
    """First and last day of an EDTF value of this module.

    Args:
        value: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Returns:
        The bounds, both included.

    Raises:
        ValueError: It is none of the three.

    >>> day_range("2032-02")
    (datetime.date(2032, 2, 1), datetime.date(2032, 2, 29))
    """
    numbers = [int(part) for part in value.split("-")]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"no year, month or day in EDTF: {value!r}")


# Longest address that browsers and servers agree upon.
_LONGEST_URL = 2048
_URL_HEAD = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)
_WEB_YEAR = r"(?P<year>199\d|20\d\d)"
_URL_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        rf"(?<![0-9]){_WEB_YEAR}(?P<mark>[-/_])(?P<m>0?[1-9]|1[0-2]|[a-z]{{3,9}})(?P=mark)"
        r"(?P<d>0?[1-9]|[12]\d|3[01])(?![0-9])",
        rf"(?<![0-9a-z]){_WEB_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![0-9a-z])",
        rf"/{_WEB_YEAR}(?P<mark>[-/])(?P<m>0?[1-9]|1[0-2]|[a-z]{{3,9}})(?=/|$)",
    )
)


def _url_value(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    month = groups["m"].lower()
    number = _MONTHS.get(month) if month.isalpha() else int(month)
    if number is None:
        return None
    return _edtf(int(groups["year"]), number, int(groups["d"]) if groups.get("d") else None)


def _value(match: re.Match[str], dayfirst: bool | None, string: str) -> str | None:
    groups = match.groupdict()
    if groups.get("a"):
        return _numeric_value(match, dayfirst, string)
    month = groups.get("m")
    number = int(month) if month else _MONTHS[groups["month"].lower()]
    day = groups.get("d")
    return _edtf(int(groups["year"]), number, int(day) if day else None)


def _numeric_value(match: re.Match[str], dayfirst: bool | None, string: str) -> str | None:
    """Day and month in unknown order: the readings that the calendar allows, then what agrees."""
    first, second, written = int(match["a"]), int(match["b"]), match["yy"]
    year = int(written)
    if len(written) == 2:
        # The pivot of POSIX strptime %y.  31/04/23 may begin with its year: left alone.
        if dayfirst is None and first > 12:
            return None
        year += 1900 if year >= 69 else 2000
    readings = set()
    if dayfirst is not False:
        readings.add(_edtf(year, second, first))
    if dayfirst is not True:
        readings.add(_edtf(year, first, second))
    possible = sorted(reading for reading in readings if reading)
    if len(possible) > 1:
        on_day = [value for value in possible if _weekday_fits(value, string)]
        possible = on_day if len(on_day) == 1 else possible
    if len(possible) > 1 and len(written) == 2:
        return None
    if len(possible) > 1:
        return str(year)
    return possible[0] if possible else None


def _weekday_fits(value: str, string: str) -> bool:
    """Whether a weekday is named beside the date and is that of the date."""
    named = {_WEEKDAYS[w.lower()] for w in _WORD.findall(string) if w.lower() in _WEEKDAYS}
    return named == {date.fromisoformat(value).weekday()}


def _edtf(year: int, month: int, day: int | None) -> str | None:
    """EDTF of numbers, or ``None`` where no calendar has that day."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"

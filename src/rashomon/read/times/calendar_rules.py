"""Rules for what stands in a calendar: days, months, seasons, quarters, years."""

from __future__ import annotations

from rashomon.model.reading import TimeType
from rashomon.read.times.numbers import count_of, day_of, month_of, weekday_of, year_of
from rashomon.read.times.patterns import written
from rashomon.read.times.rules import Match, Rule, Written
from rashomon.read.times.words import DECADES, ORDINALS, PARTS, SEASONS
from rashomon.text.dates import parse_date

# Which of several: the last one, the next one, that of this year or week.
_LAST = frozenset({"last", "past", "previous", "this past", "this last"})
_NEXT = frozenset({"next", "coming", "this coming", "upcoming", "the coming"})


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Day by the words that its name begins with; of two the longer first.
_FEASTS = (
    ("christmas eve", "12-24"), ("christmas", "12-25"), ("new year 's eve", "12-31"),
    ("new year \u2019s eve", "12-31"), ("new year", "01-01"), ("halloween", "10-31"),
    ("valentine", "02-14"), ("patrick", "03-17"), ("boxing day", "12-26"),
)  # fmt: skip


def clock_of(words: list[str]) -> str:
    """A time of the day as TIMEX3 writes it, without the ``T``; empty where it is none.

    >>> clock_of(["8 p.m."]), clock_of(["10.35am"]), clock_of(["20:00"]), clock_of(["noon"])
    ('20:00', '10:35', '20:00', '12:00')
    """
    text = "".join(words)
    named = {"noon": "12:00", "midnight": "24:00", "midday": "12:00"}
    if text in named:
        return named[text]
    digits = "".join(char if char.isdigit() else " " for char in text).split()
    if not digits:
        return ""
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in text or "a" in text:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if "p" in text else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else ""


def time_part(match: Match) -> str:
    """The part of a form for the hour or part of the day in a match, e.g. ``/T20:00``."""
    if clock := clock_of(match.words("clock")):
        return f"/T{clock}"
    part = match.word("part")
    return f"/{PARTS[part]}" if part in PARTS else ""


def _timed(match: Match, core: str) -> Written:
    part = time_part(match)
    kind: TimeType = "TIME" if part else "DATE"
    return written(match, kind, core + part)


def which(word: str) -> str:
    """Mark of a form for "last", "next" or "this" before a name; empty where none is said."""
    if word in _LAST:
        return "<"
    if word in _NEXT:
        return ">"
    return "=" if word else ""


def _day(match: Match) -> Written | None:
    day = day_of(match.words("d"))
    month = month_of(match.words("m")[0])
    year = year_of(match.words("y"))
    if day is None or day > _LENGTHS[month - 1]:
        return None
    if year:
        return _timed(match, f"{year}-{month:02d}-{day:02d}")
    # The day of the week beside it tells of which year it is.
    beside = f"/W{weekday_of(match.word('w'))}" if match.word("w") else ""
    return _timed(match, f"{which(match.word('near'))}XXXX-{month:02d}-{day:02d}{beside}")


def _days(match: Match) -> Written | None:
    """A range of days in one month."""
    first, last = day_of(match.words("d")), day_of(match.words("until"))
    month, year = month_of(match.words("m")[0]), year_of(match.words("y"))
    if first is None or last is None or not first < last <= _LENGTHS[month - 1]:
        return None
    gap = f"{year or 'XXXX'}-{month:02d}"
    return Written("DATE", f"{gap}-{first:02d}/{month:02d}-{last:02d}")


def _month(match: Match) -> Written | None:
    month, year = month_of(match.words("m")[0]), year_of(match.words("y"))
    near = match.word("near")
    if near and year:
        return None
    if match.word("of") in ("next year", "last year", "this year"):
        shift = {"next year": "+P1Y", "last year": "-P1Y", "this year": "+P0Y"}[match.word("of")]
        return written(match, "DATE", f"DCT{shift}/{month:02d}")
    return written(match, "DATE", f"{which(near)}{year or 'XXXX'}-{month:02d}")


def _weekday(match: Match) -> Written:
    day = weekday_of(match.word("w"))
    if match.word("week"):
        shift = {"last week": "-P1W", "next week": "+P1W", "this week": "+P0W"}[match.word("week")]
        return _timed(match, f"DCT{shift}/W{day}")
    return _timed(match, f"{which(match.word('near'))}XXXX-WXX-{day}")


def _feast(match: Match) -> Written | None:
    """Feasts that have one date wherever they are kept."""
    name = match.word("christmas", "newyear", "saint")
    day = next((day for words, day in _FEASTS if name.startswith(words)), None)
    return written(match, "DATE", f"{year_of(match.words('y')) or 'XXXX'}-{day}") if day else None


def _thanksgiving(match: Match) -> Written:
    return written(match, "DATE", "XXXX-11-@4.4")


def _numeric(match: Match) -> Written | None:
    token = match.word("n").upper()
    value = parse_date(token)
    if value is None:
        return None
    if "T" in token:
        return Written("TIME", f"{value}T{token.split('T')[1][:5]}")
    return Written("DATE", value)


def _year(match: Match) -> Written | None:
    year = year_of(match.words("y"))
    return written(match, "DATE", year) if year else None


def _decade(match: Match) -> Written | None:
    token = match.words("d")[-1]
    if token in DECADES:
        return written(match, "DATE", DECADES[token])
    digits = "".join(char for char in token if char.isdigit())
    if len(digits) == 4:
        return written(match, "DATE", digits[:3])
    # The '80s of running text are those of the twentieth century.
    return written(match, "DATE", f"19{digits[0]}") if not token[0].isdigit() else None


def _century(match: Match) -> Written | None:
    word = match.words("o")
    number = ORDINALS.get(word[0]) if len(word) == 1 and word[0] in ORDINALS else None
    if number is None:
        number = day_of(word)
    return written(match, "DATE", f"{number - 1:02d}") if number and 10 < number < 23 else None


def _season(match: Match) -> Written | None:
    season, year = SEASONS[match.words("s")[-1]], year_of(match.words("y"))
    return written(match, "DATE", f"{which(match.word('near'))}{year or 'XXXX'}-{season}")


def _weekday_set(match: Match) -> Written:
    return Written("SET", f"XXXX-WXX-{weekday_of(match.word('w'))}{time_part(match)[1:]}")


def _clock(match: Match) -> Written | None:
    clock = clock_of(match.words("clock"))
    return Written("TIME", f"XXXX-XX-XX/T{clock}") if clock else None


def _clock_of_four(match: Match) -> Written | None:
    digits = match.word("n")
    if len(digits) != 4 or not digits.isdigit() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return None
    return Written("TIME", f"XXXX-XX-XX/T{digits[:2]}:{digits[2:]}")


def _clock_in_part(match: Match) -> Written | None:
    number = count_of(match.words("n"))
    if not number.isdigit() or not 1 <= int(number) <= 12:
        return None
    later = match.word("part") in ("afternoon", "evening") or (
        match.word("part") == "night" and int(number) > 5
    )
    hour = int(number) % 12 + (12 if later else 0)
    return Written("TIME", f"XXXX-XX-XX/T{hour:02d}:00")


_NEAR = "(?P<near>this (past | coming | last)? | last | (the? (coming | previous)) | next | past)"
_CLOCK = "((?P<clock>HOUR | noon | midnight) ZONE? COMMA?)"
_BEFORE_COLON = "[at by until till from around about before after since between and to HYPHEN]"
_BEFORE_YEAR = (
    "[in since by of the a an from until till to between and or during before after for through"
    " that this its his her their our my POSSESSIVE OPEN COMMA DOT BREAK MARK]"
)
# Days with names of their own: "Good Friday" is not the Friday before or after the writing.
_NAMED = "(?<! [good black bloody easter palm ash cyber super holy shrove])"
# The Sunday Times is a newspaper.
_NO_PAPER = "(?! times | telegraph | mirror | herald)"
_AFTER_DAY = (
    "(COMMA? (?P<part>PART) | COMMA? (at | around | by)? (?P<clock>HOUR) ZONE?"
    " | COMMA? at (?P<clock>noon | midnight | midday))"
)

CALENDAR_RULES = (
    # 2031-04-23, 23/04/2031
    Rule("numeric", "(?P<n>NUMERIC)", _numeric),
    # Every Monday, Mondays, each Friday night
    Rule("weekday.every", "(every | each) (?P<w>WEEKDAY) (?P<part>PART)?", _weekday_set),
    Rule("weekday.plural", "(?P<w>WEEKDAYSPLURAL)", _weekday_set),
    # April 19-21, 2022; 19 to 21 April; between April 19 and 21
    Rule(
        "day.range",
        "(?P<m>AMONTH) (?P<d>DAY) (HYPHEN | (to | through) (?! DAY OTHER)) (?P<until>DAY)"
        " (?! HYPHEN | UNITS | PERCENT) (COMMA? (?P<y>YEAR))?"
        " | (?<= between) (?P<m>AMONTH) (?P<d>DAY) and (?P<until>DAY) (COMMA? (?P<y>YEAR))?"
        " | (?P<d>DAY) (HYPHEN | to | through) (?P<until>DAY) of? (?P<m>AMONTH)"
        " (COMMA? (?P<y>YEAR))?",
        _days,
    ),
    # 5 p.m. EST, Nov. 6; Tuesday, April 26, 2022; late on 24 February; Friday the 13th of May
    Rule(
        "day",
        f"{_CLOCK}? (?P<near>last | next | this (past | coming))?"
        "((?P<w>SHORTDAY) DOT? COMMA? the?)?"
        "((?P<m>AMONTH) (?P<d>DAYNUMBER) (?! PERCENT | UNITS | HYPHEN UNIT | HYPHEN DAY SLASH)"
        "| (the (?= ORDINALNUMBER | ORDINAL | TEN))? (?P<d>DAYNUMBER) HYPHEN? of? (?P<m>AMONTH)"
        ") (COMMA? (of | HYPHEN)? (?P<y>YEAR))?" + f"{_AFTER_DAY}?",
        _day,
    ),
    # 9 a.m. EST Tuesday, late last Tuesday night, Tuesday of last week, Wednesday at 8 p.m.
    Rule(
        "weekday",
        f"{_CLOCK}? {_NEAR}? {_NAMED} (?P<w>WEEKDAY) {_NO_PAPER}"
        f"({_AFTER_DAY} | of? (?P<week>(last | this | next) week))?",
        _weekday,
    ),
    # Christmas Eve 2021, New Year's Day
    Rule(
        "feast",
        "((?P<christmas>christmas (day | eve)?) | (?P<newyear>new year POSSESSIVE (day | eve)?)"
        " | (?P<saint>halloween | (valentine | patrick) POSSESSIVE day | boxing day))"
        " (COMMA? of? (?P<y>YEAR))?",
        _feast,
    ),
    # Thanksgiving: the American one, unless another is nearer
    Rule("thanksgiving", "thanksgiving day?", _thanksgiving),
    # The early summer of 2021, last fall, this past spring
    Rule(
        "season.year",
        f"the? EDGE? (the | {_NEAR})? (?P<s>SEASON) of? (?P<y>YEAR)",
        _season,
    ),
    Rule("season.near", f"EDGE? {_NEAR} (?P<s>SEASON)", _season),
    Rule("season.the", "(the | (?<=[in since by until through during])) EDGE? "
         "(?P<s>summer | winter | spring | autumn | (?<=[in by]) the fall) (?! of)", _season),
    # Early February 2022, the end of last March, April of this year, mid-November
    Rule(
        "month.year",
        "EDGE? (?P<m>AMONTH) (COMMA | of)? (?P<y>ANYYEAR)",
        _month,
    ),
    Rule(
        "month.near",
        f"EDGE? {_NEAR} (?P<m>AMONTH) (?! DOT? DAYNUMBER)",
        _month,
    ),
    Rule("month.of", "EDGE? (?P<m>AMONTH) COMMA? of? (?P<of>(last | this | next) year)", _month),
    Rule("month.edge", "EDGE (?P<m>AMONTH)", _month),
    Rule("month", "(?P<m>SUREMONTH | BEFOREMONTH AMONTH (?! CAPITAL))", _month),
    # June through August; a June agreement
    Rule("month.until", "(?P<m>AMONTH) (?= (to | through) MONTH)", _month),
    Rule("month.noun", "(?<=[a an the its his her their POSSESSIVE])"
         " (?P<m>april | may | june | august) (?= OTHER)", _month),
    # The 19th century
    Rule("century", "the? EDGE? (?P<o>ORDER) HYPHEN? century", _century),
    # The early 1990s, the '80s, the nineties
    Rule("decade", "EDGE? (?P<d>DECADE) | (?P<d>(the | nineteen HYPHEN?) DECADENAME)", _decade),
    # Fiscal 2021, the year 2000, early 2022, the end of 2022
    Rule("year.named", "(the? (fiscal | calendar)? year | fiscal) (?P<y>ANYYEAR)", _year),
    Rule("year.edge", "EDGE (?P<y>ANYYEAR)", _year),
    # A bare number is no year before a noun ("some 2000 men"), but after a preposition or article
    Rule(
        "year",
        "(?<![MONEY CAPITAL HYPHEN SLASH])"
        f" ((?<={_BEFORE_YEAR}) (?P<y>YEAR) | (?P<y>YEAR) (?! OTHER))"
        " (?! PERCENT | HYPHEN? UNITS | HYPHEN UNIT | SLASH | CAPITAL CAPITAL"
        " | (?<= POSSESSIVE YEAR) CAPITAL)",
        _year,
    ),
    # Post-2014, 2014-2016
    Rule("year.hyphen", "(?<=[HYPHEN SLASH]) (?P<y>YEAR) (?! HYPHEN | SLASH | UNITS)", _year),
    Rule("year.words", "(?P<y>nineteen (TEN HYPHEN? ONE | TEN | TEEN))", _year),
    # 4 in the morning, 8 p.m., noon
    Rule("clock.part", "(?P<n>NUMBER) (o POSSESSIVE? MARK? clock)? (in the (?P<part>morning |"
         " afternoon | evening) | at (?P<part>night))", _clock_in_part),
    Rule("clock.oclock", "(?P<n>NUMBER) o MARK clock", _clock_in_part),
    # 1400 GMT
    Rule("clock.zone", "(?P<n>YEAR | DIGITS) (gmt | utc | bst | hours)", _clock_of_four),
    Rule("clock", "(?P<clock>CLOCK | noon | midnight | midday) ZONE?"
         " (?! ZONE? COMMA? (yesterday | today | tomorrow))", _clock),
    Rule("clock.colon", f"(?<={_BEFORE_COLON}) (?P<clock>COLON) ZONE? | (?P<clock>COLON) ZONE",
         _clock),
)  # fmt: skip
"""In order of precedence."""

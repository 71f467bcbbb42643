"""Rules for stretches of time and for what comes again."""

from __future__ import annotations

from rashomon.read.times.numbers import count_of, period
from rashomon.read.times.patterns import written
from rashomon.read.times.rules import Match, Rule, Written
from rashomon.read.times.words import DAILY, LONG, PLURALS


def _length(match: Match) -> Written:
    unit = match.word("u")
    count = count_of(match.words("n")) if match.words("n") else "X"
    return written(match, "DURATION", period(count, PLURALS.get(unit, unit)))


def _plural(match: Match) -> Written | None:
    count = count_of(match.words("n"))
    return None if count == "1" else _length(match)


def _one(match: Match) -> Written:
    return written(match, "DURATION", period("1", match.word("u")))


def _and_half(match: Match) -> Written:
    count, unit = count_of(match.words("n")), match.word("u")
    half = count if count == "X" else f"{count}.5"
    return written(match, "DURATION", period(half, PLURALS.get(unit, unit)))


def _half(match: Match) -> Written:
    return written(match, "DURATION", period("0.5", match.word("u")))


def _long(match: Match) -> Written:
    return Written("DURATION", LONG[match.word("d")])


def _every_part(_: Match) -> Written:
    """Every morning is every day: TIMEX3 writes one of the two only."""
    return Written("SET", "P1D")


def _every_other(match: Match) -> Written:
    return Written("SET", period("2", match.word("u")))


def _every(match: Match) -> Written:
    unit = match.word("u")
    count = count_of(match.words("n")) if match.words("n") else "1"
    return Written("SET", period(count, PLURALS.get(unit, unit)))


def _adverb(match: Match) -> Written:
    return Written("SET", DAILY[match.word("d")])


_MORE = (
    "(more | additional | further | other | consecutive | straight | full | whole | long"
    " | trading | business)"
)
_WHICH = "(another | past | last | next | first | coming | previous | final | latest)"
_SPAN = "(hour | day | week | month | year | decade | century)"
_AMOUNT = "[million billion thousand times twice once DIGITS DAY PERCENT]"
_LASTING = """
    for within in than as over after about nearly almost only just spent took take takes last lasts
    lasted
"""
_LONE = "(centuries | decades | years | months | weeks | days | hours)"

DURATION_RULES = (
    # Every other week, every morning
    Rule("every.other", "every other (?P<u>UNIT)", _every_other),
    Rule("every.part", "(every | each) (morning | afternoon | evening)", _every_part),
    # Every three months, each day
    Rule("every", "(every | each) (?P<n>NUMBER)? (?P<u>UNIT | UNITS)", _every),
    # Daily
    Rule("adverb", "(?<! CAPITAL) (?P<d>DAILY) (?! CAPITAL)", _adverb),
    # The past two months, at least 20 more years, the first nine months, several weeks
    Rule(
        "count",
        f"BOUND? (the | these | those)? {_WHICH}? (?P<n>COUNT) {_MORE}? (?P<u>UNITS)"
        " (?! old | HYPHEN old | POSSESSIVE? of age)",
        _length,
    ),
    # Two-year, 30-day, year-long; a 20-year-old is no stretch of time
    Rule("hyphen", "(?P<n>NUMBER) HYPHEN (?P<u>UNIT) (HYPHEN long)? (?! HYPHEN? old)", _length),
    # Three hour talks
    Rule("adjective", "(?P<n>NUMBER) (?P<u>hour | day | week | month | year) (?= OTHER)", _plural),
    # A year-long war
    Rule("long", "(?P<u>hour | day | week | month | year | decade) HYPHEN long", _one),
    Rule("one", "BOUND? (?P<n>one) (?P<u>UNIT)", _length),
    Rule(
        "half", "half HYPHEN? (a | an)? HYPHEN? (?P<u>hour | day | year | decade | century)", _half
    ),
    Rule("another", f"(another | an additional) (?P<u>{_SPAN})", _one),
    # A year and a half
    Rule("one.half", "(?P<n>a | an | one) (?P<u>UNIT) and a half", _and_half),
    # Four and a half months
    Rule("and.half", "(?P<n>NUMBER) and a half (?P<u>UNITS)", _and_half),
    # Coming weeks, the months ahead
    Rule("coming", "the? coming (?P<u>UNITS) | the (?P<u>UNITS) ahead", _length),
    # The year ended March 31
    Rule("year.ended", "the fiscal? (?P<u>year) (?= ended | ending | through)", _one),
    Rule(
        "the.past",
        "(the | this)? (past | last) (?P<u>year | decade | century | month | week)",
        _one,
    ),
    Rule("long.word", "(?P<d>LONGWORD)", _long),
    # Years later
    Rule("some.later", "(?P<u>UNITS) (?= later | earlier)", _length),
    # Decades-long; weeks of talks; for years
    Rule("some.long", "(?P<u>UNITS) HYPHEN long", _length),
    Rule("some", f"(?<=[for after within in follow follows]) (?P<u>{_LONE})", _length),
    # In the weeks before the vote; the corpora leave the article out
    Rule("some.the", f"(?<= the) (?P<u>{_LONE}) (?= before | after | that | following)", _length),
    # Not more than a quarter of the land
    Rule("a.unit", "BOUND (a | an) (?P<u>UNIT) (?! (?<= quarter) of)", _one),
    # Lived for a month
    Rule("for.a", f"(?<=[{_LASTING}]) (a | an) (?P<u>{_SPAN})", _one),
    # A million a year, twice a week
    Rule("rate", f"(?<={_AMOUNT}) (a | an) (?P<u>{_SPAN})", _every),
)
"""In order of precedence."""

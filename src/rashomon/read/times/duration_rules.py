"""Rules for stretches of time and for what comes again."""

from __future__ import annotations

from rashomon.read.times.numbers import count_of, period
from rashomon.read.times.patterns import written
from rashomon.read.times.rules import Match, Rule, Written
from rashomon.read.times.words import DAILY, PLURALS


def _length(match: Match) -> Written:
    unit = match.word("u")
    count = count_of(match.words("n")) if match.words("n") else "X"
    return written(match, "DURATION", period(count, PLURALS.get(unit, unit)))


def _one(match: Match) -> Written:
    return written(match, "DURATION", period("1", match.word("u")))


def _half(match: Match) -> Written:
    return written(match, "DURATION", period("0.5", match.word("u")))


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
_WHICH = "(past | last | next | first | coming | previous | final | latest)"
_LONE = "(years | months | weeks | days)"

DURATION_RULES = (
    # Every three months, each day
    Rule("every", "(every | each) (?P<n>NUMBER)? (?P<u>UNIT | UNITS)", _every),
    # Daily
    Rule("adverb", "(?P<d>DAILY)", _adverb),
    # The past two months, at least 20 more years, the first nine months, several weeks
    Rule(
        "count",
        f"BOUND? (each of)? (the | these | those)? {_WHICH}? (?P<n>COUNT) {_MORE}? (?P<u>UNITS)"
        " (?! old | HYPHEN old | POSSESSIVE? of age)",
        _length,
    ),
    # Two-year, 30-day, year-long; a 20-year-old is no stretch of time
    Rule("hyphen", "(?P<n>NUMBER) HYPHEN (?P<u>UNIT) (HYPHEN long)? (?! HYPHEN? old)", _length),
    Rule("one", "BOUND? (?P<n>one) (?P<u>UNIT)", _length),
    Rule("half", "half (a | an) (?P<u>UNIT)", _half),
    Rule(
        "the.past",
        "(the | this)? (past | last) (?P<u>year | decade | century | month | week)",
        _one,
    ),
    # Decades-long; weeks of talks; for years
    Rule("some.long", "(?P<u>UNITS) HYPHEN long", _length),
    Rule("some", f"(?<=[for after within in over of]) (?P<u>{_LONE})", _length),
    Rule("a.unit", "BOUND (a | an) (?P<u>UNIT)", _one),
)
"""In order of precedence."""

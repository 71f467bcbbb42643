"""Rules for what leans on the day of writing or on a time named before."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model.reading import TimeType
from rashomon.read.times.calendar_rules import time_part
from rashomon.read.times.numbers import count_of, period, year_of
from rashomon.read.times.patterns import written
from rashomon.read.times.rules import Match, Rule, Written
from rashomon.read.times.words import PARTS, PLURALS, REFERENCES, UNITS

_DAYS = {"yesterday": "-P1D", "today": "+P0D", "tomorrow": "+P1D", "tonight": "+P0D"}
_SHIFTS = {
    "last": "-P1", "this": "+P0", "next": "+P1", "current": "+P0", "coming": "+P1",
    "previous": "-P1", "preceding": "-P1", "before": "-P1", "following": "+P1", "after": "+P1",
    "same": "+P0", "that": "+P0", "prior": "-P1", "latest": "-P1", "past": "-P1",
}  # fmt: skip


def _deictic_day(match: Match) -> Written:
    word = match.word("d")
    part = time_part(match) or ("/TNI" if word == "tonight" else "")
    kind: TimeType = "TIME" if part else "DATE"
    return written(match, kind, f"DCT{_DAYS[word]}{part}")


def _two_days(match: Match) -> Written:
    return Written("DATE", "DCT-P2D" if match.word("d") == "yesterday" else "DCT+P2D")


def _this_part(match: Match) -> Written:
    shift = "-P1D" if match.word("near") == "last" else "+P0D"
    return written(match, "TIME", f"DCT{shift}/{PARTS[match.word('p')]}")


def _shifted(anchor: str, match: Match) -> Written | None:
    sign, letter = _SHIFTS[match.words("near")[-1]], UNITS[match.word("u")]
    if letter.startswith("T"):
        return None
    return written(match, "DATE", f"{anchor}{sign}{letter}")


def _from_today(match: Match) -> Written | None:
    return _shifted("DCT", match)


def _from_there(match: Match) -> Written | None:
    return _shifted("REF", match)


def _part_there(match: Match) -> Written:
    sign = _SHIFTS[match.words("near")[-1]]
    return Written("TIME", f"REF{sign}D/{PARTS[match.word('p')]}")


def _same_last_year(match: Match) -> Written:
    return Written("DATE", "REF-P12M" if match.word("u") == "month" else "AGO-P1Y")


def _part_that_day(match: Match) -> Written:
    return Written("TIME", f"XXXX-XX-XX/{PARTS[match.word('p')]}")


def _ago(match: Match) -> Written:
    return _counted("AGO-", match)


def _from_now(match: Match) -> Written:
    return _counted("DCT+", match)


def _earlier(match: Match) -> Written:
    return _counted("THEN-", match)


def _later(match: Match) -> Written:
    return _counted("THEN+", match)


def _counted(anchor: str, match: Match) -> Written:
    """So many units before or after; several of them are the past or the future as such."""
    unit = match.word("u")
    count = count_of(match.words("n")) if match.words("n") else "X"
    shift = period(count, PLURALS.get(unit, unit))
    if "X" in shift:
        return Written("DATE", "PAST_REF" if anchor.endswith("-") else "FUTURE_REF")
    kind: TimeType = "TIME" if shift.startswith("PT") else "DATE"
    return written(match, kind, f"{anchor}{shift}")


def _reference(match: Match) -> Written:
    return written(match, "DATE", REFERENCES[match.words("r")[-1]])


def _some(match: Match) -> Written:
    return Written("DURATION", period("X", PLURALS[match.word("u")]))


def _always(form: str) -> Callable[[Match], Written]:
    return lambda match: written(match, "DATE", form)


def _of_writing(match: Match) -> Written:
    unit = UNITS[match.word("u")]
    return written(match, "DATE", f"DCT+P0{unit}")


def _year_end(match: Match) -> Written:
    return Written("DATE", f"{year_of(match.words('y')) or 'DCT+P0Y'} END")


_WHOLE = "week | weekend | fortnight | month | quarter | year | decade | century"

RELATIVE_RULES = (
    # Earlier today, late yesterday, tomorrow morning, 8 p.m. tomorrow
    Rule(
        "day.deictic",
        "((?P<clock>HOUR | noon | midnight) ZONE? | EDGE)?"
        " (?P<d>yesterday | today | tomorrow | tonight)"
        " ((?P<part>PART) | at (?P<clock>HOUR | noon | midnight))?",
        _deictic_day,
    ),
    # The day before yesterday, the day after tomorrow
    Rule("day.beyond", "the? day (before (?P<d>yesterday) | after (?P<d>tomorrow))", _two_days),
    # This morning, later this afternoon, last night
    Rule("part.this", "EDGE? (?P<near>this | last (?= night | evening)) (?P<p>PART)", _this_part),
    # Three days ago, nearly two weeks ago, years ago
    Rule("ago", "BOUND? (?P<n>COUNT | a | an)? (?P<u>UNIT | UNITS) ago", _ago),
    # Some time ago, not so long ago
    Rule("long.ago", "(some time | a while | not? (so | too | very)? long | a (short | long)? time)"
         " ago", _always("PAST_REF")),
    Rule("from.now", "BOUND? (?P<n>COUNT | a | an)? (?P<u>UNIT | UNITS) from now", _from_now),
    # A day earlier, two years later; two years before, where nothing follows that it is before
    Rule("earlier", "BOUND? (?P<n>RANGE | a | an) (?P<u>ANYUNIT) (earlier | before (?= PAUSE))",
         _earlier),
    Rule("later", "BOUND? (?P<n>RANGE | a | an) (?P<u>ANYUNIT) (later | after (?= PAUSE))", _later),
    # The next morning
    Rule("part.there", "(the (?P<near>next | following | previous | same) | (?P<near>that))"
         " (?P<p>PART)", _part_there),
    Rule("part.in", "(?<=[in during]) the? (?P<p>morning | afternoon | evening)"
         " | (mid HYPHEN? | early | late) (?P<p>morning | afternoon | evening)", _part_that_day),
    # The same month last year, the same day a year earlier
    Rule("same.last.year", "the same (?P<u>day | week | month | period | time)"
         " (last year | (a | one) year (ago | earlier | before))", _same_last_year),
    # The previous day, the following week, the same month
    Rule("unit.there", f"EDGE? the? (?P<near>following | previous | preceding | prior | that? same)"
         f" (?P<u>day | {_WHOLE})", _from_there),
    Rule("day.next", "the? (?P<near>next) (?P<u>day)", _from_there),
    Rule("unit.that", f"EDGE? (?P<near>that) (?P<u>day | {_WHOLE})", _from_there),
    Rule("unit.before", "the (?P<u>day | week | month | year) (?P<near>before | after) (?= PAUSE)",
         _from_there),
    # Earlier this week, the end of next year, the current quarter
    # ("the last decade" is a stretch)
    Rule("unit.near", "EDGE? (this (?= last | coming) | the (?= next | current | coming | latest))?"
         " (?P<near>this | (?<! the) last | next | current | coming | latest)"
         f" (fiscal | calendar | financial)? (?P<u>{_WHOLE})", _from_today),
    # The latest fiscal year
    Rule("unit.fiscal", "(the | its)? (?P<near>last | past | latest | next | current | previous)"
         " fiscal (?P<u>year)", _from_today),
    # The end of the month, earlier in the year, year-end
    Rule("unit.edge", f"EDGE the (?P<u>{_WHOLE})", _of_writing),
    Rule("year.end", "(the? year HYPHEN? end (?P<y>YEAR)? | year POSSESSIVE end)", _year_end),
    Rule("year.mid", "(mid HYPHEN year | midyear)", _always("DCT+P0Y MID")),
    Rule("unit.the", "(?<=[for in during throughout]) the (full | fiscal)? (?P<u>year)"
         " (?! ended | ending | through | since | to | after | before | of)", _of_writing),
    Rule("unit.during", "(?<=[during throughout for]) the (?P<u>month | week)"
         " (?! ended | ending | through | since | to | after | before | of)", _of_writing),
    # The weekend
    Rule("weekend", "the weekend", _always("XXXX-WXX-WE")),
    Rule("weekend.past", "this past weekend", _always("<XXXX-WXX-WE")),
    # Words for the present, past and future as such
    Rule("reference", "(more | right)? (?P<r>REFWORD | now)", _reference),
    # Recent years; of days, weeks and months the corpora say how long they are
    Rule("recent", "(?P<r>recent) (years | decades)", _reference),
    Rule("recent.length", "recent (?P<u>days | weeks | months) (and (weeks | months | years))?",
         _some),
    Rule("other.day", "the other day", _always("PAST_REF")),
    Rule("present", "(these days | this moment | (?<= at) present (?= PAUSE))",
         _always("PRESENT_REF")),
    Rule("past", "the (recent | distant)? past (?! UNIT | UNITS | NUMBER | VAGUE | OTHER)",
         _always("PAST_REF")),
    Rule("past.in", "(?<= in) the past (?! UNIT | UNITS | NUMBER | VAGUE)", _always("PAST_REF")),
    Rule("past.years", "past (years | decades)", _always("PAST_REF")),
    Rule("later.date", "a (later | future) date", _always("FUTURE_REF")),
    Rule("future", "(the (near | foreseeable | distant)? future)", _always("FUTURE_REF")),
    Rule("as.soon", "as soon as possible", _always("FUTURE_REF")),
)  # fmt: skip
"""In order of precedence."""

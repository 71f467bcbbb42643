"""Rules for halves and quarters of years, as reports of business name them."""

from __future__ import annotations

from rashomon.read.times.numbers import day_of, year_of
from rashomon.read.times.patterns import written
from rashomon.read.times.rules import Match, Rule, Written
from rashomon.read.times.words import ORDINALS

_YEARS = {"last": "-P1Y", "next": "+P1Y", "this": "+P0Y"}
_ORDERS = {"last": 2, "latter": 2}


def _numbered(match: Match) -> Written | None:
    """The third quarter, first half, of this or another year."""
    order = match.word("o")
    number = ORDINALS.get(order) or _ORDERS.get(order) or day_of([order]) or 0
    letter, most = ("Q", 4) if match.word("unit") == "quarter" else ("H", 2)
    if not 1 <= number <= most or (order in _ORDERS and letter == "Q"):
        return None
    part = f"{letter}{number}"
    if match.word("ago"):
        return written(match, "DATE", f"DCT-P1Y/{part}")
    if said := match.words("which"):
        return written(match, "DATE", f"DCT{_YEARS[said[0]]}/{part}")
    # Companies begin their fiscal years where they like: of the year the text is of.
    gap = "=XXXX" if match.word("fiscal") else "XXXX"
    return written(match, "DATE", f"{year_of(match.words('y')) or gap}-{part}")


def _named(match: Match) -> Written:
    """The quarter that the text speaks of."""
    return written(match, "DATE", "REF+P0Q")


def _latest(match: Match) -> Written:
    """The one that was over last when the document was written."""
    return written(match, "DATE", "DCT-P1Q")


def _this(match: Match) -> Written:
    return written(match, "DATE", "DCT+P0Q")


def _year_ago(match: Match) -> Written:
    """What the text's quarter, or other period, is compared with."""
    return written(match, "DATE", "AGO-P1Y")


def _of_year(match: Match) -> Written:
    return written(match, "DATE", year_of(match.words("y")))


_WHICH = "(?P<which>this | last | next) year"
_AGO = "(?P<ago>year HYPHEN? (ago | earlier))"
_SPAN = "(quarter | half | period)"

QUARTER_RULES = (
    # The third quarter of 2021, this year's third quarter, fiscal second-quarter, the last half
    # of next year, the year-ago third quarter
    Rule(
        "quarter.adjective",
        "(?P<fiscal>fiscal)? (?P<o>ORDER) HYPHEN (?P<unit>quarter | half)",
        _numbered,
    ),
    Rule(
        "quarter",
        f"EDGE? (the | {_WHICH} POSSESSIVE | (?P<y>YEAR) POSSESSIVE | the? comparable? {_AGO})?"
        " (?P<fiscal>fiscal)? (?P<y>YEAR)? fiscal?"
        " (?P<o>ORDER | last | latter) (?P<unit>quarter | half)"
        f" (of? {_WHICH} | of the year | of? fiscal? (?P<y>YEAR))?",
        _numbered,
    ),
    # The quarter a year ago, the year-ago period, last year's quarter, year-earlier
    Rule("quarter.ago", f"the? (comparable | same | corresponding)? {_AGO} {_SPAN}", _year_ago),
    Rule("year.ago", _AGO, _year_ago),
    Rule("quarter.then", f"the {_SPAN} (a | one) year (ago | earlier)", _year_ago),
    Rule("quarter.last", f"(last year POSSESSIVE {_SPAN} | the (comparable | same | corresponding)"
         f" {_SPAN} (last year | (a | one) year (ago | earlier)))", _year_ago),
    # The 2021 quarter
    Rule("quarter.year", f"the (?P<y>YEAR) ({_SPAN} | fiscal year)", _of_year),
    # This quarter, the current quarter
    Rule("quarter.this", "(this | the? current) (fiscal)? quarter", _this),
    # The latest quarter, the latest period
    Rule("quarter.latest", "(the | its)? latest (quarter | period)", _latest),
    # The quarter, that quarter
    Rule("quarter.named", "(the | its | that) quarter", _named),
)  # fmt: skip
"""In order of precedence."""

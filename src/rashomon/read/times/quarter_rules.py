"""Rules for halves and quarters of years, as reports of business name them."""

from __future__ import annotations

from rashomon.read.times.numbers import day_of, year_of
from rashomon.read.times.patterns import written
from rashomon.read.times.rules import Match, Rule, Written
from rashomon.read.times.words import ORDINALS

_YEARS = {"last": "-P1Y", "next": "+P1Y", "this": "+P0Y"}
_ORDERS = {"last": 2, "latter": 2}
_FINAL = {"final": 4}


def _numbered(match: Match) -> Written | None:
    """The third quarter, first half, of this or another year."""
    order = match.word("o")
    number = ORDINALS.get(order) or _FINAL.get(order) or _ORDERS.get(order) or day_of([order]) or 0
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
    # "1990's": token of a decade, year of a quarter.
    year = year_of(match.words("y")) or match.word("decade")[:4]
    return written(match, "DATE", f"{year or gap}-{part}")


def _listed(match: Match) -> Written | None:
    """One of several quarters."""
    order = match.word("o")
    number = ORDINALS.get(order) or day_of([order]) or 0
    return Written("DATE", f"XXXX-Q{number}") if 1 <= number <= 4 else None


def _named(match: Match) -> Written:
    """The quarter that the text reports on, or that it named last."""
    return written(match, "DATE", "REF+P0Q" if match.word("that") else "AGO+P0Q")


def _latest(match: Match) -> Written:
    """The one that the text reports on, else that which was over last when it was written."""
    return written(match, "DATE", "AGO-P0Q")


def _this(match: Match) -> Written:
    return written(match, "DATE", "DCT+P0Q")


def _year_ago(match: Match) -> Written:
    """What the text's quarter, or other period, is compared with."""
    return written(match, "DATE", "AGO-P4Q" if "quarter" in match.words("span") else "AGO-P1Y")


def _of_year(match: Match) -> Written:
    """The quarter of that year which the text reports on, or the period."""
    marks = {"quarter": "/Q", "period": "/R", "half": "/R"}
    year = year_of(match.words("y"))
    return written(match, "DATE", year + marks.get(match.word("span"), ""))


_WHICH = "(?P<which>this | last | next) year"
_AGO = "(?P<ago>year HYPHEN? (ago | earlier) | (prior | previous) HYPHEN? year POSSESSIVE?)"
_SPAN = "(?P<span>quarter | half | period)"

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
        f"EDGE? (the | {_WHICH} POSSESSIVE | the year POSSESSIVE | (?P<y>YEAR) POSSESSIVE"
        f" | (?P<decade>DECADE) | the? comparable? {_AGO})?"
        " (?P<fiscal>fiscal)? (?P<y>YEAR)? fiscal?"
        " (?P<o>ORDER | last | latter | final) (?P<unit>quarter | half)"
        f" (of? {_WHICH} | of the year | of? fiscal? (?P<y>YEAR))?",
        _numbered,
    ),
    # The first and second quarters
    Rule("quarter.one", "the? fiscal? (?P<o>ORDER) (?= (and | or | to) ORDER"
         " HYPHEN? (quarter | quarters))", _listed),
    Rule("quarter.other", "(?<=[and or to]) (?P<o>ORDER) quarters", _listed),
    # The quarter a year ago, the year-ago period, last year's quarter, year-earlier
    Rule("quarter.ago", f"the? (comparable | same | corresponding)? {_AGO} {_SPAN}", _year_ago),
    Rule("year.ago", "year HYPHEN? (ago | earlier)", _year_ago),
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
    Rule("quarter.named", "(the | its | (?P<that>that)) quarter", _named),
)  # fmt: skip
"""In order of precedence."""

"""The words of time, each with the sets that it belongs to.

A vocabulary of whole words: the rules of :mod:`rashomon.read.times.patterns` name single words and
these sets alike.
"""

from __future__ import annotations

from collections.abc import Mapping

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
MONTHS: Mapping[str, int] = (
    {name: at for at, name in enumerate(_MONTH_NAMES.split(), 1)}
    | {name[:3]: at for at, name in enumerate(_MONTH_NAMES.split(), 1)}
    | {"sept": 9}
)
"""Months, whole and shortened, with their numbers."""

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS: Mapping[str, int] = {name: at for at, name in enumerate(_WEEKDAY_NAMES.split(), 1)} | {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6,
    "sun": 7,
}  # fmt: skip
"""Days of the week, whole and shortened, with their numbers of ISO 8601."""

# Names of months that are names of persons or other words too: alone they need a word beside them.
_DOUBTFUL_MONTH_NAMES = "march april may june august mar apr jun aug jan"

_ONE_NAMES = "one two three four five six seven eight nine"
_TEEN_NAMES = """
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TEN_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES: Mapping[str, int] = {name: at for at, name in enumerate(_ONE_NAMES.split(), 1)}
TEENS: Mapping[str, int] = {name: at for at, name in enumerate(_TEEN_NAMES.split(), 10)}
TENS: Mapping[str, int] = {name: at * 10 for at, name in enumerate(_TEN_NAMES.split(), 2)}
_ORDINAL_NAMES = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS: Mapping[str, int] = {name: at for at, name in enumerate(_ORDINAL_NAMES.split(), 1)} | {
    "thirtieth": 30
}
"""Numbers and ordinals in words."""

UNITS: Mapping[str, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "weekend": "WE", "fortnight": "F", "month": "M", "quarter": "Q", "semester": "H", "year": "Y",
    "decade": "E", "century": "C",
}  # fmt: skip
"""Units of time; the letters are those of TIMEX3 periods, with ``TH`` for the ``H`` after a ``T``,
``F`` for two weeks, ``E`` for ten years (TIDES 2005, 3.2.3) and ``C`` for a hundred."""

PLURALS: Mapping[str, str] = {f"{name}s": name for name in UNITS} | {"centuries": "century"}
"""Plurals of the units, with their singulars."""

PARTS: Mapping[str, str] = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "midday": "TMI",
    "overnight": "TNI",
}  # fmt: skip
"""Parts of the day."""

SEASONS: Mapping[str, str] = {
    "spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI",
}  # fmt: skip
"""Seasons."""

DECADES: Mapping[str, str] = {
    "twenties": "192", "thirties": "193", "forties": "194", "fifties": "195", "sixties": "196",
    "seventies": "197", "eighties": "198", "nineties": "199",
}  # fmt: skip
"""Decades by name: those of the twentieth century, as long as nothing else is said."""

DAILY: Mapping[str, str] = {
    "daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
"""Adverbs of what comes again."""

LONG: Mapping[str, str] = {
    "daylong": "P1D", "weeklong": "P1W", "monthlong": "P1M", "yearlong": "P1Y",
}  # fmt: skip
"""Adjectives of what takes so long."""

REFERENCES: Mapping[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "recent": "PAST_REF",
}  # fmt: skip
"""Words for the present and the past as such (TIDES 2005, 3.2.7); those that the corpora leave
without a label more often than not ("previously", "soon", "current") are left out."""

_SETS: Mapping[str, frozenset[str]] = {
    "MONTH": frozenset(MONTHS),
    "SHORTMONTH": frozenset(MONTHS) - frozenset(_MONTH_NAMES.split()),
    "SUREMONTH": frozenset(MONTHS) - frozenset(_DOUBTFUL_MONTH_NAMES.split()),
    "WEEKDAY": frozenset(_WEEKDAY_NAMES.split()),
    "WEEKDAYSPLURAL": frozenset(f"{name}s" for name in _WEEKDAY_NAMES.split()),
    "LONGWORD": frozenset(LONG),
    "SHORTDAY": frozenset(WEEKDAYS),
    "ONE": frozenset(ONES),
    "TEEN": frozenset(TEENS),
    "TEN": frozenset(TENS),
    "UNIT": frozenset(UNITS),
    "UNITS": frozenset(PLURALS),
    "PART": frozenset(PARTS),
    "SEASON": frozenset(SEASONS),
    "DECADENAME": frozenset(DECADES),
    "DAILY": frozenset(DAILY),
    "REFWORD": frozenset(REFERENCES) - {"now", "recent"},
    "ORDINAL": frozenset(ORDINALS),
}
# Written with a capital: otherwise they are other words, or none.
_CAPITAL = frozenset(MONTHS) | frozenset(WEEKDAYS) | _SETS["WEEKDAYSPLURAL"]


def word_sets() -> Mapping[str, frozenset[str]]:
    """Sets of words by the names that patterns use.

    Returns:
        Words in small letters.
    """
    return _SETS


def spellings(word: str) -> tuple[str, ...]:
    """How a word may be written and still be itself.

    Args:
        word: In small letters.

    Returns:
        As in running text, at the head of a sentence and in a headline; names of months and days
        have a capital always.
    """
    lower = () if word in _CAPITAL else (word,)
    return (*lower, word.capitalize(), word.upper())

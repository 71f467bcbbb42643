"""Numbers in a statement, as values with what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.text.function_words import STOP
from rashomon.text.stems import stem
from rashomon.text.words import word_set

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_SCALES = {
    "hundred": 100.0, "dozen": 12.0, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6,
    "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<money>[$£€])?(?<![\w.,])(?:(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,15})(?P<part>\.\d{1,6})?"
    r"|(?P<words>" + "|".join(_SMALL) + r"|(?P<bare>dozens?|hundreds?|thousands?|millions?))"
    r"(?:[- ](?P<unit>one|two|three|four|five|six|seven|eight|nine))?)"
    r"(?:[- ]?(?P<scale>hundred|dozen|thousand|million|billion|trillion|bn|mn|tn|k|m)(?![^\W_]))?"
    r"(?![^\W_])(?P<share>\s?%|[ -]per ?cent\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS = word_set(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec"""
)
_DAYS = word_set("""monday tuesday wednesday thursday friday saturday sunday""")
_CALENDAR = re.compile(
    r"\b(?:(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(Jan|Feb|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|il|e|y|ust|t|tember|ober|ember)?|(?:(?<=\d )|(?<=[io]n ))(Mar|May)(?:ch)?)\b"
)
_EXACT = frozenset({"$", "%"})
_AFTER = 40
"""Code points after a number within which the word stands that it counts."""
# Counts are rounded in retelling ("more than 400" for 410): a tenth at most.
_ROUNDING = 0.1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts.

    Args:
        value: The number.
        unit: Stem of the word that it counts; ``%`` or ``$`` for shares and money; may be empty.
    """

    value: float
    unit: str


def find_figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a text but for years, days of the month and the pronoun *one*.

    >>> find_figures("killed 23 people on 29 March 2031, up five percent")
    (Figure(value=23.0, unit='peopl'), Figure(value=5.0, unit='%'))
    """
    found = []
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if value is None or _is_date(text, match, value):
            continue
        unit = "%" if match["share"] else "$" if match["money"] else _counted(text, match.end())
        found.append(Figure(value, unit))
    return tuple(found)


def is_calendar(word: str) -> bool:
    """Whether a word with a capital names a day of the week, a month or a year.

    >>> is_calendar("Wednesday"), is_calendar("2031"), is_calendar("march")
    (True, True, False)
    """
    if word.isascii() and word.isdigit():
        return len(word) == 4 and 1600 <= int(word) < 2200
    return word[:1].isupper() and word.lower() in _MONTHS | _DAYS


def find_calendar(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The days of the week and the months that a text names, by their first letters.

    >>> find_calendar("on Wednesday, 5 February")
    (frozenset({'Wednes'}), frozenset({'Feb'}))
    """
    found = list(_CALENDAR.finditer(text))
    days = frozenset(match[1] for match in found if match[1])
    return days, frozenset(match[2] or match[3] for match in found if not match[1])


def _value(match: re.Match[str]) -> float | None:
    if match["bare"]:
        return None
    if match["digits"]:
        value = float(match["digits"].replace(",", "") + (match["part"] or ""))
    else:
        value = float(_SMALL[match["words"].lower()])
        if value == 1 and not match["scale"] and not match["share"]:
            return None
        if match["unit"] and value >= 20:
            value += _SMALL[match["unit"].lower()]
    return value * _SCALES[match["scale"].lower()] if match["scale"] else value


def _is_date(text: str, match: re.Match[str], value: float) -> bool:
    if match["scale"] or match["share"] or match["money"] or match["part"]:
        return False
    if match["digits"] and len(match["digits"]) == 4 and 1600 <= value < 2200:
        return True
    before = _WORD.findall(text[max(0, match.start() - 12) : match.start()].lower())
    after = _WORD.findall(text[match.end() : match.end() + 14].lower())
    near = {*before[-1:], *after[:1]} | {*after[1:2]}
    return value <= 31 and not near.isdisjoint(_MONTHS)


def _counted(text: str, end: int) -> str:
    for word in _WORD.findall(text[end : end + _AFTER])[:3]:
        if word.lower() not in STOP:
            return stem(word.lower())
    return ""


def figures_agree(left: Sequence[Figure], right: Sequence[Figure]) -> bool | None:
    """Whether two statements give the same numbers.

    Returns:
        ``False`` where what both count differs at least as often as it agrees, and wherever money
        or shares differ; else ``True`` where a value is in both; ``None`` where nothing is.
    """
    agree = differ = 0
    for unit in {figure.unit for figure in left} & {figure.unit for figure in right} - {""}:
        pairs = [(a.value, b.value) for a in left for b in right if a.unit == b.unit == unit]
        same = any(a == b for a, b in pairs)
        if not same and not any(_is_rounded(a, b) for a, b in pairs):
            if unit in _EXACT:
                return False
            differ += 1
        agree += same
    if differ and differ >= agree:
        return False
    values = {figure.value for figure in left} & {figure.value for figure in right}
    return True if values else None


def _is_rounded(left: float, right: float) -> bool:
    """Whether one number may stand for the other."""
    near = abs(left - right) <= _ROUNDING * max(left, right)
    return near and any(value >= 20 and value % 10 == 0 for value in (left, right))

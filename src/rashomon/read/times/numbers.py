"""Numbers of periods, days and years, in figures and in words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.times.words import MONTHS, ONES, ORDINALS, TEENS, TENS, UNITS, WEEKDAYS

_SMALL = {**ONES, **TEENS, **TENS, "a": 1, "an": 1}
_MANY = {"dozen": 12, "hundred": 100, "thousand": 1000}
# More than this many of anything is no period of the news.
_MOST_DIGITS = 9


def count_of(words: Sequence[str]) -> str:
    """A number of units.

    Args:
        words: E.g. ``["2", "1", "/", "2"]``, ``["twenty", "-", "one"]``, ``["several"]``.

    Returns:
        As in TIMEX3 periods: ``2.5``, ``21``, and ``X`` where no one number is named.
    """
    if "half" in words:
        return "0.5" if len(words) == 1 else "X"
    if len(words) > 3 and words[-2] == "/":
        return _with_fraction(words)
    total, saw = 0.0, False
    for word in words:
        number = _number(word)
        if number is None:
            if word not in ("-", "and"):
                return "X"
        elif word in _MANY:
            total, saw = max(total, 1) * number, True
        else:
            total, saw = total + number, True
    return f"{total:g}" if saw and total < 1e6 else "X"


def _number(word: str) -> float | None:
    if word in _SMALL:
        return _SMALL[word]
    if word in _MANY:
        return _MANY[word]
    plain = word.replace(",", "")
    if plain.isascii() and plain[:1].isdigit() and len(plain) <= _MOST_DIGITS:
        return float(plain)
    return None


def _with_fraction(words: Sequence[str]) -> str:
    whole, above, below = _number(words[0]), _number(words[-3]), _number(words[-1])
    if whole is None or above is None or not below:
        return "X"
    return f"{whole + above / below:g}"


def period(count: str, unit: str) -> str:
    """A TIMEX3 period.

    Args:
        count: A number or ``X``.
        unit: A unit's name.

    >>> period("2", "hour"), period("X", "day"), period("3", "decade"), period("2.5", "year")
    ('PT2H', 'PXD', 'P30Y', 'P2Y6M')
    """
    letter = UNITS[unit]
    if letter[0] == "T":
        return f"PT{count}{letter[1]}" if count != "0.5" else _half_of_time(letter[1])
    if letter in "FEC":
        factor, letter = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y")}[letter]
        count = count if count == "X" else f"{float(count) * factor:g}"
    if letter == "Y" and count.endswith(".5"):
        whole = count[:-2]
        return "P6M" if whole == "0" else f"P{whole}Y6M"
    return f"P{count}{letter}"


def _half_of_time(letter: str) -> str:
    return "PT30M" if letter == "H" else f"PT0.5{letter}"


def year_of(words: Sequence[str]) -> str:
    """A year in figures or words, as four digits; empty where it is none.

    >>> year_of(["nineteen", "ninety", "-", "six"]), year_of(["two", "thousand"])
    ('1996', '2000')
    """
    if len(words) == 1 and words[0].isdigit():
        return words[0]
    plain = [word for word in words if word not in ("-", "and")]
    if plain[:2] == ["two", "thousand"]:
        rest = count_of(plain[2:]) if plain[2:] else "0"
        return f"20{int(rest):02d}" if rest.isdigit() and int(rest) < 100 else ""
    if len(plain) < 2:
        return ""
    first, rest = count_of(plain[:1]), count_of(plain[1:])
    if first.isdigit() and rest.isdigit() and 10 <= int(rest) < 100:
        return f"{int(first):02d}{int(rest):02d}"
    return ""


def day_of(words: Sequence[str]) -> int | None:
    """A day of the month in figures or as an ordinal; ``None`` where no month has it.

    >>> day_of(["24th"]), day_of(["twenty", "-", "first"]), day_of(["32"])
    (24, 21, None)
    """
    plain = [word for word in words if word != "-"]
    total = 0
    for word in plain:
        if word in ORDINALS:
            total += ORDINALS[word]
        elif word in _SMALL:
            total += _SMALL[word]
        elif word.rstrip("stndrh").isdigit() and len(word) <= 4:
            total += int(word.rstrip("stndrh"))
    return total if 1 <= total <= 31 else None


def month_of(word: str) -> int:
    """Number of a month."""
    return MONTHS[word]


def weekday_of(word: str) -> int:
    """Number of a day of the week, Monday being 1."""
    return WEEKDAYS[word.removesuffix("s")] if word not in WEEKDAYS else WEEKDAYS[word]

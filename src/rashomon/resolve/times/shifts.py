"""Arithmetic of the calendar on TIMEX3 values."""

from __future__ import annotations

import re
from datetime import date, timedelta

_PERIOD = re.compile(r"P(T?)([0-9]+)(WE|[YMWDQHECFS])")
_YEAR_UNITS = {"Y": 1, "E": 10, "C": 100}
# What a shift gives that leans on a day which is not known, by unit.
_UNKNOWN = {
    "Y": "XXXX", "E": 3 * "X", "C": 2 * "X", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX",
    "W": "XXXX-WXX", "F": "XXXX-WXX", "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX",
    "TH": "XXXX-XX-XXTXX", "TM": "XXXX-XX-XXTXX", "TS": "XXXX-XX-XXTXX",
}  # fmt: skip


def unit_of(period: str) -> str | None:
    """Unit of a period of one unit (``D``, ``TH``, ``WE``); ``None`` for any other."""
    match = _PERIOD.fullmatch(period)
    return match[1] + match[3] if match else None


def unknown(period: str) -> str:
    """The TIMEX3 value, all gaps, of a shift by a period from a day that is not known."""
    return _UNKNOWN.get(unit_of(period) or "Y", "XXXX")


def shift(day: date, sign: str, period: str) -> str | None:
    """The stretch that lies a period before or after the one that a day is in.

    Args:
        day: Where to begin.
        sign: ``+`` or ``-``.
        period: TIMEX3 period of one unit; its unit is that of the result: ``P1M`` before a day of
            April is March, ``P0W`` the week that the day is in.

    Returns:
        TIMEX3 value; ``None`` where the calendar ends or the period is none of one unit.

    >>> shift(date(2022, 4, 26), "-", "P1M"), shift(date(2022, 4, 26), "+", "P0W")
    ('2022-03', '2022-W17')
    """
    match = _PERIOD.fullmatch(period)
    if match is None or len(match[2]) > 5:
        return None
    number = int(match[2]) * (-1 if sign == "-" else 1)
    try:
        return _moved(day, number, match[1] + match[3])
    except (ValueError, OverflowError):
        return None


def _moved(day: date, number: int, unit: str) -> str:
    if unit in _YEAR_UNITS:
        return _years(day.year + number * _YEAR_UNITS[unit], unit)
    if unit == "M":
        year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
        return f"{_checked(year):04d}-{month + 1:02d}"
    if unit == "Q":
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + number, 4)
        return f"{_checked(year):04d}-Q{quarter + 1}"
    if unit in ("W", "F", "WE"):
        weeks = number * 2 if unit == "F" else number
        year, week, _ = (day + timedelta(weeks=weeks)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "D":
        return (day + timedelta(days=number)).isoformat()
    # Hours and minutes from a day whose hour is not known.
    return f"{day.isoformat()}TXX"


def _years(year: int, unit: str) -> str:
    written = f"{_checked(year):04d}"
    return {"Y": written, "E": written[:3], "C": written[:2]}[unit]


def _checked(year: int) -> int:
    if not 1 <= year <= 9999:
        raise ValueError(f"no year of the calendar: {year}")
    return year

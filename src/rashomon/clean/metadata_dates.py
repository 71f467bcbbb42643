"""Reads dates written for machines and for people as EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: index
    for index, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?=\D|$)")
_PACKED = re.compile(r"^\s*+(\d{4})(\d{2})(\d{2})(?:T|\s|$)")
_SLASHED = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(\d{{4}})\b", re.IGNORECASE
)
_FIRST_SMALL = re.compile(r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_IN_PATH = re.compile(r"/((?:19|20)\d{2})[/-]?(\d{2}|[a-z]{3})(?:[/-]?(\d{2}))?(?=/|-|_|$)")
# News on the web begins in the early nineties; later than this is a mistake in any archive.
_YEARS = range(1990, 2100)


def parse_date(text: str) -> str:
    """Reads the first date in a string.

    Args:
        text: ISO 8601 with or without a time, or a date in English words, or in digits where
            only one reading is possible.

    Returns:
        ``YYYY-MM-DD`` or ``YYYY-MM``, the day as written, in its own offset; empty if there
        is none.
    """
    found = find_date(text)
    return found[0] if found else ""


def find_date(text: str) -> tuple[str, int, int] | None:
    """Finds the first date in a short string.

    Args:
        text: Up to a few hundred characters.

    Returns:
        The date as ``parse_date`` gives it, with its start and end in ``text``; ``None`` if
        there is none.
    """
    best: tuple[str, int, int] | None = None
    for pattern, order in (
        (_PACKED, "ymd"),
        (_ISO, "ymd"),
        (_SLASHED, "ymd"),
        (_MONTH_DAY, "bdy"),
        (_DAY_MONTH, "dby"),
        (_FIRST_SMALL, "??y"),
    ):
        for match in pattern.finditer(text):
            value = _written(match.groups(), order)
            if value and (best is None or match.start() < best[1]):
                best = (value, match.start(), match.end())
            if value:
                break
    return best


def date_in_path(url: str) -> str:
    """The date that many outlets put in the path of an address.

    Args:
        url: An absolute address.

    Returns:
        ``YYYY-MM-DD`` or ``YYYY-MM``; empty if there is none.
    """
    match = _IN_PATH.search(url.split("?")[0].lower())
    if match is None:
        return ""
    year, month, day = match.groups()
    if month.isalpha():
        if month not in _MONTHS:
            return ""
        month = str(_MONTHS[month])
    return _edtf(int(year), int(month), int(day) if day else None)


def _written(groups: tuple[str | None, ...], order: str) -> str:
    """A date from the parts of a match; empty if it is none, or could be read two ways."""
    first, second, third = groups
    if order == "ymd":
        return _edtf(int(first or 0), int(second or 0), int(third) if third else None)
    year = int(third or 0)
    if order == "bdy":
        return _edtf(year, _MONTHS[(first or "").lower()], int(second or 0))
    if order == "dby":
        return _edtf(year, _MONTHS[(second or "").lower()], int(first or 0))
    low, high = int(first or 0), int(second or 0)
    if low > 12 or low == high:
        return _edtf(year, high, low)
    return _edtf(year, low, high) if high > 12 else ""


def _edtf(year: int, month: int, day: int | None) -> str:
    if year not in _YEARS:
        return ""
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return ""
    return whole.isoformat() if day else whole.isoformat()[:7]

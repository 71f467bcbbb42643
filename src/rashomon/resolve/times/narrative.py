"""The dates that a text has named so far, from which "the day before" is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from rashomon.resolve.times.edtf import bounds

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Kinds of date from which units can be counted: a day has a day before it, a month has none.
_EXACT = {
    "D": "D", "TH": "D", "TM": "D", "TS": "D", "W": "DW", "F": "DW", "WE": "DW", "M": "DM",
    "Q": "Q", "H": "Q", "Y": "DWMQY", "E": "DWMQY", "C": "DWMQY",
}  # fmt: skip
# A date is leant upon within so many code points, some four sentences of news prose; further on
# another date is as likely meant, one that no expression of time names.  Only a quarter is what a
# whole report is about.
_REACH = 600


@dataclass(slots=True)
class Narrative:
    """The last date of each kind that was named, with its place."""

    _named: dict[str, tuple[int, str]] = field(default_factory=dict)

    def name(self, value: str, at: int) -> None:
        """Remembers a date as the last one of its kind.

        Args:
            value: TIMEX3 value; what is no date is passed over.
            at: Where it stands.
        """
        kind = _kind_of(value)
        if kind:
            self._named[kind] = (at, value)

    def last(self, unit: str, at: int) -> date | None:
        """First day of the date that is leant upon in counting units.

        Args:
            unit: A unit of :func:`rashomon.resolve.times.shifts.unit_of`.
            at: Where the expression stands that leans on it.

        Returns:
            Of the date named last that is exact enough for the unit and near enough; else
            ``None``.
        """
        exact = [self._named[kind] for kind in _EXACT.get(unit, "") if kind in self._named]
        if not exact:
            return None
        place, value = max(exact)
        found = bounds(value)
        return found[0] if found and (unit == "Q" or at - place <= _REACH) else None

    def quarter(self) -> date | None:
        """First day of the quarter that the text is about; ``None`` where a year came after it."""
        if "Q" not in self._named or self._named.get("Y", (-1, "")) > self._named["Q"]:
            return None
        found = bounds(self._named["Q"][1])
        return found[0] if found else None


def _kind_of(value: str) -> str:
    """How exact a date is: ``D``, ``W``, ``M``, ``Q`` or ``Y``; empty for what is none."""
    if bounds(value) is None:
        return ""
    if _DAY.match(value):
        return "D"
    mark = value[5:6]
    return {"W": "W", "Q": "Q", "H": "Q"}.get(mark, "M" if mark else "Y")

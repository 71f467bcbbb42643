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
    """The last date of each kind that was named, with its place.

    Args:
        today: Day of writing, where it is known.
    """

    today: date | None = None
    _named: dict[str, tuple[int, str]] = field(default_factory=dict)
    _quarter: str | None = None
    _told: bool = False

    def name(self, value: str, at: int) -> None:
        """Remembers a date as the last one of its kind.

        Args:
            value: TIMEX3 value; what is no date is passed over.
            at: Where it stands.
        """
        kind = _kind_of(value)
        if kind:
            self._named[kind] = (at, value)
        if kind == "Q":
            self._report(value)
        elif kind == "Y" and not (self.today and int(value[:4]) > self.today.year):
            self._told = False

    def name_long(self) -> None:
        """Remembers that results of more than a quarter are told: "the first nine months"."""
        self._told = False

    def _report(self, value: str) -> None:
        """Takes a quarter or half for the one that the text reports on.

        One that lies ahead is an outlook, and so is the present one after one that is over.  An
        earlier one is looked back upon.
        """
        days = bounds(value)
        if days is None or (self.today and days[0] > self.today):
            return
        before = bounds(self._quarter) if self._quarter else None
        if before and (days[0] < before[0] or self._is_outlook(before, days)):
            return
        self._quarter, self._told = value, True

    def _is_outlook(self, before: tuple[date, date], days: tuple[date, date]) -> bool:
        return bool(self.today and before[1] < self.today <= days[1])

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

    def reported(self) -> str | None:
        """The quarter or half that results are told of; ``None`` where a year came after it."""
        return self._quarter if self._told else None

    def quarter(self) -> str | None:
        """The quarter that the text reports on, whatever came after it."""
        return self._quarter


def _kind_of(value: str) -> str:
    """How exact a date is: ``D``, ``W``, ``M``, ``Q`` or ``Y``; empty for what is none."""
    if bounds(value) is None:
        return ""
    if _DAY.match(value):
        return "D"
    mark = value[5:6]
    return {"W": "W", "Q": "Q", "H": "Q"}.get(mark, "M" if mark else "Y")

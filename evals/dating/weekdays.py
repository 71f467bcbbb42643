"""How far a weekday told as past lies from the day of writing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_DAY = re.compile(r'value="(\d{4})-?(\d\d)-?(\d\d)')
_WEEKDAY = re.compile(
    r"(?:on |this |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|night|evening|afternoon))?"
)


def weekday_distances(folder: Path) -> dict[str, Counter[int]]:
    """Days from weekdays to the document's date in TimeML documents.

    Args:
        folder: Holds ``*.tml``, at any depth.

    Returns:
        ``all`` of them, and of the ``latest`` one of each document, in days before its date.
    """
    every: Counter[int] = Counter()
    latest: Counter[int] = Counter()
    for path in sorted(folder.rglob("*.tml")):
        markup = path.read_text("utf-8", "replace")
        written = next((a for a, _ in _TIMEX.findall(markup) if "CREATION_TIME" in a), "")
        day = _day(written)
        if day is None:
            continue
        found = [(day - told).days for told in _weekdays(markup[markup.find("<TEXT>") :])]
        every.update(found)
        past = [distance for distance in found if distance >= 0]
        latest.update([min(past)] if past else [])
    return {"all": every, "latest": latest}


def _weekdays(markup: str) -> Iterator[date]:
    for attributes, words in _TIMEX.findall(markup):
        day = _day(attributes)
        if day is not None and _WEEKDAY.fullmatch(re.sub(r"<.*?>", "", words).strip()):
            yield day


def _day(attributes: str) -> date | None:
    match = _DAY.search(attributes)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None

"""Whether a date of publication can be true, by what this account and others of its story tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model.links import Place
from rashomon.resolve.dates.clues import Clue, Range, place_clue
from rashomon.resolve.dates.inference import Account, Inference, StoryDays
from rashomon.resolve.dates.scenes import sentence_start

# A date is refused only where it is at least this far from what is told: nearer ones may be days
# of a later print, of a change, or of a slip in the text.
_FAR = timedelta(days=30)
# A weekday beside a day of the month is wrong now and then; it speaks against a date only where
# the story's other accounts lie so far from that date, and about a day that fits.
_ELSEWHERE = timedelta(days=100)
_WILL = re.compile(r"\b(?:will|shall)\b(?!\s+have\b)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a date cannot be the one of publication.

    Args:
        reason: What to tell of it, the end of a sentence.
        evidence: The words that speak against the date.
    """

    reason: str
    evidence: tuple[Place, ...]


def doubt_date(
    account: Account, story: StoryDays, days: Range, inferred: Inference | None
) -> Doubt | None:
    """Finds what speaks against a date.

    Args:
        account: The document.
        story: Days of the story.
        days: First and last day of the date.
        inferred: What others and the text itself say of the date.

    Returns:
        The doubt; ``None`` where the date may well be true.
    """
    if inferred is not None and inferred.sure and _gap(days, inferred.days) > _FAR:
        told = " and ".join(dict.fromkeys(str(day) for _, day in inferred.told))
        return Doubt(f"other accounts date what it tells to {told}", inferred.evidence)
    near = story.reference(account)
    if near is not None and _gap(days, (near, near)) > _ELSEWHERE:
        for clue in _misfits(account, days, near):
            words = clue.span.of(account.doc.text)
            reason = f"“{words}” has that weekday about {near.year:04d} only"
            return Doubt(reason, (Place(account.doc.id, clue.span),))
    return _still_to_come(account, days)


def _gap(left: Range, right: Range) -> timedelta:
    """Days between two stretches; none where they overlap."""
    return max(left[0] - right[1], right[0] - left[1], timedelta(0))


def _misfits(account: Account, days: Range, near: date) -> Iterable[Clue]:
    """Days with a weekday that no year near the date has, and the story's year has."""
    dated = [c for c in account.clues if c.day and c.weekday and c.year is None]
    if any(place_clue(clue, days[0]) for clue in dated):
        return ()
    return (clue for clue in dated if place_clue(clue, near))


def _still_to_come(account: Account, days: Range) -> Doubt | None:
    """A day with its year that "will" come, and lies far behind the date."""
    last = max((r[1] for c in account.clues if (r := place_clue(c, None))), default=None)
    if last is None or days[0] - last <= _FAR:
        return None
    text = account.doc.text
    for clue in account.clues:
        told = place_clue(clue, None)
        if told is None or clue.day is None or clue.tense != "future":
            continue
        begin = sentence_start(text, clue.span.start)
        if _WILL.search(text, begin, clue.span.start) and not _is_quoted(text, clue.span.start):
            reason = f"“{clue.span.of(text)}” is told as to come"
            return Doubt(reason, (Place(account.doc.id, clue.span),))
    return None


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place stands within quotation marks, as far as its paragraph tells."""
    before = text[max(text.rfind("\n", 0, at), at - _LONGEST_PARAGRAPH, 0) : at]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


# Code points in which the mark that opens a quotation is looked for.
_LONGEST_PARAGRAPH = 3000

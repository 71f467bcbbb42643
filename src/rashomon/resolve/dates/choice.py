"""Chooses a date of publication among what one document offers, by where each was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from rashomon.model.documents import DateBasis, DateCandidate, Published
from rashomon.text.dates import day_range

_TRUST: tuple[DateBasis, ...] = ("metadata", "byline", "url")

# Days that two dates of one account may lie apart: zones make one, and the day between filing
# and printing, or printing and posting, another.
LEEWAY = timedelta(days=2)

# What a machine writes for a date it does not have: zero seconds since the Unix epoch.
_EPOCH = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the candidates of one document say among themselves.

    Args:
        chosen: The candidate that stands, or ``None``.
        rule: Slug of the rule that chose it, or that left it open.
        against: Candidates that contradict one another or the chosen one; empty where none do.
    """

    chosen: DateCandidate | None
    rule: str
    against: tuple[DateCandidate, ...] = ()


def choose_candidate(candidates: Sequence[DateCandidate]) -> Choice:
    """Chooses the date of publication among all that were found.

    Args:
        candidates: In the order of trust.

    Returns:
        The candidate that stands, if one does.  Two kinds of place that agree outweigh a third;
        one against one is undecided.
    """
    trusted = _best_of_each(candidates)
    if not trusted:
        return Choice(None, "date.none")
    agreeing = [[b for b in trusted if _agree(a.value, b.value)] for a in trusted]
    most = max(agreeing, key=len)
    divided = any(len(group) < len(trusted) for group in agreeing)
    earlier = _earlier(candidates, trusted[0])
    against = (*trusted, *earlier) if divided or earlier else ()
    if divided and len(most) < 2:
        return Choice(None, "date.undecided", against)
    chosen = _finest(most)
    return Choice(chosen, "date.agreed" if len(most) > 1 else f"date.{chosen.basis}", against)


def usable(published: Published) -> tuple[DateCandidate, ...]:
    """Every candidate that names a day, a month or a year that somebody meant."""
    return tuple(c for c in published.candidates if c.value != _EPOCH)


def _best_of_each(candidates: Sequence[DateCandidate]) -> list[DateCandidate]:
    """The first candidate of every trusted basis, in order of trust."""
    best: dict[DateBasis, DateCandidate] = {}
    for candidate in candidates:
        if candidate.basis in _TRUST and candidate.value != _EPOCH:
            best.setdefault(candidate.basis, candidate)
    first = best.get("metadata")
    shown = best.get("byline")
    if first and shown and _is_change(shown, first, candidates):
        del best["byline"]
    return list(best.values())


def _is_change(
    shown: DateCandidate, first: DateCandidate, candidates: Sequence[DateCandidate]
) -> bool:
    """Whether the date that readers see is the day of the last change that metadata tells too.

    Such a date says when the page was brought up to date; it contradicts no day of publication.
    """
    return any(
        c.value == shown.value and c.value > first.value
        for c in candidates
        if c.basis in ("metadata", "inferred")
    )


def _earlier(candidates: Sequence[DateCandidate], first: DateCandidate) -> list[DateCandidate]:
    """A date of metadata well before the first one: no account changes before it is published.

    It is told and changes nothing: a page that is brought up to date often keeps its old date in
    a second place.  Later ones are no contradiction, since metadata tells the last change as well.
    """
    if first.basis != "metadata":
        return []
    begin, _ = day_range(first.value)
    before = [
        c
        for c in candidates
        if c.basis == "metadata" and c.value != _EPOCH and day_range(c.value)[1] < begin - LEEWAY
    ]
    return before[:1]


def _finest(group: Sequence[DateCandidate]) -> DateCandidate:
    """The most trusted candidate, or one that says the same more exactly."""
    first = group[0]
    low, high = day_range(first.value)
    for other in group[1:]:
        start, end = day_range(other.value)
        if low <= start and end <= high and end - start < high - low:
            return other
    return first


def _agree(left: str, right: str) -> bool:
    """Whether two dates may be one, given how exact each is."""
    (start, end), (other_start, other_end) = day_range(left), day_range(right)
    return start - LEEWAY <= other_end and other_start - LEEWAY <= end

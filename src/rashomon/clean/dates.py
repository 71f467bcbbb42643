"""When an account was published: every candidate is kept, one is chosen only where it is sound."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from rashomon.model.documents import Capture, DateBasis, DateCandidate, Note, Published
from rashomon.text.dates import day_range, find_url_date, parse_date

# Order of trust.  A date line is the outlet's word to its readers and metadata its word to
# machines, but the line of a scrape may be the scraper's; addresses carry the day of filing.
# Dates in other visible text are never the value by themselves.
_TRUST: tuple[DateBasis, ...] = ("metadata", "byline", "url")
_RANK = {basis: rank for rank, basis in enumerate((*_TRUST, "text", "inferred"))}

# Days that two dates of one account may lie apart: zones make one, and the day between filing
# and printing, or printing and posting, another.
_LEEWAY = timedelta(days=2)

# What a machine writes for a date it does not have: zero seconds since the Unix epoch.
_EPOCH = "1970-01-01"


def find_published(
    capture: Capture, url: str, found: Sequence[DateCandidate]
) -> tuple[Published, tuple[Note, ...]]:
    """Chooses the date of publication among all that were found.

    Args:
        capture: Its given dates are candidates of metadata; the time of a crawl is no candidate
            and is not among them.
        url: Address of the account, given or found.
        found: Candidates from text and markup.

    Returns:
        The date with every candidate in order of trust, and doubts: ``date.contradicted`` or
        ``date.missing``.
    """
    given = [(string, parse_date(string)) for string in capture.given.published]
    candidates = [DateCandidate(value, "metadata") for _, value in given if value]
    candidates += found
    on_url = find_url_date(url)
    if on_url:
        candidates.append(DateCandidate(on_url, "url"))
    candidates = sorted(dict.fromkeys(candidates), key=lambda c: _RANK[c.basis])
    trusted = _best_of_each(candidates)
    if not trusted:
        unread = [string for string, value in given if string.strip() and not value]
        return Published(None, "metadata", tuple(candidates)), (_missing(candidates, unread),)
    chosen, contradicted = _choose(trusted)
    earlier = _earlier(candidates, trusted[0])
    notes = (_contradiction([*trusted, *earlier], chosen),) if contradicted or earlier else ()
    if chosen is None:
        return Published(None, trusted[0].basis, tuple(candidates)), notes
    return Published(chosen.value, chosen.basis, tuple(candidates)), notes


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
        if c.basis == "metadata" and c.value != _EPOCH and day_range(c.value)[1] < begin - _LEEWAY
    ]
    return before[:1]


def _choose(trusted: Sequence[DateCandidate]) -> tuple[DateCandidate | None, bool]:
    """The candidate that stands, and whether another contradicts it.

    Two kinds of place that agree outweigh a third; one against one is undecided.
    """
    agreeing = [[b for b in trusted if _agree(a.value, b.value)] for a in trusted]
    most = max(agreeing, key=len)
    contradicted = any(len(group) < len(trusted) for group in agreeing)
    if contradicted and len(most) < 2:
        return None, True
    return _finest(most), contradicted


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
    return start - _LEEWAY <= other_end and other_start - _LEEWAY <= end


def _contradiction(trusted: Sequence[DateCandidate], chosen: DateCandidate | None) -> Note:
    listed = ", ".join(f"{c.value} ({_WHERE[c.basis]})" for c in trusted)
    end = f"{chosen.value} is taken." if chosen else "None of them is taken."
    return Note(
        "date.contradicted", f"Dates of publication contradict one another: {listed}. {end}"
    )


def _missing(candidates: Sequence[DateCandidate], unread: Sequence[str]) -> Note:
    message = "No date of publication was found."
    if candidates:
        listed = ", ".join(dict.fromkeys(c.value for c in candidates))
        message = f"No date stands where a date of publication would; {listed} is not taken for it."
    elif unread:
        message = f"The date given, {unread[0][:60]!r}, cannot be read as one day."
    return Note("date.missing", message)


_WHERE: dict[DateBasis, str] = {
    "metadata": "given beside the text",
    "byline": "in a line of the text",
    "url": "in the address",
    "text": "elsewhere in the text",
    "inferred": "inferred",
}

"""Every date that an account may have been published on; which one it was is decided later.

Only the whole story can tell whether a date contradicts what the accounts tell, so nothing is
chosen here.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.documents import Capture, DateBasis, DateCandidate, Published
from rashomon.text.dates import find_url_date, parse_date

# Order of trust.  A date line is the outlet's word to its readers and metadata its word to
# machines, but the line of a scrape may be the scraper's; addresses carry the day of filing.
# Dates in other visible text say less, and days of change the least.
_RANK: dict[DateBasis, int] = {"metadata": 0, "byline": 1, "url": 2, "text": 3, "inferred": 4}


def collect_dates(capture: Capture, url: str, found: Sequence[DateCandidate]) -> Published:
    """Collects every candidate for the date of publication.

    Args:
        capture: Its given dates are candidates of metadata; the time of a crawl is no candidate
            and is not among them.
        url: Address of the account, given or found.
        found: Candidates from text and markup.

    Returns:
        No value yet; each candidate once, in the order of trust, and the dates given that cannot
        be read.
    """
    given = [(string, parse_date(string)) for string in capture.given.published]
    candidates = [DateCandidate(value, "metadata") for _, value in given if value]
    candidates += found
    on_url = find_url_date(url)
    if on_url:
        candidates.append(DateCandidate(on_url, "url"))
    ordered = sorted(dict.fromkeys(candidates), key=lambda candidate: _RANK[candidate.basis])
    unread = tuple(string.strip() for string, value in given if string.strip() and not value)
    return Published(None, "metadata", tuple(ordered), unread)

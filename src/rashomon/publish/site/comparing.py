"""Documents side by side, as a page of the live app."""

from __future__ import annotations

from dataclasses import replace

from rashomon.publish.comparison.view import LEAST_DOCUMENTS, compare
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import shell
from rashomon.publish.site.site import Site

# Rows on one page: a long report has some hundreds, and a browser still draws this many at once.
_ROWS = 3_000


def compare_page(site: Site, asked: Asked) -> str:
    """Documents side by side, or what to pick where too few are named.

    Args:
        site: The story.
        asked: What is asked; ``d`` names the documents, the first is the reference.

    Returns:
        The page.

    Raises:
        UsageError: More than four documents are named, or one twice.
        NotFound: There is no such document.
    """
    comparison, more = None, 0
    if len(asked.d) >= LEAST_DOCUMENTS:
        whole = compare(site.index, asked.d)
        comparison = replace(whole, rows=whole.rows[:_ROWS])
        more = len(whole.rows) - len(comparison.rows)
    return shell(
        site,
        "Side by side",
        "live/compare.html",
        "documents",
        asked=asked,
        key="",
        comparison=comparison,
        more=more,
    )

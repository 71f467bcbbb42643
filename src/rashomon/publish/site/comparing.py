"""Documents side by side, as a page of the live app."""

from __future__ import annotations

from rashomon.publish.comparison.view import LEAST_DOCUMENTS, compare
from rashomon.publish.site.asked import Asked
from rashomon.publish.site.live import shell
from rashomon.publish.site.site import Site


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
    comparison = None if len(asked.d) < LEAST_DOCUMENTS else compare(site.index, asked.d)
    return shell(
        site,
        "Side by side",
        "live/compare.html",
        "documents",
        asked=asked,
        key="",
        comparison=comparison,
    )

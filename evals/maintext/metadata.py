"""Figures of title, author and date."""

from __future__ import annotations

from evals.maintext.pages import GoldPage
from evals.maintext.scoring import same_words, shares_name
from rashomon.clean.extract import Extract


def metadata_figures(
    pages: list[GoldPage], extracts: dict[str, Extract | None]
) -> dict[str, float]:
    """Shares of right values among the pages where one was noted, and of any value given.

    Args:
        pages: The pages.
        extracts: What was found, by page.

    Returns:
        ``<field>_right`` over pages with a gold value, ``<field>_given`` over the same pages;
        ``date_any`` where any candidate is right.
    """
    counts: dict[str, list[bool]] = {}
    for page in pages:
        found = extracts[page.name]
        if found is None:
            continue
        if page.title:
            counts.setdefault("title_right", []).append(same_words(found.title, page.title))
        if page.author:
            counts.setdefault("author_given", []).append(bool(found.authors))
            right = shares_name(found.authors, page.author)
            counts.setdefault("author_right", []).append(right)
        else:
            counts.setdefault("author_given_where_none_noted", []).append(bool(found.authors))
        if page.date:
            values = [candidate.value for candidate in found.dates]
            counts.setdefault("date_given", []).append(bool(values))
            counts.setdefault("date_right", []).append(values[:1] == [page.date])
            counts.setdefault("date_any", []).append(page.date in values)
    return {name: round(sum(hits) / len(hits), 4) for name, hits in sorted(counts.items())}

"""Finds dates that the page shows its readers near the headline."""

from __future__ import annotations

import re

from rashomon.clean.markup_blocks import Block, Layout
from rashomon.clean.markup_characters import TextWriter
from rashomon.clean.metadata_names import clean_authors
from rashomon.model.documents import DateCandidate
from rashomon.model.spans import Span
from rashomon.text.dates import first_date

# Bylines stand a few lines under the headline, datelines sometimes above it; they are short.
_BEFORE = 5
_AFTER = 10
_MAX_WORDS = 30
_BY = re.compile(r"(?:(?:Written|Posted|Story|Words|Reported)\s+)?[Bb][Yy]:?\s+[A-Z]|Author:\s")
_CHANGED = re.compile(r"updat|modif|revis|edited|reviewed|fact.?checked", re.IGNORECASE)


def byline_dates(
    layout: Layout, anchor: int
) -> tuple[tuple[DateCandidate, ...], tuple[DateCandidate, ...]]:
    """Dates in short lines around the headline.

    Args:
        layout: The page.
        anchor: Index of the headline, or of the first block of the account.

    Returns:
        Dates of publication, and dates of change; nearest first.
    """
    published: list[DateCandidate] = []
    changed: list[DateCandidate] = []
    near = range(max(0, anchor - _BEFORE), min(len(layout.blocks), anchor + _AFTER + 1))
    for index in sorted(near, key=lambda index: (index < anchor, abs(index - anchor))):
        block = layout.blocks[index]
        if block.words > _MAX_WORDS or block.linked > 0.5 * len(block.text):
            continue
        found = first_date(block.text)
        if found is None:
            continue
        origin = _origin(layout.markup, block)
        if origin is None:
            continue
        candidate = DateCandidate(found[1], "byline", None, origin)
        # "Published 3 May, updated 5 May": the first date is the one published.
        lead = block.text[: found[0].start]
        (changed if _CHANGED.search(lead) else published).append(candidate)
    return tuple(published), tuple(changed)


def byline_names(layout: Layout, anchor: int) -> tuple[str, ...]:
    """Names in a short line near the headline that begins with "By".

    Args:
        layout: The page.
        anchor: Index of the headline, or of the first block of the account.

    Returns:
        The names of the first such line.
    """
    for block in layout.blocks[max(0, anchor - _BEFORE) : anchor + _AFTER + 1]:
        if block.words <= _MAX_WORDS and _BY.match(block.text):
            names = clean_authors([block.text])
            if names:
                return names
    return ()


def _origin(markup: str, block: Block) -> Span | None:
    """Where the first date of a block stands in the markup."""
    writer = TextWriter(markup)
    writer.block(block.runs)
    text, origin = writer.build()
    found = first_date(text)
    return origin.cover(found[0]) if found else None

"""Names what was left out of the account, and where it stood."""

from __future__ import annotations

import re

from rashomon.clean.html_furniture import bit
from rashomon.clean.markup_blocks import Block, Layout
from rashomon.clean.markup_tags import UNSEEN
from rashomon.model.documents import Removal
from rashomon.model.spans import Span

# Looked at in this order: the more telling name first.
_SLUGS = (
    ("cookies", "cookies"),
    ("comments", "comments"),
    ("caption", "caption"),
    ("newsletter", "newsletter"),
    ("share", "share"),
    ("advertisement", "advertisement"),
    ("byline", "byline"),
    ("tags", "tags"),
    ("related", "related"),
    ("navigation", "navigation"),
    ("footer", "footer"),
    ("header", "header"),
    ("sidebar", "related"),
)
_BITS = tuple((bit(family), slug) for family, slug in _SLUGS)
_SAYS = tuple(
    (slug, re.compile(pattern, re.IGNORECASE))
    for slug, pattern in (
        ("cookies", r"\bcookies?\b"),
        ("advertisement", r"^(?:advertisement|sponsored|promoted)\b"),
        ("newsletter", r"\b(?:newsletter|subscribe|sign up)\b"),
        ("comments", r"^(?:\d+ )?comments?\b|^leave a (?:reply|comment)"),
        (
            "related",
            r"^(?:related|see also|read (?:more|next|also)|recommended|more (?:from|on))\b",
        ),
        ("share", r"^(?:share|tweet|follow us)\b"),
        ("tags", r"^(?:tags?|topics?|filed under)\b"),
        ("footer", r"©|all rights reserved"),
        ("byline", r"^(?:by|written by|posted|published|(?:last )?updated)\b"),
    )
)


def find_removals(layout: Layout, kept: list[bool], headline: int) -> tuple[Removal, ...]:
    """What was left out, in the order of the page.

    Args:
        layout: The page.
        kept: Whether each block was kept.
        headline: Index of the headline block, which was kept too; -1 if there is none.

    Returns:
        Neighbouring stretches of one kind are united; ``invisible`` ones are what a browser
        does not show.
    """
    found: list[tuple[int, int, str]] = []
    for index, block in enumerate(layout.blocks):
        if index == headline or kept[index]:
            found.append((block.start, block.end, ""))
        else:
            found.append((block.start, block.end, block_slug(block)))
    covered = 0
    for element in layout.elements:
        if element.start >= covered and (element.tag in UNSEEN or element.hidden):
            covered = max(element.end, element.start + 1)
            found.append((element.start, covered, "invisible"))
    found += [(start, end, "invisible") for start, end in layout.unshown if start >= covered]
    return _united(sorted(found))


def _united(found: list[tuple[int, int, str]]) -> tuple[Removal, ...]:
    """Unites neighbours of one kind; what was kept stands between as an empty name."""
    removals: list[Removal] = []
    last = ""
    for start, end, slug in found:
        if slug and slug == last:
            before = removals[-1].origin
            removals[-1] = Removal(slug, Span(before.start, max(before.end, end)))
        elif slug:
            removals.append(Removal(slug, Span(start, end)))
        last = slug
    return tuple(removals)


def block_slug(block: Block) -> str:
    """What a block that was left out is taken for."""
    marks = block.element.marks
    if block.words < 30:
        for slug, pattern in _SAYS:
            if pattern.search(block.text):
                return slug
    for mask, slug in _BITS:
        if marks & mask:
            return slug
    if block.linked > 0.5 * len(block.text):
        return "navigation"
    return "boilerplate"

"""Credits in the furniture of a page: bylines above the account, notes and notices below it."""

from __future__ import annotations

from rashomon.clean.credit_rules import LONGEST_NOTE, CreditZone, find_line_credits
from rashomon.clean.credits import NO_CREDITS, line_credits
from rashomon.clean.html_removals import block_slug
from rashomon.clean.markup_blocks import Block, Layout
from rashomon.clean.markup_characters import TextWriter
from rashomon.model.documents import Credit

# Bylines stand a few lines around the headline, as dates do.
_BEFORE = 5
# A bare name in a list of links is no credit, but "Read the original at …" is.
_LINKS = ("navigation", "related")
_AFTER = 10


def find_page_credits(layout: Layout, kept: list[bool], anchor: int) -> tuple[Credit, ...]:
    """The credits in what was left out of a page.

    Args:
        layout: The page.
        kept: Whether each block was kept.
        anchor: Index of the headline, or of the first block of the account.

    Returns:
        Credits with their origin in the markup, in order.
    """
    found: list[Credit] = []
    first = kept.index(True) if True in kept else anchor
    for index, block in enumerate(layout.blocks):
        if index < anchor - _BEFORE or kept[index] or index == anchor:
            continue
        if len(block.text) > LONGEST_NOTE or block_slug(block) in NO_CREDITS:
            continue
        head = index <= max(anchor + _AFTER, first)
        zones: tuple[CreditZone, ...] = ("head", "foot") if head else ("foot",)
        if block_slug(block) in _LINKS:
            zones = ("end",)
        for zone in zones:
            if find_line_credits(block.text, zone):
                found += _block_credits(layout, block, zone)
    return tuple(found)


def _block_credits(layout: Layout, block: Block, zone: CreditZone) -> list[Credit]:
    writer = TextWriter(layout.markup)
    writer.block(block.runs)
    text, origin = writer.build()
    return line_credits(text, zone, origin.cover)

"""From chances to a choice of blocks: thresholds, headings, and what no account may hold."""

from __future__ import annotations

from rashomon.clean.html_furniture import bit
from rashomon.clean.markup_blocks import HEADINGS, Block, Layout

# Chosen by cross-validation on the tuning pages: token F1 is flat between 0.35 and 0.5.
_KEEP = 0.45
# Readers' comments read like an account, and what asks for consent like a paragraph; their names
# are sure enough to decide alone (no account of the tuning pages stands under one).
_NEVER = bit("comments") | bit("cookies")
# Fewer words than this in all is a caption or a notice rather than an account.
_MIN_WORDS = 8


def select_blocks(layout: Layout, chances: list[float], headline: int) -> list[bool]:
    """Chooses the blocks of the account.

    Args:
        layout: The page.
        chances: The chance of each block.
        headline: Index of the headline block; -1 if there is none.

    Returns:
        Whether each block is kept; the headline itself is not counted among them.
    """
    blocks = layout.blocks
    kept = [
        chance >= _KEEP and not block.element.marks & _NEVER
        for block, chance in zip(blocks, chances, strict=True)
    ]
    if headline >= 0:
        _drop_copies(blocks, kept, headline)
    _drop_bare_headings(blocks, kept)
    if sum(block.words for block, keep in zip(blocks, kept, strict=True) if keep) < _MIN_WORDS:
        return [False] * len(blocks)
    return kept


def _drop_copies(blocks: list[Block], kept: list[bool], headline: int) -> None:
    """Leaves the headline out wherever the page repeats it."""
    title = blocks[headline].text.casefold()
    for index, block in enumerate(blocks):
        if block.text.casefold() == title:
            kept[index] = False


def _drop_bare_headings(blocks: list[Block], kept: list[bool]) -> None:
    """Leaves out headings at the end, under which nothing was kept."""
    for index in range(len(blocks) - 1, -1, -1):
        if kept[index]:
            if blocks[index].element.tag not in HEADINGS:
                return
            kept[index] = False

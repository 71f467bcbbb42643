"""From chances to a choice of blocks: thresholds, headings, and what no account may hold."""

from __future__ import annotations

import re
from collections import Counter

from rashomon.clean.html_furniture import FURNITURE, NEVER
from rashomon.clean.html_prose import is_prose
from rashomon.clean.markup_blocks import Block, Layout
from rashomon.clean.markup_tags import HEADINGS

# Chosen by cross-validation on the tuning pages: token F1 is flat between 0.35 and 0.5.
_KEEP = 0.45
# Between paragraphs of one parent; costs nothing in F1 on the tuning pages down to 0.15.
_KEEP_SIBLING = 0.15
_KIN = 2
# Whole lines that no account says of itself: labels of boxes and credits of pictures.
_LINE_WORDS = 8
_LINE = re.compile(
    r"(?:(?:table of )?contents|advertisement|sponsored|related(?: (?:stories|articles|posts))?|"
    r"read (?:more|next)|share(?: this(?: \w+)?)?|book now|learn more|sign up(?: now)?|subscribe|"
    r"(?:photo|image|picture)s?(?: (?:credit|by|courtesy))?s?\s*[:/].*|"
    r"(?:getty images|shutterstock|istock)\b.*)\W*$",
    re.IGNORECASE,
)
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
        chance >= _KEEP and not block.element.marks & NEVER
        for block, chance in zip(blocks, chances, strict=True)
    ]
    _keep_siblings(blocks, kept, chances)
    for index, block in enumerate(blocks):
        if block.words <= _LINE_WORDS and _LINE.match(block.text):
            kept[index] = False
    if headline >= 0:
        _drop_copies(blocks, kept, headline)
        if not any(kept):
            _keep_brief(blocks, kept, headline)
    _drop_bare_headings(blocks, kept)
    if sum(block.words for block, keep in zip(blocks, kept, strict=True) if keep) < _MIN_WORDS:
        return [False] * len(blocks)
    return kept


def _keep_siblings(blocks: list[Block], kept: list[bool], chances: list[float]) -> None:
    """Keeps running text that stands directly among two or more paragraphs that were kept.

    The models learn mostly from long accounts and doubt the last words of a brief one.
    """
    kin = Counter(
        _around(block) for block, keep in zip(blocks, kept, strict=True) if keep and is_prose(block)
    )
    for index, block in enumerate(blocks):
        if (
            chances[index] >= _KEEP_SIBLING
            and kin[_around(block)] >= _KIN
            and is_prose(block)
            and not block.element.marks & FURNITURE
        ):
            kept[index] = True


def _around(block: Block) -> tuple[int, str]:
    """What paragraphs of one text share: the element around them, and their tag."""
    element = block.element
    if element.parent is not None and element.words == block.words:
        return id(element.parent), element.tag
    return id(element), ""


def _keep_brief(blocks: list[Block], kept: list[bool], headline: int) -> None:
    """Keeps the running text under a headline where nothing else was found.

    A flash of one sentence is too little for the models, but under a headline that the metadata
    agree with, unlinked and outside all furniture, it can hardly be anything else.
    """
    for index in range(headline + 1, len(blocks)):
        block = blocks[index]
        if is_prose(block) and not block.linked and not block.element.marks & FURNITURE:
            kept[index] = True


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

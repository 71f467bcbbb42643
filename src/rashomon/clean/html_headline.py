"""Finds the block that is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.markup_blocks import Block, Layout
from rashomon.clean.markup_tags import HEADINGS

_WORD = re.compile(r"\w+")
# Shares of words in common, taken on the shorter of the two: og:title often drops or adds a few
# words, <title> adds the outlet's name.
_SAME = 0.7
_AKIN = 0.2
_ALONE = 3


def find_headline(layout: Layout, titles: Sequence[str]) -> int:
    """The block that is the account's headline.

    Args:
        layout: The page.
        titles: What the metadata call the page, most trusted first.

    Returns:
        Its index among the blocks; -1 where no visible heading agrees with the metadata.  A
        lone ``h1`` is believed where it shares some words with them, or where they name none.
    """
    wanted = [words for title in titles if (words := _words(title))]
    best, best_score = -1, 0.0
    first_h1 = -1
    headings = 0
    for index, block in enumerate(layout.blocks):
        tag = block.element.tag
        rank = _rank(block)
        if not rank:
            continue
        if tag == "h1" and block.words >= _ALONE:
            headings += 1
            first_h1 = index
        score = max((_likeness(_words(block.text), words) for words in wanted), default=0.0)
        if score >= _SAME and score + rank > best_score:
            best, best_score = index, score + rank
    if best < 0 and first_h1 >= 0 and headings == 1:
        # The only h1 of a page may be worded anew for readers; a name of the outlet is not.
        words = _words(layout.blocks[first_h1].text)
        if not wanted or max(_likeness(words, title) for title in wanted) >= _AKIN:
            return first_h1
    return best


def _rank(block: Block) -> float:
    """How much a block's tag says that it is a headline; 0 rules it out."""
    if block.linked > 0.9 * len(block.text) and block.element.tag != "h1":
        return 0.0
    for element in (block.element, block.element.parent):
        if element is not None and element.tag in HEADINGS:
            return 0.6 if element.tag == "h1" else 0.3 if element.tag == "h2" else 0.1
    return 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Words in common over the longer of the two, or nearly all of a long enough shorter one."""
    common = len(left & right)
    if not common:
        return 0.0
    share = common / max(len(left), len(right))
    shorter = min(len(left), len(right))
    if shorter >= _ALONE and common == shorter:
        return max(share, 0.75)
    return share

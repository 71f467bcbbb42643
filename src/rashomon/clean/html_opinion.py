"""A second opinion on what the account is, from a method that shares nothing with the first."""

from __future__ import annotations

from rashomon.clean.html_furniture import NEVER
from rashomon.clean.html_prose import PageProse
from rashomon.clean.markup_blocks import Block
from rashomon.model.documents import Note

# Below this the two differ in a third of their words: docs/explanation/cleaning-html.md
_DISAGREE = 0.65
_MAX_LINKS = 0.5
_MIN_WORDS = 4


def second_opinion(blocks: list[Block], page: PageProse, kept: list[bool]) -> Note | None:
    """Compares the blocks chosen with the plain contents of the densest container.

    Args:
        blocks: Blocks of one page.
        page: Where its running text lies.
        kept: Which blocks were chosen.

    Returns:
        A note where the words of both have an F1 below a limit; ``None`` where they agree.
    """
    agreement = score_agreement(blocks, page, kept)
    if agreement >= _DISAGREE:
        return None
    return Note(
        "extraction.disagrees",
        "Two ways of finding the account on this page gave mostly different text "
        f"(agreement {agreement:.2f} of 1); it may hold other text, or lack some.",
    )


def score_agreement(blocks: list[Block], page: PageProse, kept: list[bool]) -> float:
    """F1 of the words chosen and the words of the densest container, in [0, 1].

    Args:
        blocks: Blocks of one page.
        page: Where its running text lies.
        kept: Which blocks were chosen.

    Returns:
        1 where both chose the same words; 0 where they share none.
    """
    common = mine = other = 0
    for block, keep in zip(blocks, kept, strict=True):
        inside = (
            block.words >= _MIN_WORDS
            and not block.element.marks & NEVER
            and block.linked <= _MAX_LINKS * len(block.text)
            and page.steps_off(block.element) == 0
        )
        common += block.words * (inside and keep)
        mine += block.words * keep
        other += block.words * inside
    return 2 * common / (mine + other) if common else 0.0

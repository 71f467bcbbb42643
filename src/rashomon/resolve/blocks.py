"""Stretches that a document takes over from another: "As The Courier reports:" and what follows.

The words before a colon name whose they are. Where the block ends is told by its quotation marks:
by the closing one if all of it is quoted, else by the change back to the style of the document's
own voice (straight or typographic), as far as another style was seen. Without such a sign it is
one paragraph, since nothing says that more is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.model.spans import Span
from rashomon.resolve.outlets import find_outlet

Style = Literal["straight", "curly", "none"]

_INTRODUCTION = re.compile(
    r"(?:^|(?<=[.!?”\"’)] ))"
    r"(?:As |And as |And further,? as |Here is what |From |Via |According to )?"
    r"(?P<who>(?:[Tt]he )?[A-Z\d][^.:;!?\n]{0,60}?)"
    r"(?: (?:also |further |previously |earlier )?(?:reports?|reported|writes?|wrote|notes?|noted|"
    r"explains?|explained|details?|detailed|puts? it|summari[sz]e[sd]?|adds?|added|continues?|"
    r"describes?|described|observes?|observed|comments?|commented)(?: [a-z ]{0,30})?)?:\s*$",
    re.MULTILINE,
)
_LAST_CHARACTERS = 160
"""Of a paragraph's end in which an introduction is looked for."""
_MOST = 40
"""Paragraphs of one block."""
_CURLY = re.compile(r"[“”]")
_CLOSING = re.compile(r"[”\"]")
_STRAIGHT = re.compile(r'"')


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch taken over from an outlet.

    Attributes:
        span: The stretch.
        outlet: The words that name the outlet, before it.
        introduction: The sentence that introduces it, to the paragraph's end.
    """

    span: Span
    outlet: Span
    introduction: Span


def find_blocks(text: str, blocks: Sequence[Span]) -> tuple[Block, ...]:
    """Find the stretches that a document says it has from an outlet.

    Args:
        text: The document's text.
        blocks: Its paragraphs.

    Returns:
        Blocks in order, disjoint.
    """
    styles = [_find_style(block.of(text)) for block in blocks]
    found: list[Block] = []
    passed = 0
    own: Style = "none"
    for index, paragraph in enumerate(blocks):
        if index < passed:
            continue
        # The headline is an editor's, often set by another hand.
        own = styles[index] if styles[index] != "none" and index else own
        introduced = _introduces(text, paragraph)
        if introduced is not None and index + 1 < len(blocks):
            passed = _find_stop(text, blocks, styles, index + 1, own)
            span = Span(blocks[index + 1].start, blocks[passed - 1].end)
            found.append(Block(span, *introduced))
    return tuple(found)


def find_long_quotations(text: str, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """Find quotations of several paragraphs, each of which opens with a mark of its own.

    Args:
        text: The document's text.
        blocks: Its paragraphs.

    Returns:
        Each from its first mark to the one that closes it, in order; none that is not closed.
    """
    found: list[Span] = []
    first: int | None = None
    for at, block in enumerate(blocks):
        if first is None and _is_quoted(block.of(text)):
            first = at
        if first is not None and not _goes_on(text, blocks, at):
            closing = _CLOSING.search(text, block.start + 1, block.end)
            if at > first and closing is not None:
                found.append(Span(blocks[first].start, closing.start()))
            first = None
    return tuple(found)


def _introduces(text: str, paragraph: Span) -> tuple[Span, Span] | None:
    """The outlet that a paragraph's end names as the one whose words follow, and all of the end."""
    start = max(paragraph.start, paragraph.end - _LAST_CHARACTERS)
    hit = _INTRODUCTION.search(text, start, paragraph.end)
    if hit is None or (hit.start() == start and start > paragraph.start):
        return None
    outlet = find_outlet(text, Span(*hit.span("who")))
    if outlet is None or not outlet.named:
        return None
    return outlet.span, Span(hit.start(), paragraph.end)


def _find_stop(
    text: str, blocks: Sequence[Span], styles: Sequence[Style], first: int, own: Style
) -> int:
    """Number of the paragraph after the last of a block that begins with a paragraph."""
    last = min(len(blocks), first + _MOST)
    if _is_quoted(blocks[first].of(text)):
        return next(
            (at + 1 for at in range(first, last) if not _goes_on(text, blocks, at)), first + 1
        )
    foreign = first
    for at in range(first, last):
        if styles[at] == own or own == "none" or _introduces(text, blocks[at]):
            break
        if styles[at] != "none":
            foreign = at
    return foreign + 1


def _is_quoted(words: str) -> bool:
    """Whether a paragraph opens with a mark that nothing in it can close."""
    return words[:1] in ('"', "“") and not _CLOSING.search(words, 1)


def _goes_on(text: str, blocks: Sequence[Span], at: int) -> bool:
    """Whether a quotation goes on with the next paragraph (Chicago Manual of Style, 13.30)."""
    return (
        _is_quoted(blocks[at].of(text))
        and at + 1 < len(blocks)
        and text[blocks[at + 1].start] in ('"', "“")
    )


def _find_style(words: str) -> Style:
    """Which quotation marks a paragraph has; none where it has both or no."""
    curly, straight = bool(_CURLY.search(words)), bool(_STRAIGHT.search(words))
    if curly == straight:
        return "none"
    return "curly" if curly else "straight"

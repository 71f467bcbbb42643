"""Stretches that a document takes over from another: "As The Courier reports:" and what follows.

The words before a colon name whose they are. Where the block ends is told by its quotation marks:
by the closing one if all of it is quoted, else by the change back to the style of the document's
own voice (straight or typographic), as far as another style was seen. A line such as "Read the full
story at The Courier" ends it too. Without such a sign it is one paragraph, since nothing says that
more is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.model.spans import Span
from rashomon.resolve.chains.outlets import find_outlet
from rashomon.resolve.names.names import name_key

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
# "The Courier reports that …", at a paragraph's beginning: an introduction if a line closes it.
_REPORTS = re.compile(
    r"(?P<who>(?:The )?[A-Z\d][^.:;!?,\n]{0,60}?) (?:is reporting|reports|reported|writes|wrote)\b"
)
_READ_ON = re.compile(
    r"(?:You can |Please )?(?:(?:[Rr]ead|[Ss]ee|[Ff]ind) the (?:rest|full|whole|entire|complete|"
    r"original)(?: of (?:the|this))?"
    r"(?: (?:story|article|report|piece|post|text|interview|account))?"
    r"|[Rr]ead more|[Cc]ontinue reading)"
    r"(?: (?:at|on|in|from) (?P<who>(?:the )?\w[^\n]{0,60}?)| here)[.:]?\s*"
)
_LAST_CHARACTERS = 160
"""Of a paragraph's end in which an introduction is looked for."""
_MOST = 40
"""Paragraphs of one block."""
_LONGEST_LINE = 150
"""Code points of a line that tells where to read on."""
_CURLY = re.compile(r"[“”]")
_CLOSING = re.compile(r"[”\"]")
_STRAIGHT = re.compile(r'"')


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch taken over from an outlet.

    Attributes:
        span: The stretch.
        outlet: The words that name the outlet, before it.
        introduction: The sentence that introduces it, to the paragraph's end; empty where that
            sentence is a statement of its own.
    """

    span: Span
    outlet: Span
    introduction: Span


@dataclass(frozen=True, slots=True)
class _End:
    """A line that tells where to read on.

    Attributes:
        at: Number of its paragraph.
        outlet: Key of the outlet's name; empty for "here".
    """

    at: int
    outlet: str


def find_blocks(
    text: str, blocks: Sequence[Span], removed: Sequence[str] = ()
) -> tuple[Block, ...]:
    """Find the stretches that a document says it has from an outlet.

    Args:
        text: The document's text.
        blocks: Its paragraphs.
        removed: Lines that stood with the text and are no part of the account.

    Returns:
        Blocks in order, disjoint.
    """
    styles = [_find_style(block.of(text)) for block in blocks]
    ends = _find_ends(text, blocks, removed)
    found: list[Block] = []
    passed = 0
    own: Style = "none"
    for index, paragraph in enumerate(blocks):
        if index < passed:
            continue
        # The headline is an editor's, often set by another hand.
        own = styles[index] if styles[index] != "none" and index else own
        if index + 1 == len(blocks):
            break
        introduced = _introduces(text, paragraph)
        if introduced is not None:
            stop = _find_stop(text, blocks, styles, index + 1, own)
            end = _find_end(ends, index, introduced[0].of(text))
            passed = max(stop, end.at) if end is not None else stop
        else:
            introduced, passed = _reports(text, paragraph, ends, index)
        if introduced is not None:
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


def _reports(
    text: str, paragraph: Span, ends: Sequence[_End], index: int
) -> tuple[tuple[Span, Span] | None, int]:
    """The outlet that a paragraph says has the story, if a line says where to read the rest."""
    end = _find_end(ends, index, "")
    hit = _REPORTS.match(text, paragraph.start, paragraph.end) if end is not None else None
    outlet = find_outlet(text, Span(*hit.span("who"))) if hit is not None else None
    if outlet is None or not outlet.named or end is None or end.at <= index + 1:
        return None, 0
    if end.outlet not in ("", name_key(outlet.span.of(text))):
        return None, 0
    return (outlet.span, Span(paragraph.start, paragraph.start)), end.at


def _find_ends(text: str, blocks: Sequence[Span], removed: Sequence[str]) -> list[_End]:
    """Lines that tell where to read on; one that was removed stood behind the text."""
    lines = [(at, block.of(text)) for at, block in enumerate(blocks) if len(block) <= _LONGEST_LINE]
    lines += [(len(blocks), line) for line in removed if len(line) <= _LONGEST_LINE]
    found: list[_End] = []
    for at, line in lines:
        hit = _READ_ON.fullmatch(line)
        # Of a removed "Read more here" nothing tells what it was about.
        if hit is not None and (hit["who"] or at < len(blocks)):
            found.append(_End(at, name_key((hit["who"] or "").rstrip("."))))
    return found


def _find_end(ends: Sequence[_End], index: int, outlet: str) -> _End | None:
    """The next line after a paragraph that tells where to read on, if it is about an outlet.

    Args:
        ends: Such lines, in order.
        index: Number of the paragraph.
        outlet: The outlet's name; empty for any.
    """
    at = bisect_right(ends, index, key=lambda end: end.at)
    if at == len(ends) or ends[at].at - index > _MOST:
        return None
    fits = not outlet or ends[at].outlet in ("", name_key(outlet))
    return ends[at] if fits else None


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

"""Statements that stand in another's words where the reading does not say so.

What stands in a stretch that another statement introduces is part of what that one says: of "As
the Courier reports:" and its paragraphs, and of a quotation of several paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rashomon.model.links import Inside
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.resolve.chains.blocks import Block


def find_block(blocks: Sequence[Block], att: Attribution) -> Block | None:
    """Find the stretch taken over that holds all of a statement.

    Args:
        blocks: In order, disjoint.
        att: The statement.
    """
    at = bisect_right(blocks, att.content[0].start, key=lambda block: block.span.start) - 1
    return blocks[at] if at >= 0 and _holds(blocks[at].span, att) else None


def find_insides(
    reading: Reading, blocks: Sequence[Block], quotations: Sequence[Span]
) -> Iterator[Inside]:
    """Find the statements whose parent only the document's structure shows.

    Args:
        reading: The document's reading.
        blocks: Stretches taken over, in order, disjoint.
        quotations: Quotations of several paragraphs, in order, disjoint.

    Yields:
        At most one for each attribution without a parent.
    """
    outer = [att for att in reading.attributions if att.parent is None]
    introducing = _find_introducing(outer, blocks)
    quoting = _find_quoting(outer, quotations)
    for att in outer:
        block = find_block(blocks, att)
        if block is not None and block.span in introducing:
            yield Inside(att.id, introducing[block.span], "inside.block")
            continue
        quotation = _quotation_of(quotations, att)
        parent = quoting.get(quotation) if quotation is not None else None
        if parent is not None and parent != att.id:
            yield Inside(att.id, parent, "inside.quotation")


def _find_introducing(outer: Sequence[Attribution], blocks: Sequence[Block]) -> dict[Span, str]:
    """For each block the one statement whose source and cue introduce it."""
    found: dict[Span, str] = {}
    for att in outer:
        if not att.source:
            continue
        at = bisect_right(blocks, att.source[0].start, key=lambda b: b.introduction.start) - 1
        head = (*att.source, *att.cue)
        if at >= 0 and all(blocks[at].introduction.covers(span) for span in head):
            found.setdefault(blocks[at].span, att.id)
    return found


def _find_quoting(outer: Sequence[Attribution], quotations: Sequence[Span]) -> dict[Span, str]:
    """For each long quotation the one statement that has its beginning for content."""
    begin = {quotation.start: quotation for quotation in quotations}
    found: dict[Span, str] = {}
    for att in outer:
        for span in att.content:
            # A content may begin at the mark or behind it.
            quotation = begin.get(span.start) or begin.get(span.start - 1)
            if quotation is not None:
                found.setdefault(quotation, att.id)
    return found


def _quotation_of(quotations: Sequence[Span], att: Attribution) -> Span | None:
    at = bisect_right(quotations, att.content[0].start, key=lambda span: span.start) - 1
    return quotations[at] if at >= 0 and _holds(quotations[at], att) else None


def _holds(stretch: Span, att: Attribution) -> bool:
    return all(stretch.covers(span) for span in (*att.source, *att.cue, *att.content))

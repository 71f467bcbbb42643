"""How much of each text an export may carry: the words of findings, a little around them, a cap.

Full texts belong to their publishers.  What is not to leave is struck out in a copy of the record
before anything is written from it, so that no exporter can give more away than it should: every
struck character is one `display.STRUCK`, white space stays, and with it every offset.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.errors import UsageError
from rashomon.model.links import Place
from rashomon.model.record import Record, Statement
from rashomon.model.spans import Span, merged
from rashomon.publish.display import STRUCK, with_gaps

# Context on each side of a statement, in code points: enough to judge a reading by, and too little
# to stand in for the account itself, whose text belongs to its publisher.
CONTEXT = 200
# Of each finding this much always leaves: without the words it points at, nobody could check it.
# Of the bundled story's statements 99 in 100 are no longer, nine in ten have at most 122.
_OPENING = 200
# Words of one finding that leave, and that a page shows.  The longest statements of news prose are
# a few hundred characters; beyond that stand speeches in full.
LONGEST = 1_500
# Context is given step by step, so that where it runs out every statement has some: as much as an
# annotation carries, then half, then all of it.
_NEAREST = 32
# Most of one text that leaves, but for those openings.  Context needs a cap: with 200 code points
# on each side of statements 87 % of the median document of ECB+ would leave (574 documents of its
# topics 1 to 35, read by version 0.1.0 in November 2026), with 32 it is 49 %, with none 39 %.
_SHARE = 2 / 3
# A text in brief, of which a part would be too little to read a statement by, in code points.
_LEAST = 1_000

_INK = re.compile(r"\S")
_Passes = tuple[list[Span], ...]
_STEPS = 6


def excerpted(record: Record, context: int = CONTEXT, *, full_text: bool = False) -> Record:
    """A copy of a record with no more of each text than an export may carry.

    The first 200 code points of each finding are left.  Then, until two thirds of a document's text
    (but 1,000 code points of any) are left: the words of findings (but 1,500 of any), what
    stands around statements, the beginnings of passages that documents share.

    Args:
        record: The record.
        context: Code points left on each side of a statement, at least 0.
        full_text: Leave everything.

    Returns:
        The record with the same offsets and lengths; all other characters of its texts that are
        not white space are ``STRUCK``.

    Raises:
        UsageError: ``context`` is negative.
    """
    if context < 0:
        raise UsageError(f"context is {context}; allowed: 0 or more characters")
    if full_text:
        return record
    passes = _passes(record, context)
    docs = tuple(
        replace(doc, text=_struck(doc.text, _allowed(doc.text, passes[doc.id])))
        for doc in record.documents
    )
    return _reworded(replace(record, documents=docs))


def is_cut(text: str) -> bool:
    """Whether something of these words was struck out."""
    return STRUCK in text


def _passes(record: Record, context: int) -> dict[str, _Passes]:
    """What may be shown of each document, the weightiest first."""
    found: dict[str, _Passes] = defaultdict(lambda: tuple([] for _ in range(_STEPS)))
    sizes = {doc.id: len(doc.text) for doc in record.documents}
    for place in _places(record):
        found[place.document][0].append(_opening(place.span))
        found[place.document][1].append(_opening(place.span, LONGEST))
    for caution in record.cautions:
        if caution.span:
            found[caution.document][0].append(_opening(caution.span))
    nearest = min(_NEAREST, context)
    for att in record.attributions:
        for step, beside in enumerate((nearest, max(nearest, context // 2), context), start=2):
            found[att.document][step].extend(_beside(att, beside, sizes[att.document]))
    for item in record.reuse:
        for side in (item.left, item.right):
            found[side.document][-1].append(_opening(side.span))
    return found


def _opening(span: Span, size: int = _OPENING) -> Span:
    return Span(span.start, min(span.end, span.start + size))


def _places(record: Record) -> Iterator[Place]:
    """The words of every finding that an export gives."""
    for att in record.attributions:
        for span in (*att.content, *att.source, *att.cue):
            yield Place(att.document, span)
    for claim in record.claims:
        yield claim.place
        yield from (place for position in claim.positions for place in position.spans)
        yield from (Place(told.document, told.span) for told in claim.narration)
    for proposal in record.proposals:
        yield proposal.place
        yield from (step.place for step in proposal.steps)
    yield from (place for event in record.events for place in event.spans)


def _beside(att: Statement, context: int, size: int) -> list[Span]:
    """What stands before and after the words of a statement, and between their pieces."""
    start = min(span.start for span in att.content)
    end = max(span.end for span in att.content)
    first, last = Span(max(0, start - context), start), Span(end, min(size, end + context))
    between = (Span(a.end, b.start) for a, b in pairwise(sorted(att.content)) if a.end < b.start)
    return [first, *(_opening(gap, context) for gap in between), last]


def _allowed(text: str, passes: _Passes) -> tuple[Span, ...]:
    cap = max(_LEAST, int(len(text) * _SHARE))
    openings, *others = passes
    shown = merged(openings)
    for spans in others:
        wider = merged([*shown, *spans])
        if _size(wider) > cap:
            left = max(0, cap - _size(shown))
            return merged([*shown, *_fitting(_without(wider, shown), left)])
        shown = wider
    return shown


def _size(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))


def _without(spans: Sequence[Span], less: Sequence[Span]) -> Iterator[Span]:
    """What of merged spans lies outside others, which all lie within them."""
    inner = iter((*less, None))
    gone = next(inner)
    for span in spans:
        start = span.start
        while gone is not None and gone.end <= span.end:
            yield Span(start, gone.start)
            start = gone.end
            gone = next(inner)
        yield Span(start, span.end)


def _fitting(spans: Iterator[Span], left: int) -> Iterator[Span]:
    """Spans from the first on, as far as a number of code points goes."""
    for span in spans:
        yield Span(span.start, min(span.end, span.start + left))
        left -= min(len(span), left)


def _struck(text: str, shown: Sequence[Span]) -> str:
    pieces, at = [], 0
    for span in shown:
        pieces += [_INK.sub(STRUCK, text[at : span.start]), span.of(text)]
        at = span.end
    return "".join((*pieces, _INK.sub(STRUCK, text[at:])))


def _reworded(record: Record) -> Record:
    """Wordings that stand in the record beside their place, cut as the place is."""
    texts = {doc.id: doc.text for doc in record.documents}

    def cut(words: str, place: Place) -> str:
        left = place.span.of(texts[place.document])
        return with_gaps(" ".join(left.split())) if is_cut(left) else words

    return replace(
        record,
        claims=tuple(replace(item, text=cut(item.text, item.place)) for item in record.claims),
        proposals=tuple(
            replace(item, text=cut(item.text, item.place)) for item in record.proposals
        ),
        events=tuple(replace(item, label=cut(item.label, item.spans[0])) for item in record.events),
    )

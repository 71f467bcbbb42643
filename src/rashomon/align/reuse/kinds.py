"""Sorts what documents share into narration, quotation and boilerplate.

Accounts of one event share the words of its speakers, of the papers they quote and of the
agencies they belong to without one of them being made from another.  Only narration is evidence
of copying, so a passage that runs over the border of a quotation is split there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.align.reuse.facts import count_conflicts
from rashomon.align.reuse.pages import (
    COMMON,
    FURNITURE,
    QUOTED,
    RECURRING,
    Match,
    Page,
    match_words,
    open_pages,
    spread_marks,
)
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place, ReuseForm, ReuseKind
from rashomon.model.reading import Reading
from rashomon.model.spans import Span

_NARRATION, _QUOTATION, _BOILERPLATE = range(3)
_KINDS: tuple[ReuseKind, ...] = ("narration", "quotation", "boilerplate")

# Quoted words in the midst of narration up to which they are part of it: a word in scare quotes,
# the title of a book, "in his own words".
_FRAGMENT = 4
# Words that a writer chose from which on a narration is evidence.  Of the phrases that unrelated
# accounts in PolNeAR train and ECB+ 1-35 share (a pledge that everybody words alike, the name of a
# programme) nearly all have less, of narrations that were copied nearly all have more.
_TELLING = 5.0
# What a word counts that both accounts have elsewhere too.
_TOPICAL = 0.5
# Words of a common phrase or a lead-in at the end of a quotation from which on they are worth
# keeping as a part of their own.
_EDGE = 5
# Words from which on what stands between two quotations is more than "he said on Tuesday".
_LEAD_IN = 6
_ENDINGS = frozenset(".,!?;:…)]\"'”’»")

Labels = NDArray[np.int8]
Weights = NDArray[np.float64]
Run = tuple[int, int, int]
"""Kind, first word and word after the last of a stretch of matching words."""


def _label(marks: int) -> int:
    if marks & FURNITURE:
        return _BOILERPLATE
    return _QUOTATION if marks & QUOTED else _NARRATION


def _weight(marks: int) -> float:
    if marks & (QUOTED | FURNITURE | COMMON):
        return 0.0
    return _TOPICAL if marks & RECURRING else 1.0


_EITHER = QUOTED | FURNITURE | COMMON
_LABELS = np.array([_label(marks) for marks in range(16)], np.int8)
_WEIGHTS = np.array([_weight(marks) for marks in range(16)])


@dataclass(frozen=True, slots=True)
class _Part:
    """A passage of one kind, and how much of it a writer chose."""

    passage: Passage
    telling: float


def sort_kinds(
    documents: Sequence[Document], readings: Sequence[Reading], passages: Sequence[Passage]
) -> tuple[Passage, ...]:
    """Says what each shared passage is, and splits those that are more than one thing.

    Words count as quoted where either document, or a third that shares them, has them in
    quotation marks or reads them as direct speech.  A quoted fragment of a few words in the midst
    of narration stays part of it; "he said" between two quotations belongs to them; a narration
    without enough words that a writer chose is left out where it is all that two documents have
    in common.

    Args:
        documents: The documents.
        readings: Their readings.
        passages: What they share to the letter or nearly; kinds are not looked at.

    Returns:
        Passages of one kind each, sorted by place, with spans at word borders on both sides.
    """
    pages = open_pages(documents, readings, passages)
    matches = [match_words(passage, pages) for passage in passages]
    spread_marks(matches, pages)
    parts = [part for match in matches for part in _parts(match, pages)]
    return tuple(sorted(_evident(parts), key=lambda passage: (passage.left, passage.right)))


def _parts(match: Match, pages: Mapping[str, Page]) -> Iterator[_Part]:
    """The parts of one passage, each of one kind."""
    both = pages[match.passage.left.document], pages[match.passage.right.document]
    left, right = both[0].marks[match.left], both[1].marks[match.right]
    # On either side is enough, but for recurring words: those are few that both texts repeat.
    marks = (left | right) & _EITHER | left & right & RECURRING
    telling = _WEIGHTS[marks]
    runs = _settled(_runs(_LABELS[marks]), telling)
    # What stands between quotations and is much in sum was told by one writer.
    whole = sum(_told(run, telling) for run in runs)
    for kind, start, stop in runs:
        part = _cut(match, start, stop, both, _KINDS[kind])
        formula = kind == _NARRATION and _is_formula(match, start, stop, both)
        yield _Part(part, 0.0 if formula else whole)


def _is_formula(match: Match, start: int, stop: int, pages: tuple[Page, Page]) -> bool:
    """Whether more names and figures differ than agree."""
    if stop - start == match.left[stop - 1] - match.left[start] + 1:
        return False
    rows = match.left[start:stop], match.right[start:stop]
    left, right = (page.facts for page in pages)
    conflicts = count_conflicts((pages[0].forms, pages[1].forms), (left, right), rows)
    return conflicts > int((left[rows[0]] & right[rows[1]]).sum())


def _runs(labels: Labels) -> list[Run]:
    """The stretches of one kind."""
    if not len(labels):
        return []
    if labels.min() == labels.max():
        return [(int(labels[0]), 0, len(labels))]
    edges = [0, *(np.flatnonzero(np.diff(labels)) + 1).tolist(), len(labels)]
    return [(int(labels[a]), a, b) for a, b in pairwise(edges)]


def _settled(runs: Sequence[Run], telling: Weights) -> list[Run]:
    """Gives short stretches to their neighbours: fragments to narration, lead-ins to quotations."""
    if len(runs) == 1:
        return list(runs)
    whole = list(
        _united(
            (_NARRATION if kind == _QUOTATION and b - a <= _FRAGMENT else kind, a, b)
            for kind, a, b in runs
        )
    )
    settled: list[Run] = []
    much = sum(_told(run, telling) for run in whole) >= _TELLING
    for at, (kind, a, b) in enumerate(whole):
        weak = telling[a:b].sum() < _TELLING and not (much and b - a >= _LEAD_IN)
        if kind == _NARRATION and len(whole) > 1 and weak:
            if 0 < at < len(whole) - 1:
                kind = whole[at - 1][0]
            elif b - a < _EDGE:
                continue
        settled.append((kind, a, b))
    return list(_united(settled))


def _told(run: Run, telling: Weights) -> float:
    """How much of a stretch a writer chose, if it is a narration of some words."""
    kind, start, stop = run
    return (
        float(telling[start:stop].sum()) if kind == _NARRATION and stop - start >= _LEAD_IN else 0.0
    )


def _united(runs: Iterable[Run]) -> Iterator[Run]:
    """Joins neighbouring stretches of one kind."""
    last: Run | None = None
    for run in runs:
        if last is not None and last[0] == run[0]:
            last = (last[0], last[1], run[2])
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _cut(match: Match, start: int, stop: int, pages: tuple[Page, Page], kind: ReuseKind) -> Passage:
    """The part of a passage between two of its matching words."""
    whole = match.passage
    if start == 0 and stop == len(match.left):
        return replace(whole, kind=kind)
    rows = match.left[start:stop].tolist(), match.right[start:stop].tolist()
    spans = [
        Span(int(page.starts[row[0]]), int(page.ends[row[-1]]))
        for page, row in zip(pages, rows, strict=True)
    ]
    more = _common_ending(pages, spans) if stop < len(match.left) else 0
    left, right = (
        Place(
            place.document,
            Span(
                place.span.start if start == 0 else span.start,
                place.span.end if stop == len(match.left) else span.end + more,
            ),
        )
        for place, span in zip((whole.left, whole.right), spans, strict=True)
    )
    sizes = [row[-1] - row[0] + 1 for row in rows]
    alike = stop - start
    form: ReuseForm = "verbatim" if sizes == [alike, alike] else "edited"
    return Passage(left, right, round(2 * alike / sum(sizes), 4), form, kind)


def _common_ending(pages: tuple[Page, Page], spans: Sequence[Span]) -> int:
    """How many closing marks follow two stretches on both sides."""
    tails = [page.text[span.end : span.end + 4] for page, span in zip(pages, spans, strict=True)]
    more = 0
    for one, other in zip(*tails, strict=False):
        if one != other or one not in _ENDINGS:
            break
        more += 1
    return more


def _evident(parts: Sequence[_Part]) -> Iterator[Passage]:
    """Leaves out narration that is a common phrase, unless the two share more than that."""
    strong = {_pair(part) for part in parts if part.telling >= _TELLING}
    for part in parts:
        weak = part.passage.kind == "narration" and part.telling < _TELLING
        if not weak or _pair(part) in strong:
            yield part.passage


def _pair(part: _Part) -> tuple[str, str]:
    return part.passage.left.document, part.passage.right.document

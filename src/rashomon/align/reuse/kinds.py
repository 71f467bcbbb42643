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

from rashomon.align.reuse.agreeing import Places, find_agreeing
from rashomon.align.reuse.furniture import find_notes, find_standing
from rashomon.align.reuse.quoted import find_quoted
from rashomon.align.reuse.telling import Flags, find_recurring, find_telling, flag_words
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place, ReuseForm, ReuseKind
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.text.words import Words, find_words

_NARRATION, _QUOTATION, _BOILERPLATE = range(3)
_KINDS: tuple[ReuseKind, ...] = ("narration", "quotation", "boilerplate")

# Quoted words in the midst of narration up to which they are part of it: a word in scare quotes,
# the title of a book, "in his own words".
_FRAGMENT = 4
# Words that a writer chose from which on a narration is evidence.  Of the phrases that unrelated
# accounts in PolNeAR train and ECB+ 1-35 share ("for a temporary ban on Muslims entering the United
# States") nearly all have less, of narrations that were copied nearly all have more.
_TELLING = 5.0
# What a word counts that both accounts have elsewhere too.
_TOPICAL = 0.5
# Accounts that must have words in quotation marks for them to be a quotation where no mark is.
_QUOTING = 2
# Words of a common phrase or a lead-in at the end of a quotation from which on they are worth
# keeping as a part of their own.
_EDGE = 5
_ENDINGS = frozenset(".,!?;:…)]\"'”’»")

Labels = NDArray[np.int8]
Weights = NDArray[np.float64]


@dataclass(slots=True)
class _Page:
    """One document, word by word: what is quoted, what is furniture, what tells."""

    text: str
    words: Words
    quoted: Flags
    furniture: Flags
    telling: Flags
    recurring: Flags


@dataclass(frozen=True, slots=True)
class _Match:
    """A passage and the words in it that are the same: left[n] is right[n]."""

    passage: Passage
    left: Places
    right: Places


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
        passages: What they share; kinds are not looked at.

    Returns:
        Passages of one kind each, sorted by place, with spans at word borders on both sides.
    """
    matched = [passage for passage in passages if passage.form != "reworded"]
    pages = _open_pages(documents, readings, matched)
    matches = [_match(passage, pages) for passage in matched]
    _spread(matches, pages)
    parts = [part for match in matches for part in _parts(match, pages)]
    reworded = [_Part(p, _TELLING) for p in passages if p.form == "reworded"]
    return tuple(sorted(_evident([*parts, *reworded]), key=lambda p: (p.left, p.right)))


def _open_pages(
    documents: Sequence[Document], readings: Sequence[Reading], passages: Sequence[Passage]
) -> dict[str, _Page]:
    """The pages of all documents that share anything."""
    sharing = {place.document for p in passages for place in (p.left, p.right)}
    found = {doc.id: doc for doc in documents if doc.id in sharing}
    read = {reading.document: reading for reading in readings}
    standing = find_standing(found, passages)
    return {
        name: _open_page(doc, read.get(name), standing.get(name, ())) for name, doc in found.items()
    }


def _open_page(doc: Document, reading: Reading | None, standing: Sequence[Span]) -> _Page:
    words = find_words(doc.text)
    quoted = find_quoted(doc.text, reading.attributions if reading else ())
    return _Page(
        doc.text,
        words,
        flag_words(words, quoted),
        flag_words(words, (*find_notes(doc.text), *standing)),
        find_telling(doc.text, words, reading, doc.title_span),
        find_recurring(words),
    )


def _match(passage: Passage, pages: Mapping[str, _Page]) -> _Match:
    forms, firsts = [], []
    for place in (passage.left, passage.right):
        words = pages[place.document].words
        inside = words.within(place.span.start, place.span.end)
        forms.append(words.forms[inside.start : inside.stop])
        firsts.append(inside.start)
    left, right = find_agreeing(*forms)
    return _Match(passage, left + firsts[0], right + firsts[1])


def _spread(matches: Sequence[_Match], pages: Mapping[str, _Page]) -> None:
    """Has what documents show of their words hold for the same words of the others.

    A block quotation without marks is known by the accounts that have them, if there are two and
    more such than others: one alone may be quoting this very account.  A note that one document
    shows to be a note is one wherever it stands.
    """
    votes = {name: np.zeros((2, len(page.quoted)), np.int32) for name, page in pages.items()}
    notes = {name: page.furniture.copy() for name, page in pages.items()}
    for match in matches:
        ends = (
            (match.passage.left.document, match.left),
            (match.passage.right.document, match.right),
        )
        for (name, at), (other, there) in (ends, ends[::-1]):
            quoted = pages[other].quoted[there]
            votes[name][0, at] += ~quoted
            votes[name][1, at] += quoted
            notes[name][at] |= pages[other].furniture[there]
    for name, page in pages.items():
        without, quoting = votes[name]
        page.quoted = page.quoted | ((quoting >= _QUOTING) & (quoting > without))
        page.furniture = notes[name]


def _parts(match: _Match, pages: Mapping[str, _Page]) -> Iterator[_Part]:
    """The parts of one passage, each of one kind."""
    left = pages[match.passage.left.document]
    right = pages[match.passage.right.document]
    quoted = left.quoted[match.left] | right.quoted[match.right]
    furniture = left.furniture[match.left] | right.furniture[match.right]
    labels = np.where(furniture, _BOILERPLATE, np.where(quoted, _QUOTATION, _NARRATION))
    telling = _weigh(match, left, right) * (labels == _NARRATION)
    for kind, start, stop in _settled(_runs(labels.astype(np.int8)), telling):
        part = _cut(match, start, stop, (left, right), _KINDS[kind])
        yield _Part(part, float(telling[start:stop].sum()))


def _weigh(match: _Match, left: _Page, right: _Page) -> Weights:
    """How much each pair of matching words tells: words of the topic half."""
    telling = left.telling[match.left] & right.telling[match.right]
    topical = left.recurring[match.left] & right.recurring[match.right]
    return np.where(telling, np.where(topical, _TOPICAL, 1.0), 0.0)


Run = tuple[int, int, int]
"""Kind, first word and word after the last of a stretch of matching words."""


def _runs(labels: Labels) -> list[Run]:
    """The stretches of one kind."""
    if not len(labels):
        return []
    edges = [0, *(np.flatnonzero(np.diff(labels)) + 1).tolist(), len(labels)]
    return [(int(labels[a]), a, b) for a, b in pairwise(edges)]


def _settled(runs: Sequence[Run], telling: Weights) -> list[Run]:
    """Gives short stretches to their neighbours: fragments to narration, lead-ins to quotations."""
    whole = list(
        _united(
            (_NARRATION if kind == _QUOTATION and b - a <= _FRAGMENT else kind, a, b)
            for kind, a, b in runs
        )
    )
    settled: list[Run] = []
    for at, (kind, a, b) in enumerate(whole):
        if kind == _NARRATION and len(whole) > 1 and telling[a:b].sum() < _TELLING:
            if 0 < at < len(whole) - 1:
                kind = whole[at - 1][0]
            elif b - a < _EDGE:
                continue
        settled.append((kind, a, b))
    return list(_united(settled))


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


def _cut(
    match: _Match, start: int, stop: int, pages: tuple[_Page, _Page], kind: ReuseKind
) -> Passage:
    """The part of a passage between two of its matching words."""
    whole = match.passage
    if start == 0 and stop == len(match.left):
        return replace(whole, kind=kind)
    rows = match.left[start:stop].tolist(), match.right[start:stop].tolist()
    spans = [
        Span(page.words.starts[row[0]], page.words.ends[row[-1]])
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


def _common_ending(pages: tuple[_Page, _Page], spans: Sequence[Span]) -> int:
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

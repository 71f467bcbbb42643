"""What is known of each word of a document, before what documents share is sorted by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.align.reuse.agreeing import Places, find_agreeing
from rashomon.align.reuse.facts import find_facts
from rashomon.align.reuse.furniture import find_notes, find_standing
from rashomon.align.reuse.quoted import find_quoted
from rashomon.align.reuse.telling import Flags, find_recurring, find_telling, flag_words
from rashomon.model.documents import Document
from rashomon.model.links import Passage
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.text.words import Words, find_words

QUOTED, FURNITURE, COMMON, RECURRING = (np.uint8(1 << bit) for bit in range(4))
"""Somebody's own words; an outlet's on itself; none that a writer chose; not the only one."""

# Accounts that must have words in quotation marks for them to be a quotation where no mark is.
_QUOTING = 2

Marks = NDArray[np.uint8]


@dataclass(slots=True)
class Page:
    """One document, word by word.

    Args:
        text: Its text.
        words: The words of it.
        marks: For each word the sum of what holds of it.
        facts: Which words are names and figures.
    """

    text: str
    words: Words
    marks: Marks
    facts: Flags


@dataclass(frozen=True, slots=True)
class Match:
    """A passage and the words of it that agree.

    Args:
        passage: The passage.
        left: Indices of words in the left document.
        right: Indices of the same words in the right one.
    """

    passage: Passage
    left: Places
    right: Places


def open_pages(
    documents: Sequence[Document], readings: Sequence[Reading], passages: Sequence[Passage]
) -> dict[str, Page]:
    """The pages of all documents that share anything, by document id.

    Args:
        documents: The documents.
        readings: Their readings.
        passages: What they share.
    """
    sharing = {place.document for p in passages for place in (p.left, p.right)}
    found = {doc.id: doc for doc in documents if doc.id in sharing}
    read = {reading.document: reading for reading in readings}
    standing = find_standing(found, passages)
    return {
        name: _open_page(doc, read.get(name), standing.get(name, ())) for name, doc in found.items()
    }


def _open_page(doc: Document, reading: Reading | None, standing: Sequence[Span]) -> Page:
    words = find_words(doc.text)
    quoted = find_quoted(doc.text, reading.attributions if reading else ())
    marks = flag_words(words, quoted) * QUOTED
    marks |= flag_words(words, (*find_notes(doc.text, doc.outlet), *standing)) * FURNITURE
    marks |= ~find_telling(doc.text, words, reading, doc.title_span) * COMMON
    marks |= find_recurring(words) * RECURRING
    return Page(doc.text, words, marks, find_facts(doc.text, words))


def match_words(passage: Passage, pages: Mapping[str, Page]) -> Match:
    """Finds which words of a passage agree.

    Args:
        passage: A passage.
        pages: The pages of both its documents, by document id.
    """
    forms, firsts = [], []
    for place in (passage.left, passage.right):
        words = pages[place.document].words
        inside = words.within(place.span.start, place.span.end)
        forms.append(words.forms[inside.start : inside.stop])
        firsts.append(inside.start)
    left, right = find_agreeing(*forms)
    return Match(passage, left + firsts[0], right + firsts[1])


def spread_marks(matches: Sequence[Match], pages: Mapping[str, Page]) -> None:
    """Has what documents show of their words hold for the same words of the others.

    A block quotation without marks is known by the accounts that have them, if there are two and
    more such than others: one alone may be quoting this very account.  A note that one document
    shows to be a note is one wherever it stands.

    Args:
        matches: What documents share.
        pages: Their pages by document id, whose marks are changed.
    """
    seen = {name: np.zeros(len(page.marks), np.int32) for name, page in pages.items()}
    quoting = {name: np.zeros(len(page.marks), np.int32) for name, page in pages.items()}
    notes = {name: page.marks & FURNITURE for name, page in pages.items()}
    for match in matches:
        ones, others = match.passage.left.document, match.passage.right.document
        left, right = pages[ones].marks[match.left], pages[others].marks[match.right]
        for name, at, marks in ((ones, match.left, right), (others, match.right, left)):
            seen[name][at] += 1
            quoting[name][at] += marks & QUOTED
            notes[name][at] |= marks & FURNITURE
    for name, page in pages.items():
        quoted = (quoting[name] >= _QUOTING) & (2 * quoting[name] > seen[name])
        page.marks |= notes[name] | quoted * QUOTED

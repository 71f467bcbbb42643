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
from rashomon.text.grams import WordNumbers
from rashomon.text.words import find_words

QUOTED, FURNITURE, COMMON, RECURRING = (np.uint8(1 << bit) for bit in range(4))
"""Somebody's own words; an outlet's on itself; none that a writer chose; not the only one."""

# Accounts that must have words in quotation marks for them to be a quotation where no mark is.
_QUOTING = 2

Marks = NDArray[np.uint8]
Numbers = NDArray[np.int32]


@dataclass(slots=True)
class Page:
    """One document, word by word, in 14 bytes a word.

    Args:
        text: Its text.
        forms: A number for each word; equal words have equal numbers in all pages.
        starts: Where each begins, in code points.
        ends: Where each ends.
        marks: For each word the sum of what holds of it.
        facts: Which words are names and figures.
    """

    text: str
    forms: Numbers
    starts: Numbers
    ends: Numbers
    marks: Marks
    facts: Flags

    def within(self, span: Span) -> tuple[int, int]:
        """First of the words wholly within a stretch of the text, and the one after the last."""
        first = int(np.searchsorted(self.starts, span.start))
        return first, max(first, int(np.searchsorted(self.ends, span.end, side="right")))


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
    numbers = WordNumbers()
    return {
        name: _open_page(doc, read.get(name), standing.get(name, ()), numbers)
        for name, doc in found.items()
    }


def _open_page(
    doc: Document, reading: Reading | None, standing: Sequence[Span], numbers: WordNumbers
) -> Page:
    words = find_words(doc.text)
    quoted = find_quoted(doc.text, reading.attributions if reading else ())
    marks = flag_words(words, quoted) * QUOTED
    marks |= flag_words(words, (*find_notes(doc.text, doc.outlet), *standing)) * FURNITURE
    marks |= ~find_telling(doc.text, words, reading, doc.title_span) * COMMON
    marks |= find_recurring(words) * RECURRING
    return Page(
        doc.text,
        numbers.encode(words.forms),
        np.array(words.starts, np.int32),
        np.array(words.ends, np.int32),
        marks,
        find_facts(doc.text, words),
    )


def match_words(passage: Passage, pages: Mapping[str, Page]) -> Match:
    """Finds which words of a passage agree.

    Args:
        passage: A passage.
        pages: The pages of both its documents, by document id.
    """
    left, right = pages[passage.left.document], pages[passage.right.document]
    (a, b), (c, d) = left.within(passage.left.span), right.within(passage.right.span)
    ours, theirs = find_agreeing(left.forms[a:b], right.forms[c:d])
    return Match(passage, ours + np.int32(a), theirs + np.int32(c))


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

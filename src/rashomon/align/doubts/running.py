"""Signs that the paragraphs of a text stand in another order than they were written in.

News is written so that whoever is named is first introduced, that the lead tells what the headline
announces, and that a paragraph goes on where the one before it ended. A text whose paragraphs were
moved breaks all three at once; a text with an unusual build breaks one. Coherence between
neighbours as evidence of order: Barzilay & Lapata 2008, *Modeling local coherence: an entity-based
approach*; Lapata 2003, *Probabilistic text structuring: experiments with sentence ordering*.
"""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.align.doubts.layout import Named, Paragraph, content_words, find_headline, list_people
from rashomon.model.documents import Document
from rashomon.model.reading import Reading

# Paragraphs that are compared with one another, so that a long text costs no more than this square.
_MOST_PARAGRAPHS = 150
# Fewer neighbours say nothing about order.
_LEAST_PARAGRAPHS = 5
# Words of meaning that a headline needs before a paragraph can be told to be about it.
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class LateName:
    """Someone named shortly before the paragraph that introduces them.

    Args:
        short: The early naming.
        full: The introduction.
        paragraph: Index of the paragraph of the early naming.
    """

    short: Named
    full: Named
    paragraph: int


@dataclass(frozen=True, slots=True)
class LateLead:
    """A paragraph far down that tells what the headline announces, where the first two do not.

    Args:
        paragraph: Its index, at least 2.
        gain: Share of the headline's words that it has more than the better of the first two.
        people: How many people of the headline, or with a title, it is the first to name in full.
    """

    paragraph: int
    gain: float
    people: int


@dataclass(frozen=True, slots=True)
class Running:
    """How a text runs.

    Args:
        late: People named before they are introduced, in order.
        prepared: How many people are introduced first and named shortly later.
        lead: A late lead, if there is one.
        cohesion: By how many standard errors neighbours are more alike in meaning than
            paragraphs in general; ``None`` where that cannot be told.
    """

    late: tuple[LateName, ...]
    prepared: int
    lead: LateLead | None
    cohesion: float | None


def observe(document: Document, reading: Reading, rows: Sequence[Paragraph]) -> Running:
    """Takes the signs of order from one document.

    Args:
        document: A document.
        reading: Its reading.
        rows: Its paragraphs of prose.

    Returns:
        What was seen.
    """
    first = _first_short(list_people(document.text, reading.mentions), rows)
    late = tuple(item for item in first if _is_late(document.text, rows, item))
    prepared = len(first) - len(late)
    return Running(late, prepared, _late_lead(document, rows), _cohesion(reading, rows))


def _first_short(people: Sequence[Named], rows: Sequence[Paragraph]) -> list[LateName]:
    """Where each who has one full name is first named shortly in prose, and that full name.

    A full name in the headline or in a line that is no prose introduces too; a short one there
    tells nothing, since headlines are short.
    """
    full: dict[str, Named] = {}
    given: dict[str, set[str]] = defaultdict(set)
    for named in people:
        if named.given:
            full.setdefault(named.surname, named)
            given[named.surname].add(named.given)
    first: dict[str, LateName] = {}
    for at, row in enumerate(rows):
        for named in row.people:
            if not named.given and len(given[named.surname]) == 1:
                first.setdefault(named.surname, LateName(named, full[named.surname], at))
    return list(first.values())


def _is_late(text: str, rows: Sequence[Paragraph], item: LateName) -> bool:
    """Whether a full name comes in a later paragraph, and none that was not read before."""
    if item.full.span.start < rows[item.paragraph].span.end:
        return False
    return text.find(item.full.span.of(text), 0, item.short.span.start) < 0


def _late_lead(document: Document, rows: Sequence[Paragraph]) -> LateLead | None:
    headline = find_headline(document)
    title = content_words(headline.of(document.text)) if headline else frozenset()
    if len(title) < _TITLE_WORDS or len(rows) < _LEAST_PARAGRAPHS:
        return None
    told = [len(title & row.content) / len(title) for row in rows]
    best = max(range(len(rows)), key=lambda at: (told[at], -at))
    gain = told[best] - max(told[:2])
    if gain <= 0:
        return None
    return LateLead(best, gain, _introduced(title, rows, best))


def _introduced(title: frozenset[str], rows: Sequence[Paragraph], at: int) -> int:
    known = {named.surname for row in rows[:at] for named in row.people if named.given}
    new = [named for named in rows[at].people if named.given and named.surname not in known]
    return sum(named.titled or named.surname.lower() in title for named in new)


def _cohesion(reading: Reading, rows: Sequence[Paragraph]) -> float | None:
    vectors = [vector for vector in _vectors(reading, rows) if vector is not None]
    if len(vectors) < _LEAST_PARAGRAPHS:
        return None
    stack = np.stack(vectors[:_MOST_PARAGRAPHS])
    alike = stack @ stack.T
    pairs = alike[np.triu_indices(len(stack), 1)]
    neighbours = np.diagonal(alike, 1)
    spread = float(pairs.std())
    if spread == 0.0:
        return None
    gain = float(neighbours.mean() - pairs.mean())
    return gain / spread * float(np.sqrt(len(neighbours)))


def _vectors(reading: Reading, rows: Sequence[Paragraph]) -> list[NDArray[np.float64] | None]:
    """The direction of each paragraph's meaning: the mean of those of its sentences."""
    sums: list[NDArray[np.float64] | None] = [None] * len(rows)
    at = 0
    for meaning in reading.meanings:
        start = meaning.spans[0].start
        if meaning.attribution is not None:
            break
        while at < len(rows) and rows[at].span.end <= start:
            at += 1
        if at < len(rows) and rows[at].span.start <= start:
            vector = _unit(np.frombuffer(base64.b64decode(meaning.vector), np.int8))
            previous = sums[at]
            sums[at] = vector if previous is None else previous + vector
    return [None if vector is None else _unit(vector) for vector in sums]


def _unit(vector: NDArray[np.floating] | NDArray[np.int8]) -> NDArray[np.float64]:
    wide = vector.astype(np.float64)
    length = float(np.linalg.norm(wide))
    return wide / length if length else wide

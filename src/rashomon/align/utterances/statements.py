"""Statements as they are compared: words, weights, numbers, names, meaning, speaker and time."""

from __future__ import annotations

import base64
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.lexicon.inflection import words
from rashomon.model.documents import Document
from rashomon.model.links import Entity, Resolution, SpokenAt
from rashomon.model.reading import Attribution, Meaning, Reading
from rashomon.model.spans import Span
from rashomon.text.days import Days, parse_days
from rashomon.text.figures import Figure, find_calendar, find_figures, is_calendar
from rashomon.text.function_words import STOP
from rashomon.text.negation import IMPLICIT, NEGATIONS, negated_positions
from rashomon.text.rarity import bits_of
from rashomon.text.stems import stem
from rashomon.text.words import Words, find_words

LONGEST = 300
"""Words of a content that are compared: longer ones are whole interviews and speeches, of which
the beginning stands for the rest."""
NAME = "ent-"
"""What the id of an entity begins with, which stands for a name among the stems."""
_MOST_PLACES = 8
"""Places of one word from which a run of shared words may begin; hostile texts repeat one word."""
_MOST_TOLD = 20 * LONGEST
"""Code points in which numbers are looked for: parts of a content may stand far apart."""
_PIECES = 8
"""Sentences of one content whose vectors are compared beside that of the whole."""
_WITHIN = 0.6
"""Share of a sentence that a content must hold for the sentence's vector to count as its own:
with the words of attribution around it, a quoted sentence is seldom less."""
FIRST_PERSON = words("i we")
_CLAUSE = re.compile(r"[,;:.!?—–()\n]|\.\.\.|…")

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One attribution as it is compared with others.

    Args:
        att: The attribution.
        place: Its position among those of its document.
        speaker: Entity id.
        source: Stems of the words that name the speaker.
        days: When it was said.
        exact: Whether words of the text say when.
        forms: Words of the content.
        stems: Their stems; empty for function words.
        places: Of each word with a stem, the indices where it stands, a few at most.
        bits: Of each stem, what it tells.
        total: Their sum.
        negated: Indices of words under a negation.
        negations: How many negations there are.
        implicit: Stems that may say no in another way.
        figures: Numbers.
        calendar: Days of the week, and months.
        names: Entities named within.
        vectors: Unit vectors of the whole and of its sentences, by row; none if unread.
        family: Ids of the statements it stands in and of those that stand in it.
        inner: Share of its words that stand in statements within it.
        inner_speakers: Who speaks in those.
    """

    att: Attribution
    place: int
    speaker: str | None
    source: frozenset[str]
    days: Days | None
    exact: bool
    forms: tuple[str, ...]
    stems: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    bits: Mapping[str, float]
    total: float
    negated: frozenset[int]
    negations: int
    implicit: frozenset[str]
    figures: tuple[Figure, ...]
    calendar: tuple[frozenset[str], frozenset[str]]
    names: frozenset[str]
    vectors: Vectors | None
    family: frozenset[str]
    inner: float
    inner_speakers: frozenset[str]


def read_statements(
    documents: Sequence[Document], readings: Sequence[Reading], resolution: Resolution
) -> list[Statement]:
    """Prepares every statement of a story, sorted by attribution id."""
    texts = {doc.id: doc for doc in documents}
    known = _Known(resolution)
    found = [
        statement
        for reading in readings
        if reading.attributions
        for statement in _Telling(texts[reading.document], reading, known).statements()
    ]
    return sorted(found, key=lambda statement: statement.att.id)


class _Known:
    """What is resolved, by attribution and by document."""

    def __init__(self, resolution: Resolution) -> None:
        self.speakers = {item.attribution: item.entity for item in resolution.speakers}
        self.spoken: dict[str, SpokenAt] = {item.attribution: item for item in resolution.spoken}
        self.parents = {item.attribution: item.parent for item in resolution.insides}
        self.names: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in resolution.entities:
            self._add(entity)
        for places in self.names.values():
            places.sort(key=lambda place: (place[0], -place[1], place[2]))

    def _add(self, entity: Entity) -> None:
        if entity.kind in ("unnamed", "document"):
            return
        for place in entity.mentions:
            self.names[place.document].append((place.span.start, place.span.end, entity.id))

    def names_in(self, document: str, spans: Sequence[Span]) -> frozenset[str]:
        places = self.names.get(document, [])
        found = set()
        for span in spans:
            first = bisect_left(places, span.start, key=lambda place: place[0])
            for start, end, entity in places[first:]:
                if start >= span.end:
                    break
                if end <= span.end:
                    found.add(entity)
        return frozenset(found)


class _Telling:
    """The statements of one document."""

    def __init__(self, doc: Document, reading: Reading, known: _Known) -> None:
        self.doc, self.reading, self.known = doc, reading, known
        self.words = find_words(doc.text)
        self.stems = self._stems(known.names.get(doc.id, []))
        self.counts = Counter(self.stems)
        self.atts = {att.id: att for att in reading.attributions}
        self.parents = {
            att.id: att.parent or known.parents.get(att.id) for att in reading.attributions
        }
        self.inner: dict[str, list[str]] = defaultdict(list)
        for key in self.atts:
            for upper in self._above(key):
                self.inner[upper].append(key)
        self.vectors = _decode(reading.meanings)

    def _stems(self, names: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
        """Stems of all words; a name is one word, whatever it is called by."""
        stems = [
            ""
            if form in STOP or is_calendar(self.doc.text[start : start + len(form)])
            else stem(form)
            for form, start in zip(self.words.forms, self.words.starts, strict=True)
        ]
        done = 0
        for start, end, entity in names:
            within = self.words.within(start, end)
            if within and start >= done:
                stems[within.start : within.stop] = [entity, *[""] * (len(within) - 1)]
                done = end
        return tuple(stems)

    def statements(self) -> Iterator[Statement]:
        for place, att in enumerate(self.reading.attributions):
            yield self._statement(place, att)

    def _statement(self, place: int, att: Attribution) -> Statement:
        # What somebody hopes or knows is told by the cue as much as by the content.
        spans = (*att.cue, *att.content) if att.mode == "attitude" else att.content
        indices = [i for span in spans for i in self.words.within(span.start, span.end)]
        indices = indices[:LONGEST]
        forms = tuple(self.words.forms[i] for i in indices)
        stems = tuple(self.stems[i] for i in indices)
        bits = self._bits(stems)
        told = _told(self.doc.text, self.words, indices)
        spoken = self.known.spoken.get(att.id)
        inner = [self.atts[key] for key in self.inner[att.id]]
        return Statement(
            att=att,
            place=place,
            speaker=self._speaker(att),
            source=self._source(att),
            days=parse_days(spoken.value) if spoken else None,
            exact=spoken is not None and spoken.basis == "expression",
            forms=forms,
            stems=stems,
            places=_places(forms, stems),
            bits=bits,
            total=sum(bits.values()),
            negated=negated_positions(forms, _breaks(self.doc.text, self.words, indices)),
            negations=sum(form in NEGATIONS for form in forms),
            implicit=IMPLICIT.intersection(stems),
            figures=find_figures(told),
            calendar=find_calendar(told),
            names=self.known.names_in(self.doc.id, att.content),
            vectors=self._vectors_of(att),
            family=frozenset((*self._above(att.id), *self.inner[att.id])),
            inner=_share(att, inner),
            inner_speakers=frozenset(
                self.known.speakers[a.id] for a in inner if a.id in self.known.speakers
            ),
        )

    def _speaker(self, att: Attribution) -> str | None:
        """Who speaks; *we hope* within what somebody is quoted with is said by the same mouth."""
        found = self.known.speakers.get(att.id)
        if found is not None or not att.source:
            return found
        told = {self.words.forms[i] for s in att.source for i in self.words.within(s.start, s.end)}
        if not told or not told <= FIRST_PERSON:
            return None
        speakers = (self.known.speakers.get(upper) for upper in self._above(att.id))
        return next((speaker for speaker in speakers if speaker is not None), None)

    def _source(self, att: Attribution) -> frozenset[str]:
        indices = (i for span in att.source for i in self.words.within(span.start, span.end))
        return frozenset(self.stems[i] for i in indices) - {""}

    def _above(self, key: str) -> Iterator[str]:
        seen = {key}
        while (upper := self.parents.get(key)) is not None and upper not in seen:
            if upper not in self.atts:
                return
            yield upper
            seen.add(upper)
            key = upper

    def _bits(self, stems: Sequence[str]) -> dict[str, float]:
        """Bits of each stem of a statement, in the light of the rest of the document."""
        own = Counter(stems)
        rest = len(self.stems) - len(stems)
        return {
            name: bits_of(name, max(0, self.counts[name] - own[name]), rest) for name in own if name
        }

    def _vectors_of(self, att: Attribution) -> Vectors | None:
        whole, sentences = self.vectors
        rows = [whole[att.id]] if att.id in whole else []
        if len(att.content) > 1 or len(rows) == 1:
            rows += list(_sentences_in(att.content, sentences))[:_PIECES]
        return np.stack(rows) if rows else None


Decoded = tuple[Mapping[str, Vectors], Sequence[tuple[Span, Vectors]]]


def _decode(meanings: Sequence[Meaning]) -> Decoded:
    whole: dict[str, Vectors] = {}
    sentences: list[tuple[Span, Vectors]] = []
    for meaning in meanings:
        vector = np.frombuffer(base64.b64decode(meaning.vector), np.int8).astype(np.float32)
        length = float(np.linalg.norm(vector))
        if not length:
            continue
        if meaning.attribution is not None:
            whole[meaning.attribution] = vector / length
        elif meaning.spans:
            span = Span(meaning.spans[0].start, meaning.spans[-1].end)
            sentences.append((span, vector / length))
    return whole, sentences


def _sentences_in(
    content: Sequence[Span], sentences: Sequence[tuple[Span, Vectors]]
) -> Iterator[Vectors]:
    """Vectors of the sentences of which the content holds most, if it holds more than one."""
    found = []
    at = bisect_left(sentences, content[0].start, key=lambda item: item[0].end)
    for span, vector in sentences[at : at + 4 * _PIECES]:
        held = sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in content)
        if held >= _WITHIN * len(span):
            found.append(vector)
    return iter(found if len(found) > 1 else ())


def _places(forms: Sequence[str], stems: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, (form, name) in enumerate(zip(forms, stems, strict=True)):
        if name and len(places[form]) < _MOST_PLACES:
            places[form].append(at)
    return dict(places)


def _breaks(text: str, found: Words, indices: Sequence[int]) -> frozenset[int]:
    return frozenset(
        at
        for at in range(1, len(indices))
        if indices[at] != indices[at - 1] + 1
        or _CLAUSE.search(text, found.ends[indices[at - 1]], found.starts[indices[at]])
    )


def _told(text: str, found: Words, indices: Sequence[int]) -> str:
    """The stretch of text from the first to the last word, and the marks beside it."""
    if not indices:
        return ""
    first, last = found.starts[indices[0]], found.ends[indices[-1]]
    return text[max(0, first - 1) : min(last + 1, first + _MOST_TOLD)]


def _share(att: Attribution, inner: Sequence[Attribution]) -> float:
    size = sum(len(span) for span in att.content)
    held = max((sum(len(span) for span in one.content) for one in inner), default=0)
    return min(1.0, held / size) if size else 0.0

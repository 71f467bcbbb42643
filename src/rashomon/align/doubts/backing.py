"""What stands around a statement and speaks for or against who is given as its speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.align.doubts.layout import find_headline
from rashomon.align.doubts.spelling import fold
from rashomon.model.documents import Document
from rashomon.model.links import Entity, Resolution
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.text.sentences import paragraphs, sentences
from rashomon.text.words import find_words

# Words before the first naming of a sentence, within which it can be the sentence's subject:
# a title or two ("Prime Minister", "The former mayor").
_BEFORE_SUBJECT = 3
_FULL = 2
# Words of a statement that are compared; longer ones are whole speeches.
_MOST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its speaker.

    Args:
        att: The statement.
        speaker: Entity id.
        pronoun: Whether a pronoun alone names the speaker.
    """

    att: Attribution
    speaker: str
    pronoun: bool


class Backing:
    """The statements of a story with their speakers, and whom its sentences are about.

    Args:
        documents: Its documents.
        readings: Their readings, in the same order.
        resolution: Who is who, and who speaks.
    """

    def __init__(
        self, documents: Sequence[Document], readings: Sequence[Reading], resolution: Resolution
    ) -> None:
        self.documents: Mapping[str, Document] = {doc.id: doc for doc in documents}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in resolution.entities}
        self._by_document = {reading.document: reading.attributions for reading in readings}
        self._speakers = {speaker.attribution: speaker for speaker in resolution.speakers}
        self._told: dict[str, set[str]] = defaultdict(set)
        for addressee in resolution.addressees:
            self._told[addressee.attribution].add(addressee.entity)
        self._named: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for entity in resolution.entities:
            for place in entity.mentions:
                self._named[place.document].append((place.span, entity.id))
        for row in self._named.values():
            row.sort()

    def said(self, att: Attribution) -> Said | None:
        """A statement with its speaker, or ``None`` where none is known."""
        speaker = self._speakers.get(att.id)
        if speaker is None:
            return None
        return Said(att, speaker.entity, speaker.rule.startswith("pronoun."))

    def told(self, att: Attribution) -> set[str]:
        """To whom a statement is said to have been made."""
        return self._told[att.id]

    def is_headline(self, att: Attribution) -> bool:
        """Whether a statement stands in the headline."""
        headline = find_headline(self.documents[att.document])
        return headline is not None and att.content[0].start < headline.end

    def is_namesake(self, left: str, right: str) -> bool:
        """Whether two names may be one person's, misspelt or wrongly told apart."""
        one, other = (self.entities[entity].name.split() for entity in (left, right))
        if len(one) < _FULL or len(other) < _FULL:
            return False
        return fold("".join(one[:-1])) == fold("".join(other[:-1]))

    def common_run(
        self, left: Attribution, right: Attribution, least: int
    ) -> tuple[Span, Span] | None:
        """The longest row of words that two statements share.

        Args:
            left: One of them.
            right: The other.
            least: Words that it must have.

        Returns:
            Where it stands in each; ``None`` where it is shorter.
        """
        rows = [self._content_words(att) for att in (left, right)]
        one_forms, other_forms = ([form for form, _ in row] for row in rows)
        found = SequenceMatcher(None, one_forms, other_forms, autojunk=False).find_longest_match()
        if found.size < least:
            return None
        one = [span for _, span in rows[0][found.a : found.a + found.size]]
        other = [span for _, span in rows[1][found.b : found.b + found.size]]
        return Span(one[0].start, one[-1].end), Span(other[0].start, other[-1].end)

    def _content_words(self, att: Attribution) -> list[tuple[str, Span]]:
        text = self.documents[att.document].text
        found: list[tuple[str, Span]] = []
        for span in att.content:
            words = find_words(span.of(text))
            places = zip(words.starts, words.ends, strict=True)
            found.extend(
                (form, Span(span.start + start, span.start + end))
                for form, (start, end) in zip(words.forms, places, strict=True)
            )
        return found[:_MOST_WORDS]

    def named_in(self, document: str, span: Span) -> list[tuple[Span, str]]:
        """Who is named within a stretch, in order, as entity ids."""
        row = self._named.get(document, [])
        first = bisect_left(row, span.start, key=lambda item: item[0].start)
        last = bisect_right(row, span.end, key=lambda item: item[0].start)
        return [item for item in row[first:last] if span.covers(item[0])]

    def lead_in(self, att: Attribution) -> tuple[str, Span] | None:
        """Whom the sentence before a statement is about, in the same paragraph.

        Args:
            att: The statement.

        Returns:
            The entity named first there, near its beginning, or else the speaker of what is
            said there, and the sentence; ``None`` where there is no such sentence.
        """
        sentence = self._sentence_before(att)
        if sentence is None:
            return None
        text = self.documents[att.document].text
        for span, entity in self.named_in(att.document, sentence)[:1]:
            if len(find_words(text[sentence.start : span.start]).forms) <= _BEFORE_SUBJECT:
                return entity, sentence
        for other in self._by_document[att.document]:
            said = self._speakers.get(other.id)
            if said and other.source and sentence.covers(other.source[0]):
                return said.entity, sentence
        return None

    def is_damaged_after(self, att: Attribution) -> bool:
        """Whether the text goes on in small letters behind the sentence that names the speaker."""
        text = self.documents[att.document].text
        around = self._paragraph(att)
        end = max(span.end for span in (*att.source, *att.cue, *att.content))
        stop = next((s.end for s in sentences(text, around) if s.end >= end), around.end)
        # A small letter behind a full stop is no border to the rules of sentences.
        first = text.find(". ", end, stop)
        return first == end and text[first + 2 : first + 3].islower()

    def _sentence_before(self, att: Attribution) -> Span | None:
        around = self._paragraph(att)
        text = self.documents[att.document].text
        start = min(span.start for span in (*att.content, *att.source, *att.cue))
        before = [s for s in sentences(text, around) if s.end <= start]
        return before[-1] if before else None

    def _paragraph(self, att: Attribution) -> Span:
        text = self.documents[att.document].text
        start = att.content[0].start
        return next(part for part in paragraphs(text) if start < part.end)

"""The findings of the earlier stages as this one looks at them: statements with all that is known.

Nothing is decided here but one thing: for whom a person speaks in the end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.documents import Document
from rashomon.model.links import Alignment, DisputedSpeaker, Entity, Resolution, SpokenAt
from rashomon.model.reading import Attribution, Meaning, Reading, TimeExpression
from rashomon.model.spans import Span
from rashomon.text.days import Days, parse_days
from rashomon.text.sentences import paragraphs, sentences

_LONGEST_CHAIN = 12
"""Steps from a speaker to whom they speak for; longer chains are damage."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One statement with all that is known of it.

    Args:
        att: The attribution.
        text: The text of its document.
        speaker: Entity id of who is reported as saying it; ``None`` where it is unknown.
        party: For whom the speaker speaks in the end, or the speaker.
        via: Entities through whom it reached the document, nearest the speaker first.
        addressees: Entities to whom it was said, in order of place.
        parent: Id of the attribution whose content it stands in.
        at: When it was said.
        utterance: Id of the utterance that it reports.
        disputed: Who else is given as its speaker.
        headline: Whether it stands in the headline.
    """

    att: Attribution
    text: str
    speaker: str | None
    party: str | None
    via: tuple[str, ...]
    addressees: tuple[str, ...]
    parent: str | None
    at: SpokenAt | None
    utterance: str
    disputed: DisputedSpeaker | None
    headline: bool

    @property
    def extent(self) -> Span:
        """From the first word of source, cue and content to the last."""
        spans = (*self.att.source, *self.att.cue, *self.att.content)
        return Span(min(span.start for span in spans), max(span.end for span in spans))


class Material:
    """What a story says, by document and place.

    Args:
        documents: The story's documents, in any order.
        readings: Their readings, in any order.
        resolution: Who is who in them.
        alignment: What is the same across them.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        readings: Sequence[Reading],
        resolution: Resolution,
        alignment: Alignment,
    ) -> None:
        self.documents: Mapping[str, Document] = {
            doc.id: doc for doc in sorted(documents, key=lambda doc: doc.id)
        }
        self.readings: Mapping[str, Reading] = {doc: Reading(doc) for doc in self.documents} | {
            reading.document: reading for reading in readings
        }
        self.alignment = alignment
        self.entities: Mapping[str, Entity] = {item.id: item for item in resolution.entities}
        self._datings = {dating.document: dating for dating in resolution.datings}
        self._named = _named_by_document(resolution.entities)
        self._sentences: dict[str, tuple[Span, ...]] = {}
        self.said: Mapping[str, Said] = {
            said.att.id: said for said in self._gather(resolution, alignment)
        }
        self._by_document: dict[str, list[Said]] = defaultdict(list)
        for said in self.said.values():
            self._by_document[said.att.document].append(said)

    def said_in(self, document: str) -> Sequence[Said]:
        """The statements of one document, in order of place."""
        return self._by_document.get(document, ())

    def party_of(self, entity: str | None) -> str | None:
        """For whom somebody speaks in the end: spokesman, ministry, government; or themselves."""
        for _ in range(_LONGEST_CHAIN):
            found = self.entities.get(entity) if entity else None
            if found is None or found.speaks_for is None:
                return entity
            entity = found.speaks_for
        return entity

    def named_in(self, document: str, span: Span) -> tuple[tuple[Span, str], ...]:
        """Who or what is named wholly within a stretch: places and entity ids, in order."""
        starts, named = self._named.get(document, ((), ()))
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return tuple(item for item in named[first:last] if item[0].end <= span.end)

    def times_in(self, document: str, span: Span) -> tuple[TimeExpression, ...]:
        """Expressions of time wholly within a stretch, with their values, in order."""
        dating = self._datings.get(document)
        times = dating.times if dating else ()
        first = bisect_left(times, span.start, key=lambda item: item.span.start)
        last = bisect_left(times, span.end, key=lambda item: item.span.start)
        return tuple(item for item in times[first:last] if item.span.end <= span.end)

    def published(self, document: str) -> str | None:
        """EDTF of a document's publication; ``None`` where nothing is known."""
        dating = self._datings.get(document)
        return dating.published.value if dating else None

    def published_days(self, document: str) -> Days | None:
        """First and last day on which a document may have been published, as ordinals."""
        return parse_days(self.published(document))

    def sentences(self, document: str) -> tuple[Span, ...]:
        """The sentences of a document, in order."""
        if document not in self._sentences:
            text = self.documents[document].text
            self._sentences[document] = tuple(
                sentence for block in paragraphs(text) for sentence in sentences(text, block)
            )
        return self._sentences[document]

    def sentence_at(self, document: str, offset: int) -> Span | None:
        """The sentence in which a code point stands; ``None`` between sentences."""
        found = self.sentences(document)
        at = bisect_right(found, offset, key=lambda span: span.start) - 1
        return found[at] if at >= 0 and offset < found[at].end else None

    def meanings(self, document: str) -> tuple[Meaning, ...]:
        """Vectors of a document's sentences, then of its statements' contents."""
        return self.readings[document].meanings

    def _gather(self, resolution: Resolution, alignment: Alignment) -> list[Said]:
        speakers = {item.attribution: item.entity for item in resolution.speakers}
        via, told = defaultdict(list), defaultdict(list)
        for carrier in resolution.carriers:
            via[carrier.attribution].append(carrier.entity)
        for addressee in resolution.addressees:
            told[addressee.attribution].append(addressee.entity)
        parents = {item.attribution: item.parent for item in resolution.insides}
        spoken = {item.attribution: item for item in resolution.spoken}
        utterances = {att: item.id for item in alignment.utterances for att in item.attributions}
        disputed = {item.attribution: item for item in alignment.disputed}
        found = []
        for doc in self.documents.values():
            headline = doc.title_span
            for att in self.readings[doc.id].attributions:
                speaker = speakers.get(att.id)
                said = Said(
                    att=att,
                    text=doc.text,
                    speaker=speaker,
                    party=self.party_of(speaker),
                    via=tuple(via[att.id]),
                    addressees=tuple(told[att.id]),
                    parent=parents.get(att.id, att.parent),
                    at=spoken.get(att.id),
                    utterance=utterances.get(att.id, att.id),
                    disputed=disputed.get(att.id),
                    headline=headline is not None and att.content[0].start < headline.end,
                )
                found.append(said)
        return found


Named = tuple[tuple[int, ...], tuple[tuple[Span, str], ...]]


def _named_by_document(entities: Sequence[Entity]) -> dict[str, Named]:
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in entities:
        for place in entity.mentions:
            places[place.document].append((place.span, entity.id))
    found: dict[str, Named] = {}
    for doc, named in places.items():
        ordered = tuple(sorted(named))
        found[doc] = tuple(span.start for span, _ in ordered), ordered
    return found

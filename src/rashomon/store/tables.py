"""The record as rows of plain tables, one function for each table.

Words stand beside every span, so that a table can be read without the documents.  Spans are
half-open, in code points of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rashomon.model.ids import canonical_json
from rashomon.model.links import Entity, Utterance
from rashomon.model.record import Record, RecordDocument, Statement
from rashomon.model.spans import Span
from rashomon.store.base import Row
from rashomon.store.judgement_tables import JUDGEMENT_COLUMNS, judgement_tables_of
from rashomon.store.lineage_tables import LINEAGE_COLUMNS, lineage_tables_of
from rashomon.store.packing import plain

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "documents": (
            *("position", "id", "name", "input", "sha256", "locator", "media", "encoding"),
            *("outlet", "title", "published", "published_basis", "url", "language", "authors"),
            *("words", "text", "published_rule"),
        ),
        "published_candidates": (
            *("document", "position", "value", "basis", "start", "end", "words"),
        ),
        "times": ("document", "position", "type", "value", "start", "end", "words"),
        "removals": ("document", "position", "slug", "start", "end", "words"),
        **LINEAGE_COLUMNS,
        "entities": ("id", "kind", "name", "aliases", "speaks_for", "speaks_for_rule"),
        "mentions": ("entity", "document", "start", "end", "words"),
        "utterances": (
            *("id", "rule", "speaker_disputed", "statements", "reports"),
            *("independent_low", "independent_high"),
        ),
        "utterance_speakers": ("utterance", "entity"),
        "statements": (
            *("position", "id", "document", "utterance", "kind", "mode", "act", "act_reason"),
            *("speaker", "speaker_rule", "parent", "source_words", "cue_words", "words"),
            *("said_at", "said_at_basis", "confidence"),
        ),
        "spans": ("statement", "part", "position", "start", "end", "words"),
        "statement_entities": ("statement", "part", "position", "entity"),
        "utterance_links": ("utterance", "left", "right", "score", "rule", "reasons"),
        **JUDGEMENT_COLUMNS,
        "cautions": ("position", "slug", "document", "start", "end", "words", "message"),
        "failures": ("position", "name", "slug", "message"),
    }
)

# Between the words of spans that do not adjoin, as an editor would mark an omission.
_GAP = " […] "


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a document came from, beyond what the record publishes.

    Args:
        input: Id of the input it was found in.
        locator: Steps from the input's bytes to its text.
        media: As in the capture.
        encoding: As in the capture.
    """

    input: str
    locator: tuple[str, ...]
    media: str
    encoding: str


def tables_of(record: Record, provenance: Mapping[str, Provenance]) -> dict[str, list[Row]]:
    """All tables of a record.

    Args:
        record: The record.
        provenance: For each document id, where it came from.

    Returns:
        For each table its rows, as ``COLUMNS`` names them.
    """
    texts = {doc.id: doc.text for doc in record.documents}
    return {
        "documents": [
            _document(position, doc, provenance[doc.id])
            for position, doc in enumerate(record.documents, start=1)
        ],
        "published_candidates": [row for doc in record.documents for row in _candidates(doc)],
        "times": [row for doc in record.documents for row in _times(doc)],
        "removals": [
            (doc.id, position, item.slug, item.origin.start, item.origin.end, item.words)
            for doc in record.documents
            for position, item in enumerate(doc.removals, start=1)
        ],
        **lineage_tables_of(record, texts),
        "entities": [_entity(item) for item in record.entities],
        "mentions": [
            (item.id, place.document, *_words(place.span, texts[place.document]))
            for item in record.entities
            for place in item.mentions
        ],
        "utterances": [_utterance(item) for item in record.utterances],
        "utterance_speakers": [
            (item.id, speaker) for item in record.utterances for speaker in item.speakers
        ],
        "statements": list(_statements(record, texts)),
        "spans": [row for att in record.attributions for row in _spans(att, texts[att.document])],
        "statement_entities": [row for att in record.attributions for row in _others(att)],
        "utterance_links": [
            (item.id, link.left, link.right, link.score, link.rule, "; ".join(link.reasons))
            for item in record.utterances
            for link in item.links
        ],
        **judgement_tables_of(record, texts),
        "cautions": [
            (
                position,
                item.slug,
                item.document,
                *_where(item.span, texts[item.document]),
                plain(item.message),
            )
            for position, item in enumerate(record.cautions, start=1)
        ],
        "failures": [
            (position, plain(item.name), item.slug, plain(item.message))
            for position, item in enumerate(record.failures, start=1)
        ],
    }


def _document(position: int, doc: RecordDocument, came: Provenance) -> Row:
    return (
        position,
        doc.id,
        plain(doc.name),
        came.input,
        doc.sha256,
        plain(canonical_json(list(came.locator))),
        came.media,
        came.encoding,
        _plain(doc.outlet),
        _plain(doc.title),
        doc.published.value,
        doc.published.basis,
        _plain(doc.url),
        doc.language,
        plain("; ".join(doc.authors)),
        len(doc.text.split()),
        plain(doc.text),
        doc.published.rule,
    )


def _entity(item: Entity) -> Row:
    return (
        item.id,
        item.kind,
        plain(item.name),
        plain("; ".join(item.aliases)),
        item.speaks_for,
        item.speaks_for_rule,
    )


def _utterance(item: Utterance) -> Row:
    said = (item.id, item.rule, int(item.speaker_disputed), len(item.attributions))
    return (*said, item.reports, *item.independent_reports)


def _candidates(doc: RecordDocument) -> Iterator[Row]:
    for position, item in enumerate(doc.published.candidates, start=1):
        yield (doc.id, position, item.value, item.basis, *_where(item.span, doc.text))


def _times(doc: RecordDocument) -> Iterator[Row]:
    for position, item in enumerate(doc.times, start=1):
        yield (doc.id, position, item.type, item.value, *_words(item.span, doc.text))


def _statements(record: Record, texts: Mapping[str, str]) -> Iterator[Row]:
    utterance_of = {att: item.id for item in record.utterances for att in item.attributions}
    for position, att in enumerate(record.attributions, start=1):
        text = texts[att.document]
        yield (
            position,
            att.id,
            att.document,
            utterance_of.get(att.id),
            att.kind,
            att.mode,
            att.act,
            plain(att.act_reason),
            att.speaker,
            att.speaker_rule,
            att.parent,
            _joined(att.source, text),
            _joined(att.cue, text),
            _joined(att.content, text),
            att.time.value,
            att.time.basis,
            att.confidence,
        )


def _spans(att: Statement, text: str) -> Iterator[Row]:
    parts: Iterable[tuple[str, tuple[Span, ...]]] = (
        ("source", att.source),
        ("cue", att.cue),
        ("content", att.content),
        ("speaker", (att.speaker_evidence,) if att.speaker_evidence else ()),
        ("via", att.via_evidence),
        ("addressee", att.addressee_evidence),
        ("time", (att.time_evidence,) if att.time_evidence else ()),
    )
    for part, spans in parts:
        for position, span in enumerate(spans, start=1):
            yield (att.id, part, position, *_words(span, text))


def _others(att: Statement) -> Iterator[Row]:
    for part, entities in (("via", att.via), ("addressee", att.addressee)):
        for position, entity in enumerate(entities, start=1):
            yield (att.id, part, position, entity)


def _joined(spans: Sequence[Span], text: str) -> str:
    return plain(_GAP.join(span.of(text) for span in spans))


def _words(span: Span, text: str) -> tuple[int, int, str]:
    return span.start, span.end, plain(span.of(text))


def _where(span: Span | None, text: str) -> tuple[int, int, str] | tuple[None, None, None]:
    return (None, None, None) if span is None else _words(span, text)


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)

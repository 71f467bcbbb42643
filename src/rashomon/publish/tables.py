"""A record as flat tables: rows for data frames, files for spreadsheets.

Rows are plain dictionaries of strings, numbers and ``None``, every row of a table with the same
keys, and hold the exact words.  Files are CSV as RFC 4180 has it, in UTF-8 with a byte order mark
(without it, spreadsheets take the text for another encoding); there, hidden characters are made
visible and a cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from rashomon.model.cautions import CAUTIONS
from rashomon.model.corrections import Corrected, to_corrected
from rashomon.model.links import Entity
from rashomon.model.record import Record, RecordDocument, Statement
from rashomon.model.spans import Span
from rashomon.publish.cells import Joined, Row, csv_text, joined, mended
from rashomon.publish.excerpts import CONTEXT, excerpted
from rashomon.publish.index import RecordIndex
from rashomon.publish.judgement_tables import JUDGEMENT_HEADS, JUDGEMENT_TABLES
from rashomon.publish.layers import LAYER_HEADS, is_decided_upon, layer_cells
from rashomon.publish.lineage_tables import LINEAGE_HEADS, LINEAGE_TABLES
from rashomon.publish.wording import confidence_label


def document_rows(record: Record) -> list[Row]:
    """One row for each document, without its text.

    Args:
        record: The record.

    Returns:
        Rows in the order of the record.  Documents known to be one account share
        ``account_id``, the id of one of them.
    """
    index = RecordIndex(record)
    return [_document_row(index, doc) for doc in record.documents]


def statement_rows(record: Record, context: int = CONTEXT) -> list[Row]:
    """One row for each reported statement, with its exact words.

    Args:
        record: The record.
        context: Characters of text before and after the content.

    Returns:
        Rows in the order of the record.  ``*_spans`` are ``start-end``, joined by ``; ``, in
        code points of the document's text.
    """
    index = RecordIndex(record)
    return [_statement_row(index, att, context) for att in record.attributions]


def entity_rows(record: Record) -> list[Row]:
    """One row for each entity.

    Args:
        record: The record.

    Returns:
        Rows in the order of the record.
    """
    index = RecordIndex(record)
    return [_entity_row(index, entity) for entity in record.entities]


def caution_rows(record: Record) -> list[Row]:
    """One row for each caution.

    Args:
        record: The record.

    Returns:
        Rows in the order of the record; ``words`` are cut at 200 characters.
    """
    index = RecordIndex(record)
    rows: list[Row] = []
    for caution in record.cautions:
        doc, span = index.documents[caution.document], caution.span
        rows.append(
            {
                "slug": caution.slug,
                "meaning": CAUTIONS.get(caution.slug),
                "message": caution.message,
                "document_id": doc.id,
                "document": doc.name,
                "outlet": doc.outlet,
                "start": span.start if span else None,
                "end": span.end if span else None,
                "words": span.of(doc.text)[:CONTEXT] if span else None,
            }
        )
    return rows


def failure_rows(record: Record) -> list[Row]:
    """One row for each input that could not be read.

    Args:
        record: The record.

    Returns:
        Rows in the order of the record.
    """
    return [
        {"name": item.name, "slug": item.slug, "message": item.message} for item in record.failures
    ]


TABLES: Mapping[str, Callable[[Record], list[Row]]] = MappingProxyType(
    {
        "documents": document_rows,
        "statements": statement_rows,
        "entities": entity_rows,
        **LINEAGE_TABLES,
        **JUDGEMENT_TABLES,
        "cautions": caution_rows,
        "failures": failure_rows,
    }
)

# Heads of tables that may have no row at all.
_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "documents": (
            *("id", "name", "outlet", "title", "url", "language", "authors", "published"),
            *(
                "published_basis",
                "published_rule",
                "words",
                "statements",
                "cautions",
                "account_id",
                "sha256",
            ),
        ),
        "statements": (
            *("id", "document_id", "document", "outlet", "title", "published", "url"),
            *("language", "speaker_id", "speaker", "speaker_rule", "party_id", "party", "via"),
            *("addressee", "said_at", "said_at_basis", "source", "cue", "content"),
            *("source_spans", "cue_spans", "content_spans", "start", "end", "kind", "mode", "act"),
            *("act_reason", "confidence", "confidence_label", "parent_id", "utterance_id"),
            *("same_utterance", "speaker_disputed", "before", "after"),
        ),
        "entities": (
            *("id", "kind", "name", "aliases", "speaks_for_id", "speaks_for"),
            *(
                "speaks_for_rule",
                "mentions",
                "documents",
                "statements",
                "first_document_id",
                "first_start",
                "first_end",
            ),
        ),
        **LINEAGE_HEADS,
        **JUDGEMENT_HEADS,
        "cautions": (
            *("slug", "meaning", "message", "document_id", "document", "outlet"),
            *("start", "end", "words"),
        ),
        "failures": ("name", "slug", "message"),
    }
)


def heads_and_rows(
    record: Record | Corrected, *, full_text: bool = False
) -> Iterator[tuple[str, tuple[str, ...], list[Row]]]:
    """Every table as a file holds it.

    Args:
        record: The record, or the record with people's decisions.
        full_text: Give words whole, and with each document its text.

    Yields:
        Name, columns and rows; words that an export must not carry are replaced by ``[…]``.  The
        columns ``LAYER_HEADS`` say which findings people decided upon.
    """
    corrected = to_corrected(record)
    record = corrected.record
    excerpts = excerpted(record, full_text=full_text)
    for name, rows_of in TABLES.items():
        rows = [mended(row) for row in rows_of(excerpts)]
        head = _HEADS[name]
        if is_decided_upon(head):
            head = (*head, *LAYER_HEADS)
            rows = [{**row, **layer_cells(corrected, row)} for row in rows]
        if full_text and name == "documents":
            head = (*head, "text")
            texts = (doc.text for doc in record.documents)
            rows = [{**row, "text": text} for row, text in zip(rows, texts, strict=True)]
        yield name, head, rows


def to_csv(
    record: Record | Corrected, folder: Path | str, *, full_text: bool = False
) -> tuple[Path, ...]:
    """Writes every table as a CSV file; files of these names are replaced.

    Args:
        record: The record, or the record with people's decisions.
        folder: Where to write; made if it does not exist.
        full_text: Give words whole, and each document's text.  They belong to their publishers.

    Returns:
        The files written, one for each of ``TABLES``: ``documents.csv``, ``statements.csv`` …

    Raises:
        InvariantError: A row would take more than one line; no file was written.
        OSError: The folder or a file cannot be written.
    """
    target = Path(folder)
    made = {
        target / f"{name}.csv": csv_text(head, rows)
        for name, head, rows in heads_and_rows(record, full_text=full_text)
    }
    target.mkdir(parents=True, exist_ok=True)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8-sig", newline="")
    return tuple(made)


def _document_row(index: RecordIndex, doc: RecordDocument) -> Row:
    group = index.group_of.get(doc.id)
    return {
        "id": doc.id,
        "name": doc.name,
        "outlet": doc.outlet,
        "title": doc.title,
        "url": doc.url,
        "language": doc.language,
        "authors": joined(doc.authors),
        "published": doc.published.value,
        "published_basis": doc.published.basis if doc.published.value else None,
        "published_rule": doc.published.rule,
        "words": len(doc.text.split()),
        "statements": len(index.by_document.get(doc.id, ())),
        "cautions": index.cautions_of[doc.id],
        "account_id": group.documents[0] if group else doc.id,
        "sha256": doc.sha256,
    }


def _statement_row(index: RecordIndex, att: Statement, context: int) -> Row:
    doc = index.documents[att.document]
    utterance = index.utterance_of.get(att.id)
    party = (att.speaker, *index.parties_of(att.speaker))[-1] if att.speaker else None
    start = min(span.start for span in att.content)
    end = max(span.end for span in att.content)
    return {
        "id": att.id,
        "document_id": doc.id,
        "document": doc.name,
        "outlet": doc.outlet,
        "title": doc.title,
        "published": doc.published.value,
        "url": doc.url,
        "language": doc.language,
        "speaker_id": att.speaker,
        "speaker": index.speaker_name(att),
        "speaker_rule": att.speaker_rule,
        "party_id": party,
        "party": index.entities[party].name if party else None,
        "via": index.name_cell(att.via) or None,
        "addressee": index.name_cell(att.addressee) or None,
        "said_at": att.time.value,
        "said_at_basis": att.time.basis if att.time.value else None,
        "source": index.words(doc.id, att.source) or None,
        "cue": index.words(doc.id, att.cue) or None,
        "content": index.words(doc.id, att.content),
        "source_spans": _spans(att.source),
        "cue_spans": _spans(att.cue),
        "content_spans": _spans(att.content),
        "start": start,
        "end": end,
        "kind": att.kind,
        "mode": att.mode,
        "act": att.act,
        "act_reason": att.act_reason,
        "confidence": att.confidence,
        "confidence_label": confidence_label(att.confidence),
        "parent_id": att.parent,
        "utterance_id": utterance.id if utterance else None,
        "same_utterance": len(utterance.attributions) if utterance else 1,
        "speaker_disputed": int(utterance.speaker_disputed) if utterance else 0,
        "before": doc.text[max(0, start - context) : start],
        "after": doc.text[end : end + context],
    }


def _entity_row(index: RecordIndex, entity: Entity) -> Row:
    first = entity.mentions[0] if entity.mentions else None
    speaks_for = index.entities[entity.speaks_for] if entity.speaks_for else None
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": Joined(entity.aliases),
        "speaks_for_id": entity.speaks_for,
        "speaks_for": speaks_for.name if speaks_for else None,
        "speaks_for_rule": entity.speaks_for_rule,
        "mentions": len(entity.mentions),
        "documents": len({place.document for place in entity.mentions}),
        "statements": index.spoken_by[entity.id],
        "first_document_id": first.document if first else None,
        "first_start": first.span.start if first else None,
        "first_end": first.span.end if first else None,
    }


def _spans(spans: Sequence[Span]) -> Joined | None:
    return joined(f"{span.start}-{span.end}" for span in spans)

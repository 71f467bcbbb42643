"""What documents share and what comes from what, as rows of plain tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rashomon.model.record import Record, RecordDerivation, RecordDocument, Reuse
from rashomon.model.spans import Span
from rashomon.store.base import Row
from rashomon.store.packing import plain

LINEAGE_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "credits": ("document", "position", "name", "slug", "start", "end", "words"),
        "passages": (
            *("position", "id", "kind", "form", "score", "direction"),
            *("left", "left_start", "left_end", "left_words"),
            *("right", "right_start", "right_end", "right_words"),
        ),
        "derivations": (
            *("position", "id", "left", "right", "direction", "left_share", "right_share"),
            "reasons",
        ),
        "derivation_clues": (
            *("derivation", "position", "slug", "document", "start", "end", "words"),
        ),
        "accounts": ("position", "origin", "independent_low", "independent_high", "reasons"),
        "account_documents": ("account", "document"),
    }
)


def lineage_tables_of(record: Record, texts: Mapping[str, str]) -> dict[str, list[Row]]:
    """The tables of ``LINEAGE_COLUMNS``.

    Args:
        record: The record.
        texts: The text of each of its documents, by id.

    Returns:
        For each table its rows.
    """
    groups = list(enumerate(record.accounts.groups, start=1))
    return {
        "credits": [row for doc in record.documents for row in _credits(doc)],
        "passages": [
            _passage(position, item, texts) for position, item in enumerate(record.reuse, start=1)
        ],
        "derivations": [
            _derivation(position, item) for position, item in enumerate(record.derivations, start=1)
        ],
        "derivation_clues": [row for item in record.derivations for row in _clues(item)],
        "accounts": [
            (
                position,
                None if group.origin is None else plain(group.origin),
                *group.independent,
                "; ".join(group.reasons),
            )
            for position, group in groups
        ],
        "account_documents": [
            (position, document) for position, group in groups for document in group.documents
        ],
    }


def _credits(doc: RecordDocument) -> Iterator[Row]:
    for position, item in enumerate(doc.credits, start=1):
        where = _ends(item.span)
        yield (doc.id, position, plain(item.name), item.slug, *where, plain(item.words))


def _passage(position: int, item: Reuse, texts: Mapping[str, str]) -> Row:
    sides = (
        (side.document, *_ends(side.span), plain(side.span.of(texts[side.document])))
        for side in (item.left, item.right)
    )
    told = (position, item.id, item.kind, item.form, item.score, item.direction)
    return (*told, *(cell for side in sides for cell in side))


def _derivation(position: int, item: RecordDerivation) -> Row:
    told = (position, item.id, item.left, item.right, item.direction)
    return (*told, *item.shares, "; ".join(item.reasons))


def _clues(item: RecordDerivation) -> Iterator[Row]:
    for position, clue in enumerate(item.clues, start=1):
        where = _ends(clue.span)
        yield (item.id, position, clue.slug, clue.document, *where, plain(clue.words))


def _ends(span: Span | None) -> tuple[int, int] | tuple[None, None]:
    return (None, None) if span is None else (span.start, span.end)

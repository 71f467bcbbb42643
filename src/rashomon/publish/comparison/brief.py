"""Comparisons for a page that leaves the desk: few pairs, and no more of a text than may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.model.record import RecordDerivation
from rashomon.publish.comparison.pieces import Piece
from rashomon.publish.comparison.view import Cell, ComparedRow, Comparison, compare
from rashomon.publish.display import with_gaps
from rashomon.publish.excerpts import excerpted, is_cut
from rashomon.publish.index import RecordIndex

# Pairs and rows of each that a page shows.  A row with its marks takes about a kilobyte, so that
# all of them stay below a megabyte or so, of the 25 that a page may have at six hundred documents.
_PAIRS = 24
_ROWS = 40


@dataclass(frozen=True, slots=True)
class Brief:
    """Two documents side by side, as far as they share text.

    Args:
        documents: Ids of the reference and of the other.
        comparison: Rows that both have, or all rows where full texts are given.
        left_out: Rows that are not shown.
    """

    documents: tuple[str, str]
    comparison: Comparison
    left_out: int


def find_briefs(
    index: RecordIndex, context: int, *, full_text: bool = False
) -> tuple[tuple[Brief, ...], int]:
    """Compares pairs of which one is made from the other, or both from a third.

    Args:
        index: The record.
        context: Characters given on each side of a statement, at least 0.
        full_text: Whether whole texts may be given.

    Returns:
        Those that share most narration, and the number of pairs not compared.
    """
    ordered = sorted(index.record.derivations, key=lambda item: (-max(item.shares), item.id))
    if not ordered:
        return (), 0
    allowed = excerpted(index.record, context, full_text=full_text)
    texts = {doc.id: doc.text for doc in allowed.documents}
    made = []
    for item in ordered[:_PAIRS]:
        documents = _in_order(item)
        comparison = compare(index, documents, texts)
        rows = [row for row in comparison.rows if full_text or not row.alone]
        shown = tuple(_with_gaps(row) for row in (rows if full_text else rows[:_ROWS]))
        left_out = len(comparison.rows) - len(shown)
        made.append(Brief(documents, replace(comparison, rows=shown), left_out))
    return tuple(made), len(ordered) - len(made)


def _in_order(item: RecordDerivation) -> tuple[str, str]:
    """The one that the other is made from first; see `lineage.find_descents`."""
    if item.direction == "right from left":
        return item.left, item.right
    return item.right, item.left


def _with_gaps(row: ComparedRow) -> ComparedRow:
    return replace(row, cells=tuple(cell and _cell(cell) for cell in row.cells))


def _cell(cell: Cell) -> Cell:
    return replace(cell, pieces=tuple(_pieces(cell.pieces)))


def _pieces(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Pieces in which each run of struck characters is one mark, also across pieces."""
    in_gap = False
    for piece in pieces:
        if not is_cut(piece.text):
            if not (in_gap and piece.text.isspace()):
                in_gap = False
                yield piece
            continue
        text = with_gaps(piece.text)
        if in_gap and text.startswith("[…]"):
            text = text.removeprefix("[…]")
        if text.strip() or piece.begins:
            yield replace(piece, text=text)
        in_gap = text.rstrip().endswith("[…]") or (in_gap and not text.strip())

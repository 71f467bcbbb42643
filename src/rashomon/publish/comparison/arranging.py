"""Rows in which sentences of several documents stand beside one another.

The documents are put in one after the other: each is held against the rows that are there, and
what finds no row gets one of its own behind its neighbour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.publish.comparison.likeness import like
from rashomon.publish.comparison.matching import Basis, Line, Match, find_matches
from rashomon.publish.comparison.sentences import Sentence, words_of

# How much likelier a match must become for a neighbouring row to be part of it.
_GAIN = 0.04

Comparable = Callable[[int, int], bool]
"""Whether the words of two columns may be held against each other."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """That the record gives two sentences for one.

    Args:
        column: Column of the one that is put in later.
        number: Its number in its document.
        other: Column of the other.
        other_number: Its number.
        basis: What says so.
    """

    column: int
    number: int
    other: int
    other_number: int
    basis: Basis


@dataclass(slots=True)
class Row:
    """Sentences that stand for one another, while rows are being made.

    Args:
        cells: Sentences by column.
        basis: What put each column here.
        moved: Columns that have these words elsewhere in their order.
    """

    cells: dict[int, list[Sentence]]
    basis: dict[int, Basis] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)

    def base(self, column: int, comparable: Comparable) -> int | None:
        """The column against whose words those of another are held: the first that may be."""
        return next(
            (at for at in sorted(self.cells) if at < column and comparable(at, column)), None
        )


def arrange(
    texts: Sequence[Sequence[Sentence]], comparable: Comparable, anchors: Iterable[Anchor]
) -> list[Row]:
    """Puts documents side by side.

    Args:
        texts: Sentences of each document, the reference first.
        comparable: Whether the words of two columns may be held against each other.
        anchors: What the record gives for one.

    Returns:
        Rows in the order of the reference; every sentence is in exactly one.
    """
    known = list(anchors)
    rows: list[Row] = []
    for column, sentences in enumerate(texts):
        lines = [_line(row, column, comparable) for row in rows]
        places = {
            (at, item.number): number
            for number, row in enumerate(rows)
            for at, cell in row.cells.items()
            for item in cell
        }
        pairs: dict[tuple[int, int], Basis] = {}
        first = {item.number: index for index, item in enumerate(sentences)}
        for anchor in known:
            row_at = places.get((anchor.other, anchor.other_number))
            if anchor.column == column and row_at is not None and anchor.number in first:
                pairs.setdefault((row_at, first[anchor.number]), anchor.basis)
        matches = find_matches(lines, sentences, pairs)
        rows = _put_in(rows, column, sentences, matches)
        rows = _united(rows, column, comparable)
    return rows


def _line(row: Row, column: int, comparable: Comparable) -> Line:
    base = row.base(column, comparable)
    if base is None:
        return Line((), ())
    tokens, weights = words_of(row.cells[base])
    return Line(tokens, weights)


def _put_in(
    rows: Sequence[Row], column: int, sentences: Sequence[Sentence], matches: Sequence[Match]
) -> list[Row]:
    """The rows with one more column; what has no row stands behind the sentence before it."""
    behind: dict[int, list[Row]] = {}
    at = -1
    matched = {match.sentence: match for match in matches}
    for index, sentence in enumerate(sentences):
        match = matched.get(index)
        if match is None:
            behind.setdefault(at, []).append(Row({column: [sentence]}))
            continue
        row = rows[match.row]
        row.cells.setdefault(column, []).append(sentence)
        row.basis.setdefault(column, match.basis)
        if match.moved:
            row.moved.add(column)
        else:
            at = match.row
    placed = list(behind.get(-1, ()))
    for number, row in enumerate(rows):
        placed += [row, *behind.get(number, ())]
    return placed


def _united(rows: Sequence[Row], column: int, comparable: Comparable) -> list[Row]:
    """The rows, those made one of which this column has in a single sentence."""
    united: list[Row] = []
    for row in rows:
        last = united[-1] if united else None
        if last is not None and (
            _is_part(last, row, column, comparable) or _is_part(row, last, column, comparable)
        ):
            united[-1] = _one(last, row)
        else:
            united.append(row)
    return united


def _is_part(row: Row, beside: Row, column: int, comparable: Comparable) -> bool:
    """Whether a row and the one beside it, which this column lacks, are one with its sentence."""
    if column not in row.cells or column in beside.cells:
        return False
    base = row.base(column, comparable)
    if base is None or beside.base(column, comparable) != base or set(beside.cells) != {base}:
        return False
    ours, more = row.cells[base], beside.cells[base]
    if more[0].number not in (ours[-1].number + 1, ours[0].number - len(more)):
        return False
    tokens, weights = words_of(row.cells[column])
    ours_tokens, ours_weights = words_of(ours)
    both_tokens, both_weights = words_of(sorted((*ours, *more), key=lambda item: item.number))
    before = like(ours_tokens, ours_weights, tokens, weights).both
    return like(both_tokens, both_weights, tokens, weights).both >= before + _GAIN


def _one(left: Row, right: Row) -> Row:
    cells: dict[int, list[Sentence]] = {}
    for row in (left, right):
        for column, cell in row.cells.items():
            cells.setdefault(column, []).extend(cell)
    for cell in cells.values():
        cell.sort(key=lambda item: item.number)
    return Row(cells, right.basis | left.basis, left.moved | right.moved)

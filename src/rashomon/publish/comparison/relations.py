"""What the record says of documents that stand side by side: lineage and shared passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.links import Direction, Place, ReuseForm, ReuseKind
from rashomon.model.record import RecordDerivation, Reuse
from rashomon.publish.comparison.anchors import Columns
from rashomon.publish.comparison.arranging import Row
from rashomon.publish.comparison.sentences import Sentence
from rashomon.publish.display import shortened
from rashomon.publish.footnotes import NAME
from rashomon.publish.index import RecordIndex
from rashomon.publish.wording import reason_words

# A row belongs to a passage where at least this share of a sentence of it, or of the passage, is
# common to both: less is a word at the edge.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that the record gives as shared by two of the documents.

    Args:
        number: From 1, in the order of rows.
        id: Its id.
        labels: Of the two columns, in their order.
        kind: ``narration``, ``quotation`` or ``boilerplate``.
        form: ``verbatim``, ``edited`` or ``reworded``.
        score: Share of the words of both sides that agree, 0 to 1.
        origin: Label of the column from which the other has it; empty where that is not known.
        direction: As the record has it.
        reasons: In words.
        rows: Numbers of the first and last row that it touches; ``None`` where it touches none.
    """

    number: int
    id: str
    labels: tuple[str, str]
    kind: ReuseKind
    form: ReuseForm
    score: float
    origin: str
    direction: Direction
    reasons: tuple[str, ...]
    rows: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Relation:
    """That one of two documents was made from the other, or both from a third.

    Args:
        id: Derivation id.
        labels: Of the two columns, in their order.
        origin: Label of the column that the other was made from; empty where there is none.
        direction: As the record has it.
        shares: How much of the narration of each they share, in percent, in the order of labels.
        credited: Whether a text itself says so.
        reasons: In words.
        clues: Words that say so.
    """

    id: str
    labels: tuple[str, str]
    origin: str
    direction: Direction
    shares: tuple[int, int]
    credited: bool
    reasons: tuple[str, ...]
    clues: tuple[str, ...]


class Shared:
    """The shared passages of a comparison, and the rows that they touch.

    Args:
        found: In the order of rows.
        by_row: Their numbers, by number of row.
    """

    def __init__(self, found: Sequence[SharedPassage], by_row: Mapping[int, Sequence[int]]) -> None:
        self.found = tuple(found)
        self._by_row = by_row

    def of_row(self, row: int) -> tuple[int, ...]:
        """Numbers of the passages that touch a row."""
        return tuple(self._by_row.get(row, ()))


def find_shared(index: RecordIndex, columns: Columns, rows: Sequence[Row]) -> Shared:
    """Finds the passages that the record gives as shared by two of the documents.

    Args:
        index: The record.
        columns: The documents.
        rows: Their sentences side by side.
    """
    row_of = {
        (column, item.number): number
        for number, row in enumerate(rows, start=1)
        for column, cell in row.cells.items()
        for item in cell
    }
    touched: list[tuple[int, Reuse, list[int]]] = []
    for item in index.record.reuse:
        sides = (item.left, item.right)
        if all(side.document in columns.column_of for side in sides):
            found_in = {row for side in sides for row in _rows(columns, side, row_of)}
            touched.append((min(found_in, default=len(rows) + 1), item, sorted(found_in)))
    touched.sort(key=lambda entry: (entry[0], entry[1].left, entry[1].right))
    by_row: dict[int, list[int]] = defaultdict(list)
    found = []
    for number, (_, item, numbers) in enumerate(touched, start=1):
        found.append(_passage(columns, number, item, numbers))
        for row in numbers:
            by_row[row].append(number)
    return Shared(found, by_row)


def find_relations(index: RecordIndex, columns: Columns) -> tuple[Relation, ...]:
    """Which of the documents was made from which, as the record has it.

    Args:
        index: The record.
        columns: The documents.

    Returns:
        In the order of columns.
    """
    found = [
        _relation(columns, item)
        for item in index.record.derivations
        if item.left in columns.column_of and item.right in columns.column_of
    ]
    return tuple(sorted(found, key=lambda item: item.labels))


def _rows(columns: Columns, place: Place, row_of: Mapping[tuple[int, int], int]) -> Sequence[int]:
    column = columns.column_of[place.document]
    touched = columns.within(column, place.span)
    return [row_of[column, item.number] for item in touched if _is_within(item, place)]


def _is_within(sentence: Sentence, place: Place) -> bool:
    start = max(sentence.span.start, place.span.start)
    common = min(sentence.span.end, place.span.end) - start
    return common >= _SHARE * min(len(sentence.span), len(place.span))


def _passage(columns: Columns, number: int, item: Reuse, rows: Sequence[int]) -> SharedPassage:
    labels, origin = _sides(columns, item.left.document, item.right.document, item.direction)
    return SharedPassage(
        number=number,
        id=item.id,
        labels=labels,
        kind=item.kind,
        form=item.form,
        score=item.score,
        origin=origin,
        direction=item.direction,
        reasons=tuple(map(reason_words, item.reasons)),
        rows=(rows[0], rows[-1]) if rows else None,
    )


def _relation(columns: Columns, item: RecordDerivation) -> Relation:
    labels, origin = _sides(columns, item.left, item.right, item.direction)
    in_order = columns.column_of[item.left] < columns.column_of[item.right]
    shares = item.shares if in_order else item.shares[::-1]
    return Relation(
        id=item.id,
        labels=labels,
        origin=origin,
        direction=item.direction,
        shares=(round(100 * shares[0]), round(100 * shares[1])),
        credited=any(clue.slug.startswith("credit.") for clue in item.clues),
        reasons=tuple(map(reason_words, item.reasons)),
        clues=tuple(shortened(clue.words, NAME) for clue in item.clues),
    )


def _sides(
    columns: Columns, left: str, right: str, direction: Direction
) -> tuple[tuple[str, str], str]:
    """Labels of two documents in the order of columns, and of the one that has it first."""
    known = {"left from right": right, "right from left": left}
    one, two = sorted((columns.column_of[left], columns.column_of[right]))
    origin = known.get(direction)
    label = columns.labels[columns.column_of[origin]] if origin is not None else ""
    return (columns.labels[one], columns.labels[two]), label

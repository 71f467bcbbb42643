"""The compare view: what a page, a terminal and a program are given of documents side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.errors import NotFound, UsageError
from rashomon.model.record import RecordDocument
from rashomon.publish.comparison.anchors import LABELS, Columns, find_anchors
from rashomon.publish.comparison.arranging import Comparable, Row, arrange
from rashomon.publish.comparison.likeness import Difference, find_differences, like
from rashomon.publish.comparison.matching import Basis
from rashomon.publish.comparison.pieces import (
    Changes,
    Marks,
    Piece,
    find_pieces,
    find_words,
)
from rashomon.publish.comparison.relations import (
    Relation,
    SharedPassage,
    find_relations,
    find_shared,
)
from rashomon.publish.comparison.sentences import Vocabulary, cut_up, words_of
from rashomon.publish.display import language_tag, shortened
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.wording import basis_words

LEAST_DOCUMENTS, MOST_DOCUMENTS = 2, len(LABELS)
# Of so many documents each shows what the other has not; of more, what is missing stands in place.
MOST_BESIDE = 2
# With less in common than this share of weight, marking every word would say nothing.
_WORTH_MARKING = 0.2

State = Literal["", "only here", "same words", "edited", "other words", "one utterance"]


@dataclass(frozen=True, slots=True)
class Column:
    """One document of a comparison.

    Args:
        label: ``A`` for the reference, then ``B`` …
        document: Document id.
        name: The file's own name.
        outlet: Outlet, or the name where none is known.
        title: Headline, or ``None``.
        published: Date of publication, or ``None``.
        basis: What the date rests on, for readers; empty without a date.
        language: Language as recorded.
        tag: Language as a page may declare it, or ``None``.
        sentences: Number of sentences compared.
        states: How many of them stand in each state, by state; moved ones count in theirs, too.
        moved: Number of sentences that stand elsewhere in the order of the text.
        left_out: Words behind the last sentence compared, where the document is too long.
    """

    label: str
    document: str
    name: str
    outlet: str
    title: str | None
    published: str | None
    basis: str
    language: str
    tag: str | None
    sentences: int
    states: Mapping[str, int]
    moved: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document has in a row.

    Args:
        label: Of its column.
        numbers: Numbers of its first and last sentence there, from 1.
        state: How its words stand to those they are held against; empty for these themselves.
        against: Label of the column that its words are held against; empty where to none.
        moved: Whether it stands elsewhere in the order of its text.
        basis: What put it into this row.
        pieces: Its words.
    """

    label: str
    numbers: tuple[int, int]
    state: State
    against: str
    moved: bool
    basis: Basis
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """Its exact words."""
        return "".join(piece.text for piece in self.pieces if piece.change != "dropped")


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Sentences that stand for one another.

    Args:
        number: From 1.
        cells: One for each column; ``None`` where the document has nothing there.
        passages: Numbers of the shared passages that touch them.
    """

    number: int
    cells: tuple[Cell | None, ...]
    passages: tuple[int, ...]

    @property
    def alone(self) -> bool:
        """Whether one document alone has this."""
        return sum(cell is not None for cell in self.cells) == 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four documents side by side.

    Args:
        columns: The documents as they were asked for; the first is the reference.
        rows: In the order of the reference; every sentence is in exactly one.
        passages: What the record gives as shared between them.
        relations: Which is made from which, as the record has it.
        unlike: Labels of columns in different languages, whose words are not compared.
    """

    columns: tuple[Column, ...]
    rows: tuple[ComparedRow, ...]
    passages: tuple[SharedPassage, ...]
    relations: tuple[Relation, ...]
    unlike: tuple[tuple[str, str], ...]


def compare(
    index: RecordIndex, documents: Sequence[str], shown: Mapping[str, str] | None = None
) -> Comparison:
    """Puts two to four documents side by side, sentence by sentence.

    Args:
        index: The record.
        documents: Document ids; the first is the reference.
        shown: Texts to take the words from, by document id, where not all may be shown: of the
            same length as those of the record.

    Returns:
        Rows of sentences that stand for one another, with the words in which they differ.

    Raises:
        UsageError: There are fewer than two or more than four, or one twice.
        NotFound: The record has no such document.
    """
    docs = _chosen(index, documents)
    words = Vocabulary()
    cut = [cut_up(doc, words) for doc in docs]
    columns = Columns(documents, [one.sentences for one in cut])
    comparable = _comparable(docs)
    rows = arrange(columns.texts, comparable, find_anchors(index, columns, comparable))
    marks = [
        Marks(column, columns, index.by_document.get(doc.id, ())) for column, doc in enumerate(docs)
    ]
    texts = [doc.text if shown is None else shown[doc.id] for doc in docs]
    passages = find_shared(index, columns, rows)
    made = [_Cells(row, comparable, texts, marks) for row in rows]
    compared = tuple(
        ComparedRow(number, one.cells(), passages.of_row(number))
        for number, one in enumerate(made, start=1)
    )
    return Comparison(
        columns=tuple(_column(at, doc, compared, cut[at].left_out) for at, doc in enumerate(docs)),
        rows=compared,
        passages=passages.found,
        relations=find_relations(index, columns),
        unlike=tuple(
            (LABELS[left], LABELS[right])
            for right in range(len(docs))
            for left in range(right)
            if not comparable(left, right)
        ),
    )


def _chosen(index: RecordIndex, documents: Sequence[str]) -> list[RecordDocument]:
    if not LEAST_DOCUMENTS <= len(documents) <= MOST_DOCUMENTS:
        raise UsageError(
            f"{len(documents)} documents to compare; allowed: {LEAST_DOCUMENTS} to {MOST_DOCUMENTS}"
        )
    if len(set(documents)) < len(documents):
        raise UsageError("a document is compared with itself; name each document once")
    for document in documents:
        if document not in index.documents:
            raise NotFound(
                f"no document {document} in this story; 'rashomon show STORY documents' lists them"
            )
    return [index.documents[document] for document in documents]


def _comparable(docs: Sequence[RecordDocument]) -> Comparable:
    """Words are held against words of the same language, or of one that could not be told."""

    def answer(left: int, right: int) -> bool:
        tags = {docs[at].language.partition("-")[0].lower() for at in (left, right)}
        return len(tags - {"und"}) < 2

    return answer


class _Cells:
    """Makes the cells of one row.

    Of two documents each shows what the other has not.  Of more, the reference is left as it is,
    and each of the others shows what it has more and less than it.
    """

    def __init__(
        self, row: Row, comparable: Comparable, texts: Sequence[str], marks: Sequence[Marks]
    ) -> None:
        self._row, self._texts, self._marks = row, texts, marks
        self._bases = {column: row.base(column, comparable) for column in sorted(row.cells)}
        self._state: dict[int, State] = {}
        self._changes: dict[int, Changes] = {}
        for column, base in self._bases.items():
            if base is not None:
                self._hold(column, base)

    def cells(self) -> tuple[Cell | None, ...]:
        """One for each column."""
        return tuple(
            self._cell(column) if column in self._row.cells else None
            for column in range(len(self._texts))
        )

    def _hold(self, column: int, base: int) -> None:
        """Holds a cell against another."""
        tokens, weights = words_of(self._row.cells[base])
        others, other_weights = words_of(self._row.cells[column])
        if tokens == others:
            self._state[column] = "same words"
        elif like(tokens, weights, others, other_weights).both < _WORTH_MARKING:
            utterance = self._row.basis.get(column) == "utterance"
            self._state[column] = "one utterance" if utterance else "other words"
        else:
            self._state[column] = "edited"
            self._mark(column, base, find_differences(tokens, weights, others))

    def _mark(self, column: int, base: int, differences: Sequence[Difference]) -> None:
        new = frozenset(at for one in differences for at in range(*one.right))
        dropped = {}
        if len(self._texts) > MOST_BESIDE:
            for one in differences:
                words = find_words(self._texts[base], self._row.cells[base], *one.left)
                if words:
                    dropped[one.right[0]] = words
        else:
            gone = frozenset(at for one in differences for at in range(*one.left))
            self._changes[base] = Changes(gone, "gone")
        self._changes[column] = Changes(new, "new", dropped)

    def _cell(self, column: int) -> Cell:
        row = self._row
        cell = row.cells[column]
        base = self._bases[column]
        state = self._state.get(column, "")
        if not state and len(row.cells) == 1:
            state = "only here"
        elif not state and row.basis.get(column) == "utterance":
            state = "one utterance"
        changes = self._changes.get(column, Changes())
        return Cell(
            label=LABELS[column],
            numbers=(cell[0].number, cell[-1].number),
            state=state,
            against="" if base is None else LABELS[base],
            moved=column in row.moved,
            basis=row.basis.get(column, "words"),
            pieces=find_pieces(self._texts[column], cell, changes, self._marks[column]),
        )


def _column(at: int, doc: RecordDocument, rows: Sequence[ComparedRow], left_out: int) -> Column:
    cells = [cell for row in rows if (cell := row.cells[at]) is not None]
    states: dict[str, int] = {}
    for cell in cells:
        if cell.state:
            states[cell.state] = states.get(cell.state, 0) + _length(cell)
    return Column(
        label=LABELS[at],
        document=doc.id,
        name=shortened(doc.name, NAME),
        outlet=outlet_of(doc),
        title=shortened(doc.title, NAME) if doc.title else None,
        published=doc.published.value,
        basis=basis_words(doc.published) if doc.published.value else "",
        language=doc.language,
        tag=language_tag(doc.language),
        sentences=sum(map(_length, cells)),
        states=dict(sorted(states.items())),
        moved=sum(_length(cell) for cell in cells if cell.moved),
        left_out=left_out,
    )


def _length(cell: Cell) -> int:
    return cell.numbers[1] - cell.numbers[0] + 1

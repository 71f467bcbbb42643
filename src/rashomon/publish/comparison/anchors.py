"""Sentences that the record gives for one, whatever their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.model.record import Statement
from rashomon.model.spans import Span
from rashomon.publish.comparison.arranging import Anchor, Comparable
from rashomon.publish.comparison.sentences import Sentence
from rashomon.publish.index import RecordIndex

LABELS = "ABCD"


class Columns:
    """The chosen documents and their sentences, labelled ``A`` (the reference) and on.

    Args:
        documents: Document ids, the reference first.
        texts: Sentences of each.
    """

    def __init__(self, documents: Sequence[str], texts: Sequence[Sequence[Sentence]]) -> None:
        self.documents, self.texts = tuple(documents), tuple(texts)
        self.labels = LABELS[: len(documents)]
        self.column_of = {document: column for column, document in enumerate(documents)}
        self._starts = [[item.span.start for item in text] for text in texts]
        self._ends = [[item.span.end for item in text] for text in texts]

    def within(self, column: int, span: Span) -> Sequence[Sentence]:
        """Sentences of a column that a span touches, in order."""
        first = bisect_right(self._ends[column], span.start)
        return self.texts[column][first : bisect_left(self._starts[column], span.end)]


def find_anchors(index: RecordIndex, columns: Columns, comparable: Comparable) -> Iterator[Anchor]:
    """What the record gives for one.

    Args:
        index: The record.
        columns: The documents.
        comparable: Whether the words of two columns may be held against each other.

    Yields:
        Passages that were reworded, statements of one utterance, and headlines, those in this
        order, the surest first.
    """
    yield from _passages(index, columns)
    yield from _utterances(index, columns)
    heads = [next((item for item in text if item.headline), None) for text in columns.texts]
    for column, head in enumerate(heads):
        for other in range(column):
            theirs = heads[other]
            if head and theirs and comparable(other, column):
                yield Anchor(column, head.number, other, theirs.number, "headline")


def _passages(index: RecordIndex, columns: Columns) -> Iterator[Anchor]:
    for item in index.record.reuse:
        sides = (item.left, item.right)
        if item.form != "reworded" or any(s.document not in columns.column_of for s in sides):
            continue
        one, two = sorted((columns.column_of[side.document], side.span) for side in sides)
        # Of longer passages the words tell which sentence is which.
        for left, right in zip(columns.within(*one), columns.within(*two), strict=False):
            yield Anchor(two[0], right.number, one[0], left.number, "passage")


def _utterances(index: RecordIndex, columns: Columns) -> Iterator[Anchor]:
    by_utterance: dict[str, list[Statement]] = defaultdict(list)
    for document in columns.documents:
        for att in index.by_document.get(document, ()):
            utterance = index.utterance_of.get(att.id)
            if utterance is not None and len(utterance.attributions) > 1:
                by_utterance[utterance.id].append(att)
    for _, atts in sorted(by_utterance.items()):
        places = [(columns.column_of[att.document], att) for att in atts]
        for at, (column, att) in enumerate(places):
            for other, theirs in places[:at]:
                if other != column:
                    yield from _heads(columns, (column, att), (other, theirs))


def _heads(
    columns: Columns, one: tuple[int, Statement], two: tuple[int, Statement]
) -> Iterator[Anchor]:
    """The sentences in which the words of two statements begin."""
    found = [columns.within(column, min(att.content)) for column, att in (one, two)]
    if all(found):
        yield Anchor(one[0], found[0][0].number, two[0], found[1][0].number, "utterance")

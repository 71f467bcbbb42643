"""The words of a cell, cut wherever a difference or a mark of a statement begins or ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from rashomon.model.record import Statement
from rashomon.model.spans import Span
from rashomon.publish.comparison.anchors import Columns
from rashomon.publish.comparison.sentences import Sentence

Change = Literal["", "gone", "new", "dropped"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch in which the same holds from end to end.

    Args:
        text: Its exact words.
        change: ``gone`` where the documents beside it have other words or none, ``new`` where the
            one it is held against has; empty where they agree.
        classes: Style classes, blank-separated: ``c`` content, ``d`` content within content,
            ``k`` cue, ``o`` source; empty where no statement stands.
        begins: Ids of the statements whose content begins here.
    """

    text: str
    change: Change
    classes: str
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    role: str
    statement: str


class Marks:
    """Marks of the statements of one document, by sentence.

    Args:
        column: Column of the document.
        columns: The documents.
        atts: Its statements.
    """

    def __init__(self, column: int, columns: Columns, atts: Iterable[Statement]) -> None:
        found: dict[int, list[_Mark]] = defaultdict(list)
        for att in atts:
            first = min(att.content)
            for role, spans in (("c", att.content), ("k", att.cue), ("o", att.source)):
                for span in spans:
                    begins = att.id if role == "c" and span == first else ""
                    for at, item in enumerate(columns.within(column, span)):
                        found[item.number].append(_Mark(span, role, "" if at else begins))
        self._found: Mapping[int, list[_Mark]] = found

    def of(self, sentence: Sentence) -> Sequence[_Mark]:
        """Marks that touch a sentence."""
        return self._found.get(sentence.number, ())


@dataclass(frozen=True, slots=True)
class Changes:
    """In what the words of a cell differ.

    Args:
        places: Places of words of the cell that differ, among all its words.
        how: How they do.
        dropped: What else would stand before a word of the cell, by the place of that word.
    """

    places: Collection[int] = ()
    how: Change = ""
    dropped: Mapping[int, str] = field(default_factory=dict)


def find_words(text: str, cell: Sequence[Sentence], first: int, last: int) -> str:
    """The exact words of a cell from one place to another.

    Args:
        text: Text of the document, as it may be shown.
        cell: Sentences in order.
        first: Place of the first word among all words of the cell.
        last: Place after the last one.
    """
    at = 0
    found = []
    for sentence in cell:
        start, end = max(first - at, 0), min(last - at, len(sentence.places))
        if start < end:
            found.append(text[sentence.places[start][0] : sentence.places[end - 1][1]])
        at += len(sentence.places)
    return " ".join(found)


def find_pieces(
    text: str, cell: Sequence[Sentence], changes: Changes, marks: Marks
) -> tuple[Piece, ...]:
    """Cuts the words of a cell.

    Args:
        text: Text of the document, as it may be shown.
        cell: Sentences in order.
        changes: In what its words differ.
        marks: Marks of the document's statements.

    Returns:
        Pieces in order; a blank stands between sentences, `` … `` where others are between.
    """
    found: list[Piece] = []
    at = 0
    last = None
    for sentence in cell:
        if last is not None:
            gap = " " if sentence.number == last.number + 1 else " … "
            found.append(Piece(gap, "", "", ()))
        found += _Cutting(text, sentence, changes, at).pieces(marks.of(sentence))
        at, last = at + len(sentence.tokens), sentence
    if at in changes.dropped:
        found.append(Piece(f" {changes.dropped[at]}", "dropped", "", ()))
    return tuple(found)


class _Cutting:
    """Cuts one sentence of a cell.

    Args:
        text: Text of the document.
        sentence: The sentence.
        changes: In what the words of the cell differ.
        at: Place of the sentence's first word in the cell.
    """

    def __init__(self, text: str, sentence: Sentence, changes: Changes, at: int) -> None:
        self._text, self._stretch, self._how = text, sentence.span, changes.how
        here = range(len(sentence.tokens))
        self._spans = _stretches(sentence, [n for n in here if at + n in changes.places])
        self._dropped = {
            sentence.places[n][0]: changes.dropped[at + n]
            for n in here
            if at + n in changes.dropped
        }

    def pieces(self, marks: Iterable[_Mark]) -> list[Piece]:
        """The pieces, in order."""
        changes: dict[int, list[tuple[str, int]]] = defaultdict(list)
        begins: dict[int, list[str]] = defaultdict(list)
        spans = [(span, "changed") for span in self._spans]
        for mark in marks:
            spans.append((mark.span, mark.role))
            if mark.statement:
                begins[max(mark.span.start, self._stretch.start)].append(mark.statement)
        for span, role in spans:
            changes[max(span.start, self._stretch.start)].append((role, 1))
            changes[min(span.end, self._stretch.end)].append((role, -1))
        borders = {self._stretch.start, self._stretch.end, *changes, *begins, *self._dropped}
        holds: Counter[str] = Counter()
        found = []
        for start, end in pairwise(sorted(borders)):
            for role, by in changes.get(start, ()):
                holds[role] += by
            if start in self._dropped:
                found.append(Piece(f"{self._dropped[start]} ", "dropped", "", ()))
            how: Change = self._how if holds["changed"] else ""
            words = self._text[start:end]
            found.append(Piece(words, how, _classes(holds), tuple(begins.get(start, ()))))
        return found


def _classes(holds: Counter[str]) -> str:
    names = [role for role in "cko" if holds[role]]
    if holds["c"] > 1:
        names.insert(1, "d")
    return " ".join(names)


def _stretches(sentence: Sentence, changed: Sequence[int]) -> list[Span]:
    """Stretches of the text that differ: words side by side with what stands between them."""
    found: list[Span] = []
    last = -2
    for place in changed:
        span = Span(*sentence.places[place])
        if place == last + 1 and found:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        last = place
    return found

"""Which sentence of one text stands for which of another.

Candidates come from runs of words that stand in few sentences (seeds), so that the work grows with
the length of the texts and not with its square; the best matches are taken first; those that keep
the order of both texts hold it together, and the short gaps between them are looked at whole
(seed, chain and fill, as long sequences are aligned: Li, "Minimap2", Bioinformatics 34, 2018).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rashomon.publish.comparison.likeness import Likeness, like
from rashomon.publish.comparison.sentences import NAME, Sentence

Basis = Literal["words", "passage", "utterance", "headline"]

_SEED = 3
# A run of words that stands in more sentences tells none of them from the others, and each would
# have to be looked at; a word tells less than a run.
_SEED_SENTENCES = 8
_WORD_SENTENCES = 2
# Sentences that are held against one, of those that share most seeds with it.
_CANDIDATES = 4
# Agreeing weight from which two sentences are one, edited: half of both, or most of the shorter
# one, which the longer one then holds whole.
_BOTH = 0.5
_SMALLER = 0.75
_LEAST_SMALLER = 4.0
# Between sentences that are one already, less is enough: their place speaks for them.
_IN_GAP = 0.34
_LEAST_IN_GAP = 2.0
_GAP = 64
# How much likelier a match must become for a further sentence to be part of it.
_GAIN = 0.04


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in one row already, to be held against another text.

    Args:
        tokens: A number for each word; empty where nothing there may be compared.
        weights: What each counts.
    """

    tokens: Sequence[int]
    weights: Sequence[float]


@dataclass(frozen=True, slots=True)
class Match:
    """That a sentence belongs into a row.

    Args:
        row: The row.
        sentence: Index of the sentence in its text.
        weight: Agreeing weight.
        basis: What says so.
        moved: Whether it stands elsewhere in the order of its text.
    """

    row: int
    sentence: int
    weight: float
    basis: Basis
    moved: bool = False


def find_matches(
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
    anchors: Mapping[tuple[int, int], Basis],
) -> tuple[Match, ...]:
    """Finds the row of each sentence of a text.

    Args:
        lines: Rows.
        sentences: The text.
        anchors: Pairs of row and sentence that the record gives for one, with what says so.

    Returns:
        At most one for each sentence, by sentence; a row may have several that follow one another.
    """
    finder = _Finder(lines, sentences)
    finder.take(_scored(lines, sentences))
    for (row, sentence), basis in sorted(anchors.items()):
        finder.take_anchor(row, sentence, basis)
    finder.fill_gaps()
    finder.take_equal()
    finder.add_parts()
    return _with_order(finder.matches())


def _scored(
    lines: Sequence[Line], sentences: Sequence[Sentence]
) -> Iterator[tuple[float, int, int, Likeness]]:
    """Candidates that are alike enough, the most alike first, of equal ones those in order."""
    found = []
    for row, number in _candidates(lines, sentences):
        alike = _alike(lines[row], sentences[number])
        if _is_one(alike):
            found.append((-_worth(alike), abs(_lag(row, number, lines, sentences)), row, number))
    for worth, _, row, number in sorted(found):
        yield -worth, row, number, _alike(lines[row], sentences[number])


def _lag(row: int, number: int, lines: Sequence[Line], sentences: Sequence[Sentence]) -> int:
    """How far a pair stands off the straight way through both texts, in sentences."""
    return row * len(sentences) // max(1, len(lines)) - number


def _worth(alike: Likeness) -> float:
    return max(alike.both, alike.smaller * _BOTH) * math.sqrt(alike.agreed)


def _is_one(alike: Likeness) -> bool:
    if alike.both >= _BOTH:
        return True
    return alike.smaller >= _SMALLER and alike.agreed >= _LEAST_SMALLER


def _alike(line: Line, sentence: Sentence) -> Likeness:
    return like(line.tokens, line.weights, sentence.tokens, sentence.weights)


def _candidates(lines: Sequence[Line], sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Pairs that share rare runs of words."""
    runs = _places((_runs(line.tokens) for line in lines), _SEED_SENTENCES)
    words = _places((_words(line.tokens, line.weights) for line in lines), _WORD_SENTENCES)
    whole = _places(((tuple(line.tokens),) for line in lines), _SEED_SENTENCES)
    for number, sentence in enumerate(sentences):
        shared: Counter[int] = Counter()
        for run in _runs(sentence.tokens):
            shared.update(runs.get(run, ()))
        for word in _words(sentence.tokens, sentence.weights):
            shared.update(words.get(word, ()))
        shared.update(whole.get(sentence.tokens, ()))
        best = sorted(
            shared.items(),
            key=lambda item: (-item[1], abs(_lag(item[0], number, lines, sentences))),
        )
        yield from ((row, number) for row, _ in best[:_CANDIDATES])


def _places(
    keys: Iterable[Iterable[tuple[int, ...]]], most: int
) -> dict[tuple[int, ...], list[int]]:
    """Rows by what stands in them, without what stands in too many."""
    found: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, inner in enumerate(keys):
        for key in inner:
            places = found[key]
            if len(places) <= most and (not places or places[-1] != row):
                places.append(row)
    return {key: places for key, places in found.items() if key and len(places) <= most}


def _runs(tokens: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return zip(*(tokens[at:] for at in range(_SEED)), strict=False)


def _words(tokens: Sequence[int], weights: Sequence[float]) -> set[tuple[int, ...]]:
    return {(token,) for token, weight in zip(tokens, weights, strict=True) if weight >= NAME}


class _Finder:
    """Takes matches one after the other; what is taken stays."""

    def __init__(self, lines: Sequence[Line], sentences: Sequence[Sentence]) -> None:
        self._lines, self._sentences = lines, sentences
        self._row_of: dict[int, int] = {}
        self._of_row: dict[int, list[int]] = {}
        self._weight: dict[int, float] = {}
        self._basis: dict[int, Basis] = {}

    def matches(self) -> list[Match]:
        """What was taken, by sentence."""
        return [
            Match(row, number, self._weight[number], self._basis[number])
            for number, row in sorted(self._row_of.items())
        ]

    def take(self, scored: Iterable[tuple[float, int, int, Likeness]]) -> None:
        """Takes candidates in the order given, each row and sentence once."""
        for _, row, number, alike in scored:
            if number not in self._row_of and row not in self._of_row:
                self._put(row, number, alike.agreed, "words")

    def take_anchor(self, row: int, number: int, basis: Basis) -> None:
        """Takes what the record says, where nothing else was found."""
        if number not in self._row_of and row not in self._of_row:
            self._put(row, number, 0.0, basis)

    def fill_gaps(self) -> None:
        """Looks between neighbours that are matched in order, as far as the gap is small."""
        chain = [
            (match.row, match.sentence) for match in _with_order(self.matches()) if not match.moved
        ]
        edges = [(-1, -1), *chain, (len(self._lines), len(self._sentences))]
        for (row, number), (next_row, next_number) in pairwise(edges):
            rows = [at for at in range(row + 1, next_row) if at not in self._of_row]
            numbers = [at for at in range(number + 1, next_number) if at not in self._row_of]
            if rows and numbers and len(rows) * len(numbers) <= _GAP:
                self._fill(rows, numbers)

    def _fill(self, rows: Sequence[int], numbers: Sequence[int]) -> None:
        found = []
        for row in rows:
            for number in numbers:
                alike = _alike(self._lines[row], self._sentences[number])
                same = tuple(self._lines[row].tokens) == self._sentences[number].tokens
                enough = alike.both >= _IN_GAP and alike.agreed >= _LEAST_IN_GAP
                if same or enough:
                    found.append((-alike.both, row, number, alike))
        self.take((-worth, row, number, alike) for worth, row, number, alike in sorted(found))

    def take_equal(self) -> None:
        """Takes sentences with the same words that stand too often to be told apart, in order."""
        rows: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for row in reversed(range(len(self._lines))):
            if row not in self._of_row:
                rows[tuple(self._lines[row].tokens)].append(row)
        for number, sentence in enumerate(self._sentences):
            if number not in self._row_of and rows.get(sentence.tokens):
                row = rows[sentence.tokens].pop()
                self._put(row, number, sum(sentence.weights), "words")

    def add_parts(self) -> None:
        """Adds to a row the neighbours of its sentence that are part of the same words."""
        for number in sorted(self._row_of):
            for step in (1, -1):
                at = number + step
                while 0 <= at < len(self._sentences) and at not in self._row_of:
                    if not self._is_part(self._row_of[number], at):
                        break
                    at += step

    def _is_part(self, row: int, number: int) -> bool:
        line, inside = self._lines[row], sorted((*self._of_row[row], number))
        if inside[-1] - inside[0] != len(inside) - 1:
            return False
        now, then = (_together(self._sentences, numbers) for numbers in (self._of_row[row], inside))
        before = like(line.tokens, line.weights, now.tokens, now.weights)
        after = like(line.tokens, line.weights, then.tokens, then.weights)
        if after.both < before.both + _GAIN or after.both < _BOTH:
            return False
        self._put(row, number, after.agreed - before.agreed, "words")
        return True

    def _put(self, row: int, number: int, weight: float, basis: Basis) -> None:
        self._row_of[number] = row
        self._of_row[row] = sorted((*self._of_row.get(row, ()), number))
        self._weight[number], self._basis[number] = weight, basis


def _together(sentences: Sequence[Sentence], numbers: Iterable[int]) -> Line:
    chosen = [sentences[number] for number in numbers]
    return Line(
        [token for item in chosen for token in item.tokens],
        [weight for item in chosen for weight in item.weights],
    )


def _with_order(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Tells the matches that keep the order of both texts from those that were moved.

    Those are the heaviest chain in which rows never go back, found by keeping the best weight that
    ends at each row (Fenwick, "A New Data Structure for Cumulative Frequency Tables", 1994).
    """
    rows = sorted({match.row for match in matches})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(rows) + 1)
    before = [-1] * len(matches)
    top = (0.0, -1)
    for index, match in enumerate(matches):
        at = bisect_left(rows, match.row) + 1
        weight, before[index] = _highest(best, at)
        # A little for each, so that what has no weight keeps its place where it can.
        ending = (weight + match.weight + 0.1, index)
        top = max(top, ending, key=lambda item: item[0])
        while at < len(best):
            best[at] = max(best[at], ending, key=lambda item: item[0])
            at += at & -at
    kept = set()
    index = top[1]
    while index >= 0:
        kept.add(index)
        index = before[index]
    return tuple(
        match
        if index in kept
        else Match(match.row, match.sentence, match.weight, match.basis, True)
        for index, match in enumerate(matches)
    )


def _highest(best: Sequence[tuple[float, int]], at: int) -> tuple[float, int]:
    found = (0.0, -1)
    while at:
        found = max(found, best[at], key=lambda item: item[0])
        at -= at & -at
    return found

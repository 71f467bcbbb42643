"""What one short text says about another, and what a sentence commits its author to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon.judge.inference.encoding import (
    LONGEST_HYPOTHESIS,
    LONGEST_TEXT,
    Pieces,
    find_pieces,
    frame_pair,
    frame_sentence,
)
from rashomon.judge.inference.heads import FACTUALITY, FRAME, HYPOTHESIS, PREDICATE, PREMISE
from rashomon.judge.inference.network import Networks, run_all
from rashomon.model.spans import Span

LARGEST_SCORE = 3.0
"""Factuality of what certainly happened; its negative is that of what certainly did not."""
_KEPT_PAIRS = 32_768
_KEPT_TEXTS = 8_192
_KEPT_WEIGHED = 2_048

Asked = TypeVar("Asked", bound=Hashable)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Relation:
    """How a hypothesis stands to a premise; three probabilities that sum to 1.

    Attributes:
        supports: That who believes the premise would say that the hypothesis is so.
        contradicts: That both cannot be so, if both speak of the same matter.
        neither: That the premise leaves the hypothesis open.
    """

    supports: float
    contradicts: float
    neither: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that tells of an event or state, and how sure its author is of it.

    Attributes:
        span: The word, code points in the sentence.
        score: From -3, certainly not so, by 0, left open, to 3, certainly so.
    """

    span: Span
    score: float


class _Word(NamedTuple):
    """A word with its log odds of being a predicate."""

    predicate: Predicate
    evidence: float


class SentenceModel:
    """Compares and weighs short English texts.

    One model may answer any number of questions.  The same question gets the same answer in any
    company; what is asked again is remembered, within some 50 MB.

    Args:
        weights: Folder of the weights; by default those of this package.
        vocabulary: Folder of the vocabulary; by default that of the reader.

    Raises:
        InvariantError: The files are not the ones that their configuration names.

    >>> model = SentenceModel()  # doctest: +SKIP
    >>> model.relate([("No shot was fired.", "Shots were fired.")])  # doctest: +SKIP
    """

    def __init__(
        self, weights: Traversable | None = None, vocabulary: Traversable | None = None
    ) -> None:
        self._networks = Networks(weights, vocabulary)
        self._pieces: dict[str, Pieces] = {}
        self._relations: dict[tuple[str, str], Relation] = {}
        self._weighed: dict[str, tuple[_Word, ...]] = {}

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        """Says how each hypothesis stands to its premise.

        Args:
            pairs: Premise and hypothesis, each one sentence or less.  Of a hypothesis the first
                64 word pieces are read, of a premise as many as then have room among 157.

        Returns:
            One relation a pair.  Where either text has no word, all is left open.
        """
        short = [(premise[:LONGEST_TEXT], other[:LONGEST_TEXT]) for premise, other in pairs]
        return _answer(short, self._relations, self._relate, _KEPT_PAIRS)

    def factuality(self, sentences: Sequence[str]) -> list[tuple[Predicate, ...]]:
        """Finds the predicates of sentences and how sure the author is of each.

        Args:
            sentences: Of each the first 158 word pieces are read.

        Returns:
            The predicates of each sentence in order of position.
        """
        least = self._networks.calibration["least_predicate"]
        weighed = self._weigh_all(sentences)
        return [
            tuple(word.predicate for word in words if word.evidence >= least) for words in weighed
        ]

    def weigh_words(self, sentences: Sequence[str]) -> list[tuple[Predicate, ...]]:
        """Weighs every word as if it were a predicate, for those who know which words are.

        Args:
            sentences: As for `factuality`.

        Returns:
            The words of each sentence in order of position, marks of punctuation among them.
        """
        weighed = self._weigh_all(sentences)
        return [tuple(word.predicate for word in words) for words in weighed]

    def _relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        encoded = [self._encode(pair) for pair in pairs]
        asked = [number for number, (one, other) in enumerate(encoded) if one.ids and other.ids]
        columns = run_all(self._networks.pairs, [frame_pair(*encoded[n]) for n in asked])
        answers = [Relation(0.0, 0.0, 1.0)] * len(pairs)
        for number, found in zip(asked, columns, strict=True):
            hypothesis = min(len(encoded[number][1].ids), LONGEST_HYPOTHESIS)
            answers[number] = self._weigh_scores(pool_relation(found, hypothesis))
        return answers

    def _weigh_scores(self, scores: NDArray[np.float64]) -> Relation:
        calibration = self._networks.calibration
        scores = scores / calibration["temperature"] + np.array(calibration["offsets"])
        odds = np.exp(scores - scores.max())
        return Relation(*(round(float(share), 6) for share in odds / odds.sum()))

    def _weigh_all(self, sentences: Sequence[str]) -> list[tuple[_Word, ...]]:
        short = [sentence[:LONGEST_TEXT] for sentence in sentences]
        return _answer(short, self._weighed, self._weigh, _KEPT_WEIGHED)

    def _weigh(self, sentences: Sequence[str]) -> list[tuple[_Word, ...]]:
        encoded = self._encode(sentences)
        asked = [number for number, pieces in enumerate(encoded) if pieces.ids]
        columns = run_all(self._networks.events, [frame_sentence(encoded[n]) for n in asked])
        answers: list[tuple[_Word, ...]] = [()] * len(sentences)
        for number, found in zip(asked, columns, strict=True):
            answers[number] = tuple(_weigh_words(encoded[number], found[1:-1]))
        return answers

    def _encode(self, texts: Sequence[str]) -> list[Pieces]:
        return _answer(texts, self._pieces, self._cut, _KEPT_TEXTS)

    def _cut(self, texts: Sequence[str]) -> list[Pieces]:
        return [find_pieces(text, self._networks.vocabulary) for text in texts]


def pool_relation(columns: NDArray[np.float32], hypothesis: int) -> NDArray[np.float64]:
    """Scores of the relations, not normalised, in the order of `RELATIONS`.

    Args:
        columns: The network's answer to a pair, (pieces, columns).
        hypothesis: How many pieces the hypothesis has in the window.
    """
    wide = columns.astype(np.float64)
    border = len(wide) - hypothesis - 2
    frame = wide[[0, border, -1], FRAME].mean(0)
    relation: NDArray[np.float64] = (
        frame + wide[1:border, PREMISE].mean(0) + wide[border + 1 : -1, HYPOTHESIS].mean(0)
    )
    return relation


def _weigh_words(pieces: Pieces, columns: NDArray[np.float32]) -> Iterator[_Word]:
    """A word is judged by its first piece."""
    seen = -1
    for word, row in zip(pieces.words, columns, strict=True):
        if word != seen:
            score = min(LARGEST_SCORE, max(-LARGEST_SCORE, float(row[FACTUALITY])))
            predicate = Predicate(Span(*pieces.spans[word]), round(score, 4))
            yield _Word(predicate, float(row[PREDICATE]))
        seen = word


def _answer(
    questions: Sequence[Asked],
    known: dict[Asked, Answer],
    ask: Callable[[Sequence[Asked]], Sequence[Answer]],
    most: int,
) -> list[Answer]:
    """Answers questions in order, each different one once; forgets all before it knows too many."""
    found = {question: known[question] for question in questions if question in known}
    new = [question for question in dict.fromkeys(questions) if question not in found]
    found |= zip(new, ask(new), strict=True)
    if len(known) + len(new) > most:
        known.clear()
    known.update((question, found[question]) for question in new[:most])
    return [found[question] for question in questions]

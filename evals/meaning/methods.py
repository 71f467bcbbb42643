"""Ways to tell how alike two sentences are: by their words, or by vectors."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from evals.meaning.gold import Stretch

Floats = NDArray[np.float64]

_WORD = re.compile(r"\w+")
_DIGITS = 9
"""Decimals kept, so that equal sentences tie whatever the order of a matrix product's sums."""


class Method(Protocol):
    """Compares stretches of text."""

    @property
    def name(self) -> str:
        """As it stands in results."""

    def compare(self, stretches: Sequence[Stretch]) -> Floats:
        """Similarity of all pairs, (stretches, stretches); larger is more alike."""


class WordOverlap:
    """Jaccard coefficient of the sets of lower-cased words."""

    name = "word overlap"

    def compare(self, stretches: Sequence[Stretch]) -> Floats:
        """0 where no word is shared, 1 where all are."""
        table = np.minimum(_count_words(stretches), 1.0)
        both = table @ table.T
        sizes = table.sum(axis=1)
        either = sizes[:, None] + sizes[None, :] - both
        found: Floats = np.round(both / np.maximum(either, 1.0), _DIGITS)
        return found


class TfIdf:
    """Cosine of word counts times inverse document frequency (Spärck Jones 1972).

    Args:
        stretches: Sentences over which frequency is counted, smoothed by one.
    """

    name = "TF-IDF"

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._seen = Counter(word for one in stretches for word in set(_find_words(one.text)))
        self._all = len(stretches)

    def compare(self, stretches: Sequence[Stretch]) -> Floats:
        """0 where no word is shared, 1 where all are as often."""
        words = _number_words(stretches)
        seen = np.array([self._seen[word] for word in words], np.float64)
        weights = np.log((1 + self._all) / (1 + seen)) + 1
        return _cosines(_count_words(stretches) * weights)


class Vectors:
    """Cosine of vectors; a sentence without one is like none.

    Args:
        name: Whose they are.
        vectors: By document and line.
    """

    def __init__(self, name: str, vectors: Mapping[tuple[str, int], Floats]) -> None:
        self.name = name
        self._vectors = vectors
        self._width = max((len(vector) for vector in vectors.values()), default=1)

    def compare(self, stretches: Sequence[Stretch]) -> Floats:
        """-1 to 1; -1 where a vector is missing."""
        nothing = np.zeros(self._width)
        keys = [(one.document, one.line) for one in stretches]
        rows = np.stack([self._vectors.get(key, nothing) for key in keys])
        found = np.array([key in self._vectors for key in keys])
        return np.where(found[:, None] & found[None, :], _cosines(rows), -1.0)

    def count_missing(self, stretches: Iterable[Stretch]) -> int:
        """How many have no vector."""
        return sum((one.document, one.line) not in self._vectors for one in stretches)


def _cosines(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.where(lengths > 0, lengths, 1.0)
    return np.round(unit @ unit.T, _DIGITS)


def _find_words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _number_words(stretches: Sequence[Stretch]) -> dict[str, int]:
    found = dict.fromkeys(word for one in stretches for word in _find_words(one.text))
    return {word: number for number, word in enumerate(found)}


def _count_words(stretches: Sequence[Stretch]) -> Floats:
    """(stretches, distinct words) how often each word stands in each."""
    numbers = _number_words(stretches)
    table = np.zeros((len(stretches), len(numbers)))
    for row, stretch in enumerate(stretches):
        for word, count in Counter(_find_words(stretch.text)).items():
            table[row, numbers[word]] = count
    return table

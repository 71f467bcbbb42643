"""The words of many documents in a few arrays: 16 bytes a word, and each text only once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model.documents import Document
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.grams import Hashes, WordNumbers
from rashomon.text.words import find_words

Numbers = NDArray[np.int32]

_NONE = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Pile:
    """All documents of a story, each text once, and where each word stands.

    Args:
        documents: Of documents with the same words the one with the smallest id; sorted by id.
            Elsewhere in this room a document is its index here.
        copies: The others, each with the index of the one that stands for it; sorted.
        bounds: The words of document ``n`` are those from ``bounds[n]`` to ``bounds[n + 1]``.
        words: Number of each word; equal words have equal numbers.
        starts: Where each word begins in its document, in code points.
        ends: Where it ends.
        hashes: Stable hash of each word, by number.
        content: Whether a word is more than a function word, by number.
    """

    documents: tuple[Document, ...]
    copies: tuple[tuple[int, Document], ...]
    bounds: NDArray[np.int64]
    words: Numbers
    starts: Numbers
    ends: Numbers
    hashes: Hashes
    content: NDArray[np.bool_]

    def words_of(self, index: int) -> Numbers:
        """Numbers of the words of one document."""
        return self.words[self.bounds[index] : self.bounds[index + 1]]


def heap_up(documents: Sequence[Document]) -> Pile:
    """Puts the words of all documents into arrays.

    Args:
        documents: In any order; ids are different.

    Returns:
        The pile; the same for the same documents but for the numbers that words have.
    """
    numbers = WordNumbers()
    kept: list[Document] = []
    copies: list[tuple[int, Document]] = []
    columns: tuple[list[Numbers], ...] = ([], [], [])
    seen: dict[bytes, int] = {}
    for doc in sorted(documents, key=lambda doc: doc.id):
        found = find_words(doc.text)
        encoded = numbers.encode(found.forms)
        first = seen.setdefault(_digest(encoded), len(kept))
        if first < len(kept):
            copies.append((first, doc))
            continue
        kept.append(doc)
        for column, values in zip(columns, (encoded, found.starts, found.ends), strict=True):
            column.append(np.asarray(values, np.int32))
    words, starts, ends = (np.concatenate([_NONE, *column]) for column in columns)
    return Pile(
        documents=tuple(kept),
        copies=tuple(copies),
        bounds=np.cumsum([0, *map(len, columns[0])], dtype=np.int64),
        words=words,
        starts=starts,
        ends=ends,
        hashes=numbers.hashes(),
        content=np.fromiter((w not in FUNCTION_WORDS for w in numbers), np.bool_, len(numbers)),
    )


def _digest(words: Numbers) -> bytes:
    return hashlib.blake2b(words.tobytes(), digest_size=16).digest()

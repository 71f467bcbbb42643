"""Words to word pieces, and pieces to windows that the encoder can take.

Part of the model's input definition, shared by training and running. A window is
CLS, pieces, SEP. A word's label sits on its first piece;
pieces without a word (paragraph marks, CLS, SEP) have no label.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.read.tokens import Words

WINDOW = 256
"""Pieces that the network was trained on at a time, frame included: the most it may be given."""
READ_WINDOW = 128
"""Pieces read at a time, frame included.

Attention costs the square of it: 128 reads an eighth more words a second than 256,
and as well (PolNeAR dev, full F1 73.2 against 73.3, overlap 78.3 against 78.2; 192
gives 72.8).
"""
PIECES_PER_WORD = 8
WORD_CHARACTERS = 64
"""Code points of a word that are looked at; pathological runs of letters stop here."""

PAD, PARAGRAPH, UNKNOWN, CLS, SEP = 0, 1, 100, 101, 102


class WordEncoder(Protocol):
    """What is asked of a vocabulary; `tokenizers.Tokenizer` is one, and heavy to import."""

    def encode_batch(self, input: Any, *, add_special_tokens: bool) -> Sequence[Any]:  # noqa: A002
        """Encode strings, each on its own; each answer has its vocabulary `ids`."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text, paragraph marks included, as columns of equal length.

    Attributes:
        ids: Vocabulary ids.
        features: Row of the feature embedding.
        words: Index of the word whose first piece this is; -1 for all others.
        breaks: True where a window may begin: on a word's first piece or a paragraph mark.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    words: NDArray[np.int64]
    breaks: NDArray[np.bool_]


def encode_words(words: Words, tokenizer: WordEncoder) -> Pieces:
    """Encode the words of a text, each on its own, with a mark between paragraphs.

    Args:
        words: The words of one text.
        tokenizer: Uncased WordPiece vocabulary.

    Returns:
        The pieces in reading order.
    """
    count = len(words)
    surfaces = [words.surface(index)[:WORD_CHARACTERS] for index in range(count)]
    vocabulary = sorted(set(surfaces))
    # A lone surrogate has no place in UTF-8, which the tokenizer takes.
    legal = [word.encode("utf-8", "replace").decode("utf-8") for word in vocabulary]
    encoded = tokenizer.encode_batch(legal, add_special_tokens=False)
    table = {
        word: (item.ids[:PIECES_PER_WORD] or [UNKNOWN])
        for word, item in zip(vocabulary, encoded, strict=True)
    }
    new_paragraph = np.zeros(count, np.int64)
    new_paragraph[1:] = words.paragraphs[1:] != words.paragraphs[:-1]
    lengths = np.fromiter((len(table[word]) for word in surfaces), np.int64, count)
    firsts = np.cumsum(lengths + new_paragraph) - lengths
    total = int(lengths.sum() + new_paragraph.sum())
    is_mark = np.zeros(total, np.bool_)
    is_mark[firsts[new_paragraph > 0] - 1] = True
    ids = np.full(total, PARAGRAPH, np.int64)
    ids[~is_mark] = [piece for word in surfaces for piece in table[word]]
    features = np.zeros(total, np.int64)
    features[~is_mark] = np.repeat(words.features, lengths)
    owners = np.full(total, -1, np.int64)
    owners[firsts] = np.arange(count)
    return Pieces(ids, features, owners, is_mark | (owners >= 0))


def cut_windows(pieces: Pieces, words: Words) -> list[tuple[int, int]]:
    """Cut a text into windows that end at paragraph borders where they can.

    Each window takes all that fits and is then cut back to the last paragraph mark in its
    second half, else to the last sentence there, else to the last word. Windows do not
    overlap, and where they lie depends on this text alone.

    Args:
        pieces: The pieces of one text.
        words: The words that they were made from.

    Returns:
        Half-open ranges of pieces, in order, that cover them all.
    """
    total = len(pieces.ids)
    marks = np.flatnonzero(pieces.ids == PARAGRAPH)
    begins = np.flatnonzero(pieces.breaks)
    firsts = np.flatnonzero(pieces.words >= 0)
    new_sentence = np.concatenate(([True], words.sentences[1:] != words.sentences[:-1]))
    sentences = firsts[new_sentence[pieces.words[firsts]]] if len(firsts) else firsts
    windows = []
    start = 0
    while start < total:
        stop = min(start + READ_WINDOW - 2, total)
        if stop < total:
            half = start + (READ_WINDOW - 2) // 2
            stop = next(
                border
                for border, least in (
                    (_last_at(marks, stop), half),
                    (_last_at(sentences, stop), half),
                    (_last_at(begins, stop), start + 1),
                )
                if border >= least
            )
        windows.append((start, stop))
        start = stop
    return windows


def _last_at(places: NDArray[np.int64], limit: int) -> int:
    """The last of the sorted places that is not beyond the limit; -1 if there is none."""
    index = int(np.searchsorted(places, limit, side="right")) - 1
    return int(places[index]) if index >= 0 else -1


def frame_window(pieces: Pieces, start: int, stop: int) -> tuple[NDArray[np.int64], ...]:
    """Put a range of pieces between CLS and SEP.

    Args:
        pieces: The pieces of one text.
        start: First piece.
        stop: Piece after the last one.

    Returns:
        Ids and features, each of shape (1, stop - start + 2).
    """
    ids = np.concatenate(([CLS], pieces.ids[start:stop], [SEP]))
    features = np.concatenate(([0], pieces.features[start:stop], [0]))
    return ids[np.newaxis], features[np.newaxis]

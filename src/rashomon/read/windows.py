"""Words to word pieces, and pieces to windows that the encoder can take.

Part of the model's input definition, shared by training and running. A window is
CLS, pieces, SEP. A word's label sits on its first piece;
pieces without a word (paragraph marks, CLS, SEP) have no label.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.read.tokens import Words

WINDOW = 256
"""Pieces that the network was trained on at a time, frame included: the most it may be given."""
READ_WINDOW = 128
"""Pieces read at a time, frame included.

Attention costs the square of it: 128 reads an eighth more words a second than 256,
and as well (PolNeAR dev, full F1 73.2 against 73.3, overlap 78.3 against 78.2; 192
gives 72.8, all with the network before this one).
"""
PIECES_PER_WORD = 8
WORD_CHARACTERS = 64
"""Code points of a word that are looked at; pathological runs of letters stop here."""

_BLOCK = 4096  # words turned into Python objects at a time
_REMEMBERED = 32_768

PAD, PARAGRAPH, UNKNOWN, CLS, SEP = 0, 1, 100, 101, 102


class WordEncoder(Protocol):
    """What is asked of a vocabulary; `tokenizers.Tokenizer` is one, and heavy to import."""

    def encode_batch(self, input: Any, *, add_special_tokens: bool) -> Sequence[Any]:  # noqa: A002
        """Encode strings, each on its own; each answer has its vocabulary `ids`."""


class EncodedWord(NamedTuple):
    """Vocabulary ids of one word."""

    ids: list[int]


class RememberingEncoder:
    """A vocabulary that does not encode the same word twice in a row of texts.

    Every word is encoded on its own, so what is remembered changes no answer. Memory is
    bounded: some 10 MB.

    Args:
        encoder: What encodes.
    """

    def __init__(self, encoder: WordEncoder) -> None:
        self._encoder = encoder
        self._known: dict[str, EncodedWord] = {}

    def encode_batch(
        self,
        input: Sequence[str],  # noqa: A002
        *,
        add_special_tokens: bool,
    ) -> list[EncodedWord]:
        """Encode words, of each no more than `PIECES_PER_WORD`.

        Args:
            input: Legal strings.
            add_special_tokens: As for the vocabulary; the same in all calls.

        Returns:
            One answer a word.
        """
        known = self._known
        if fresh := [word for word in input if word not in known]:
            found = self._encoder.encode_batch(fresh, add_special_tokens=add_special_tokens)
            if len(known) + len(fresh) > _REMEMBERED:
                # Those of this call may be among the old ones.
                known = {word: known[word] for word in input if word in known}
                self._known = known
            for word, item in zip(fresh, found, strict=True):
                known[word] = EncodedWord(item.ids[:PIECES_PER_WORD])
        return [known[word] for word in input]


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
    numbers, vocabulary = _number_words(words)
    table, sizes = _encode_vocabulary(vocabulary, tokenizer)
    del vocabulary
    new_paragraph = np.zeros(count, np.int64)
    new_paragraph[1:] = words.paragraphs[1:] != words.paragraphs[:-1]
    lengths = sizes[numbers]
    firsts = np.cumsum(lengths + new_paragraph) - lengths
    total = int(lengths.sum() + new_paragraph.sum())
    is_mark = np.zeros(total, np.bool_)
    is_mark[firsts[new_paragraph > 0] - 1] = True
    ids = np.full(total, PARAGRAPH, np.int64)
    ids[~is_mark] = _gather(table, (np.cumsum(sizes) - sizes)[numbers], lengths)
    features = np.zeros(total, np.int64)
    features[~is_mark] = np.repeat(words.features, lengths)
    owners = np.full(total, -1, np.int64)
    owners[firsts] = np.arange(count)
    return Pieces(ids, features, owners, is_mark | (owners >= 0))


def _number_words(words: Words) -> tuple[NDArray[np.int64], list[str]]:
    """Number of each word among the different ones, and those in that order."""
    found: dict[str, int] = {}
    numbers = np.empty(len(words), np.int64)
    for start in range(0, len(words), _BLOCK):
        surfaces = words.surfaces(start, start + _BLOCK)
        numbers[start : start + len(surfaces)] = [
            found.setdefault(word[:WORD_CHARACTERS], len(found)) for word in surfaces
        ]
    return numbers, list(found)


def _encode_vocabulary(
    vocabulary: Sequence[str], tokenizer: WordEncoder
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pieces of all words of a list, one after the other, and how many each word has."""
    table: list[int] = []
    sizes: list[int] = []
    for start in range(0, len(vocabulary), _BLOCK):
        # A lone surrogate has no place in UTF-8, which the tokenizer takes.
        legal = [
            word.encode("utf-8", "replace").decode("utf-8")
            for word in vocabulary[start : start + _BLOCK]
        ]
        for item in tokenizer.encode_batch(legal, add_special_tokens=False):
            ids = item.ids[:PIECES_PER_WORD] or [UNKNOWN]
            table += ids
            sizes.append(len(ids))
    return np.array(table, np.int64), np.array(sizes, np.int64)


def _gather(
    table: NDArray[np.int64], offsets: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Stretches of a table, one after the other."""
    places = np.repeat(offsets - (np.cumsum(lengths) - lengths), lengths)
    places += np.arange(len(places))
    found: NDArray[np.int64] = table[places]
    return found


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
    ids = np.empty((1, stop - start + 2), np.int64)
    ids[0, 0], ids[0, 1:-1], ids[0, -1] = CLS, pieces.ids[start:stop], SEP
    features = np.zeros_like(ids)
    features[0, 1:-1] = pieces.features[start:stop]
    return ids, features

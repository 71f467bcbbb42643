"""Labelled word pieces from a brat-standoff corpus of PolNeAR's shape."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from evals.attribution.polnear import GoldAttribution, read_split
from rashomon.read.decoding import LABELS
from rashomon.read.tokens import Words, find_words
from rashomon.read.windows import CLS, PAD, SEP, WINDOW, Pieces, encode_words

UNLABELLED = -100
_SINGLE_MARKS = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019", '"': "'"})
_STRAIGHT_MARKS = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_ONE_PARAGRAPH = str.maketrans({"\n": " ", "\r": " "})


@dataclass(frozen=True, slots=True)
class LabelledPieces:
    """Pieces of one document with the label of each; UNLABELLED where there is none."""

    pieces: Pieces
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """One document in its own style and in the styles of other houses.

    Attributes:
        own: As printed.
        single_marks: With single quotation marks, as British houses print them.
        straight_marks: With typewriter marks.
        one_paragraph: Without paragraphs, as careless scrapers leave a text.
    """

    own: LabelledPieces
    single_marks: LabelledPieces
    straight_marks: LabelledPieces
    one_paragraph: LabelledPieces

    def choose(self, rng: random.Random) -> LabelledPieces:
        """Draw a style: mostly the document's own, one time in four another."""
        styles = (self.own, self.single_marks, self.straight_marks, self.one_paragraph)
        return rng.choices(styles, weights=(76, 10, 6, 8))[0]


def load_documents(data: Path, split: str, tokenizer: Tokenizer) -> list[LabelledDocument]:
    """Read one split; documents annotated by several people once, by their medoid."""
    documents = []
    for gold in read_split(data, split):
        variants = [gold.text]
        variants += [gold.text.translate(t) for t in (_SINGLE_MARKS, _STRAIGHT_MARKS)]
        variants.append(gold.text.translate(_ONE_PARAGRAPH))
        documents.append(
            LabelledDocument(*(_label(text, gold.attributions, tokenizer) for text in variants))
        )
    return documents


def _label(
    text: str, attributions: Sequence[GoldAttribution], tokenizer: Tokenizer
) -> LabelledPieces:
    words = find_words(text)
    pieces = encode_words(words, tokenizer)
    word_labels = label_words(words, attributions)
    labels = np.where(pieces.words >= 0, word_labels[pieces.words], UNLABELLED)
    return LabelledPieces(pieces, labels)


def label_words(words: Words, attributions: Sequence[GoldAttribution]) -> NDArray[np.int64]:
    """Give each word its BIO label; where two spans claim a word, the first keeps it.

    Every maximal run of words of one attribution's role is one span, also where the
    annotation is discontinuous.
    """
    labels = np.zeros(len(words), np.int64)
    for attribution in attributions:
        for role in ("source", "cue", "content"):
            begin = LABELS.index(f"B-{role.upper()}")
            inside = LABELS.index(f"I-{role.upper()}")
            previous = -2
            for index in word_indices(words, getattr(attribution, role)):
                if labels[index]:
                    continue
                labels[index] = inside if previous == index - 1 else begin
                previous = index
    return labels


def word_indices(words: Words, pieces: Sequence[tuple[int, int]]) -> list[int]:
    """Indices of the words that share a character with the pieces, in order."""
    covered: set[int] = set()
    for start, end in pieces:
        first = int(np.searchsorted(words.ends, start, side="right"))
        covered.update(range(first, int(np.searchsorted(words.starts, end, side="left"))))
    return sorted(covered)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of like length, padded; all arrays are (windows, pieces)."""

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    labels: NDArray[np.int64]


def cut_windows(
    document: LabelledPieces, offset: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Cut a document into windows without overlap, the first one of `offset` pieces."""
    pieces, labels = document.pieces, document.labels
    start, total, size = 0, len(pieces.ids), offset
    while start < total:
        end = min(start + size, total)
        while end < total and end > start + 1 and not pieces.breaks[end]:
            end -= 1
        yield (
            np.concatenate(([CLS], pieces.ids[start:end], [SEP])),
            np.concatenate(([0], pieces.features[start:end], [0])),
            np.concatenate(([UNLABELLED], labels[start:end], [UNLABELLED])),
        )
        start, size = end, WINDOW - 2


def batch_epoch(
    documents: Sequence[LabelledDocument], rng: random.Random, slots: int
) -> list[Batch]:
    """Cut every document anew and gather the windows by length.

    Args:
        documents: The training documents.
        rng: Decides style, window offset and order.
        slots: Pieces a batch may hold, padding included.
    """
    windows = []
    for document in documents:
        windows += list(cut_windows(document.choose(rng), rng.randint(8, WINDOW - 2)))
    rng.shuffle(windows)
    windows.sort(key=lambda window: len(window[0]) // 8)
    batches: list[Batch] = []
    group: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = []
    for window in windows:
        if group and (len(group) + 1) * max(len(window[0]), len(group[0][0])) > slots:
            batches.append(_pad(group))
            group = []
        group.append(window)
    batches.append(_pad(group))
    rng.shuffle(batches)
    return batches


def _pad(
    group: Sequence[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]],
) -> Batch:
    width = max(len(ids) for ids, _, _ in group)

    def column(part: int, fill: int) -> NDArray[np.int64]:
        out = np.full((len(group), width), fill, np.int64)
        for row, window in enumerate(group):
            out[row, : len(window[part])] = window[part]
        return out

    return Batch(column(0, PAD), column(1, 0), column(2, UNLABELLED))

"""Windows of the training texts, in batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.read.windows import CLS, SEP, WINDOW, Pieces
from training.corpus import UNLABELLED, LabelledDocument, StyledText

Columns = NDArray[Any]
"""Of whatever a word is given; rows are pieces."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows, padded.

    Attributes:
        ids: (windows, pieces) vocabulary ids, 0 for padding.
        features: (windows, pieces) rows of the feature embedding.
        tags: (windows, pieces) labels; UNLABELLED on all but the first piece of a word.
        inner: Likewise.
        names: Likewise.
        soft: (windows, pieces, 14) the teacher's probabilities, NaN where there are none.
        segments: (windows, pieces, 2) rows of `vectors` that the piece's word belongs to, or -1.
        vectors: (segments, dimensions) meaning of the segments that are whole in the batch.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    tags: NDArray[np.int64]
    inner: NDArray[np.int64]
    names: NDArray[np.int64]
    soft: NDArray[np.float16]
    segments: NDArray[np.int64]
    vectors: NDArray[np.float32]


class _Window(Batch):
    """One window, framed: the columns of `Batch` without the axis of windows."""


def find_owners(pieces: Pieces) -> NDArray[np.int64]:
    """Index of the word that each piece is of; -1 for paragraph marks."""
    latest = np.maximum.accumulate(pieces.words)
    return np.where(pieces.breaks & (pieces.words < 0), -1, latest)


def cut_windows(pieces: Pieces, offset: int) -> Iterator[tuple[int, int]]:
    """Cut a document into windows without overlap, the first one of `offset` pieces."""
    start, total, size = 0, len(pieces.ids), offset
    while start < total:
        end = min(start + size, total)
        while end < total and end > start + 1 and not pieces.breaks[end]:
            end -= 1
        yield start, end
        start, size = end, WINDOW - 2


def batch_epoch(
    documents: Sequence[LabelledDocument], rng: random.Random, slots: int
) -> list[Batch]:
    """Cut every document anew and gather the windows by length.

    Args:
        documents: The training documents.
        rng: Decides style, annotator, window offset and order.
        slots: Pieces a batch may hold, padding included.
    """
    windows: list[_Window] = []
    for document in documents:
        style = document.choose(rng)
        version = rng.randrange(style.targets.tags.shape[1])
        ranges = cut_windows(style.pieces, rng.randint(8, WINDOW - 2))
        windows += [_frame(style, version, document.vectors, *bounds) for bounds in ranges]
    rng.shuffle(windows)
    windows.sort(key=lambda window: len(window.ids) // 8)
    batches: list[Batch] = []
    group: list[_Window] = []
    for window in windows:
        if group and (len(group) + 1) * max(len(window.ids), len(group[0].ids)) > slots:
            batches.append(_pad(group))
            group = []
        group.append(window)
    batches.append(_pad(group))
    rng.shuffle(batches)
    return batches


def _frame(
    style: StyledText, version: int, vectors: NDArray[np.float32], start: int, stop: int
) -> _Window:
    pieces, targets = style.pieces, style.targets
    firsts = pieces.words[start:stop]
    owners = find_owners(pieces)[start:stop]

    def spread(column: Columns, rows: NDArray[np.int64], fill: float) -> Columns:
        shape = (stop - start + 2, *column.shape[1:])
        out: Columns = np.full(shape, fill, column.dtype)
        out[1:-1][rows >= 0] = column[rows[rows >= 0]]
        return out

    whole, kept = _keep_whole(spread(targets.segments, owners, -1), targets.segments)
    return _Window(
        ids=np.concatenate(([CLS], pieces.ids[start:stop], [SEP])),
        features=np.concatenate(([0], pieces.features[start:stop], [0])),
        tags=spread(targets.tags[:, version], firsts, UNLABELLED),
        inner=spread(targets.inner, firsts, UNLABELLED),
        names=spread(targets.names, firsts, UNLABELLED),
        soft=spread(targets.soft, firsts, np.nan),
        segments=whole,
        vectors=vectors[kept],
    )


def _keep_whole(
    found: NDArray[np.int64], all_words: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number the segments that begin and end in a window; those cut by its border go."""
    inside = np.unique(found[found >= 0])
    if not len(inside):
        return found, inside
    edges = [found[found[:, column] >= 0, column] for column in range(found.shape[1])]
    cut = {int(edge[end]) for edge in edges if len(edge) for end in (0, -1)}
    cut = {number for number in cut if number not in _complete(found, all_words, cut)}
    kept = np.array([number for number in inside if int(number) not in cut], np.int64)
    table = np.full(int(inside.max()) + 2, -1, np.int64)
    table[kept] = np.arange(len(kept))
    return table[found], kept


def _complete(
    found: NDArray[np.int64], all_words: NDArray[np.int64], numbers: set[int]
) -> set[int]:
    """Of the segments at a window's edges, those with no word outside it.

    A word has at least one piece, so a segment with fewer pieces here than words is cut; the
    rare one whose split words make up for missing ones does no harm.
    """
    return {number for number in numbers if (found == number).sum() >= (all_words == number).sum()}


def _pad(group: Sequence[_Window]) -> Batch:
    width = max(len(window.ids) for window in group)

    def column(name: str, fill: float) -> Columns:
        first = getattr(group[0], name)
        out: Columns = np.full((len(group), width, *first.shape[1:]), fill, first.dtype)
        for row, window in enumerate(group):
            out[row, : len(window.ids)] = getattr(window, name)
        return out

    segments = column("segments", -1)
    offset = 0
    for row, window in enumerate(group):
        segments[row][segments[row] >= 0] += offset
        offset += len(window.vectors)
    fills = {"ids": 0, "features": 0, "tags": UNLABELLED, "inner": UNLABELLED, "names": UNLABELLED}
    vectors = [window.vectors for window in group if len(window.vectors)]
    columns: dict[str, Columns] = {name: column(name, fill) for name, fill in fills.items()}
    return Batch(
        **columns,
        soft=column("soft", np.nan),
        segments=segments,
        vectors=np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float32),
    )

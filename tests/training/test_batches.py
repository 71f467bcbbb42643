"""Tests of the windows and batches of training; they need no torch."""

import random

import numpy as np
import pytest

from rashomon.read.tokens import find_words
from rashomon.read.windows import CLS, PARAGRAPH, SEP, WINDOW, Pieces
from training.batches import batch_epoch, cut_windows, find_owners
from training.corpus import UNLABELLED, LabelledDocument, StyledText, WordTargets

COUNT = 980


@pytest.fixture
def document() -> LabelledDocument:
    """1,000 pieces, a paragraph mark every 50, sentences of 20 words that each mean themselves."""
    ids = np.arange(200, 1200)
    ids[::50] = PARAGRAPH
    owners = np.where(ids == PARAGRAPH, -1, np.cumsum(ids != PARAGRAPH) - 1)
    pieces = Pieces(ids, np.zeros(1000, np.int64), owners, np.ones(1000, np.bool_))
    targets = WordTargets(
        tags=np.zeros((COUNT, 1), np.int64),
        inner=np.full(COUNT, UNLABELLED),
        names=np.arange(COUNT) % 9,
        soft=np.full((COUNT, 14), np.nan, np.float16),
        segments=np.stack([np.arange(COUNT) // 20, np.full(COUNT, -1)], axis=1),
    )
    styled = StyledText(find_words(""), pieces, targets)
    vectors = np.eye(COUNT // 20, dtype=np.float32)
    return LabelledDocument((styled,) * 4, vectors)


def test_windows_tile_the_document(document: LabelledDocument) -> None:
    pieces = document.own.pieces
    ranges = list(cut_windows(pieces, 100))
    assert [stop - start for start, stop in ranges] == [100, *[WINDOW - 2] * 3, 138]
    assert [start for start, _ in ranges[1:]] == [stop for _, stop in ranges[:-1]]


def test_pieces_belong_to_the_word_they_follow() -> None:
    words = np.array([0, -1, -1, 1, -1, 2])
    breaks = np.array([True, False, False, True, True, True])
    pieces = Pieces(np.zeros(6, np.int64), np.zeros(6, np.int64), words, breaks)
    assert find_owners(pieces).tolist() == [0, 0, 0, 1, -1, 2]


def test_an_epoch_is_seeded_and_its_batches_fit(document: LabelledDocument) -> None:
    batches = batch_epoch([document] * 5, random.Random(3), slots=1024)
    again = batch_epoch([document] * 5, random.Random(3), slots=1024)
    assert all(batch.ids.size <= 1024 for batch in batches)
    assert all((a.ids == b.ids).all() for a, b in zip(batches, again, strict=True))
    pieces = sum(int((batch.ids != 0).sum()) for batch in batches)
    windows = sum(len(batch.ids) for batch in batches)
    assert pieces == 5 * 1000 + 2 * windows
    first = batches[0]
    assert set(first.ids[:, 0]) == {CLS}
    assert (first.ids == SEP).sum() == len(first.ids)
    assert (first.tags[first.ids == CLS] == UNLABELLED).all()


def test_segments_in_a_batch_are_whole_and_have_their_vectors(document: LabelledDocument) -> None:
    for batch in batch_epoch([document] * 3, random.Random(5), slots=2048):
        assert len(batch.vectors) == batch.segments.max(initial=-1) + 1
        for number, vector in enumerate(batch.vectors):
            inside = (batch.segments == number).any(axis=2)
            assert inside.sum() == 20
            sentence = int(vector.argmax())
            expected = (np.arange(COUNT) % 9)[20 * sentence : 20 * sentence + 20]
            assert batch.names[inside].tolist() == expected.tolist()

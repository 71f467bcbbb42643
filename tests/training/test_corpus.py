import random

import numpy as np
import pytest

from evals.attribution.polnear import GoldAttribution
from rashomon.read.decoding import LABELS
from rashomon.read.tokens import find_words
from rashomon.read.windows import CLS, PARAGRAPH, SEP, WINDOW, Pieces
from training.corpus import (
    UNLABELLED,
    LabelledDocument,
    LabelledPieces,
    batch_epoch,
    cut_windows,
    label_words,
    word_indices,
)

TEXT = "Venn said she would stay. “No,” said Orr. “Go.”"


def find(part: str) -> tuple[tuple[int, int], ...]:
    at = TEXT.index(part)
    return ((at, at + len(part)),)


def test_words_get_the_labels_of_their_spans() -> None:
    quotation = GoldAttribution(find("Orr"), (), find("“No,”") + find("“Go.”"))
    reported = GoldAttribution(find("Venn"), find("said"), find("she would stay"))
    labels = label_words(find_words(TEXT), [reported, quotation])
    assert [LABELS[label] for label in labels] == [
        *("B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "I-CONTENT", "O"),
        *("B-CONTENT", "I-CONTENT", "I-CONTENT", "I-CONTENT", "O", "B-SOURCE", "O"),
        *("B-CONTENT", "I-CONTENT", "I-CONTENT", "I-CONTENT"),
    ]


def test_the_first_span_keeps_a_word_that_two_claim() -> None:
    first = GoldAttribution((), (), find("she would"))
    second = GoldAttribution((), (), find("would stay"))
    labels = label_words(find_words(TEXT), [first, second])
    assert [LABELS[label] for label in labels[2:5]] == ["B-CONTENT", "I-CONTENT", "B-CONTENT"]


def test_a_word_touched_is_a_word_covered() -> None:
    words = find_words("harbour close")
    assert word_indices(words, [(3, 9)]) == [0, 1]
    assert word_indices(words, [(7, 8)]) == []


@pytest.fixture
def document() -> LabelledDocument:
    ids = np.arange(200, 1200)
    ids[::50] = PARAGRAPH
    owners = np.where(ids == PARAGRAPH, -1, np.arange(1000))
    pieces = Pieces(ids, np.zeros(1000, np.int64), owners, np.ones(1000, np.bool_))
    labelled = LabelledPieces(pieces, np.where(owners < 0, UNLABELLED, 0))
    return LabelledDocument(labelled, labelled, labelled, labelled)


def test_windows_tile_the_document(document: LabelledDocument) -> None:
    windows = list(cut_windows(document.own, 100))
    assert [len(ids) for ids, _, _ in windows] == [102, WINDOW, WINDOW, WINDOW, 140]
    joined = np.concatenate([ids[1:-1] for ids, _, _ in windows])
    assert joined.tolist() == document.own.pieces.ids.tolist()
    ids, _, labels = windows[0]
    assert (ids[0], ids[-1]) == (CLS, SEP)
    assert labels[0] == labels[-1] == UNLABELLED


def test_an_epoch_is_seeded_and_its_batches_fit(document: LabelledDocument) -> None:
    batches = batch_epoch([document] * 5, random.Random(3), slots=1024)
    again = batch_epoch([document] * 5, random.Random(3), slots=1024)
    assert all(batch.ids.size <= 1024 for batch in batches)
    assert all((a.ids == b.ids).all() for a, b in zip(batches, again, strict=True))
    pieces = sum(int((batch.ids != 0).sum()) for batch in batches)
    windows = sum(len(batch.ids) for batch in batches)
    assert pieces == 5 * 1000 + 2 * windows

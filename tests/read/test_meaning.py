"""Vectors of stretches of text."""

import numpy as np

from rashomon.read.meaning import pack_vector, pool_words, sentence_ranges
from rashomon.read.tokens import find_words


def test_the_largest_share_fills_a_byte() -> None:
    packed = pack_vector(np.array([0.5, -1.0, 0.0]))
    assert packed is not None
    assert np.frombuffer(packed, np.int8).tolist() == [64, -127, 0]


def test_what_has_no_direction_has_no_vector() -> None:
    assert pack_vector(np.zeros(4)) is None
    assert pack_vector(np.array([np.nan, 1.0])) is None
    assert pack_vector(np.zeros(0)) is None


def test_runs_are_summed() -> None:
    shares = np.array([[1, 0], [0, 2], [9, 9], [0, -1]], np.float16)
    packed = pool_words(shares, [(0, 2), (3, 4)])
    assert packed is not None
    assert np.frombuffer(packed, np.int8).tolist() == [127, 127]
    assert pool_words(shares, [(4, 9)]) is None


def test_sentences_tile_the_words() -> None:
    assert sentence_ranges(find_words("It rains. It pours.\nStill.")) == [(0, 3), (3, 6), (6, 8)]
    assert sentence_ranges(find_words("")) == []

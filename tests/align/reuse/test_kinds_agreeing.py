"""Words of two stretches that agree, and how long ones are aligned."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.reuse import agreeing
from rashomon.align.reuse.agreeing import find_agreeing
from rashomon.text.grams import WordNumbers

WORDS = st.lists(st.sampled_from("abcde"), max_size=40).map(tuple)


def pairs(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[int, int]]:
    numbers = WordNumbers()
    ours, theirs = find_agreeing(numbers.encode(left), numbers.encode(right))
    return list(zip(ours.tolist(), theirs.tolist(), strict=True))


def test_words_that_agree_keep_their_order() -> None:
    assert pairs(("a", "b", "c"), ("a", "x", "c")) == [(0, 0), (2, 2)]
    assert pairs(("a", "b"), ("a", "b")) == [(0, 0), (1, 1)]
    assert pairs(("a",), ("b",)) == []
    assert pairs((), ()) == []


@given(WORDS, WORDS)
def test_both_sides_rise_and_agree(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    found = pairs(left, right)
    assert all(left[a] == right[b] for a, b in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


def test_long_stretches_are_cut_at_their_anchors(monkeypatch: pytest.MonkeyPatch) -> None:
    left = tuple(f"w{n}" for n in range(400))
    right = tuple(f"w{n}" for n in range(400) if n % 25 != 3)
    whole = pairs(left, right)
    assert len(whole) == len(right)
    monkeypatch.setattr(agreeing, "_MOST_PAIRS", 6400)
    assert pairs(left, right) == whole


def test_one_word_a_hundred_thousand_times() -> None:
    start = time.process_time()
    assert pairs(("fish",) * 100_000, ("fish",) * 99_000) == []
    assert time.process_time() - start < 5

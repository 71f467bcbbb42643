from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.grams import NO_GRAM, Hashes, WordNumbers, hash_grams, hash_word, winnow

few_words = st.lists(st.sampled_from("abcde"), max_size=60)


def _hashes(words: list[str]) -> Hashes:
    return np.array([hash_word(word) for word in words], np.uint64)


def test_a_hash_is_the_same_everywhere() -> None:
    assert hash_word("harbour") == 359356526591091938
    assert hash_grams(_hashes(["the", "harbour", "closed"]), 3).tolist() == [10719855134570145664]


def test_words_have_one_number_each() -> None:
    numbers = WordNumbers()
    assert numbers.encode(["go", "on", "go"]).tolist() == [0, 1, 0]
    assert numbers.encode(["on", "and"]).tolist() == [1, 2]
    assert numbers.hashes().tolist() == [hash_word(word) for word in ("go", "on", "and")]


def test_a_damaged_character_has_a_hash() -> None:
    assert hash_word("\ud800") != hash_word("\ud801")


@given(few_words, st.integers(1, 6))
def test_equal_runs_and_only_those_have_equal_hashes(words: list[str], size: int) -> None:
    grams = hash_grams(_hashes(words), size).tolist()
    runs = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
    assert len(grams) == len(runs)
    assert len(set(grams)) == len(set(runs))


@given(few_words, few_words, few_words, st.integers(1, 5))
def test_what_is_shared_is_chosen_in_both(
    before: list[str], shared: list[str], behind: list[str], window: int
) -> None:
    one, two = hash_grams(_hashes(before + shared), 3), hash_grams(_hashes(shared + behind), 3)
    common = hash_grams(_hashes(shared), 3)
    if len(common) >= window:
        assert set(one[winnow(one, window)]) & set(two[winnow(two, window)]) & set(common)


@given(st.lists(st.integers(0, 5), max_size=40), st.integers(1, 5))
def test_of_every_few_neighbours_one_is_chosen(values: list[int], window: int) -> None:
    grams = np.array(values, np.uint64)
    chosen = set(winnow(grams, window).tolist())
    for at in range(len(values) - window + 1):
        assert chosen & set(range(at, at + window))


def test_what_is_no_run_is_never_chosen() -> None:
    grams = np.array([NO_GRAM, 7, NO_GRAM, NO_GRAM, NO_GRAM], np.uint64)
    assert winnow(grams, 2).tolist() == [1]
    assert winnow(grams[:0], 2).tolist() == []

import random
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from training.claims.pairs import Block, Hypothesis, Pair
from training.claims.variation import (
    NOT_SUPPORTED,
    SoftPair,
    change_names,
    change_numbers,
    change_words,
    find_neighbours,
    mismatch,
    negate,
    negate_pairs,
    recombine,
    rename,
    repeat,
    surround,
    turn_around,
)

SUPPORTED = Pair(
    "The envoy Ivo Lund left Halstad with 40 men.", "In 40 cars, Ivo Lund left.", 0, "para"
)
CONTRARY = Pair("The road is open.", "The road is closed.", 1, "anto")
OPEN = Pair("The road is open.", "The road was built by soldiers.", 2, "spec")
ELSEWHERE = Pair("At dawn Ana Ruiz spoke in Velia.", "A talk was held.", 0, "gen")


def label_of(pair: SoftPair) -> int:
    return int(pair.relation.argmax())


@pytest.mark.parametrize(
    ("clause", "negative"),
    [
        ("The road was closed.", "The road was not closed."),
        ("The envoy has not left.", "The envoy has left."),
        ("He could leave Halstad.", "He could not leave Halstad."),
        ("All roads were closed.", None),
        ("The road was closed, he said.", None),
        ("The road was never closed.", None),
        ("The envoy did not leave.", None),
        ("The envoy left.", None),
        ("The road that was closed is open.", None),
    ],
)
def test_a_clause_is_negated_where_that_denies_the_whole(clause: str, negative: str | None) -> None:
    assert negate(clause) == negative


def test_a_negative_swaps_support_and_contradiction() -> None:
    pairs = [Pair("It is so.", "The road is open.", label, "neg") for label in range(3)]
    assert [label_of(pair) for pair in negate_pairs(pairs)] == [1, 0, 2]


def test_only_contradictions_are_turned_around() -> None:
    (found,) = turn_around([SUPPORTED, CONTRARY, OPEN])
    assert (found.premise, found.hypothesis) == (CONTRARY.hypothesis, CONTRARY.premise)
    assert label_of(found) == 1


def test_another_number_contradicts() -> None:
    (found,) = change_numbers([SUPPORTED, CONTRARY, OPEN], random.Random(1))
    assert found.premise == SUPPORTED.premise
    assert "40" not in found.hypothesis
    assert label_of(found) == 1


@pytest.mark.parametrize("number", ["2", "40", "1,500", "1987", "2.5", "seven"])
def test_another_number_is_another_whatever_its_shape(number: str) -> None:
    pair = Pair(f"Exactly {number} men left.", f"The men numbered {number}.", 0, "num")
    for seed in range(40):
        (found,) = change_numbers([pair], random.Random(seed))
        assert found.hypothesis != pair.hypothesis


def test_a_bound_is_no_number() -> None:
    pair = Pair("Exactly 40 men left.", "More than 40 men left.", 0, "num")
    assert change_numbers([pair], random.Random(1)) == []


def test_another_name_is_not_supported() -> None:
    (found,) = change_names([SUPPORTED, ELSEWHERE], random.Random(3))
    assert "Ivo Lund" not in found.hypothesis
    assert found.relation is NOT_SUPPORTED


def test_another_name_in_both_changes_nothing() -> None:
    (found,) = rename([SUPPORTED, ELSEWHERE], random.Random(3))
    assert "Ivo Lund" not in found.premise + found.hypothesis
    assert label_of(found) == SUPPORTED.label


def test_a_word_is_changed_on_one_side() -> None:
    pair = Pair("The road is open.", "An open road.", 0, "para")
    (found,) = change_words([pair, CONTRARY], {"open": ["narrow"]}, random.Random(1))
    assert (found.premise, found.hypothesis).count("narrow") <= 1
    assert ("narrow" in found.premise) != ("narrow" in found.hypothesis)


def test_neighbours_are_inflected_alike() -> None:
    words = ["walked", "walking", "talked", "jumped", "strolled", "marched"]

    def embed(listed: Sequence[str]) -> NDArray[np.float32]:
        return np.array([[1.0, words.index(word) + 1.0] for word in listed], np.float32)

    found = find_neighbours(words, embed)
    assert "walking" not in found  # nothing else ends so
    assert found["walked"] == ["jumped", "strolled", "marched"]  # the very nearest left out


def test_texts_of_a_block_are_recombined_within_it() -> None:
    block = Block(
        ("It fell.", "It stands."), (Hypothesis("It is gone.", "para", ("supports",) * 2),)
    )
    found = recombine([block], random.Random(1), 3)
    assert len({(pair.premise, pair.hypothesis) for pair in found}) == 3
    assert all(pair.premise != pair.hypothesis for pair in found)


def test_other_matters_and_repetition() -> None:
    rng, pairs = random.Random(1), [SUPPORTED, CONTRARY, OPEN]
    assert all(len(pair.premise) > len(CONTRARY.premise) for pair in surround(pairs, rng, 2))
    assert [label_of(pair) for pair in mismatch(pairs, rng, 2)] == [2, 2]
    assert all(pair.premise == pair.hypothesis for pair in repeat(pairs, rng, 3))


def test_the_same_seed_gives_the_same_pairs() -> None:
    pairs = [SUPPORTED, CONTRARY, OPEN, ELSEWHERE]
    first, second = (change_names(pairs, random.Random(5)) for _ in range(2))
    assert [pair.hypothesis for pair in first] == [pair.hypothesis for pair in second]

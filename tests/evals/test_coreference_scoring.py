"""Measures of coreference, against examples worked out by hand."""

import pytest

from evals.coreference.scoring import Scores, score, without_singletons

# Vilain et al. 1995, their table: {A B C D} against {A B} {C D}: one link of three is missing.
KEY = dict.fromkeys("ABCD", 1)
HALVES = {"A": 1, "B": 1, "C": 2, "D": 2}


def test_muc_counts_missing_links() -> None:
    found = score(KEY, HALVES).muc
    assert found.precision == 1.0
    assert found.recall == pytest.approx(2 / 3)


def test_muc_counts_false_links() -> None:
    found = score(HALVES, KEY).muc
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == 1.0


def test_b_cubed_of_bagga_and_baldwin() -> None:
    # Their first example: key {1-5} {6 7} {8-C}, response {1-5} {6-C}.
    key = {**dict.fromkeys("12345", "a"), **dict.fromkeys("67", "b"), **dict.fromkeys("89ABC", "c")}
    response = {**dict.fromkeys("12345", 1), **dict.fromkeys("6789ABC", 2)}
    found = score(key, response).b_cubed
    assert found.precision == pytest.approx(16 / 21)
    assert found.recall == 1.0


def test_ceaf_pairs_clusters_one_to_one() -> None:
    # {A B C D} is paired with one half: 2 * 2 / (4 + 2); the other half stays alone.
    found = score(KEY, HALVES).ceaf
    assert found.precision == pytest.approx((4 / 6) / 2)
    assert found.recall == pytest.approx(4 / 6)


def test_ceaf_of_pradhan_et_al() -> None:
    # Their example with given mentions only: key {a b c} {d e f g}, response {a b} {c d} {f g h
    # i} reduced to the mentions of both.
    key = {**dict.fromkeys("abc", 1), **dict.fromkeys("defg", 2)}
    response = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 3, "f": 4, "g": 4}
    found = score(key, response)
    assert found.ceaf.right_found == pytest.approx(4 / 5 + 4 / 6)
    assert (found.ceaf.found, found.ceaf.wanted) == (4, 2)
    assert found.muc.recall == pytest.approx((1 + 1) / (2 + 3))
    assert found.b_cubed.recall == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 * 2 + 4 / 4) / 7)


def test_the_same_partition_is_whole() -> None:
    assert score(HALVES, {"A": "x", "B": "x", "C": "y", "D": "y"}).conll == 1.0


def test_singletons_alone_give_no_links() -> None:
    own = {"A": 1, "B": 2}
    assert score(own, own).muc.f1 == 0.0
    assert score(own, own).b_cubed.f1 == 1.0


def test_several_topics_are_added_up() -> None:
    both = score(KEY, HALVES) + score(HALVES, KEY)
    assert both.muc.precision == pytest.approx((2 + 2) / (2 + 3))
    assert (both + Scores()) == both


def test_what_is_alone_in_gold_can_be_left_out() -> None:
    key, response = without_singletons({"A": 1, "B": 1, "C": 2}, {"A": 1, "B": 2, "C": 2})
    assert (set(key), set(response)) == ({"A", "B"}, {"A", "B"})


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="different mentions"):
        score({"A": 1}, {"B": 1})

"""Verdicts and figures of the evaluation of claims."""

import pytest

from evals.claims.figures import (
    add_up,
    count_proposition,
    find_figures,
    find_intervals,
    find_rows,
)
from evals.claims.labels import Labelled, Pair, Stretch
from evals.claims.stories import Held, Stated
from evals.claims.verdicts import Verdict, ask_model, find_alike, find_verdict, words_of
from rashomon.judge.inference import Relation

LEFT = Stretch("one", ((0, 10),), "council", "affirms")
RIGHT = Stretch("two", ((20, 30),), "union", "denies")


def held(party: str | None, stance: str, document: str, start: int, end: int) -> Held:
    return Held(party, stance, document, ((start, end),))  # type: ignore[arg-type]


AFFIRMS = held("ent-1", "affirms", "one", 0, 12)
DENIES = held("ent-2", "denies", "two", 22, 40)


def stated(*positions: Held, contested: bool = True) -> Stated:
    return Stated("the pier is safe", contested, positions, (), ())


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (stated(AFFIRMS, DENIES), Verdict(True, True, True)),
        (stated(AFFIRMS, DENIES, contested=False), Verdict(True, True, False)),
        (stated(AFFIRMS), Verdict(False, False, False)),
        (stated(AFFIRMS, held("ent-2", "affirms", "two", 20, 30)), Verdict(True, False, False)),
        (stated(AFFIRMS, held("ent-2", "hedges", "two", 20, 30)), Verdict(True, False, False)),
        (stated(AFFIRMS, held("ent-1", "denies", "two", 20, 30)), Verdict(True, True, False)),
        (stated(AFFIRMS, held("ent-2", "denies", "two", 27, 40)), Verdict(False, False, False)),
        (
            stated(AFFIRMS, held(None, "denies", "two", 20, 30), contested=False),
            Verdict(True, True, True),
        ),
    ],
)
def test_two_parties_must_take_opposite_stances_in_words_that_cover_both(
    claim: Stated, expected: Verdict
) -> None:
    assert find_verdict([claim], LEFT, RIGHT) == expected
    assert find_verdict([claim], RIGHT, LEFT) == expected


def test_one_span_over_both_sides_says_nothing() -> None:
    near = Stretch("one", ((10, 20),), "union", "denies")
    both = stated(held("ent-1", "affirms", "one", 0, 20), held("ent-2", "denies", "one", 0, 20))
    assert find_verdict([both], LEFT, near) == Verdict(False, False, False)


def test_changes_and_values_are_read() -> None:
    changed = Stated("x", False, (), ((AFFIRMS, DENIES),), ())
    assert find_verdict([changed], LEFT, RIGHT) == Verdict(True, True, False, changed=True)
    values = Stated("x", False, (), (), ((AFFIRMS,), (DENIES,)))
    assert find_verdict([values], LEFT, RIGHT) == Verdict(True, False, False, figures=True)
    same = Stated("x", False, (), (), ((AFFIRMS, DENIES),))
    assert find_verdict([same], LEFT, RIGHT) == Verdict(False, False, False)


def test_peers_answer_from_the_words() -> None:
    assert find_alike("The old pier is safe", "The old pier is not safe") == Verdict(
        True, True, True
    )
    assert find_alike("The old pier is safe", "A safe old pier") == Verdict(True, False, False)
    assert not find_alike("The pier is safe", "Bread costs more").together
    assert not find_alike("", "not").together
    relations = iter([[Relation(0.2, 0.1, 0.7)], [Relation(0.1, 0.6, 0.3)]])
    assert ask_model(lambda _: next(relations), [("a", "b")]) == [Verdict(True, True, True)]
    assert words_of([(0, 3), (4, 9)], "the  pier is") == "the pier"


ONE = Labelled(
    "coast",
    "pier-safe",
    "tune",
    {},
    (LEFT, RIGHT, Stretch("two", ((50, 60),), "narration", "denies")),
    (Pair(0, 1, "contested"), Pair(0, 2, "contested"), Pair(1, 2, "other")),
)


def test_figures_count_pairs_by_what_was_found_and_wanted() -> None:
    yes, apart = Verdict(True, True, True), Verdict(False, False, False)
    counts = count_proposition(ONE, dict(zip(ONE.pairs, (yes, apart, yes), strict=True)))
    figures = find_figures(counts)
    assert (figures["contested.precision"], figures["contested.recall"]) == (1.0, 1.0)
    assert (figures["narrated.precision"], figures["narrated.recall"]) == (0.0, 0.0)
    assert (figures["claim.precision"], figures["claim.recall"]) == (0.5, 0.5)
    assert figures["stance"] == 1.0
    rows = find_rows(counts)
    assert rows["contested.narrated"]["pairs"] == 1
    assert rows["other"]["contested"] == 1


def test_what_was_not_found_has_no_precision() -> None:
    apart = Verdict(False, False, False)
    counts = count_proposition(ONE, dict.fromkeys(ONE.pairs, apart))
    figures = find_figures(counts)
    assert (figures["contested.precision"], figures["stance"]) == (None, None)
    assert find_intervals([counts], samples=50)["contested.precision"] is None
    assert find_intervals([])["claim.recall"] is None


def test_intervals_hold_the_figure() -> None:
    yes, apart = Verdict(True, True, True), Verdict(False, False, False)
    counts = [
        count_proposition(ONE, dict.fromkeys(ONE.pairs, verdict))
        for verdict in (yes, apart, yes, apart, apart)
    ]
    bounds = find_intervals(counts, samples=200)["claim.recall"]
    figure = find_figures(add_up(counts))["claim.recall"]
    assert bounds is not None
    assert figure is not None
    assert bounds[0] <= figure <= bounds[1]
    assert bounds[0] < bounds[1]

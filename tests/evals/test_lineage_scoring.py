"""The scorer of lineage, on a pile of six accounts that can be counted by hand."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from evals.lineage.__main__ import describe_answers, main
from evals.lineage.answers import Answer, answer_of, shingle_answer
from evals.lineage.piles import Task, make_task
from evals.lineage.report import print_systems
from evals.lineage.running import Taken, take_in
from evals.lineage.scoring import add_up, count_events, find_figures, find_intervals
from evals.lineage.truth import Edge, Pair, Truth, join
from rashomon.model.links import AccountGroup, Accounts, Alignment, Derivation
from rashomon.settings import Settings

TRUTH = Truth(
    edges={
        ("a", "b"): Edge("parent", 120, "copy", "a", "told", misled=False),
        ("a", "c"): Edge("parent", 30, "excerpt", "a", "shape", misled=False),
        ("b", "c"): Edge("same origin", 30, "siblings", None, "none", misled=False),
    },
    slight={("d", "e")},
    events=dict.fromkeys("abcde", "e0") | {"f": "e1"},
    writers={"a": ("a",), "b": ("a",), "c": ("c",), "d": ("d",), "e": ("e",), "f": ("f",)},
    groups=[("a", "b", "c"), ("d",), ("e",), ("f",)],
)


def answer(
    edges: Mapping[Pair, str | None], groups: Mapping[tuple[str, ...], tuple[int, int]]
) -> Answer:
    low = sum(span[0] for span in groups.values())
    high = sum(span[1] for span in groups.values())
    return Answer("ours", edges, list(groups.items()), (low, high), directed=True)


RIGHT = answer(
    {("a", "b"): "a", ("a", "c"): "a", ("b", "c"): "common"},
    {("a", "b", "c"): (2, 2), ("d",): (1, 1), ("e",): (1, 1), ("f",): (1, 1)},
)


def figures(said: Answer) -> dict[str, float]:
    return find_figures(add_up(list(count_events(TRUTH, said).values())))


def test_all_is_right() -> None:
    found = figures(RIGHT)
    for name in ("precision", "recall", "f1", "b3.f1", "families.within", "alone.within"):
        assert found[name] == 1
    assert found["families.width"] == 0
    assert found["direction told.right"] == found["direction shape.right"] == 1
    assert found["direction siblings.claimed"] == 0
    assert TRUTH.count_independent("abc") == 2


def test_false_pairs_count_and_slight_ones_do_not() -> None:
    said = answer(
        {("a", "b"): "b", ("d", "e"): None, ("a", "d"): None, ("a", "f"): None},
        {("a", "b", "d", "f"): (1, 2), ("c",): (1, 1), ("e",): (1, 1)},
    )
    found = figures(said)
    assert found["precision"] == pytest.approx(1 / 3)
    assert found["recall"] == pytest.approx(1 / 3)
    assert found["independent.same event"] == pytest.approx(1 / 6)
    assert found["direction told.claimed"] == 1
    assert found["direction told.right"] == 0
    assert found["families.within"] == 0
    assert found["said.within"] == 0
    assert found["recall kind copy"] == 1
    assert found["recall kind excerpt"] == 0


def test_a_family_in_parts_is_in_range_by_the_sum_of_its_parts() -> None:
    said = answer(
        {("a", "b"): None},
        {("a", "b"): (1, 1), ("c",): (0, 1), ("d",): (1, 1), ("e",): (1, 1), ("f",): (1, 1)},
    )
    found = figures(said)
    assert found["families.within"] == 1
    assert found["families.width"] == 1


def test_pairs_join_accounts() -> None:
    assert join("abcd", [("c", "b"), ("b", "a")]) == [("a", "b", "c"), ("d",)]


def test_intervals_hold_the_figure() -> None:
    counts = list(count_events(TRUTH, RIGHT).values())
    assert find_intervals(counts, ("recall",))["recall"] == (1, 1)


def test_what_is_said_of_one_duplicate_holds_for_all() -> None:
    taken = Taken((), {"d1": "a", "d2": "b", "d3": "c"}, (), ())
    alignment = Alignment(
        duplicates=(("d1", "d2"),),
        derivations=(Derivation("d1", "d3", "right from left", (0.1, 0.9), ("contained",)),),
        accounts=Accounts((1, 1), (AccountGroup(("d1", "d2", "d3"), "d1", (1, 1), ("x",)),)),
    )
    said = answer_of(alignment, taken, "ours")
    assert said.edges == {("a", "b"): None, ("a", "c"): "a", ("b", "c"): None}
    assert said.groups == [(("a", "b", "c"), (1, 1))]


@pytest.fixture(scope="module")
def task() -> Task:
    return make_task(1, 0)


def test_shingles_find_copies_and_are_printed_beside(task: Task) -> None:
    taken = take_in(task.files, None, Settings())
    described = describe_answers([task], [shingle_answer(taken)])
    assert described["figures"]["recall is parent"] > 0.8
    out = io.StringIO()
    print_systems([described], out)
    assert "5-word containment" in out.getvalue()


def test_a_run_prints_its_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--piles", "1", "--fast", "--no-peers", "--errors", "1"]) == 0
    assert "rashomon, align" in capsys.readouterr().out

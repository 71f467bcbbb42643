"""How propositions are joined in a signed graph."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.judge.claims.candidates import Pair
from rashomon.judge.claims.clusters import Edge, join_propositions


def join(count: int, edges: Mapping[Pair, Edge], least: float = 0.5) -> list[dict[int, int]]:
    """Groups by edges of which those from a score on are sure."""
    sure = {pair: edge for pair, edge in edges.items() if edge.score >= least}
    return join_propositions(count, edges, sure, lambda left, right: False)


def test_the_opposite_of_the_opposite_is_the_same() -> None:
    edges = {(0, 1): Edge(-1, 0.9), (1, 2): Edge(-1, 0.9), (0, 2): Edge(1, 0.9)}
    (group,) = join(3, edges)
    assert group[0] == group[2] == -group[1]


def test_groups_that_clash_stay_apart() -> None:
    edges = {(0, 1): Edge(1, 0.9), (1, 2): Edge(1, 0.8), (0, 2): Edge(-1, 0.7)}
    assert [set(group) for group in join(3, edges)] == [{0, 1}, {2}]


def test_a_weak_link_draws_no_chain() -> None:
    edges = {
        (0, 1): Edge(1, 0.9),
        (2, 3): Edge(1, 0.9),
        (1, 2): Edge(1, 0.6),
        (0, 2): Edge(1, 0.1),
        (0, 3): Edge(1, 0.1),
        (1, 3): Edge(1, 0.1),
    }
    assert [set(group) for group in join(4, edges)] == [{0, 1}, {2, 3}]


def test_what_cannot_be_one_is_never_joined() -> None:
    edges = {(0, 1): Edge(1, 0.9)}
    assert len(join_propositions(2, edges, edges, lambda left, right: True)) == 2

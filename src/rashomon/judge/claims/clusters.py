"""Propositions joined into claims: a signed graph, in which the opposite of a wording belongs too.

Agglomerative, the surest link first (Manning, Raghavan & Schütze 2008, *Introduction to
Information Retrieval*, ch. 17), each proposition with the sign of its words against those of its
group; a group whose links do not balance (Harary 1953, "On the notion of balance of a signed
graph") is never made.  Two groups are joined where the scores of all pairs between them that were
compared are high enough on average, so that one doubtful link cannot draw two claims together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from rashomon.judge.claims.candidates import Pair

_AVERAGE = 0.4
"""Mean score over the pairs between two groups from which they are joined; a pair that was
compared and found to be nothing counts 0, and one that says the other sign counts against it."""
_CLASHING = 0.5
"""Score of a link of the wrong sign that keeps two groups apart whatever the others say."""
_MOST_CHECKED = 12
"""Members of a group that are held against those of another, so that the work does not grow with
the square of a group."""


@dataclass(frozen=True, slots=True)
class Edge:
    """How two propositions were found to stand.

    Args:
        sign: 1 where they are one, -1 where one is the opposite of the other.
        score: 0 to 1.
    """

    sign: int
    score: float


Members = dict[int, int]
"""Index of each proposition of a group, and the sign of its words against those of the others."""


def join_propositions(
    count: int,
    edges: Mapping[Pair, Edge],
    sure: Mapping[Pair, Edge],
    apart: Callable[[int, int], bool],
) -> list[Members]:
    """Groups of propositions that speak to one claim.

    Args:
        count: How many propositions there are.
        edges: All pairs that were compared, with the likelier sign; weak ones among them.
        sure: Those of them that may join two groups.
        apart: Whether two propositions cannot be of one claim, compared or not.

    Returns:
        Groups with signs, singletons among them, in the order of their first.
    """
    groups = _Groups(count, edges, apart)
    for pair in sorted(sure, key=lambda pair: (-sure[pair].score, pair)):
        groups.join(pair, sure[pair].sign)
    return groups.found()


class _Groups:
    def __init__(
        self, count: int, edges: Mapping[Pair, Edge], apart: Callable[[int, int], bool]
    ) -> None:
        self._apart = apart
        self._edges = edges
        self._beside: dict[int, list[tuple[int, Edge]]] = defaultdict(list)
        for (left, right), edge in edges.items():
            self._beside[left].append((right, edge))
            self._beside[right].append((left, edge))
        self._of = list(range(count))
        self._sign = [1] * count
        self._members: dict[int, list[int]] = {at: [at] for at in range(count)}

    def join(self, pair: Pair, sign: int) -> None:
        """Joins the groups of two propositions if nothing keeps them apart."""
        left, right = pair
        one, other = self._of[left], self._of[right]
        if one == other:
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        # The sign by which the smaller group is turned so that the pair has the given one.
        turn = sign * self._sign[left] * self._sign[right]
        if self._average(one, other, turn) < _AVERAGE or self._cannot(one, other):
            return
        for at in self._members.pop(other):
            self._of[at] = one
            self._sign[at] *= turn
            self._members[one].append(at)

    def found(self) -> list[Members]:
        groups = [{at: self._sign[at] for at in sorted(group)} for group in self._members.values()]
        return sorted(groups, key=lambda group: min(group))

    def _average(self, one: int, other: int, turn: int) -> float:
        """Mean score over the pairs between two groups; below 0 where one link clashes.

        Pairs that were never compared have little in common and count 0, but no more of them than
        make the square root of all, since each proposition is compared with a few others alone.
        """
        total, number = 0.0, 0
        for at in self._members[other]:
            for beside, edge in self._beside[at]:
                if self._of[beside] != one:
                    continue
                agrees = edge.sign == self._sign[at] * self._sign[beside] * turn
                if not agrees and edge.score >= _CLASHING:
                    return -1.0
                total += edge.score if agrees else -edge.score
                number += 1
        most = len(self._members[one]) * len(self._members[other])
        return total / max(number, sqrt(most))

    def _cannot(self, one: int, other: int) -> bool:
        mine, theirs = self._members[one][:_MOST_CHECKED], self._members[other][:_MOST_CHECKED]
        return any(self._apart(a, b) for a in mine for b in theirs)

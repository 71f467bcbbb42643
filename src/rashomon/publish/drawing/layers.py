"""Columns by time, and an order within them in which few lines cross."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.publish.drawing.kin import Edge, Family, Node

# Columns that fit on paper beside one another.
_COLUMNS = 5
# Of these, columns for documents without a date where others have one.
_UNDATED = 2
# Sweeps through the columns, there and back; more change next to nothing.
_SWEEPS = 4

_Key = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Layers:
    """Columns of a family.

    Args:
        columns: From left to right: ids of nodes, and names of places where a line passes.
        passes: For each edge, by its place in the family, where it passes on its way, from the
            column of its start to that of its end.
    """

    columns: tuple[tuple[str, ...], ...]
    passes: tuple[tuple[str, ...], ...]


def find_layers(family: Family) -> Layers:
    """Puts the nodes of a family in columns.

    Args:
        family: The family.

    Returns:
        Origins outside first, documents by day of publication, and those of one day that a line
        joins beside one another; those without a date last.  No column is empty.
    """
    depths = _depths(family)
    merged = _merged(sorted({_key(node, depths) for node in family.nodes}))
    column = {node.id: merged[_key(node, depths)] for node in family.nodes}
    columns: list[list[str]] = [[] for _ in set(merged.values())]
    for node in family.nodes:
        columns[column[node.id]].append(node.id)
    beside: dict[str, set[str]] = defaultdict(set)
    passes = [_pass(at, edge, column, columns, beside) for at, edge in enumerate(family.edges)]
    return Layers(_ordered(columns, beside), tuple(passes))


def _key(node: Node, depths: Mapping[str, int]) -> _Key:
    if node.outside:
        return 0, "", 0
    return (1 if node.day else 2), node.day, depths[node.id]


def _depths(family: Family) -> dict[str, int]:
    """How many lines lead to each from documents of its own day, one after another."""
    day = {node.id: node.day for node in family.nodes}
    within = [edge for edge in family.edges if day[edge.start] == day[edge.end] and edge.id]
    degree = Counter(end for edge in within for end in (edge.start, edge.end))
    depth = dict.fromkeys(day, 0)
    # A chain is no longer than there are nodes; where records lead in a circle it ends there.
    for _ in range(min(len(day), _COLUMNS)):
        changed = False
        for edge in within:
            start, end = edge.start, edge.end
            if not edge.directed and degree[end] > degree[start]:
                start, end = end, start
            if depth[end] <= depth[start] < _COLUMNS:
                depth[end] = depth[start] + 1
                changed = True
        if not changed:
            break
    return depth


def _merged(keys: Sequence[_Key]) -> dict[_Key, int]:
    """Column of each key: neighbours in time share one where there are too many."""
    outside, dated, undated = ([key for key in keys if key[0] == kind] for kind in range(3))
    last = min(len(undated), _UNDATED if dated else _COLUMNS - len(outside))
    room = min(len(dated), _COLUMNS - len(outside) - last)
    column = dict.fromkeys(outside, 0)
    column |= {key: len(outside) + at * room // len(dated) for at, key in enumerate(dated)}
    first = len(outside) + room
    return column | {key: first + at * last // len(undated) for at, key in enumerate(undated)}


def _pass(
    at: int,
    edge: Edge,
    column: Mapping[str, int],
    columns: list[list[str]],
    beside: dict[str, set[str]],
) -> tuple[str, ...]:
    start, end = column[edge.start], column[edge.end]
    step = 1 if end >= start else -1
    places = [f"{at}.{between}" for between in range(start + step, end, step)]
    for between, place in zip(range(start + step, end, step), places, strict=True):
        columns[between].append(place)
    if start != end:
        way = [edge.start, *places, edge.end]
        for left, right in pairwise(way):
            beside[left].add(right)
            beside[right].add(left)
    return tuple(places)


def _ordered(
    columns: list[list[str]], beside: Mapping[str, set[str]]
) -> tuple[tuple[str, ...], ...]:
    """Columns in which each stands near the middle of those it leads to (barycentre sweeps)."""
    place = {key: float(at) for column in columns for at, key in enumerate(column)}
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = {key: _middle(key, place, beside.get(key, set())) for key in column}
            column.sort(key=wanted.__getitem__)
            for at, key in enumerate(column):
                place[key] = float(at)
    return tuple(tuple(column) for column in columns)


def _middle(key: str, place: Mapping[str, float], others: set[str]) -> float:
    # Floats of whole numbers: their sum does not depend on the order of a set.
    return sum(place[other] for other in others) / len(others) if others else place[key]

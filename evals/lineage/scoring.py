"""Counts of what is right, and the figures made of them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from evals.lineage.answers import Answer
from evals.lineage.truth import Edge, Pair, Truth

Counts = dict[str, float]
_SAMPLES = 1000
_LENGTHS = ((40, "15-39"), (100, "40-99"), (10**9, "100+"))


def count_events(truth: Truth, answer: Answer) -> dict[str, Counts]:
    """Counts of each event; a pair across two events is counted for the left one's.

    Args:
        truth: What is true.
        answer: What a system says.
    """
    counts: dict[str, Counts] = {
        event: defaultdict(float) for event in sorted(set(truth.events.values()))
    }
    for pair, edge in truth.edges.items():
        own = counts[truth.events[pair[0]]]
        for name in _count_edge(pair, edge, answer):
            own[name] += 1
    for pair in answer.edges:
        if pair not in truth.edges and pair not in truth.slight:
            near = truth.events[pair[0]] == truth.events[pair[1]]
            counts[truth.events[pair[0]]][f"false.{'same' if near else 'other'} event"] += 1
    for event, count in _unrelated(truth):
        counts[event]["unrelated.same event"] += count
    _count_groups(truth, answer, counts)
    return counts


def _count_edge(pair: Pair, edge: Edge, answer: Answer) -> Iterator[str]:
    length = next(name for most, name in _LENGTHS if edge.words < most)
    names = ["edges", f"is {edge.relation}", f"words {length}"]
    if edge.relation != "ancestor":
        names.append(f"kind {edge.kind}")
    found = pair in answer.edges
    for name in names:
        yield f"{name}.gold"
        if found:
            yield f"{name}.found"
    if found:
        yield from _count_direction(edge, answer.edges[pair])


def _count_direction(edge: Edge, said: str | None) -> Iterator[str]:
    """For parents by what speaks for it; siblings have none, whatever is said."""
    sort = edge.kind if edge.relation == "same origin" else str(edge.evidence)
    where = f"direction {'misled' if edge.misled and sort != 'told' else sort}"
    yield f"{where}.asked"
    if said is None:
        return
    if said == "common":
        yield f"{where}.common"
    else:
        yield f"{where}.claimed"
        if said == edge.older:
            yield f"{where}.right"


def _unrelated(truth: Truth) -> Iterator[tuple[str, int]]:
    sizes = Counter(truth.events.values())
    related = Counter(truth.events[left] for left, _ in (*truth.edges, *truth.slight))
    for event, size in sizes.items():
        yield event, size * (size - 1) // 2 - related[event]


def _count_groups(truth: Truth, answer: Answer, counts: Mapping[str, Counts]) -> None:
    of = {one: (members, span) for members, span in answer.groups for one in members}
    gold_of = {one: group for group in truth.groups for one in group}
    for one, gold in gold_of.items():
        own = counts[truth.events[one]]
        said, true = set(of[one][0]), set(gold)
        both = len(said & true)
        own["b3.items"] += 1
        own["b3.precision"] += both / len(said)
        own["b3.recall"] += both / len(true)
    for gold in truth.groups:
        own = counts[truth.events[gold[0]]]
        parts = {of[one] for one in gold}
        exact = all(set(members) <= set(gold) for members, _ in parts)
        low = sum(span[0] for _, span in parts)
        high = sum(span[1] for _, span in parts)
        within = exact and low <= truth.count_independent(gold) <= high
        sort = "families" if len(gold) > 1 else "alone"
        own[f"{sort}.all"] += 1
        own[f"{sort}.within"] += within
        own[f"{sort}.width"] += high - low if exact else 0
        own[f"{sort}.apart"] += exact
    for members, span in answer.groups:
        if len(members) > 1:
            own = counts[truth.events[members[0]]]
            own["said.all"] += 1
            own["said.within"] += span[0] <= truth.count_independent(members) <= span[1]
            own["said.width"] += span[1] - span[0]


def add_up(counts: Sequence[Counts]) -> Counts:
    """Counts of several events together."""
    total: Counts = defaultdict(float)
    for one in counts:
        for name, count in one.items():
            total[name] += count
    return total


def find_figures(total: Counts) -> dict[str, float]:
    """All shares that can be made of counts; those of nothing are left out.

    Args:
        total: Counts, of one event or of many.
    """
    false = total["false.same event"] + total["false.other event"]
    found, gold = total["edges.found"], total["edges.gold"]
    figures = {
        "precision": _share(found, found + false),
        "recall": _share(found, gold),
        "f1": _share(2 * found, found + gold + false),
        "independent.same event": _share(total["false.same event"], total["unrelated.same event"]),
        "b3.precision": _share(total["b3.precision"], total["b3.items"]),
        "b3.recall": _share(total["b3.recall"], total["b3.items"]),
    }
    for name in sorted(total):
        head, _, tail = name.rpartition(".")
        if tail == "gold" and head != "edges":
            figures[f"recall {head}"] = _share(total[f"{head}.found"], total[name])
        elif tail == "asked":
            figures[f"{head}.claimed"] = _share(total[f"{head}.claimed"], total[name])
            figures[f"{head}.common"] = _share(total[f"{head}.common"], total[name])
            figures[f"{head}.right"] = _share(total[f"{head}.right"], total[f"{head}.claimed"])
        elif tail == "all":
            figures[f"{head}.within"] = _share(total[f"{head}.within"], total[name])
            whole = total[f"{head}.apart"] if f"{head}.apart" in total else total[name]
            figures[f"{head}.width"] = _share(total[f"{head}.width"], whole)
    one, two = figures["b3.precision"], figures["b3.recall"]
    figures["b3.f1"] = 2 * one * two / (one + two) if one + two else 0.0
    return figures


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def find_intervals(
    counts: Sequence[Counts], names: Sequence[str], seed: int = 7
) -> dict[str, tuple[float, float]]:
    """95 % intervals of figures: percentile bootstrap over events.

    Args:
        counts: Counts of each event, with all the families of the event.
        names: Which figures.
        seed: Of the samples.
    """
    rng = random.Random(seed)
    found: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(_SAMPLES):
        figures = find_figures(add_up(rng.choices(counts, k=len(counts))))
        for name in names:
            if name in figures and figures[name] == figures[name]:
                found[name].append(figures[name])
    return {name: _bounds(sorted(values)) for name, values in found.items() if values}


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    last = len(values) - 1
    return values[round(0.025 * last)], values[round(0.975 * last)]

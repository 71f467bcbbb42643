"""Turn what a method says of labelled pairs into figures with intervals."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.reuse.labels import Gold, Half, Pair
from evals.reuse.methods import CONTAINMENTS, Answer, Names, find_contained

Counts = Mapping[str, int]
"""Sums by name; those of several clusters add up."""

FIGURES = {
    "precision": ("right", "asserted"),
    "recall": ("right", "derived"),
    "origin.precision": ("origin.right", "origin.asserted"),
    "origin.recall": ("origin.right", "origin.gold"),
    "false.hard": ("false.hard", "hard"),
}
"""Each figure is a share: numerator and denominator; F1 is added to them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair and what a method says of it.

    Attributes:
        pair: The pair.
        said: The origin said, or None where the method does not say that they share one.
        cluster: What is drawn together for intervals: pile and families of both.
    """

    pair: Pair
    said: str | None
    cluster: tuple[str, ...]


def judge(gold: Gold, answers: Mapping[str, Answer], half: Half | None) -> tuple[Judged, ...]:
    """Look up what a method says of every labelled pair that is sure.

    Args:
        gold: The labels.
        answers: What the method says, by pile.
        half: Which half; None for both.
    """
    return tuple(
        Judged(pair, answer.pairs.get((pair.left, pair.right)), _find_cluster(gold, pair))
        for pile, answer in answers.items()
        for pair in gold.all_pairs(pile)
        if pair.relation != "unsure" and half in (None, pair.half)
    )


def count_judged(judged: Iterable[Judged]) -> Counter[str]:
    """Count what the figures are made of."""
    counts: Counter[str] = Counter()
    for one in judged:
        derived = one.pair.relation == "derived"
        counts["pairs"] += 1
        counts["derived"] += derived
        counts["asserted"] += one.said is not None
        counts["right"] += derived and one.said is not None
        counts["hard"] += one.pair.hard
        counts["false.hard"] += one.pair.hard and one.said is not None
        if derived:
            counts.update(_count_origin(one))
    return counts


def find_figures(counts: Counts) -> dict[str, float]:
    """All figures; one of which the denominator is 0 is left out."""
    found = {
        name: counts.get(top, 0) / counts[bottom]
        for name, (top, bottom) in FIGURES.items()
        if counts.get(bottom, 0)
    }
    if "precision" in found and "recall" in found:
        both = counts["asserted"] + counts["derived"]
        found["f1"] = 2 * counts.get("right", 0) / both
    return found


def find_intervals(
    judged: Sequence[Judged], samples: int = 1000, seed: int = 13
) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over clusters drawn with replacement (Efron 1979).

    Pairs of one family stand or fall together, so pairs are not drawn one by one.

    Args:
        judged: The pairs.
        samples: How many times to draw; at least 40, so that 2.5 % is a whole sample.
        seed: Of the draw.

    Returns:
        Lower and upper bound of every figure.
    """
    clusters: dict[tuple[str, ...], list[Judged]] = {}
    for one in judged:
        clusters.setdefault(one.cluster, []).append(one)
    counted = [count_judged(clusters[key]) for key in sorted(clusters)]
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(samples if counted else 0):
        total: Counter[str] = Counter()
        for counts in rng.choices(counted, k=len(counted)):
            total.update(counts)
        for name, value in find_figures(total).items():
            drawn.setdefault(name, []).append(value)
    return {name: _bounds(values) for name, values in drawn.items()}


def choose_containment(gold: Gold, containments: Mapping[str, Mapping[Names, float]]) -> float:
    """The threshold with the best F1 on the half `tune`; of equal ones the lowest.

    Args:
        gold: The labels.
        containments: Of all pairs, by pile.
    """

    def rate(threshold: float) -> float:
        answers = {pile: find_contained(own, threshold) for pile, own in containments.items()}
        return find_figures(count_judged(judge(gold, answers, "tune"))).get("f1", 0.0)

    return max(CONTAINMENTS, key=rate)


def count_by(
    judged: Iterable[Judged], group: Callable[[Judged], str]
) -> dict[str, tuple[int, int]]:
    """How many pairs of each group there are, and of how many the method says something."""
    found: dict[str, tuple[int, int]] = {}
    for one in sorted(judged, key=group):
        count, said = found.get(group(one), (0, 0))
        found[group(one)] = (count + 1, said + (one.said is not None))
    return found


def count_outside(gold: Gold, answers: Mapping[str, Answer]) -> dict[str, int]:
    """Pairs that a method asserts and nobody has labelled, by pile; `topics` are of two of ECB+.

    Args:
        gold: The labels.
        answers: What the method says, by pile.
    """
    found: Counter[str] = Counter()
    for pile, answer in answers.items():
        labelled = {(pair.left, pair.right) for pair in gold.all_pairs(pile)}
        for left, right in sorted(set(answer.pairs) - labelled):
            apart = pile == "ecbplus" and left.split("_")[0] != right.split("_")[0]
            found["topics" if apart else pile] += 1
    return dict(sorted(found.items()))


def _count_origin(one: Judged) -> Counter[str]:
    """Of a derived pair: whether its origin can be told, is told, and is told right."""
    counts: Counter[str] = Counter()
    wanted, said = one.pair.origin, one.said
    if wanted == "unknown":
        counts["origin.open"] += 1
        counts["origin.overtold"] += said not in (None, "unknown", "common")
        return counts
    counts["origin.gold"] += 1
    counts["origin.asserted"] += said not in (None, "unknown")
    counts["origin.right"] += said == wanted
    return counts


def _find_cluster(gold: Gold, pair: Pair) -> tuple[str, ...]:
    families = {gold.documents[pair.pile, name].family for name in (pair.left, pair.right)}
    return (pair.pile, *sorted(families))


def _bounds(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    low, high = int(0.025 * len(ordered)), max(0, int(0.975 * len(ordered)) - 1)
    return ordered[low], ordered[high]

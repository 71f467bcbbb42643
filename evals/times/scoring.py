"""TempEval-3's measures (UzZaman et al. 2013, *SemEval-2013 Task 1*, section 4.1).

Strict: the extent is the same.  Relaxed: the extents overlap; one expression counts for one other
at most.  An attribute's accuracy is its share of right ones among those matched by overlap, and
its F1 that accuracy times the relaxed F1.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.times.corpus import GoldTime


@dataclass(frozen=True, slots=True)
class Rates:
    """Figures of a set of documents, each 0 to 1.

    Attributes:
        strict: Precision, recall and F1 of exact extents.
        relaxed: The same of overlapping extents.
        type_f1: Relaxed F1 times the accuracy of types.
        value_f1: Relaxed F1 times the accuracy of values.
        value_accuracy: Of the values of those matched by overlap.
        type_accuracy: Of their types.
    """

    strict: tuple[float, float, float]
    relaxed: tuple[float, float, float]
    type_f1: float
    value_f1: float
    value_accuracy: float
    type_accuracy: float


def match_times(
    gold: Sequence[GoldTime], found: Sequence[GoldTime]
) -> list[tuple[GoldTime, GoldTime]]:
    """Pairs of a labelled and a found expression that overlap, one to one.

    Args:
        gold: Labelled, in order, disjoint.
        found: Found, in order, disjoint.

    Returns:
        Pairs with the same extent, then of the others each with the first that is free.
    """
    by_extent = {time.span: time for time in found}
    pairs = [(time, by_extent[time.span]) for time in gold if time.span in by_extent]
    taken = {time.span for time, _ in pairs}
    rest = [time for time in found if time.span not in taken]
    for time in gold:
        if time.span not in taken:
            hit = next((one for one in rest if _overlap(time, one)), None)
            if hit is not None:
                rest.remove(hit)
                pairs.append((time, hit))
    return pairs


def _overlap(left: GoldTime, right: GoldTime) -> bool:
    return left.span.start < right.span.end and right.span.start < left.span.end


def count_document(gold: Sequence[GoldTime], found: Sequence[GoldTime]) -> Counter[str]:
    """Counts of one document: ``gold``, ``found``, ``strict``, ``relaxed``, ``type``, ``value``."""
    pairs = match_times(gold, found)
    return Counter(
        gold=len(gold),
        found=len(found),
        relaxed=len(pairs),
        strict=sum(left.span == right.span for left, right in pairs),
        type=sum(left.type == right.type for left, right in pairs),
        value=sum(left.value == right.value for left, right in pairs),
    )


def compute_rates(counts: Counter[str]) -> Rates:
    """Figures from counts summed over documents."""
    strict, relaxed = (_prf(counts, name) for name in ("strict", "relaxed"))
    matched = counts["relaxed"]
    type_accuracy = counts["type"] / matched if matched else 0.0
    value_accuracy = counts["value"] / matched if matched else 0.0
    return Rates(
        strict,
        relaxed,
        relaxed[2] * type_accuracy,
        relaxed[2] * value_accuracy,
        value_accuracy,
        type_accuracy,
    )


def _prf(counts: Counter[str], name: str) -> tuple[float, float, float]:
    precision = counts[name] / counts["found"] if counts["found"] else 0.0
    recall = counts[name] / counts["gold"] if counts["gold"] else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def bootstrap_intervals(
    counts: Sequence[Counter[str]], samples: int = 1000, seed: int = 13
) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over documents drawn with replacement (Efron 1979).

    Args:
        counts: Of each document.
        samples: How many times to draw; at least 40, so that 2.5 % is a whole sample.
        seed: Of the draw.

    Returns:
        Bounds of ``strict``, ``relaxed``, ``type`` and ``value``, all of F1.
    """
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {"strict": [], "relaxed": [], "type": [], "value": []}
    for _ in range(samples):
        total: Counter[str] = sum(rng.choices(counts, k=len(counts)), Counter())
        rates = compute_rates(total)
        values = (rates.strict[2], rates.relaxed[2], rates.type_f1, rates.value_f1)
        for name, value in zip(drawn, values, strict=True):
            drawn[name].append(value)
    low, high = int(0.025 * samples), int(0.975 * samples) - 1
    return {name: (sorted(values)[low], sorted(values)[high]) for name, values in drawn.items()}

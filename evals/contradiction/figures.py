"""Figures over labelled pairs, with 95 % intervals."""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np

from evals.contradiction.gold import GoldPair
from evals.meaning.figures import compute_auc
from rashomon.judge.inference import Relation
from rashomon.judge.inference.heads import RELATIONS

THRESHOLDS = (0.5, 0.7, 0.9)
"""From which probability on a pair is called a contradiction, in the table of precision."""

_SAMPLES = 500
_SEED = 13
_BINS = 10

Row = TypeVar("Row")
Decision = tuple[str, str, float]
"""The right label, the one given, and how sure that was."""


def find_auc(rows: Sequence[tuple[str, float]]) -> float:
    """Probability that a contradiction scores above a supported pair; ties count half.

    Args:
        rows: Label and score; pairs that are left open do not count.
    """
    upper = np.array([score for label, score in rows if label == "contradicts"])
    lower = np.sort([score for label, score in rows if label == "supports"])
    return compute_auc(upper, lower)


def find_interval(
    pairs: Sequence[GoldPair], rows: Sequence[Row], figure: Callable[[Sequence[Row]], float]
) -> list[float]:
    """95 % percentile interval of a bootstrap over groups of pairs (Efron 1979), fixed seed.

    Args:
        pairs: The pairs.
        rows: What the figure takes of each.
        figure: The figure.
    """
    groups: dict[str, list[Row]] = defaultdict(list)
    for pair, row in zip(pairs, rows, strict=True):
        groups[pair.group].append(row)
    every, rng = list(groups.values()), random.Random(_SEED)
    samples = (rng.choices(every, k=len(every)) for _ in range(_SAMPLES))
    values = np.sort([figure([row for group in drawn for row in group]) for drawn in samples])
    low, high = int(0.025 * len(values)), int(0.975 * len(values)) - 1
    return [round(float(values[low]), 5), round(float(values[high]), 5)]


def describe_scores(pairs: Sequence[GoldPair], scores: Sequence[float]) -> dict[str, Any]:
    """AUC of a method, with its interval.

    Args:
        pairs: The pairs.
        scores: Of each, greater where it contradicts.
    """
    rows = [(pair.label, score) for pair, score in zip(pairs, scores, strict=True)]
    return {"auc": round(find_auc(rows), 5), "interval": find_interval(pairs, rows, find_auc)}


def describe_decisions(pairs: Sequence[GoldPair], relations: Sequence[Relation]) -> dict[str, Any]:
    """How often the most probable label is right, whole, by label and by tag.

    Args:
        pairs: The pairs.
        relations: What was said of each.
    """
    decisions = [decide(pair, relation) for pair, relation in zip(pairs, relations, strict=True)]
    tags: dict[str, list[Decision]] = defaultdict(list)
    for pair, decision in zip(pairs, decisions, strict=True):
        tags[pair.tag].append(decision)
    return {
        "accuracy": round(find_accuracy(decisions), 5),
        "interval": find_interval(pairs, decisions, find_accuracy),
        "calibration_error": round(find_calibration_error(decisions), 5),
        "labels": {label: describe_label(decisions, label) for label in RELATIONS},
        "tags": {
            tag: {"pairs": len(found), "accuracy": round(find_accuracy(found), 5)}
            for tag, found in sorted(tags.items())
        },
        "contradictions": [_cut_at(pairs, relations, least) for least in THRESHOLDS],
    }


def decide(pair: GoldPair, relation: Relation) -> Decision:
    """The most probable label; of equals the first."""
    shares = [getattr(relation, label) for label in RELATIONS]
    best = max(range(len(RELATIONS)), key=lambda index: (shares[index], -index))
    return pair.label, RELATIONS[best], shares[best]


def find_accuracy(decisions: Sequence[Decision]) -> float:
    """Share that is right."""
    return sum(right == given for right, given, _ in decisions) / max(1, len(decisions))


def find_calibration_error(decisions: Sequence[Decision]) -> float:
    """Expected calibration error in ten bins of equal width (Guo et al. 2017)."""
    bins: dict[int, list[Decision]] = defaultdict(list)
    for decision in decisions:
        bins[min(_BINS - 1, int(decision[2] * _BINS))].append(decision)
    gaps = (
        abs(find_accuracy(found) * len(found) - sum(share for *_, share in found))
        for found in bins.values()
    )
    return sum(gaps) / max(1, len(decisions))


def describe_label(decisions: Sequence[Decision], label: str) -> dict[str, float]:
    """Precision, recall and F1 of one label."""
    both = sum(right == given == label for right, given, _ in decisions)
    given = sum(given == label for _, given, _ in decisions)
    right = sum(right == label for right, _, _ in decisions)
    return {
        "precision": round(both / max(1, given), 5),
        "recall": round(both / max(1, right), 5),
        "f1": round(2 * both / max(1, given + right), 5),
    }


def _cut_at(
    pairs: Sequence[GoldPair], relations: Sequence[Relation], least: float
) -> dict[str, float]:
    called = [
        pair.label for pair, r in zip(pairs, relations, strict=True) if r.contradicts >= least
    ]
    right = sum(label == "contradicts" for label in called)
    every = sum(pair.label == "contradicts" for pair in pairs)
    return {
        "least": least,
        "precision": round(right / max(1, len(called)), 5),
        "recall": round(right / max(1, every), 5),
        "supported": round(called.count("supports") / max(1, len(called)), 5),
    }

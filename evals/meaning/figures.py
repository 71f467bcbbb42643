"""How well similarity finds the sentences that tell of the same event, with 95 % intervals."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.meaning.gold import Relations
from evals.meaning.methods import Floats

MACRO = ("auc", "auc.same_event", "auc.other_event", "average_precision", "nearest")
"""Figures that are means over topics."""
FIGURES = (*MACRO, "auc.pooled")
CLASSES = ("shared", "same_event", "other_event")
"""Classes of pairs: a chain shared; none, though the seminal event is the same; neither."""

_SAMPLES = 1000
_SEED = 13

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TopicScores:
    """One topic under one method.

    Attributes:
        figures: Each of `MACRO`; not a number where the topic has no such pairs.
        pairs: Similarities by class of pair, ascending.
    """

    figures: Mapping[str, float]
    pairs: Mapping[str, Floats]


def score_topic(similarity: Floats, gold: Relations) -> TopicScores:
    """Score the similarities of one topic.

    Args:
        similarity: (sentences, sentences), symmetric.
        gold: What the pairs are.

    Returns:
        The figures, and what the pooled one needs.
    """
    once = np.triu(gold.apart, 1)
    alike = {
        "shared": once & gold.shared,
        "same_event": once & ~gold.shared & gold.same_seminal,
        "other_event": once & ~gold.shared & ~gold.same_seminal,
    }
    pairs = {name: np.sort(similarity[chosen]) for name, chosen in alike.items()}
    unshared = np.sort(np.concatenate([pairs["same_event"], pairs["other_event"]]))
    figures = {
        "auc": compute_auc(pairs["shared"], unshared),
        "auc.same_event": compute_auc(pairs["shared"], pairs["same_event"]),
        "auc.other_event": compute_auc(pairs["shared"], pairs["other_event"]),
        "average_precision": compute_average_precision(similarity[once], gold.shared[once]),
        "nearest": compute_nearest(similarity, gold),
    }
    return TopicScores(figures, pairs)


def count_wins(upper: Floats, lower: Floats) -> float:
    """Pairs of one value of each where the first is greater; ties count half.

    Args:
        upper: Values that ought to be greater.
        lower: The others, ascending.
    """
    below = np.searchsorted(lower, upper, side="left")
    up_to = np.searchsorted(lower, upper, side="right")
    return float((below + up_to).sum()) / 2


def compute_auc(upper: Floats, lower: Floats) -> float:
    """Probability that a value of the first kind is above one of the second (Hanley & McNeil 1982).

    Args:
        upper: Values that ought to be greater.
        lower: The others, ascending.

    Returns:
        0 to 1, ties counting half; not a number where either is empty.
    """
    if not len(upper) or not len(lower):
        return float("nan")
    return count_wins(upper, lower) / (len(upper) * len(lower))


def compute_average_precision(scores: Floats, right: Bools) -> float:
    """Mean precision over what is right, going down the scores; equal scores come at once.

    Args:
        scores: Of all pairs.
        right: Which of them ought to be found.

    Returns:
        0 to 1; not a number where nothing is right.
    """
    if not right.any():
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    last = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    found = np.cumsum(right[order])[last]
    steps = np.diff(found, prepend=0)
    return float((steps * found / (last + 1)).sum() / right.sum())


def compute_nearest(similarity: Floats, gold: Relations) -> float:
    """Share of sentences whose nearest in another document shares a chain with them.

    Sentences that no other document has a partner for are left out. Where several are
    nearest, the share of partners among them counts.

    Args:
        similarity: (sentences, sentences).
        gold: What the pairs are.

    Returns:
        0 to 1; not a number where no sentence has a partner.
    """
    partners = gold.apart & gold.shared
    rows = partners.any(axis=1)
    if not rows.any():
        return float("nan")
    seen = np.where(gold.apart, similarity, -np.inf)[rows]
    nearest = seen == seen.max(axis=1, keepdims=True)
    return float(((nearest & partners[rows]).sum(axis=1) / nearest.sum(axis=1)).mean())


def draw_topics(count: int) -> NDArray[np.int64]:
    """How often each topic is drawn in each sample of a bootstrap (Efron 1979).

    Args:
        count: Of topics.

    Returns:
        (samples, topics); the same whenever it is asked for.
    """
    rng = random.Random(_SEED)
    samples = [rng.choices(range(count), k=count) for _ in range(_SAMPLES)]
    return np.stack([np.bincount(drawn, minlength=count) for drawn in samples])


def average(scores: Sequence[TopicScores], weights: NDArray[np.int64]) -> dict[str, Floats]:
    """Each of `FIGURES` for each sample of topics.

    Args:
        scores: One per topic.
        weights: (samples, topics) how often each topic is in a sample.

    Returns:
        By figure, one value a sample.
    """
    found: dict[str, Floats] = {}
    for name in MACRO:
        values = np.array([one.figures[name] for one in scores])
        known = ~np.isnan(values)
        found[name] = weights[:, known] @ values[known] / np.maximum(1, weights[:, known].sum(1))
    found["auc.pooled"] = _pool_auc(scores, weights)
    return found


def find_interval(values: Floats) -> list[float]:
    """95 % percentile interval of one figure's samples."""
    ordered = np.sort(values)
    low, high = int(0.025 * len(ordered)), int(0.975 * len(ordered)) - 1
    return [round(float(ordered[low]), 5), round(float(ordered[high]), 5)]


def _pool_auc(scores: Sequence[TopicScores], weights: NDArray[np.int64]) -> Floats:
    """AUC over the pairs of all topics together: whether one threshold does for every story."""
    shared = [one.pairs["shared"] for one in scores]
    unshared = [
        np.sort(np.concatenate([one.pairs["same_event"], one.pairs["other_event"]]))
        for one in scores
    ]
    wins = np.array([[count_wins(upper, lower) for lower in unshared] for upper in shared])
    sizes = np.array([[len(upper) * len(lower) for lower in unshared] for upper in shared])
    drawn = weights.astype(np.float64)
    pooled: Floats = ((drawn @ wins) * drawn).sum(axis=1) / ((drawn @ sizes) * drawn).sum(axis=1)
    return pooled

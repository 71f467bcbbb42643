"""All figures of all methods, ready for JSON."""

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from evals.meaning.figures import (
    CLASSES,
    FIGURES,
    TopicScores,
    average,
    draw_topics,
    find_interval,
    score_topic,
)
from evals.meaning.gold import Topic, relate
from evals.meaning.methods import Floats, Method, Vectors
from evals.meaning.minimal import Pair, Pairs
from rashomon.model.ids import canonical_json, sha256_hex


def digest_topics(topics: Sequence[Topic]) -> str:
    """SHA-256 over texts and labels, so that a figure names what it was measured on."""
    rows = [
        [asdict(one.stretch), one.seminal, sorted(one.chains)]
        for topic in topics
        for one in topic.sentences
    ]
    return sha256_hex(canonical_json(rows).encode("utf-8"))


def describe_methods(
    topics: Sequence[Topic], pairs: Pairs | None, methods: Sequence[Method]
) -> dict[str, Any]:
    """Figures of each method, and of the first less each other.

    Args:
        topics: The topics.
        pairs: Minimal pairs; `None` where absent.
        methods: Methods; the first is the one that differences are of.

    Returns:
        Counts, figures and differences with intervals.
    """
    scores = {method.name: score_topics(topics, method) for method in methods}
    draws = draw_topics(len(topics))
    samples = {name: average(found, draws) for name, found in scores.items()}
    first = methods[0].name
    return {
        "corpus_sha256": digest_topics(topics),
        "counts": _count(topics, next(iter(scores.values()))),
        "methods": {
            method.name: {
                "figures": _describe(scores[method.name], samples[method.name]),
                "medians": find_medians(scores[method.name]),
                "without_vector": _count_missing(topics, method),
                "minimal_pairs": pairs and describe_minimal(pairs, method, scores[method.name]),
            }
            for method in methods
        },
        "differences": {
            f"{first} less {other}": {
                name: find_interval(samples[first][name] - samples[other][name]) for name in FIGURES
            }
            for other in samples
            if other != first
        },
    }


def score_topics(topics: Sequence[Topic], method: Method) -> list[TopicScores]:
    """Let a method compare the sentences of each topic, and score it."""
    return [
        score_topic(
            method.compare([one.stretch for one in topic.sentences]), relate(topic.sentences)
        )
        for topic in topics
    ]


def find_medians(scores: Sequence[TopicScores]) -> dict[str, float]:
    """Median similarity of each class of pairs, over the pairs of all topics."""
    pooled = {name: np.concatenate([one.pairs[name] for one in scores]) for name in CLASSES}
    return {name: _round(np.median(found)) for name, found in pooled.items() if len(found)}


def describe_minimal(pairs: Pairs, method: Method, scores: Sequence[TopicScores]) -> dict[str, Any]:
    """How alike sentences seem that cannot both be true.

    Args:
        pairs: The pairs.
        method: The method.
        scores: Its scores on the topics, for comparison.

    Returns:
        Mean similarity by kind of pair, and which share of them seems more alike than the median
        of the pairs that share an event chain.
    """
    median = find_medians(scores)["shared"]
    kinds = {"claims": pairs.claims, "evidence": pairs.evidence, "unrelated": pairs.unrelated}
    found = {kind: _compare_pairs(method, chosen) for kind, chosen in kinds.items() if chosen}
    return {
        kind: {
            "pairs": len(values),
            "mean": _round(values.mean()),
            "above_median_shared": _round((values > median).mean()),
        }
        for kind, values in found.items()
    }


def _compare_pairs(method: Method, pairs: Sequence[Pair]) -> Floats:
    return np.array([method.compare(pair)[0, 1] for pair in pairs])


def _describe(scores: Sequence[TopicScores], samples: dict[str, Floats]) -> dict[str, Any]:
    values = average(scores, np.ones((1, len(scores)), np.int64))
    return {
        name: {"value": _round(values[name][0]), "interval": find_interval(samples[name])}
        for name in FIGURES
    }


def _count(topics: Sequence[Topic], scores: Sequence[TopicScores]) -> dict[str, Any]:
    sizes = [{name: len(one.pairs[name]) for name in CLASSES} for one in scores]
    return {
        "topics": len(topics),
        "sentences": sum(len(topic.sentences) for topic in topics),
        "pairs": {name: sum(one[name] for one in sizes) for name in CLASSES},
        "mean_share_of_shared": _round(
            math.fsum(one["shared"] / sum(one.values()) for one in sizes) / len(sizes)
        ),
    }


def _count_missing(topics: Sequence[Topic], method: Method) -> int | None:
    if not isinstance(method, Vectors):
        return None
    return method.count_missing(one.stretch for topic in topics for one in topic.sentences)


def _round(value: float | np.floating[Any]) -> float:
    return round(float(value), 5)

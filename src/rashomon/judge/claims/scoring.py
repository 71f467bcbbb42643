"""Weighted sums of figures as scores between 0 and 1."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp


def score(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    """The logistic of a weighted sum.

    Args:
        weights: Weight of each figure by its name; that under the empty name is added as it is.
        values: The figures; what is not there counts 0.

    Returns:
        0 to 1.

    >>> score({"": -1.0, "near": 2.0}, {"near": 0.5})
    0.5
    """
    total = weights[""] + sum(
        weight * values.get(name, 0.0) for name, weight in weights.items() if name
    )
    return 1 / (1 + exp(-total))

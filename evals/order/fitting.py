"""Weights of the signs of order, by logistic regression."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

# Strength of the pull towards nought, in units of one text, on signs scaled to one spread.
_RIDGE = 3.0
_STEPS = 40


def fit_weights(
    written: Sequence[Mapping[str, float]], shuffled: Sequence[Mapping[str, float]]
) -> tuple[float, dict[str, float]]:
    """Fits a logistic regression with a ridge penalty by Newton's method.

    Args:
        written: Signs of texts as they were written.
        shuffled: Signs of shuffled ones.

    Returns:
        The bias, and a weight for each sign.
    """
    names = list(written[0])
    rows = np.array([[one[name] for name in names] for one in (*written, *shuffled)])
    wanted = np.array([0.0] * len(written) + [1.0] * len(shuffled))
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.column_stack([(rows - middle) / spread, np.ones(len(rows))])
    found = _newton(scaled, wanted)
    weights = found[:-1] / spread
    bias = float(found[-1] - (weights * middle).sum())
    return bias, {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def _newton(rows: NDArray[np.float64], wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[-1] = 0.0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (chance - wanted) + ridge * found
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge)
        found = found - np.linalg.solve(bend, slope)
    return found

"""How well scores of factuality agree with people's, with 95 % intervals."""

import random
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

DENIED = -1.0
"""People's score from which downward an event is negated or denied."""
SURELY_DENIED = -2.0
"""The same, and nearly all people agree."""
AFFIRMED = 1.0
FIGURES = ("pearson", "mae", "denied", "denied.surely", "denied.precision", "affirmed.negative")

_SAMPLES = 1000
_SEED = 13

Floats = NDArray[np.float64]
Row = tuple[float, float]
"""People's score of an event, and a method's."""


def compute_figures(rows: Sequence[Row]) -> dict[str, float]:
    """Figures over events.

    Args:
        rows: People's score and the method's.

    Returns:
        By name; not a number where a figure has no meaning.
    """
    gold, found = np.array(rows, np.float64).T
    denied, affirmed, negative = gold <= DENIED, gold >= AFFIRMED, found < 0
    return {
        "pearson": _correlate(gold, found),
        "mae": float(np.abs(gold - found).mean()),
        "denied": _share(negative[denied]),
        "denied.surely": _share(negative[gold <= SURELY_DENIED]),
        "denied.precision": _share(gold[negative] < 0),
        "affirmed.negative": _share(negative[affirmed]),
    }


def find_intervals(sentences: Sequence[Sequence[Row]]) -> dict[str, list[float]]:
    """95 % percentile intervals of a bootstrap over sentences (Efron 1979), fixed seed.

    Args:
        sentences: The rows of each.
    """
    rng = random.Random(_SEED)
    samples = []
    for _ in range(_SAMPLES):
        drawn = rng.choices(sentences, k=len(sentences))
        samples.append(compute_figures([row for rows in drawn for row in rows]))
    return {name: _find_bounds([sample[name] for sample in samples]) for name in FIGURES}


def score_all(
    sentences: Sequence[Sequence[float]], method: Callable[[int], Sequence[float]]
) -> list[list[Row]]:
    """Put people's scores beside a method's.

    Args:
        sentences: People's scores of each.
        method: The method's scores of a sentence, by its number.
    """
    return [list(zip(gold, method(number), strict=True)) for number, gold in enumerate(sentences)]


def _correlate(gold: Floats, found: Floats) -> float:
    """Pearson's r; not a number where either is constant."""
    if not gold.std() or not found.std():
        return float("nan")
    return float(np.corrcoef(gold, found)[0, 1])


def _share(chosen: NDArray[np.bool_]) -> float:
    return float(chosen.mean()) if len(chosen) else float("nan")


def _find_bounds(values: Sequence[float]) -> list[float]:
    known = np.sort([value for value in values if not np.isnan(value)])
    if not len(known):
        return []
    low, high = int(0.025 * len(known)), max(0, int(0.975 * len(known)) - 1)
    return [round(float(known[low]), 5), round(float(known[high]), 5)]

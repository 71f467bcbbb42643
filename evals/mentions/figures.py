"""From counts to precision, recall, F1 and 95 % intervals."""

import random
from collections.abc import Callable, Sequence

from evals.attribution.figures import Rate, sum_counts
from evals.mentions.gold import KINDS
from evals.mentions.scoring import Counts

RATED = ("exact", "span", *KINDS)
"""Span and kind right, over all kinds; span right, whatever the kind; and kind by kind."""

_SAMPLES = 1000
_SEED = 13


def compute_rates(total: Counts) -> dict[str, Rate]:
    """Turn summed counts into rates; whatever is divided by nothing is 0.

    Args:
        total: Counts of all passages.

    Returns:
        Precision and recall of each of `RATED`.
    """
    rates = {name: _rate(total, [name]) for name in ("span", *KINDS)}
    rates["exact"] = _rate(total, KINDS)
    return rates


def _rate(total: Counts, names: Sequence[str]) -> Rate:
    right, pred, gold = (
        sum(total.get(f"{name}.{part}", 0) for name in names) for part in ("right", "pred", "gold")
    )
    return Rate(right / pred if pred else 0.0, right / gold if gold else 0.0)


def bootstrap_f1(counts: Sequence[Counts]) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over passages drawn with replacement (Efron 1979).

    Args:
        counts: One per passage.

    Returns:
        Lower and upper bound of the F1 of each of `RATED`.
    """

    def measure(drawn: Sequence[int]) -> dict[str, float]:
        rates = compute_rates(sum_counts(counts[i] for i in drawn))
        return {name: rate.f1 for name, rate in rates.items()}

    return _bootstrap(len(counts), measure)


def bootstrap_difference(
    ours: Sequence[Counts], peers: Sequence[Counts]
) -> dict[str, tuple[float, float]]:
    """95 % interval of our F1 less the peer's, both on the same passages drawn.

    Args:
        ours: One per passage.
        peers: The same passages in the same order.

    Returns:
        Lower and upper bound of the difference, for each of `RATED`.
    """

    def measure(drawn: Sequence[int]) -> dict[str, float]:
        left = compute_rates(sum_counts(ours[i] for i in drawn))
        right = compute_rates(sum_counts(peers[i] for i in drawn))
        return {name: left[name].f1 - right[name].f1 for name in RATED}

    return _bootstrap(len(ours), measure)


def _bootstrap(
    size: int, measure: Callable[[Sequence[int]], dict[str, float]]
) -> dict[str, tuple[float, float]]:
    rng = random.Random(_SEED)
    samples = [measure(rng.choices(range(size), k=size)) for _ in range(_SAMPLES)]
    low, high = int(0.025 * _SAMPLES), int(0.975 * _SAMPLES) - 1
    drawn = {name: sorted(sample[name] for sample in samples) for name in RATED}
    return {name: (values[low], values[high]) for name, values in drawn.items()}

"""From counts to precision, recall, F1 and 95 % intervals."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.attribution.scoring import KINDS, ROLES, Counts

RATED = tuple(
    [f"{unit}.{role}" for unit in ("tokens", "spans") for role in ROLES]
    + [
        f"{prefix}{name}"
        for prefix in ("", *(f"{kind}." for kind in KINDS))
        for name in ("overlap", "exact", "full.overlap", "full.exact")
    ]
)
"""Names of the figures that have precision, recall and F1."""

SHARES = {
    "source_accuracy": ("source.right", "source.all"),
    "source_accuracy_same_name": ("source.same_name", "source.all"),
    "source_accuracy_gold_has_source": ("source.given.right", "source.given"),
    "cue_accuracy": ("cue.right", "cue.given"),
}
"""Figures that are a plain share: numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a set of documents: rates by name, shares by name."""

    rates: dict[str, Rate]
    shares: dict[str, float]

    def value(self, name: str) -> float:
        """F1 of a rate, or a share itself."""
        return self.shares[name] if name in self.shares else self.rates[name].f1


def sum_counts(counts: Iterable[Counts]) -> Counts:
    """Add up the counts of several documents."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(total)


def compute_figures(total: Counts) -> Figures:
    """Turn summed counts into figures; whatever is divided by nothing is 0."""

    def share(part: str, whole: str) -> float:
        return total.get(part, 0) / total[whole] if total.get(whole) else 0.0

    rates = {}
    for name in RATED:
        if name.startswith(("tokens", "spans")):
            right = (f"{name}.right", f"{name}.right")
        else:
            right = (f"{name}.right.pred", f"{name}.right.gold")
        rates[name] = Rate(share(right[0], f"{name}.pred"), share(right[1], f"{name}.gold"))
    return Figures(rates, {name: share(*parts) for name, parts in SHARES.items()})


def bootstrap_intervals(
    counts: Sequence[Counts], samples: int = 1000, seed: int = 13
) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over documents drawn with replacement (Efron 1979).

    Args:
        counts: One per document.
        samples: How many times to draw; at least 40, so that 2.5 % is a whole sample.
        seed: Of the draw.

    Returns:
        Lower and upper bound of every rate's F1 and every share.
    """
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {name: [] for name in (*RATED, *SHARES)}
    for _ in range(samples):
        figures = compute_figures(sum_counts(rng.choices(counts, k=len(counts))))
        for name, values in drawn.items():
            values.append(figures.value(name))
    low, high = int(0.025 * samples), int(0.975 * samples) - 1
    return {name: (sorted(v)[low], sorted(v)[high]) for name, v in drawn.items()}

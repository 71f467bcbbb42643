"""Figures of claims: what is contested, what is one claim, and the stances in it."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from evals.claims.labels import Labelled, Pair
from evals.claims.verdicts import Verdict

Counts = Mapping[str, float]
Verdicts = Mapping[Pair, Verdict]
"""What one method says of the pairs of one proposition."""

FIGURES = (
    "contested.precision",
    "contested.recall",
    "narrated.precision",
    "narrated.recall",
    "claim.precision",
    "claim.recall",
    "stance",
)
# Labels of which the two sides take a stance on one proposition, and whether the stances differ.
_STANCES = {"contested": True, "changed": True, "agreed": False}


def count_proposition(one: Labelled, verdicts: Verdicts) -> Counts:
    """What one proposition adds to the figures.

    Args:
        one: The labels.
        verdicts: What a method says of each pair.

    Returns:
        `right`, `found` and `wanted` under `contested` (pairs of two holders), `narrated` (pairs
        of a holder and an account's own voice) and `claim`; `right` and `asked` under `stance`;
        and by label `pairs`, `together`, `opposite`, `contested`, `changed`, `figures`.
    """
    counts: Counter[str] = Counter()
    for pair in one.pairs:
        verdict, wanted = verdicts[pair], pair.label == "contested"
        name = "narrated" if one.is_narrated(pair) else "contested"
        _add(counts, name, verdict.contested, wanted)
        _add(counts, "claim", verdict.together, pair.label != "other")
        if verdict.together and pair.label in _STANCES:
            counts["stance.asked"] += 1
            counts["stance.right"] += verdict.opposite == _STANCES[pair.label]
        row = f"label.{pair.label}" + (".narrated" if wanted and name == "narrated" else "")
        counts[f"{row}/pairs"] += 1
        for what in ("together", "opposite", "contested", "changed", "figures"):
            counts[f"{row}/{what}"] += getattr(verdict, what)
    return {name: float(count) for name, count in counts.items()}


def add_up(counts: Sequence[Counts]) -> Counts:
    """The counts of several propositions together."""
    total: defaultdict[str, float] = defaultdict(float)
    for one in counts:
        for name, value in one.items():
            total[name] += value
    return total


def find_figures(counts: Counts) -> dict[str, float | None]:
    """Precision, recall and the share of right stances; None where nothing was asked or found."""
    figures: dict[str, float | None] = {}
    for name in ("contested", "narrated", "claim"):
        right = counts.get(f"{name}.right", 0.0)
        figures[f"{name}.precision"] = _share(right, counts.get(f"{name}.found", 0.0))
        figures[f"{name}.recall"] = _share(right, counts.get(f"{name}.wanted", 0.0))
    figures["stance"] = _share(counts.get("stance.right", 0.0), counts.get("stance.asked", 0.0))
    return figures


def find_rows(counts: Counts) -> dict[str, dict[str, int]]:
    """By label, how many pairs there are and how many of them got each verdict."""
    rows: dict[str, dict[str, int]] = {}
    for name in sorted(counts):
        if name.startswith("label."):
            label, _, what = name.removeprefix("label.").partition("/")
            rows.setdefault(label, {})[what] = int(counts[name])
    return rows


def find_intervals(
    counts: Sequence[Counts], samples: int = 1000, seed: int = 13
) -> dict[str, tuple[float, float] | None]:
    """95 % percentile intervals over propositions drawn with replacement (Efron 1979).

    Args:
        counts: One a proposition.
        samples: How many times to draw; at least 40, so that 2.5 % is a whole sample.
        seed: Of the draw.

    Returns:
        Lower and upper bound of every figure; None where no draw has it.
    """
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {name: [] for name in FIGURES}
    for _ in range(samples if counts else 0):
        for name, value in find_figures(add_up(rng.choices(counts, k=len(counts)))).items():
            if value is not None:
                drawn[name].append(value)
    return {name: _bounds(sorted(values)) for name, values in drawn.items()}


def _bounds(values: Sequence[float]) -> tuple[float, float] | None:
    if not values:
        return None
    low, high = int(0.025 * len(values)), max(0, int(0.975 * len(values)) - 1)
    return values[low], values[high]


def _add(counts: Counter[str], name: str, found: bool, wanted: bool) -> None:
    counts[f"{name}.right"] += found and wanted
    counts[f"{name}.found"] += found
    counts[f"{name}.wanted"] += wanted


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None

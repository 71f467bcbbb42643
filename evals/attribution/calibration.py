"""How far a confidence can be believed, and what it buys."""

from collections.abc import Sequence
from typing import Any

BINS = 10
WANTED_PRECISION = 0.90


def measure_calibration(
    confidences: Sequence[float], right: Sequence[bool], gold: int
) -> dict[str, Any]:
    """Expected calibration error (Naeini et al. 2015), and recall where precision is 0.90.

    Args:
        confidences: 0 to 1, one a predicted attribution.
        right: Whether that one is right in full.
        gold: Number of attributions to be found.

    Returns:
        `ece` over ten bins of equal width; `least`, the lowest confidence from which 90 of 100
        attributions are right, and the `recall` and `precision` there; the `bins` with count,
        mean confidence and share right.
    """
    bins = []
    for number in range(BINS):
        inside = [
            (c, r)
            for c, r in zip(confidences, right, strict=True)
            if min(int(c * BINS), BINS - 1) == number
        ]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            bins.append({"count": len(inside), "confidence": mean, "right": share})
    total = len(confidences) or 1
    error = sum(b["count"] * abs(b["confidence"] - b["right"]) for b in bins) / total
    return {
        "ece": round(error, 5),
        **_find_operating_point(confidences, right, gold),
        "bins": [{name: round(value, 5) for name, value in b.items()} for b in bins],
    }


def _find_operating_point(
    confidences: Sequence[float], right: Sequence[bool], gold: int
) -> dict[str, float | None]:
    """The lowest threshold at which the wanted precision is reached."""
    ranked = sorted(zip(confidences, right, strict=True), reverse=True)
    point: dict[str, float | None] = {"least": None, "precision": None, "recall": 0.0}
    hits = 0
    for rank, (confidence, is_right) in enumerate(ranked, 1):
        hits += is_right
        last_of_ties = rank == len(ranked) or ranked[rank][0] < confidence
        if last_of_ties and hits >= WANTED_PRECISION * rank:
            point = {
                "least": confidence,
                "precision": round(hits / rank, 5),
                "recall": round(hits / gold, 5) if gold else 0.0,
            }
    return point

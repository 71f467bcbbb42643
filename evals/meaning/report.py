"""Print the figures of all methods side by side."""

from collections.abc import Mapping
from typing import Any, TextIO

from evals.meaning.figures import FIGURES

_LABELS = {
    "auc": "AUC",
    "auc.same_event": "  same seminal event",
    "auc.other_event": "  other seminal event",
    "average_precision": "average precision",
    "nearest": "nearest is right",
    "auc.pooled": "AUC, topics pooled",
}
_MINIMAL = {
    "claims": "claims that differ by one fact",
    "evidence": "evidence that differs by one fact",
    "unrelated": "claims about different things",
}


def print_report(result: Mapping[str, Any], out: TextIO) -> None:
    """Print all figures in percent with 95 % intervals.

    Args:
        result: What `describe_methods` gives.
        out: Where to.
    """
    counts = result["counts"]
    pairs = counts["pairs"]
    print(
        f"{counts['topics']} topics, {counts['sentences']} sentences; pairs of different documents:"
        f" {pairs['shared']} share an event, {pairs['same_event']} tell of the same seminal event"
        f" and share none, {pairs['other_event']} of the other"
        f"\nby chance: average precision {_percent(counts['mean_share_of_shared'])}",
        file=out,
    )
    for name, found in result["methods"].items():
        _print_method(name, found, out)
    for name, found in result["differences"].items():
        print(f"\n{name}", file=out)
        for figure in FIGURES:
            print(f"  {_LABELS[figure]:<24}{_interval(found[figure])}", file=out)


def _print_method(name: str, found: Mapping[str, Any], out: TextIO) -> None:
    print(f"\n{name}", file=out)
    for figure in FIGURES:
        one = found["figures"][figure]
        value, interval = _percent(one["value"]), _interval(one["interval"])
        print(f"  {_LABELS[figure]:<24}{value}  {interval}", file=out)
    medians = ", ".join(f"{kind} {value:.3f}" for kind, value in found["medians"].items())
    print(f"  median similarity       {medians}", file=out)
    if found["without_vector"]:
        print(f"  sentences without vector {found['without_vector']}", file=out)
    for kind, one in (found["minimal_pairs"] or {}).items():
        print(
            f"  {_MINIMAL[kind]:<36}mean {one['mean']:.3f}, above the median shared pair "
            f"{_percent(one['above_median_shared'])} of {one['pairs']}",
            file=out,
        )


def _percent(value: float) -> str:
    return f"{100 * value:5.1f}"


def _interval(bounds: tuple[float, float]) -> str:
    return f"[{100 * bounds[0]:.1f}, {100 * bounds[1]:.1f}]"

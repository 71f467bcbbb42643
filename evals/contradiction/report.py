"""Print the figures of one corpus."""

from collections.abc import Mapping
from typing import Any, TextIO


def print_corpus(name: str, found: Mapping[str, Any], out: TextIO) -> None:
    """Print everything that was measured on a corpus.

    Args:
        name: Of the corpus.
        found: What `describe_corpus` gives.
        out: Where to.
    """
    counts = f"{found['pairs']} pairs of {found['groups']} matters"
    speed = f"{found['cpu_milliseconds_per_pair']} ms of CPU a pair"
    print(f"\n{name}: {counts}, {speed}\ncontradicted above supported (AUC)", file=out)
    for method, one in found["methods"].items():
        low, high = one["interval"]
        print(f"  {method:<16}{one['auc']:.3f}  [{low:.3f}, {high:.3f}]", file=out)
    decisions = found["decisions"]
    low, high = decisions["interval"]
    print(
        f"most probable label right {decisions['accuracy']:.3f} [{low:.3f}, {high:.3f}], "
        f"calibration error {decisions['calibration_error']:.3f}",
        file=out,
    )
    for label, one in decisions["labels"].items():
        shown = f"{one['precision']:.3f} {one['recall']:.3f} {one['f1']:.3f}"
        print(f"  {label:<16}{shown} (precision, recall, F1)", file=out)
    for one in decisions["contradictions"]:
        print(
            f"  contradicts >= {one['least']}: precision {one['precision']:.3f}, recall "
            f"{one['recall']:.3f}, supported among them {one['supported']:.3f}",
            file=out,
        )
    for tag, one in decisions["tags"].items():
        if tag:
            print(f"  {tag:<8}{one['pairs']:>6}  {one['accuracy']:.3f}", file=out)

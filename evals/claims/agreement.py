"""How far two passes of labelling agree on how two stretches stand to one another."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.claims.labels import HERE, Label
from evals.handmade.agreement import find_kappa

PASSES = HERE / "passes.jsonl"


def read_passes(path: Path = PASSES) -> tuple[tuple[Label, Label], ...]:
    """What both passes said of each pair before differences were settled; empty without a second.

    Args:
        path: One line a pair: the label of the first pass, then that of the second.
    """
    if not path.exists():
        return ()
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return tuple((first, second) for first, second in rows)


def measure_agreement(passes: Sequence[tuple[Label, Label]]) -> dict[str, Any]:
    """Agreement of two passes.

    Args:
        passes: Pairs that both passes judged.

    Returns:
        `pairs`, the share judged the `same` way and Cohen's `kappa` over the five labels, and
        `contested`: kappa of whether a pair is contested.
    """
    choices = [(str(first), str(second)) for first, second in passes]
    contested = [(str(one == "contested"), str(two == "contested")) for one, two in choices]
    return {
        "pairs": len(passes),
        "same": round(sum(one == two for one, two in choices) / (len(choices) or 1), 5),
        "kappa": round(find_kappa(choices), 5),
        "contested": round(find_kappa(contested), 5),
    }

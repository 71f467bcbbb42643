"""How far two passes of labelling agree on how two documents stand to one another."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.handmade.agreement import find_kappa
from evals.reuse.labels import LABELS, Relation

PASSES = LABELS / "passes.jsonl"


def read_passes(path: Path = PASSES) -> tuple[tuple[Relation, Relation], ...]:
    """Read what both passes chose for each pair, as it was before any difference was settled."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return tuple((row["first"], row["second"]) for row in rows)


def measure_agreement(passes: tuple[tuple[Relation, Relation], ...]) -> dict[str, Any]:
    """Agreement of the relation, of all pairs and of those that both passes are sure of.

    Args:
        passes: What both chose.

    Returns:
        `pairs`, the share that is the `same`, Cohen's `kappa`; `sure`: pairs that neither pass
        left open, and `kappa.sure` of those.
    """
    sure = [both for both in passes if "unsure" not in both]
    return {
        "pairs": len(passes),
        "same": round(sum(one == two for one, two in passes) / (len(passes) or 1), 5),
        "kappa": round(_kappa(passes), 5),
        "sure": len(sure),
        "kappa.sure": round(_kappa(sure), 5),
    }


def _kappa(passes: Sequence[tuple[Relation, Relation]]) -> float:
    return find_kappa([(str(one), str(two)) for one, two in passes])

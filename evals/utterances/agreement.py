"""How far two passes of labelling agree on whether two statements report one utterance."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.handmade.agreement import find_kappa
from evals.utterances.labels import HERE

PASSES = HERE / "passes.jsonl"


@dataclass(frozen=True, slots=True)
class Judged:
    """What both passes said of one pair.

    Attributes:
        pile: Name of the pile.
        block: Name of the block in it.
        left: Index of the one statement in its block.
        right: Index of the other.
        first: Whether the first pass took them for one utterance.
        second: Whether the second did.
    """

    pile: str
    block: str
    left: int
    right: int
    first: bool
    second: bool


def read_passes(path: Path = PASSES) -> tuple[Judged, ...]:
    """Read what the two passes said, as it was before any difference was settled."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return tuple(Judged(*row) for row in rows)


def measure_agreement(passes: Sequence[Judged]) -> dict[str, Any]:
    """Agreement of two passes.

    Args:
        passes: Pairs that both passes judged.

    Returns:
        `pairs`, the share judged the `same` way, and Cohen's `kappa`.
    """
    same = sum(one.first == one.second for one in passes)
    choices = [(str(one.first), str(one.second)) for one in passes]
    return {
        "pairs": len(passes),
        "same": round(same / (len(passes) or 1), 5),
        "kappa": round(find_kappa(choices), 5),
    }

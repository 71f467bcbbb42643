"""How far two passes of labelling agree on the documents that both labelled."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.handmade.agreement import find_kappa
from evals.speakers.labels import PASSES
from rashomon.resolve.names.names import name_key

Choice = tuple[str, tuple[str, ...]]
"""Class of a label, and every name of the speaker that it takes for right."""


@dataclass(frozen=True, slots=True)
class Passes:
    """What two passes chose for the attributions of one document, in the same order.

    Attributes:
        corpus: Name of the set.
        document: Name of the document.
        first: One for each attribution.
        second: As many.
    """

    corpus: str
    document: str
    first: tuple[Choice, ...]
    second: tuple[Choice, ...]


def read_passes(path: Path = PASSES) -> tuple[Passes, ...]:
    """Read what the two passes chose, as it was before any difference was settled."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return tuple(
        Passes(row["set"], row["document"], _choices(row["first"]), _choices(row["second"]))
        for row in rows
    )


def measure_agreement(passes: tuple[Passes, ...]) -> dict[str, Any]:
    """Agreement of class and of speaker.

    Args:
        passes: Documents that both passes labelled.

    Returns:
        `documents`, `attributions`; of the class the share that is `same` and Cohen's `kappa`;
        `named` by both, and of these the share with the same `speaker`.
    """
    pairs = [pair for one in passes for pair in zip(one.first, one.second, strict=True)]
    classes = [(left[0], right[0]) for left, right in pairs]
    named = [(left[1], right[1]) for left, right in pairs if left[0] == right[0] == "named"]
    return {
        "documents": len(passes),
        "attributions": len(pairs),
        "same": round(sum(left == right for left, right in classes) / (len(pairs) or 1), 5),
        "kappa": round(find_kappa(classes), 5),
        "named": len(named),
        "speaker": round(sum(_share(left, right) for left, right in named) / (len(named) or 1), 5),
    }


def _share(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool({name_key(name) for name in left} & {name_key(name) for name in right})


def _choices(rows: list[list[str]]) -> tuple[Choice, ...]:
    return tuple((row[0], tuple(row[1:])) for row in rows)

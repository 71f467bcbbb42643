"""Labelled pairs: FEVER-Symmetric, and the project's own pairs that no network was trained on.

FEVER-Symmetric dev (Schuster et al. 2019) is contradiction/fever_symmetric_dev.jsonl: a line is
{"id", "claim", "evidence", "label"}, and four lines belong together: two claims by two pieces of
evidence, so that neither text alone gives the label away.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from evals.factuality.gold import join_tokens
from rashomon.judge.inference.heads import RELATIONS
from training.claims.pairs import FOLDER, make_pairs, read_blocks

FEVER = Path("contradiction") / "fever_symmetric_dev.jsonl"
_DERIVED = ("0000002", "0000003", "0000004")
_LABELS = {"SUPPORTS": "supports", "REFUTES": "contradicts"}


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two texts and how the second stands to the first.

    Attributes:
        premise: What is known.
        hypothesis: What is asked about.
        label: One of `RELATIONS`.
        group: Pairs made from the same texts; they are drawn together.
        tag: The phenomenon, or "".
    """

    premise: str
    hypothesis: str
    label: str
    group: str
    tag: str = ""


def read_fever(data: Path) -> list[GoldPair]:
    """Read FEVER-Symmetric.

    Args:
        data: Folder that holds contradiction/.

    Returns:
        The pairs in running text; none where the file is absent.
    """
    path = data / FEVER
    rows = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [_parse_fever(json.loads(row)) for row in rows]


def _parse_fever(row: dict[str, str]) -> GoldPair:
    name = row["id"]
    group = name[: -len(_DERIVED[0])] if name.endswith(_DERIVED) else name
    evidence, claim = (join_tokens(row[part].split())[0] for part in ("evidence", "claim"))
    return GoldPair(evidence, claim, _LABELS[row["label"]], group)


def read_own(split: str = "test", folder: Path = FOLDER) -> list[GoldPair]:
    """Read the project's pairs of one split.

    Args:
        split: `train`, `dev` or `test`.
        folder: Where they lie.
    """
    return [
        GoldPair(pair.premise, pair.hypothesis, RELATIONS[pair.label], str(number), pair.tag)
        for number, block in enumerate(read_blocks(folder))
        if block.split == split
        for pair in make_pairs([block])
    ]

"""Sentences that differ by one fact, from FEVER-Symmetric (Schuster et al. 2019).

    DATA/contradiction/fever_symmetric_dev.jsonl

A line is one pair {"id", "claim", "evidence", "label"}. To each pair of FEVER three were written:
id + "0000002" has other evidence, "0000003" another claim, "0000004" both; what supports and what
refutes changes places. Claims that share their evidence and evidence that shares its claim
therefore cannot both be true, and mostly differ by a word or two.
"""

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from evals.meaning.gold import Stretch

PATH = Path("contradiction") / "fever_symmetric_dev.jsonl"
_DERIVED = ("0000002", "0000003", "0000004")

Pair = tuple[Stretch, Stretch]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of short texts, each text a document of its own.

    Args:
        claims: Claims that differ by one fact.
        evidence: Evidence that differs by one fact.
        unrelated: Claims about different things, for comparison.
    """

    claims: tuple[Pair, ...]
    evidence: tuple[Pair, ...]
    unrelated: tuple[Pair, ...]

    def documents(self) -> list[tuple[Stretch]]:
        """Every text once, in a fixed order."""
        pairs = (*self.claims, *self.evidence)
        return [(stretch,) for stretch in dict.fromkeys(one for pair in pairs for one in pair)]


def read_pairs(data: Path) -> Pairs | None:
    """Read the minimal pairs.

    Args:
        data: Folder that holds contradiction/.

    Returns:
        The pairs; `None` where the file is absent.
    """
    path = data / PATH
    if not path.is_file():
        return None
    rows = {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}
    found: dict[str, dict[Pair, None]] = {"claim": {}, "evidence": {}}
    for name, row in rows.items():
        for changed, suffix in (("evidence", _DERIVED[0]), ("claim", _DERIVED[1])):
            other = rows.get(f"{name}{suffix}")
            if other is not None and other[changed] != row[changed]:
                pair = (_stretch(changed, row[changed]), _stretch(changed, other[changed]))
                found[changed][pair] = None
    claims = tuple(found["claim"])
    unrelated = tuple((left[0], right[0]) for left, right in pairwise(claims))
    return Pairs(claims, tuple(found["evidence"]), unrelated)


def _stretch(kind: str, text: str) -> Stretch:
    """The text itself names the document, so that an equal text is read once."""
    return Stretch(f"{kind}: {text}", 0, text)

"""Pairs of short reports, written for this project, that differ in one thing.

The piles hold few statements that differ by a number or a `not` alone; here they do.  Each pair is
a story of two documents, read, resolved and aligned as any other.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.meaning.vectors import Reads
from evals.mentions.readers import bare_document
from evals.utterances.labels import HERE
from evals.utterances.stories import Align
from rashomon.resolve.story import resolve

MINIMAL = HERE / "minimal.jsonl"


@dataclass(frozen=True, slots=True)
class Reports:
    """Two reports.

    Attributes:
        kind: What differs between them, or how the second reports the first.
        same: Whether they report one utterance.
        left: One text.
        right: The other.
    """

    kind: str
    same: bool
    left: str
    right: str


def read_reports(path: Path = MINIMAL) -> tuple[Reports, ...]:
    """Read all pairs."""
    return tuple(Reports(**json.loads(line)) for line in path.read_text("utf-8").splitlines())


def are_together(reports: Reports, reader: Reads, align: Align) -> bool:
    """Whether any statement of the one is in one utterance with any of the other.

    Args:
        reports: The pair.
        reader: What reads both.
        align: The stage that is scored.
    """
    texts = (("left", reports.left), ("right", reports.right))
    documents = tuple(bare_document(name, text) for name, text in texts)
    readings = tuple(reader.read(doc) for doc in documents)
    homes = {att.id: att.document for reading in readings for att in reading.attributions}
    alignment = align(documents, readings, resolve(documents, readings))
    return any(len({homes[one] for one in u.attributions}) > 1 for u in alignment.utterances)


def count_right(pairs: Sequence[Reports], together: Sequence[bool]) -> dict[str, tuple[int, int]]:
    """By kind, how many pairs are divided as they should be, and how many there are."""
    kinds: dict[str, tuple[int, int]] = {}
    for pair, found in zip(pairs, together, strict=True):
        right, count = kinds.get(pair.kind, (0, 0))
        kinds[pair.kind] = (right + (found == pair.same), count + 1)
    return dict(sorted(kinds.items()))

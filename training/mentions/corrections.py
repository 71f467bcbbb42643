"""Labels read and set right by hand: they stand in for what the votes say."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.mentions.spelling import KINDS
from training.mentions.verdict import Labels

CORRECTED = Path(__file__).parent / "corrected.json"
"""Offsets and classes by digest of the text; no text."""


def read_corrections(path: Path = CORRECTED) -> dict[str, Labels]:
    """Read hand-made labels.

    Args:
        path: JSON, a list of articles with `sha256`, `mentions` and `unsure`.

    Returns:
        Labels by digest of the article's text.

    Raises:
        ValueError: If a class is none of ours.
    """
    corrected = {}
    for row in json.loads(path.read_text(encoding="utf-8")):
        mentions = tuple((int(s), int(e), str(kind)) for s, e, kind in row["mentions"])
        if any(kind not in KINDS for _, _, kind in mentions):
            raise ValueError(f"{path}: unknown class in {row['name']}")
        unsure = tuple((int(s), int(e)) for s, e in row["unsure"])
        corrected[row["sha256"]] = Labels(mentions, unsure)
    return corrected


@dataclass(slots=True)
class Tally:
    """Agreement with hand-made labels on one class; spans and class must be equal.

    Attributes:
        right: Names labelled alike.
        wrong: Labels that are none by hand, those on words that the hand left open not counted.
        missed: Names unlabelled, though taught as no name or as another.
        masked: Names left out of training.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    masked: int = 0

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1; what is masked counts as missed."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed + self.masked)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def compare(pairs: Iterable[tuple[Labels, Labels]]) -> Mapping[str, Tally]:
    """Measure labels against hand-made ones.

    Args:
        pairs: For each article the labels and the hand-made ones.

    Returns:
        A tally a class, and one of all under "all".
    """
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in (*KINDS, "all")}
    for found, gold in pairs:
        right = set(found.mentions) & set(gold.mentions)
        for mention in found.mentions:
            if mention in right:
                _add(counts, mention, "right")
            elif not _touches(mention, gold.unsure):
                _add(counts, mention, "wrong")
        for mention in gold.mentions:
            if mention not in right:
                _add(counts, mention, "masked" if _touches(mention, found.unsure) else "missed")
    return {kind: Tally(**tallied) for kind, tallied in counts.items()}


def _add(counts: Mapping[str, Counter[str]], mention: tuple[int, int, str], what: str) -> None:
    counts[mention[2]][what] += 1
    counts["all"][what] += 1


def _touches(mention: tuple[int, int, str], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start < mention[1] and mention[0] < end for start, end in stretches)

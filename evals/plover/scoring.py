"""Accuracy and F1 by class, and the macro F1 over all classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """How one class was told.

    Args:
        label: The class.
        gold: Records of it.
        given: Records that were said to be of it.
        right: Of those, how many are.
    """

    label: str
    gold: int
    given: int
    right: int

    @property
    def accuracy(self) -> float:
        """Share of the class's records that were told, 0 to 1."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """Share of what was said to be of it that is, 0 to 1."""
        return self.right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both, which is 2 right / (gold + given)."""
        both = self.gold + self.given
        return 2 * self.right / both if both else 0.0


def rate_classes(gold: Sequence[str], found: Sequence[str]) -> list[ClassFigures]:
    """Figures of every class of the gold labels, the most frequent first.

    Args:
        gold: Classes as labelled.
        found: Classes as told, in the same order.
    """
    labels = sorted(set(gold), key=lambda label: (-gold.count(label), label))
    return [
        ClassFigures(
            label,
            gold.count(label),
            found.count(label),
            sum(g == f == label for g, f in zip(gold, found, strict=True)),
        )
        for label in labels
    ]


def macro_f1(rows: Sequence[ClassFigures]) -> float:
    """Mean F1 over classes, each counting alike."""
    return sum(row.f1 for row in rows) / len(rows) if rows else 0.0


def accuracy(gold: Sequence[str], found: Sequence[str]) -> float:
    """Share of records whose class was told, 0 to 1."""
    right = sum(g == f for g, f in zip(gold, found, strict=True))
    return right / len(gold) if gold else 0.0

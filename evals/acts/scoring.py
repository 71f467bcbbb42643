"""From labels and predictions to precision, recall and F1 of each act, with intervals."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evals.acts.gold import LABELS, NONE

ACTS = tuple(label for label in LABELS if label != NONE)
"""The acts of the record; the macro figure is over these that occur."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One cue's labels and what was found.

    Attributes:
        document: Corpus and name; answers of one document are drawn together.
        gold: Act and mode as labelled.
        found: Act and mode as predicted.
    """

    document: tuple[str, str]
    gold: tuple[str, str]
    found: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision and recall of one label, each 0 to 1, and how often it was given."""

    precision: float
    recall: float
    gold: int

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def rate_labels(answers: Sequence[Answer]) -> dict[str, Rate]:
    """Rate every label that was given or found.

    Args:
        answers: What was labelled and found.

    Returns:
        Rates by label, in the order of `LABELS`.
    """
    gold = Counter(answer.gold[0] for answer in answers)
    found = Counter(answer.found[0] for answer in answers)
    right = Counter(a.gold[0] for a in answers if a.gold[0] == a.found[0])
    return {
        label: Rate(
            right[label] / found[label] if found[label] else 0.0,
            right[label] / gold[label] if gold[label] else 0.0,
            gold[label],
        )
        for label in LABELS
        if gold[label] or found[label]
    }


def macro_f1(answers: Sequence[Answer]) -> float:
    """Mean F1 of the acts that were given or found; ``none`` has no part in it of its own.

    A cue without an act that is given one still counts against that act's precision.
    """
    values = [rate.f1 for label, rate in rate_labels(answers).items() if label in ACTS]
    return sum(values) / len(values) if values else 0.0


def accuracy(answers: Sequence[Answer], part: int) -> float:
    """Share of answers whose act (part 0) or mode (part 1) is right."""
    right = sum(answer.gold[part] == answer.found[part] for answer in answers)
    return right / len(answers) if answers else 0.0


def confusions(answers: Sequence[Answer]) -> list[tuple[str, str, int]]:
    """Gold act, found act and how often, most frequent first."""
    pairs = Counter((a.gold[0], a.found[0]) for a in answers if a.gold[0] != a.found[0])
    return [(*pair, count) for pair, count in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))]


def bootstrap_interval(
    answers: Sequence[Answer], samples: int = 1000, seed: int = 13
) -> tuple[float, float]:
    """95 % percentile interval of the macro F1 over documents drawn with replacement (Efron 1979).

    Args:
        answers: What was labelled and found.
        samples: How many times to draw; at least 40, so that 2.5 % is a whole sample.
        seed: Of the draw.

    Returns:
        Lower and upper bound.
    """
    by_document: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        by_document.setdefault(answer.document, []).append(answer)
    groups = list(by_document.values())
    rng = random.Random(seed)
    values = sorted(
        macro_f1([a for group in rng.choices(groups, k=len(groups)) for a in group])
        for _ in range(samples)
    )
    return values[int(0.025 * samples)], values[int(0.975 * samples) - 1]


def agreement(passes: Sequence[tuple[tuple[str, str], tuple[str, str]]]) -> tuple[float, float]:
    """Cohen's kappa (1960) of the acts of two passes of labelling, and the share alike."""
    total = len(passes)
    alike = sum(first[0] == second[0] for first, second in passes) / total
    firsts = Counter(first[0] for first, _ in passes)
    seconds = Counter(second[0] for _, second in passes)
    chance = sum(firsts[label] * seconds[label] for label in LABELS) / total**2
    return ((alike - chance) / (1 - chance) if chance < 1 else 1.0), alike

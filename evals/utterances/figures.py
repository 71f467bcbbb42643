"""Figures of utterances: pairs that are put together, and B-cubed over the statements of blocks."""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from evals.utterances.labels import Block, Pair

Partition = Sequence[Hashable]
"""Which utterance each statement of a block is put in."""
Counts = Mapping[str, float]

FIGURES = ("pairs", "b3")


def count_block(block: Block, found: Partition) -> Counts:
    """What one block adds to the figures.

    B-cubed (Bagga & Baldwin, LREC workshop 1998), in the form for items that may belong to
    several classes (Amigó et al. 2009), of which only whether two share one is asked here: of the
    statements put together with a statement the share that truly reports its utterance, and of
    those that do, the share put together with it.  A statement counts for itself.  Pairs that
    the labeller was unsure of count nowhere.

    Args:
        block: The labels.
        found: Its statements as a system divides them.

    Returns:
        `pairs.right`, `pairs.found`, `pairs.wanted`, `b3.items`, `b3.precision`, `b3.recall`, and
        `kind.<kind>.pairs`, `kind.<kind>.together` for each kind of pair.
    """
    counts: Counter[str] = Counter()
    for pair in block.pairs:
        together, same = is_together(pair, found), block.same(pair.left, pair.right)
        counts["pairs.right"] += together and same
        counts["pairs.found"] += together
        counts["pairs.wanted"] += same
        counts[f"kind.{pair.kind}.pairs"] += 1
        counts[f"kind.{pair.kind}.together"] += together
    return {name: float(count) for name, count in counts.items()} | _count_items(block, found)


def is_together(pair: Pair, found: Partition) -> bool:
    """Whether a pair is put in one utterance."""
    return found[pair.left] == found[pair.right]


def add_up(counts: Sequence[Counts]) -> Counts:
    """The counts of several blocks together."""
    total: defaultdict[str, float] = defaultdict(float)
    for one in counts:
        for name, value in one.items():
            total[name] += value
    return total


def find_figures(counts: Counts) -> dict[str, float]:
    """Precision, recall and F1 of pairs and of B-cubed; whatever is divided by nothing is 0."""
    items = counts.get("b3.items", 0.0)
    rates = {
        "pairs": (
            _share(counts.get("pairs.right", 0.0), counts.get("pairs.found", 0.0)),
            _share(counts.get("pairs.right", 0.0), counts.get("pairs.wanted", 0.0)),
        ),
        "b3": (
            _share(counts.get("b3.precision", 0.0), items),
            _share(counts.get("b3.recall", 0.0), items),
        ),
    }
    figures: dict[str, float] = {}
    for name, (precision, recall) in rates.items():
        figures[f"{name}.precision"], figures[f"{name}.recall"] = precision, recall
        figures[f"{name}.f1"] = _share(2 * precision * recall, precision + recall)
    return figures


def find_kinds(counts: Counts) -> dict[str, tuple[int, int]]:
    """By kind of pair, how many are put together and how many there are."""
    kinds = sorted({name.split(".")[1] for name in counts if name.startswith("kind.")})
    return {
        kind: (int(counts[f"kind.{kind}.together"]), int(counts[f"kind.{kind}.pairs"]))
        for kind in kinds
    }


def find_intervals(
    counts: Sequence[Counts], samples: int = 1000, seed: int = 13
) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over blocks drawn with replacement (Efron 1979).

    Args:
        counts: One a block; none gives no intervals.
        samples: How many times to draw; at least 40, so that 2.5 % is a whole sample.
        seed: Of the draw.

    Returns:
        Lower and upper bound of every figure.
    """
    if not counts:
        return {}
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(samples):
        for name, value in find_figures(add_up(rng.choices(counts, k=len(counts)))).items():
            drawn.setdefault(name, []).append(value)
    low, high = int(0.025 * samples), int(0.975 * samples) - 1
    return {name: (sorted(v)[low], sorted(v)[high]) for name, v in drawn.items()}


def join_linked(size: int, links: Iterable[tuple[int, int]]) -> list[Hashable]:
    """Divide statements so that those linked, directly or through others, are together.

    Args:
        size: How many statements there are.
        links: Pairs of indices.

    Returns:
        For each statement the smallest index that it is together with.
    """
    groups = list(range(size))
    for left, right in links:
        low, high = sorted((groups[left], groups[right]))
        if low != high:
            groups = [low if group == high else group for group in groups]
    return list(groups)


def _count_items(block: Block, found: Partition) -> dict[str, float]:
    numbers = range(len(block.statements))
    precision = recall = 0.0
    for one in numbers:
        others = [other for other in numbers if block.counts(one, other)]
        same = {other for other in others if block.same(one, other)}
        together = {other for other in others if found[one] == found[other]}
        both = len(same & together)
        precision += both / len(together)
        recall += both / len(same)
    return {
        "b3.items": float(len(block.statements)),
        "b3.precision": precision,
        "b3.recall": recall,
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

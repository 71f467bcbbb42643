"""Figures of utterances: pairs that are put together, and B-cubed over the statements of blocks."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from evals.utterances.labels import Block, Pair

Partition = Sequence[Hashable]
"""Which utterance each statement of a block is put in."""
Counts = Mapping[str, float]

FIGURES = ("pairs", "b3", "strict")


def count_block(block: Block, found: Partition) -> Counts:
    """What one block adds to the figures.

    B-cubed (Bagga & Baldwin, LREC workshop 1998), in the form for items that may belong to
    several classes (Amigó et al. 2009), of which only whether two share one is asked here: of the
    statements put together with a statement the share that truly reports its utterance, and of
    those that do, the share put together with it.  A statement counts for itself.  Pairs that
    the labeller was unsure of count nowhere.

    Two statements that are not one utterance may each be one with a third that says what both
    say; no division can keep the two apart and both with the third.  So such pairs count nowhere
    either, but as wrong in `strict`.

    Args:
        block: The labels.
        found: Its statements as a system divides them.

    Returns:
        `pairs.right`, `pairs.found`, `pairs.wanted`; `precision`, `recall` and `items` under `b3`
        and `strict`; and `kind.<kind>.pairs`, `kind.<kind>.together` for each kind of pair.
    """
    counts: Counter[str] = Counter()
    for pair in block.pairs:
        together, same = is_together(pair, found), block.same(pair.left, pair.right)
        through = block.is_joined(pair.left, pair.right) and not same
        counts["pairs.right"] += together and same
        counts["pairs.found"] += together and not through
        counts["pairs.wanted"] += same
        kind = "through-another" if through else pair.kind
        counts[f"kind.{kind}.pairs"] += 1
        counts[f"kind.{kind}.together"] += together
    return (
        {name: float(count) for name, count in counts.items()}
        | _count_items("strict", block, found, block.is_plain)
        | _count_items("b3", block, found, lambda i, j: _counts(block, i, j))
    )


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
    rates = {
        "pairs": (
            _share(counts.get("pairs.right", 0.0), counts.get("pairs.found", 0.0)),
            _share(counts.get("pairs.right", 0.0), counts.get("pairs.wanted", 0.0)),
        ),
    }
    for name in ("b3", "strict"):
        items = counts.get(f"{name}.items", 0.0)
        sums = (counts.get(f"{name}.{rate}", 0.0) for rate in ("precision", "recall"))
        precision, recall = (_share(part, items) for part in sums)
        rates[name] = (precision, recall)
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


def _counts(block: Block, one: int, other: int) -> bool:
    same = block.same(one, other)
    return same or (block.is_plain(one, other) and not block.is_joined(one, other))


def _count_items(
    name: str, block: Block, found: Partition, counts: Callable[[int, int], bool]
) -> dict[str, float]:
    numbers = range(len(block.statements))
    precision = recall = 0.0
    for one in numbers:
        others = [other for other in numbers if counts(one, other)]
        same = {other for other in others if block.same(one, other)}
        together = {other for other in others if found[one] == found[other]}
        both = len(same & together)
        precision += both / len(together)
        recall += both / len(same)
    return {
        f"{name}.items": float(len(block.statements)),
        f"{name}.precision": precision,
        f"{name}.recall": recall,
    }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

"""Count what the reader got right in one passage, and turn counts into figures."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.attribution.figures import Rate
from evals.attribution.scoring import Pair, ScoredText, find_pairs
from evals.handmade.labels import Label
from evals.handmade.reading import Prediction

Item = Label | Prediction

VIEWS: dict[str, Callable[[Item], bool]] = {
    "top": lambda att: att.parent is None,
    "top.speech": lambda att: att.parent is None and att.mode == "speech",
    "nested": lambda att: att.parent is not None,
    "all": lambda _: True,
}
"""Which attributions a figure looks at; labels and predictions are chosen alike."""

SHARES = ("source", "cue", "kind", "mode")
"""What may be right or wrong about a matched one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the labels and predictions of one passage; numbers are those of the lists.

    Attributes:
        pairs: Sure labels and the predictions that overlap them.
        missed: Sure labels without a prediction.
        false: Predictions that no label overlaps.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[int, ...]
    false: tuple[int, ...]


def match_passage(
    doc: ScoredText,
    labels: Sequence[Label],
    found: Sequence[Prediction],
    view: str,
    inside: set[int],
) -> Outcome:
    """Pair labels and predictions; predictions that only an unsure label fits are passed over.

    Args:
        doc: The whole text.
        labels: The passage's labels.
        found: All predictions of the text.
        view: Name of a view.
        inside: Numbers of the predictions that belong to the passage.

    Returns:
        Pairs by falling overlap, what was missed, what is false.
    """
    wanted = VIEWS[view]
    sure = [i for i, label in enumerate(labels) if label.sure and wanted(label)]
    unsure = [i for i, label in enumerate(labels) if not label.sure]
    pred = [j for j, att in enumerate(found) if j in inside and wanted(att)]
    pairs = _pair(doc, labels, found, sure, pred)
    met = {pair.gold for pair in pairs}
    left = [j for j in pred if j not in {pair.pred for pair in pairs}]
    excused = {pair.pred for pair in _pair(doc, labels, found, unsure, left)}
    return Outcome(
        pairs=tuple(pairs),
        missed=tuple(i for i in sure if i not in met),
        false=tuple(j for j in left if j not in excused),
    )


def _pair(
    doc: ScoredText,
    labels: Sequence[Label],
    found: Sequence[Prediction],
    gold: Sequence[int],
    pred: Sequence[int],
) -> list[Pair]:
    pairs = find_pairs(doc, [labels[i] for i in gold], [found[j] for j in pred])
    return [Pair(gold[p.gold], pred[p.pred], p.source_right) for p in pairs]


def count_passage(
    doc: ScoredText, labels: Sequence[Label], found: Sequence[Prediction], inside: set[int]
) -> Counter[str]:
    """All counts of one passage; counts of several add up.

    Args:
        doc: The whole text.
        labels: The passage's labels.
        found: All predictions of the text.
        inside: Numbers of the predictions that belong to the passage.

    Returns:
        Counts under `view.what`.
    """
    counts: Counter[str] = Counter()
    for view in VIEWS:
        outcome = match_passage(doc, labels, found, view, inside)
        counts[f"{view}.gold"] = len(outcome.pairs) + len(outcome.missed)
        counts[f"{view}.pred"] = len(outcome.pairs) + len(outcome.false)
        counts[f"{view}.overlap"] = len(outcome.pairs)
        for pair in outcome.pairs:
            counts.update(_count_pair(view, doc, labels[pair.gold], found[pair.pred], pair))
        if view == "nested":
            counts["nested.parent"] = _count_parents(doc, labels, found, outcome, inside)
    return counts


def _count_pair(
    view: str, doc: ScoredText, label: Label, att: Prediction, pair: Pair
) -> dict[str, int]:
    words = doc.indices(label.cue)  # none in a colon or a dash, which any cue will do for
    same_cue = not words or bool(words & doc.indices(att.cue))
    return {
        f"{view}.full": pair.source_right,
        f"{view}.source": pair.source_right,
        f"{view}.cue": same_cue,
        f"{view}.kind": label.kind == att.kind,
        f"{view}.mode": label.mode == att.mode,
    }


def _count_parents(
    doc: ScoredText,
    labels: Sequence[Label],
    found: Sequence[Prediction],
    nested: Outcome,
    inside: set[int],
) -> int:
    """Nested ones right in full whose parent overlaps the labelled parent."""
    every = _pair(doc, labels, found, range(len(labels)), sorted(inside))
    label_of = {pair.pred: pair.gold for pair in every}
    right = 0
    for pair in nested.pairs:
        parent = found[pair.pred].parent
        same = parent is not None and label_of.get(parent) == labels[pair.gold].parent
        right += pair.source_right and same
    return right


def find_rate(counts: Counter[str], view: str, what: str) -> Rate:
    """Precision and recall of one thing in one view; 0 where nothing is divided."""
    right = counts[f"{view}.{what}"]
    pred, gold = counts[f"{view}.pred"], counts[f"{view}.gold"]
    return Rate(right / pred if pred else 0.0, right / gold if gold else 0.0)


def find_figures(counts: Counter[str]) -> dict[str, float]:
    """Every figure of some counts: precision, recall and F1 by view, and shares of the matched."""
    figures: dict[str, float] = {}
    for view in VIEWS:
        kinds = ("overlap", "full", "parent") if view == "nested" else ("overlap", "full")
        for what in kinds:
            rate = find_rate(counts, view, what)
            figures[f"{view}.{what}.precision"] = rate.precision
            figures[f"{view}.{what}.recall"] = rate.recall
            figures[f"{view}.{what}.f1"] = rate.f1
        matched = counts[f"{view}.overlap"]
        for share in SHARES:
            figures[f"{view}.{share}"] = counts[f"{view}.{share}"] / matched if matched else 0.0
    return figures


def find_intervals(
    counts: Sequence[Counter[str]], samples: int = 1000, seed: int = 13
) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over passages drawn with replacement (Efron 1979).

    Args:
        counts: One a passage.
        samples: How many times to draw; at least 40, so that 2.5 % is a whole sample.
        seed: Of the draw.

    Returns:
        Lower and upper bound of every figure.
    """
    rng = random.Random(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(samples):
        total: Counter[str] = Counter()
        for one in rng.choices(counts, k=len(counts)):
            total.update(one)
        for name, value in find_figures(total).items():
            drawn.setdefault(name, []).append(value)
    low, high = int(0.025 * samples), int(0.975 * samples) - 1
    return {name: (sorted(v)[low], sorted(v)[high]) for name, v in drawn.items()}

"""Judge each attribution's speaker against its label, and turn judgements into figures."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evals.attribution.scoring import ScoredText, find_pairs
from evals.speakers.labels import Label, Labelled
from evals.speakers.stories import Asserted, Found

Counts = Mapping[str, float]
"""Sums by name; those of several documents add up."""

NAMED_KINDS = frozenset({"person", "organization", "government", "place"})
"""Kinds of entities that name somebody; of any other kind the system says that nobody is named."""

FIGURES = {
    "named.precision": ("named.right", "named.asserted"),
    "named.recall": ("named.right", "named.gold"),
    "unnamed.precision": ("unnamed.right", "unnamed.asserted"),
    "unnamed.recall": ("unnamed.right", "unnamed.gold"),
}
"""Each figure is a share: numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled attribution and what the system says of it.

    Attributes:
        corpus: Name of the set.
        document: Name of the document.
        label: The label.
        met: Whether the system has this attribution at all.
        speaker: Whom the system names.
    """

    corpus: str
    document: str
    label: Label
    met: bool
    speaker: Asserted | None

    @property
    def asserted(self) -> str | None:
        """`named` or `unnamed`, or None where the system leaves it open."""
        if self.speaker is None:
            return None
        return "named" if self.speaker.kind in NAMED_KINDS else "unnamed"

    @property
    def right(self) -> bool:
        """Whether what the system asserts is what the label says."""
        if self.speaker is None or self.asserted != self.label.kind:
            return False
        return self.asserted == "unnamed" or is_same(self.label, self.speaker)


def is_same(label: Label, speaker: Asserted) -> bool:
    """Whether an entity is the labelled one: by a name, or by the very words that name it."""
    if label.fits(speaker.aliases):
        return True
    if label.evidence is None:
        return False
    first, last = label.evidence
    return any(start <= first and last <= end for start, end in speaker.mentions)


def judge_document(one: Labelled, text: str, found: Sequence[Found]) -> tuple[Judged, ...]:
    """Find the system's attribution for each label: the same spans, else contents that overlap.

    Args:
        one: The document's labels.
        text: The text received.
        found: The system's attributions.

    Returns:
        One judgement a label, in the same order.
    """
    pairs = _pair(text, one.labels, found)
    return tuple(
        Judged(
            one.corpus,
            one.document,
            label,
            number in pairs,
            found[pairs[number]].speaker if number in pairs else None,
        )
        for number, label in enumerate(one.labels)
    )


def _pair(text: str, labels: Sequence[Label], found: Sequence[Found]) -> dict[int, int]:
    spans = {(att.source, att.cue, att.content): number for number, att in enumerate(found)}
    pairs = {
        number: spans[key]
        for number, label in enumerate(labels)
        if (key := (label.source, label.cue, label.content)) in spans
    }
    left = [number for number in range(len(labels)) if number not in pairs]
    open_ = [number for number in range(len(found)) if number not in set(pairs.values())]
    others = find_pairs(ScoredText(text), [labels[i] for i in left], [found[j] for j in open_])
    return pairs | {left[pair.gold]: open_[pair.pred] for pair in others}


def count_judged(judged: Sequence[Judged]) -> Counts:
    """All counts of some judgements; counts of several documents add up.

    What is no attribution, by its label, counts for nothing but `none`.
    """
    counts: Counter[str] = Counter()
    for one in judged:
        if one.label.kind == "none":
            counts["none"] += 1
            continue
        counts[f"{one.label.kind}.gold"] += 1
        counts["unmet"] += not one.met
        if one.speaker is not None:
            counts[f"{one.asserted}.asserted"] += 1
            counts[f"{one.asserted}.right"] += one.right
    return counts


def find_figures(counts: Counts) -> dict[str, float]:
    """Every figure of some counts; whatever is divided by nothing is 0."""
    return {
        name: counts.get(part, 0) / counts[whole] if counts.get(whole) else 0.0
        for name, (part, whole) in FIGURES.items()
    }


def count_rules(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """By rule, how many speakers it found, and how many of them are right."""
    asserted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in judged:
        if one.speaker is not None and one.label.kind != "none":
            asserted[one.speaker.rule] += 1
            right[one.speaker.rule] += one.right
    return {rule: (count, right[rule]) for rule, count in sorted(asserted.items())}


def find_intervals(
    counts: Sequence[Counts],
    figures: Callable[[Counts], dict[str, float]] = find_figures,
    samples: int = 1000,
    seed: int = 13,
) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over documents drawn with replacement (Efron 1979).

    Args:
        counts: One a document; none gives no intervals.
        figures: What turns added counts into figures.
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
        total = add_up(rng.choices(counts, k=len(counts)))
        for name, value in figures(total).items():
            drawn.setdefault(name, []).append(value)
    low, high = int(0.025 * samples), int(0.975 * samples) - 1
    return {name: (sorted(v)[low], sorted(v)[high]) for name, v in drawn.items()}


def add_up(counts: Sequence[Counts]) -> Counts:
    """The counts of several documents together."""
    total: defaultdict[str, float] = defaultdict(float)
    for one in counts:
        for name, value in one.items():
            total[name] += value
    return total

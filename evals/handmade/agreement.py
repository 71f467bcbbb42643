"""How far the two passes of labelling agree, measured as the reader is."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.attribution.scoring import ScoredText, find_pairs
from evals.handmade.labels import Label, Passage
from evals.mentions.texts import Texts

Choices = list[tuple[str, str]]

_VIEWS: dict[str, Callable[[Label], bool]] = {
    "all": lambda _: True,
    "top": lambda label: label.parent is None,
    "top.speech": lambda label: label.parent is None and label.mode == "speech",
    "nested": lambda label: label.parent is not None,
}


@dataclass(slots=True)
class _Tally:
    first: int = 0
    second: int = 0
    overlap: int = 0
    full: int = 0
    kinds: Choices = field(default_factory=list)
    modes: Choices = field(default_factory=list)


def measure_agreement(
    first: Sequence[Passage], second: Sequence[Passage], texts: Texts
) -> dict[str, Any]:
    """F1 of two passes over the same passages, and kappa of kind and mode where both found one.

    Args:
        first: Passages as labelled in the first pass.
        second: The same passages, in the same order, as labelled in the second.
        texts: Text of each passage.

    Returns:
        By view: how many each labelled, `overlap` and `full` F1, and for `kind` and `mode` the
        share that is the same and Cohen's kappa.
    """
    return {view: _describe(first, second, texts, wanted) for view, wanted in _VIEWS.items()}


def find_kappa(choices: Choices) -> float:
    """Agreement beyond chance (Cohen 1960); 1 where neither ever chose otherwise."""
    if not choices:
        return 1.0
    total = len(choices)
    same = sum(left == right for left, right in choices) / total
    lefts, rights = Counter(left for left, _ in choices), Counter(right for _, right in choices)
    chance = sum(count * rights[name] for name, count in lefts.items()) / total**2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def _describe(
    first: Sequence[Passage],
    second: Sequence[Passage],
    texts: Texts,
    wanted: Callable[[Label], bool],
) -> dict[str, Any]:
    tally = _Tally()
    for one, two in zip(first, second, strict=True):
        left = [label for label in one.labels if wanted(label)]
        right = [label for label in two.labels if wanted(label)]
        _add(tally, ScoredText(texts[one.key]), left, right)
    both = tally.first + tally.second
    return {
        "labelled": [tally.first, tally.second],
        "overlap": round(2 * tally.overlap / both, 5) if both else 1.0,
        "full": round(2 * tally.full / both, 5) if both else 1.0,
        "kind": _describe_choices(tally.kinds),
        "mode": _describe_choices(tally.modes),
    }


def _add(tally: _Tally, doc: ScoredText, left: Sequence[Label], right: Sequence[Label]) -> None:
    pairs = find_pairs(doc, left, right)
    tally.first += len(left)
    tally.second += len(right)
    tally.overlap += len(pairs)
    tally.full += sum(pair.source_right for pair in pairs)
    tally.kinds += [(left[pair.gold].kind, right[pair.pred].kind) for pair in pairs]
    tally.modes += [(left[pair.gold].mode, right[pair.pred].mode) for pair in pairs]


def _describe_choices(choices: Choices) -> dict[str, float]:
    same = sum(left == right for left, right in choices) / (len(choices) or 1)
    return {"same": round(same, 5), "kappa": round(find_kappa(choices), 5)}

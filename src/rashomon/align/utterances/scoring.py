"""How sure it is that two statements report one utterance.

A logistic regression over what they have in common, each weight kept on the side that its meaning
demands, so that every score can be read as a sum of reasons.  ``evals/utterances/fit.py`` fits the
weights and writes ``weights.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

REASONS = {
    "contained": "words.contained",
    "covered": "words.same",
    "shared": "words.rare",
    "run": "words.in-a-row",
    "order": "words.in-order",
    "meaning": "meaning.close",
    "names": "names.same",
    "numbers": "numbers.same",
    "speaker": "speaker.same",
    "sources": "speaker.described",
    "time": "time.same",
    "act": "act.same",
    "passage": "passage.same",
}
"""Slugs of the figures that can speak for a link."""
# Figures below this are there by chance and named to nobody.
_NAMED = 0.25


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model.

    Args:
        bias: What every pair begins with.
        of: Weight of each figure.
    """

    bias: float
    of: Mapping[str, float]


@cache
def load_weights() -> Weights:
    """The weights that ship with the package; they are read once."""
    path = files("rashomon.align.utterances").joinpath("weights.json")
    table = json.loads(path.read_text(encoding="utf-8"))
    return Weights(float(table["bias"]), {key: float(w) for key, w in table["weights"].items()})


def score(values: Mapping[str, float], weights: Weights) -> float:
    """Probability that two statements with these figures report one utterance.

    Args:
        values: Figures by name, 0 to 1.
        weights: The model.
    """
    total = weights.bias
    for name, weight in weights.of.items():
        total += weight * values[name]
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, total))))


def reasons(values: Mapping[str, float]) -> tuple[str, ...]:
    """Slugs of the figures that speak for a link, the weightiest first."""
    weights = load_weights()
    told = [
        (-weights.of.get(name, 0.0) * values[name], slug)
        for name, slug in REASONS.items()
        if values.get(name, 0.0) >= _NAMED and weights.of.get(name, 0.0) >= 0.0
    ]
    return tuple(slug for _, slug in sorted(told))

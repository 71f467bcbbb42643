"""How sure the reader is of one attribution."""

import math
from collections.abc import Mapping

from rashomon.read.linking import Linked

EVIDENCE = ("bias", "content", "cue", "source", "no_source")
"""What the confidence is made of; the constants that weigh it lie with the model."""


def gather_evidence(item: Linked) -> tuple[float, ...]:
    """Numbers in the order of `EVIDENCE`.

    Args:
        item: An attribution with content.

    Returns:
        1; the mean probability of the worst piece of content, of the cue, of the source (0
        if there is none); 1 if there is no source.
    """
    source = item.source.score if item.source else 0.0
    content = min(part.score for part in item.content)
    return (1.0, content, item.cue.score, source, float(item.source is None))


def compute_confidence(item: Linked, weights: Mapping[str, float]) -> float:
    """Probability that content and source are both read rightly, by Platt scaling (1999).

    Args:
        item: An attribution with content.
        weights: A constant for each name in `EVIDENCE`.

    Returns:
        0 to 1, rounded to three places so that the last bits of a sum do not show.
    """
    pairs = zip(EVIDENCE, gather_evidence(item), strict=True)
    total = sum(weights[name] * value for name, value in pairs)
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 3)

"""How sure the reader is of one attribution."""

import math
from collections.abc import Mapping

from rashomon.read.linking import Linked

EVIDENCE = ("bias", "content", "cue", "source", "no_source", "source_odds", "content_odds")
"""What the confidence is made of; the constants that weigh it lie with the model."""

_FLOOR = 0.001
"""Probabilities nearer to 0 or 1 are taken for this near: the last digits are no evidence."""


def gather_evidence(item: Linked) -> tuple[float, ...]:
    """Numbers in the order of `EVIDENCE`.

    Args:
        item: An attribution with content.

    Returns:
        1; log-odds of the mean probability of the worst piece of content, of the cue, of
        the source (0 if there is none); 1 if there is no source; log-odds of both links.
    """
    return (
        1.0,
        min(_log_odds(part.score) for part in item.content),
        _log_odds(item.cue.score),
        _log_odds(item.source.score) if item.source else 0.0,
        float(item.source is None),
        _log_odds(item.source_odds),
        _log_odds(item.content_odds),
    )


def _log_odds(probability: float) -> float:
    kept = max(_FLOOR, min(1.0 - _FLOOR, probability))
    return math.log(kept / (1.0 - kept))


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

"""Decides which blocks of a page are the account: two small logistic models, one after another.

The first looks at each block by itself and at the names and prose around it
(``html_features``).  The second sees the same and the first opinions on the blocks nearby, as in
stacked sequential learning (Cohen & Carvalho, IJCAI 2005): a lone sentence between links falls,
a short line between paragraphs stays.  The weights are fitted by ``evals/maintext/fit.py``.
"""

from __future__ import annotations

from itertools import accumulate
from math import exp, log
from operator import mul

from rashomon.clean.html_weights import FIRST, FIRST_BIAS, SECOND, SECOND_BIAS
from rashomon.clean.markup_blocks import Block

_REACH = (-4, -3, -2, -1, 1, 2, 3, 4)
_WINDOWS = (2, 5, 15)
_CLIP = 1e-3
# A first or last fiftieth of the expected words counts as the edge of the account.
_EDGE = 0.02

CONTEXT_NAMES: tuple[str, ...] = (
    *(f"opinion at {step:+d}" for step in _REACH),
    "opinion",
    "log odds",
    *(f"opinion within {reach}" for reach in _WINDOWS),
    "before the account",
    "after the account",
)


def score_blocks(blocks: list[Block], rows: list[list[float]]) -> list[float]:
    """The chance of each block to belong to the account.

    Args:
        blocks: Blocks of one page, in order.
        rows: Their features, in the same order.

    Returns:
        One value in [0, 1] per block.
    """
    first = [_chance(row, FIRST, FIRST_BIAS) for row in rows]
    return [
        _chance(row + around, SECOND, SECOND_BIAS)
        for row, around in zip(rows, context(blocks, first), strict=True)
    ]


def context(blocks: list[Block], opinions: list[float]) -> list[list[float]]:
    """What the first model thought of the blocks around each block.

    Args:
        blocks: Blocks of one page, in order.
        opinions: The first model's values for them.

    Returns:
        One row per block, values in the order of ``CONTEXT_NAMES``.
    """
    words = [block.words for block in blocks]
    kept = [p * n for p, n in zip(opinions, words, strict=True)]
    sums = [0.0, *accumulate(kept)]
    weights = [0.0, *accumulate(n + 0.5 for n in words)]
    total = sums[-1] + 1e-9
    count = len(blocks)
    padded = [0.0] * 4 + opinions + [0.0] * 4
    rows = []
    for index, opinion in enumerate(opinions):
        row = [padded[index + 4 + step] for step in _REACH]
        clipped = min(max(opinion, _CLIP), 1 - _CLIP)
        row.append(opinion)
        row.append(log(clipped / (1 - clipped)) / 7)
        for reach in _WINDOWS:
            lo, hi = max(0, index - reach), min(count, index + reach + 1)
            row.append((sums[hi] - sums[lo]) / (weights[hi] - weights[lo]))
        before = sums[index + 1] / total
        row += (float(before < _EDGE), float(before > 1 - _EDGE and opinion < 0.5))
        rows.append(row)
    return rows


def _chance(row: list[float], weights: tuple[float, ...], bias: float) -> float:
    odds = sum(map(mul, row, weights), bias)
    return 1 / (1 + exp(-odds)) if odds > -500 else 0.0

"""Weights in half a byte each, from which 8-bit weights are made without a rounding in between.

Two scales, as in QServe (Lin et al. 2024, "progressive group quantization"): an output channel has
a scale in 32 bits, a group of its weights a whole number of steps, and a weight is a number from
-8 to 7.  Number times steps is a whole number of at most 7 bits, which is what is calculated with.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.judge.inference.packed import OFFSET

GROUP = 32
"""Weights of one output channel that have steps of their own."""
_LARGEST = 63
"""Of number times steps: see `training.export` on why there are 7 bits."""
_MOST_STEPS = 9
_CUTS = (0.8, 0.85, 0.9, 0.95, 1.0)
"""Shares of a channel's largest weight that are tried for its scale: with a smaller one the few
largest weights are cut off and all others are kept finer."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A matrix of weights, (inputs, outputs).

    Attributes:
        halves: (inputs / 2, outputs) two numbers a byte: of the first half of the inputs in the low
            bits, of the second half in the high ones.
        steps: (inputs / GROUP, outputs) of each group.
        scale: (outputs,) of each channel.
    """

    halves: NDArray[np.uint8]
    steps: NDArray[np.uint8]
    scale: NDArray[np.float32]


def pack(weight: NDArray[np.float32]) -> Packed:
    """Round a matrix to half a byte a weight.

    Args:
        weight: (inputs, outputs); the inputs are a multiple of twice `GROUP`.

    Returns:
        The numbers, steps and scales whose product is closest to it among those tried.
    """
    inputs, outputs = weight.shape
    grouped = weight.reshape(inputs // GROUP, GROUP, outputs)
    largest = np.abs(weight).max(axis=0)
    largest[largest == 0] = 1.0
    tried = [_round(grouped, (cut * largest / _LARGEST).astype(np.float32)) for cut in _CUTS]
    best = np.argmin([one.missed for one in tried], axis=0)
    columns = np.arange(outputs)
    scale = np.stack([one.scale for one in tried])[best, columns]
    steps = np.stack([one.steps for one in tried])[best, :, columns].T
    numbers = np.stack([one.numbers for one in tried])[best, :, :, columns].transpose(1, 2, 0)
    flat = (numbers.reshape(inputs, outputs) + OFFSET).astype(np.uint8)
    half = inputs // 2
    return Packed(flat[:half] | (flat[half:] << np.uint8(4)), steps.astype(np.uint8), scale)


class _Rounded(NamedTuple):
    """A matrix rounded with one scale a channel, and the squared error of each channel."""

    scale: NDArray[np.float32]
    steps: NDArray[np.int8]
    numbers: NDArray[np.int8]
    missed: NDArray[np.float64]


def _round(grouped: NDArray[np.float32], scale: NDArray[np.float32]) -> _Rounded:
    """The best steps and numbers of each group."""
    scaled = grouped / scale
    groups, _, outputs = grouped.shape
    steps = np.ones((groups, outputs), np.int8)
    numbers = np.zeros(grouped.shape, np.int8)
    errors = np.full((groups, outputs), np.inf)
    for step in range(1, _MOST_STEPS + 1):
        found = np.clip(np.rint(scaled / step), -(_LARGEST // step), _LARGEST // step)
        found = np.clip(found, -OFFSET, OFFSET - 1)
        missed = ((found * step - scaled).astype(np.float64) ** 2).sum(1)
        better = missed < errors
        steps[better] = step
        errors[better] = missed[better]
        numbers = np.where(better[:, None, :], found.astype(np.int8), numbers)
    return _Rounded(scale, steps, numbers, (errors * scale.astype(np.float64) ** 2).sum(0))

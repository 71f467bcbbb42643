"""Weights that lie in the package in half a byte each, made whole while a network is opened.

The numbers are those of progressive group quantization (Lin et al. 2024, QServe): two of four bits
in a byte, from -8 to 7, and a whole number of steps for every group of them.  Number times steps is
the 8-bit weight that the network calculates with; nothing is rounded on the way.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

HALVES, STEPS = ".halves", ".steps"
"""What follows a weight's name in the file: its numbers (inputs / 2, outputs), the first half of
the inputs in the low bits; and its steps (groups, outputs)."""
OFFSET = 8
"""Added to a number in the file, so that half a byte holds it without a sign."""


def unpack(content: bytes) -> Iterator[tuple[str, NDArray[np.int8]]]:
    """Make the weights of a file whole.

    Args:
        content: Arrays under the names above (NumPy's npz).

    Yields:
        Name and (inputs, outputs) of each, in the order of the file.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        for name in arrays.files:
            if name.endswith(HALVES):
                weight = name.removesuffix(HALVES)
                yield weight, _unpack(arrays[name], arrays[weight + STEPS])


def _unpack(halves: NDArray[np.uint8], steps: NDArray[np.uint8]) -> NDArray[np.int8]:
    numbers = np.concatenate([halves & 15, halves >> 4]).astype(np.int8) - np.int8(OFFSET)
    grouped = numbers.reshape(len(steps), -1, numbers.shape[1])
    whole: NDArray[np.int8] = grouped * steps.astype(np.int8)[:, None, :]
    return np.ascontiguousarray(whole.reshape(numbers.shape))

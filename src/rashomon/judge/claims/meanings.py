"""What the reader took a stretch to mean: the vector of its statement or of its sentence."""

from __future__ import annotations

import base64
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.model.judgement import Proposition
from rashomon.model.reading import Meaning
from rashomon.model.spans import Span

Vector = NDArray[np.float32]
"""Whole numbers from -127 to 127."""

_WITHIN = 0.3
"""Share of the stretch of a vector that a proposition must hold, for the vector to stand for it:
with less, most of the meaning is that of other words."""


class Meanings:
    """The vectors of one document.

    Args:
        meanings: What the reader took its sentences and statements to mean, in order of place.
    """

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self._statements = {one.attribution: one for one in meanings if one.attribution}
        self._sentences = sorted(
            (one for one in meanings if not one.attribution), key=lambda one: one.spans[0].start
        )
        self._starts = [one.spans[0].start for one in self._sentences]

    def of(self, prop: Proposition) -> Vector | None:
        """The vector of the statement or sentence that a proposition mostly is."""
        found = self._statements.get(prop.attribution) if prop.attribution else None
        if found is not None and _share(prop.span, found) >= _WITHIN:
            return _row(found)
        at = bisect_right(self._starts, prop.span.start) - 1
        if at >= 0 and _share(prop.span, self._sentences[at]) >= _WITHIN:
            return _row(self._sentences[at])
        return None


def _share(span: Span, meaning: Meaning) -> float:
    """Of the stretch of a vector the share that lies within a span."""
    size = sum(one.end - one.start for one in meaning.spans)
    both = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in meaning.spans)
    return both / size if size else 0.0


def find_cosine(left: Vector | None, right: Vector | None) -> float:
    """Cosine of two vectors, 0 to 1; 0 where one of them is missing or they point apart."""
    if left is None or right is None:
        return 0.0
    return max(0.0, float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right))))


def _row(meaning: Meaning) -> Vector | None:
    row = np.frombuffer(base64.b64decode(meaning.vector), np.int8).astype(np.float32)
    return row if row.any() else None

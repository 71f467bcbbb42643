"""What the columns of the network's answer mean; training fits them, the runtime reads them.

The network answers every piece with the same columns.  The relation of two texts is read off the
mean of `PREMISE` over the premise's pieces, of `HYPOTHESIS` over the hypothesis's, and of `FRAME`
over the three marks around them: a linear layer over three pooled states, taken apart so that the
graph needs no node of its own for it.
"""

from __future__ import annotations

RELATIONS = ("supports", "contradicts", "neither")
PREMISE, HYPOTHESIS, FRAME = slice(0, 3), slice(3, 6), slice(6, 9)
PREDICATE = 9
"""Log odds that a word, by its first piece, is a predicate."""
FACTUALITY = 10
"""Factuality of the predicate, -3 to 3 where the network keeps to its training."""
COLUMNS = 11

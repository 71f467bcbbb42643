"""How much two documents are about the same matter, by the words that each of them uses most.

The measure is the cosine of two vectors of terms, each weighted by the logarithm of its count in
the document (Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval") and by
how rare it is in news at large.  Nothing is counted over the story, so that strangers change
nothing.
"""

from __future__ import annotations

from collections import Counter
from math import log, sqrt

from rashomon.model.documents import Document
from rashomon.text.rarity import bits_of
from rashomon.text.stems import stem
from rashomon.text.words import find_words

# Words of fewer bits are in accounts of anything: "week" tells 10, "people" 9.
_COMMON = 9
_SHORT = 3
# Code points of a document that are looked at: about 3,500 words.
_READ = 20_000


class Likeness:
    """Compares documents, and reads each of them once."""

    def __init__(self) -> None:
        self._profiles: dict[str, dict[str, float]] = {}

    def between(self, left: Document, right: Document) -> float:
        """The cosine of two documents, 0 to 1."""
        few, many = sorted((self._profile(left), self._profile(right)), key=len)
        return sum(weight * many[term] for term, weight in few.items() if term in many)

    def _profile(self, doc: Document) -> dict[str, float]:
        if doc.id not in self._profiles:
            self._profiles[doc.id] = _profile(doc.text[:_READ])
        return self._profiles[doc.id]


def _profile(text: str) -> dict[str, float]:
    counts = Counter(stem(word) for word in find_words(text).forms if len(word) >= _SHORT)
    weights = {
        term: (1 + log(count)) * (bits - _COMMON)
        for term, count in sorted(counts.items())
        if (bits := bits_of(term, 0, 0)) > _COMMON
    }
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}

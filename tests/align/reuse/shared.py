"""Shared passages written by hand, for tests of what comes after finding them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place
from rashomon.model.spans import Span
from tests.documents import make_document


def account(text: str, name: str, outlet: str | None = None) -> Document:
    """A document of one outlet, or of none that is known."""
    return replace(make_document(text, name), outlet=outlet)


def share(docs: Sequence[Document], words: str, others_words: str | None = None) -> Passage:
    """The passage that begins and ends with some words of two documents.

    Args:
        docs: The two.
        words: What stands in the first, punctuation and all.
        others_words: What stands in the second, if it is not the same.
    """
    there = words if others_words is None else others_words
    places = []
    for doc, stretch in zip(docs, (words, there), strict=True):
        start = doc.text.index(stretch)
        places.append(Place(doc.id, Span(start, start + len(stretch))))
    left, right = sorted(places)
    if words == there:
        return Passage(left, right, 1.0, "verbatim")
    return Passage(left, right, 0.9, "edited")

"""Peoples that a reading took for persons: "a Velmian claim" in a story of Velmian ministers."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.documents import Document
from rashomon.model.reading import Mention, Reading
from rashomon.resolve.states import States


def with_peoples(doc: Document, reading: Reading, states: States) -> Reading:
    """A reading in which no person bears the adjective of a state for a name.

    Only the whole story tells that "Velmian" is made of Velmia.

    Args:
        doc: The document.
        reading: Its reading.
        states: The story's states.

    Returns:
        The reading, its mentions at the same places.
    """
    mentions = tuple(_mended(doc, mention, states) for mention in reading.mentions)
    return reading if mentions == reading.mentions else replace(reading, mentions=mentions)


def _mended(doc: Document, mention: Mention, states: States) -> Mention:
    if mention.kind != "person" or mention.span.of(doc.text) not in states.adjectives:
        return mention
    return replace(mention, kind="group")

"""Names that a reading took for a person's and that are none.

"A Velmian claim" in a story of Velmian ministers is a people's; "the Ruiz-Stern race" is two.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from rashomon.model.documents import Document
from rashomon.model.reading import Mention, Reading
from rashomon.resolve.offices.states import States

_LETTER = re.compile(r"[^\W_]")
_HYPHEN = re.compile(r"[-–]")


def without_false_people(doc: Document, reading: Reading, states: States) -> Reading:
    """A reading in which no person bears the adjective of a state, two people's names, or none.

    Only the whole story tells that "Velmian" is made of Velmia.

    Args:
        doc: The document.
        reading: Its reading.
        states: The story's states.

    Returns:
        The reading; mentions that stay are at the same places.
    """
    people = (m.span.of(doc.text).split() for m in reading.mentions if m.kind == "person")
    known = {words[-1] for words in people if words}
    named = [(mention, mention.span.of(doc.text)) for mention in reading.mentions]
    mentions = tuple(
        _mended(doc, mention, states)
        for mention, words in named
        if _LETTER.search(words) and not _is_pair(mention, words, known)
    )
    return reading if mentions == reading.mentions else replace(reading, mentions=mentions)


def _is_pair(mention: Mention, words: str, surnames: Collection[str]) -> bool:
    """Whether a hyphen joins the surnames of two people of the document."""
    parts = _HYPHEN.split(words)
    return mention.kind == "person" and len(parts) == 2 and all(part in surnames for part in parts)


def _mended(doc: Document, mention: Mention, states: States) -> Mention:
    if mention.kind != "person" or mention.span.of(doc.text) not in states.adjectives:
        return mention
    return replace(mention, kind="group")

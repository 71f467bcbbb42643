"""What was left out of a document, in words that people can check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html import unescape

from rashomon.model.documents import Capture, Note, Removal

# Enough to see what it was; the rest stands in the capture.
_MOST_WORDS = 200
# Received characters looked at for them: furniture is mostly tags.
_MOST_RECEIVED = 4000
_MARKUP = re.compile(r"<[^<>]*>")


def with_words(removal: Removal, capture: Capture) -> Removal:
    """A removal with the words that it took out.

    Args:
        removal: The removal; its origin points into the capture's text.
        capture: What was received.
    """
    if removal.slug == "invisible":
        return removal  # scripts and styles were never there to be read
    received = removal.origin.of(capture.text)[:_MOST_RECEIVED]
    if capture.media == "html" or "</" in received:
        received = unescape(_MARKUP.sub(" ", received))
    return replace(removal, words=" ".join(received.split())[:_MOST_WORDS])


def removal_notes(removals: Sequence[Removal]) -> list[Note]:
    """One doubt that names what was left out, by kind; none where nothing was.

    Args:
        removals: What was left out of a document.
    """
    if not removals:
        return []
    counts = sorted(Counter(r.slug for r in removals).items())
    listed = ", ".join(f"{slug} {count}" for slug, count in counts)
    return [Note("boilerplate.removed", f"Left out as no part of the account: {listed}.")]

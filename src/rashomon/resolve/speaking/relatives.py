"""Relative pronouns as sources: "Ruiz, who said it rains"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rashomon.model.reading import Mention
from rashomon.model.spans import Span

_PERSON = re.compile(r"^who$", re.IGNORECASE)
_BODY = re.compile(r"^(?:which|that)$", re.IGNORECASE)
# Between a name and the pronoun: a comma, brackets with an age or an acronym, an age.
_BETWEEN = re.compile(r"^(?:\s*\([^()\n]{1,40}\)|,\s\d{1,3})?,?\s$")
_OWNED = re.compile(r"\b(?:of|for)\s(?:the\s)?$")
_LONGEST = 48
# "Ana Ruiz, a pilot of the Venn Guild, who": no verb, no second comma.
_APPOSITION = re.compile(r"^,\s(?:an?|the|his|her|its|their)\s[^,;:.!?\n“”\"()]{1,100},\s$")
_LONGEST_APPOSITION = 110
_BACK = 3


def find_relative(text: str, source: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The name that a relative pronoun stands right behind.

    Args:
        text: The document's text.
        source: A source.
        mentions: The document's mentions, in order.

    Returns:
        A person for "who", an organization or government for "which" and "that"; ``None`` where
        the source is no relative pronoun, or stands behind anything else.
    """
    words = source.of(text)
    personal = bool(_PERSON.match(words))
    if not personal and not _BODY.match(words):
        return None
    last = bisect_right(mentions, source.start, key=lambda m: m.span.end) - 1
    mention = _before(text, source, mentions[max(0, last - _BACK) : last + 1], personal)
    if mention is None:
        return None
    start = min(mention.span.start, mention.title.start if mention.title else mention.span.start)
    if _OWNED.search(text[max(0, start - 8) : start]):
        return None  # "a spokesman for Ruiz, who said": either may be meant
    wanted = ("person",) if personal else ("organization", "government")
    return mention if mention.kind in wanted else None


def _before(text: str, source: Span, near: Sequence[Mention], personal: bool) -> Mention | None:
    """The name right before a pronoun, or before an apposition that ends there."""
    if near and _BETWEEN.match(text[near[-1].span.end : source.start][:_LONGEST]):
        return near[-1] if source.start - near[-1].span.end < _LONGEST else None
    for mention in reversed(near if personal else ()):
        if mention.kind == "person":
            behind = text[mention.span.end : source.start][: _LONGEST_APPOSITION + 1]
            return mention if _APPOSITION.match(behind) else None
    return None

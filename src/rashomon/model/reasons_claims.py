"""Every slug that may stand as the rule of a link between two propositions, or as its reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LINK_RULES: Mapping[str, str] = MappingProxyType(
    {
        "words.same": "both say it in the same words",
        "words.read": "their words were read side by side",
        "words.beside": "one answers the other where it stands, with a word of contrast",
    }
)
"""Slug to its meaning."""

LINK_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "words.same": "the words are the same",
        "words.shared": "most words of the shorter one stand in the other",
        "words.opposite": "a word of the one is the opposite of a word of the other",
        "negation.differs": "a negation stands in the one and not in the other",
        "model.supports": "the sentence model reads each as following from the other",
        "model.contradicts": "the sentence model reads them as contradicting one another",
        "names.same": "both name the same",
        "numbers.same": "both give the same number",
        "numbers.differ": "they give different numbers of one thing",
        "statements.beside": "they stand beside one another, with a word of contrast",
        "utterance.same": "both stand in reports of one utterance",
    }
)
"""Slug to its meaning, the two propositions being "the one" and "the other"."""

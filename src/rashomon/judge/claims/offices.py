"""Whom a title alone means: "the UN Secretary-General", "the Russian president".

A title stands for the one person whom the same document, or else the story, names with it; where
it names two people with it, it stands for nobody (Quirk et al. 1985, 5.66: a title with a definite
article is a unique role).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rashomon.judge.material import Material
from rashomon.model.spans import Span
from rashomon.text.words import Words

Title = tuple[str, ...]

_LONGEST = 5
"""Words of a title, with the state or body that it belongs to."""
_LONG = 2
"""Words from which a title is looked for in other documents than the one that uses it; shorter
ones are held by many."""
_EXTENDING = frozenset({"group", "organization", "government", "place"})


class Offices:
    """The titles of a story and who holds them.

    Args:
        material: The story.
        words: The words of each document.
    """

    def __init__(self, material: Material, words: Mapping[str, Words]) -> None:
        within: dict[str, dict[Title, set[str]]] = {}
        story: dict[Title, set[str]] = defaultdict(set)
        for doc, reading in material.readings.items():
            held: dict[Title, set[str]] = defaultdict(set)
            if doc not in material.documents:
                continue
            text = material.documents[doc].text
            for mention in reading.mentions:
                if mention.title is None or mention.kind != "person":
                    continue
                named = material.named_in(doc, mention.span)
                if not named or mention.title.end > mention.span.start:
                    continue
                for title in _titles(material, doc, text, words[doc], mention.title):
                    held[title].add(named[0][1])
                    if len(title) >= _LONG:
                        story[title].add(named[0][1])
            within[doc] = held
        self._within = {doc: _unique(held) for doc, held in within.items()}
        self._story = _unique(story)
        self._first = {title[0] for held in (*self._within.values(), self._story) for title in held}

    def find(self, document: str, forms: Title) -> tuple[int, str] | None:
        """The title that some words open with, and whom it means.

        Args:
            document: Document id.
            forms: Words in small letters.

        Returns:
            How many words the longest such title has, and the entity; ``None`` without any.
        """
        if not forms or forms[0].removesuffix("'s") not in self._first:
            return None
        for size in range(min(_LONGEST, len(forms)), 0, -1):
            title = tuple(form.removesuffix("'s") for form in forms[:size])
            held = self._within.get(document, {}).get(title) or self._story.get(title)
            if held is not None:
                return size, held
        return None


def _titles(material: Material, doc: str, text: str, words: Words, title: Span) -> list[Title]:
    """A title as it stands, and with the state or body right before it."""
    found = [_forms(words, title)]
    before = material.named_in(doc, Span(max(0, title.start - 40), title.start))
    if before:
        span, entity = before[-1]
        between = text[span.end : title.start]
        kind = material.entities[entity].kind
        if kind in _EXTENDING and len(between) <= 3 and not between.strip(" '’s"):
            longer = _forms(words, Span(span.start, title.end))
            found.append(longer)
    return [forms for forms in found if 0 < len(forms) <= _LONGEST]


def _forms(words: Words, span: Span) -> Title:
    return tuple(words.forms[at].removesuffix("'s") for at in words.within(span.start, span.end))


def _unique(held: Mapping[Title, set[str]]) -> dict[Title, str]:
    return {title: next(iter(who)) for title, who in held.items() if len(who) == 1}

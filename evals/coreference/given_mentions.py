"""Mentions that are given from outside, told apart: pronoun, number, name or description."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.lexicon.grammar import grammar
from rashomon.model.documents import Document
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.referring.layout import Layout
from rashomon.resolve.referring.phrases import (
    PRONOUNS,
    Determiner,
    bare_word,
    is_person_noun,
    pronoun_of,
    singular,
)

Kind = Literal["pronoun", "relative", "number", "name", "description"]

_WORD = re.compile(r"[\w'’.-]+")
_SUFFIX = frozenset({"jr", "sr", "inc", "corp", "ltd", "ii", "iii"})
_QUANTITY = re.compile(
    r"^(?:\d[\d.,-]*|one|two|three|four|five|six|seven|eight|nine|ten|some|others?|many|both|all|"
    r"several|few|most|someone|everyone|anyone|those|hundreds|thousands|dozens|each|none|nobody|"
    r"couple|pair|lot|more|another|any)$"
)
_DIGITS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        "123456789",
        strict=False,
    )
)
_LEAD = re.compile(r"((?:[\w’'-]+ ){0,5})$")
# A naming may end so many characters before a mention: a clitic, a mark.
_SLACK = 3


@dataclass(frozen=True, slots=True)
class Given:
    """One given mention, taken apart.

    Args:
        document: Document id.
        span: Its words.
        kind: What it is.
        noun: Last word in small letters, singular; of a number its digits.
        plural: Whether it is about several.
        determiner: What its phrase opens with.
        modifiers: Words before the noun in its phrase.
        phrase: The span with determiner and modifiers.
        sentence: Number of the sentence.
        key: Whom it names, if the reading marks the name.
        context: Two words before, the noun, two words behind, where there are as many.
    """

    document: str
    span: Span
    kind: Kind
    noun: str
    plural: bool
    determiner: Determiner
    modifiers: frozenset[str]
    phrase: Span
    sentence: int
    key: Key | None
    context: tuple[str, ...] | None


def head_noun(words: str) -> str:
    """The last word of a mention in small letters, singular, without a clitic.

    >>> head_noun("the Velmian ministers'"), head_noun("Peter Moll Jr.")
    ('minister', 'moll')
    """
    found = [bare_word(word.strip(".")) for word in _WORD.findall(words.lower())]
    kept = [word for word in found if word and word not in _SUFFIX]
    return singular(kept[-1]) if kept else words.lower()


def take_apart(
    doc: Document,
    spans: Sequence[Span],
    namings: Sequence[Naming],
    layout: Layout,
    common: Collection[str],
) -> list[Given]:
    """Takes the given mentions of one document apart.

    Args:
        doc: The document.
        spans: The mentions.
        namings: The document's namings, in order.
        layout: Its sentences.
        common: Nouns that some given mention of the story has in small letters.

    Returns:
        One for each, in the same order.
    """
    starts = [naming.mention.span.start for naming in namings]
    found = []
    for span in spans:
        words = span.of(doc.text)
        noun = head_noun(words)
        naming = _naming(namings, starts, span)
        kind = _kind(words, noun, naming is not None, common)
        determiner, modifiers, start = _lead(doc.text, span)
        noun = _DIGITS.get(noun, noun) if kind == "number" else noun
        raw = _WORD.findall(words.lower())
        last = bare_word(raw[-1].strip(".")) if raw else ""
        found.append(
            Given(
                document=doc.id,
                span=span,
                kind=kind,
                noun=noun,
                plural=singular(last) != last or last in grammar().plural_only,
                determiner=determiner,
                modifiers=modifiers,
                phrase=Span(start, span.end),
                sentence=layout.sentence(span.start),
                key=naming.key if naming is not None and kind == "name" else None,
                context=_context(doc.text, span, noun),
            )
        )
    return found


def _naming(namings: Sequence[Naming], starts: Sequence[int], span: Span) -> Naming | None:
    """The naming that the end of a mention lies in."""
    index = bisect_left(starts, span.end) - 1
    if index < 0:
        return None
    named = namings[index].mention.span
    return namings[index] if span.start < named.end and named.end >= span.end - _SLACK else None


def _kind(words: str, noun: str, named: bool, common: Collection[str]) -> Kind:
    plain = words.lower().strip("\"'“”` ")
    if plain in grammar().relatives:
        return "relative"
    if pronoun_of(words) is not None:
        return "pronoun"
    capital = any(char.isupper() for char in words)
    if capital and (named or not (noun in common or is_person_noun(noun))):
        return "name"
    return "number" if plain and _QUANTITY.match(plain.split()[-1]) else "description"


def _lead(text: str, span: Span) -> tuple[Determiner, frozenset[str], int]:
    """Determiner and modifiers that stand before a mention in its line, and where they begin."""
    lists = grammar()
    line = text.rfind("\n", 0, span.start) + 1
    hit = _LEAD.search(text, max(line, span.start - 80), span.start)
    words = hit[1].split() if hit else []
    modifiers: list[str] = []
    at = span.start
    for word in reversed(words):
        low = bare_word(word.lower())
        at -= len(word) + 1
        if low in lists.definite:
            return "definite", frozenset(modifiers), at
        if low in lists.possessive or low != word.lower():
            return "possessed", frozenset(modifiers), at
        if low in lists.indefinite:
            return "indefinite", frozenset(modifiers), at
        if low in lists.links or low in lists.verbs or low in lists.relatives or low in PRONOUNS:
            break
        modifiers.append(low)
    return "none", frozenset(modifiers), span.start


def _context(text: str, span: Span, noun: str) -> tuple[str, ...] | None:
    before = _WORD.findall(text[max(0, span.start - 60) : span.start].lower())[-2:]
    behind = _WORD.findall(text[span.end : span.end + 60].lower())[:2]
    return (*before, noun, *behind) if len(before) == len(behind) == 2 else None

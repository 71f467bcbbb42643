"""A document as words and units, for finding bodies and roles in one pass.

A unit is a stretch of words that stands for somebody or something with a key: a mention, the
adjective of a state, a body of a state.  Everything is told by word index, so that all rules look
at a bounded number of words to the left and right and the whole costs a pass over the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.model.documents import Document
from rashomon.model.reading import EntityKind
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.names.names import name_key
from rashomon.resolve.offices.states import States, state_key

# Possessives are words of their own ("Russia | 's"), hyphens join, a line break is a word.
_WORD = re.compile(
    r"\n+|(?:[^\W\d_]\.){2,}|[’'`]s\b|[^\W_]+(?:(?:[-\u2010\u2011]|[’'](?=[^\W_]{2}))[^\W_]+)*"
    r"|[^\w\s]"
)
_COMPOUND = re.compile(r"-[a-z]+ed$|-(?:led|born|held|run)$")
_APOSTROPHES = frozenset("'’`")
# In scraped text the sign is often lost and its "s" left alone, or turned into a question mark.
_POSSESSIVES = frozenset({"'s", "’s", "`s", "s", "'", "’", "`"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of words with a key.

    Args:
        first: Index of its first word.
        last: Index after its last word.
        key: What it stands for; ``None`` where that is not known.
        kind: What it is.
        state: The state, where it is the name or adjective of one.
        adjective: Whether it is the adjective of a state ("Russian").
        capital: Whether it is the name of a capital, which is a town as well.
    """

    first: int
    last: int
    key: Key | None
    kind: EntityKind
    state: str | None = None
    adjective: bool = False
    capital: bool = False


@dataclass(slots=True)
class Words:
    """The words of a document with the units that stand in them.

    Args:
        document: Document id.
        text: The document's text.
        words: Its words as printed.
        low: The same in small letters.
        starts: Where each begins in the text.
        at: Unit by its first word.
        ending: Unit by the index after its last word.
        inside: For every word of a unit, its unit.
        people: People by the first word of their name, where a body's words hold it too.
    """

    document: str
    text: str
    words: list[str]
    low: list[str]
    starts: list[int]
    at: dict[int, Unit] = field(default_factory=dict)
    ending: dict[int, Unit] = field(default_factory=dict)
    inside: dict[int, Unit] = field(default_factory=dict)
    people: dict[int, Unit] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text of the words from ``first`` to before ``last``."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.words[last - 1]))

    def word(self, index: int) -> str:
        """A word in small letters; empty outside the document."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def phrase(self, first: int, last: int) -> str:
        """Words in small letters joined by blanks; empty where they reach outside."""
        return " ".join(self.low[first:last]) if first >= 0 and last <= len(self.low) else ""

    def put(self, unit: Unit) -> None:
        """Adds a unit, in the place of all that lie in it."""
        for index in range(unit.first, unit.last):
            old = self.inside.get(index)
            if old is not None:
                if old.kind == "person":
                    self.people[old.first] = old
                self.at.pop(old.first, None)
                self.ending.pop(old.last, None)
            self.inside[index] = unit
        self.at[unit.first] = unit
        self.ending[unit.last] = unit

    def person(self, index: int) -> Unit | None:
        """The person whose name begins at a word: "|Ruiz", and in "|Ruiz's office" too."""
        unit = self.at.get(index)
        return unit if unit is not None and unit.kind == "person" else self.people.get(index)

    def possessive(self, index: int) -> bool:
        """Whether the word makes what stands before it a possessor."""
        word = self.word(index)
        if word == "?":  # "Ruiz? visit", where a character was lost
            return self.word(index + 1).isalpha() and self.words[index + 1][0].islower()
        if word == "s":
            return index > 0 and self.words[index] == "s" and self.words[index - 1][0].isupper()
        return word in _POSSESSIVES and (
            word not in _APOSTROPHES or (self._touches(index) and self.word(index - 1)[-1:] == "s")
        )

    def _touches(self, index: int) -> bool:
        """Whether no blank parts a mark from the word before it."""
        before = index - 1
        return before >= 0 and self.starts[before] + len(self.words[before]) == self.starts[index]


def split_words(doc: Document, namings: Sequence[Naming], states: States) -> Words:
    """Splits a document into words and puts its mentions and adjectives of states in place.

    Args:
        doc: The document.
        namings: Its namings, in order.
        states: The story's states.
    """
    hits = list(_WORD.finditer(doc.text))
    found = [hit[0] for hit in hits]
    words = Words(
        doc.id, doc.text, found, [word.lower() for word in found], [hit.start() for hit in hits]
    )
    for unit in _mentions(words, namings, states):
        words.put(unit)
    for index, word in enumerate(found):
        state = states.adjectives.get(word)
        if state is not None and index not in words.inside:
            words.put(Unit(index, index + 1, state_key(state), "group", state, adjective=True))
    return words


def _mentions(words: Words, namings: Sequence[Naming], states: States) -> Iterable[Unit]:
    for naming in namings:
        span = naming.mention.span
        first = bisect_left(words.starts, span.start)
        last = bisect_left(words.starts, span.end)
        if first >= last:
            continue
        kind = naming.key[0] if naming.key is not None else naming.mention.kind
        state = None if kind == "person" else states.named(naming.name)
        key = naming.key if state is None else state_key(state)
        if state is None and (kind == "group" or _COMPOUND.search(naming.name)):
            key = None  # "pro-Velmian", "Lindow-based": that is not whose an office is
        adjective = naming.name in states.adjectives
        capital = state is not None and name_key(naming.name) in states.capitals
        yield Unit(first, last, key, kind, state, adjective, capital)

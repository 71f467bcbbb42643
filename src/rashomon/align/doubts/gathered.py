"""What the documents of a story name, gathered in one pass so that no text is kept as words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from rashomon.align.doubts.bare import Worded, read_words
from rashomon.lexicon.english import english_words
from rashomon.lexicon.name_variants import name_variants
from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.reading import Reading
from rashomon.model.spans import Span

# Texts that are kept as words at one time: those of most stories, at some hundred bytes a word.
_KEPT = 1000
_NAMED_KINDS = frozenset({"person", "place"})


class Gathered:
    """Which documents have which capitalised words, and as what they are mentioned.

    Nothing here is asked but about one word, so that documents without it have no say.

    Args:
        documents: The story's documents, in order of id.
        readings: Their readings, in the same order.
    """

    def __init__(self, documents: Sequence[Document], readings: Sequence[Reading]) -> None:
        self.documents = tuple(documents)
        self.text = lru_cache(maxsize=_KEPT)(self._text)
        self._first: dict[str, list[int]] = defaultdict(list)
        self._total: Counter[str] = Counter()
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        for document, reading in zip(documents, readings, strict=True):
            for mention in reading.mentions:
                self._kinds[mention.span.of(document.text)][mention.kind] += 1

    def _text(self, number: int) -> Worded:
        return read_words(self.documents[number])

    def add(self, number: int, text: Worded) -> None:
        """Counts the capitalised words of a document; documents come in order."""
        self._total.update(text.capitals)
        for word in text.capitals:
            if len(self._first[word]) <= 1:
                self._first[word].append(number)

    def is_alone(self, number: int, word: str) -> bool:
        """Whether no other document has a capitalised word."""
        return self._first[word] == [number]

    def other_holder(self, number: int, word: str) -> int | None:
        """The first other document that has a capitalised word, by index."""
        return next((at for at in self._first.get(word, ()) if at != number), None)

    def total(self, word: str) -> int:
        """How often a capitalised word stands in all documents."""
        return self._total[word]

    def is_name(self, word: str) -> bool:
        """Whether a word is mentioned by itself as a person or a place, and is no common word."""
        lists = name_words()
        small = word.lower()
        if small in lists.openers or word in lists.calendar or small in english_words():
            return False
        kinds = self._kinds.get(word)
        return kinds is not None and _most_common(kinds) in _NAMED_KINDS

    def find(self, number: int, word: str) -> Span | None:
        """The first place of a capitalised word in a document."""
        text = self.text(number)
        for start, end in zip(text.words.starts, text.words.ends, strict=True):
            if end - start >= len(word) and text.document.text.startswith(word, start):
                return Span(start, start + len(word))
        return None


def _most_common(kinds: Counter[str]) -> str:
    return max(sorted(kinds), key=lambda kind: kinds[kind])


def is_listed(word: str) -> bool:
    """Whether a word is a name, or a word of names, on the lists that ship with the package."""
    return word in _listed() or word.lower() in name_words().openers


@cache
def _listed() -> frozenset[str]:
    lists = name_words()
    return frozenset().union(
        *(lists.calendar, lists.given_names, lists.feminine_names, lists.demonyms),
        *(lists.state_names, lists.capitals, lists.known_places, lists.places),
        *(lists.known_organizations, lists.organizations, lists.outlets),
        *(lists.governments, lists.seats, lists.honorifics),
        *(frozenset(group) for group in name_variants().places),
    )

"""Words of a document that stand bare, with a capital, where a name stands; and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.spans import Span
from rashomon.text.sentences import paragraphs, sentences
from rashomon.text.words import Words, find_words

_CAPITALISED = re.compile(r"[^\W\d_a-zß-ÿ][a-zß-ÿ]+\Z")
_WORD = re.compile(r"\w")
_DETERMINERS = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "no", "any", "every", "some"),
        *("his", "her", "their", "its", "our", "my", "your", "each"),
    )
)
# A sentence of which so many words have capitals is a headline in title case: there a capital
# tells nothing.
_TITLE_CASE = 0.6
_LONG_WORD = 4
_SHORT_STEM = 4
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Bare:
    """One capitalised word that stands alone: no article before it, no other name beside it.

    Args:
        word: As written, without a possessive ending.
        index: Its place among the words of the text.
        span: Where it stands, without a possessive ending.
        sentence: Index of its sentence.
        telling: Whether its capital tells that it is a name: it opens no sentence.
        owning: Whether a possessive ending stands behind it.
    """

    word: str
    index: int
    span: Span
    sentence: int
    telling: bool
    owning: bool


@dataclass(frozen=True, slots=True)
class Worded:
    """A document as words in sentences.

    Args:
        document: The document.
        words: Its words.
        forms: Each word in small letters, without a possessive ending.
        sentences: Its sentences, in order.
        bares: Its bare words with a capital, in order.
        lower: Words that it also has in small letters.
        capitals: How often it has each word with a capital, bare or not.
    """

    document: Document
    words: Words
    forms: tuple[str, ...]
    sentences: tuple[Span, ...]
    bares: tuple[Bare, ...]
    lower: frozenset[str]
    capitals: Mapping[str, int]

    def within(self, sentence: int) -> range:
        """Indices of the words of a sentence."""
        span = self.sentences[sentence]
        return self.words.within(span.start, span.end)

    def bares_of(self, sentence: int) -> Sequence[Bare]:
        """Its bare words in one sentence."""
        first = bisect_left(self.bares, sentence, key=lambda bare: bare.sentence)
        last = bisect_right(self.bares, sentence, key=lambda bare: bare.sentence)
        return self.bares[first:last]

    def bares_among(self, indices: range) -> Sequence[Bare]:
        """Its bare words among some of its words."""
        first = bisect_left(self.bares, indices.start, key=lambda bare: bare.index)
        last = bisect_left(self.bares, indices.stop, key=lambda bare: bare.index)
        return self.bares[first:last]


def read_words(document: Document) -> Worded:
    """Takes a document's words and the bare ones with a capital.

    Args:
        document: Any document.

    Returns:
        Its words; bare words in order.
    """
    text = document.text
    words = find_words(text)
    spans = tuple(s for part in paragraphs(text) for s in sentences(text, part))
    forms = tuple(_without_ending(form) for form in words.forms)
    written = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    lower = frozenset(form for form, word in zip(words.forms, written, strict=True) if form == word)
    capitals = [at for at, word in enumerate(written) if word[0].isupper()]
    names = Counter(_without_ending(written[at].replace("’", "'")) for at in capitals)
    bares = tuple(_bares(text, words, written, capitals, spans))
    return Worded(document, words, forms, spans, bares, lower, names)


def _without_ending(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'") if "'" in word else word


def _bares(
    text: str,
    words: Words,
    written: Sequence[str],
    capitals: Sequence[int],
    spans: Sequence[Span],
) -> Iterator[Bare]:
    starts = [span.start for span in spans]
    shouted = _title_case(words, written, spans)
    openers = name_words().openers
    for at in capitals:
        word = written[at]
        name = _without_ending(word.replace("’", "'"))
        if len(name) > _LONGEST_WORD or not _CAPITALISED.match(name):
            continue
        sentence = bisect_right(starts, words.starts[at]) - 1
        begin = spans[sentence].start
        if _has_company(text, words, written, at, begin, openers):
            continue
        first = not _WORD.search(text, begin, words.starts[at])
        span = Span(words.starts[at], words.starts[at] + len(name))
        telling = not first and sentence not in shouted and not _opens_quotation(text, span.start)
        yield Bare(name, at, span, sentence, telling, len(name) < len(word))


def _has_company(
    text: str, words: Words, written: Sequence[str], at: int, begin: int, openers: frozenset[str]
) -> bool:
    """Whether a determiner stands before a word, or another capitalised word beside it."""
    if at and words.starts[at - 1] >= begin:
        before = written[at - 1]
        between = text[words.ends[at - 1] : words.starts[at]]
        if before.lower() in _DETERMINERS:
            return True
        opens = before.lower() in openers and not _WORD.search(text, begin, words.starts[at - 1])
        if before[:1].isupper() and not opens and _joins(between):
            return True
    if at + 1 < len(written) and written[at + 1][:1].isupper():
        return _joins(text[words.ends[at] : words.starts[at + 1]])
    return False


def _joins(between: str) -> bool:
    return between in {" ", "-", ". ", " & "}


def _opens_quotation(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in "\"“‘'`«("


def _title_case(words: Words, written: Sequence[str], spans: Sequence[Span]) -> frozenset[int]:
    found = set()
    for number, span in enumerate(spans):
        longer = [written[at] for at in words.within(span.start, span.end)]
        longer = [word for word in longer if len(word) >= _LONG_WORD]
        if longer and sum(word[0].isupper() for word in longer) >= _TITLE_CASE * len(longer):
            found.add(number)
    return frozenset(found)


def stem(form: str) -> str:
    """A word without the ending of a plural, for comparison.

    >>> stem("barges"), stem("pass")
    ('barge', 'pass')
    """
    if len(form) > _SHORT_STEM and form.endswith("s") and not form.endswith("ss"):
        return form[:-1]
    return form

"""The prose of a document as a row of paragraphs, with the people whom each of them names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.reading import Mention, Reading
from rashomon.model.spans import Span
from rashomon.text.sentences import paragraphs, sentences
from rashomon.text.words import find_words

# Shorter lines are subheads, captions and credits, which stand where a layout puts them.
_PROSE_WORDS = 8
# A quotation of fewer words on top is a deck, not the lead.
_QUOTED_DECK_WORDS = 20
_MOST_DECKS = 3
# Newspaper archives set labels over the parts of an account, all of them near the top.
_TOP = 8
_LABEL = re.compile(r"[A-Z]{4,}(?: [A-Z]{2,}){0,2}[.:]?")
# A first paragraph of one sentence and fewer words is taken for a headline that was not marked as
# one: leads of news have 25 to 30 words, headlines up to 15.
_HEADLINE_WORDS = 18
_ENDED = re.compile(r"[.!?:][\"”’')\]]*$")
_QUOTED = re.compile(r"[\"“‘'`]")
# A word of a name as it stands in prose: neither small nor shouted.
_NAME = re.compile(r"[^\W\d_a-z](?:\w{0,2}$|.*[a-zß-ÿ.])")
# An initial before a surname that was read as a name by itself ("R. Kelly").
_INITIAL = re.compile(r"(?:^|\W)[^\W\d_a-z]\. ?\Z")
_BEFORE = 5
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class Named:
    """One naming of a person.

    Args:
        span: The name.
        surname: Its last word, without a possessive ending.
        given: Its first word, or empty where the name is one word.
        titled: Whether a title or role stands beside it.
    """

    span: Span
    surname: str
    given: str
    titled: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose.

    Args:
        span: Where it stands.
        people: Who is named in it, in order.
        content: Its words that are no function words, in small letters.
    """

    span: Span
    people: tuple[Named, ...]
    content: frozenset[str]


def lay_out(document: Document, reading: Reading) -> tuple[Paragraph, ...]:
    """The paragraphs of prose behind the headline and what belongs to it.

    Args:
        document: A document.
        reading: Its reading.

    Returns:
        Paragraphs of eight words or more, from the first that is a whole sentence and no
        quotation set above the text.
    """
    text = document.text
    headline = find_headline(document)
    after = headline.end if headline else 0
    body = [part for part in paragraphs(text) if part.start >= after]
    prose = [part for part in body[_labelled(text, body) :] if _is_prose(part.of(text))]
    decks = takewhile(lambda part: _is_deck(text, part), prose[:_MOST_DECKS])
    prose = prose[len(list(decks)) :]
    rows = _by_paragraph(prose, reading.mentions)
    return tuple(
        Paragraph(span, list_people(text, row), content_words(span.of(text)))
        for span, row in zip(prose, rows, strict=True)
    )


def list_people(text: str, mentions: Sequence[Mention]) -> tuple[Named, ...]:
    """The people among what is mentioned, in the order given."""
    return tuple(_people(text, mentions))


def find_headline(document: Document) -> Span | None:
    """The headline, or a first line that can be nothing else.

    Args:
        document: A document.

    Returns:
        Where it stands; ``None`` where the text begins with prose at once.
    """
    if document.title_span is not None:
        return document.title_span
    first = next(iter(paragraphs(document.text)), None)
    if first is None or len(first.of(document.text).split()) >= _HEADLINE_WORDS:
        return None
    return first if len(sentences(document.text, first)) == 1 else None


def content_words(text: str) -> frozenset[str]:
    """Words of three letters or more that carry meaning of their own, in small letters.

    >>> sorted(content_words("He will travel to Hallin again"))
    ['hallin', 'travel']
    """
    openers = name_words().openers
    return frozenset(
        word for word in find_words(text).forms if len(word) >= _SHORT_WORD and word not in openers
    )


def _is_prose(words: str) -> bool:
    return len(words.split(maxsplit=_PROSE_WORDS)) >= _PROSE_WORDS


def _labelled(text: str, body: Sequence[Span]) -> int:
    """How many paragraphs stand above the last label in capitals ("FULL TEXT") near the top."""
    top = body[:_TOP]
    return max(
        (at + 1 for at, part in enumerate(top) if _LABEL.fullmatch(part.of(text))), default=0
    )


def _is_deck(text: str, part: Span) -> bool:
    words = part.of(text)
    if not _ENDED.search(words):
        return True
    count = len(words.split())
    if _QUOTED.match(words) and count < _QUOTED_DECK_WORDS:
        return True
    return count < _HEADLINE_WORDS and len(sentences(text, part)) == 1


def _by_paragraph(prose: Sequence[Span], mentions: Sequence[Mention]) -> list[list[Mention]]:
    rows: list[list[Mention]] = [[] for _ in prose]
    at = 0
    for mention in mentions:
        while at < len(prose) and prose[at].end <= mention.span.start:
            at += 1
        if at < len(prose) and prose[at].start <= mention.span.start:
            rows[at].append(mention)
    return rows


def _people(text: str, mentions: Sequence[Mention]) -> Iterator[Named]:
    for mention in mentions:
        # A mention of nothing but white space has one word, which is empty and no name.
        words = [_POSSESSIVE.sub("", word) for word in mention.span.of(text).split()] or [""]
        if mention.kind != "person" or not all(_NAME.match(word) for word in (words[0], words[-1])):
            continue
        given = words[0] if len(words) > 1 else ""
        before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
        if given or not _INITIAL.search(before):
            yield Named(mention.span, words[-1], given, mention.title is not None)

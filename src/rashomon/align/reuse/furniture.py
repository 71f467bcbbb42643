"""Which words of a text belong to an outlet or an agency, and not to the story.

Two things tell: the words themselves ("contributed to this report"), and that they stand in
documents which have nothing else in common.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from rashomon.lexicon.boilerplate import boilerplate_words
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place
from rashomon.model.spans import Span
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.sentences import paragraphs, sentences
from rashomon.text.words import word_key

# A note on terms runs to about this many words; a longer paragraph that opens with "Correction"
# or "About us" is a text of its own.
_NOTE_WORDS = 120
# Code points of a paragraph or sentence that is looked at; a longer one is no note.
_LONGEST = 2000
# Code points at the beginning of a paragraph in which a label and its colon are looked for.
_LABEL = 40
# Paragraphs at the end of a text in which an outlet tells what it is.
_CLOSING = 2
# Lines at the beginning of a text in which its outlet may be named, of at most so many words.
_HEADING_LINES, _HEADING_WORDS = 5, 10
# What parts a name from a date or a place in such a line.
_DIVIDERS = re.compile(r"[|•·\u2013\u2014\n]|\s-\s|, ")
# "About the Lindow Courier: ..."
_ABOUT = re.compile(r"About (?:the )?[A-Z][^.:!?\n]{1,40}: ")
# Parts of a text, from its beginning and its end, in which standing paragraphs stand.
_HEAD, _FOOT = 0.15, 0.6
# Two documents of which more than this is the same have more in common than a standing paragraph.
_MOST_SHARED = 0.4

Pair = tuple[str, str]


def find_notes(text: str, outlet: str | None) -> tuple[Span, ...]:
    """Finds paragraphs and sentences in which an outlet speaks of itself.

    Args:
        text: The text of one document.
        outlet: Its publisher, if known: a last paragraph that begins with its name is about it.

    Returns:
        Disjoint spans in order.
    """
    whole = paragraphs(text)
    last = tuple(p for p in whole[-_CLOSING:] if _is_about(text, p, outlet or ""))
    notes = [note for p in whole if p not in last for note in _notes(text, p)]
    return tuple(sorted((*notes, *last)))


def _is_about(text: str, paragraph: Span, outlet: str) -> bool:
    """Whether a paragraph begins with what it is about, and that is the outlet.

    A name of one word may begin any sentence ("Time", "Today", "The Nation").
    """
    if _ABOUT.match(text, paragraph.start, paragraph.end):
        return True
    name = word_key(outlet).removeprefix("the ")
    key = _key(text, paragraph).removeprefix("the ")
    return " " in name and f"{key} ".startswith(f"{name} ")


def _key(text: str, stretch: Span) -> str:
    """The words of a stretch that is short enough to be a note; none of a longer one."""
    return _kept_key(stretch.of(text)) if len(stretch) <= _LONGEST else ""


# What very many documents share is asked for again and again; keeping a result changes none.
_kept_key = lru_cache(maxsize=1 << 12)(word_key)


def _notes(text: str, paragraph: Span) -> Iterator[Span]:
    lists = boilerplate_words()
    key = _key(text, paragraph)
    head, colon, _ = text[paragraph.start : paragraph.end][:_LABEL].partition(":")
    label = word_key(head) if colon or len(paragraph) <= _LABEL else ""
    if key.count(" ") < _NOTE_WORDS and (label in lists.labels or lists.opener.match(key)):
        yield paragraph
    elif not key or lists.phrase.search(key):
        for sentence in sentences(text, paragraph):
            if lists.phrase.search(_key(text, sentence)):
                yield sentence


def find_standing(
    documents: Mapping[str, Document], passages: Sequence[Passage]
) -> dict[str, list[Span]]:
    """Finds what recurs at the ends of documents of one outlet that share nothing else.

    Only documents that share the words themselves are looked at, so that no other document has
    a say in it.  What two documents alone have in common, or documents of several outlets, may
    be part of the story, unless it names the outlet.  A closing paragraph in which each of two
    outlets names itself where the other does is their owner's, whatever else they share.

    Args:
        documents: Documents by id.
        passages: What they share.

    Returns:
        Spans by document id: of each passage that two and more other documents of the same
        outlet have, or one if it names the outlet, where these have nothing else in common;
        of closing paragraphs in which outlets name themselves.
    """
    houses = {name: _Houses(doc) for name, doc in documents.items()}
    shared: dict[Pair, list[Passage]] = defaultdict(list)
    for passage in passages:
        shared[passage.left.document, passage.right.document].append(passage)
    kin: dict[str, set[str]] = defaultdict(set)
    sharing: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    standing: dict[str, list[Span]] = defaultdict(list)
    for (left, right), found in shared.items():
        both = (houses[left], houses[right])
        strangers = _all_standing(documents, found)
        if not strangers:
            kin[left].add(right)
            kin[right].add(left)
        elif _same_outlet(documents[left], documents[right]):
            for passage in found:
                sharing[left].append((passage.left.span, right))
                sharing[right].append((passage.right.span, left))
        for passage in found:
            if _is_own(passage, both, strangers=strangers):
                standing[left].append(passage.left.span)
                standing[right].append(passage.right.span)
    for doc, spans in sharing.items():
        standing[doc].extend(_recurring(spans, kin))
    return standing


class _Houses:
    """What the outlet of a document may be called, and what it says at its end."""

    def __init__(self, doc: Document) -> None:
        self.names = frozenset(_bare(doc.outlet)) if doc.outlet else frozenset(_headings(doc))
        self.is_known = bool(doc.outlet)
        self._text = doc.text
        closing = paragraphs(doc.text)[-_CLOSING:]
        self._closing = [
            p for p in closing if len(p) <= min(_LONGEST, _MOST_SHARED * len(doc.text))
        ]

    def named_in(self, span: Span) -> frozenset[str]:
        """Of the names those that stand in a stretch of the text."""
        key = f" {_key(self._text, span)} "
        return frozenset(name for name in self.names if f" {name} " in key)

    def holds(self, names: Set[str], span: Span) -> bool:
        """Whether one of some names stands in a stretch of the text."""
        key = f" {_key(self._text, span)} "
        return any(f" {name} " in key for name in names)

    def is_closing(self, span: Span) -> bool:
        """Whether a stretch is most of one of the last paragraphs."""
        return any(
            p.start <= span.start and span.end <= p.end and 2 * len(span) > len(p)
            for p in self._closing
        )


def _bare(name: str) -> Iterator[str]:
    """A name as it is looked for, without its article; none if nothing is left."""
    key = word_key(name).removeprefix("the ")
    if key:
        yield key


def _headings(doc: Document) -> Iterator[str]:
    """Names in the short lines at the beginning of a text, of two words and more with capitals."""
    for line in paragraphs(doc.text)[:_HEADING_LINES]:
        if line == doc.title_span or len(line) > _LONGEST:
            continue
        for part in _DIVIDERS.split(line.of(doc.text)):
            words = part.split()
            if 2 <= len(words) <= _HEADING_WORDS and all(map(_may_be_in_name, words)):
                yield from _bare(part)


def _may_be_in_name(word: str) -> bool:
    return word[0].isupper() or word in FUNCTION_WORDS


def _is_own(passage: Passage, both: tuple[_Houses, _Houses], *, strangers: bool) -> bool:
    """Whether two outlets speak of themselves in what their documents share.

    Where one outlet is not known, words in which the other names itself are no story of its own,
    if nothing else is shared.
    """
    spans = (passage.left.span, passage.right.span)
    left, right = (house.named_in(span) for house, span in zip(both, spans, strict=True))
    if strangers and (left or right):
        one, other = both
        return bool(
            (left and right)
            or (left and not other.is_known and other.holds(left, spans[1]))
            or (right and not one.is_known and one.holds(right, spans[0]))
        )
    closing = all(house.is_closing(span) for house, span in zip(both, spans, strict=True))
    return bool(left and right and left.isdisjoint(right)) and closing


def _all_standing(documents: Mapping[str, Document], found: Sequence[Passage]) -> bool:
    """Whether all that two documents share stands at their ends and is a small part of them."""
    sides = ([passage.left for passage in found], [passage.right for passage in found])
    return all(_stand(len(documents[places[0].document].text), places) for places in sides)


def _stand(length: int, places: Sequence[Place]) -> bool:
    if sum(len(place.span) for place in places) > _MOST_SHARED * length:
        return False
    return all(p.span.end <= _HEAD * length or p.span.start >= _FOOT * length for p in places)


def _same_outlet(left: Document, right: Document) -> bool:
    return bool(left.outlet) and left.outlet == right.outlet


def _recurring(sharing: Sequence[tuple[Span, str]], kin: Mapping[str, Set[str]]) -> Iterator[Span]:
    """Of the stretches that one document shares, those that unrelated others have too."""
    cluster: list[tuple[Span, str]] = []
    end = 0
    for span, other in [*sorted(sharing), (None, "")]:
        if span is None or span.start >= end:
            if _are_strangers({name for _, name in cluster}, kin):
                yield from (found for found, _ in cluster)
            cluster = []
        if span is not None:
            cluster.append((span, other))
            end = max(end, span.end)


def _are_strangers(names: set[str], kin: Mapping[str, Set[str]]) -> bool:
    """Whether some documents are not all of one family."""
    if len(names) < 2:
        return False
    left = set(names)
    waiting = [min(left)]
    left.discard(waiting[0])
    while waiting:
        near = kin.get(waiting.pop(), frozenset()) & left
        left -= near
        waiting.extend(near)
    return bool(left)

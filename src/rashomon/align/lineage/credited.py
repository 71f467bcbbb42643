"""Whom documents credit, and whether that is one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.lexicon.agencies import agency_of, house_key, is_same_house
from rashomon.model.documents import Credit, Document
from rashomon.model.links import Clue, Passage
from rashomon.model.spans import Span

_WHOLE_TEXT = frozenset(
    {
        "credit.byline",
        "credit.copyright",
        "credit.dateline",
        "credit.field",
        "credit.link",
        "credit.note",
    }
)

# Code points before and after a shared passage in which the other's outlet may be named for it:
# about a sentence.
_BESIDE = 120
_ARTICLES = ("The ", "the ", "A ", "of ", "for ")
_NAME = re.compile(
    r"[A-Z][\w&'’-]*(?: (?:of |the |for )?[A-Z][\w&'’-]*){0,6}|(?:[a-z0-9-]+\.){1,3}[a-z]{2,10}"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """As whom a document speaks, and whom it credits.

    Args:
        document: Its id.
        houses: Names and addresses of its own outlet.
        credits: Its credits to others, each with the id of the document that has it.
        authors: Names in its byline, one of which may be an outlet's that only another document
            shows to be one.
        own_agency: Whether it has no outlet of its own and all marks of an agency's own text.
    """

    document: str
    houses: tuple[str, ...]
    credits: tuple[tuple[str, Credit], ...]
    authors: tuple[tuple[str, str], ...] = ()
    own_agency: bool = False

    def is_house(self, name: str) -> bool:
        """Whether a name or an address is that of its outlet."""
        return any(is_same_house(_bare_host(name), house) for house in self.houses)


def find_voice(doc: Document) -> Voice:
    """Reads a document's own outlet and its credits to others.

    Args:
        doc: The document.
    """
    houses = [name for name in (doc.outlet or "", _host(doc.url or "")) if name]
    slugs = {credit.slug for credit in doc.credits}
    own_agency = not houses and {"credit.dateline", "credit.signoff"} <= slugs
    if own_agency:
        houses = [c.name for c in doc.credits if c.slug == "credit.dateline"]
    voice = Voice(doc.id, tuple(dict.fromkeys(houses)), ())
    others = tuple((doc.id, c) for c in doc.credits if c.name and not voice.is_house(c.name))
    named = {credit.name for credit in doc.credits}
    authors = tuple((doc.id, name) for name in doc.authors if name not in named)
    return Voice(doc.id, voice.houses, others, authors, own_agency)


def find_clues(voice: Voice, other: Voice) -> list[Clue]:
    """The credits that one document gives to another's outlet.

    Args:
        voice: The document that credits.
        other: The one that may be credited.

    Returns:
        A clue for each credit, in their order.
    """
    return [
        _clue(document, credit)
        for document, credit in voice.credits
        if credit.slug != "credit.signoff" and other.is_house(credit.name)
    ] + [
        Clue("credit.byline", document, None, None, name)
        for document, name in voice.authors
        if other.is_house(name)
    ]


def find_same(left: Voice, right: Voice) -> tuple[str, list[Clue]]:
    """What both credit for their whole text.

    Args:
        left: A document.
        right: Another.

    Returns:
        ``credit.same``, ``signoff.same`` or nothing, and the credits of both.
    """
    for slugs, reason in ((_WHOLE_TEXT, "credit.same"), ({"credit.signoff"}, "signoff.same")):
        for mine, one in left.credits:
            for theirs, two in right.credits:
                if one.slug in slugs and two.slug in slugs and is_same_house(one.name, two.name):
                    return reason, [_clue(mine, one), _clue(theirs, two)]
    return "", []


def credits_elsewhere(voice: Voice, other: Voice) -> bool:
    """Whether a document says that its whole text is somebody's who is not the other."""
    given = [credit for _, credit in voice.credits]
    return any(is_for_whole(credit) for credit in given) and not any(
        other.is_house(credit.name) for credit in given
    )


def find_mentions(doc: Document, passages: Sequence[Passage], other: Voice) -> Iterator[Clue]:
    """Where a document names another's outlet in or beside the words that they share.

    Args:
        doc: The document.
        passages: What they share.
        other: The other.

    Yields:
        At most one clue for each passage.
    """
    if not any(" " in house or agency_of(house) for house in other.houses):
        return
    for passage in passages:
        place = passage.left if passage.left.document == doc.id else passage.right
        low, high = max(0, place.span.start - _BESIDE), place.span.end + _BESIDE
        for match in _NAME.finditer(doc.text[:high], low):
            name = _named(match[0], other)
            if name:
                start = match.start() + match[0].index(name)
                span = Span(start, start + len(name))
                yield Clue("credit.text", doc.id, span, doc.origin.cover(span), name)
                break


def _named(name: str, other: Voice) -> str:
    """The part of a name in capitals that is the other's outlet; empty if none is."""
    words = name.split()
    for first in range(len(words)):
        tail = " ".join(words[first:])
        if tail.startswith(_ARTICLES):
            continue
        if other.is_house(tail):
            return tail
    return ""


def is_for_whole(credit: Credit) -> bool:
    """Whether a credit is for the whole text."""
    return credit.slug in _WHOLE_TEXT


def house_of(credit: Credit) -> str:
    """What the names of one credited house have in common."""
    return house_key(_bare_host(credit.name))


def _clue(document: str, credit: Credit) -> Clue:
    return Clue(credit.slug, document, credit.span, credit.origin, credit.words or credit.name)


def _bare_host(name: str) -> str:
    return _host(name) or name


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:  # a broken bracketed host
        return ""

"""Whom documents credit, and whether that is one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.lexicon.agencies import house_key, is_same_house
from rashomon.model.documents import Credit, Document
from rashomon.model.links import Clue, Passage
from rashomon.model.spans import Span

WHOLE_TEXT = frozenset(
    {
        "credit.byline",
        "credit.copyright",
        "credit.dateline",
        "credit.field",
        "credit.link",
        "credit.note",
    }
)
"""Slugs of credits for the whole text; others speak of a part."""

# Code points before and after a shared passage in which the other's outlet may be named for it:
# about a sentence.
_BESIDE = 120
_ARTICLES = ("The ", "the ", "A ", "of ", "for ")
# A name, or an address; its parts have at most 63 characters (RFC 1035), and none is looked for
# within a part, so that a line of ten million letters is gone through once.
_NAME = re.compile(
    r"[A-Z][\w&'’-]*(?: (?:of |the |for )?[A-Z][\w&'’-]*){0,6}"
    r"|(?<![a-z0-9-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,10}"
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
    for slugs, reason in ((WHOLE_TEXT, "credit.same"), ({"credit.signoff"}, "signoff.same")):
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


class Named:
    """The names in a document, by what could be an outlet's.

    Args:
        doc: The document.
    """

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._places: dict[str, list[Span]] = defaultdict(list)
        for match in _NAME.finditer(doc.text):
            for start in _word_starts(match[0]):
                span = Span(match.start() + start, match.end())
                self._places[span.of(doc.text)].append(span)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for name in self._places:
            self._keys[house_key(name)].append(name)
        self._found: dict[tuple[str, ...], list[Span]] = {}

    def find(self, passages: Sequence[Passage], other: Voice) -> Clue | None:
        """The first place in or beside shared words where another's outlet is named.

        Args:
            passages: What the document shares with the other.
            other: The other.
        """
        places = self._places_of(other.houses)
        for passage in passages if places else ():
            place = passage.left if passage.left.document == self._doc.id else passage.right
            low, high = place.span.start - _BESIDE, place.span.end + _BESIDE
            span = next((span for span in places if low <= span.start < high), None)
            if span is not None:
                origin = self._doc.origin.cover(span)
                return Clue("credit.text", self._doc.id, span, origin, span.of(self._doc.text))
        return None

    def _places_of(self, houses: tuple[str, ...]) -> list[Span]:
        if houses not in self._found:
            names = {name for house in houses for name in self._names_of(house)}
            places = sorted(span for name in names for span in self._places[name])
            self._found[houses] = places
        return self._found[houses]

    def _names_of(self, house: str) -> list[str]:
        """Names of a house in the document; a short form may stand for it here or there."""
        if " " in house and not house.isupper():
            return self._keys.get(house_key(house), [])
        return [name for name in self._places if is_same_house(name, house)]


def _word_starts(name: str) -> list[int]:
    """Where words of a name begin that an outlet's name may begin with."""
    starts = [0, *(match.end() for match in re.finditer(" ", name))]
    return [start for start in starts if not name.startswith(_ARTICLES, start)]


def is_for_whole(credit: Credit) -> bool:
    """Whether a credit is for the whole text."""
    return credit.slug in WHOLE_TEXT


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

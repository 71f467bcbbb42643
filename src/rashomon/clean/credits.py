"""Everything in which an account says whose text it is: in its words, fields and furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rashomon.clean.credit_rules import CreditZone, find_line_credits, speaks_of_pictures
from rashomon.lexicon.agencies import house_key, is_house
from rashomon.model.documents import Credit, Given
from rashomon.model.spans import OffsetMap, Span

# Credits in an account's own words stand in its first or last paragraphs.
_EDGE = 3
# Bylines that cleaning left in the account are short.
_LONGEST_BYLINE = 80
# A list of more authors was gathered by a scraper from all over the page.
_MOST_AUTHORS = 4
_MOST_CREDITS = 20
_MOST_WORDS = 200
_ACRONYM = re.compile(r"[A-Z]{3,6}")

_NO_CREDITS_TEXT = """
advertisement caption comments cookies followers header.title header.url invisible
newsletter ornament paywall script share subscribe weather
"""
NO_CREDITS = frozenset(_NO_CREDITS_TEXT.split())
"""Slugs of removals in whose words none stands: pictures, readers' comments, other accounts."""

_BEFORE = " \t\n.,;:/|–—-•"


def line_credits(
    line: str, zone: CreditZone, origin: Callable[[Span], Span], start: int | None = None
) -> list[Credit]:
    """The credits in one line of what was received.

    Args:
        line: How it reads.
        zone: Where it stands in the account.
        origin: From a span of the line to what was received.
        start: Where it begins in ``Document.text``; ``None`` where it was left out.

    Returns:
        The credits, with their places.
    """
    found = []
    for hit in find_line_credits(line, zone):
        # Patterns begin with what ends the words before them.
        whole = line[hit.start : hit.end]
        span = Span(hit.end - len(whole.lstrip(_BEFORE)), hit.end)
        found.append(
            Credit(
                name=hit.name,
                slug=hit.slug,
                span=None if start is None else span.shifted(start),
                origin=origin(span),
                words=_folded(span.of(line)),
            )
        )
    return found


def find_credits(
    text: str,
    title: Span | None,
    origin: OffsetMap,
    given: Given,
    authors: Sequence[str],
    removed: Iterable[Credit],
) -> tuple[Credit, ...]:
    """Everything in which one document says whose text it is.

    Args:
        text: The document's text.
        title: Where its headline stands, or ``None``.
        origin: Map from the text to the capture.
        given: Fields that came with it.
        authors: The document's authors.
        removed: Credits in what was left out of the text.

    Returns:
        Credits in the order of place, those of fields first; one for each body and kind.
    """
    found = [*_in_text(text, title.end if title else 0, origin), *removed]
    found += [
        Credit(name, "credit.field", words=_folded(name))
        for name in given.credits
        if name and not speaks_of_pictures(name)
    ]
    if len(authors) <= _MOST_AUTHORS:
        found += [
            Credit(name, "credit.byline", words=name)
            for name in authors
            if is_house(name) or _ACRONYM.fullmatch(name)
        ]
    kept: dict[tuple[str, str], Credit] = {}
    for credit in found:
        kept.setdefault((credit.slug, house_key(credit.name) or credit.name), credit)
    return tuple(sorted(kept.values(), key=_place)[:_MOST_CREDITS])


def _place(credit: Credit) -> tuple[int, int, str, str]:
    at = credit.origin or Span(0, 0)
    return at.start, at.end, credit.slug, credit.name


def _in_text(text: str, start: int, origin: OffsetMap) -> list[Credit]:
    """Credits in the first and last paragraphs below the headline."""
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text[start:])]
    found: list[Credit] = []
    for number, (begin, end) in enumerate(paragraphs):
        first, last = number < _EDGE, number >= len(paragraphs) - _EDGE
        if not first and not last:
            continue
        line, at = text[start + begin : start + end], start + begin
        for zone in _zones(line, first, last):
            found += line_credits(line, zone, _from(origin, at), at)
    return found


def _from(origin: OffsetMap, at: int) -> Callable[[Span], Span]:
    return lambda span: origin.cover(span.shifted(at))


def _zones(line: str, first: bool, last: bool) -> Iterable[CreditZone]:
    if first:
        yield "lead"
        if len(line) <= _LONGEST_BYLINE and line[-1] not in '.?!:"”':
            yield "head"
    if last:
        yield "end"


def _folded(words: str) -> str:
    return " ".join(words.split())[:_MOST_WORDS]

"""Outlets in running text: "told Reuters", "the newspaper Le Monde", "CNN's Ana Ruiz".

A name is an outlet's where a list knows it, where it ends as such names do, where it is an address
("example.com"), or where the noun beside it says so. Anything else may be anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.lexicon.names import name_words
from rashomon.lexicon.outlets import outlet_words
from rashomon.model.spans import Span

# One capitalised word after another, with the small words that names hold.
_NAME = re.compile(
    r"(?<![\w’'])(?:\d{1,2} )?[A-Z][\w&/-]*(?:\.[A-Za-z]\w*)*"
    r"(?: (?:(?:the|of|and|for|di|de|del|della|la|le|der|die|das|&) )?[A-Z\d][\w&/-]*(?:\.\w+)*)*"
)
# "A Velmian paper, the New Era, reported".
_APPOSITION = re.compile(r", (?:the )?([A-Z][\w’-]*(?: (?:of |the )?[A-Z][\w’-]*){0,4})(?=[,.;:])")
# Labels are as long as RFC 1035 (2.3.4) allows, and looked at from their first one only.
_ADDRESS = re.compile(
    r"(?<![\w.-])(?:[a-zA-Z\d-]{1,63}\.)+(?:com?|net|org|info|news|tv|io|[a-z]{2})\b"
)
_NOUN_BEFORE = re.compile(r"([A-Za-z]+(?: [a-z]+)?),? $")
_NOUN_AFTER = re.compile(r",? ?([a-z]+(?: [a-z]+)?)\b")
_AFFILIATE = re.compile(r" (?:affiliate|partner|sister station) (?=[A-Z])")
_MEDIA = re.compile(r"\b(?:[a-z-]+ ){0,3}([a-z]+)$")
_ARTICLE = re.compile(r"[Tt]he ")
_WORD = re.compile(r"[^\s,;:.!?“”\"]+")
_MOST_WORDS = 5
"""Words of the longest known name."""
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my)\b", re.IGNORECASE)
# "Ana Ruiz of the Courier" is Ruiz.
_OF = re.compile(r"\b(?:of|at|from|for|with)\b")
_LONGEST = 60
"""Characters of a name that are looked at before and behind."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as a text names it.

    Attributes:
        span: Its name; of one that is not named the words that describe it.
        named: Whether it has a name.
    """

    span: Span
    named: bool


def find_outlet(text: str, phrase: Span) -> Outlet | None:
    """Find the outlet that some words are about.

    Args:
        text: The text.
        phrase: A noun phrase: "Reuters", "the BBC's Newsnight", "state television".

    Returns:
        The first outlet named; where none is, what is described as one; else `None`.
    """
    known = find_known(text, phrase.start)
    if known is not None and known <= phrase.end:
        return Outlet(Span(phrase.start, known), True)
    names = list(_names(text, phrase))
    for judge in (is_outlet, _is_beside_noun):
        for span in names:
            if judge(text, span) and not _AFFILIATE.match(text, span.end):
                return Outlet(span, True)
    words = phrase.of(text)
    described = _MEDIA.search(words)
    # "The newspaper" is one named before, and which one nothing here tells.
    if described is None or _DEFINITE.match(words):
        return None
    if described[1] not in outlet_words().nouns - {"show"}:
        return None
    name = _APPOSITION.match(text, phrase.end, phrase.end + _LONGEST)
    return Outlet(Span(*name.span(1)), True) if name else Outlet(phrase, False)


def is_head(text: str, outlet: Outlet, phrase: Span) -> bool:
    """Whether a phrase is about an outlet itself, and not about somebody or something of it.

    Args:
        text: The text.
        outlet: The outlet.
        phrase: The phrase that it was found in.
    """
    rest = text[outlet.span.end : phrase.end].strip()
    before = text[phrase.start : outlet.span.start]
    return (not rest or rest in outlet_words().nouns) and _OF.search(before) is None


def find_known(text: str, start: int) -> int | None:
    """Find where a known name of several words ends that begins here, small words among them.

    Args:
        text: The text.
        start: Where it begins.

    Returns:
        Index after "Meet the Press" or the like; `None` where no such name begins.
    """
    lead = _ARTICLE.match(text, start)
    begin = lead.end() if lead else start
    ends = [hit.end() for hit in _WORD.finditer(text, begin, begin + _LONGEST)][1:_MOST_WORDS]
    names = outlet_words().names
    return next((end for end in reversed(ends) if text[begin:end] in names), None)


def is_outlet(text: str, name: Span) -> bool:
    """Whether a name is that of an outlet by itself.

    Args:
        text: The text.
        name: The name.
    """
    lists, words = outlet_words(), name.of(text)
    plain = words.removeprefix("The ")
    last = plain.rsplit(" ", 1)[-1]
    closing = " ".join(plain.split(" ")[-2:])
    if plain in lists.names or _ADDRESS.fullmatch(words):
        return True
    return (" " in words and last in lists.endings) or (
        closing != plain and closing in lists.endings
    )


def _is_beside_noun(text: str, name: Span) -> bool:
    """Whether a noun says what the name is: "the newspaper Dawn", "Dawn newspaper"."""
    if name.of(text) in name_words().demonyms:
        return False
    nouns = outlet_words().nouns - {"media", "show", "site", "network", "paper"}
    before = _NOUN_BEFORE.search(text, max(0, name.start - _LONGEST), name.start)
    if before and not {before[1].lower(), before[1].lower().rsplit(" ", 1)[-1]}.isdisjoint(nouns):
        return True
    after = _NOUN_AFTER.match(text, name.end, min(len(text), name.end + _LONGEST))
    if after is None:
        return False
    return not {after[1], after[1].split(" ")[0]}.isdisjoint(nouns)


def _names(text: str, phrase: Span) -> Iterator[Span]:
    for hit in _ADDRESS.finditer(text, phrase.start, phrase.end):
        yield Span(*hit.span())
    for hit in _NAME.finditer(text, phrase.start, phrase.end):
        start = _after_person(text, Span(*hit.span()))
        yield from _parts(text[start : hit.end()], start)


def _after_person(text: str, run: Span) -> int:
    """Where the outlet begins in "Ana Ruiz of the Courier", else where the run of words does."""
    words = run.of(text)
    start = run.start + words.rfind(" of ") + len(" of ")
    if " of " not in words or words.removeprefix("The ") in outlet_words().names:
        return run.start
    return start if is_outlet(text, Span(start, run.end)) else run.start


def _parts(words: str, start: int) -> Iterator[Span]:
    """A run of capitalised words, then the known names that it begins with."""
    yield Span(start, start + len(words))
    names = outlet_words().names
    pieces = words.split(" ")
    for count in range(min(len(pieces) - 1, 4), 0, -1):
        lead = " ".join(pieces[:count])
        if lead.removeprefix("The ") in names:
            yield Span(start, start + len(lead))

"""The names that mentions print: whole where a mention holds only a piece of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.lexicon.name_variants import name_variants
from rashomon.lexicon.names import name_words
from rashomon.model.reading import Mention
from rashomon.model.spans import Span

_OPEN_END = re.compile(
    r" (?:of|for|on|to|in)(?: the)?$| (?:of|for|on)(?: [A-Z][\w’'-]+){1,3} and$", re.IGNORECASE
)
_JOINING = frozenset({"of", "for", "on", "to", "in", "and", "the"})
_GAP = re.compile(r" (?:the )?\Z")
_NEXT_WORDS = re.compile(r" (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")
_INITIAL = re.compile(r"[A-Z]\.?\Z")
_AFTER_INITIAL = re.compile(r"\.? ?[A-Z][\w’'-]+")
_INITIAL_BEFORE = re.compile(r"\b[A-Z]\Z")
_PIECE_BEFORE = re.compile(r"\b[A-Z]\w{0,5}[ \ufffd?]\Z")
_WORD_BEFORE = re.compile(r"\b([A-Z][a-z]+) \Z")
_GIVEN_BEHIND = re.compile(r"[A-Z][a-z]+-[a-z]+\Z")
_TITLE_BEFORE = re.compile(r"\b([A-Z][a-zé]{1,12})\.? \Z")
# Enough for a title of courtesy.
_LOOK_BACK = 16


@dataclass(frozen=True, slots=True)
class Printed:
    """A mention with the whole name that it stands in.

    Args:
        mention: The mention.
        words: Its words.
        name: The whole name as printed: more than the words where the mention holds a piece.
        title: The title before it, or empty.
        span: Where a body's whole name stands; of all others the mention.
    """

    mention: Mention
    words: str
    name: str
    title: str
    span: Span


def find_printed(text: str, mentions: Sequence[Mention]) -> list[Printed]:
    """Gives each mention its whole name.

    Args:
        text: The document's text.
        mentions: Its mentions, in order.

    Returns:
        One for each mention, in order.
    """
    found: list[Printed] = []
    joined: Span | None = None
    for at, mention in enumerate(mentions):
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        span = _whole(text, mention, following)
        if (
            joined
            and joined.covers(mention.span)
            and mention.kind in ("organization", "government")
        ):
            span = joined
        joined = span if span.end > mention.span.end else None
        name = _without_open_end(span.of(text))
        place = (
            mention.span if mention.kind == "person" else Span(span.start, span.start + len(name))
        )
        found.append(Printed(mention, mention.span.of(text), name, _title(text, mention), place))
    return found


def _whole(text: str, mention: Mention, following: Mention | None) -> Span:
    if mention.kind == "person":
        return _whole_person(text, mention.span)
    if mention.kind == "place" or not _OPEN_END.search(mention.span.of(text)):
        return mention.span
    if following is not None and _GAP.match(text[mention.span.end : following.span.start]):
        return Span(mention.span.start, following.span.end)
    hit = _NEXT_WORDS.match(text, mention.span.end)
    return Span(mention.span.start, hit.end()) if hit else mention.span


def _without_open_end(words: str) -> str:
    """Words without the small ones that they end in."""
    kept = words.split(" ")
    while len(kept) > 1 and kept[-1].lower() in _JOINING:
        kept.pop()
    return " ".join(kept)


def _whole_person(text: str, span: Span) -> Span:
    """A person's name with the initial or the first letters that the mention leaves out."""
    words, particles = span.of(text), name_variants().particles
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    if _INITIAL.match(words):
        hit = _AFTER_INITIAL.match(text, span.end)
        return Span(span.start, hit.end()) if hit else span
    if words.startswith("."):
        hit = _INITIAL_BEFORE.search(before)
    elif _GIVEN_BEHIND.match(words):
        hit = _WORD_BEFORE.search(before)
        hit = hit if hit and hit.group(1) in name_variants().surname_first else None
    elif words[0].islower() and words[1:2].isalpha() and words.split()[0] not in particles:
        hit = _PIECE_BEFORE.search(before)
    else:
        return span
    return Span(span.start - len(hit.group()), span.end) if hit else span


def _title(text: str, mention: Mention) -> str:
    start = mention.span.start
    if mention.title is not None and mention.title.start < start:
        return mention.title.of(text)
    hit = _TITLE_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    word = hit.group(1) if hit else ""
    lists = name_words()
    return word if word in lists.honorifics or word.lower() in lists.offices else ""

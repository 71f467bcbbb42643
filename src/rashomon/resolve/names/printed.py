"""The names that mentions print: whole where a mention holds only a piece of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.lexicon.name_variants import name_variants
from rashomon.lexicon.names import name_words
from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.names.acronyms import find_definitions

_OPEN_END = re.compile(
    r" (?:of|for|on|to|in)(?: the)?$| (?:of|for|on)(?: [A-Z][\w’'-]+){1,3} and$", re.IGNORECASE
)
_JOINING = frozenset({"of", "for", "on", "to", "in", "and", "the"})
_POSSESSIVE = re.compile(r"[’'`]s?$")
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
        words: Its words, of a person without the state before them.
        name: The whole name as printed: more than the words where the mention holds a piece.
        title: The title before it, or empty.
        span: Where a body's whole name stands; a person's words.
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
    longs = _explained(text, mentions)
    joined: Span | None = None
    for at, mention in enumerate(mentions):
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        span = longs.get(at) or _whole(text, mention, following)
        if joined and joined.covers(mention.span) and mention.kind in _BODIES:
            span = joined
        joined = span if span.end > mention.span.end else None
        name = _without_open_end(span.of(text))
        place = _place(mention, span, name)
        words = mention.span.of(text) if place.start <= mention.span.start else place.of(text)
        found.append(Printed(mention, words, name, _title(text, mention), place))
    return found


def _place(mention: Mention, span: Span, name: str) -> Span:
    """Where the name stands that a mention is shown by; people's are shown as they were read."""
    if mention.kind != "person":
        return Span(span.start, span.start + len(name))
    return Span(max(span.start, mention.span.start), mention.span.end)


def _explained(text: str, mentions: Sequence[Mention]) -> dict[int, Span]:
    """Whole names that a text explains the letters of, by the number of the mention they open.

    "Alliance to Mend Our Locks (AMOL)", of which a reader may have seen the first word only.
    """
    found: dict[int, Span] = {}
    starts = {m.span.start: n for n, m in enumerate(mentions) if m.kind in _BODIES}
    at = 0
    for short, long in find_definitions(text):
        end = text.find(f" ({short})", at)
        start = end - len(long)
        if end < 0 or start not in starts or text[start:end] != long:
            continue
        number, span = starts[start], Span(start, end)
        if len(mentions[number].span) < len(span) and not _POSSESSIVE.search(long):
            found[number] = span
        at = end
    return found


_BODIES = ("organization", "government")


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
    state = words.split(" ", 1)[0]
    if state.isupper() and state in name_words().state_names and " " in words:
        # "the ambassador to the U.S. | Ana Ruiz"
        return Span(span.start + len(state) + 1, span.end)
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

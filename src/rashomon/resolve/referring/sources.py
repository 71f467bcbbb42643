"""The person attributed: from a source's words to the one mention that is its head.

The head of "the deputy head of Ruiz's office, Ivo Petrov" is Petrov, that of "a spokesman for
Ruiz" is nobody named.  A mention inside a source counts unless it is a possessor, stands after a
preposition, or only modifies the word after it ("UN chief").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.lexicon.names import name_words
from rashomon.model.reading import Mention
from rashomon.model.spans import Span

_POSSESSIVE = re.compile(r"[’']s?(?!\w)")
_PREPOSITION = re.compile(
    r"\b(?:of|for|from|to|with|by|in|at|near|against|about|on|under|behind|outside|inside|over|"
    r"than|like|including|between|among)(?: [\w’'\-]+){0,6} $"
)
_JOINED = re.compile(r"^[^,]*\b(?:and|or)\b")
_MODIFIES = re.compile(
    r" (?!and\b|or\b|who\b|which\b|that\b|in\b|of\b|at\b|on\b|from\b|himself\b|"
    r"herself\b|also\b|later\b|then\b|have\b|has\b|was\b|is\b)[a-zà-ÿ]"
)
_DETERMINER = re.compile(r"^(?:[Tt]he|[Aa]n?|[Bb]oth)? ?$")
_INDEFINITE = re.compile(
    r"^(?:an?|one|some|several|many|two|three|four|five|six|seven|eight|nine|ten|dozens of|"
    r"hundreds of|another|other|unnamed|anonymous|senior|local|[a-z\-]+ing) ",
    re.IGNORECASE,
)
# Where the head of a description ends: "a guard | at the gate", "lawyers | for the union".
_HEAD_ENDS = re.compile(
    r"(?:,| (?:of|for|at|in|on|from|with|within|who|whose|that|which|outside|inside|near|"
    r"through|to|close|familiar|involved|representing|speaking|and|or|under|among|across|behind)\b)"
)
_DEFINITE = re.compile(
    r"^(?:the|this|that|these|those|his|her|its|their|our|my|your)\b", re.IGNORECASE
)
_BARE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|President|Minister)\.? )?([A-Z][^\W\d_]+(?:-[^\W\d_]+)?),?$"
)
_CLAUSE = re.compile(r",? (?:who|whose|which|that|where)\b|, speaking\b|, citing\b")


def head_mention(text: str, source: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """The one mention that a source is about.

    Args:
        text: The document's text.
        source: The source's spans, in order.
        mentions: The document's mentions, in order.

    Returns:
        The head, or ``None`` where no mention or more than one could be it.
    """
    inside = [m for span in source for m in mentions_in(mentions, span)]
    heads = [m for m in inside if not _is_dependent(text, m, source)]
    persons = [m for m in heads if m.kind == "person"]
    if persons:
        if any(_JOINED.match(span.of(text)) for span in source):
            return None  # two who spoke: "Ana Ruiz and Ivo Stern", "the bank and its head, …"
        # "Ana Ruiz, 45, … Ruiz": the same person twice is one head, the fuller mention first.
        names = {m.span.of(text).rstrip().rpartition(" ")[2] for m in persons}
        return max(persons, key=lambda m: len(m.span)) if len(names) == 1 else None
    # "the Russian Foreign Ministry": a nationality beside a body's name belongs to the body.
    bodies = [m for m in heads if m.kind != "group"] or heads
    if len(bodies) == 1 and _is_whole(text, bodies[0], source):
        return bodies[0]
    return None


def nameless_span(text: str, source: Span) -> Span:
    """The words of a source that describe somebody, up to a clause that tells of them.

    "A guard, who gave only his first name" is a guard: the clause is no part of the name.

    Args:
        text: The document's text.
        source: The source.
    """
    words = _CLAUSE.split(source.of(text))[0]
    return Span(source.start, source.start + len(words))


def mentions_in(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions that lie wholly in a span, found by bisection.

    Args:
        mentions: A document's mentions, in order and disjoint.
        span: Where to look.
    """
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    last = bisect_right(mentions, span.end, key=lambda m: m.span.end)
    return mentions[first:last]


def bare_name(text: str, source: Sequence[Span]) -> Span | None:
    """The name in a source that is one capitalised word, up to a title of courtesy.

    Args:
        text: The document's text.
        source: The source's spans.

    Returns:
        The word, or ``None`` where the source is anything else.
    """
    if len(source) != 1:
        return None
    hit = _BARE.match(source[0].of(text))
    return None if hit is None else Span(hit.start(1), hit.end(1)).shifted(source[0].start)


def is_unnamed(text: str, source: Sequence[Span], mentions: Sequence[Mention]) -> bool:
    """Whether a source is somebody deliberately or plainly not named ("a senior official").

    Definite descriptions ("the ministry", "the president") are no unnamed people: they stand for
    somebody named elsewhere, and are left open.
    """
    if len(source) != 1:
        return False
    words = source[0].of(text)
    if _DEFINITE.match(words) or not _is_people(words):
        return False
    persons = [m for m in mentions_in(mentions, source[0]) if m.kind == "person"]
    if persons and not re.match(r"an? ", words, re.IGNORECASE):
        return False
    return all(_is_dependent(text, m, source) for m in persons)


def _is_people(words: str) -> bool:
    """Whether a description is of somebody: "a senior official", "witnesses", "many users"."""
    head = _HEAD_ENDS.split(words)[0].split()
    if not head:
        return False
    lists = name_words()
    noun = head[-1].lower().strip(".’'")
    single = noun.removesuffix("s") if noun.endswith("s") else noun
    known = lists.people | lists.offices
    plural = noun != single and (single in known or noun.removesuffix("es") in known)
    described = len(head) > 1 and bool(_INDEFINITE.match(words))
    return plural or noun in lists.plurals or (described and noun in known)


def _is_dependent(text: str, mention: Mention, source: Sequence[Span]) -> bool:
    span = mention.span
    home = next(s for s in source if s.covers(span))
    after = text[span.end : min(home.end, span.end + 12)]
    if _POSSESSIVE.match(text[span.end : span.end + 3]):
        return True
    if _MODIFIES.match(after):
        return True
    start = (
        mention.title.start if mention.title and mention.title.start >= home.start else span.start
    )
    before = text[max(home.start, start - 40) : start]
    return bool(_PREPOSITION.search(before))


def _is_whole(text: str, mention: Mention, source: Sequence[Span]) -> bool:
    """Whether an organization or place is all that a source says, up to an article."""
    if len(source) != 1:
        return False
    home = source[0]
    lead = text[home.start : mention.span.start]
    tail = text[mention.span.end : home.end]
    return bool(_DETERMINER.match(lead)) and not re.search(r"\w", tail)

"""Sources that are writings and words: whose they are is who speaks in them.

"A statement by the minister's spokesman", "the company's own report", "data from the registry":
what stands in a writing is told by the one who made it.  In the terms of PARC and PolNeAR the
source is then a text, and its author is attributed through it (Pareti, "A database of
attribution relations", 2012).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from rashomon.model.reading import Mention
from rashomon.model.spans import Span

_NOUNS = (
    "accounts?|admission|advisory|affidavit|analysis|announcement|appeal|article|assessment|"
    "biography|blog|blog post|brief|briefing|bulletin|bylaws|claims?|column|comments?|"
    "communique|communiqué|complaint|confession|data|decision|decree|diary|dispatch|documents?|"
    "editorial|e-?mails?|essay|estimates?|figures|files?|filings?|findings|forecast|guidelines|"
    "indictment|interview|invitation|lawsuit|letters?|list|manifesto|memo|memoirs?|memorandum|"
    "message|notes?|notice|numbers|opinion|order|papers?|petition|plea|policy|poll|polls|posts?|"
    "postings?|prediction|projections?|publication|readout|records|remarks?|reply|reports?|"
    "research|response|review|rules|ruling|speech|statements?|statistics|study|studies|suit|"
    "summary|survey|surveys|testimony|texts?|threat|transcript|tweets?|verdict|video|warning|writings?"
)
_OWNED = re.compile(
    rf"(?P<whose>[^,;()]{{1,80}}?)(?:[’']s|(?<=s)[’'])\s(?:[\w’'-]+\s){{0,3}}?(?:{_NOUNS})\b"
    r"(?!\s+(?:by|from)\b)[^,;]{0,80}$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"(?:[\w’'“”\"-]+\s){{0,5}}?(?:{_NOUNS})\s"
    r"(?:(?:[\w-]+(?:ed|en|ten)|made|out|told)\s)?(?:from|by)\s(?P<whose>[^;]{1,120})$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:(?!(?:of|by|for|from|in|there|who)\b)[\w.’'“”/\"-]+\s){0,6}?"
    rf"(?:{_NOUNS}|ads?|advertisement|constitution|treaty|law)"
    r"(?:\s(?:in|on|at|of|to|about|for|[a-z]+ed)\s.{1,120})?\.?$",
    re.IGNORECASE,
)
# Before a maker's name, and behind it: the makers of "a CNN/ORC poll" are two, and a capital
# makes the noun a part of the name ("the Hill Review").
_LEAD = re.compile(r"^(?:(?:an?|the|its|their)\s)?(?:[a-z]+\s){0,3}$", re.IGNORECASE)
_MADE = re.compile(
    r"^\s(?:[a-z]+\s){0,2}?(?:analysis|editorial|estimate|forecast|index|poll|Poll|report|review|"
    r"study|survey)s?\b"
)
# Longer than this is a sentence, not a name of a writing.
_LONGEST = 240


def find_author(text: str, source: Span) -> Span | None:
    """The words for the one whose writing or words a source is.

    Args:
        text: The document's text.
        source: A source.

    Returns:
        "the minister's spokesman" of "a statement by the minister's spokesman"; ``None`` where
        the source is no writing, or nobody's.
    """
    words = source.of(text)
    if len(words) > _LONGEST:
        return None
    hit = _BY.match(words) or _OWNED.match(words)
    if hit is None:
        return None
    whose = hit["whose"].rstrip(" ,")
    return Span(source.start + hit.start("whose"), source.start + hit.start("whose") + len(whose))


def find_maker(text: str, source: Span, mentions: Sequence[Mention]) -> Span | None:
    """The body whose poll or report a source is: "a new Venn Institute poll".

    Args:
        text: The document's text.
        source: A source.
        mentions: The document's mentions, in order.

    Returns:
        The body's name; ``None`` where the words name none, or several that made it together.
    """
    first = bisect_left(mentions, source.start, key=lambda m: m.span.start)
    if first == len(mentions) or mentions[first].kind != "organization":
        return None
    maker = mentions[first].span
    lead, behind = text[source.start : maker.start], text[maker.end : source.end]
    return maker if _LEAD.match(lead) and _MADE.match(behind) else None


def is_writing(words: str) -> bool:
    """Whether a source is a writing, of whomever: "the filing", "a 2015 study".

    Args:
        words: The source's words.
    """
    return len(words) <= _LONGEST and bool(_ALONE.match(words))

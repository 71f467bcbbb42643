"""Sources that are writings and words: whose they are is who speaks in them.

"A statement by the minister's spokesman", "the company's own report", "data from the registry":
what stands in a writing is told by the one who made it.  In the terms of PARC and PolNeAR the
source is then a text, and its author is attributed through it (Pareti, "A database of
attribution relations", 2012).
"""

from __future__ import annotations

import re

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
    r"(?:(?!(?:of|by|for|from|in|there|who)\b)[\w.’'“”\"-]+\s){0,6}?"
    rf"(?:{_NOUNS}|constitution|treaty|law)"
    r"(?:\s(?:in|on|at|of|to|about|for)\s.{1,120})?$",
    re.IGNORECASE,
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


def is_writing(words: str) -> bool:
    """Whether a source is a writing, of whomever: "the filing", "a 2015 study".

    Args:
        words: The source's words.
    """
    return len(words) <= _LONGEST and bool(_ALONE.match(words))

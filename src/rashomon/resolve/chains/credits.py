"""What says that a whole document came through another outlet: datelines, credits, reposts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model.documents import Document
from rashomon.model.spans import Span
from rashomon.resolve.chains.outlets import find_outlet
from rashomon.resolve.names.names import name_key

# "RIVERTON, May 4 (Reuters) -": name in brackets and a dash, at the opening of the account.
_DATELINE = re.compile(
    r"(?:[A-Z][^()\n]{0,80}?)?[ (—–-]{0,3}\((?P<who>[A-Z][\w .’'-]{1,40})\)\s?(?:--?|[–—])\s"
)
_CREDIT = re.compile(
    r"(?:[Cc]ourtesy of|(?:[Oo]riginally|[Ff]irst) (?:published|posted|appeared|written)"
    r"(?: (?:as .{1,60}? )?(?:by|on|in|at|for))|[Rr]e(?:published|printed|posted)"
    r"(?: with (?:the )?permission)? (?:from|of|by)|[Tt]his (?:story|article|report|post|piece) "
    r"(?:is|was|comes|came|appears|appeared) (?:courtesy of|from|in|on|produced by|provided by)) "
    r"(?P<who>(?:[Tt]he )?[A-Za-z\d][^.;:\n(]{1,60})"
)
_SHORT = re.compile(r"[Tt]he ([A-Z][\w-]{2,})")
_OPENING = 5
"""Paragraphs in which a dateline is looked for: headline, summary, place of a caption, text."""
_LONGEST = 300
"""Code points of a credit, which stands in a paragraph of its own."""


def find_credits(doc: Document, blocks: Sequence[Span]) -> tuple[tuple[Span, str], ...]:
    """Find through whom a whole document came, as far as its text says it.

    Args:
        doc: The document.
        blocks: Its paragraphs.

    Returns:
        The words that name each outlet, with the slug of the rule; its own outlet is left out.
    """
    found: list[tuple[Span, str]] = []
    for number, paragraph in enumerate(blocks):
        if number < _OPENING:
            hit = _DATELINE.match(
                doc.text, paragraph.start, min(paragraph.end, paragraph.start + 200)
            )
            if hit is not None:
                found.append((Span(*hit.span("who")), "via.dateline"))
        if len(paragraph) <= _LONGEST:
            hit = _CREDIT.search(doc.text, paragraph.start, paragraph.end)
            if hit is not None:
                found.append((Span(*hit.span("who")), "via.credit"))
    named = ((find_outlet(doc.text, span), rule) for span, rule in found)
    return tuple(
        (outlet.span, rule)
        for outlet, rule in named
        if outlet is not None and outlet.named and not is_own(doc, outlet.span)
    )


def is_own(doc: Document, name: Span) -> bool:
    """Whether a name is that of the document's own outlet, which may be known by its address.

    Args:
        doc: The document.
        name: The name.
    """
    own = (doc.outlet or "").lower()
    words = name_key(name.of(doc.text))
    labels = {label.removeprefix("the") for label in own.split("/")[0].split(".")}
    return bool(own) and (words == name_key(own) or words.replace(" ", "") in labels)


def is_own_short(doc: Document, name: Span) -> bool:
    """Whether a name with an article is how a document's own outlet goes: "the Courier".

    Args:
        doc: The document.
        name: The name with its article.
    """
    hit = _SHORT.fullmatch(name.of(doc.text))
    own = name_key(doc.outlet or "")
    if hit is None or not own:
        return False
    short = name_key(hit[1])
    labels = (doc.outlet or "").lower().split("/")[0].split(".")[:-1]
    return own.endswith(f" {short}") or any(
        label.endswith(short) and label != short for label in labels
    )

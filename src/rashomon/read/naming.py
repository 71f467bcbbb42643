"""Mentions from what the network labels and what the rules know.

The network decides what is a name and of which kind. The rules add what it does not look for:
titles, and which places and bodies are governments; and the few names that their evidence is
sure of and the network passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.model.reading import EntityKind, Mention
from rashomon.model.spans import Span

_ARTICLE = re.compile(r"(?:the|a|an) +", re.IGNORECASE)
_MAY_GOVERN = ("place", "organization")


def merge_mentions(
    text: str, labelled: Sequence[tuple[Span, EntityKind]], ruled: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Unite the names of one text.

    Args:
        text: The text.
        labelled: Names by the network with their kinds, in order, none overlapping.
        ruled: Mentions by rules, in order, none overlapping.

    Returns:
        Mentions in order of position, none overlapping.
    """
    names = [Mention(_without_article(text, span), kind) for span, kind in labelled]
    ruled = list(ruled)
    found: list[Mention] = []
    spare: list[Mention] = []
    at = 0
    for name in names:
        while at < len(ruled) and ruled[at].span.end <= name.span.start:
            spare.append(ruled[at])
            at += 1
        rivals = []
        for rival in ruled[at:]:
            if rival.span.start >= name.span.end:
                break
            rivals.append(rival)
        at += sum(rival.span.end <= name.span.end for rival in rivals)
        found.append(_unite(name, rivals))
    spare += ruled[at:]
    taken = {place for name in found for place in range(name.span.start, name.span.end)}
    found += [
        rule for rule in spare if _is_sure(rule) and taken.isdisjoint(range(*_bounds(rule.span)))
    ]
    return _apart(found)


def _unite(name: Mention, rivals: Sequence[Mention]) -> Mention:
    """A labelled name with what the rules know of the same words."""
    titles = [r.title for r in rivals if r.title and not _overlap(r.title, name.span)]
    title = titles[0] if titles and name.kind == "person" else None
    governs = any(r.kind == "government" and r.span == name.span for r in rivals)
    kind: EntityKind = "government" if governs and name.kind in _MAY_GOVERN else name.kind
    return replace(name, kind=kind, title=title)


def _is_sure(rule: Mention) -> bool:
    return rule.title is not None or rule.kind == "government"


def _without_article(text: str, span: Span) -> Span:
    article = _ARTICLE.match(text, span.start, span.end)
    return Span(article.end(), span.end) if article and article.end() < span.end else span


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _apart(mentions: list[Mention]) -> tuple[Mention, ...]:
    """In order; of a title that overlaps the name before it only the name stays."""
    ordered = sorted(mentions, key=lambda mention: mention.span)
    out = ordered[:1]
    for before, mention in pairwise(ordered):
        clash = mention.title is not None and _overlap(mention.title, before.span)
        out.append(replace(mention, title=None) if clash else mention)
    return tuple(out)

"""Mentions of people, organizations, governments and places, by rules and word lists.

Precision first: a capitalised run whose kind nothing tells is no mention.
A name that one place in the document makes clear ("Foreign Minister Ana Ruiz") is then found
again wherever its full form, its surname or its acronym stands in the same document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rashomon.model.reading import EntityKind, Mention
from rashomon.model.spans import Span
from rashomon.read.name_kinds import Named, classify
from rashomon.read.name_runs import Run, Word, find_runs

_PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|from|to|at) $")
_IN_BRACKETS = re.compile(r"^ [(\[]([A-Z][A-Za-z&]{1,7})[)\]]")


def find_mentions(text: str, paragraphs: tuple[Span, ...]) -> tuple[Mention, ...]:
    """Finds who and what a text names.

    Args:
        text: A document's text.
        paragraphs: Its paragraphs, in order.

    Returns:
        Mentions in order of position, none overlapping.
    """
    runs = tuple(find_runs(text, paragraphs))
    named = [item for run in runs for item in classify(text, run)]
    known = _known_names(text, named)
    known.update((words, "place") for words in _located(text, runs) if words not in known)
    taken = [_unshouted(text, item.mention, known) for item in named]
    again = [m for run in runs for m in _again(run, known)]
    return _disjoint(taken + again)


def _unshouted(text: str, mention: Mention, known: dict[tuple[str, ...], EntityKind]) -> Mention:
    """A surname in capitals (a transcript's ``RUIZ:``) is a person's, not an acronym."""
    words = mention.span.of(text)
    if mention.kind == "organization" and known.get((words.capitalize(),)) == "person":
        return Mention(mention.span, "person", mention.title)
    return mention


def _known_names(text: str, named: Iterable[Named]) -> dict[tuple[str, ...], EntityKind]:
    """Word sequences that name something in this document: full names, surnames, acronyms."""
    votes: dict[tuple[str, ...], Counter[EntityKind]] = {}
    for item in named:
        words = tuple(w.text for w in item.words)
        forms = {words}
        if item.mention.kind == "person" and len(words) > 1:
            forms.add(words[-1:])
        short = _IN_BRACKETS.match(text[item.mention.span.end : item.mention.span.end + 12])
        if short and item.mention.kind in ("organization", "government"):
            forms.add((short.group(1),))
        for form in forms:
            votes.setdefault(form, Counter())[item.mention.kind] += 1
    return {form: _winner(kinds) for form, kinds in votes.items()}


def _located(text: str, runs: Iterable[Run]) -> Iterable[tuple[str, ...]]:
    """Names that stand at least twice right after a preposition of place, and no article.

    Twice, since a single "in X" is as often a company or a show as a town.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    for run in runs:
        before = text[max(0, run.span.start - 9) : run.span.start]
        if len(run.words) <= 2 and not run.titled and _PLACE_BEFORE.search(before):
            counts[tuple(w.text for w in run.words)] += 1
    return (words for words, n in counts.items() if n >= 2)


def _winner(kinds: Counter[EntityKind]) -> EntityKind:
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def _again(run: Run, known: dict[tuple[str, ...], EntityKind]) -> Iterable[Mention]:
    """Known names inside a run, longest first; those found already fall out as overlaps."""
    words = run.words
    at = 0
    while at < len(words):
        size = _longest(words, at, known)
        if size:
            span = Span(words[at].span.start, words[at + size - 1].span.end)
            kind = known[tuple(w.text for w in words[at : at + size])]
            yield Mention(span, kind)
        at += size or 1


def _longest(words: tuple[Word, ...], at: int, known: dict[tuple[str, ...], EntityKind]) -> int:
    for size in range(min(6, len(words) - at), 0, -1):
        if tuple(w.text for w in words[at : at + size]) in known:
            return size
    return 0


def _disjoint(mentions: list[Mention]) -> tuple[Mention, ...]:
    """In order of position; of two that overlap the longer stands, then the titled one."""
    ranked = sorted(mentions, key=lambda m: (-len(m.span), m.title is None, m.span.start))
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in ranked:
        places = range(mention.span.start, mention.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.span))

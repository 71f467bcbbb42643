"""Count which names were found, in one passage."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evals.mentions.gold import KINDS, GoldMention, Passage

Counts = dict[str, int]
Span = tuple[int, int]

_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_EDGE = frozenset(" \t\r\n.,;:\"'’‘“”()[]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A name that a reader found; offsets are code points into the whole text.

    Args:
        start: First code point.
        end: One past the last.
        kind: One of `KINDS`, or ``government``, which is either of two (`count_passage`).
    """

    start: int
    end: int
    kind: str


def trim(text: str, start: int, end: int) -> Span:
    """Leave out what readers draw differently and nobody means by the name.

    Args:
        text: The whole text.
        start: Where the span begins.
        end: Where it ends.

    Returns:
        The span without article, possessive ending, and marks or white space at its edges; a span
        of nothing else stays as it is.
    """
    first, last = start, end
    article = _ARTICLE.match(text, first, last)
    if article:
        first = article.end()
    while first < last and text[first] in _EDGE:
        first += 1
    possessive = _POSSESSIVE.search(text[first:last])
    if possessive:
        last = first + possessive.start()
    while last > first and text[last - 1] in _EDGE:
        last -= 1
    return (first, last) if first < last else (start, end)


def count_passage(text: str, passage: Passage, found: Iterable[Found]) -> Counts:
    """All the counts of one passage; counts of several passages add up.

    A reader's ``government`` is right where the labels have an organization or a place that stands
    for its government, and counts as that kind; elsewhere it counts as an organization.

    Args:
        text: The whole text.
        passage: The labels.
        found: What the reader found anywhere in the text; of other kinds than those of the labels
            is left out, and so is what does not begin in the passage.

    Returns:
        Right, predicted and gold by figure, under names that `figures` reads; and under
        ``mixed.<kind in the labels>.<kind found>`` the pairs whose kinds differ.
    """
    gold = {trim(text, m.start, m.end): m for m in passage.mentions}
    pred = _kinds_found(text, passage, found, gold)
    counts: Counter[str] = Counter()
    for label in gold.values():
        counts["span.gold"] += 1
        counts[f"{label.kind}.gold"] += 1
        counts["government.all"] += label.government
    for span, kind in pred.items():
        counts["span.pred"] += 1
        counts[f"{kind.folded}.pred"] += 1
        _count_pair(counts, gold.get(span), kind)
    return dict(counts)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind as the reader gave it, and folded to one of the labels'."""

    given: str
    folded: str


def _kinds_found(
    text: str, passage: Passage, found: Iterable[Found], gold: dict[Span, GoldMention]
) -> dict[Span, _Kind]:
    kinds: dict[Span, _Kind] = {}
    for one in found:
        known = one.kind in KINDS or one.kind == "government"
        if known and passage.start <= one.start < passage.end:
            span = trim(text, one.start, one.end)
            kinds.setdefault(span, _Kind(one.kind, _fold(one.kind, gold.get(span))))
    return kinds


def _fold(kind: str, label: GoldMention | None) -> str:
    if kind != "government":
        return kind
    return "place" if label is not None and label.government else "organization"


def _count_pair(counts: Counter[str], label: GoldMention | None, kind: _Kind) -> None:
    if label is None:
        return
    counts["span.right"] += 1
    if kind.folded == label.kind:
        counts[f"{label.kind}.right"] += 1
    else:
        counts[f"mixed.{label.kind}.{kind.folded}"] += 1
    if label.government:
        counts["government.found"] += 1
        counts["government.told"] += kind.given == "government"


def find_errors(
    text: str, passage: Passage, found: Sequence[Found]
) -> tuple[list[GoldMention], list[Found]]:
    """What went wrong in one passage, to be looked at.

    Args:
        text: The whole text.
        passage: The labels.
        found: What the reader found.

    Returns:
        Labels that nothing matches in span and kind; findings that match no label.
    """
    gold = {trim(text, m.start, m.end): m for m in passage.mentions}
    pred = _kinds_found(text, passage, found, gold)
    missed = [m for s, m in gold.items() if s not in pred or pred[s].folded != m.kind]
    wrong = [
        Found(*s, k.given) for s, k in pred.items() if s not in gold or gold[s].kind != k.folded
    ]
    return missed, wrong

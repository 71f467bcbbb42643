"""Count what a reader got right in one document.

Every figure of this evaluation is defined here and in `figures`; the README says in
words what each one means. Words are runs of letters and digits (with inner
apostrophes, hyphens, dots and commas); punctuation and quotation marks are not words,
so they never decide whether a span is right.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

Piece = tuple[int, int]
Counts = dict[str, int]
Matches = list[tuple[int, int]]

ROLES = ("source", "cue", "content")
KINDS = ("direct", "mixed", "indirect")

_WORD = re.compile(r"[^\W_]+(?:['’.,\-&/][^\W_]+)*")
_MARKS = frozenset("\"“”„«»'‘’`")
_DOUBLE_MARKS = frozenset('"“”„«»')
_PRONOUNS = frozenset(
    re.findall(
        r"\S+",
        "he she they we i you it who his her their our my this that these those some many others "
        "one the",
    )
)
_HEAD_ENDS = frozenset(
    re.findall(
        r"\S+",
        "who which that of in at for from with on to by and as about near under among inside "
        "against within",
    )
)
_SAME_SPAN = 0.5
"""Jaccard of the words from which two spans count as one: at least half shared."""


class Spans(Protocol):
    """Anything with the three roles as pieces of text; offsets are code points."""

    @property
    def source(self) -> Sequence[Piece]:
        """Pieces of the source; may be empty."""

    @property
    def cue(self) -> Sequence[Piece]:
        """Pieces of the cue; may be empty."""

    @property
    def content(self) -> Sequence[Piece]:
        """Pieces of the content; may be empty for a prediction."""


class ScoredText:
    """The words of one raw text, without those in discarded stretches."""

    def __init__(self, text: str, ignore: Iterable[Piece] = ()) -> None:
        dead = tuple(ignore)
        found = [
            match
            for match in _WORD.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in dead)
        ]
        self.text = text
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words = [match.group().lower() for match in found]

    def indices(self, pieces: Iterable[Piece]) -> frozenset[int]:
        """The words that share at least one character with the pieces."""
        found: set[int] = set()
        for start, end in pieces:
            found.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(found)

    def find_head(self, indices: frozenset[int]) -> int | None:
        """Head word of a source without a parser.

        The last word before the first comma, preposition or relative word; None for an
        empty source, which has no head.
        """
        if not indices:
            return None
        order = sorted(indices)
        last = order[0]
        for left, right in pairwise(order):
            between = self.text[self.ends[left] : self.starts[right]]
            if self.words[right] in _HEAD_ENDS or "," in between:
                break
            last = right
        return last

    def find_name(self, head: int | None) -> str | None:
        """The head word as a name; None unless it is capitalised and no pronoun."""
        if head is None:
            return None
        word = self.text[self.starts[head] : self.ends[head]]
        if not word[0].isupper() or word.lower() in _PRONOUNS:
            return None
        return re.sub(r"['’]s?$", "", word.lower())


@dataclass(frozen=True, slots=True)
class _Prepared:
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str
    head: int | None
    name: str | None


def find_kind(text: str, pieces: Sequence[Piece]) -> str:
    """Direct, mixed or indirect, by the quotation marks in and before the content."""
    if not pieces:
        return "indirect"
    ordered = sorted(pieces)
    start, end = ordered[0]
    while start < end and text[start].isspace():
        start += 1
    if text[start : start + 1] in _MARKS or (start and text[start - 1] in _DOUBLE_MARKS):
        return "direct"
    inside = (char for start, end in ordered for char in text[start:end])
    return "mixed" if any(char in _DOUBLE_MARKS for char in inside) else "indirect"


def _prepare(doc: ScoredText, attributions: Iterable[Spans]) -> list[_Prepared]:
    prepared = []
    for att in attributions:
        source = doc.indices(att.source)
        head = doc.find_head(source)
        prepared.append(
            _Prepared(
                source=source,
                cue=doc.indices(att.cue),
                content=doc.indices(att.content),
                kind=find_kind(doc.text, att.content),
                head=head,
                name=doc.find_name(head),
            )
        )
    return prepared


def _jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    union = len(left | right)
    return len(left & right) / union if union else 0.0


def _is_source_right(gold: _Prepared, pred: _Prepared) -> bool:
    if not gold.source or not pred.source:
        return not gold.source and not pred.source
    return _jaccard(gold.source, pred.source) >= _SAME_SPAN or gold.head == pred.head


def _is_same_name(gold: _Prepared, pred: _Prepared) -> bool:
    return _is_source_right(gold, pred) or (gold.name is not None and gold.name == pred.name)


def _match(gold: Sequence[_Prepared], pred: Sequence[_Prepared], least: float) -> Matches:
    """Pair contents one to one, greedily by falling Jaccard; a right source breaks ties."""
    pairs = []
    for i, left in enumerate(gold):
        for j, right in enumerate(pred):
            if not left.content & right.content:
                continue
            jaccard = _jaccard(left.content, right.content)
            if jaccard >= least:
                pairs.append((-jaccard, not _is_source_right(left, right), i, j))
    used_gold: set[int] = set()
    used_pred: set[int] = set()
    matched = []
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_pred:
            used_gold.add(i)
            used_pred.add(j)
            matched.append((i, j))
    return matched


def _join(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """Unite pieces with only white space between."""
    joined: list[Piece] = []
    for start, end in sorted(pieces):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def count_document(
    doc: ScoredText, gold_spans: Sequence[Spans], pred_spans: Sequence[Spans]
) -> Counts:
    """All the counts of one document; counts of several documents add up.

    Args:
        doc: The text.
        gold_spans: What the annotators found.
        pred_spans: What the reader found. What lies wholly in a discarded stretch is passed over.

    Returns:
        True positives, predicted and gold by figure, under names that `figures` reads.
    """
    pred_spans = [
        att for att in pred_spans if any(doc.indices(getattr(att, role)) for role in ROLES)
    ]
    gold, pred = _prepare(doc, gold_spans), _prepare(doc, pred_spans)
    counts = _count_words(gold, pred) | _count_spans(doc, gold_spans, pred_spans)
    gold = [att for att in gold if att.content]
    pred = [att for att in pred if att.content]
    counts |= _count_pairs("exact", gold, pred, _match(gold, pred, 1.0))
    pairs = _match(gold, pred, _SAME_SPAN)
    return counts | _count_pairs("overlap", gold, pred, pairs) | _count_sources(gold, pred, pairs)


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled and a predicted attribution whose contents overlap; indices of the two lists."""

    gold: int
    pred: int
    source_right: bool


def find_pairs(doc: ScoredText, gold: Sequence[Spans], pred: Sequence[Spans]) -> list[Pair]:
    """Pair attributions as the overlap figures do: contents' Jaccard at least one half.

    Args:
        doc: The text.
        gold: What the annotators found.
        pred: What the reader found.

    Returns:
        One-to-one pairs by falling Jaccard, each with whether the source is right.
    """
    left, right = _prepare(doc, gold), _prepare(doc, pred)
    return [
        Pair(i, j, _is_source_right(left[i], right[j])) for i, j in _match(left, right, _SAME_SPAN)
    ]


def find_right(doc: ScoredText, gold: Sequence[Spans], pred: Sequence[Spans]) -> set[int]:
    """Which predictions are right in full: content overlaps and the source is right.

    Args:
        doc: The text.
        gold: What the annotators found.
        pred: What the reader found.

    Returns:
        Indices of the right predictions.
    """
    return {pair.pred for pair in find_pairs(doc, gold, pred) if pair.source_right}


def _count_words(gold: Sequence[_Prepared], pred: Sequence[_Prepared]) -> Counts:
    counts = {}
    for role in ROLES:
        left: frozenset[int] = frozenset().union(*(getattr(att, role) for att in gold))
        right: frozenset[int] = frozenset().union(*(getattr(att, role) for att in pred))
        counts[f"tokens.{role}.right"] = len(left & right)
        counts[f"tokens.{role}.gold"] = len(left)
        counts[f"tokens.{role}.pred"] = len(right)
    return counts


def _count_spans(doc: ScoredText, gold: Sequence[Spans], pred: Sequence[Spans]) -> Counts:
    counts = {}
    for role in ROLES:
        left, right = (
            {doc.indices([piece]) for att in side for piece in _join(doc.text, getattr(att, role))}
            - {frozenset()}
            for side in (gold, pred)
        )
        counts[f"spans.{role}.right"] = len(left & right)
        counts[f"spans.{role}.gold"] = len(left)
        counts[f"spans.{role}.pred"] = len(right)
    return counts


def _count_pairs(
    name: str, gold: Sequence[_Prepared], pred: Sequence[_Prepared], pairs: Matches
) -> Counts:
    good = [(i, j) for i, j in pairs if _is_source_right(gold[i], pred[j])]
    counts = {}
    for prefix, kept in ((name, pairs), (f"full.{name}", good)):
        counts[f"{prefix}.right.gold"] = counts[f"{prefix}.right.pred"] = len(kept)
        counts[f"{prefix}.gold"], counts[f"{prefix}.pred"] = len(gold), len(pred)
        for kind in KINDS:
            key = f"{kind}.{prefix}"
            counts[f"{key}.right.gold"] = sum(gold[i].kind == kind for i, _ in kept)
            counts[f"{key}.right.pred"] = sum(pred[j].kind == kind for _, j in kept)
            counts[f"{key}.gold"] = sum(att.kind == kind for att in gold)
            counts[f"{key}.pred"] = sum(att.kind == kind for att in pred)
    return counts


def _count_sources(gold: Sequence[_Prepared], pred: Sequence[_Prepared], pairs: Matches) -> Counts:
    with_source = [(i, j) for i, j in pairs if gold[i].source]
    with_cue = [(i, j) for i, j in pairs if gold[i].cue]
    return {
        "source.right": sum(_is_source_right(gold[i], pred[j]) for i, j in pairs),
        "source.same_name": sum(_is_same_name(gold[i], pred[j]) for i, j in pairs),
        "source.all": len(pairs),
        "source.given.right": sum(_is_source_right(gold[i], pred[j]) for i, j in with_source),
        "source.given": len(with_source),
        "cue.right": sum(bool(gold[i].cue & pred[j].cue) for i, j in with_cue),
        "cue.given": len(with_cue),
    }

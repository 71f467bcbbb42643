"""How much of the narration of two documents is shared, and how it lies in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from rashomon.align.reuse.quoted import find_quoted
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place
from rashomon.model.spans import Span
from rashomon.text.words import Words, find_words

Stretch = tuple[int, int]
"""Words of one document, as indices of the first and after the last."""
Pair = tuple[str, str]

# What a word that does not agree costs, in words that do.  Passages of formulas have many (charges
# in court, names of laws) and are a sentence long; longer passages are no formulas.
_DISAGREEING = 2.0
_DISAGREEING_WHEN_LONG = 0.5
_SHORT, _LONG = 20, 50
# Two documents of which about half stands in short passages that agree by half are no chance
# either, only reworded throughout.  On the tuning part of ``evals/lineage`` no two independent
# accounts of one event share passages worth more than 14, nor in the tuning half of
# ``evals/reuse`` more than 18 where that is a third of either.
_DISAGREEING_THROUGHOUT = 0.75
_THROUGHOUT_SHORTER = ((0.5, 22.0), (0.25, 25.0))
_THROUGHOUT, _ENOUGH_THROUGHOUT = 0.45, 20.0
# Sentences are only taken for reworded where several follow one another, so of these the words
# count, agreeing or not.  No independent pair of either tuning half has any.
_ENOUGH_REWORDED = 45
# So do several such passages that come to more, whatever part of the documents they are.
_SEVERAL = 4
_ENOUGH_OF_SEVERAL = 35.0
# Where both documents have surely taken the same text from or given it to a third, less will do.
_ENOUGH_OF_KIN = 10.0
# What two different figures or names in one place cost: who copies keeps them, who uses a formula
# fills it with others.
_CONFLICT = 2.0
# Evidence in words.  A single formula comes to less than 10; of pairs of ECB+ topics 1-35 and of
# two real piles, what is worth 15 words or more is a sentence taken over, or a list of charges.
# Short texts have room for little more than a sentence, so where it is much of the shorter one
# fewer words will do.
_FORMULA = 10.0
_ENOUGH = 15.0
_ENOUGH_OF_PART = ((0.35, 12.0), (0.15, 13.0))
# A paragraph with so much of its narration shared may be the other's as a whole, reworded.
_TOUCHED = 0.2


_SENTENCE_START = re.compile(r"(?:[.!?:]\W*|\n\W*|^[\"“‘']+)$")


@dataclass(frozen=True, slots=True, eq=False)
class Narration:
    """The narration of one document: words outside headline, quotations and boilerplate.

    Args:
        document: The document.
        words: All its words.
        before: For each index of a word how many words of narration stand before it; one more
            at the end.
        paragraphs: Words of each paragraph below the headline.
        details: Indices of words that are figures, or names that do not begin a sentence.
    """

    document: Document
    words: Words
    before: tuple[int, ...]
    paragraphs: tuple[Stretch, ...]
    details: tuple[int, ...]

    @property
    def total(self) -> int:
        """Words of narration."""
        return self.before[-1]

    def count(self, stretches: Iterable[Stretch]) -> int:
        """Words of narration in stretches that do not overlap."""
        return sum(self.before[end] - self.before[start] for start, end in stretches)

    def stretch(self, span: Span) -> Stretch:
        """The words within a span of the text."""
        found = self.words.within(span.start, span.end)
        return found.start, found.stop

    def details_in(self, stretch: Stretch) -> Counter[str]:
        """Figures, and names that do not begin a sentence, in a stretch."""
        first, last = (bisect_left(self.details, at) for at in stretch)
        return Counter(self.words.forms[at] for at in self.details[first:last])

    def touched(self, stretches: Sequence[Stretch]) -> int:
        """Words of narration in stretches, and in paragraphs of which a part lies in them."""
        shared: dict[Stretch, int] = defaultdict(int)
        for stretch in stretches:
            at = max(0, bisect_right(self.paragraphs, stretch) - 1)
            while at < len(self.paragraphs) and self.paragraphs[at][0] < stretch[1]:
                paragraph = self.paragraphs[at]
                low, high = max(paragraph[0], stretch[0]), min(paragraph[1], stretch[1])
                shared[paragraph] += self.before[high] - self.before[low] if low < high else 0
                at += 1
        whole = {paragraph: self.count([paragraph]) for paragraph in shared}
        return sum(
            whole[one] if words >= _TOUCHED * whole[one] else words for one, words in shared.items()
        )


@dataclass(frozen=True, slots=True, eq=False)
class Sharing:
    """The narration that two documents share.

    Args:
        left: The smaller document id.
        right: The other.
        passages: Passages of narration, by place in left.
        stretches: Their words in left and in right, in order of place, overlapping ones united.
        words: Of left and of right, words of narration in them.
        shares: The same as part of all narration.
        touched: Part of all narration in paragraphs that hold some of it.
        agreement: Words of narration that agree, in the mean of both sides.
        is_enough: Whether so much is no chance.
        is_enough_of_kin: Whether it is none for two that have a text in common with a third.
    """

    left: str
    right: str
    passages: tuple[Passage, ...]
    stretches: tuple[tuple[Stretch, ...], tuple[Stretch, ...]]
    words: tuple[int, int]
    shares: tuple[float, float]
    touched: tuple[float, float]
    agreement: float
    is_enough: bool
    is_enough_of_kin: bool


def find_narrations(
    documents: Sequence[Document], passages: Sequence[Passage]
) -> dict[str, Narration]:
    """The narration of each document that shares anything.

    Args:
        documents: The documents.
        passages: What they share, sorted by kind.

    Returns:
        By document id.
    """
    left_out: dict[str, list[Span]] = defaultdict(list)
    for passage in passages:
        for place in (passage.left, passage.right):
            spans = left_out[place.document]
            if passage.kind != "narration":
                spans.append(place.span)
    return {doc.id: _narration(doc, left_out[doc.id]) for doc in documents if doc.id in left_out}


def _narration(doc: Document, left_out: Sequence[Span]) -> Narration:
    words = find_words(doc.text)
    told = bytearray(b"\x01") * len(words.forms)
    spans = [*find_quoted(doc.text, ()), *left_out]
    if doc.title_span:
        spans.append(doc.title_span)
    for span in spans:
        within = words.within(span.start, span.end)
        told[within.start : within.stop] = bytes(len(within))
    below = doc.title_span.end if doc.title_span else 0
    before = tuple(accumulate(told, initial=0))
    return Narration(doc, words, before, _paragraphs(doc, words, below), _details(doc.text, words))


def _details(text: str, words: Words) -> tuple[int, ...]:
    return tuple(
        at
        for at, start in enumerate(words.starts)
        if text[start].isdigit()
        or (text[start].isupper() and not _SENTENCE_START.search(text[max(0, start - 4) : start]))
    )


def _paragraphs(doc: Document, words: Words, below: int) -> tuple[Stretch, ...]:
    found = []
    at = 0
    for line in doc.text.split("\n"):
        within = words.within(max(at, below), at + len(line))
        if len(within):
            found.append((within.start, within.stop))
        at += len(line) + 1
    return tuple(found)


def find_sharings(
    narrations: Mapping[str, Narration], passages: Iterable[Passage]
) -> dict[Pair, Sharing]:
    """What each two documents share that share narration.

    Args:
        narrations: Of all documents in the passages.
        passages: What documents share, sorted by kind.

    Returns:
        By pair of document ids, the smaller first; sorted.
    """
    pairs: dict[Pair, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "narration":
            pairs[passage.left.document, passage.right.document].append(passage)
    return {
        (left, right): _sharing(narrations[left], narrations[right], sorted(found, key=_place))
        for (left, right), found in sorted(pairs.items())
    }


def _place(passage: Passage) -> tuple[Place, Place]:
    return passage.left, passage.right


def _sharing(left: Narration, right: Narration, passages: Sequence[Passage]) -> Sharing:
    one = united(left.stretch(passage.left.span) for passage in passages)
    two = united(right.stretch(passage.right.span) for passage in passages)
    words = (left.count(one), right.count(two))
    shares = (_part(words[0], left.total), _part(words[1], right.total))
    return Sharing(
        left=left.document.id,
        right=right.document.id,
        passages=tuple(passages),
        stretches=(one, two),
        words=words,
        shares=shares,
        touched=(
            _part(left.touched(one), left.total),
            _part(right.touched(two), right.total),
        ),
        agreement=sum(_agreement(passage, left, right) for passage in passages),
        is_enough=_is_enough(left, right, passages, shares),
        is_enough_of_kin=_throughout(left, right, passages) >= _ENOUGH_OF_KIN,
    )


def _is_enough(
    left: Narration, right: Narration, passages: Sequence[Passage], shares: tuple[float, float]
) -> bool:
    """Whether passages are more than two writers come to by themselves."""
    most, least = max(shares), min(shares)
    worths = [_worth(passage, left, right, _DISAGREEING) for passage in passages]
    bar = next((enough for part, enough in _ENOUGH_OF_PART if most >= part), _ENOUGH)
    if sum(worth for worth in worths if worth >= _FORMULA) >= bar:
        return True
    throughout = _throughout(left, right, passages)
    several = sum(_worth(p, left, right, _DISAGREEING_THROUGHOUT) > 0 for p in passages)
    return (
        (least >= _THROUGHOUT and throughout >= _ENOUGH_THROUGHOUT)
        or any(most >= part and throughout >= enough for part, enough in _THROUGHOUT_SHORTER)
        or _reworded(left, right, passages) >= _ENOUGH_REWORDED
        or (several >= _SEVERAL and throughout >= _ENOUGH_OF_SEVERAL)
    )


def _reworded(left: Narration, right: Narration, passages: Sequence[Passage]) -> float:
    """Words of narration, in the mean of both sides, in sentences told in other words."""
    reworded = [passage for passage in passages if passage.form == "reworded"]
    one = united(left.stretch(passage.left.span) for passage in reworded)
    two = united(right.stretch(passage.right.span) for passage in reworded)
    return (left.count(one) + right.count(two)) / 2


def _throughout(left: Narration, right: Narration, passages: Sequence[Passage]) -> float:
    """What passages are worth together, if both are one text in other words."""
    worths = (_worth(passage, left, right, _DISAGREEING_THROUGHOUT) for passage in passages)
    return sum(worth for worth in worths if worth > 0)


def _worth(passage: Passage, left: Narration, right: Narration, cost: float) -> float:
    """Words of narration of a passage that agree, less what those that do not take away."""
    one, two = left.stretch(passage.left.span), right.stretch(passage.right.span)
    words = (left.count([one]) + right.count([two])) / 2
    if passage.score == 1:
        return words
    long = min(1.0, max(0.0, (words - _SHORT) / (_LONG - _SHORT)))
    cost += long * (_DISAGREEING_WHEN_LONG - cost)
    conflicts = _count_conflicts(left.details_in(one), right.details_in(two))
    return words * (passage.score - cost * (1 - passage.score)) - _CONFLICT * conflicts


def _agreement(passage: Passage, left: Narration, right: Narration) -> float:
    words = left.count([left.stretch(passage.left.span)])
    words += right.count([right.stretch(passage.right.span)])
    return words / 2 * passage.score


def _count_conflicts(one: Counter[str], two: Counter[str]) -> int:
    """How many details of one side stand against another of the other side."""
    return min((one - two).total(), (two - one).total())


def _part(words: int, total: int) -> float:
    return min(1.0, words / total) if total else 0.0


def united(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that meet as one.

    >>> united([(5, 9), (0, 3), (3, 4)])
    ((0, 4), (5, 9))
    """
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def overlaps(stretches: Sequence[Stretch], within: Stretch) -> Iterable[Stretch]:
    """The parts of stretches that lie in another.

    >>> list(overlaps([(0, 4), (6, 9)], (2, 8)))
    [(2, 4), (6, 8)]
    """
    for start, end in stretches:
        low, high = max(start, within[0]), min(end, within[1])
        if low < high:
            yield low, high


def common(one: Sequence[Stretch], two: Sequence[Stretch]) -> list[Stretch]:
    """What two lists of stretches, each in order, have in common."""
    found: list[Stretch] = []
    i = j = 0
    while i < len(one) and j < len(two):
        found.extend(overlaps([one[i]], two[j]))
        if one[i][1] <= two[j][1]:
            i += 1
        else:
            j += 1
    return found


def is_in_order(passages: Sequence[Passage]) -> bool:
    """Whether passages, sorted by place in left, stand in the same order in right."""
    return all(a.right.span.start <= b.right.span.start for a, b in pairwise(passages))

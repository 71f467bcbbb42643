"""Statements that answer one another where they stand: "…, while Ostrel insists …"."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.judge.claims.wording import Wording
from rashomon.judge.material import Material
from rashomon.model.spans import Span
from rashomon.text.words import find_words, word_set

Ids = tuple[str, str]

_CONTRAST = word_set(
    "while but whereas however although though yet instead contrary despite nevertheless "
    "nonetheless conversely still meanwhile"
)
"""Conjuncts and conjunctions of contrast and concession (Quirk et al. 1985, 8.137 and 15.39)."""
_MOST = 6
"""Propositions of one document before another that are held against it."""
_PARALLEL = 0.4
"""Share of the shorter of two propositions that the other must have, where both are of one
utterance."""
_FAR = 400
"""Code points between two statements that still answer one another: two or three sentences."""


def find_beside(wordings: Sequence[Wording], material: Material) -> dict[Ids, bool]:
    """Propositions of two parties in one sentence or in neighbours, with a word of contrast.

    Args:
        wordings: Sorted by id of the proposition.
        material: The story.

    Returns:
        Whether one is an accusation and the other what the accused says to it in the same
        sentence, by pairs of proposition ids.
    """
    by_document: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        if wording.prop.party is not None:
            by_document[wording.prop.document].append(wording)
    found = {}
    for doc in sorted(by_document):
        block = sorted(by_document[doc], key=lambda one: (one.prop.span, one.prop.id))
        for place, right in enumerate(block):
            for left in block[max(0, place - _MOST) : place]:
                between = _between(left, right, material)
                if between is not None and _has_contrast(between.words):
                    answered = between.one_sentence and _is_answered(left, right, material)
                    found[left.prop.id, right.prop.id] = answered
    return found


def find_parallel(wordings: Sequence[Wording], material: Material) -> list[Ids]:
    """Propositions of two reports of one utterance that have most words in common.

    Only what the speakers hold themselves: not what they say that somebody else claims.

    Args:
        wordings: Sorted by id of the proposition.
        material: The story.

    Returns:
        Pairs of proposition ids, sorted.
    """
    by_statement: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        said = material.said.get(wording.prop.attribution or "")
        if said is not None and said.speaker == wording.prop.holder:
            by_statement[said.att.id].append(wording)
    found = set()
    for utterance in material.alignment.utterances:
        told = [by_statement[att] for att in utterance.attributions if att in by_statement]
        for one, other in pairwise(told):
            for left in one[:_MOST]:
                right = max(other[:_MOST], key=lambda right: (_shared(left, right), right.prop.id))
                if _shared(left, right) >= _PARALLEL:
                    found.add((left.prop.id, right.prop.id))
    return sorted(found)


def _shared(left: Wording, right: Wording) -> float:
    """Share of the shorter proposition that the other has."""
    bits = sum(
        min(told, right.bits[name]) for name, told in left.bits.items() if name in right.bits
    )
    return bits / min(left.total, right.total)


@dataclass(frozen=True, slots=True)
class _Between:
    """The words between two statements, and whether they stand in one sentence."""

    words: str
    one_sentence: bool


def _between(left: Wording, right: Wording, material: Material) -> _Between | None:
    """What stands between two statements of two parties in one sentence or in neighbours."""
    doc = left.prop.document
    one, other = _extent(left, material), _extent(right, material)
    if left.prop.party == right.prop.party or other.start - one.end > _FAR:
        return None
    first, second = (material.sentence_at(doc, span.start) for span in (one, other))
    if first is None or second is None:
        return None
    known = material.sentences(doc)
    next_one = bisect_right(known, first.start, key=lambda span: span.start)
    if second not in (first, *known[next_one : next_one + 1]):
        return None
    start = max(second.start, min(one.end, left.prop.span.end)) if first == second else second.start
    words = material.documents[doc].text[start : max(start, right.prop.span.start)]
    return _Between(words, first == second)


def _has_contrast(words: str) -> bool:
    return not _CONTRAST.isdisjoint(find_words(words).forms)


def _is_answered(left: Wording, right: Wording, material: Material) -> bool:
    """Whether the left one accuses somebody for whom the right one speaks."""
    said = material.said.get(left.prop.attribution) if left.prop.attribution else None
    if said is None or said.att.act != "accuse":
        return False
    named = material.named_in(left.prop.document, left.prop.span)
    return any(material.party_of(entity) == right.prop.party for _, entity in named)


def _extent(wording: Wording, material: Material) -> Span:
    said = material.said.get(wording.prop.attribution) if wording.prop.attribution else None
    return said.extent if said is not None else wording.prop.span

"""Statements that answer one another where they stand: "…, while Moscow insists …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rashomon.judge.claims.wording import Wording
from rashomon.judge.material import Material
from rashomon.model.spans import Span
from rashomon.text.words import find_words, word_set

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


def find_beside(wordings: Sequence[Wording], material: Material) -> list[tuple[str, str]]:
    """Propositions of two parties in one sentence or in neighbours, with a word of contrast.

    Args:
        wordings: Sorted by id of the proposition.
        material: The story.

    Returns:
        Pairs of proposition ids, sorted.
    """
    by_document: dict[str, list[int]] = defaultdict(list)
    for at, wording in enumerate(wordings):
        if wording.prop.party is not None:
            by_document[wording.prop.document].append(at)
    found = set()
    for doc, block in by_document.items():
        block.sort(key=lambda at: (wordings[at].prop.span.start, at))
        for place, right in enumerate(block):
            for left in block[max(0, place - _MOST) : place]:
                if _answers(wordings[left], wordings[right], doc, material):
                    found.add((wordings[left].prop.id, wordings[right].prop.id))
    return sorted(found)


def find_parallel(wordings: Sequence[Wording], material: Material) -> list[tuple[str, str]]:
    """Propositions of two reports of one utterance that have most words in common.

    Args:
        wordings: Sorted by id of the proposition.
        material: The story.

    Returns:
        Pairs of proposition ids, sorted.
    """
    by_statement: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        if wording.prop.attribution is not None:
            by_statement[wording.prop.attribution].append(wording)
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


def _answers(left: Wording, right: Wording, document: str, material: Material) -> bool:
    one, other = _extent(left, material), _extent(right, material)
    if left.prop.party == right.prop.party or other.start - one.end > _FAR:
        return False
    first = material.sentence_at(document, one.start)
    second = material.sentence_at(document, other.start)
    if first is None or second is None:
        return False
    known = material.sentences(document)
    if first != second and known.index(second) - known.index(first) > 1:
        return False
    text = material.documents[document].text
    begin = max(second.start, min(one.end, left.prop.span.end)) if first == second else second.start
    between = text[begin : max(begin, right.prop.span.start)]
    return not _CONTRAST.isdisjoint(find_words(between).forms)


def _extent(wording: Wording, material: Material) -> Span:
    said = material.said.get(wording.prop.attribution) if wording.prop.attribution else None
    return said.extent if said is not None else wording.prop.span

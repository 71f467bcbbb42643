"""Links between statements that report one utterance."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.align.utterances.candidates import Pair, find_candidates
from rashomon.align.utterances.comparing import Comparison, compare
from rashomon.align.utterances.rules import find_rule
from rashomon.align.utterances.scoring import Weights, load_weights, reasons, score
from rashomon.align.utterances.statements import Statement, read_statements
from rashomon.align.utterances.voices import Cast
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Resolution, UtteranceLink
from rashomon.model.reading import Reading
from rashomon.model.spans import Span

_PASSAGE = 0.6
"""Share of a content that a passage must cover on both sides."""


@dataclass(frozen=True, slots=True)
class Compared:
    """All statements, and how the candidates among them compare.

    Args:
        statements: Sorted by attribution id.
        pairs: By indices of the statements, the smaller first.
        scores: Of each pair; 0 where something keeps them apart.
    """

    statements: Sequence[Statement]
    pairs: Mapping[Pair, Comparison]
    scores: Mapping[Pair, float]


def compare_statements(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    resolution: Resolution,
    passages: Sequence[Passage],
) -> Compared:
    """Compares all candidates among the statements of a story.

    Args:
        documents: The story's documents, in any order.
        readings: Their readings.
        resolution: Who speaks in them, and when.
        passages: What their texts share.

    Returns:
        Every statement, and how the candidates among them compare.
    """
    cast = Cast(resolution.entities)
    statements = read_statements(documents, readings, resolution)
    shared = Shared(passages)
    compared = {
        pair: compare(left, right, cast, shared.holds(left, right))
        for pair in find_candidates(statements, cast)
        for left, right in [(statements[pair[0]], statements[pair[1]])]
    }
    pairs = {pair: found for pair, found in compared.items() if found is not None}
    return weigh(Compared(statements, pairs, {}), load_weights())


def weigh(compared: Compared, weights: Weights) -> Compared:
    """The same comparisons with scores by these weights."""
    scores = {
        pair: 0.0 if one.apart else score(one.values, weights)
        for pair, one in compared.pairs.items()
    }
    return replace(compared, scores=scores)


def to_links(compared: Compared) -> tuple[UtteranceLink, ...]:
    """The pairs that are sure enough, as links."""
    found = []
    for pair, comparison in compared.pairs.items():
        left, right = (compared.statements[at] for at in pair)
        rule = find_rule(left, right, comparison, compared.scores[pair])
        if rule:
            value = round(compared.scores[pair], 3)
            told = reasons(comparison.values)
            found.append(UtteranceLink(left.att.id, right.att.id, value, rule, told))
    return tuple(sorted(found, key=lambda link: (link.left, link.right)))


class Shared:
    """Which statements stand in one passage.

    Args:
        passages: What the documents share.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._by_pair: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
        for one in passages:
            key = (one.left.document, one.right.document)
            self._by_pair[key].append((one.left.span, one.right.span))
        for spans in self._by_pair.values():
            spans.sort()

    def holds(self, one: Statement, other: Statement) -> bool:
        """Whether most of both contents stands in one passage."""
        if one.att.document > other.att.document:
            one, other = other, one
        spans = self._by_pair.get((one.att.document, other.att.document), [])
        end = bisect_right(spans, one.att.content[-1].end, key=lambda pair: pair[0].start)
        return any(
            _covered(one, left) >= _PASSAGE and _covered(other, right) >= _PASSAGE
            for left, right in spans[:end]
            if left.end > one.att.content[0].start
        )


def _covered(statement: Statement, span: Span) -> float:
    size = sum(len(part) for part in statement.att.content)
    held = sum(
        max(0, min(part.end, span.end) - max(part.start, span.start))
        for part in statement.att.content
    )
    return held / size if size else 0.0

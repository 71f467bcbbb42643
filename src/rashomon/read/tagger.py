"""The learned reader: raw text in, attributions with their spans, names and meanings out.

A small BERT labels each word as part of a source, a cue, a content or nothing; Viterbi
turns the labels into spans, and a log-linear linker joins the spans to attributions.
The same is done again with a second set of labels for attributions inside the contents of
those. Those less sure than the configuration's `least_confidence` are left out. The
model card beside the weights says what it was trained on and how well it reads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TypeGuard

import numpy as np
from numpy.typing import NDArray

from rashomon.model.reading import Kind
from rashomon.model.spans import Span
from rashomon.read.confidence import compute_confidence
from rashomon.read.decoding import (
    RoleSpan,
    compute_log_probabilities,
    decode_preferring_cues,
    find_role_spans,
)
from rashomon.read.inner import link_inner
from rashomon.read.linking import Linked, link_spans
from rashomon.read.name_labels import LabelledName, find_names
from rashomon.read.network import Network, WordScores
from rashomon.read.repair import add_missing_spans
from rashomon.read.signatures import assert_signatures
from rashomon.read.tokens import INSIDE, OUTSIDE, Words, find_words, quote_states
from rashomon.read.turns import assert_turns

_LOOSE = frozenset((",", ";", ":", "-", "--", "–", "—", "#", "*", "|", "•", "·", "/", "="))
_NEVER_FIRST = _LOOSE | {".", "!", "?", ")", "]", "”", "»"}
_NEVER_LAST = _LOOSE | {"(", "[", "“", "«", "``"}


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution as the reader sees it; spans are code points into the raw text.

    Attributes:
        source: Who is reported as saying it; empty if the text does not tell.
        cue: The words that attribute.
        content: What is attributed, one or more spans in order.
        kind: Direct if every word of the content is quoted, indirect if none is.
        confidence: 0 to 1, of content and source both being read rightly.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    confidence: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """All that one text gives.

    Attributes:
        words: Its words.
        outer: Attributions in the order of their cues.
        inner: Attributions that stand inside the content of one of those.
        names: Names in reading order.
        shares: As `WordScores` has them.
    """

    words: Words
    outer: tuple[TaggedAttribution, ...]
    inner: tuple[TaggedAttribution, ...]
    names: tuple[LabelledName, ...]
    shares: NDArray[np.float16]


class Tagger:
    """The reader with its weights loaded.

    One instance may be used for any number of texts; all it keeps is how words are encoded, which
    changes no result.

    Args:
        folder: Where the shipped files lie; by default those of this package.
        threads: Threads of one network run. More than one pays only on idle cores.

    Raises:
        InvariantError: A file is not the one that the configuration names.
    """

    def __init__(self, folder: Traversable | None = None, *, threads: int = 1) -> None:
        self._network = Network(folder, threads=threads)

    @property
    def digest(self) -> str:
        """SHA-256 of the network's weights, for the record of a run."""
        return self._network.digest

    def attribute(self, text: str) -> tuple[TaggedAttribution, ...]:
        """Find who is reported as saying what.

        Time and memory are linear in the length of the text.

        Args:
            text: Any text, uncleaned; its lines are taken for paragraphs.

        Returns:
            The attributions that have content and are sure enough, in the order of their cues.
        """
        words = find_words(text)
        return tuple(self._keep(self.link(words, self._network.score_tags(words)), words))

    def read(self, text: str) -> Tagged:
        """Find attributions, those inside others, names, and what the words mean.

        Args:
            text: Any text, uncleaned; its lines are taken for paragraphs.

        Returns:
            Everything, as far as it is sure enough.
        """
        words, scores = self.score(text)
        names = tuple(find_names(words, scores.names))
        outer = self.link(words, scores.tags)
        least = self._network.least_confidence
        inner_scores, shares = scores.inner, scores.shares
        del scores  # a long text has room for one thing after another
        inner = link_inner(outer, words, inner_scores, self._network.links)
        return Tagged(
            words=words,
            outer=tuple(self._keep(outer, words)),
            inner=tuple(
                _to_attribution(item.linked, words, item.confidence)
                for item in inner
                if item.confidence >= least
            ),
            names=names,
            shares=shares,
        )

    def score(self, text: str) -> tuple[Words, WordScores]:
        """The words of a text and what the network says of each."""
        words = find_words(text)
        return words, self._network.score_words(words)

    def link(self, words: Words, tags: NDArray[np.float32]) -> list[Linked]:
        """From scores to attributions in words.

        Args:
            words: The words of a text.
            tags: Scores of their labels, as the network gives them.

        Returns:
            The attributions that have content, in the order of their cues.
        """
        scores = assert_turns(words, compute_log_probabilities(tags))
        scores = assert_signatures(words, scores)
        spans = find_role_spans(decode_preferring_cues(scores), scores)
        spans = add_missing_spans(spans, words, scores)
        return [item for item in link_spans(spans, words, self._network.links) if item.content]

    def _keep(self, linked: Sequence[Linked], words: Words) -> Iterator[TaggedAttribution]:
        for item in linked:
            confidence = compute_confidence(item, self._network.confidence)
            if confidence >= self._network.least_confidence:
                yield _to_attribution(item, words, confidence)


def _to_attribution(item: Linked, words: Words, confidence: float) -> TaggedAttribution:
    return TaggedAttribution(
        source=_to_spans((item.source,), words) if _is_named(item.source, words) else (),
        cue=_to_spans((item.cue,), words),
        content=_to_spans(item.content, words),
        kind=_find_kind(item.content, words),
        confidence=confidence,
    )


def _to_spans(parts: tuple[RoleSpan, ...], words: Words) -> tuple[Span, ...]:
    """Characters of runs of words, those with only white space between united.

    A run of nothing but loose marks is left out beside others, and kept alone: a colon may
    be all the cue there is.
    """
    spans: list[Span] = []
    trimmed = [_trim(part, words) for part in parts]
    kept = [(first, stop) for first, stop in trimmed if first < stop]
    for first, stop in kept or [(part.first, part.stop) for part in parts]:
        span = Span(int(words.starts[first]), int(words.ends[stop - 1]))
        if spans and not words.text[spans[-1].end : span.start].strip():
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return tuple(spans)


def _is_named(source: RoleSpan | None, words: Words) -> TypeGuard[RoleSpan]:
    """Whether there is a source and a letter or digit in it."""
    return source is not None and any(
        char.isalnum()
        for char in words.text[words.starts[source.first] : words.ends[source.stop - 1]]
    )


def _trim(part: RoleSpan, words: Words) -> tuple[int, int]:
    """A run of words without the marks that belong to what stands beside it.

    Annotators were not of one mind about a comma after a source; ornaments ("###", bullets)
    are a scraper's. Empty (first = stop) where there is nothing else.
    """
    first, stop = part.first, part.stop
    while first < stop and words.surface(first) in _NEVER_FIRST:
        first += 1
    while first < stop and words.surface(stop - 1) in _NEVER_LAST:
        stop -= 1
    return first, stop


def _find_kind(content: tuple[RoleSpan, ...], words: Words) -> Kind:
    states = np.concatenate([quote_states(words, part.first, part.stop) for part in content])
    quoted, plain = bool((states == INSIDE).any()), bool((states == OUTSIDE).any())
    if quoted and plain:
        return "mixed"
    return "direct" if quoted else "indirect"

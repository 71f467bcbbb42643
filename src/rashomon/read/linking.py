"""Join spans of sources, cues and contents to attributions.

In PolNeAR's annotation an attribution has one cue, at most one source, which several
cues may share, and one or two pieces of content. A cue chooses among the sources
around it and "none"; a piece of content chooses among the cues around it. Both choices
are log-linear over the features of `link_features` (weights by `training.linker`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.read.continuations import find_continued
from rashomon.read.decoding import Role, RoleSpan
from rashomon.read.link_features import PairFeatures
from rashomon.read.tokens import DASHES, OUTSIDE, Words, quote_states

EACH_SIDE = 3
"""Candidates looked at on either side; with them time stays linear in the spans."""
SPANS_EACH_SIDE = 12
"""Spans of any role that are passed on the way to them; in PolNeAR train all but 1 of 41,000
pairs have fewer between."""
REACH = 3
"""Sentence borders between a cue and its source or quoted content; in PolNeAR train 99.9 % of
quoted contents have fewer than 2, no source more than 3."""
UNQUOTED_REACH = 0
"""The same for content without a quoted word, which is part of its cue's sentence in 99.7 %;
what the decoder finds further off is mostly the author's own opinion."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """Weights of features; those not listed weigh nothing.

    Attributes:
        source: For a cue's choice of source, "none" included.
        content: For the choice of a cue by a piece of content.
    """

    source: Weights
    content: Weights


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution in words.

    Attributes:
        source: Its source, if any.
        cue: Its cue.
        content: Its pieces of content, in order; may be empty.
        source_odds: Probability, 0 to 1, that the linker gives to this source or to none.
        content_odds: The same for the choice of this cue by its content; the least of all pieces.
    """

    source: RoleSpan | None
    cue: RoleSpan
    content: tuple[RoleSpan, ...]
    source_odds: float
    content_odds: float


def link_spans(spans: Sequence[RoleSpan], words: Words, weights: LinkWeights) -> list[Linked]:
    """Give every cue a source or none, and every piece of content a cue.

    Args:
        spans: Spans in reading order, not overlapping.
        words: The words that they count in.
        weights: Of the two choices.

    Returns:
        One item a cue, in the order of the cues, also where a cue got no content.
        Content without a cue in reach is left out: nothing says that it is reported.
    """
    features = PairFeatures(spans, words)
    contents: dict[int, list[tuple[RoleSpan, float]]] = {}
    for index, (cue, odds) in _choose_cues(spans, words, features, weights).items():
        contents.setdefault(cue, []).append((spans[index], odds))
    linked = []
    for index, span in enumerate(spans):
        if span.role == "cue":
            sources = find_sources(spans, words, index)
            described = [features.describe_lone_cue(index)]
            described += [features.describe_pair(index, other) for other in sources]
            chosen, odds = _choose(described, weights.source)
            source = spans[sources[chosen - 1]] if chosen else None
            parts = contents.get(index, [])
            least = min((share for _, share in parts), default=0.0)
            linked.append(Linked(source, span, tuple(part for part, _ in parts), odds, least))
    return linked


def _choose_cues(
    spans: Sequence[RoleSpan], words: Words, features: PairFeatures, weights: LinkWeights
) -> dict[int, tuple[int, float]]:
    """For each piece of content that has one its cue, and how probable that is."""
    continued = find_continued(spans, words)
    found: dict[int, tuple[int, float]] = {}
    for index, span in enumerate(spans):
        if continued.get(index) in found:
            found[index] = found[continued[index]]
        elif span.role == "content" and _is_signed(spans, words, index):
            found[index] = index + 1, 1.0
        elif span.role == "content" and (cues := find_cues(spans, words, index)):
            described = [features.describe_pair(cue, index) for cue in cues]
            chosen, odds = _choose(described, weights.content)
            found[index] = cues[chosen], odds
    return found


def _is_signed(spans: Sequence[RoleSpan], words: Words, index: int) -> bool:
    """Whether a cue that is nothing but a dash follows at once, as under a signed quotation."""
    if index + 1 == len(spans):
        return False
    content, cue = spans[index], spans[index + 1]
    alone = cue.role == "cue" and (cue.first, cue.stop) == (content.stop, content.stop + 1)
    return alone and words.surface(cue.first) in DASHES


def _choose(options: Sequence[Sequence[str]], weights: Weights) -> tuple[int, float]:
    """Number of the option that weighs most, the first of equals, and its probability."""
    totals = [_weigh(option, weights) for option in options]
    top = max(totals)
    return totals.index(top), 1.0 / sum(math.exp(total - top) for total in totals)


def _weigh(features: Sequence[str], weights: Weights) -> float:
    # Added up one by one: `sum` rounds otherwise from Python 3.12 on.
    total = 0.0
    for feature in features:
        total += weights.get(feature, 0.0)
    return total


def find_cues(spans: Sequence[RoleSpan], words: Words, index: int) -> list[int]:
    """Find the cues that a piece of content may belong to.

    Args:
        spans: Spans in reading order.
        words: The words that they count in.
        index: The content among the spans.

    Returns:
        Indices among the spans, in reading order.
    """
    content = spans[index]
    quoted = bool((quote_states(words, content.first, content.stop) != OUTSIDE).any())
    reach = REACH if quoted else UNQUOTED_REACH
    return _find_candidates(spans, words, index, "cue", reach)


def find_sources(spans: Sequence[RoleSpan], words: Words, index: int) -> list[int]:
    """Find the sources that a cue may have.

    Args:
        spans: Spans in reading order.
        words: The words that they count in.
        index: The cue among the spans.

    Returns:
        Indices among the spans, in reading order.
    """
    return _find_candidates(spans, words, index, "source", REACH)


def _find_candidates(
    spans: Sequence[RoleSpan], words: Words, index: int, role: Role, reach: int
) -> list[int]:
    """The nearest spans of a role on either side of one, within so many sentence borders."""
    home = spans[index]
    sentence = words.sentences.item
    found: list[int] = []
    for step in (-1, 1):
        other, left = index + step, EACH_SIDE
        last = index + step * SPANS_EACH_SIDE
        while 0 <= other < len(spans) and left and other != last:
            span = spans[other]
            near, far = (span.stop - 1, home.first) if step < 0 else (home.stop - 1, span.first)
            if sentence(far) - sentence(near) > reach:
                break
            if span.role == role:
                found.append(other)
                left -= 1
            other += step
    return sorted(found)

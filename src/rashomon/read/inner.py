"""Attributions inside the contents of others: "the aide said the minister had agreed".

The second set of labels finds their sources and cues well and the end of their contents
badly: what a nested cue reports mostly runs to the end of its sentence, or to the next
nested source. So the content is taken from the structure: of the words before and after
source and cue, inside the same outer content and sentence, the side with more of content in it.

Where `clauses` reads a whole clause at a cue, it is taken for what it reads; the network's labels
find what has no such plain structure.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.lexicon.matching import find_entries
from rashomon.read.clauses import find_clauses
from rashomon.read.decoding import (
    ROLES,
    RoleSpan,
    compute_log_probabilities,
    decode_preferring_cues,
    find_role_spans,
)
from rashomon.read.heads import LABELS
from rashomon.read.linking import Linked, LinkWeights, link_spans
from rashomon.read.tokens import Words

AGAINST_NOTHING = 1.0
"""Taken off the score of "none", in log-probability: passages with nested labels are few, so the
network is shy. Chosen on the bundled story, where 54 of 100 with a confidence of 0.5 and more are
right, and 64 from 0.6 on."""
CLAUSES_RIGHT = {
    "that": 0.92,
    "clause": 0.92,
    "infinitive": 0.92,
    "object": 0.75,
    "bidding": 0.85,
    "adjective": 0.85,
    "aside": 0.75,
    "noun": 0.85,
    "words": 0.85,
}
"""Confidence by sort of clause: 0.92 of 186 read by hand in PolNeAR dev, TimeBank, ECB+ and pages
were right; sorts of which fewer than ten were seen stand lower, and lowest where one was wrong."""
FARTHEST = 200
"""Words on either side of a cue that are looked at; with them time stays linear."""
_NOTHING = np.array([0.0, *[-30.0] * (len(LABELS) - 1)])
"""Scores of a word that is certainly part of no nested attribution."""
_CONTENT = LABELS.index("B-CONTENT")
_EDGE = frozenset(
    (",", ";", ":", ".", "-", "--", "–", "—", '"', "“", "”", "''", "``", "‘", "’", "'")
)
_BEGINNING = frozenset(("that", "to", "whether", "if", "a", "an", "the"))
_JOINING = frozenset(("and", "but", "or"))
_CERTAINLY_NONE = float(np.log(0.97))
"""Log-probability of "none" above which a word at the content's beginning is left out."""


@dataclass(frozen=True, slots=True)
class Inner:
    """A nested attribution and how sure its reading is, 0 to 1."""

    linked: Linked
    confidence: float


def link_inner(
    outer: Sequence[Linked], words: Words, scores: NDArray[np.float32], weights: LinkWeights
) -> list[Inner]:
    """Find the attributions inside the contents of others.

    Args:
        outer: The attributions that may hold some.
        words: The words that they count in.
        scores: (words, labels) of the second set, as the network gives them.
        weights: Of the choice of sources.

    Returns:
        Those with source, cue and content, in the order of their cues. The confidence is the
        product of the probabilities of cue, source and their link, or what clauses of a sort have.
    """
    homes = _find_homes(outer, words)
    plain = _read_clauses(homes, words)
    taken = {at for item in plain for at in range(item.linked.cue.first, item.linked.cue.stop)}
    labelled = [
        item
        for item in _link_labelled(homes, words, scores, weights)
        if taken.isdisjoint(range(item.linked.cue.first, item.linked.cue.stop))
        and _tells(words.surfaces(item.linked.cue.first, item.linked.cue.stop))
    ]
    return sorted([*plain, *labelled], key=lambda item: item.linked.cue.first)


def _read_clauses(homes: NDArray[np.int64], words: Words) -> list[Inner]:
    """What the structure of each sentence of each content shows."""
    found = []
    borders = [0, *(np.flatnonzero(np.diff(homes)) + 1).tolist(), len(homes)]
    for first, stop in pairwise(borders):
        if first == stop or homes[first] < 0:
            continue
        for clause in find_clauses(words.surfaces(first, stop)):
            sure = CLAUSES_RIGHT[clause.rule]
            source, cue, content = (
                RoleSpan(role, first + start, first + end, sure)
                for role, (start, end) in zip(
                    ROLES, (clause.source, clause.cue, clause.content), strict=True
                )
            )
            content = replace(content, stop=_strip_end(content.first, content.stop, words))
            if _says_anything(content, words):
                found.append(Inner(Linked(source, cue, (content,), 1.0, 1.0), sure))
    return found


def _tells(cue: list[str]) -> bool:
    """Whether the lexicon knows a word of a cue that tells something by itself."""
    low = [word.lower().replace("’", "'") for word in cue]
    return any(not match.entry.light for match in find_entries(low))


def _link_labelled(
    homes: NDArray[np.int64], words: Words, scores: NDArray[np.float32], weights: LinkWeights
) -> list[Inner]:
    """What the network's second set of labels shows."""
    logs = np.tile(_NOTHING, (len(words), 1))
    raised = scores[homes >= 0].copy()
    raised[:, 0] -= AGAINST_NOTHING
    logs[homes >= 0] = compute_log_probabilities(raised)
    spans = find_role_spans(decode_preferring_cues(logs), logs)
    roles = [span for span in spans if span.role != "content"]
    firsts = [span.first for span in roles]
    borders = np.flatnonzero(np.diff(homes, prepend=-2, append=-2))
    found = []
    for item in link_spans(roles, words, weights):
        if item.source is None:
            continue
        low, high = _find_reach(item.cue, borders)
        near = roles[bisect_left(firsts, low) : bisect_left(firsts, high)]
        part = _find_content(item.cue, item.source, (low, high), near, words, logs)
        if part is not None:
            sure = item.cue.score * item.source.score * item.source_odds
            linked = replace(item, content=(part,), content_odds=1.0)
            found.append(Inner(linked, round(float(sure), 3)))
    return found


def _find_homes(outer: Sequence[Linked], words: Words) -> NDArray[np.int64]:
    """For each word a number for the sentence of the outer content it stands in; -1 for none."""
    owners = np.full(len(words), -1, np.int64)
    for number, item in enumerate(outer):
        for part in item.content:
            owners[part.first : part.stop] = number
    sentences = words.sentences.astype(np.int64)
    return np.where(owners < 0, -1, owners * (int(sentences.max(initial=0)) + 1) + sentences)


def _find_content(
    cue: RoleSpan,
    source: RoleSpan,
    reach: tuple[int, int],
    near: Sequence[RoleSpan],
    words: Words,
    logs: NDArray[np.float64],
) -> RoleSpan | None:
    """What a nested cue reports; `near` are the sources and cues in reach."""
    low, high = reach
    before = source.first if low <= source.first < cue.first else cue.first
    after = source.stop if cue.stop <= source.first < high else cue.stop
    for other in near:
        if other.first >= after and other.role == "source" and other != source:
            high = min(high, other.first)
        if other.stop <= before and other.role == "cue":
            low = max(low, other.stop)
    sides = [_trim(low, before, words, logs), _trim(after, high, words, logs)]
    sides = [side for side in sides if _says_anything(side, words)]
    return max(sides, key=lambda side: (side.score, side.first), default=None)


def _says_anything(side: RoleSpan, words: Words) -> bool:
    """Whether there is more than the word that would begin a content."""
    alone = side.stop - side.first == 1 and words.surface(side.first).lower() in _BEGINNING
    return side.first < side.stop and not alone


def _find_reach(cue: RoleSpan, borders: NDArray[np.int64]) -> tuple[int, int]:
    """The words around a cue in the same sentence of the same outer content, as far as is near."""
    low = int(borders[np.searchsorted(borders, cue.first, side="right") - 1])
    high = int(borders[np.searchsorted(borders, cue.stop - 1, side="right")])
    return max(low, cue.first - FARTHEST), min(high, cue.stop + FARTHEST)


def _trim(first: int, stop: int, words: Words, logs: NDArray[np.float64]) -> RoleSpan:
    """A side without the marks and joining words at its edges; its score is that of content."""
    while first < stop and (
        words.surface(first) in _EDGE or float(logs[first, 0]) > _CERTAINLY_NONE
    ):
        first += 1
    stop = _strip_end(first, stop, words)
    score = float(np.exp(logs[first:stop, _CONTENT:]).sum(axis=1).mean()) if first < stop else 0.0
    return RoleSpan("content", first, stop, score)


def _strip_end(first: int, stop: int, words: Words) -> int:
    """The end of a run of words without the marks and joining words that it ends in."""
    while first < stop and words.surface(stop - 1) in _EDGE | _JOINING:
        stop -= 1
    return stop

"""One report of an event: the words, the time, what is said of it, and by whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from rashomon.judge.events.dating import Moment
from rashomon.judge.material import Material
from rashomon.judge.propositions.tokens import find_tokens
from rashomon.model.judgement import EventStatus, Proposition
from rashomon.model.links import Place
from rashomon.model.spans import Span, merged

Sort = Literal["happening", "speech"]
_LONGEST = 2_000
"""Code points of a proposition that is looked into; a longer one is no sentence."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an event.

    Args:
        place: Its words.
        sort: Whether it tells a happening or an act of speaking.
        moment: When; the first day and the last.
        status: How it is reported.
        rule: Slug of the rule that gave the status.
        participants: Entities that take part, sorted.
        attribution: The statement that reports it; ``None`` for narration.
        head: Where the word stands that tells what is done.
        act: What an act of speaking did; empty for a happening.
        utterance: Id of the utterance; empty for a happening.
        propositions: Ids of the propositions whose words it shares.
    """

    place: Place
    sort: Sort
    moment: Moment
    status: EventStatus
    rule: str
    participants: tuple[str, ...]
    attribution: str | None
    head: Span
    act: str = ""
    utterance: str = ""
    propositions: tuple[str, ...] = ()


class Account:
    """One document with what was found in it.

    Args:
        material: The story.
        document: Document id.
        propositions: Its propositions, in any order.
        states: The government of each state by the state's name in small letters.
    """

    def __init__(
        self,
        material: Material,
        document: str,
        propositions: Iterable[Proposition],
        states: Mapping[str, str],
    ) -> None:
        self.states = states
        self.material = material
        self.document = document
        self.tokens = find_tokens(material.documents[document].text)
        self._propositions = sorted(
            (prop for prop in propositions if len(prop.span) <= _LONGEST),
            key=lambda prop: (prop.span.start, prop.span.end, prop.id),
        )
        self._stated = merged(
            [
                span
                for said in material.said_in(document)
                for span in (*said.att.cue, *said.att.content)
            ]
        )

    def propositions_near(self, span: Span) -> Iterator[Proposition]:
        """Propositions that may meet a stretch, in order of place."""
        first = bisect_left(
            self._propositions, span.start - _LONGEST, key=lambda prop: prop.span.start
        )
        for prop in self._propositions[first:]:
            if prop.span.start >= span.end:
                return
            yield prop

    def is_stated(self, span: Span) -> bool:
        """Whether a stretch has words of the cue or the content of a statement."""
        at = bisect_right(self._stated, span.start, key=lambda stated: stated.end)
        return at < len(self._stated) and self._stated[at].start < span.end

    def ids_at(self, span: Span) -> tuple[str, ...]:
        """Ids of the propositions with exactly these words, sorted."""
        return tuple(sorted(p.id for p in self.propositions_near(span) if p.span == span))

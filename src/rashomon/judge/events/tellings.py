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
        dated: Whether the expression of time is its own.
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
    dated: bool = True


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
        statements = material.said_in(document)
        self._contents = merged([span for said in statements for span in said.att.content])
        self._cues = sorted(
            (span, said.att.content) for said in statements for span in said.att.cue
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

    def tokens_of(self, span: Span) -> range:
        """Tokens of an expression; of "Friday" in "Friday's talks" the whole word."""
        found = self.tokens.within(span)
        if not found and self.tokens.starts[found.start : found.start + 1] == (span.start,):
            return range(found.start, found.start + 1)
        return found

    def is_stated(self, verb: Span) -> bool:
        """Whether a word stands in the cue or the content of a statement."""
        return self._in_content(verb) or self._cue_at(verb) is not None

    def is_told_by_verb(self, verb: Span, time: Span) -> bool:
        """Whether a verb stands in a statement: in its content, or in a cue beside the time.

        The cue of a content that holds the time is the verb of the account: "heard arguments in
        May".
        """
        contents = self._cue_at(verb)
        if contents is None or self._in_content(verb):
            return self._in_content(verb)
        return not any(content.covers(time) for content in contents)

    def _in_content(self, word: Span) -> bool:
        at = bisect_right(self._contents, word.start, key=lambda content: content.end)
        return at < len(self._contents) and self._contents[at].start < word.end

    def _cue_at(self, word: Span) -> tuple[Span, ...] | None:
        """The contents of the cue in which a word stands."""
        at = bisect_right(self._cues, word.start, key=lambda cue: cue[0].end)
        if at == len(self._cues) or self._cues[at][0].start >= word.end:
            return None
        return self._cues[at][1]

    def ids_at(self, span: Span) -> tuple[str, ...]:
        """Ids of the propositions with exactly these words, sorted."""
        return tuple(sorted(p.id for p in self.propositions_near(span) if p.span == span))

"""The words around a statement that say to whom and through whom it was made.

These are the words of its sentence that are part of nobody's content: "In a letter to the court,
*she said* …", "…, *he told* reporters, according to the agency". What stands in another statement's
source or cue, or behind it, belongs to that one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.documents import Document
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.text.sentences import sentences

LONGEST = 400
"""Code points of a sentence that are looked at on either side of a cue: two sentences of news."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words around one statement.

    Attributes:
        lead: From the sentence's beginning to the source or cue; empty where another statement
            stands there.
        cue: From the cue on to the content or the next statement.
        tail: From the content's end on, where the cue stands before it.
    """

    lead: Span
    cue: Span
    tail: Span


class Frames:
    """Finds the frames of one document's statements.

    Args:
        doc: The document.
        reading: Its reading.
        blocks: Its paragraphs.
    """

    def __init__(self, doc: Document, reading: Reading, blocks: Sequence[Span]) -> None:
        self._sentences = [s for block in blocks for s in sentences(doc.text, block)]
        by_id = {att.id: att for att in reading.attributions}
        self._holders = {
            att.id: by_id[att.parent] for att in reading.attributions if att.parent in by_id
        }
        self._starts = _places(reading.attributions)
        self._heads = sorted({span for att in reading.attributions for span in _head(att)})

    def find(self, att: Attribution) -> Frame | None:
        """The frame of a statement.

        Args:
            att: The statement.

        Returns:
            `None` for one without source and cue.
        """
        head = sorted((*att.cue, *att.source))
        if not head:
            return None
        cue = att.cue[0] if att.cue else head[-1]
        home = self._home(att, cue)
        first = min((at.start for at in head if at.start >= home.start), default=cue.start)
        own = sorted(span for span in att.content if home.start <= span.start < home.end)
        before = [span for span in own if span.end <= cue.start]
        after = [span for span in own if span.start >= cue.end]
        stop = after[0].start if after else home.end
        tail = Span(after[-1].end, max(after[-1].end, home.end)) if after else Span(stop, stop)
        return Frame(
            lead=self._lead(att, home, min([first, *(span.start for span in own)])),
            cue=self._clip(att, Span(min(first, cue.start) if not before else cue.start, stop)),
            tail=self._clip(att, tail),
        )

    def _home(self, att: Attribution, cue: Span) -> Span:
        """The cue's sentence, inside the content of the statement that holds this one."""
        index = max(0, bisect_right(self._sentences, cue.start, key=lambda s: s.start) - 1)
        sentence = self._sentences[index] if self._sentences else cue
        start = min(cue.start, max(sentence.start, cue.start - LONGEST))
        end = min(max(sentence.end, cue.end), cue.end + LONGEST)
        holder = self._holders.get(att.id)
        for span in holder.content if holder else ():
            if span.covers(cue):
                start, end = max(start, span.start), min(end, span.end)
        return Span(start, end)

    def _lead(self, att: Attribution, home: Span, stop: int) -> Span:
        """What opens the sentence, unless another statement does."""
        at = bisect_left(self._starts, home.start, key=lambda place: place[0])
        while at < len(self._starts) and self._starts[at][0] < stop:
            if self._starts[at][1] not in (att.id, self._outer(att)):
                return Span(stop, stop)
            at += 1
        return Span(home.start, max(home.start, stop))

    def _outer(self, att: Attribution) -> str:
        holder = self._holders.get(att.id)
        return holder.id if holder is not None else ""

    def _clip(self, att: Attribution, span: Span) -> Span:
        """A stretch up to where the next statement's source or cue begins."""
        own = {*att.source, *att.cue}  # others may share them
        at = bisect_right(self._heads, span.start, key=lambda head: head.start)
        while at < len(self._heads) and self._heads[at].start < span.end:
            if self._heads[at] not in own:
                return Span(span.start, self._heads[at].start)
            at += 1
        return span


def _places(attributions: Sequence[Attribution]) -> list[tuple[int, str]]:
    """Where each source and cue begins, and whose it is."""
    return sorted((span.start, att.id) for att in attributions for span in _head(att))


def _head(att: Attribution) -> Iterable[Span]:
    return (*att.source, *att.cue)

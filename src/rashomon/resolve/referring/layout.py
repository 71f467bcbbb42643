"""Where an offset lies in a document: its sentence, quotation, source, and who tells it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rashomon.model.documents import Document
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.text.sentences import paragraphs, sentences

# Indirect statements inside one another; deeper ones are looked at no further.
_NESTED = 4
_MARKS = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Sentences and quotations of a document, for finding where an offset lies.

    Args:
        sentences: In order.
        quotes: Contents of direct attributions, outermost first where they begin together;
            disjoint.
        sources: Sources of attributions, in order of position.
        voices: Those of them that no other attribution's content holds.
        tellings: Contents of indirect attributions with their sources, in order of position.
        told: How many sentences before each, and with it, are not in quotation marks as a whole.
    """

    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]
    sources: tuple[Span, ...]
    voices: frozenset[Span]
    tellings: tuple[tuple[Span, Span], ...]
    told: tuple[int, ...]

    def sentence(self, at: int) -> int:
        """Number of the sentence that an offset lies in."""
        return max(0, bisect_right(self.sentences, at, key=lambda s: s.start) - 1)

    def quote(self, at: int) -> int:
        """Number of the direct quotation that an offset lies in, or -1."""
        index = bisect_right(self.quotes, at, key=lambda s: s.start) - 1
        return index if index >= 0 and at < self.quotes[index].end else -1

    def distance(self, left: int, right: int, quoted: bool) -> int:
        """How many sentences one is behind another.

        Args:
            left: Number of the earlier sentence.
            right: Number of the later one.
            quoted: Whether what is quoted between them counts too.
        """
        return right - left if quoted else self.told[right] - self.told[left]

    def teller(self, at: int) -> Span | None:
        """The source of the innermost indirect statement that an offset lies in, if any."""
        telling = self.telling(at)
        return None if telling is None else telling[1]

    def telling(self, at: int) -> tuple[Span, Span] | None:
        """Content and source of the innermost indirect statement that an offset lies in."""
        index = bisect_right(self.tellings, at, key=lambda pair: pair[0].start) - 1
        for content, source in reversed(self.tellings[max(0, index - _NESTED) : index + 1]):
            if at < content.end:
                return content, source
        return None

    def source(self, span: Span) -> Span | None:
        """The source that holds a span, if any."""
        index = bisect_right(self.sources, span.start, key=lambda s: s.start) - 1
        found = self.sources[index] if index >= 0 else None
        return found if found is not None and found.covers(span) else None


def lay_out(doc: Document, reading: Reading) -> Layout:
    """Finds the sentences and quotations of a document."""
    found = [s for block in paragraphs(doc.text) for s in sentences(doc.text, block)]
    attributions = reading.attributions
    direct = [s for att in attributions if att.kind == "direct" for s in att.content]
    sources = [s for att in attributions for s in att.source[:1]]
    held = tuple(_outermost([s for att in attributions for s in att.content]))
    tellings = sorted(
        (content, att.source[0])
        for att in attributions
        if att.kind != "direct" and att.source
        for content in att.content
    )
    quotes = tuple(_outermost(direct))
    return Layout(
        sentences=tuple(found),
        quotes=quotes,
        sources=tuple(_outermost(sources)),
        voices=frozenset(s for s in sources if not _is_held(held, s)),
        tellings=tuple(tellings),
        told=tuple(accumulate(not _is_quoted(quotes, sentence) for sentence in found)),
    )


def _is_quoted(quotes: Sequence[Span], sentence: Span) -> bool:
    """Whether a sentence lies in a quotation, up to the marks at its ends."""
    index = bisect_right(quotes, sentence.start + _MARKS, key=lambda s: s.start) - 1
    return index >= 0 and quotes[index].end + _MARKS >= sentence.end


def _is_held(held: Sequence[Span], span: Span) -> bool:
    index = bisect_right(held, span.start, key=lambda s: s.start) - 1
    return index >= 0 and held[index].covers(span)


def _outermost(spans: Sequence[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start >= end:
            end = span.end
            yield span

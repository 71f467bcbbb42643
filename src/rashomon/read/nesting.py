"""Attributions inside the content of others: "the aide said the minister had agreed"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rashomon.model.reading import Attribution
from rashomon.model.spans import Span

# A nested attribution needs a source, a cue and a content of its own; below six words there is
# no room for them beside "that" and an article.
_MIN_WORDS = 6


# Half or more: below, a phrase inside a content is as often no attribution at all.
MIN_CONFIDENCE = 0.5

# Inside somebody's own words these add nobody: "we hope that …" is the speaker again.
_NOBODY_ELSE = frozenset(
    ("i", "we", "you", "us", "me", "my", "our", "your", "it", "they", "this", "that", "what",
     "which", "who", "no one", "nobody", "one", "he", "she", "his", "her", "their", "its")
)  # fmt: skip


def is_telling(text: str, source: Sequence[Span], confidence: float) -> bool:
    """Whether a nested attribution names somebody beside the one whose words it stands in.

    Args:
        text: The text.
        source: The nested attribution's source.
        confidence: Confidence of its reading.
    """
    words = " ".join(span.of(text) for span in source).lower()
    return confidence >= MIN_CONFIDENCE and bool(words) and words not in _NOBODY_ELSE


def nested_stretches(text: str, outer: Sequence[Attribution]) -> Iterator[Span]:
    """Stretches of content that may hold an attribution of their own.

    Args:
        text: The text.
        outer: Its outermost attributions.

    Yields:
        Spans, longer contents and their pieces alike, each once, quotation marks left out.
    """
    seen: set[Span] = set()
    for att in outer:
        for span in att.content:
            inner = _unquoted(text, span)
            if inner not in seen and len(inner.of(text).split()) >= _MIN_WORDS:
                seen.add(inner)
                yield inner


@dataclass(frozen=True, slots=True)
class Sheet:
    """Stretches of a text written one to a line, to be read in one go.

    Args:
        text: The lines; a stretch that runs over paragraphs has blanks for its line breaks.
        starts: Where each line begins in ``text``.
        stretches: Where each line stands in the text it was taken from.
    """

    text: str
    starts: tuple[int, ...]
    stretches: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, stretches: Iterable[Span]) -> Sheet:
        """Copies stretches of a text to a sheet."""
        taken = tuple(stretches)
        lines = [" ".join(re.split(r"[\r\n]", span.of(text))) for span in taken]
        starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
        return cls("\n".join(lines), tuple(starts)[: len(lines)], taken)

    def place(self, span: Span) -> Span | None:
        """A span of the sheet in the text; ``None`` if it is not of one line."""
        line = bisect_right(self.starts, span.start) - 1
        home, offset = self.stretches[line], span.start - self.starts[line]
        if offset + len(span) > len(home):
            return None
        return Span(home.start + offset, home.start + offset + len(span))


def find_parent(
    content: Sequence[Span], cue: Sequence[Span], outer: Sequence[Attribution]
) -> Attribution | None:
    """The attribution whose content holds all of a nested one, the tightest if several do.

    Args:
        content: The nested attribution's content.
        cue: Its cue.
        outer: The outermost attributions.
    """
    holders = [
        att
        for att in outer
        if all(any(span.covers(own) for span in att.content) for own in (*content, *cue))
        and tuple(att.content) != tuple(content)
    ]
    return min(holders, key=_size, default=None)


def _size(att: Attribution) -> tuple[int, str]:
    return sum(len(span) for span in att.content), att.id


def _unquoted(text: str, span: Span) -> Span:
    """A content without the quotation marks around it, so that it reads as running text."""
    words = span.of(text)
    marks = "\"“”„«»‘’' \n"
    start = len(words) - len(words.lstrip(marks))
    end = len(words.rstrip(marks))
    return Span(span.start + start, span.start + max(start, end))

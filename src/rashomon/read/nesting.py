"""Attributions inside the content of others: "the aide said the minister had agreed"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.model.reading import Attribution
from rashomon.model.spans import Span

# Words that name nobody, so that nobody is reported inside somebody's report.
_NOBODY = frozenset(
    ("you", "your", "it", "its", "this", "that", "what", "which", "no one", "nobody", "one")
)


def is_telling(text: str, source: Sequence[Span]) -> bool:
    """Whether a nested attribution says of somebody that they said or thought something.

    Args:
        text: The text.
        source: The nested attribution's source.
    """
    words = " ".join(span.of(text) for span in source).lower()
    return bool(words) and words not in _NOBODY


def find_parents(found: Sequence[Attribution]) -> dict[str, str]:
    """For nested attributions the innermost one whose content they stand in.

    Args:
        found: Attributions; those that have a parent are nested.

    Returns:
        Id of the parent by id, for the nested ones of which all cue and content stand in one piece
        of somebody's content. Time is linear but for the depth of contents in contents, which the
        length of a nested content bounds.
    """
    pieces = [(span.start, -span.end, 0, att.id) for att in found for span in att.content]
    pieces += [
        (min(hull)[0], -max(end for _, end in hull), 1, att.id)
        for att in found
        if att.parent is not None and (hull := [(s.start, s.end) for s in (*att.cue, *att.content)])
    ]
    parents: dict[str, str] = {}
    around: list[tuple[int, str]] = []
    for start, end, is_whole, name in sorted(pieces):
        while around and around[-1][0] <= start:
            around.pop()
        if not is_whole:
            around.append((-end, name))
            continue
        holder = (other for stop, other in reversed(around) if stop >= -end and other != name)
        if (parent := next(holder, None)) is not None:
            parents[name] = parent
    return parents


class Contents:
    """Finds the outermost attribution in whose content something stands.

    Args:
        outer: The outermost attributions; their contents do not overlap.
    """

    def __init__(self, outer: Sequence[Attribution]) -> None:
        self._places = sorted((span, att.id) for att in outer for span in att.content)
        self._by_id = {att.id: att for att in outer}

    def find_holder(self, content: Sequence[Span], cue: Sequence[Span]) -> Attribution | None:
        """The attribution whose content holds all of a nested one.

        Args:
            content: The nested attribution's content.
            cue: Its cue.

        Returns:
            `None` if no single one does, or if its content is just the same.
        """
        found = {self._holder(span) for span in (*content, *cue)}
        holder = self._by_id.get(found.pop() or "") if len(found) == 1 else None
        return holder if holder is not None and holder.content != tuple(content) else None

    def _holder(self, span: Span) -> str | None:
        at = bisect_right(self._places, span.start, key=lambda place: place[0].start) - 1
        if at < 0 or not self._places[at][0].covers(span):
            return None
        return self._places[at][1]

"""The text of a document as a page shows it: excerpts around what was found, with marks.

Marks may nest and overlap, so the text is cut wherever any mark begins or ends, and each cut
carries all that holds there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model.documents import Caution
from rashomon.model.record import RecordDocument, Statement
from rashomon.model.spans import Span, merged

_BREAK = re.compile(r"\n\s*\n")
# How far the edge of an excerpt may move inwards to stand between words, in characters.
_WORD = 24


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch in which the same marks hold from end to end.

    Args:
        text: Its exact words.
        classes: Style classes, blank-separated: ``c`` content, ``d`` content within content,
            ``k`` cue, ``o`` source, ``w`` caution, ``x`` the statement picked out; empty where
            nothing holds.
        begins: Ids of the statements whose content begins here.
        start: Where it begins in the document's text.
    """

    text: str
    classes: str
    begins: tuple[str, ...]
    start: int = -1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what is shown of one.

    Args:
        cuts: Its stretches, in order.
        left_out: Whether text was left out just before it.
    """

    cuts: tuple[Cut, ...]
    left_out: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """What a page shows of one text.

    Args:
        blocks: In order.
        cut_short: Whether text was left out after the last block.
    """

    blocks: tuple[Block, ...]
    cut_short: bool


def find_panel(
    doc: RecordDocument,
    atts: Sequence[Statement],
    cautions: Iterable[Caution],
    context: int | None,
    statement: str = "",
) -> Panel:
    """Excerpts of a document around its findings.

    Args:
        doc: The document.
        atts: Its statements.
        cautions: Its cautions.
        context: Characters shown on each side of a finding; ``None`` shows the whole text.
        statement: Id of the statement whose words are to be picked out, if any.

    Returns:
        Paragraphs with marks; where nothing was found, the beginning of the text.
    """
    places = [caution.span for caution in cautions if caution.span]
    marks = _marks(atts, places)
    for att in atts:
        if att.id == statement:
            marks += [(s, "x") for s in (*att.content, *att.cue, *att.source) if len(s)]
    if context is None:
        windows: tuple[Span, ...] = (Span(0, len(doc.text)),)
    else:
        windows = _windows(doc.text, marks, context)
    return _Sweep(doc.text, marks, windows, _begins(atts)).panel()


_Mark = tuple[Span, str]


def _marks(atts: Iterable[Statement], places: Iterable[Span]) -> list[_Mark]:
    found = [(span, "w") for span in places]
    for att in atts:
        found += [(span, "c") for span in att.content]
        found += [(span, "k") for span in att.cue]
        found += [(span, "o") for span in att.source]
    return [(span, role) for span, role in found if len(span)]


def _begins(atts: Iterable[Statement]) -> Mapping[int, list[str]]:
    begins: dict[int, list[str]] = defaultdict(list)
    for att in atts:
        begins[min(span.start for span in att.content if len(span))].append(att.id)
    return begins


def _windows(text: str, marks: Sequence[_Mark], context: int) -> tuple[Span, ...]:
    """The stretches that are shown; a caution shows no more of a long stretch than its edge."""
    if not marks:
        return (_trimmed(text, Span(0, min(len(text), 2 * context))),)
    shown = []
    for span, role in marks:
        end = min(span.end, span.start + context) if role == "w" else span.end
        shown.append(Span(max(0, span.start - context), min(len(text), end + context)))
    keep = merged([span for span, role in marks if role != "w"])
    return tuple(_trimmed(text, window, keep) for window in merged(shown))


def _trimmed(text: str, window: Span, keep: Sequence[Span] = ()) -> Span:
    """A window whose edges stand between words, unless that would cut into a mark."""
    start, end = window.start, window.end
    if start > 0 and not text[start - 1].isspace():
        blank = _blank(text, range(start, min(start + _WORD, end)))
        if blank is not None and not _touches(keep, Span(start, blank + 1)):
            start = blank + 1
    if end < len(text) and not text[end].isspace():
        blank = _blank(text, range(end - 1, max(end - _WORD, start), -1))
        if blank is not None and not _touches(keep, Span(blank, end)):
            end = blank
    return Span(start, max(start, end))


def _blank(text: str, places: range) -> int | None:
    return next((at for at in places if text[at].isspace()), None)


def _touches(keep: Sequence[Span], edge: Span) -> bool:
    last = bisect_left(keep, Span(edge.end, edge.end)) - 1
    return last >= 0 and keep[last].end > edge.start


class _Sweep:
    """Walks over a text from border to border, counting what holds."""

    def __init__(
        self,
        text: str,
        marks: Sequence[_Mark],
        windows: Sequence[Span],
        begins: Mapping[int, list[str]],
    ) -> None:
        self._text, self._begins = text, begins
        self._changes: dict[int, list[tuple[str, int]]] = defaultdict(list)
        breaks = [(Span(*match.span()), "break") for match in _BREAK.finditer(text)]
        for span, role in [*marks, *breaks, *((window, "shown") for window in windows)]:
            self._changes[span.start].append((role, 1))
            self._changes[span.end].append((role, -1))
        self._holds: Counter[str] = Counter()
        self._blocks: list[Block] = []
        self._cuts: list[Cut] = []
        self._left_out = False
        self._pending: list[str] = []  # begun where nothing is shown: in a break between paragraphs

    def panel(self) -> Panel:
        """Every paragraph that is shown."""
        borders = sorted({0, len(self._text), *self._changes, *self._begins})
        for start, end in pairwise(borders):
            for role, by in self._changes.get(start, ()):
                self._holds[role] += by
            self._pending += self._begins.get(start, ())
            self._step(start, end)
        self._flush()
        self._close()
        return Panel(tuple(self._blocks), self._left_out)

    def _step(self, start: int, end: int) -> None:
        if not self._holds["shown"]:
            self._flush()
            self._close()
            self._left_out = self._left_out or not self._text[start:end].isspace()
        elif self._holds["break"]:
            self._close()
        else:
            begins = tuple(self._pending)
            self._cuts.append(Cut(self._text[start:end], self._classes(), begins, start))
            self._pending = []

    def _flush(self) -> None:
        """Gives a place to statements whose content holds nothing but a break."""
        if self._pending:
            self._cuts.append(Cut("", "", tuple(self._pending)))
            self._pending = []

    def _classes(self) -> str:
        names = [role for role in "ckowx" if self._holds[role]]
        if self._holds["c"] > 1:
            names.insert(1, "d")
        return " ".join(names)

    def _close(self) -> None:
        if any(cut.begins or not cut.text.isspace() for cut in self._cuts):
            self._blocks.append(Block(tuple(self._cuts), self._left_out))
            self._left_out = False
        self._cuts = []

"""Finds quotations by their marks, one paragraph at a time.

A reader that toggles a flag at each quotation mark loses the rest of a text to one slip: an
opening mark without its closing one, a possessive, an inch sign.  Here each mark is looked at in
its context first (does it look like an opening or a closing one?), a stack pairs the marks of one
paragraph, and a mark left over harms nothing but itself.

The convention of news prose is kept: a quotation of several paragraphs has an opening mark at the
start of each and a closing mark only at its end (*The Chicago Manual of Style*, 17th ed., 13.30).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.spans import Span
from rashomon.read.marks import Mark, Style, find_marks


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks, or from a mark to where its paragraph ends.

    Args:
        span: The stretch with its marks.
        inner: The stretch without them.
        style: ``double``, ``single``, ``guillemet`` (« ») or ``angle`` (‹ ›).
        depth: 0 for one that stands in no other quotation.
        closed: Whether it has a closing mark of its own.
        continues: Without a closing mark because the next paragraph, which opens with a mark,
            goes on with it.
        parent: Index of the quotation that this one stands in, or ``None``.
    """

    span: Span
    inner: Span
    style: Style
    depth: int
    closed: bool
    continues: bool
    parent: int | None

    @property
    def unclosed(self) -> bool:
        """Whether a closing mark is missing, so that its end is a guess."""
        return not self.closed and not self.continues


@dataclass(slots=True)
class _Stretch:
    """A quotation in the making; ``closing`` is the mark that ends it, if there is one."""

    opening: Mark
    end: int
    closing: Mark | None = None
    continues: bool = False


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Finds all quotations of a text.

    Time is linear in the length of the text, whatever the number of its marks.

    Args:
        text: Any text.
        paragraphs: Its paragraphs, disjoint and in order; marks outside them are not looked at.

    Returns:
        Quotations by start.  Any two are disjoint or one holds the other; none crosses the
        border of a paragraph.
    """
    found: list[Quotation] = []
    marks = [find_marks(text, paragraph) for paragraph in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        stretches = _pair_marks(marks[index], paragraph)
        if index + 1 < len(paragraphs):
            following = _first_mark(text, paragraphs[index + 1], marks[index + 1])
            _continue_into(following, stretches, paragraph)
        found.extend(_nest(text, stretches, len(found)))
    return tuple(found)


def _first_mark(text: str, paragraph: Span, marks: Sequence[Mark]) -> Mark | None:
    """The mark that a paragraph opens with, if it does."""
    if marks and not text[paragraph.start : marks[0].start].strip():
        return marks[0]
    return None


def _continue_into(following: Mark | None, stretches: list[_Stretch], paragraph: Span) -> None:
    """Marks the quotation left open at a paragraph's end as going on in the next one."""
    open_ones = [s for s in stretches if s.closing is None and s.end == paragraph.end]
    if following is None or not following.may_open or not open_ones:
        return
    if open_ones[0].opening.style == following.style:
        open_ones[0].continues = True


def _pair_marks(marks: Sequence[Mark], paragraph: Span) -> list[_Stretch]:
    """Pairs the marks of one paragraph; stretches come back by start."""
    machine = _Machine(paragraph)
    following: list[Mark | None] = [None] * len(marks)
    nearest: dict[Style, Mark] = {}
    for index in range(len(marks) - 1, -1, -1):
        following[index] = nearest.get(marks[index].style)
        nearest[marks[index].style] = marks[index]
    for mark, later in zip(marks, following, strict=True):
        machine.take(mark, later)
    return machine.finish()


class _Machine:
    """The stack of open quotations of one paragraph.

    Args:
        paragraph: Its bounds; what is never closed ends here at the latest.
    """

    def __init__(self, paragraph: Span) -> None:
        self._paragraph = paragraph
        self._stack: list[_Stretch] = []
        self._openers: dict[Style, list[Mark]] = {}
        self._done: list[_Stretch] = []

    def take(self, mark: Mark, later: Mark | None) -> None:
        """Takes the next mark.

        Args:
            mark: The mark.
            later: The next mark of the same style in the paragraph.
        """
        if mark.style == "single":
            self._take_single(mark)
        else:
            self._take_double(mark, later)

    def _take_single(self, mark: Mark) -> None:
        """Single marks close only what is open on top; the rest are apostrophes."""
        is_open = bool(self._stack) and self._stack[-1].opening.style == "single"
        if is_open and mark.may_close and not (mark.is_opening_shape and mark.may_open):
            self._close(mark)
        elif mark.may_open:
            self._open(mark)

    def _take_double(self, mark: Mark, later: Mark | None) -> None:
        opener = self._innermost(mark.style)
        if mark.is_measure and (opener is None or _only_closes(later)):
            return  # the sign of inches is no mark as long as another one may close
        if opener is None:
            if _starts_new(mark, later):
                self._open(mark)
        elif _starts_inner(mark, opener, later):
            self._open(mark)
        else:
            self._close(mark)

    def _innermost(self, style: Style) -> Mark | None:
        """The nearest open mark of a style; what is open above it can only be of others."""
        openers = self._openers.get(style)
        return openers[-1] if openers else None

    def _open(self, mark: Mark) -> None:
        self._stack.append(_Stretch(mark, self._paragraph.end))
        self._openers.setdefault(mark.style, []).append(mark)

    def _close(self, mark: Mark) -> None:
        """Closes the innermost quotation of the mark's style; those inside it stay unclosed."""
        while True:
            stretch = self._pop()
            if stretch.opening.style == mark.style:
                break
            stretch.end = mark.start
            self._leave(stretch)
        stretch.end, stretch.closing = mark.end, mark
        self._done.append(stretch)

    def _pop(self) -> _Stretch:
        stretch = self._stack.pop()
        self._openers[stretch.opening.style].pop()
        return stretch

    def _leave(self, stretch: _Stretch) -> None:
        """Keeps a quotation without closing mark, unless its mark may be an apostrophe."""
        if stretch.opening.style != "single" or stretch.opening.is_opening_shape:
            self._done.append(stretch)

    def finish(self) -> list[_Stretch]:
        """Ends the paragraph.

        Returns:
            All quotations by start.  One left open ends where the next of its style opens: a
            second opening mark says that the first quotation is over, or that it goes on.  A
            straight mark in a typographic quotation (or the reverse) opens an inner one.
        """
        while self._stack:
            self._leave(self._pop())
        ordered = sorted(self._done, key=lambda s: s.opening.start)
        next_start: dict[tuple[Style, bool], int] = {}
        for stretch in reversed(ordered):
            look = (stretch.opening.style, stretch.opening.is_straight)
            if stretch.closing is None and look in next_start:
                stretch.end = min(stretch.end, next_start[look])
            next_start[look] = stretch.opening.start
        return ordered


def _starts_new(mark: Mark, later: Mark | None) -> bool:
    """Whether a mark opens a quotation where none of its style is open.

    A mark that looks like a closing one is a stray ("I go," he said with its opening mark lost),
    unless the next one looks so too: then it is an opening one with its blank on the wrong side.
    """
    if mark.is_closing_shape:
        if mark.looks_open == mark.looks_close:  # a blank on both sides of it, or on neither
            return mark.before_blank and later is not None
        return mark.looks_open
    if mark.is_opening_shape or not mark.looks_close or mark.looks_open:
        return True
    return _only_closes(later)


def _only_closes(mark: Mark | None) -> bool:
    return mark is not None and mark.looks_close and not mark.looks_open


def _starts_inner(mark: Mark, opener: Mark, later: Mark | None) -> bool:
    """Whether a mark opens a second quotation of a style that is open already."""
    if opener.closed_by_opening_shape and mark.is_opening_shape:
        return mark.looks_open and not mark.looks_close and mark.surface == opener.surface
    if mark.is_opening_shape:
        return mark.looks_open or not (mark.looks_close or mark.before_blank)
    if not mark.looks_open or mark.looks_close:
        return False
    if mark.is_closing_shape or later is not None:
        return later is not None and later.looks_close and not later.is_opening_shape
    return True


def _nest(text: str, stretches: Sequence[_Stretch], offset: int) -> list[Quotation]:
    """Makes quotations of one paragraph's stretches and says which stands in which.

    Args:
        text: The text.
        stretches: By start.
        offset: Index that the first of them will have among all quotations of the text.
    """
    kept = [s for s in _uncrossed(stretches) if _inner_end(text, s) > s.opening.end]
    found: list[Quotation] = []
    around: list[int] = []
    for stretch in kept:
        while around and found[around[-1]].span.end <= stretch.opening.start:
            around.pop()
        end = _inner_end(text, stretch)
        closing = stretch.closing
        found.append(
            Quotation(
                span=Span(stretch.opening.start, closing.end if closing else end),
                inner=Span(stretch.opening.end, end),
                style=stretch.opening.style,
                depth=len(around),
                closed=closing is not None,
                continues=stretch.continues,
                parent=offset + around[-1] if around else None,
            )
        )
        around.append(len(found) - 1)
    return found


def _inner_end(text: str, stretch: _Stretch) -> int:
    """Where the words of a quotation end; without closing mark, blanks are left off."""
    if stretch.closing:
        return stretch.closing.start
    end = stretch.end
    while end > stretch.opening.end and text[end - 1].isspace():
        end -= 1
    return end


def _uncrossed(stretches: Sequence[_Stretch]) -> Sequence[_Stretch]:
    """Ends an unclosed quotation before any that would reach over its end."""
    around: list[_Stretch] = []
    for stretch in stretches:
        while around and around[-1].end < stretch.end:
            outer = around.pop()
            outer.end = min(outer.end, stretch.opening.start)
        around.append(stretch)
    return stretches

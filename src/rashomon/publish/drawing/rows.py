"""Rows of a lane: marks with their words, put where they do not touch one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.publish.drawing.markup import Element, element
from rashomon.publish.drawing.packing import BOLD, Block, fitted, pack, width_of
from rashomon.publish.drawing.sheet import EDGE, TYPE, WIDTH

ROW = 20.0
# Between two marks of a row; and between a mark and its words.
_GAP, _NEAR = 14.0, 5.0
# Room for the words of a mark: about fifty letters.
_WORDS = 350.0
# Around marks that are drawn together.
_FRAME = 4.0


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mark that is to be put in a row.

    Args:
        left: Where the mark begins.
        right: Where it ends.
        before: Words of ours before its words; may be empty.
        words: Its words, of a document.
        language: Tag of the words, or ``None``.
        told: What is told of it where it is pointed at, and to those who do not see it.
        href: Where it leads.
        together: Marks with the same one stand together, in a frame; empty for those alone.
    """

    left: float
    right: float
    before: str
    words: str
    language: str | None
    told: str
    href: str
    together: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a mark was put.

    Args:
        row: Its row, from 0.
        x: Where its words begin, or end where they stand before it.
        ends: Whether the words stand before the mark.
        words: Its words, cut to the room there is.
        above: Whether the words stand above the mark, in the row before its own.
    """

    row: int
    x: float
    ends: bool
    words: str
    above: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Around marks that are drawn together: left, right, first row, number of rows."""

    left: float
    right: float
    row: int
    rows: int


def seat(marks: Sequence[Labelled]) -> tuple[tuple[Seat, ...], int, tuple[Frame, ...]]:
    """Puts marks in rows.

    Args:
        marks: In the order in which they are to be read.

    Returns:
        The seat of each; the number of rows; and the frames around those drawn together.
    """
    placed = [_words_of(mark) for mark in marks]
    units: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        units.setdefault(mark.together or f"#{at}", []).append(at)
    blocks = [_block([placed[at] for at in unit]) for unit in units.values()]
    first, height = pack(blocks, _GAP)
    seats: dict[int, Seat] = {}
    for unit, row in zip(units.values(), first, strict=True):
        down = row
        for at in unit:
            one = placed[at]
            seats[at] = Seat(down + one.above, one.x, one.ends, one.words, one.above)
            down += 1 + one.above
    framed = tuple(
        Frame(block.left, block.right, row, block.rows)
        for unit, block, row in zip(units.values(), blocks, first, strict=True)
        if len(unit) > 1
    )
    return tuple(seats[at] for at in range(len(marks))), height, framed


def link_mark(mark: Labelled, seat_of: Seat, drawn: Element, y: float, class_: str) -> Element:
    """A mark with its words as one link.

    Args:
        mark: The mark.
        seat_of: Where it was put.
        drawn: Its shape.
        y: Height of the middle of its row.
        class_: Class of the link.
    """
    before = (element("tspan", mark.before, class_="status"),) if mark.before else ()
    words = element("tspan", seat_of.words, unicode_bidi="isolate", lang=mark.language)
    return element(
        "a",
        element("title", mark.told),
        drawn,
        element("text", *before, words, x=seat_of.x, y=y + 4 - (ROW - 4) * seat_of.above,
                text_anchor="end" if seat_of.ends else None),
        href=mark.href,
        aria_label=mark.told,
        class_=class_,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Placed:
    """How far mark and words reach; where the words begin or end, how they read."""

    left: float
    right: float
    x: float
    ends: bool
    words: str
    above: bool = False


def _words_of(mark: Labelled) -> _Placed:
    own = BOLD * width_of(mark.before, TYPE)
    words = fitted(mark.words, _WORDS - own, TYPE)
    width = own + width_of(words, TYPE)
    if mark.right + _NEAR + width <= WIDTH - EDGE:
        x = mark.right + _NEAR
        return _Placed(mark.left, x + width, x, False, words)
    if mark.left - _NEAR - width >= EDGE:
        x = mark.left - _NEAR
        return _Placed(x - width, mark.right, x, True, words)
    # A bar with too little room on both sides.
    x = min(mark.left, WIDTH - EDGE - width)
    return _Placed(min(x, mark.left), max(mark.right, x + width), x, False, words, above=True)


def _block(placed: Sequence[_Placed]) -> Block:
    frame = _FRAME if len(placed) > 1 else 0.0
    return Block(
        min(one.left for one in placed) - frame,
        max(one.right for one in placed) + frame,
        sum(1 + one.above for one in placed),
    )

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
    """

    row: int
    x: float
    ends: bool
    words: str


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
        for down, at in enumerate(unit):
            _, _, x, ends, words = placed[at]
            seats[at] = Seat(row + down, x, ends, words)
    framed = tuple(
        Frame(block.left, block.right, row, block.rows)
        for block, row in zip(blocks, first, strict=True)
        if block.rows > 1
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
        element("text", *before, words, x=seat_of.x, y=y + 4,
                text_anchor="end" if seat_of.ends else None),
        href=mark.href,
        aria_label=mark.told,
        class_=class_,
    )  # fmt: skip


_Placed = tuple[float, float, float, bool, str]


def _words_of(mark: Labelled) -> _Placed:
    """Left and right of mark and words; where the words are, on which side, and how they read."""
    own = BOLD * width_of(mark.before, TYPE)
    words = fitted(mark.words, _WORDS - own, TYPE)
    width = own + width_of(words, TYPE)
    if mark.right + _NEAR + width <= WIDTH - EDGE:
        return mark.left, mark.right + _NEAR + width, mark.right + _NEAR, False, words
    if mark.left - _NEAR - width >= EDGE:
        return mark.left - _NEAR - width, mark.right, mark.left - _NEAR, True, words
    # A bar from edge to edge: the words stand on it, at its beginning.
    words = fitted(mark.words, WIDTH - 2 * EDGE - own - 2 * _NEAR, TYPE)
    x = min(max(mark.left, EDGE) + _NEAR, WIDTH - EDGE - own - width_of(words, TYPE))
    return mark.left, max(mark.right, x + own + width_of(words, TYPE)), x, False, words


def _block(placed: Sequence[_Placed]) -> Block:
    frame = _FRAME if len(placed) > 1 else 0.0
    return Block(
        min(one[0] for one in placed) - frame, max(one[1] for one in placed) + frame, len(placed)
    )

"""Room for words on paper, and rows in which marks do not touch one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category, east_asian_width

# Width of a letter as a share of the size of the type: of the wider fonts that systems show pages
# in (DejaVu Sans, Verdana), so that words fit in any.
_WIDE, _CAPITAL, _DIGIT, _LETTER = 1.05, 0.74, 0.65, 0.62
# Bold type is so much wider.
BOLD = 1.1
_NARROW, _NARROW_LETTERS = 0.38, frozenset("iljtfrI.,:;'’‘!|()[]- ")


def width_of(text: str, size: float) -> float:
    """About how wide a text is.

    Args:
        text: One line.
        size: Size of the type.
    """
    return size * sum(map(_share, text))


def fitted(text: str, width: float, size: float) -> str:
    """A text cut so that it fits, with a mark where it was cut.

    Args:
        text: One line.
        width: Room for it.
        size: Size of the type.
    """
    if width_of(text, size) <= width:
        return text
    room = width / size - _share("…")
    used = 0.0
    for at, letter in enumerate(text):
        used += _share(letter)
        if used > room:
            return text[:at].rstrip() + "…"
    return text


@dataclass(frozen=True, slots=True)
class Block:
    """What is to be put in rows.

    Args:
        left: Where it begins.
        right: Where it ends.
        rows: How many rows it takes.
    """

    left: float
    right: float
    rows: int = 1


def pack(blocks: Sequence[Block], gap: float) -> tuple[tuple[int, ...], int]:
    """Puts each block in the highest rows that have room for it.

    Args:
        blocks: In the order in which they are to be read, from top to bottom.
        gap: Room between two blocks of a row.

    Returns:
        The first row of each block, and the number of rows.
    """
    taken: list[list[tuple[float, float]]] = []
    rows: list[int] = []
    for block in blocks:
        room = (block.left - gap, block.right + gap)
        row = _first_free(taken, room, block.rows)
        taken.extend([] for _ in range(row + block.rows - len(taken)))
        for one in taken[row : row + block.rows]:
            one.append((block.left, block.right))
        rows.append(row)
    return tuple(rows), len(taken)


def _first_free(
    taken: Sequence[Sequence[tuple[float, float]]], room: tuple[float, float], rows: int
) -> int:
    free = 0
    for row, ends in enumerate(taken):
        clear = all(right <= room[0] or left >= room[1] for left, right in ends)
        free = free + 1 if clear else 0
        if free == rows:
            return row - rows + 1
    return len(taken) - free


def _share(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if east_asian_width(letter) in "WF":
        return _WIDE
    kind = category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return 0.0
    if kind == "Nd":
        return _DIGIT
    return _CAPITAL if kind == "Lu" or letter in "mwMW—…" else _LETTER

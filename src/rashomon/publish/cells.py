"""Cells of tables, and how a file of them is written so that a spreadsheet reads it rightly."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from rashomon.errors import InvariantError
from rashomon.publish.display import steady, with_gaps

Cell = str | int | float | None
Row = dict[str, Cell]

# Between several values of one cell.
JOINED = "; "


class Joined(str):
    """Several values in one cell: as text they are joined, ``parts`` keeps them apart.

    Args:
        parts: The values.
        by: What stands between them in the text.
    """

    __slots__ = ("by", "parts")

    by: str
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str], by: str = JOINED) -> Joined:
        """Joins the values."""
        kept = tuple(parts)
        made = super().__new__(cls, by.join(kept))
        made.parts, made.by = kept, by
        return made

    def __getnewargs__(self) -> tuple[tuple[str, ...], str]:  # type: ignore[override]
        """What a copy is made of: the values, not the characters of their text."""
        return self.parts, self.by


def joined(parts: Iterable[str], by: str = JOINED) -> Joined | None:
    """Several values as one cell, ``None`` where there is none.

    Args:
        parts: The values.
        by: What stands between them in the text.
    """
    return Joined(parts, by) or None


def mended(row: Row) -> Row:
    """A row of a record of excerpts, with a mark wherever words were left out."""
    return {key: _mended(cell) for key, cell in row.items()}


def _mended(cell: Cell) -> Cell:
    if isinstance(cell, Joined):
        return Joined(map(with_gaps, cell.parts), cell.by)
    return with_gaps(cell) if isinstance(cell, str) else cell


# What spreadsheets begin a formula with (OWASP "CSV Injection"), full-width forms included, behind
# anything that one of them may pass over.
_FORMULA = re.compile(r"[\s'\"\u200b\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
# Where the list separator is a semicolon or a tab, what follows one may be taken for a cell.
_INNER_FORMULA = re.compile(r"([;\t][ '\"]*)(?=[=+\-@＝＋－＠])")
# A line break in a cell is taken for a new row by whatever reads a file line by line.
_BLANK = re.compile(r"\s+")
_BREAKS = frozenset("\n\u2028\u2029")
_BREAK_SIGN = " ⏎ "


def csv_text(head: Sequence[str], rows: Sequence[Row]) -> str:
    """Rows as CSV (RFC 4180), one line each.

    Args:
        head: Names of the columns, in their order.
        rows: Rows that have all of them.

    Returns:
        Lines that end in CR LF.  Hidden characters are shown by their number, line breaks in a
        cell by ``⏎``, and nothing in a cell is taken for a formula.

    Raises:
        InvariantError: A row has other columns, or takes more than one line.
    """
    cells = [[_cell(cell) for cell in _ordered(head, row)] for row in rows]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(cells)
    text = file.getvalue()
    if not len(text.splitlines()) == text.count("\r\n") == len(cells) + 1:
        raise InvariantError("our own export: a row of a table takes more than one line")
    return text


def _ordered(head: Sequence[str], row: Row) -> list[Cell]:
    if tuple(row) != tuple(head):
        raise InvariantError(f"our own export: a row has columns {', '.join(row)}")
    return list(row.values())


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = _BLANK.sub(_one_line, steady(value))
    text = _INNER_FORMULA.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(value) else text


def _one_line(blank: re.Match[str]) -> str:
    return blank[0] if _BREAKS.isdisjoint(blank[0]) else _BREAK_SIGN

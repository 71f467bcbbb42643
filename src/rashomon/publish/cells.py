"""Cells of tables, and how a file of them is written so that a spreadsheet reads it rightly."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from rashomon.publish.display import visible

Cell = str | int | float | None
Row = dict[str, Cell]

# Between several values of one cell.
JOINED = "; "

# What spreadsheets begin a formula with (OWASP "CSV Injection"), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(path: Path, head: Sequence[str], rows: Sequence[Row]) -> None:
    """Writes rows as a CSV file in UTF-8 with a byte order mark.

    Args:
        path: The file; replaced if it exists.
        head: Names of the columns, in their order.
        rows: Rows that have all of them.

    Raises:
        OSError: The file cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(head)
        for row in rows:
            writer.writerow([_cell(row[key]) for key in head])


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if value.startswith(_FORMULA) else text

"""CSV and TSV → rows, tolerant of how tables are written and strict about what a row says."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.errors import InputError, LimitExceeded, NoArticleText, UnreadableCapture
from rashomon.ingest.accounts import shown_fields
from rashomon.ingest.fields import Role, accepted_names, find_roles

_DELIMITERS = ",\t;|"
# No table of accounts has more; spreadsheets stop at 16,384.
_MOST_COLUMNS = 4_096
# A quotation mark that is never closed swallows the rest of the table.  Reading is taken up again
# on the next line, this often; each time costs one pass over the rest.
_RESTARTS = 16
_BACKSLASH_QUOTE = re.compile(r'\\"')
_DOUBLED_QUOTE = re.compile(r'[^\s,;|"]""|""[^\s,;|"]')
_SAMPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one table is written.

    Args:
        delimiter: Between cells.
        escape: Backslash where quotation marks are escaped by it; ``None`` where doubled.
        skips_blank: Whether a blank follows every delimiter and is no part of the cell.
        columns: Header cells.
        roles: Column names by what they hold.
        start: Where the first row begins, in code points.
    """

    delimiter: str
    escape: str | None
    skips_blank: bool
    columns: tuple[str, ...]
    roles: dict[Role, tuple[str, ...]]
    start: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Args:
        number: From 1, the header and blank lines not counted.
        cells: By column; of two columns with one name the first.
        error: Why the row cannot be used; ``None`` for a good one.
    """

    number: int
    cells: dict[str, str]
    error: InputError | None = None


def read_header(text: str) -> Dialect:
    """Finds out how a table is written, from its header.

    Args:
        text: The whole table.

    Returns:
        The delimiter that yields most known columns, and the columns.

    Raises:
        NoArticleText: No column holds the text; the message lists the columns found.
        LimitExceeded: ``limit.entries``: too many columns.
    """
    best = max(_candidates(text, _first_line(text)), key=_merit)
    if "text" in best.roles or "html" in best.roles:
        return best
    raise NoArticleText(
        f"no column holds the text; there are {shown_fields(best.columns)}; "
        f"the text is looked for under {accepted_names('text')}"
    )


def looks_like_table(text: str) -> bool:
    """Whether a text without the name of a table is one: its first line is all known columns.

    Args:
        text: The decoded text.
    """
    line = text[: text.find("\n") + 1][:1000].strip("\ufeff \t\r\n")
    for delimiter in _DELIMITERS:
        cells = [cell.strip(' "') for cell in line.split(delimiter)]
        roles = find_roles(cells)
        if len(cells) > 1 and "text" in roles and sum(map(len, roles.values())) == len(cells):
            return True
    return False


def read_rows(text: str, dialect: Dialect) -> Iterator[Row]:
    """Reads the rows after the header.

    Args:
        text: The whole table.
        dialect: As ``read_header`` found it.

    Yields:
        Rows in order, bad ones with their error.
    """
    number, at = 0, dialect.start
    for _ in range(_RESTARTS):
        again: int | None = None
        for row, restart in _records(text, at, number, dialect):
            number, again = row.number, restart
            yield row
        if again is None:
            return
        at = again
    rest = f"more than {_RESTARTS} rows have open quotation marks; the rest was left unread"
    yield Row(number + 1, {}, UnreadableCapture(rest, "row.unclosed"))


def _records(text: str, at: int, number: int, dialect: Dialect) -> Iterator[tuple[Row, int | None]]:
    """The records from one place on; where quotes never close, also where to begin again."""
    lines = _Lines(text, at)
    reader = _reader(lines, dialect)
    while True:
        begin = lines.at
        try:
            cells = next(reader)
        except csv.Error as err:
            number += 1
            error = UnreadableCapture(f"the row cannot be taken apart ({err})", "row.broken")
            yield Row(number, {}, error), None
            continue
        if cells == [lines.sentinel]:
            return
        if lines.ended:
            yield Row(number + 1, {}, _unclosed()), lines.after(begin)
            return
        if any(cell.strip() for cell in cells):
            number += 1
            yield _row(number, cells, dialect), None


def _reader(lines: _Lines, dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        escapechar=dialect.escape,
        skipinitialspace=dialect.skips_blank,
    )


class _Lines:
    """The physical lines of a text, then one sentinel line that shows open quotation marks."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self.at = at
        self.ended = False
        # Tables of old Macintosh programs end their lines with a carriage return alone.
        self._end = "\n" if "\n" in text or "\r" not in text else "\r"
        self.sentinel = "\x00end\x00"
        while self.sentinel in text:
            self.sentinel += "\x00"

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.ended:
            raise StopIteration
        start = self.at
        if start >= len(self._text):
            self.ended = True
            return self.sentinel
        self.at = self.after(start)
        line = self._text[start : self.at]
        return line if line.endswith(self._end) else line + self._end

    def after(self, start: int) -> int:
        """Where the line after the one at ``start`` begins."""
        found = self._text.find(self._end, start)
        return found + 1 if found >= 0 else len(self._text)


def _row(number: int, cells: list[str], dialect: Dialect) -> Row:
    width = len(dialect.columns)
    surplus = [cell for cell in cells[width:] if cell.strip()]
    if surplus:
        error = UnreadableCapture(
            f"the row has {len(cells)} cells under {width} columns, so which cell is the text "
            "cannot be told; put cells that hold the delimiter into quotation marks",
            "row.ragged",
        )
        return Row(number, {}, error)
    named: dict[str, str] = {}
    for column, cell in zip(dialect.columns, cells, strict=False):
        named.setdefault(column, cell)
    return Row(number, named)


def _unclosed() -> UnreadableCapture:
    return UnreadableCapture(
        "the row opens a quotation mark that is never closed; close it", "row.unclosed"
    )


def _first_line(text: str) -> int:
    """Where the header begins: after blank lines and Excel's ``sep=`` line."""
    match = re.match(r"\ufeff?(?:[ \t]*[\r\n])*(?:\"?sep=.\"?\r?\n)?", text)
    return match.end() if match else 0


def _candidates(text: str, start: int) -> list[Dialect]:
    """The header taken apart by each delimiter that its first line holds."""
    _allow_long_fields(len(text))
    line = text[start : _Lines(text, start).after(start)]
    escape = _escape(text[:_SAMPLE])
    held = [delimiter for delimiter in _DELIMITERS if delimiter in line] or [","]
    return [_header(text, start, delimiter, escape, line) for delimiter in held]


def _header(text: str, start: int, delimiter: str, escape: str | None, line: str) -> Dialect:
    skips_blank = line.count(delimiter) == line.count(delimiter + " ") > 0
    lines = _Lines(text, start)
    draft = Dialect(delimiter, escape, skips_blank, (), {}, start)
    try:
        cells = next(_reader(lines, draft), [])
    except csv.Error as err:
        raise UnreadableCapture(f"the header cannot be taken apart ({err})", "row.broken") from err
    if len(cells) > _MOST_COLUMNS:
        raise LimitExceeded(
            f"the table has {len(cells):,} columns; at most {_MOST_COLUMNS:,} are read",
            "limit.entries",
        )
    columns = tuple(cell.strip() for cell in cells)
    roles = find_roles(dict.fromkeys(columns))
    return Dialect(delimiter, escape, skips_blank, columns, roles, lines.at)


def _merit(dialect: Dialect) -> tuple[int, int]:
    return len(dialect.roles), len(dialect.columns)


def _escape(sample: str) -> str | None:
    r"""Databases write ``\"`` inside a cell where spreadsheets double the mark."""
    if _BACKSLASH_QUOTE.search(sample) and not _DOUBLED_QUOTE.search(sample):
        return "\\"
    return None


def _allow_long_fields(size: int) -> None:
    """Raises ``csv``'s own cap on one cell, which is one number for the whole process.

    It is never lowered again, so that two tables read at once cannot disturb one another; what a
    cell may hold is checked against our own limit.
    """
    if csv.field_size_limit() <= size:
        csv.field_size_limit(size + 1024)

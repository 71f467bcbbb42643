"""CSV and TSV → rows, tolerant of how tables are written and strict about what a row says."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.errors import InputError, LimitExceeded, NoArticleText, UnreadableCapture
from rashomon.ingest.accounts import shown_fields
from rashomon.ingest.budget import Budget
from rashomon.ingest.fields import Role, accepted_names, find_roles

_DELIMITERS = ",\t;|"
# No table of accounts has more; spreadsheets stop at 16,384.
_MOST_COLUMNS = 4_096
# Names of columns fill a few hundred characters.
_LONGEST_HEADER = 1_000_000
# A row holds the text, sometimes its markup as well, and short fields.
_LINES_PER_ACCOUNT = 4
# How often, in the mean, a table may be read again behind open quotation marks.
_REREADS = 16
_BACKSLASH_QUOTE = re.compile(r'\\"')
_DOUBLED_QUOTE = re.compile(r'[^\s,;|"]""|""[^\s,;|"]')
_SAMPLE = 1_000_000
# What no word of prose looks like.
_SHAPES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("id", re.compile(r"[^\s\"]*\d[^\s\"]*")),
    ("url", re.compile(r"[^\s\"]+[./][^\s\"]+")),
    ("published", re.compile(r"[^\"]*\d[^\"]*")),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one table is written.

    Args:
        delimiter: Between cells.
        escape: Backslash where quotation marks are escaped by it; ``None`` where doubled.
        skips_blank: Whether a blank follows every delimiter and is no part of the cell.
        unquoted: Whether quotation marks are words and do not hold cells together.
        columns: Header cells.
        roles: Column names by what they hold.
        start: Where the first row begins, in code points.
    """

    delimiter: str
    escape: str | None
    skips_blank: bool
    unquoted: bool
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
        unquoted = _is_unquoted(text, best)
        return replace(best, unquoted=unquoted, escape=None if unquoted else best.escape)
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


def read_rows(text: str, dialect: Dialect, budget: Budget) -> Iterator[Row]:
    """Reads the rows after the header.

    After a row whose quotation marks do not match, lines are left out until one is surely a row
    again: a piece of a broken cell must not pass for an account.

    Args:
        text: The whole table.
        dialect: As ``read_header`` found it.
        budget: Caps on seconds and on the length of a line.

    Yields:
        Rows in order, bad ones with their error.

    Raises:
        LimitExceeded: ``limit.seconds``.
    """
    _allow_long_fields(len(text))
    number = left_out = 0
    broken = ""
    for record in _records(text, dialect, _LINES_PER_ACCOUNT * budget.limits.text_bytes):
        budget.check_time()
        if not isinstance(record, csv.Error) and _is_blank(record):
            continue
        if broken and (isinstance(record, csv.Error) or not _is_surely_whole(record, dialect)):
            left_out += 1
            continue
        if broken:
            yield Row(number, {}, _broken_row(broken, left_out))
        number += 1
        broken, left_out = "", 0
        if isinstance(record, csv.Error):
            broken = str(record)
        else:
            yield _row(number, record, dialect)
    if broken:
        yield Row(number, {}, _broken_row(broken, left_out))


def _records(text: str, dialect: Dialect, longest: int) -> Iterator[list[str] | csv.Error]:
    """The cells of each record; an error for one that cannot be taken apart, or is too long.

    A quotation mark that is never closed swallows what follows, so reading is taken up again on
    the line after the one where the broken record began.
    """
    lines = _Lines(text, dialect.start, longest)
    reader = _reader(lines, dialect)
    allowance = _REREADS * len(text)
    while True:
        begin = lines.at
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as err:
            again = lines.after(begin)
            allowance -= lines.at - again
            yield err
            if allowance < 0:
                yield csv.Error("too many open quotation marks; the rest was left unread")
                return
            lines = _Lines(text, again, longest)
            reader = _reader(lines, dialect)
            continue
        yield cells


def _reader(lines: Iterator[str], dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        escapechar=dialect.escape,
        skipinitialspace=dialect.skips_blank,
        quoting=csv.QUOTE_NONE if dialect.unquoted else csv.QUOTE_MINIMAL,
        # Otherwise quotation marks in the wrong place vanish without a word.
        strict=True,
    )


class _Lines:
    """The physical lines of a text from one place on, each with its end."""

    def __init__(self, text: str, at: int, longest: int) -> None:
        self._text = text
        self._longest = longest
        self.at = at
        # Tables of old Macintosh programs end their lines with a carriage return alone.
        self._end = "\n" if "\n" in text or "\r" not in text else "\r"

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        start = self.at
        if start >= len(self._text):
            raise StopIteration
        self.at = self.after(start)
        if self.at - start > self._longest:
            raise csv.Error(f"a line of {self.at - start:,} characters")
        return self._text[start : self.at]

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


def _is_blank(cells: list[str]) -> bool:
    """An empty line, or one of delimiters alone, as spreadsheets put below a table."""
    return all(not cell or cell.isspace() for cell in cells)


def _is_surely_whole(cells: list[str], dialect: Dialect) -> bool:
    """Whether cells are a row and no piece of prose that happens to hold enough commas.

    It has the right width, and what should be an id, an address or a date can be one.
    """
    if len(cells) != len(dialect.columns):
        return False
    row = dict(zip(dialect.columns, cells, strict=True))
    evidence = False
    for role, pattern in _SHAPES:
        value = row[dialect.roles[role][0]].strip() if role in dialect.roles else ""
        if value and not pattern.fullmatch(value):
            return False
        evidence = evidence or bool(value)
    return evidence


def _broken_row(reason: str, left_out: int) -> UnreadableCapture:
    rest = f"; {left_out:,} records after it, which may be pieces of it, were left out"
    return UnreadableCapture(
        f"the row cannot be taken apart ({reason}){rest if left_out else ''}; put cells with "
        "quotation marks into quotation marks and double those within",
        "row.broken",
    )


def _first_line(text: str) -> int:
    """Where the header begins: after blank lines and Excel's ``sep=`` line."""
    match = re.match(r"\ufeff?(?:[ \t]*[\r\n])*(?:\"?sep=.\"?\r?\n)?", text)
    return match.end() if match else 0


def _candidates(text: str, start: int) -> list[Dialect]:
    """The header taken apart by each delimiter that its first line holds."""
    _allow_long_fields(len(text))
    line = text[start : min(_Lines(text, start, 0).after(start), start + _LONGEST_HEADER)]
    escape = _escape(text[:_SAMPLE])
    held = [delimiter for delimiter in _DELIMITERS if delimiter in line] or [","]
    return [_header(text, start, delimiter, escape, line) for delimiter in held]


def _header(text: str, start: int, delimiter: str, escape: str | None, line: str) -> Dialect:
    skips_blank = line.count(delimiter) == line.count(delimiter + " ") > 0
    lines = _Lines(text, start, _LONGEST_HEADER)
    draft = Dialect(delimiter, escape, skips_blank, False, (), {}, start)
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
    return replace(draft, columns=columns, roles=roles, start=lines.at)


def _is_unquoted(text: str, dialect: Dialect) -> bool:
    """Whether each line is one row as it stands, and most cells in quotes make no sense as such.

    So tables are written whose delimiter, a tab mostly, cannot stand in a cell at all.
    """
    sample = text[dialect.start : dialect.start + _SAMPLE]
    # The last line of a sample may be cut.
    last = -1 if len(sample) == _SAMPLE else None
    lines = [line for line in sample.split("\n")[:last] if line.strip()]
    within = len(dialect.columns) - 1
    if not within or any(line.count(dialect.delimiter) != within for line in lines):
        return False
    marked = [line for line in lines if line.startswith('"') or dialect.delimiter + '"' in line]
    if 2 * sum(_breaks_quoting(line, dialect) for line in marked) <= len(marked):
        return False
    return any(isinstance(record, csv.Error) for record in _records(text, dialect, len(text)))


def _breaks_quoting(line: str, dialect: Dialect) -> bool:
    try:
        list(_reader(iter([line]), dialect))
    except csv.Error:
        return True
    return False


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

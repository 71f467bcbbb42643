"""One SQLite connection whose every error is an error of ours, with what to do about it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rashomon.errors import (
    InvariantError,
    NotFound,
    SchemaMismatch,
    StoreError,
    StoreLocked,
    WriteConflict,
)

Values = tuple[Any, ...]

# Of a scan: few enough that texts of many documents are never all in memory.
_ROWS_AT_ONCE = 64


class Connection:
    """A story file opened for one process.

    Args:
        path: The story file.
        writable: Whether it may be changed; it is created where it does not exist.
        wait_seconds: How long one step waits for another process's step.

    Raises:
        NotFound: It is to be read and does not exist.
        StoreError: It cannot be opened.
    """

    def __init__(self, path: Path, *, writable: bool, wait_seconds: float) -> None:
        self.path = path
        if writable:
            _ensure_file(path)
        elif not path.exists():
            raise NotFound(
                f"{path}: there is no such story file; check the path, or build one with "
                f"'rashomon build FILES -o {path}'"
            )
        # The folder's own path may hold "?" or "#": as_uri quotes them.
        uri = f"{path.absolute().as_uri()}?mode={'rw' if writable else 'ro'}"
        with self._translated():
            self._raw = sqlite3.connect(
                uri, uri=True, timeout=wait_seconds, isolation_level=None, cached_statements=256
            )

    def run(self, sql: str, values: Values = ()) -> int:
        """Runs one statement.

        Returns:
            Number of rows changed.

        Raises:
            StoreError: See ``_translated``.
        """
        with self._translated():
            return self._raw.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Runs one statement for each of many rows."""
        with self._translated():
            self._raw.executemany(sql, rows)

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows that a query gives."""
        with self._translated():
            return self._raw.execute(sql, values).fetchall()

    def named_rows(self, sql: str) -> list[dict[str, Any]]:
        """All rows that a query gives, each as column name and value."""
        with self._translated():
            cursor = self._raw.execute(sql)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def scan(self, sql: str, values: Values = ()) -> Generator[Any, None, None]:
        """Rows that a query gives, one after the other."""
        with self._translated():
            cursor = self._raw.execute(sql, values)
        try:
            while True:
                with self._translated():
                    rows = cursor.fetchmany(_ROWS_AT_ONCE)
                if not rows:
                    return
                yield from rows
        finally:
            cursor.close()

    def row(self, sql: str, values: Values = ()) -> Any:
        """The first row that a query gives, or ``None``."""
        with self._translated():
            return self._raw.execute(sql, values).fetchone()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Opens a transaction; see ``Store.transaction``."""
        if self._in_transaction():
            raise InvariantError("a transaction was opened within a transaction")
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # SQLite has undone it by itself where the disk was full.
            if self._in_transaction():
                self._raw.execute("ROLLBACK")
            raise

    def _in_transaction(self) -> bool:
        return self._raw.in_transaction

    def close(self) -> None:
        """Closes the connection."""
        with self._translated():
            self._raw.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        # Python decodes texts and messages from the file, which may hold any bytes once damaged.
        except (sqlite3.Error, UnicodeDecodeError) as err:
            raise _error_of(self.path, err) from err


def _ensure_file(path: Path) -> None:
    """Creates the file for its owner's eyes alone (mode 0600; SQLite's side files follow it)."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as err:
        raise StoreError(
            f"{path}: cannot be opened for writing ({err.strerror}); give the path of a file in "
            "a folder that exists and that you may write to"
        ) from err


def _error_of(path: Path, err: sqlite3.Error | UnicodeDecodeError) -> Exception:
    """What an error of SQLite means to the user (https://www.sqlite.org/rescode.html)."""
    name = getattr(err, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(
            f"{path}: another process is using this story; wait until it has finished, then "
            "give the same command again"
        )
    if name.startswith("SQLITE_NOTADB"):
        return SchemaMismatch(f"{path}: this is not a story file; give another path")
    if name.startswith("SQLITE_FULL"):
        return StoreError(
            f"{path}: the disk is full; what was finished is kept. Free some space, then give "
            "the same command again"
        )
    if name.startswith("SQLITE_CONSTRAINT_FOREIGNKEY"):
        return InvariantError(f"{path}: a finding points at something that is not there ({err})")
    if name.startswith("SQLITE_CONSTRAINT"):
        return WriteConflict(f"{path}: refused a change of what is already kept ({err})")
    if "no such module" in str(err):
        return StoreError(
            f"{path}: this Python's SQLite has no full-text search ({err}); install a Python "
            "whose SQLite has FTS5, as those of python.org have"
        )
    damaged = name.startswith(("SQLITE_CORRUPT", "SQLITE_SCHEMA")) or "no such" in str(err)
    if damaged or isinstance(err, UnicodeDecodeError):
        return StoreError(
            f"{path}: the story file is damaged ({err}); take it from a backup, or build it anew "
            "from the files it was made of"
        )
    return StoreError(f"{path}: the story file cannot be used ({err})")

"""A story in one SQLite file that opens well in any tool for such files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from rashomon.errors import NotFound, SchemaMismatch, StoreError, WriteConflict
from rashomon.model.corrections import Decision
from rashomon.model.documents import Received
from rashomon.store.base import Hit, Input, Row, RunRow, Store, Work, WorkKey
from rashomon.store.connection import Connection
from rashomon.store.decision_rows import DECISION_COLUMNS, log_faults, to_decision, to_rows
from rashomon.store.lock import WriterLock
from rashomon.store.queries import parse_query, to_match
from rashomon.store.schema import (
    READABLE,
    RECORD_TABLES,
    SEARCH_TABLES,
    check_owner,
    migrate,
    migrations,
)
from rashomon.store.search_index import stale_search_tables

# A run holds the story for as long as it takes; who comes second should hear of it soon.
_WAIT_SECONDS = 5.0


class SqliteStore:
    """A story in one SQLite file.

    Build one with ``open_for_writing`` or ``open_for_reading``; see ``Store`` for the methods.

    Args:
        connection: The opened file, of the newest schema.
        lock: The right to write; ``None`` for reading alone.
    """

    def __init__(self, connection: Connection, lock: WriterLock | None) -> None:
        self._db = connection
        self._lock = lock

    @property
    def path(self) -> Path:
        """Where the story file is."""
        return self._db.path

    def transaction(self) -> AbstractContextManager[None]:
        """Opens a transaction; see ``Store``."""
        return self._db.transaction()

    def add_received(self, received: Received) -> bool:
        """Keeps bytes under their digest; see ``Store``."""
        there = self._db.row("SELECT data FROM received WHERE sha256 = ?", (received.sha256,))
        if there is None:
            self._db.run(
                "INSERT INTO received VALUES (?, ?, ?)",
                (received.sha256, len(received.data), received.data),
            )
            return True
        if there[0] != received.data:
            raise WriteConflict(
                f"{self.path}: other bytes are kept under {received.sha256}; "
                "run 'rashomon verify' on this story"
            )
        return False

    def received(self, sha256: str) -> Received:
        """The bytes under a digest; see ``Store``."""
        row = self._db.row("SELECT CAST(data AS BLOB) FROM received WHERE sha256 = ?", (sha256,))
        if row is None:
            raise NotFound(f"{self.path}: no bytes were received under {sha256}")
        return Received(sha256, bytes(row[0]))

    def received_digests(self) -> tuple[str, ...]:
        """Digests of everything received; see ``Store``."""
        return tuple(row[0] for row in self._db.rows("SELECT sha256 FROM received ORDER BY 1"))

    def add_input(self, given: Input) -> bool:
        """Keeps an input; see ``Store``."""
        sql = "INSERT OR IGNORE INTO inputs VALUES (?, ?, ?)"
        return self._db.run(sql, (given.id, given.name, given.sha256)) == 1

    def inputs(self) -> tuple[Input, ...]:
        """All inputs; see ``Store``."""
        return tuple(Input(*row) for row in self._db.rows("SELECT * FROM inputs ORDER BY id"))

    def put_work(self, key: WorkKey, output: bytes, *, again: bool = False) -> None:
        """Keeps what a stage gave; see ``Store``."""
        there = self.get_work(key)
        if there is not None and not there.again:
            if there.output != output or again:
                raise WriteConflict(f"{self.path}: {key} was worked out before, with other output")
            return
        self._db.run(
            "INSERT OR REPLACE INTO work VALUES (?, ?, ?, ?, ?, ?)",
            (key.stage, key.version, key.settings, key.subject, int(again), output),
        )

    def get_work(self, key: WorkKey) -> Work | None:
        """What a stage gave; see ``Store``."""
        row = self._db.row(
            "SELECT subject, CAST(output AS BLOB), again FROM work"
            " WHERE stage = ? AND version = ? AND settings = ? AND subject = ?",
            (key.stage, key.version, key.settings, key.subject),
        )
        return None if row is None else Work(row[0], row[1], bool(row[2]))

    def scan_work(self, stage: str, version: str, settings: str) -> Iterator[Work]:
        """Everything a stage gave; see ``Store``."""
        sql = (
            "SELECT subject, CAST(output AS BLOB), again FROM work"
            " WHERE stage = ? AND version = ? AND settings = ? ORDER BY subject"
        )
        for subject, output, again in self._db.scan(sql, (stage, version, settings)):
            yield Work(subject, output, bool(again))

    def done(self, stage: str, version: str, settings: str) -> frozenset[str]:
        """Subjects that a stage need not work on again; see ``Store``."""
        sql = (
            "SELECT subject FROM work"
            " WHERE stage = ? AND version = ? AND settings = ? AND again = 0"
        )
        return frozenset(row[0] for row in self._db.rows(sql, (stage, version, settings)))

    def drop_work(self, stage: str, version: str, settings: str, subjects: Iterable[str]) -> None:
        """Forgets what a stage gave for some subjects; see ``Store``."""
        self._db.run_many(
            "DELETE FROM work WHERE stage = ? AND version = ? AND settings = ? AND subject = ?",
            ((stage, version, settings, subject) for subject in subjects),
        )

    def keep_only(self, kept: Iterable[tuple[str, str, str]]) -> None:
        """Forgets all other work; see ``Store``."""
        wanted = set(kept)
        rows = self._db.rows("SELECT DISTINCT stage, version, settings FROM work")
        self._db.run_many(
            "DELETE FROM work WHERE stage = ? AND version = ? AND settings = ?",
            [tuple(row) for row in rows if tuple(row) not in wanted],
        )

    def write_tables(self, run: RunRow, tables: Mapping[str, Iterable[Row]]) -> None:
        """Writes the tables anew; see ``Store``."""
        # Forgotten from the index first: it needs the old text to find its own old entries.
        for name in SEARCH_TABLES:
            self._db.run(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
        for name in reversed(RECORD_TABLES):
            self._db.run(f"DELETE FROM {name}")
        for name in RECORD_TABLES:
            self._fill(name, tables.get(name, ()))
        for name in SEARCH_TABLES:
            self._db.run(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        self._db.run("DELETE FROM runs WHERE id = ?", (run.id,))
        self._db.run(
            "INSERT INTO runs SELECT coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ? FROM runs",
            (run.id, run.rashomon, run.stages, run.models, run.settings_digest, run.settings),
        )

    def _fill(self, name: str, rows: Iterable[Row]) -> None:
        columns = len(self._db.rows(f"PRAGMA table_info({name})"))
        marks = ", ".join("?" * columns)
        self._db.run_many(f"INSERT INTO {name} VALUES ({marks})", rows)

    def run(self) -> RunRow | None:
        """The run that made the tables; see ``Store``."""
        row = self._db.row(
            "SELECT id, rashomon, stages, models, settings_digest, settings"
            " FROM runs ORDER BY position DESC"
        )
        return None if row is None else RunRow(*row)

    def table(self, name: str) -> list[dict[str, str | int | float | None]]:
        """All rows of a table; see ``Store``."""
        if name not in READABLE:
            raise NotFound(f"{self.path}: no table {name!r}; there are {', '.join(READABLE)}")
        # As sorted as a reader expects: inputs by id, the others as they were written.
        order = "id" if name == "inputs" else "rowid"
        return self._db.named_rows(f"SELECT * FROM {name} ORDER BY {order}")

    def search(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Statements, then documents; see ``Store``."""
        phrases = parse_query(text)
        if not phrases:
            return ()
        match = to_match(phrases)
        statements = self._db.rows(
            "SELECT s.id, s.document, s.words FROM statements_search AS f"
            " JOIN statements AS s ON s.position = f.rowid"
            " WHERE statements_search MATCH ? ORDER BY f.rank, s.id LIMIT ?",
            (match, limit),
        )
        documents = self._db.rows(
            "SELECT d.id, d.id, coalesce(d.title, d.name) FROM documents_search AS f"
            " JOIN documents AS d ON d.position = f.rowid"
            " WHERE documents_search MATCH ? ORDER BY f.rank, d.id LIMIT ?",
            (match, limit),
        )
        found = [Hit("statement", *row) for row in statements]
        found += [Hit("document", *row) for row in documents]
        return tuple(found[:limit])

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log; see ``Store``."""
        rows = self._db.rows("SELECT entry FROM decisions ORDER BY number")
        return tuple(to_decision(row[0]) for row in rows)

    def log_version(self) -> int:
        """Number of entries in the log; see ``Store``."""
        return int(self._db.row("SELECT coalesce(max(number), 0) FROM decisions")[0])

    def append_decisions(self, decisions: Sequence[Decision]) -> None:
        """Adds to the log; see ``Store``."""
        last = self._db.row("SELECT number, digest FROM decisions ORDER BY number DESC LIMIT 1")
        marks = ", ".join("?" * len(DECISION_COLUMNS))
        rows = list(to_rows(decisions, *(last or (0, ""))))
        self._db.run_many(f"INSERT INTO decisions VALUES ({marks})", rows)

    @contextmanager
    def deciding(self) -> Iterator[Store]:
        """A connection of its own that may add to the log; see ``Store``."""
        if not self.path.exists():
            raise NotFound(f"{self.path}: the story file is gone; put it back, then decide again")
        connection = Connection(self.path, writable=True, wait_seconds=_WAIT_SECONDS)
        try:
            # What a person decided and was told is kept must outlast a loss of power: EXTRA is
            # FULL, and the folder's own entry too (https://www.sqlite.org/pragma.html).
            connection.run("PRAGMA synchronous = EXTRA")
            yield SqliteStore(connection, None)
        finally:
            connection.close()

    def check(self) -> tuple[str, ...]:
        """Faults of the file itself; see ``Store``."""
        faults = [
            f"SQLite: {row[0]}"
            for row in self._db.rows("PRAGMA integrity_check(20)")
            if row[0] != "ok"
        ]
        # A cut through the empty end of the last page loses nothing that SQLite would miss.
        size, held = self._db.row("PRAGMA page_size")[0], self._db.path.stat().st_size
        if held % size:
            faults.append(f"the file ends within a page: {held} bytes in pages of {size}")
        if faults:
            return tuple(faults)
        dangling: list[Any] = self._db.rows("PRAGMA foreign_key_check")
        faults += [f"table {row[0]}: a row points at a row missing in {row[2]}" for row in dangling]
        faults += [f"search index {name} is stale" for name in stale_search_tables(self._db)]
        columns = ", ".join(DECISION_COLUMNS)
        faults += log_faults(self._db.rows(f"SELECT {columns} FROM decisions ORDER BY number"))
        return tuple(faults)

    def close(self) -> None:
        """Ends all work; the file alone then holds the whole story."""
        if self._lock is None:
            self._db.close()
            return
        try:
            # Back to one file without a log.  A reader may be in the way: then the last one to
            # close the file does the same, and nothing is lost meanwhile.
            with suppress(StoreError):
                self._db.row("PRAGMA wal_checkpoint(TRUNCATE)")
                self._db.row("PRAGMA journal_mode = DELETE")
            self._db.close()
        finally:
            self._lock.release()


def open_for_writing(path: Path, *, wait_seconds: float = _WAIT_SECONDS) -> SqliteStore:
    """Opens a story to be written to, and creates it where there is none.

    Args:
        path: The story file.
        wait_seconds: How long to wait for another writer.

    Returns:
        The store; the caller closes it.

    Raises:
        StoreLocked: Another process writes to it.
        SchemaMismatch: The file is no story, or a newer one.
        StoreError: It cannot be opened or is damaged.
    """
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; give the path of a story file")
    lock = WriterLock(path, wait_seconds)
    try:
        connection = Connection(path, writable=True, wait_seconds=wait_seconds)
        try:
            # Looked at before anything is changed: it may be somebody else's file.
            check_owner(connection)
            connection.row("PRAGMA journal_mode = WAL")
            # A crash of the machine may lose the last results, never the file's soundness.
            connection.run("PRAGMA synchronous = NORMAL")
            connection.run("PRAGMA foreign_keys = ON")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        lock.release()
        raise
    return SqliteStore(connection, lock)


def open_for_reading(path: Path, *, wait_seconds: float = _WAIT_SECONDS) -> SqliteStore:
    """Opens a story that exists, to be read alone; nothing is ever created.

    Args:
        path: The story file.
        wait_seconds: How long to wait for a writer's step.

    Returns:
        The store; the caller closes it.

    Raises:
        NotFound: There is no such file.
        SchemaMismatch: The file is no story, or of another version.
        StoreError: It cannot be opened or is damaged.
    """
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder; give the path of a story file")
    connection = Connection(path, writable=False, wait_seconds=wait_seconds)
    try:
        version = check_owner(connection)
        if version == 0:
            raise NotFound(f"{path}: holds no story yet; give the same 'rashomon build' again")
        if version < len(migrations()):
            raise SchemaMismatch(
                f"{path}: written by an older version (schema {version}); 'rashomon build' with "
                "this story once more brings it up to date"
            )
    except BaseException:
        connection.close()
        raise
    return SqliteStore(connection, None)

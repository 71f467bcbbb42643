"""A story kept in memory: to read a pile without leaving a file, and to test without a disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from rashomon.errors import InvariantError, NotFound, WriteConflict
from rashomon.model.corrections import Decision
from rashomon.model.documents import Received
from rashomon.model.ids import sha256_hex
from rashomon.store.base import Hit, Input, Row, RunRow, Store, Work, WorkKey
from rashomon.store.decision_rows import (
    DECISION_COLUMNS,
    DecisionRow,
    log_faults,
    to_decision,
    to_rows,
)
from rashomon.store.queries import parse_query, tokens_of
from rashomon.store.schema import READABLE, RECORD_TABLES
from rashomon.store.tables import COLUMNS

_WorkKey = tuple[str, str, str, str]


@dataclass(slots=True)
class _Content:
    received: dict[str, bytes] = field(default_factory=dict)
    inputs: dict[str, Input] = field(default_factory=dict)
    work: dict[_WorkKey, Work] = field(default_factory=dict)
    runs: list[RunRow] = field(default_factory=list)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    decisions: list[DecisionRow] = field(default_factory=list)

    def copy(self) -> _Content:
        return _Content(
            dict(self.received),
            dict(self.inputs),
            dict(self.work),
            list(self.runs),
            dict(self.tables),
            list(self.decisions),
        )


class MemoryStore:
    """A story in memory; see ``Store`` for the methods."""

    def __init__(self) -> None:
        self._now = _Content()
        self._open = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Opens a transaction; see ``Store``."""
        if self._open:
            raise InvariantError("a transaction was opened within a transaction")
        before = self._now.copy()
        self._open = True
        try:
            yield
        except BaseException:
            self._now = before
            raise
        finally:
            self._open = False

    def add_received(self, received: Received) -> bool:
        """Keeps bytes under their digest; see ``Store``."""
        there = self._now.received.get(received.sha256)
        if there is not None and there != received.data:
            raise WriteConflict(f"other bytes are kept under {received.sha256}")
        self._now.received[received.sha256] = received.data
        return there is None

    def received(self, sha256: str) -> Received:
        """The bytes under a digest; see ``Store``."""
        if sha256 not in self._now.received:
            raise NotFound(f"no bytes were received under {sha256}")
        return Received(sha256, self._now.received[sha256])

    def received_digests(self) -> tuple[str, ...]:
        """Digests of everything received; see ``Store``."""
        return tuple(sorted(self._now.received))

    def add_input(self, given: Input) -> bool:
        """Keeps an input; see ``Store``."""
        fresh = given.id not in self._now.inputs
        self._now.inputs[given.id] = given
        return fresh

    def inputs(self) -> tuple[Input, ...]:
        """All inputs; see ``Store``."""
        return tuple(self._now.inputs[key] for key in sorted(self._now.inputs))

    def put_work(self, key: WorkKey, output: bytes, *, again: bool = False) -> None:
        """Keeps what a stage gave; see ``Store``."""
        there = self.get_work(key)
        if there is not None and not there.again and (there.output != output or again):
            raise WriteConflict(f"{key} was worked out before, with other output")
        self._now.work[_flat(key)] = Work(key.subject, output, again)

    def get_work(self, key: WorkKey) -> Work | None:
        """What a stage gave; see ``Store``."""
        return self._now.work.get(_flat(key))

    def scan_work(self, stage: str, version: str, settings: str) -> Iterator[Work]:
        """Everything a stage gave; see ``Store``."""
        wanted = (stage, version, settings)
        for key in sorted(key for key in self._now.work if key[:3] == wanted):
            yield self._now.work[key]

    def done(self, stage: str, version: str, settings: str) -> frozenset[str]:
        """Subjects that a stage need not work on again; see ``Store``."""
        found = self.scan_work(stage, version, settings)
        return frozenset(work.subject for work in found if not work.again)

    def drop_work(self, stage: str, version: str, settings: str, subjects: Iterable[str]) -> None:
        """Forgets what a stage gave for some subjects; see ``Store``."""
        for subject in subjects:
            self._now.work.pop((stage, version, settings, subject), None)

    def keep_only(self, kept: Iterable[tuple[str, str, str]]) -> None:
        """Forgets all other work; see ``Store``."""
        wanted = set(kept)
        self._now.work = {k: v for k, v in self._now.work.items() if k[:3] in wanted}

    def write_tables(self, run: RunRow, tables: Mapping[str, Iterable[Row]]) -> None:
        """Writes the tables anew; see ``Store``."""
        self._now.tables = {name: list(tables.get(name, ())) for name in RECORD_TABLES}
        self._now.runs = [*(there for there in self._now.runs if there.id != run.id), run]

    def run(self) -> RunRow | None:
        """The run that made the tables; see ``Store``."""
        return self._now.runs[-1] if self._now.runs else None

    def table(self, name: str) -> list[dict[str, str | int | float | None]]:
        """All rows of a table; see ``Store``."""
        if name == "inputs":
            return [asdict(given) for given in self.inputs()]
        if name == "runs":
            runs = enumerate(self._now.runs, start=1)
            return [{"position": position, **asdict(run)} for position, run in runs]
        if name == "decisions":
            return [dict(zip(DECISION_COLUMNS, row, strict=True)) for row in self._now.decisions]
        if name not in READABLE:
            raise NotFound(f"no table {name!r}; there are {', '.join(READABLE)}")
        columns = COLUMNS[name]
        return [dict(zip(columns, row, strict=True)) for row in self._now.tables.get(name, ())]

    def search(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Statements, then documents, in the order of the record; see ``Store``."""
        phrases = tuple(tokens_of(phrase) for phrase in parse_query(text))
        if not phrases:
            return ()
        found: list[Hit] = []
        for row in self.table("statements"):
            if _holds(phrases, row["source_words"], row["cue_words"], row["words"]):
                found.append(
                    Hit("statement", str(row["id"]), str(row["document"]), str(row["words"]))
                )
        for row in self.table("documents"):
            if _holds(phrases, row["title"], row["text"]):
                name = str(row["name"] if row["title"] is None else row["title"])
                found.append(Hit("document", str(row["id"]), str(row["id"]), name))
        return tuple(found[:limit])

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log; see ``Store``."""
        return tuple(to_decision(row[-2]) for row in self._now.decisions)

    def log_version(self) -> int:
        """Number of entries in the log; see ``Store``."""
        return len(self._now.decisions)

    def append_decisions(self, decisions: Sequence[Decision]) -> None:
        """Adds to the log; see ``Store``."""
        log = self._now.decisions
        self._now.decisions = [*log, *to_rows(decisions, len(log), log[-1][-1] if log else "")]

    @contextmanager
    def deciding(self) -> Iterator[Store]:
        """This store; see ``Store``."""
        yield self

    def check(self) -> tuple[str, ...]:
        """Faults of the store itself; see ``Store``."""
        changed = (
            f"bytes under {sha256} have another digest"
            for sha256, data in sorted(self._now.received.items())
            if sha256_hex(data) != sha256
        )
        return (*changed, *log_faults(self._now.decisions))

    def close(self) -> None:
        """Ends all work with the store; what it holds stays until it is let go."""


def _flat(key: WorkKey) -> _WorkKey:
    return (key.stage, key.version, key.settings, key.subject)


def _holds(phrases: tuple[tuple[str, ...], ...], *columns: object) -> bool:
    """Whether each phrase stands whole in one of the columns, as FTS5 has it."""
    texts = [tokens_of(str(column)) for column in columns if column is not None]
    return all(any(_stands_in(phrase, text) for text in texts) for phrase in phrases)


def _stands_in(phrase: tuple[str, ...], text: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(text[at : at + size] == phrase for at in range(len(text) - size + 1))

"""What a story is kept in: the protocol every store fulfils, and the rows it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from rashomon.model.corrections import Decision
from rashomon.model.documents import Received
from rashomon.model.ids import content_id


@dataclass(frozen=True, slots=True, order=True)
class Input:
    """One file as given.

    Args:
        id: Content id of name and digest, see ``input_id``.
        name: The file's own name.
        sha256: Digest of its bytes.
    """

    id: str
    name: str
    sha256: str


def input_of(name: str, sha256: str) -> Input:
    """The input that some bytes under some name are.

    Args:
        name: The file's own name.
        sha256: Digest of its bytes.

    Returns:
        The row, with its content id.
    """
    return Input(content_id("in", sha256, name), name, sha256)


@dataclass(frozen=True, slots=True, order=True)
class WorkKey:
    """The visible key of work already done: everything that its output was made from.

    Args:
        stage: Name of the stage.
        version: Its version, with the model's digest where it uses one.
        settings: Digest of the settings.
        subject: Id of what it worked on.
    """

    stage: str
    version: str
    settings: str
    subject: str


@dataclass(frozen=True, slots=True)
class Work:
    """What a stage gave for one subject.

    Args:
        subject: Id of what it worked on.
        output: JSON value, packed by ``packing.pack``.
        again: Whether this is a failure that the next run is to try again.
    """

    subject: str
    output: bytes
    again: bool = False


@dataclass(frozen=True, slots=True)
class RunRow:
    """What made a record, with the settings in full.

    Args:
        id: Content id of everything below.
        rashomon: Version of the package.
        stages: ``(stage, version)`` as a JSON list.
        models: ``(model, sha256)`` as a JSON list.
        settings_digest: As in the keys of work.
        settings: All settings as one JSON object.
    """

    id: str
    rashomon: str
    stages: str
    models: str
    settings_digest: str
    settings: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of a search.

    Args:
        kind: What was found.
        id: Its id.
        document: The document it stands in.
        words: The statement's words, or the document's title (its name where it has none).
    """

    kind: Literal["statement", "document"]
    id: str
    document: str
    words: str


Row = tuple[str | int | float | None, ...]


class Store(Protocol):
    """Where one story is kept.

    Reading needs no transaction.  Every method that writes must be called inside
    ``transaction()``, which the caller owns: all of it is kept, or none.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Opens a transaction; committed on leaving, undone when an exception leaves it."""
        ...

    def add_received(self, received: Received) -> bool:
        """Keeps bytes under their digest; ``False`` if they were there already.

        Raises:
            WriteConflict: Other bytes are kept under that digest.
        """
        ...

    def received(self, sha256: str) -> Received:
        """The bytes under a digest.

        Raises:
            NotFound: There are none.
        """
        ...

    def received_digests(self) -> tuple[str, ...]:
        """Digests of everything received, sorted."""
        ...

    def add_input(self, given: Input) -> bool:
        """Keeps an input; ``False`` if it was there already."""
        ...

    def inputs(self) -> tuple[Input, ...]:
        """All inputs, sorted by id."""
        ...

    def put_work(self, key: WorkKey, output: bytes, *, again: bool = False) -> None:
        """Keeps what a stage gave; what was there to be tried ``again`` is replaced.

        Raises:
            WriteConflict: Other finished output is kept under that key.
        """
        ...

    def get_work(self, key: WorkKey) -> Work | None:
        """What a stage gave, or ``None`` where this was not done yet."""
        ...

    def scan_work(self, stage: str, version: str, settings: str) -> Iterator[Work]:
        """Everything a stage gave, sorted by subject."""
        ...

    def done(self, stage: str, version: str, settings: str) -> frozenset[str]:
        """Subjects that a stage need not work on again."""
        ...

    def drop_work(self, stage: str, version: str, settings: str, subjects: Iterable[str]) -> None:
        """Forgets what a stage gave for some subjects."""
        ...

    def keep_only(self, kept: Iterable[tuple[str, str, str]]) -> None:
        """Forgets the work of all but the given (stage, version, settings)."""
        ...

    def write_tables(self, run: RunRow, tables: Mapping[str, Iterable[Row]]) -> None:
        """Writes the tables anew, and the run that made them.

        Raises:
            InvariantError: A row points at a row that is not there.
        """
        ...

    def run(self) -> RunRow | None:
        """The run that made the tables, or ``None`` before the first run has ended."""
        ...

    def table(self, name: str) -> list[dict[str, str | int | float | None]]:
        """All rows of a table in their order, each as column name and value.

        Raises:
            NotFound: There is no such table.
        """
        ...

    def search(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Statements, then documents, that hold all the words of a query; best first."""
        ...

    def decisions(self) -> tuple[Decision, ...]:
        """The whole log of people's decisions, in order.

        Raises:
            StoreError: An entry is damaged.
        """
        ...

    def log_version(self) -> int:
        """Number of entries in the log."""
        ...

    def append_decisions(self, decisions: Sequence[Decision]) -> None:
        """Adds decisions at the end of the log; none is ever changed or taken away.

        Raises:
            WriteConflict: Their numbers do not follow that of the last entry.
        """
        ...

    def deciding(self) -> AbstractContextManager[Store]:
        """Opens the story once more, to add to its log; what is committed is durable.

        Unlike a build it needs no lock of its own: it waits for another's step alone.

        Raises:
            StoreError: The story cannot be written to.
        """
        ...

    def check(self) -> tuple[str, ...]:
        """Faults of the store itself, one sentence each: broken storage, a stale index."""
        ...

    def close(self) -> None:
        """Ends all work with the store."""
        ...

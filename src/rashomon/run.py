"""The run loop: what is left to do, done in an order that no order of input can change.

Every result is kept under a visible key of all that it was made from (see ``store.base.WorkKey``),
so a run that was stopped at any point goes on from there when the same command is given again,
and adding documents to a story reads the new ones alone.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rashomon.accounts import (
    PASSING,
    Account,
    GivenFile,
    OpenInput,
    ReadAccounts,
    Result,
    Stages,
    cleaned_of,
    failures_output,
)
from rashomon.engine.base import Engine, Lost, attempt
from rashomon.errors import InputError, InvariantError
from rashomon.findings import WHOLE_STORY, Findings, Keys, captures_of, findings_id, run_of, run_row
from rashomon.model.codec import to_json
from rashomon.model.documents import Capture, Failure, Received
from rashomon.model.ids import content_id
from rashomon.progress import Event, Files, Progress, RunReport, report_of
from rashomon.settings import Settings
from rashomon.store.base import Input, Store, input_of
from rashomon.store.packing import pack, plain, unpack
from rashomon.store.tables import tables_of


class StoryRun:
    """One run over one story.

    Args:
        store: The story, opened for writing.
        settings: The run's settings.
        stages: What to call.
        engine: Where accounts are read.
        progress: Told how far the run has come.
    """

    def __init__(
        self, store: Store, settings: Settings, stages: Stages, engine: Engine, progress: Progress
    ) -> None:
        self._store = store
        self._settings = settings
        self._stages = stages
        self._engine = engine
        self._progress = progress
        self._keys = Keys(stages.versions, stages.models(), settings.digest())
        self._late: list[Failure] = []
        self._seconds = {name: 0.0 for name, _ in stages.versions} | {"store": 0.0}

    def run(self, files: Sequence[GivenFile], failures: Sequence[Failure] = ()) -> RunReport:
        """Does all that is left to do.

        Args:
            files: Files given; none to go on with what the story holds.
            failures: What could not be found.

        Returns:
            What was done, and what the story holds now.

        Raises:
            RashomonError: The run could not go on; what was finished is kept.
        """
        taken = self._ingest(files, failures)
        read, kept = self._read()
        record = self._conclude()
        return report_of(record, self._seconds, files=taken, read=read, kept=kept)

    # Ingest: bytes first, then which captures are in them.

    def _ingest(self, given: Sequence[GivenFile], absent: Sequence[Failure]) -> Files:
        opened = set(self._store.done(*self._keys.of("ingest")))
        older = [item for item in self._store.inputs() if item.id not in opened]
        total, new, failures = len(given) + len(older), 0, list(absent)
        for done, file in enumerate(given, start=1):
            with self._timed("ingest"):
                taken = self._take(file, opened)
            if isinstance(taken, Failure):
                failures.append(taken)
            else:
                new += taken
            unread = len(failures) - len(absent)
            self._progress(Event("ingest", done, total, unread, done - new - unread))
        unread = len(failures) - len(absent)
        files = Files(new, len(given) - new - unread, unread)
        for done, item in enumerate(older, start=len(given) + 1):
            if item.id not in opened:
                with self._timed("ingest"), self._store.transaction():
                    self._open(item, self._store.received(item.sha256))
            self._progress(Event("ingest", done, total, unread, files.known))
        names = {plain(file.name) for file in given} | {failure.name for failure in absent}
        self._keep_file_failures(names, failures)
        return files

    def _take(self, file: GivenFile, opened: set[str]) -> bool | Failure:
        """Keeps one file; returns whether it is new, or why it could not be read."""
        name = plain(file.name)
        try:
            received = self._stages.read_file(file.path, self._settings.limits)
        except InputError as err:
            return Failure(name, err.slug, str(err))
        item = input_of(name, received.sha256)
        with self._store.transaction():
            self._store.add_received(received)
            new = self._store.add_input(item)
            if item.id not in opened:
                self._open(item, received)
        opened.add(item.id)
        return new

    def _open(self, item: Input, received: Received) -> None:
        """Keeps which captures are in an input, and what in it could not be read."""
        task = OpenInput(self._stages.open_received, self._settings.limits)
        opened = attempt(task, (received, item.name))
        if isinstance(opened, Lost):
            opened = (), (Failure(item.name, opened.slug, opened.message),)
        captures, failures = opened
        output = {
            "captures": [list(capture) for capture in captures],
            "failures": [to_json(failure) for failure in failures],
        }
        again = any(failure.slug in PASSING for failure in failures)
        self._store.put_work(self._keys.work("ingest", item.id), pack(output), again=again)

    def _keep_file_failures(self, names: set[str], failures: Sequence[Failure]) -> None:
        """A file that could be read this time loses its failure; one not given keeps it."""
        stage, number, settings = self._keys.of("files")
        with self._store.transaction():
            self._store.drop_work(
                stage, number, settings, [content_id("file", name) for name in names]
            )
            for name in sorted({failure.name for failure in failures}):
                own = sorted({(f.slug, f.message) for f in failures if f.name == name})
                self._store.put_work(
                    self._keys.work("files", content_id("file", name)),
                    failures_output(Failure(name, slug, message) for slug, message in own),
                    again=True,
                )

    # Read: clean and read each account that is not read yet.

    def _read(self) -> tuple[int, int]:
        """Cleans and reads; returns how many accounts were read now and how many were before."""
        captures = captures_of(self._store, self._keys)
        done = self._store.done(*self._keys.of("read"))
        cleaned, pending = self._sorted_out([key for key in captures if key not in done])
        total = len(cleaned) + len(pending)
        kept = len(captures) - total
        handed: deque[Account] = deque()
        failed = read = 0
        task = ReadAccounts(self._stages.clean, self._stages.reader, self._settings)
        self._progress(Event("read", 0, total, 0, kept))
        if total:
            accounts = self._accounts(cleaned, pending, {captures[key] for key in pending})
            for results in self._engine.map(task, _noted(accounts, handed)):
                with self._timed("store"):
                    sound = self._keep(handed.popleft(), results)
                read += 1
                failed += not sound
                self._progress(Event("read", read, total, failed, kept))
        self._keep_unfound(pending)
        return read - failed, len(done & captures.keys())

    def _sorted_out(self, unread: Sequence[str]) -> tuple[list[Account], set[str]]:
        """What was cleaned before and only needs reading, and what needs both."""
        cleaned: list[Account] = []
        pending: set[str] = set()
        for capture in sorted(unread):
            work = self._store.get_work(self._keys.work("clean", capture))
            if work is None or work.again:
                pending.add(capture)
                continue
            # A capture that cannot be cleaned stays so, under these versions and settings.
            kept = cleaned_of(unpack(work.output))
            if kept is not None:
                cleaned.append(Account(capture, kept.document.name, kept.document))
        return cleaned, pending

    def _accounts(
        self, cleaned: Sequence[Account], pending: set[str], inputs: set[str]
    ) -> Iterator[Account]:
        """Accounts to be worked on, each once; takes them off ``pending``."""
        yield from cleaned
        for item in self._store.inputs():
            if item.id not in inputs:
                continue
            received = self._store.received(item.sha256)
            for found in self._stages.open_received(received, item.name, self._settings.limits):
                if isinstance(found, Capture) and found.id in pending:
                    pending.remove(found.id)
                    yield Account(found.id, found.name, found)
                elif isinstance(found, Failure) and found.slug == "limit.seconds":
                    self._late.append(found)

    def _keep_unfound(self, pending: set[str]) -> None:
        """Accounts that were in their file before, and are not met now: time ran out on it."""
        if pending and not self._late:
            raise InvariantError(
                f"capture {min(pending)} was found in its bytes before, and is not found again"
            )
        with self._store.transaction():
            for capture in sorted(pending):
                output = failures_output(self._late)
                self._store.put_work(self._keys.work("clean", capture), output, again=True)

    def _keep(self, account: Account, results: tuple[Result, ...] | Lost) -> bool:
        """Keeps what was found in one account; returns whether it was read."""
        if isinstance(results, Lost):
            stage = "clean" if isinstance(account.material, Capture) else "read"
            failure = Failure(account.name, results.slug, results.message)
            with self._store.transaction():
                key = self._keys.work(stage, account.subject)
                self._store.put_work(key, failures_output([failure]), again=True)
            return False
        with self._store.transaction():
            for result in results:
                self._seconds[result.stage] += result.seconds
                key = self._keys.work(result.stage, account.subject)
                self._store.put_work(key, result.output, again=result.again)
        return not any(result.failed for result in results)

    # The whole story: who is who, what is the same, what is in doubt, the record.

    def _conclude(self) -> Mapping[str, Any]:
        """Writes the record, unless it is there; returns it as JSON values."""
        key = self._keys.work("publish", findings_id(self._store, self._keys))
        work = self._store.get_work(key)
        if work is not None:
            for stage in WHOLE_STORY:
                self._progress(Event(stage, 0, 0, 0, 1))
            there: Mapping[str, Any] = unpack(work.output)
            return there
        findings = Findings.load(self._store, self._keys)
        docs, readings = findings.documents, findings.readings
        with self._step("resolve"):
            resolution = self._stages.resolve(docs, readings)
        with self._step("align"):
            alignment = self._stages.align(docs, readings, resolution)
        with self._step("judge"):
            judgement = self._stages.judge(docs, readings, resolution, alignment)
        with self._step("publish"):
            run = run_of(self._keys)
            record = self._stages.assemble(
                run, docs, readings, resolution, alignment, judgement, findings.failures
            )
            tables = tables_of(record, findings.provenance)
            values: Mapping[str, Any] = to_json(record)
            with self._timed("store"), self._store.transaction():
                self._forget_older_work()
                self._store.put_work(
                    self._keys.work("resolve", findings.id), pack(to_json(resolution))
                )
                self._store.put_work(key, pack(values))
                self._store.write_tables(run_row(run, self._settings), tables)
        return values

    def _forget_older_work(self) -> None:
        """A story keeps the work of its last complete run alone, so it does not grow for ever."""
        self._store.keep_only(self._keys.all())
        for stage in ("resolve", "publish"):
            key = self._keys.of(stage)
            self._store.drop_work(*key, self._store.done(*key))

    @contextmanager
    def _step(self, stage: str) -> Iterator[None]:
        with self._timed(stage):
            yield
        self._progress(Event(stage, 1, 1))

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        begin = time.perf_counter()
        yield
        self._seconds[stage] += time.perf_counter() - begin


def _noted(accounts: Iterator[Account], handed: deque[Account]) -> Iterator[Account]:
    """Notes which account each coming result will be of: an engine keeps their order."""
    for account in accounts:
        handed.append(account)
        yield account

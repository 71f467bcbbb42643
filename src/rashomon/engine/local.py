"""Work on this machine: in this process, or in a few processes of its own."""

from __future__ import annotations

import os
import pickle
import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.engine.base import Item, Lost, Result, Task, attempt, prepare
from rashomon.engine.process import WorkerProcess
from rashomon.errors import RashomonError

# Items handed out per worker beyond the oldest one not finished: enough that one long account
# keeps nobody waiting, few enough that only a handful of accounts is ever in memory.
_AHEAD = 16
# How often overdue items are looked for.
_WATCH_SECONDS = 0.25


class LocalEngine:
    """Runs tasks on this machine.

    Args:
        workers: Processes; 1 means this process itself, 0 one per available processor.
        seconds: Wall seconds after which one item is broken off.  Work in this process itself
            cannot be broken off.
    """

    def __init__(self, workers: int = 0, *, seconds: float = float("inf")) -> None:
        self.workers = workers or available_processors()
        self._seconds = seconds

    def map(self, task: Task[Item, Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
        """Runs a task on each item; see ``Engine``."""
        if self.workers == 1:
            return _in_process(task, items)
        return _Pool(self.workers, self._seconds, pickle.dumps(task)).map(items)


def available_processors() -> int:
    """Processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    if allowed is not None:
        return len(allowed(0))
    return os.cpu_count() or 1


def _in_process(task: Task[Item, Result], items: Iterable[Item]) -> Iterator[Result | Lost]:
    prepared = False
    for item in items:
        if not prepared:
            prepare(task)
            prepared = True
        yield attempt(task, item)


class _Pool:
    """Threads that each talk to one worker process."""

    def __init__(self, workers: int, seconds: float, task: bytes) -> None:
        self._size = workers
        self._seconds = seconds
        self._task = task
        self._workers: list[WorkerProcess] = []
        self._threads: list[threading.Thread] = []
        self._todo: queue.SimpleQueue[tuple[int, Any] | None] = queue.SimpleQueue()
        self._finished: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()

    def map(self, items: Iterable[Any]) -> Iterator[Any]:
        """Results in the order of the items."""
        waiting: dict[int, Any] = {}
        given = yielded = 0
        complete = False
        remaining = iter(items)
        try:
            while True:
                while given - yielded < self._size * _AHEAD:
                    # No default can be told from an item, so the end is asked for in this way.
                    try:
                        item = next(remaining)
                    except StopIteration:
                        break
                    self._hand_out(given, item, given - yielded - len(waiting))
                    given += 1
                if yielded == given:
                    break
                while yielded not in waiting:
                    index, result = self._next_finished()
                    waiting[index] = result
                yield waiting.pop(yielded)
                yielded += 1
            complete = True
        finally:
            self._close(at_once=not complete)

    def _hand_out(self, index: int, item: Any, unfinished: int) -> None:
        if unfinished >= len(self._workers) < self._size:
            worker = WorkerProcess(self._task, self._seconds)
            thread = threading.Thread(target=self._serve, args=(worker,), daemon=True)
            self._workers.append(worker)
            self._threads.append(thread)
            thread.start()
        self._todo.put((index, item))

    def _serve(self, worker: WorkerProcess) -> None:
        while (job := self._todo.get()) is not None:
            index, item = job
            try:
                result = worker.run(item)
            except RashomonError as err:
                result = err
            except Exception as err:  # noqa: BLE001 - raised again in the run's own thread
                result = err
            self._finished.put((index, result))
        worker.finish()

    def _next_finished(self) -> tuple[int, Any]:
        while True:
            for worker in self._workers:
                worker.end_if_overdue()
            try:
                index, result = self._finished.get(timeout=_WATCH_SECONDS)
            except queue.Empty:
                continue
            if isinstance(result, Exception):
                raise result
            return index, result

    def _close(self, *, at_once: bool) -> None:
        if at_once:
            while not self._todo.empty():
                self._todo.get_nowait()
        for worker in self._workers:
            worker.close(at_once=at_once)
            self._todo.put(None)
        for thread in self._threads:
            thread.join()

"""Captures made again from the stored bytes, to check that every finding points at them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.errors import InputError, UnreadableCapture
from rashomon.ingest.archives import Archive
from rashomon.ingest.budget import Budget
from rashomon.ingest.contents import KIND_OF_STEP, read_content, read_items
from rashomon.ingest.names import quoted, without_gz
from rashomon.ingest.opening import to_capture
from rashomon.ingest.unpack import gunzip
from rashomon.model.documents import Capture, Received
from rashomon.settings import Limits


def replay(received: Received, name: str, locator: Iterable[str], limits: Limits) -> Capture:
    """Makes one capture again from the stored bytes.

    Args:
        received: The file as it came.
        name: ``Capture.name``.
        locator: ``Capture.locator``.
        limits: Caps, as when it was first read.

    Returns:
        A capture equal to the first one.

    Raises:
        InputError: The steps lead nowhere in these bytes.
    """
    return replay_many(received, [(name, tuple(locator))], limits)[0]


def replay_many(
    received: Received, wanted: Iterable[tuple[str, tuple[str, ...]]], limits: Limits
) -> tuple[Capture, ...]:
    """Makes captures again from the stored bytes, reading every archive and table once.

    Args:
        received: The file as it came.
        wanted: ``(Capture.name, Capture.locator)`` of each.
        limits: Caps, as when it was first read.

    Returns:
        The captures, in the order wanted.

    Raises:
        InputError: Some steps lead nowhere in these bytes.
    """
    tasks = [_Task(n, name, locator) for n, (name, locator) in enumerate(wanted)]
    found: dict[int, Capture] = {}
    _replay(received.data, tasks, _Replay(received.sha256, Budget(limits), found), "")
    return tuple(found[n] for n in range(len(tasks)))


@dataclass(frozen=True, slots=True)
class _Task:
    """One capture to be made again, and how many of its steps have been taken."""

    index: int
    name: str
    locator: tuple[str, ...]
    taken: int = 0

    @property
    def rest(self) -> tuple[str, ...]:
        return self.locator[self.taken :]

    def after(self, steps: int) -> _Task:
        return replace(self, taken=self.taken + steps)


@dataclass(frozen=True, slots=True)
class _Replay:
    """What all tasks on one file share; ``found`` is filled as they are done."""

    sha256: str
    budget: Budget
    found: dict[int, Capture]


def _replay(data: bytes, tasks: list[_Task], run: _Replay, file: str, cut: str = "") -> None:
    groups: dict[tuple[str, str], list[_Task]] = {}
    for task in tasks:
        groups.setdefault(_group(task, file), []).append(task)
    archive: Archive | None = None
    for (step, argument), group in groups.items():
        run.budget.restart()
        if step == "gzip":
            unpacked = gunzip(data, run.budget)
            inner = [task.after(1) for task in group]
            _replay(unpacked.data, inner, run, file, unpacked.cut or cut)
        elif step == "zip":
            archive = archive or Archive(data, run.budget)
            inner = [task.after(2) for task in group]
            name = without_gz(argument.rsplit("/", 1)[-1])
            _replay(archive.read(archive.find_entry(argument)), inner, run, name)
        else:
            _replay_content(data, group, run, argument, cut)


def _group(task: _Task, file: str) -> tuple[str, str]:
    """Tasks that share the next step; without one, those whose text is of the same kind."""
    step, argument = (*task.rest, "", "")[:2]
    if step:
        return step, argument if step == "zip" else ""
    return "", file or without_gz(task.name)


def _replay_content(data: bytes, group: list[_Task], run: _Replay, file: str, cut: str) -> None:
    wanted: dict[tuple[str, ...], list[_Task]] = {}
    for task in group:
        wanted.setdefault(task.rest, []).append(task)
    kind = KIND_OF_STEP.get((*group[0].rest, "")[0])
    content = read_content(data, file, run.budget, kind=kind, cut=cut)
    for item in read_items(content, run.budget):
        for task in wanted.pop(item.step, []):
            if isinstance(item.result, InputError):
                raise item.result
            run.found[task.index] = to_capture(
                item.result, content, run.sha256, task.name, task.locator
            )
        if not wanted:
            return
        run.budget.restart()
    lost = next(iter(wanted.values()))[0]
    raise UnreadableCapture(f"the bytes hold no {quoted(' '.join(lost.locator))}")

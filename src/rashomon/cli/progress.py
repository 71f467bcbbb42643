"""How far a run has come, on standard error: one bar, or plain lines where no terminal is."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from rashomon.progress import Event

# Lines where no terminal is: often enough to see life, seldom enough for a log.
_SECONDS_BETWEEN_LINES = 5.0


class ProgressDoor:
    """Shows the events of a run.

    Args:
        console: Where to; standard error.
        quiet: Show nothing.
    """

    def __init__(self, console: Console, quiet: bool) -> None:
        self._console = console
        self._quiet = quiet
        self._bars = Progress(
            TextColumn("{task.description:>8}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[notes]}"),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}
        self._begun: dict[str, float] = {}
        self._last_line = 0.0

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def __call__(self, event: Event) -> None:
        """Shows one event."""
        if self._quiet:
            return
        begun = self._begun.setdefault(event.stage, time.monotonic())
        seconds = time.monotonic() - begun
        rate = f"{event.done / seconds:.1f}/s" if seconds > 0.5 else ""
        notes = _notes(event)
        if self._console.is_terminal:
            self._bar(event, rate, notes)
        else:
            self._line(event, rate, seconds, notes)

    def _bar(self, event: Event, rate: str, notes: str) -> None:
        if event.stage not in self._tasks:
            self._tasks[event.stage] = self._bars.add_task(event.stage, rate="", notes="")
        self._bars.update(
            self._tasks[event.stage],
            completed=event.done,
            total=event.total,
            rate=rate,
            notes=notes,
        )

    def _line(self, event: Event, rate: str, seconds: float, notes: str) -> None:
        now = time.monotonic()
        ended = event.done >= event.total
        if not ended and now - self._last_line < _SECONDS_BETWEEN_LINES:
            return
        self._last_line = now
        parts = [f"{event.stage}: {event.done}/{event.total}", rate]
        if rate and not ended and event.done:
            parts.append(f"{seconds / event.done * (event.total - event.done):.0f} s left")
        line = ", ".join(part for part in (*parts, notes) if part)
        self._console.print(line, markup=False)


def _notes(event: Event) -> str:
    parts = []
    if event.skipped:
        parts.append(f"{event.skipped} done before")
    if event.failed:
        parts.append(f"{event.failed} failed")
    return ", ".join(parts)

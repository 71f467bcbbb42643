"""A build in a process of its own that ends abruptly where it is told to.

``python -m tests.broken_build build STORY FOLDER WORKERS`` runs to its end, or until it is killed.

``python -m tests.broken_build events STORY FOLDER`` builds story after story, each gone, without a
chance to tidy up, at the next event told, and then built to its end.

``python -m tests.broken_build statements STORY FOLDER FIRST STRIDE`` builds one story again and
again, gone before the statement FIRST, FIRST + STRIDE, … that changes it, until it is built.

The last two fork, since a fresh start for each point would take minutes; they print how often the
build was cut off.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.engine.local import LocalEngine
from rashomon.ingest import discover
from rashomon.model.documents import Document
from rashomon.model.reading import Reading
from rashomon.progress import Event
from rashomon.run import StoryRun
from rashomon.settings import Settings
from rashomon.store.connection import Connection
from rashomon.store.sqlite import open_for_writing
from tests.invented import INVENTED, SaidReader

ENDED_ABRUPTLY = 77
# Long enough for a kill at a random moment to meet a reader at work.
_PAUSE_SECONDS = 0.01


class UnhurriedReader(SaidReader):
    """Reads as ``SaidReader`` does, a little slower."""

    def read(self, document: Document) -> Reading:
        time.sleep(_PAUSE_SECONDS)
        return super().read(document)


class _Countdown:
    def __init__(self, left: int) -> None:
        self.left = left

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os._exit(ENDED_ABRUPTLY)


def build(
    story: Path, folder: str, *, workers: int = 1, events: int = 0, statements: int = 0
) -> None:
    """Builds a story; the process is gone at that event, or before that statement."""
    events_left, statements_left = _Countdown(events), _Countdown(statements)
    run = Connection.run

    def counted_run(self: Connection, sql: str, values: tuple[Any, ...] = ()) -> int:
        statements_left.step()
        return run(self, sql, values)

    def tell(event: Event) -> None:
        del event
        events_left.step()

    Connection.run = counted_run  # type: ignore[method-assign]
    files, failures = discover([Path(folder)])
    store = open_for_writing(story)
    stages = replace(INVENTED, reader=UnhurriedReader)
    StoryRun(store, Settings(), stages, LocalEngine(workers), tell).run(files, failures)
    store.close()


def forked(story: Path, folder: str, **points: int) -> bool:
    """Builds in a process of its own; whether that was cut off, the file being sound anyway."""
    child = os.fork()
    if child == 0:
        build(story, folder, **points)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, ENDED_ABRUPTLY), ended
    check_whole(story)
    return ended == ENDED_ABRUPTLY


def check_whole(story: Path) -> None:
    """Whatever was cut off, the file itself is sound for anybody who opens it."""
    connection = sqlite3.connect(story)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def cut_at_every_event(story: Path, folder: str) -> int:
    """Cuts a build off at every event, each in a story of its own, and lets it go on."""
    cuts = 0
    while True:
        own = story.with_name(f"{story.name}-{cuts + 1}.story")
        if not forked(own, folder, events=cuts + 1):
            own.unlink()
            return cuts
        cuts += 1
        assert not forked(own, folder)


def cut_at_statements(story: Path, folder: str, first: int, stride: int) -> int:
    """Cuts the build of one story off, each time some statements further on."""
    cuts = 0
    while forked(story, folder, statements=first + stride * cuts):
        cuts += 1
    return cuts


def main(what: str, story: str, folder: str, *numbers: str) -> None:
    """Does what the module says."""
    counts = [int(number) for number in numbers]
    if what == "events":
        sys.stdout.write(str(cut_at_every_event(Path(story), folder)))
    elif what == "statements":
        sys.stdout.write(str(cut_at_statements(Path(story), folder, *counts)))
    else:
        build(Path(story), folder, workers=counts[0])


if __name__ == "__main__":
    main(*sys.argv[1:])

"""What a worker process does: receive a task, prepare it, then work on item after item.

Replies are ``("ready", None)``, ``("done", result)``, ``("lost", Lost)`` and ``("error", error)``;
after the last one the worker ends.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import IO, Any

from rashomon.engine.base import Lost, Task, attempt, prepare
from rashomon.engine.frames import read_frame, write_frame
from rashomon.errors import EngineError, RashomonError

if sys.platform == "win32":
    import msvcrt


def main() -> None:
    """Serves until the run closes its end."""
    # Ctrl-C goes to every process of the terminal; the run itself tells workers when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, replies = _channels()
    try:
        serve(requests, replies)
    except (EOFError, OSError):
        # The run has ended or was killed: there is nobody left to tell.
        return


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answers requests in turn.

    Args:
        requests: Carries the pickled task first, then one item after the other.
        replies: Takes one reply for each.

    Raises:
        EOFError: The other end is gone.
    """
    try:
        task = _task(read_frame(requests))
        prepare(task)
    except RashomonError as err:
        write_frame(replies, ("error", err))
        return
    write_frame(replies, ("ready", None))
    while True:
        write_frame(replies, _reply(task, read_frame(requests)))


def _task(pickled: bytes) -> Task[Any, Any]:
    """The task; its modules are imported here, of which one may be missing or broken."""
    try:
        task: Task[Any, Any] = pickle.loads(pickled)
    except Exception as err:
        raise EngineError(
            f"a worker process could not load its task ({type(err).__name__}: {err}); it must "
            "be importable by name"
        ) from err
    return task


def _reply(task: Task[Any, Any], item: Any) -> tuple[str, Any]:
    try:
        result = attempt(task, item)
    except RashomonError as err:
        return "error", err
    return ("lost" if isinstance(result, Lost) else "done"), result


def _channels() -> tuple[IO[bytes], IO[bytes]]:
    """Takes the standard streams for messages, so that nothing else can write into them."""
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if sys.platform == "win32":
        msvcrt.setmode(requests, os.O_BINARY)
        msvcrt.setmode(replies, os.O_BINARY)
    return os.fdopen(requests, "rb"), os.fdopen(replies, "wb")

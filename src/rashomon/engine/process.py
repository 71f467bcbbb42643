"""One worker process, seen from the run: started when needed, replaced when it dies."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Any

from rashomon.engine.base import Lost
from rashomon.engine.frames import read_frame, write_frame
from rashomon.errors import EngineError, RashomonError

# A program of its own instead of ``multiprocessing``: that would run the user's main module once
# more in each worker, which ends badly in a script without a guard and in a notebook.
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from rashomon.engine.worker import main; main()"
)
# A worker that was told to end has nothing left to write; this is for a loaded machine.
_END_SECONDS = 5.0


class WorkerProcess:
    """One worker process.

    Args:
        task: The pickled task.
        seconds: Wall seconds for one item, after which the process is ended.
    """

    def __init__(self, task: bytes, seconds: float) -> None:
        self._task = task
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._since: float | None = None
        self._overdue = False
        self._closed = False
        # Held while another thread may end the process, so that it ends the item it meant.
        self._guard = threading.Lock()

    def run(self, item: Any) -> Any:
        """Works on one item, with a second attempt in a new process if the first one died.

        Args:
            item: The item.

        Returns:
            The result, or ``Lost``.

        Raises:
            EngineError: A process could not be started.
            RashomonError: What the task raised about more than this item.
        """
        for _ in range(2):
            try:
                return self._asked(item)
            except (EOFError, OSError):
                ended = self._end()
                if self._overdue:
                    self._overdue = False
                    return Lost(
                        "limit.seconds",
                        f"took longer than {self._seconds:g} s and was stopped; it is tried again "
                        "at the next run. Raise limits.seconds to give it longer",
                    )
                if self._closed:
                    break
        return Lost(
            "worker.lost",
            f"the process reading it died twice (exit {ended}), most often for want of memory; it "
            "is tried again at the next run. Try again with one worker",
        )

    def end_if_overdue(self) -> None:
        """Ends the process if its item takes too long; called from the run's own thread."""
        with self._guard:
            since, process = self._since, self._process
            if since is None or process is None or time.monotonic() - since < self._seconds:
                return
            self._overdue = True
            process.kill()

    def close(self, *, at_once: bool) -> None:
        """Ends the process for good.

        Args:
            at_once: Whether to break off what it works on.
        """
        with self._guard:
            self._closed = True
            process = self._process
            if process is not None and at_once:
                process.kill()

    def finish(self) -> None:
        """Lets the process end by itself; called from the thread that uses it."""
        self._closed = True
        self._end()

    def _asked(self, item: Any) -> Any:
        process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        with self._guard:
            self._since = time.monotonic()
        try:
            write_frame(process.stdin, item)
            kind, value = read_frame(process.stdout)
        finally:
            with self._guard:
                self._since = None
        if self._overdue:
            # It answered in the moment it was ended: the answer counts, the process is gone.
            self._overdue = False
            self._end()
        if kind == "error":
            raise value
        return value

    def _started(self) -> subprocess.Popen[bytes]:
        paths = json.dumps([path for path in sys.path if isinstance(path, str)])
        with self._guard:
            if self._closed:
                raise EOFError
            try:
                self._process = process = subprocess.Popen(
                    [sys.executable, "-P", "-c", _BOOT, paths],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    **_own_group(),
                )
            except OSError as err:
                raise EngineError(
                    f"a worker process could not be started ({err}); try again with one worker"
                ) from err
        self._greet(process)
        return process

    def _greet(self, process: subprocess.Popen[bytes]) -> None:
        """Hands the task over and waits until the process is prepared."""
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            write_frame(process.stdin, self._task)
            kind, value = read_frame(process.stdout)
        except (EOFError, OSError) as err:
            ended = self._end()
            if self._closed:
                raise
            raise EngineError(
                f"a worker process died while it was being prepared (exit {ended}), most often "
                "for want of memory; try again with one worker"
            ) from err
        if kind == "error":
            self._end()
            raise value if isinstance(value, RashomonError) else EngineError(str(value))

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        try:
            return process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _own_group() -> dict[str, Any]:
    """Keeps Ctrl-C in the terminal from reaching the worker; the run ends it in good order."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}

"""One writer at a time: a lock file beside the story, held by the operating system.

The lock goes with the process that holds it, however that ends, so a killed run never leaves a
story locked.  It is a file of its own because closing a second handle on the story file itself
would drop SQLite's own locks on POSIX systems (https://www.sqlite.org/howtocorrupt.html, 2.2).
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from rashomon.errors import StoreError, StoreLocked

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Between two attempts; short enough not to be felt, long enough to cost nothing.
_PAUSE_SECONDS = 0.05


class WriterLock:
    """The right to write to one story.

    Args:
        story: Path of the story file; the lock file has ``-lock`` at the end of its name.
        wait_seconds: How long to wait for another writer to finish.

    Raises:
        StoreLocked: Another process still writes to the story.
        StoreError: The folder cannot be written to.
    """

    def __init__(self, story: Path, wait_seconds: float) -> None:
        self._path = story.with_name(story.name + "-lock")
        self._handle = self._acquired(story, time.monotonic() + wait_seconds)

    def release(self) -> None:
        """Gives the right back and removes the lock file."""
        if self._handle < 0:
            return
        if sys.platform == "win32":
            os.close(self._handle)
            _removed(self._path)
        else:
            # Removed while still held, so that nobody's fresh lock file is removed.
            _removed(self._path)
            os.close(self._handle)
        self._handle = -1

    def _acquired(self, story: Path, until: float) -> int:
        while True:
            handle = self._opened(story)
            if _taken(handle) and self._is_current(handle):
                return handle
            os.close(handle)
            if time.monotonic() >= until:
                raise StoreLocked(
                    f"{story}: another process is writing to this story; wait until it has "
                    "finished, then give the same command again"
                )
            time.sleep(_PAUSE_SECONDS)

    def _opened(self, story: Path) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as err:
            raise StoreError(
                f"{story}: cannot write in this folder ({err.strerror}); give a path in a folder "
                "that exists and that you may write to"
            ) from err

    def _is_current(self, handle: int) -> bool:
        """Whether the file locked is still the one in the folder, not one just removed."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False


def _taken(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _removed(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        # Another process waits on it (Windows keeps it then), or it is gone: either is well.
        return

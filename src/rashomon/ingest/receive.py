"""A file on disk → its bytes and their digest."""

from __future__ import annotations

import stat
from pathlib import Path

from rashomon.errors import InputError, LimitExceeded, UnreadableCapture
from rashomon.ingest.names import quoted, shown_name
from rashomon.model.documents import Received
from rashomon.model.ids import sha256_hex
from rashomon.settings import Limits


def read_file(path: str | Path, limits: Limits) -> Received:
    """Reads one file, its size checked before and while it is read.

    Args:
        path: The file.
        limits: ``file_bytes`` is the cap.

    Returns:
        The bytes and their digest.

    Raises:
        UnreadableCapture: ``path.absent``, ``path.denied``, ``path.special`` or
            ``path.unreadable``.
        LimitExceeded: ``limit.bytes``.
    """
    path = Path(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableCapture(
                "this is no regular file (a folder, pipe, socket or device); it was not opened",
                "path.special",
            )
        _check_size(status.st_size, limits)
        with path.open("rb") as stream:
            # One byte more than allowed: a file may grow while it is read.
            data = stream.read(limits.file_bytes + 1)
    except (OSError, ValueError) as err:
        raise path_error(path, err) from err
    _check_size(len(data), limits)
    return Received(sha256_hex(data), data)


def path_error(path: Path, err: Exception) -> InputError:
    """What the system's refusal means to the user.

    Args:
        path: What was to be opened.
        err: ``OSError``, or ``ValueError`` where the path is none.

    Returns:
        The error to raise, or to turn into a failure.
    """
    name = quoted(shown_name(path.name) or ".")
    if isinstance(err, FileNotFoundError | NotADirectoryError | ValueError):
        return UnreadableCapture(f"there is no file or folder {name}", "path.absent")
    if isinstance(err, PermissionError):
        return UnreadableCapture(
            f"no permission to read {name}; allow it, or leave it out", "path.denied"
        )
    reason = err.strerror if isinstance(err, OSError) and err.strerror else type(err).__name__
    return UnreadableCapture(f"{name} cannot be read ({reason})", "path.unreadable")


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.file_bytes:
        raise LimitExceeded(
            f"the file has {size:,} bytes or more; at most {limits.file_bytes:,} are read; "
            "split it, or raise limits.file_bytes",
            "limit.bytes",
        )

"""Writing what a command makes, without ever writing over the story it is made from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import StoreError, UsageError


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, where there is none.

    Raises:
        StoreError: It cannot be made.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, text: str) -> None:
    """Writes a text in UTF-8, and makes the folder it stands in.

    Raises:
        StoreError: It cannot be written.
    """
    make_folder(path.parent)
    with writing(path):
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns trouble with a file system into an error that says what to do.

    Args:
        path: What is written to, for the message.

    Raises:
        StoreError: The file system refused.
    """
    try:
        yield
    except OSError as err:
        reason = err.strerror or str(err)
        raise StoreError(f"{path}: cannot be written ({reason}); name another place") from err


def keep_from(story: Path, target: Path) -> None:
    """Refuses a target that is the story itself.

    Args:
        story: The story that is read.
        target: What is to be written.

    Raises:
        UsageError: They are the same file.
    """
    if os.path.realpath(story) == os.path.realpath(target):
        raise UsageError(f"{target} is the story itself; name another place with -o")

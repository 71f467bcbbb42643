"""Folders, files, patterns and lists → the files to read, in one order on every system."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import InputError
from rashomon.ingest.names import is_debris, passed_over, shown_name
from rashomon.ingest.receive import path_error
from rashomon.model.documents import Failure

# The folder that a browser saves a page's pictures and scripts into, beside the page.
_SAVED_PARTS = "_files"
_SAVED_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read.

    Args:
        path: Where it is.
        name: Its own name, without folders.
    """

    path: Path
    name: str


def discover(
    paths: Sequence[str | Path], stdin_names: Iterable[str] = ()
) -> tuple[tuple[InputFile, ...], tuple[Failure, ...]]:
    """Finds the files that paths stand for.

    Folders are searched to the bottom in the order of names; hidden files, folders of version
    control and what systems leave behind are passed over and counted in one failure
    ``path.skipped`` for each folder given, which is for information.  What was named outright is
    taken, hidden or not.

    Args:
        paths: Folders, files, and patterns such as ``pile/*.html`` that no shell has expanded.
        stdin_names: More of them, one a line, as read from standard input.

    Returns:
        The files in the order given, each real file once, and a failure for everything that is
        not there (``path.absent``), may not be read (``path.denied``), is a link that leaves the
        folder (``path.outside``), or is no regular file (``path.special``).
    """
    search = _Search()
    for given in paths:
        search.take(str(given))
    for line in stdin_names:
        if name := line.rstrip("\r\n"):
            search.take(name)
    return tuple(search.files), tuple(search.failures)


@dataclass
class _Search:
    """What was found so far."""

    files: list[InputFile] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def take(self, given: str, *, literal: bool = False) -> None:
        """Takes one path as the user gave it; a literal one is no pattern."""
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as err:
            matches = [] if literal else _expand(given)
            for match in matches:
                self.take(match, literal=True)
            if not matches:
                self._fail(path, path_error(path, err))
            return
        if stat.S_ISDIR(mode):
            self._walk(path)
        else:
            self._add(path, mode)

    def _walk(self, top: Path) -> None:
        # ``realpath`` once: links below are judged by where the folder really is.
        root = os.path.realpath(top)
        skipped: list[str] = []
        folders = [top]
        while folders:
            folder = folders.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as err:
                self._fail(folder, path_error(folder, err))
                continue
            names = {entry.name for entry in entries}
            inner: list[Path] = []
            for entry in entries:
                if is_debris(entry.name) or _is_saved_parts(entry.name, names):
                    skipped.append(entry.name)
                elif entry.is_dir(follow_symlinks=False):
                    inner.append(Path(entry.path))
                else:
                    self._add_below(Path(entry.path), root)
            folders += reversed(inner)
        if skipped:
            self.failures.append(Failure(_name(top), "path.skipped", passed_over(skipped)))

    def _add_below(self, path: Path, root: str) -> None:
        """Adds what was met inside a folder; a link must stay inside."""
        try:
            real = os.path.realpath(path, strict=True)
            mode = path.stat().st_mode
        except OSError as err:
            self._fail(path, path_error(path, err))
            return
        if path.is_symlink() and not Path(real).is_relative_to(root):
            message = (
                "a link that leads out of the given folder; give its target by name to read it"
            )
            self.failures.append(Failure(_name(path), "path.outside", message))
        elif not stat.S_ISDIR(mode):
            # A link to a folder inside is passed over: the folder itself is searched anyway.
            self._add(path, mode)

    def _add(self, path: Path, mode: int) -> None:
        if not stat.S_ISREG(mode):
            message = "a pipe, socket or device; only regular files are opened"
            self.failures.append(Failure(_name(path), "path.special", message))
            return
        real = os.path.realpath(path)
        if real not in self._seen:
            self._seen.add(real)
            self.files.append(InputFile(path, _name(path)))

    def _fail(self, path: Path, err: InputError) -> None:
        self.failures.append(Failure(_name(path), err.slug, str(err)))


def _expand(given: str) -> list[str]:
    """Paths that a pattern stands for, in order; none where it is no pattern."""
    if "\0" in given or not glob.has_magic(given):
        return []
    # ``Path.glob`` takes no absolute pattern.
    return sorted(glob.glob(given, recursive=True))  # noqa: PTH207


def _is_saved_parts(name: str, beside: set[str]) -> bool:
    stem = name.removesuffix(_SAVED_PARTS)
    return stem != name and any(stem + ending in beside for ending in _SAVED_PAGES)


def _name(path: Path) -> str:
    """The last step of a path; of ``.`` the folder's own name."""
    last = path.name or Path(os.path.abspath(path)).name or str(path)  # noqa: PTH100
    return shown_name(os.fsencode(last).decode("utf-8", "replace"))

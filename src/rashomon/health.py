"""Is this installation sound?  Checked by doing, not by asking."""

from __future__ import annotations

import os
import platform
import re
import shutil
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from rashomon.errors import RashomonError
from rashomon.judge.inference import SentenceModel
from rashomon.judge.inference import model_digests as judge_digests
from rashomon.read.reader import Reader, model_digests

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CLAIM, _DENIAL = "The road is open.", "The road is not open."
_SENTENCE = "“The road is open,” the mayor said on Tuesday."
# A story of a thousand documents takes some 100 MB.
_WANTED_BYTES = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class HealthFinding:
    """One thing looked at.

    Args:
        what: What was looked at.
        ok: Whether it is as it should be.
        found: What was found.
    """

    what: str
    ok: bool
    found: str


def examine() -> tuple[HealthFinding, ...]:
    """Looks at everything a build needs.

    Returns:
        Findings, in a fixed order; nothing is left behind on the machine.
    """
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("python", lambda: f"{platform.python_version()} on {platform.system()}"),
        ("packages", _packages),
        ("store", _store),
        ("reader", _reader),
        ("sentence model", _sentences),
        ("offline", _offline),
        ("write permission", _writable),
        ("room on disk", _room),
    )
    return tuple(_look(what, check) for what, check in checks)


def _look(what: str, check: Callable[[], str]) -> HealthFinding:
    try:
        return HealthFinding(what, True, check())
    except (RashomonError, OSError, sqlite3.Error, PackageNotFoundError, AssertionError) as err:
        return HealthFinding(what, False, str(err) or type(err).__name__)


def _packages() -> str:
    """Versions of this package and of all that it says it needs."""
    needed = [line for line in requires("rashomon") or () if "extra ==" not in line]
    names = [found[0] for line in needed if (found := _NAME.match(line))]
    return ", ".join(f"{name} {version(name)}" for name in ("rashomon", *sorted(names)))


def _store() -> str:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    return f"SQLite {sqlite3.sqlite_version} with full-text search"


def _reader() -> str:
    found = Reader().attribute(_SENTENCE)
    if not found:
        raise OSError("the reader finds nothing in a plain sentence; install the package anew")
    return _listed(model_digests())


def _sentences() -> str:
    (relation,) = SentenceModel().relate([(_CLAIM, _DENIAL)])
    if relation.contradicts < relation.supports:
        raise OSError("the sentence model misreads a plain denial; install the package anew")
    return _listed(judge_digests())


def _listed(digests: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name} {digest[:16]}" for name, digest in digests)


def _offline() -> str:
    with _no_connections():
        Reader().attribute(_SENTENCE)
    return "a sentence was read with every connection refused"


@contextmanager
def _no_connections() -> Iterator[None]:
    """While this holds, any connection raises; so a finding of ``ok`` is a proof by trial."""
    connect = socket.socket.connect

    def refuse(_: socket.socket, address: Any) -> None:
        raise OSError(f"something tried to connect to {address!r}")

    socket.socket.connect = refuse  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]


def _writable() -> str:
    with tempfile.NamedTemporaryFile(dir=Path.cwd()):
        return str(Path.cwd())


def _room() -> str:
    free = shutil.disk_usage(Path.cwd()).free
    if free < _WANTED_BYTES:
        raise OSError(f"{free // 2**20} MiB free; a large story wants {_WANTED_BYTES // 2**20} MiB")
    return f"{free // 2**20} MiB free, {os.cpu_count()} processors"

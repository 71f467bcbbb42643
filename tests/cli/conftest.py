"""Fixtures for the doors: a story built once, and commands run in this process."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rashomon.cli.main import run
from tests.cli.pile import COLOURING, write_pile


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output, which must be one JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Ran]


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented pile; not to be changed."""
    return write_pile(tmp_path_factory.mktemp("pile"))


@pytest.fixture(scope="session")
def built(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of the pile; not to be changed."""
    story = tmp_path_factory.mktemp("built") / "ferry.story"
    assert run(["build", str(pile), "-o", str(story), "--workers", "1", "--quiet"]) == 1
    return story


@pytest.fixture
def story(built: Path, tmp_path: Path) -> Path:
    """A copy of the story, to be changed at will."""
    return Path(shutil.copy(built, tmp_path / "ferry.story"))


@pytest.fixture(autouse=True)
def _plain_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, 80 columns, no colour: what a test changes, it says."""
    monkeypatch.chdir(tmp_path)
    for name in COLOURING:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def rashomon(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command in this process."""

    def command(*args: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return command

"""Tasks for engine tests, in a module that a worker process can import."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InvariantError, SettingsError, UsageError


@dataclass
class Double:
    """Doubles numbers; some numbers stand for trouble."""

    folder: str = ""
    prepared: bool = False

    def prepare(self) -> None:
        self.prepared = True

    def __call__(self, item: int) -> int:
        assert self.prepared
        match item:
            case -1:
                raise ValueError("minus one")
            case -2:
                raise InvariantError("a span outside its text")
            case -3:
                raise UsageError("a model is missing")
            case -4:
                os.kill(os.getpid(), signal.SIGKILL)
            case -5:
                marker = Path(self.folder) / "died"
                if not marker.exists():
                    marker.touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            case -6:
                time.sleep(60)
            case -7:
                sys.stdout.write("a library that talks\n")
        return item * 2


@dataclass
class Unprepared:
    """Cannot be prepared."""

    how: str

    def prepare(self) -> None:
        if self.how == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.how == "settings":
            raise SettingsError("no such model")
        raise ModuleNotFoundError("no such library")

    def __call__(self, item: int) -> int:
        return item


@dataclass
class Slow:
    """Takes the longer the smaller the number."""

    def prepare(self) -> None:
        return

    def __call__(self, item: int) -> int:
        time.sleep(max(0, 10 - item) / 100)
        return item

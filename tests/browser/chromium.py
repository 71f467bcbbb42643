"""A headless Chromium driven by its command line: no driver, no network of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 120


def find_chromium() -> str | None:
    """The browser's path, or ``None`` where there is none on this machine."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@dataclass(frozen=True)
class Visit:
    """What one visit of a page left behind.

    Args:
        dom: The page as the browser understood it, if asked for.
        console: Messages of the page: errors, refusals of the policy.
    """

    dom: str
    console: tuple[str, ...]


class Chromium:
    """Opens pages, each in a browser with a fresh profile.

    Args:
        binary: Path of the browser.
        folder: Where profiles are kept.
        proxy: ``host:port`` that every request is sent to.
    """

    def __init__(self, binary: str, folder: Path, proxy: str) -> None:
        self._binary, self._folder, self._proxy = binary, folder, proxy
        self._visits = 0

    def visit(self, page: Path, *options: str) -> Visit:
        """Opens a page and does what the options say.

        Args:
            page: The file.
            *options: Options of the browser, such as ``--dump-dom``.
        """
        self._visits += 1
        command = [
            self._binary,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--metrics-recording-only",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            f"--user-data-dir={self._folder / str(self._visits)}",
            f"--proxy-server={self._proxy}",
            "--proxy-bypass-list=<-loopback>",
            *(["--no-sandbox"] if _is_root() else []),
            *options,
            page.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
        lines = done.stderr.decode("utf-8", "replace").splitlines()
        console = tuple(line for line in lines if "CONSOLE" in line)
        return Visit(done.stdout.decode("utf-8", "replace"), console)


def _is_root() -> bool:
    # Chromium refuses its sandbox to root, as tests in containers often are.
    return hasattr(os, "geteuid") and os.geteuid() == 0


class Listener(ThreadingHTTPServer):
    """A proxy that fetches nothing and remembers what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Refusal)

    @property
    def address(self) -> str:
        """``host:port`` it listens on."""
        return f"127.0.0.1:{self.server_address[1]}"


class _Refusal(BaseHTTPRequestHandler):
    server: Listener

    def _refuse(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(502)

    do_GET = do_POST = do_HEAD = do_CONNECT = _refuse  # noqa: N815 - names of the protocol

    def log_message(self, *args: object) -> None:
        """Says nothing: what was asked is in ``asked``."""


@contextmanager
def listening() -> Iterator[Listener]:
    """Runs a listener for the length of a block."""
    listener = Listener()
    thread = threading.Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()

"""A headless Chromium for tests: found on the machine, kept off the network, watched."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Nobody listens at the port "discard".
_NOWHERE = "127.0.0.1:9"
_QUIET = (
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-gpu",
    "--metrics-recording-only",
    # It would ask its maker what the fields of a form are for.
    "--disable-features=AutofillServerCommunication,MediaRouter,OptimizationHints,Translate",
)


def find_chromium() -> str | None:
    """The browser's path, or ``None`` where there is none on this machine."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


@contextmanager
def running(binary: str) -> Iterator[Browser]:
    """Runs one browser; what it would ask of its maker for itself goes nowhere.

    Args:
        binary: Path of the browser.
    """
    # Chromium refuses its sandbox to root, as tests in containers often are.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=binary,
            args=[
                *_QUIET,
                f"--proxy-server={_NOWHERE}",
                *(["--no-sandbox"] if root else []),
            ],
        )
        try:
            yield browser
        finally:
            browser.close()


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

"""A real server in a process of its own, as somebody starts it in a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

_WAIT_SECONDS = 60
_MAIN = "from rashomon.cli import main; main()"


@dataclass(frozen=True)
class Got:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int
    token: str

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        return f"rashomon-{self.port}={self.token}"

    def get(self, path: str) -> Got:
        """Asks for a page, with the cookie."""
        return self._ask("GET", path, None)

    def post(self, path: str, **fields: str) -> Got:
        """Sends a form as a page of the server's own would."""
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None) -> Got:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_WAIT_SECONDS)
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers |= {
                "Origin": self.origin,
                "Content-Type": "application/x-www-form-urlencoded",
            }
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            return Got(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)
        finally:
            connection.close()


@contextmanager
def running(story: Path, *options: str) -> Iterator[Running]:
    """Serves a story until the block is left."""
    process = subprocess.Popen(
        [sys.executable, "-c", _MAIN, "serve", str(story), "--no-open", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"Open this page:  http://127\.0\.0\.1:(\d+)/\?token=(\S+)\n", line)
        assert found, (line, process.stderr.read() if process.stderr else "")
        yield Running(process, int(found[1]), found[2])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()

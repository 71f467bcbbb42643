"""A live app in a process of its own, asked as a browser asks it, and how long it takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

_MAIN = "import sys; from rashomon.cli import main; sys.exit(main())"
_SECONDS = 120


class Served:
    """A story that is served.

    Args:
        address: The address that was printed, token and all.
        pid: Number of the server's process.

    Attributes:
        address: The address that was printed.
        root: The same without path and token.
    """

    def __init__(self, address: str, pid: int) -> None:
        parts = urlsplit(address)
        self.address = address
        self.root = f"{parts.scheme}://{parts.netloc}"
        self._pid = pid
        self._connection = HTTPConnection(parts.netloc, timeout=_SECONDS)
        self._connection.request("GET", f"{parts.path}?{parts.query}")
        answer = self._connection.getresponse()
        answer.read()
        self._cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]

    def ask(self, path: str) -> tuple[float, int, str]:
        """Asks for a page, over one connection.

        Args:
            path: Path and query.

        Returns:
            Wall seconds to the last byte, the status, and the page.
        """
        begin = time.perf_counter()
        self._connection.request("GET", path, headers={"Cookie": self._cookie})
        answer = self._connection.getresponse()
        page = answer.read()
        return time.perf_counter() - begin, answer.status, page.decode()

    def to(self, path: str) -> str:
        """An address with the token, for a browser that has not been here yet.

        Args:
            path: Path, and query if any.
        """
        token = urlsplit(self.address).query
        return f"{self.root}{path}{'&' if '?' in path else '?'}{token}"

    def memory(self) -> tuple[int, int] | None:
        """Resident bytes of the server now and at its largest; ``None`` where it is not told."""
        told = Path(f"/proc/{self._pid}/status")
        if not told.is_file():
            return None
        lines = dict(line.split(":", 1) for line in told.read_text("utf-8").splitlines())
        now, most = (int(lines[key].split()[0]) * 1024 for key in ("VmRSS", "VmHWM"))
        return now, most

    def close(self) -> None:
        """Lets the connection go."""
        self._connection.close()


@contextmanager
def serving(story: Path, *options: str) -> Iterator[Served]:
    """Serves a story for the length of a block.

    Args:
        story: The story file.
        *options: Further options of ``rashomon serve``.

    Raises:
        RuntimeError: The server ended, or printed no address.
    """
    command = [sys.executable, "-c", _MAIN, "serve", str(story), "--no-open", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        try:
            line = process.stdout.readline()
            at = line.find("http://")
            if at < 0:
                process.kill()
                raise RuntimeError(f"no address printed: {line}{process.stderr.read()}")
            served = Served(line[at:].strip(), process.pid)
            try:
                yield served
            finally:
                served.close()
        finally:
            process.terminate()
            process.communicate(timeout=_SECONDS)

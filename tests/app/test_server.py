from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.app.server import listen
from rashomon.errors import UsageError
from tests.app.running import running


def test_it_listens_on_the_loopback_address_alone() -> None:
    with listen(0) as sock:
        host, port = sock.getsockname()
        assert host == "127.0.0.1"
        assert port > 0
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass  # it is listening already


def test_a_port_that_is_taken_is_said() -> None:
    with listen(0) as sock, pytest.raises(UsageError, match="name another one with --port"):
        listen(sock.getsockname()[1])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_and_ends_cleanly(story: Path, how: signal.Signals) -> None:
    with running(story) as server:
        assert server.get("/statements").status == 200
        server.process.send_signal(how)
        out, err = server.process.communicate(timeout=20)
        assert server.process.returncode == 0
        assert out == ""
        assert "Stopped." in err
        assert server.token not in err
        assert "Traceback" not in err
    assert not story.with_name(story.name + "-wal").exists()


def test_two_stories_are_served_at_once(story: Path) -> None:
    with running(story) as one, running(story) as other:
        assert one.port != other.port
        assert one.token != other.token
        assert one.get("/statements").status == other.get("/statements").status == 200


def test_a_port_can_be_chosen(story: Path) -> None:
    with listen(0) as sock:
        port = sock.getsockname()[1]
    with running(story, "--port", str(port)) as server:
        assert server.port == port


def test_a_strange_request_is_no_crash(story: Path) -> None:
    with running(story) as server:
        for raw in (b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET /" + b"x" * 100_000):
            with socket.create_connection(("127.0.0.1", server.port), timeout=10) as sock:
                sock.sendall(raw)
                sock.shutdown(socket.SHUT_WR)
                assert b" 4" in sock.recv(64) or raw.startswith(b"GET /x")
        assert server.get("/statements").status == 200


def test_no_other_command_loads_a_server() -> None:
    code = "import sys, rashomon.cli; print(*{m.split('.')[0] for m in sys.modules})"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"starlette", "uvicorn", "anyio", "asyncio"}.isdisjoint(out.stdout.split())

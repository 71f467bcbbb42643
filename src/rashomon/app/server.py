"""The server: everything put together behind one socket on the loopback address."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

import uvicorn
from starlette.types import ASGIApp

from rashomon.app.desk import Desk
from rashomon.app.guard import Door, Guard, new_token
from rashomon.app.routes import make_app
from rashomon.errors import UsageError
from rashomon.publish.site.rendering import live_policy
from rashomon.story import open_story

LOOPBACK = "127.0.0.1"
# Enough for a browser with many tabs; beyond it connections wait.
_WAITING = 64
# Seconds that answers under way get when the server is stopped.
_GRACE = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """A server that is ready to run.

    Args:
        app: What it serves.
        sock: Where it listens, already.
        address: What to open in a browser; it holds the token.
        address_once: The same with a token that lets in a single time.
    """

    app: ASGIApp
    sock: socket.socket
    address: str
    address_once: str


def prepare(story: Path, by: str, port: int = 0) -> Prepared:
    """Opens a socket for a story.

    Args:
        story: The story file.
        by: Name that decisions are signed with.
        port: TCP port on 127.0.0.1; 0 takes a free one.

    Returns:
        The server, which listens and does not answer yet.

    Raises:
        StoreError: The story cannot be opened.
        UsageError: The port cannot be had.
    """
    # Before anything is printed: a story that cannot be shown should say so in the terminal.
    open_story(story).close()
    sock = listen(port)
    door = Door(sock.getsockname()[1], new_token(), new_token())
    return Prepared(guarded(Desk(story, by), door), sock, door.address, door.address_once)


def guarded(desk: Desk, door: Door) -> ASGIApp:
    """The app with its guard.

    Args:
        desk: The story.
        door: Where it is served, and its token.
    """
    return Guard(make_app(desk), door, live_policy())


def listen(port: int) -> socket.socket:
    """Opens a socket on 127.0.0.1 and nowhere else.

    Args:
        port: TCP port; 0 takes a free one.

    Returns:
        The socket, listening already: who connects now is served once the server runs.

    Raises:
        UsageError: The port cannot be had.
    """
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.bind((LOOPBACK, port))
        sock.listen(_WAITING)
    except (OSError, OverflowError) as err:
        sock.close()
        reason = err.strerror if isinstance(err, OSError) else "no such port"
        raise UsageError(
            f"port {port} on {LOOPBACK} cannot be used ({reason}); name another one with --port, "
            "or leave --port out for one that is free"
        ) from err
    return sock


def run(prepared: Prepared) -> None:
    """Serves until the process is interrupted (Ctrl-C) or told to end.

    Args:
        prepared: The server; its socket is closed at the end.
    """
    config = uvicorn.Config(
        prepared.app,
        http="h11",  # the one written in Python, which runs wherever this package does
        ws="none",
        lifespan="on",
        log_config=None,
        # Addresses may hold the token and words of the story: nobody keeps a list of them.
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
    )
    with prepared.sock, suppress(KeyboardInterrupt), _ended_alike():
        uvicorn.Server(config).run(sockets=[prepared.sock])


@contextmanager
def _ended_alike() -> Iterator[None]:
    """Makes being told to end (SIGTERM) the same as Ctrl-C: the story is let go, then exit 0.

    The server ends its work on either signal, and then raises it once more for us to have a say.
    """

    def ended(_: int, __: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, ended)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)

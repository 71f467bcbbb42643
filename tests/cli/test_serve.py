"""``serve``: what is said when it cannot start, and which browser it opens."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from threading import Event

import pytest

from rashomon.app.server import Prepared, listen
from rashomon.cli.serve import _open_browser
from tests.cli.conftest import Command


class _Window(webbrowser.BaseBrowser):
    """A browser that is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.done = Event()

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.opened.append(url)
        self.done.set()
        return True


def test_a_story_that_is_not_there_is_said_at_once(rashomon: Command) -> None:
    ran = rashomon("serve", "none.story", "--no-open")
    assert (ran.code, ran.out) == (5, "")
    assert "there is no such story file" in ran.err


def test_a_port_that_is_taken_is_wrong_usage(rashomon: Command, story: Path) -> None:
    with listen(0) as sock:
        port = sock.getsockname()[1]
        ran = rashomon("serve", story, "--no-open", "--port", port)
    assert (ran.code, ran.out) == (2, "")
    assert "--port" in ran.err


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_wrong_usage(rashomon: Command, story: Path, port: str) -> None:
    assert rashomon("serve", story, "--no-open", "--port", port).code == 2


def test_decisions_are_not_signed_by_nobody(
    rashomon: Command, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("getpass.getuser", unknown)
    ran = rashomon("serve", story, "--no-open")
    assert (ran.code, ran.out) == (2, "")
    assert "--by NAME" in ran.err


def test_the_address_is_printed_and_its_browser_opened(
    rashomon: Command, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[Prepared] = []

    def once(prepared: Prepared) -> None:
        served.append(prepared)
        prepared.sock.close()

    window = _Window()
    monkeypatch.setattr("rashomon.app.server.run", once)
    monkeypatch.setattr(webbrowser, "get", lambda: window)
    ran = rashomon("serve", story, "--by", "Ann Otter")
    assert ran.code == 0
    assert ran.out == f"Open this page:  {served[0].address}\n"
    assert "this machine alone" in " ".join(ran.err.split())
    assert window.done.wait(5)
    # The address of a command line lets in once; the printed one is kept off it.
    assert window.opened == [served[0].address_once]
    assert served[0].address not in window.opened


def test_no_browser_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> webbrowser.BaseBrowser:
        raise webbrowser.Error("no browser")

    monkeypatch.setattr(webbrowser, "get", none)
    _open_browser("http://127.0.0.1:1/")


def test_a_browser_within_the_terminal_is_left_to_the_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[str] = []
    terminal = webbrowser.GenericBrowser("lynx")
    monkeypatch.setattr(terminal, "open", started.append)
    monkeypatch.setattr(webbrowser, "get", lambda: terminal)
    _open_browser("http://127.0.0.1:1/")
    assert started == []

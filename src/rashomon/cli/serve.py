"""The command that shows a story on live pages: ``serve``."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from threading import Thread
from typing import Annotated

import typer

from rashomon.cli.console import plain, put, say, talk, write_text
from rashomon.cli.options import By, StoryPath, signature


def serve(
    story: StoryPath,
    by: By = "",
    port: Annotated[
        int,
        typer.Option("--port", min=0, max=65535, metavar="N", help="Port; 0 takes a free one."),
    ] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Open no browser; only print the address.")
    ] = False,
) -> None:
    """Show a story on live pages, to this machine alone, until Ctrl-C.

    [bold]Example:[/bold]  rashomon serve visit.story

    The address is printed on standard output. It holds a secret: whoever has
    it, and works on this machine, can read the story. Nothing is sent
    anywhere else.
    """
    # Imported here: no other command should have to load a web server.
    from rashomon.app.server import prepare, run

    prepared = prepare(story, signature(by), port)
    write_text(f"Open this page:  {prepared.address}\n")
    say(talk(), "Serving ", plain(story), " to this machine alone; Ctrl-C ends it.")
    if not no_open:
        _open_browser(prepared.address_once)
    run(prepared)
    put(talk(), "Stopped.")


def _open_browser(address: str) -> None:
    """Opens the user's browser where there is one with a window of its own.

    Beside the server, which the browser waits for.  A browser that runs in the terminal would
    take it over, so it is left to the user.
    """
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        in_terminal = type(browser) is webbrowser.GenericBrowser
        if not in_terminal:
            Thread(target=_opened, args=(browser, address), daemon=True).start()


def _opened(browser: webbrowser.BaseBrowser, address: str) -> None:
    with suppress(webbrowser.Error, OSError):
        browser.open(address)

"""How long somebody waits for the page in a browser; nothing where there is no browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import find_chromium, running

_DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SEARCH = "input[type=search]"
# Milliseconds after which a page counts as one that nobody waits for.
_PATIENCE = 120_000


def browse_static(file: Path) -> dict[str, float]:
    """Seconds until the page of one file is drawn, and until a search through it is.

    Args:
        file: The page.
    """

    def measure(page: Page) -> dict[str, float]:
        found = {"drawn": _seconds(page, lambda: page.goto(file.as_uri()))}
        if page.locator(_SEARCH).count():

            def search() -> None:
                page.locator(_SEARCH).first.fill("ferry")
                page.locator(_SEARCH).first.press("Enter")

            found["filter"] = _seconds(page, search)
        found["elements"] = page.evaluate("document.querySelectorAll('*').length")
        return found

    return _browsed(measure)


def browse_live(address: str) -> dict[str, float]:
    """Seconds until the first page of the live app is drawn, and until a search is.

    Args:
        address: As printed by the server.
    """

    def measure(page: Page) -> dict[str, float]:
        page.goto(address)
        found = {"drawn": _seconds(page, page.reload)}

        def search() -> None:
            page.locator(_SEARCH).first.fill("ferry")
            with page.expect_navigation():
                page.locator(_SEARCH).first.press("Enter")

        found["filter"] = _seconds(page, search)
        return found

    return _browsed(measure)


def _browsed(measure: Callable[[Page], dict[str, float]]) -> dict[str, float]:
    binary = find_chromium()
    if binary is None:
        return {}
    with running(binary) as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        try:
            return measure(page)
        finally:
            context.close()


def _seconds(page: Page, act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    page.evaluate(_DRAWN)
    return time.perf_counter() - begin

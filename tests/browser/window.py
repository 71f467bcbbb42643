"""A window of the browser that takes down all that a page does besides being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import Listener

WIDE, NARROW = 1280, 390
"""Pixels of a desk's window and of a phone's."""
# What axe calls grave enough to keep somebody from reading or working.
_GRAVE = ("serious", "critical")
_MILLISECONDS = 30_000


@dataclass
class Window:
    """One page in a profile of its own.

    Args:
        page: The page.
        console: Errors and warnings of the page, refusals of its policy among them.
        dialogs: Messages of dialogs; each is closed at once.
        asked: Addresses of all requests, in order.
    """

    page: Page
    console: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Begins to take down what the page does."""
        page = self.page
        page.set_default_timeout(_MILLISECONDS)
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

        def close(dialog: object) -> None:
            self.dialogs.append(dialog.message)  # type: ignore[attr-defined]
            dialog.dismiss()  # type: ignore[attr-defined]

        page.on("dialog", close)

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.console.append(text)

    def open(self, where: Path | str, fragment: str = "") -> Page:
        """Opens a file or an address.

        Args:
            where: The file, or the address.
            fragment: What stands after ``#``, if anything.
        """
        address = where.as_uri() if isinstance(where, Path) else where
        self.page.goto(f"{address}#{fragment}" if fragment else address)
        return self.page

    def strangers(self) -> list[str]:
        """Requests to anywhere but this page's own origin."""
        own = _origin(self.page.url)
        return [url for url in self.asked if _origin(url) != own]

    def is_in_view(self, selector: str) -> bool:
        """Whether some of an element stands within what the window shows now."""
        found: bool = self.page.locator(selector).first.evaluate(
            """element => {
                const box = element.getBoundingClientRect();
                return box.width > 0 && box.bottom > 0 && box.top < innerHeight
                    && box.right > 0 && box.left < innerWidth;
            }"""
        )
        return found

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window: 0 where nobody has to pan."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )

    def covered(self) -> list[str]:
        """Links, buttons and fields in the window whose middle something else lies over."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll('a, button, select, input')].filter(item => {
                const box = item.getBoundingClientRect();
                const x = box.x + box.width / 2, y = box.y + box.height / 2;
                const seen = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
                if (!seen || !item.checkVisibility()) return false;
                // The middle of a link over two lines, or of a drawn line, may lie beside it.
                if (item.getClientRects().length > 1 || item.closest('svg')) return false;
                // Nor is what a panel that scrolls by itself has scrolled out of sight.
                for (let room = item.parentElement; room; room = room.parentElement) {
                    const edges = room.getBoundingClientRect();
                    const clips = getComputedStyle(room).overflowY !== 'visible';
                    if (clips && (y < edges.top || y > edges.bottom)) return false;
                }
                const top = document.elementFromPoint(x, y);
                return top && !item.contains(top) && !top.contains(item);
            }).map(item => item.outerHTML.slice(0, 120))"""
        )
        return found

    def violations(self) -> list[str]:
        """What axe-core finds serious or critical on the page, one line each."""
        response = Axe().run(self.page).response
        return [
            f"{item['id']} ({item['impact']}): {node['html'][:200]} {node['failureSummary']}"
            for item in response["violations"]
            if item["impact"] in _GRAVE
            for node in item["nodes"][:3]
        ]


def open_window(
    browser: Browser, listener: Listener, *, width: int = WIDE, scripts: bool = True
) -> tuple[BrowserContext, Window]:
    """A window with a profile of its own.

    Args:
        browser: The browser.
        listener: Whom all requests that would leave this machine reach.
        width: Of the window, in pixels.
        scripts: Whether pages may run scripts.

    Returns:
        The profile, to be closed by the caller, and the window.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        reduced_motion="reduce",
        proxy={"server": f"http://{listener.address}", "bypass": "127.0.0.1"},
    )
    window = Window(context.new_page())
    window.watch()
    return context, window


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc

"""Fixtures of the browser tests: one browser, one listener, one built story."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from rashomon.pipeline import build
from rashomon.settings import load_settings
from tests.browser.chromium import Listener, find_chromium, listening, running
from tests.browser.served import Served, serving
from tests.browser.window import Window, open_window
from tests.bundled import bundled_story
from tests.hostile.pile import write_hostile_pile

WindowMaker = Callable[..., Window]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what stands in this folder; one process runs all of it, with one browser."""
    here = Path(__file__).parent
    marks = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]
    for item in items:
        if here in item.path.parents:
            for mark in marks:
                item.add_marker(mark)


@pytest.fixture(scope="session")
def listener() -> Iterator[Listener]:
    """Takes down every request that would leave this machine."""
    with listening() as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    binary = find_chromium()
    if binary is None:
        pytest.skip("no Chromium on this machine")
    with running(binary) as found:
        yield found


@pytest.fixture
def anywhere(browser: Browser, listener: Listener) -> Iterator[WindowMaker]:
    """Makes windows whose doings are the test's own matter."""
    contexts: list[BrowserContext] = []
    listener.asked.clear()

    def make(**how: int | bool) -> Window:
        context, window = open_window(browser, listener, **how)  # type: ignore[arg-type]
        contexts.append(context)
        return window

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def window(anywhere: WindowMaker, listener: Listener) -> Iterator[WindowMaker]:
    """Makes windows in which nothing may go wrong, ask, or reach out."""
    made: list[Window] = []

    def make(**how: int | bool) -> Window:
        made.append(anywhere(**how))
        return made[-1]

    yield make
    for one in made:
        assert one.dialogs == []
        assert one.strangers() == []
        assert one.console == []
    assert listener.asked == []


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled story; not to be changed."""
    return bundled_story(tmp_path_factory)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story built from files that try to get out of the page; not to be changed."""
    folder = tmp_path_factory.mktemp("hostile")
    write_hostile_pile(folder / "pile")
    story = folder / "hostile.story"
    build([folder / "pile"], story, load_settings(overrides={"engine.workers": 1}))
    return story


@pytest.fixture(scope="session")
def reading(bundled: Path) -> Iterator[Served]:
    """The bundled story, served; nothing may be decided in it."""
    with serving(bundled) as served:
        yield served


@pytest.fixture
def desk(bundled: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the bundled story, served, to work in."""
    with serving(Path(shutil.copy(bundled, tmp_path / "desk.story"))) as served:
        yield served

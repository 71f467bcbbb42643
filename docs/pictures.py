"""The pictures of the bundled story's pages; ``python -m docs.pictures`` takes them anew.

They are taken of the live app, with scripts on, by the Chromium of the machine, and written to
``docs/pictures/PANEL-WIDTH.png``.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from rashomon.pipeline import build
from rashomon.sample import story_folder
from rashomon.settings import load_settings
from rashomon.story import Story, open_story
from tests.browser.chromium import find_chromium, running
from tests.browser.served import serving

FOLDER = Path(__file__).parent / "pictures"
# Pixels of a desk's window and of a phone's, each with the height that is shown.
SIZES = ((1280, 900), (390, 844))
_DESK = 1000
# Colours of a picture.
_COLOURS = 64
PANELS = (
    "statements",
    "contested",
    "proposals",
    "timeline",
    "lineage",
    "documents",
    "people",
    "cautions",
    "log",
    "help",
)


def take_pictures(story: Path, folder: Path) -> list[Path]:
    """Takes a picture of each panel, and of one comparison, at each width.

    Args:
        story: A story file.
        folder: Where they are written to.

    Returns:
        The files.

    Raises:
        FileNotFoundError: There is no browser on this machine.
    """
    binary = find_chromium()
    if binary is None:
        raise FileNotFoundError("no Chromium on this machine; install one to take pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with open_story(story) as opened:
        pages = {name: f"/{name}" for name in PANELS} | {"compare": _comparison(opened)}
    with serving(story) as served, running(binary) as browser:
        return [
            file
            for width, height in SIZES
            for file in _taken(browser, served.address, pages, (width, height), folder)
        ]


def _comparison(story: Story) -> str:
    """The address of the two documents that share most text."""
    most = max(story.record.derivations, key=lambda pair: (sum(pair.shares), pair.left, pair.right))
    return f"/compare?d={most.left}&d={most.right}"


def _taken(
    browser: Browser, address: str, pages: dict[str, str], size: tuple[int, int], folder: Path
) -> list[Path]:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    root = address.partition("/?")[0]
    files = []
    for name, path in pages.items():
        page.goto(root + path)
        # A phone shows the head alone at first, which is the same on all of them.
        if width < _DESK and page.locator(f"#h-{name}").count():
            page.locator(f"#h-{name}").evaluate("heading => heading.scrollIntoView()")
        files.append(_shot(page, folder / f"{name}-{width}.png"))
    context.close()
    return files


def _shot(page: Page, file: Path) -> Path:
    page.screenshot(path=file)
    with Image.open(file) as image:
        # A page has few colours: with a palette it takes a third of the bytes.
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    return file


def main(arguments: Sequence[str] | None = None) -> None:
    """Takes the pictures of the bundled story, or of another for one's own eyes."""
    parser = argparse.ArgumentParser(prog="python -m docs.pictures", description=__doc__)
    parser.add_argument("--story", type=Path, help="a story file; the bundled one is built if none")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to write them")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        story = options.story
        if story is None:
            story = Path(scratch) / "The Ormel corridor.story"
            build([story_folder()], story, load_settings())
        for file in take_pictures(story, options.folder):
            print(f"{file}  {file.stat().st_size // 1000} kB")  # noqa: T201 - a command prints


if __name__ == "__main__":
    main()

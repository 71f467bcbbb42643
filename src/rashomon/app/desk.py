"""The story that a server shows: opened once, worked on by one thread, kept up to date."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from rashomon.publish.site.site import Site
from rashomon.story import Story, open_story

T = TypeVar("T")


class Opened:
    """A story as it was opened, with what its pages are made of.

    Args:
        story: The story.
        file: Device and number of the file it was opened from.
        title: Name of the story.
        by: Name that decisions are signed with.
    """

    def __init__(self, story: Story, file: tuple[int, int], title: str, by: str) -> None:
        self.story = story
        self.file = file
        self.title = title
        self.by = by
        # Asked before anything is read: a change from here on makes it stale, never the reverse.
        self.edition = story.edition()
        self._site: Site | None = None

    @property
    def site(self) -> Site:
        """What pages are made of, as the log of decisions stands now."""
        corrected = self.story.corrected
        if self._site is None or self._site.corrected is not corrected:
            self._site = Site(corrected, title=self.title)
        return self._site


class Desk:
    """A story file at work.

    All work on the story is done in one thread of the desk's own, one piece after the other: so
    no two requests meet in the middle of a change, and SQLite's connection stays where it was
    made, while the server goes on to answer at its door.

    Args:
        path: The story file.
        by: Name that decisions are signed with.

    Attributes:
        path: The story file.
    """

    def __init__(self, path: Path, by: str) -> None:
        self.path = path
        self._by = by
        self._thread = ThreadPoolExecutor(1, "story")
        self._opened: Opened | None = None

    async def ask(self, work: Callable[[Opened], T]) -> T:
        """Does some work on the story as it stands in its file now.

        Args:
            work: What to do; run in the desk's thread.

        Returns:
            What the work gives.

        Raises:
            RashomonError: The story cannot be opened, or what the work raises.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: work(self._current()))

    async def close(self) -> None:
        """Lets the story go, once the work in hand is done."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._let_go)
        self._thread.shutdown()

    def _current(self) -> Opened:
        opened, file = self._opened, self._file()
        if opened is not None and opened.file == file and opened.story.edition() == opened.edition:
            return opened
        self._let_go()
        story = open_story(self.path)
        try:
            self._opened = Opened(story, file, self.path.stem, self._by)
        except BaseException:
            story.close()
            raise
        return self._opened

    def _file(self) -> tuple[int, int]:
        """Which file the path leads to: another one may have been put in its place."""
        try:
            stat = self.path.stat()
        except OSError:
            return (0, 0)  # opening it says what is wrong
        return (stat.st_dev, stat.st_ino)

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.story.close()
            self._opened = None


def now() -> str:
    """The time that a decision is signed with: UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

"""The bundled story, to be decided upon."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.model.record import Record
from rashomon.story import Story, open_story
from tests.bundled import bundled_story


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story file; not to be changed."""
    return bundled_story(tmp_path_factory)


@pytest.fixture(scope="session")
def machine(built: Path) -> Record:
    """Its record."""
    with open_story(built) as story:
        return story.record


@pytest.fixture
def path(built: Path, tmp_path: Path) -> Path:
    """A copy of the story file, to be decided upon."""
    return Path(shutil.copy(built, tmp_path / "demo.story"))


@pytest.fixture
def story(path: Path) -> Iterator[Story]:
    """A copy of the story, opened."""
    with open_story(path) as opened:
        yield opened

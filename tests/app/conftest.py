"""Fixtures for the live app: a story built once, and a browser's side of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.app.desk import Desk
from rashomon.app.guard import Door
from rashomon.app.server import guarded
from rashomon.pipeline import build
from rashomon.settings import Engine, Settings
from tests.cli.pile import write_pile

DOOR = Door(8123, "the-token")
BY = "Ann Otter"
HOME = "http://127.0.0.1:8123"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of the invented pile; not to be changed."""
    pile = write_pile(tmp_path_factory.mktemp("pile"))
    story = tmp_path_factory.mktemp("built") / "ferry.story"
    build([pile], story, Settings(engine=Engine(workers=1)))
    return story


@pytest.fixture
def story(built: Path, tmp_path: Path) -> Path:
    """A copy of the story, to be changed at will."""
    return Path(shutil.copy(built, tmp_path / "ferry.story"))


@pytest.fixture
def client(story: Path) -> Iterator[TestClient]:
    """Somebody who came in by the address that was printed."""
    app = guarded(Desk(story, BY), DOOR)
    with TestClient(app, base_url=HOME, follow_redirects=False) as client:
        client.get("/?token=the-token")
        client.headers["origin"] = HOME
        yield client

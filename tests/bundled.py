"""The bundled story, built once for all tests of a run, whichever process asks first."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from rashomon.pipeline import build
from rashomon.sample import story_folder
from rashomon.settings import load_settings

_FILE = "demo.story"


def bundled_story(factory: pytest.TempPathFactory) -> Path:
    """The story file; not to be changed.

    Args:
        factory: Where the test run keeps its files.

    Returns:
        The story, built in this process or, where the run has several, perhaps in another.
    """
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    path = root / "bundled" / _FILE
    path.parent.mkdir(exist_ok=True)
    with FileLock(root / "bundled.lock"):
        done = path.with_suffix(".done")
        if not done.exists():
            build([story_folder()], path, load_settings(overrides={"engine.workers": 1}))
            done.touch()
    return path

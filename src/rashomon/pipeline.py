"""All stages in their order, and the call that builds a story; this file knows everything."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from rashomon import align, clean, ingest, judge, publish, read, resolve
from rashomon.accounts import GivenFile, Stages
from rashomon.align.story import align as align_story
from rashomon.clean.document import clean_capture
from rashomon.engine.base import Engine
from rashomon.engine.local import LocalEngine
from rashomon.errors import Interrupted
from rashomon.ingest import discover, open_received, read_file
from rashomon.judge.inference import model_digests as judge_digests
from rashomon.judge.story import judge as judge_story
from rashomon.progress import Progress, RunReport, silent
from rashomon.publish.assemble import assemble
from rashomon.read.reader import Reader
from rashomon.read.reader import model_digests as reader_digests
from rashomon.resolve.story import resolve as resolve_story
from rashomon.run import StoryRun
from rashomon.settings import Settings
from rashomon.store.sqlite import open_for_writing

# Cleaning and reading, of which each may take ``limits.seconds``.
_STAGES_OF_AN_ACCOUNT = 2
# What SQLite and the writer's lock put beside a story.
_SIDE_FILES = ("-wal", "-shm", "-journal", "-lock")


STAGES: tuple[tuple[str, str], ...] = (
    ("ingest", ingest.VERSION),
    ("clean", clean.VERSION),
    ("read", read.VERSION),
    ("resolve", resolve.VERSION),
    ("align", align.VERSION),
    ("judge", judge.VERSION),
    ("publish", publish.VERSION),
)
"""``(stage, version)`` in the order in which data goes through them."""


def model_digests() -> tuple[tuple[str, str], ...]:
    """Every model that a stage uses, with the SHA-256 of its weights."""
    return (*reader_digests(), *judge_digests())


PIPELINE = Stages(
    versions=STAGES,
    open_received=open_received,
    read_file=read_file,
    clean=clean_capture,
    reader=Reader,
    models=model_digests,
    resolve=resolve_story,
    align=align_story,
    judge=judge_story,
    assemble=assemble,
)
"""What each stage runs."""


def build(
    paths: Sequence[str | Path],
    story_path: str | Path,
    settings: Settings | None = None,
    *,
    stdin_names: Iterable[str] = (),
    progress: Progress = silent,
    engine: Engine | None = None,
) -> RunReport:
    """Builds a story from files, or adds files to one.

    The same call goes on where an earlier one was stopped, at whatever point.

    Args:
        paths: Files, folders and patterns.
        story_path: The story file; created where there is none.
        settings: Settings of the run; the defaults where none are given.
        stdin_names: More paths, one each.
        progress: Told how far the run has come.
        engine: Where accounts are read; ``settings.engine`` decides where none is given.

    Returns:
        What was done, and what the story holds now.

    Raises:
        UsageError: The call is wrong.
        StoreError: The story file cannot be used, or another run is writing to it.
        EngineError: Worker processes could not be started.
        Interrupted: The user stopped the run; what was finished is kept.
    """
    settings = settings or Settings()
    engine = engine or LocalEngine(
        settings.engine.workers, seconds=_STAGES_OF_AN_ACCOUNT * settings.limits.seconds
    )
    story = Path(story_path)
    files, failures = discover(paths, stdin_names)
    try:
        store = open_for_writing(story)
        try:
            run = StoryRun(store, settings, PIPELINE, engine, progress)
            return run.run(without_story(files, story), failures)
        finally:
            store.close()
    except KeyboardInterrupt as err:
        raise Interrupted(
            f"{story}: stopped; what was finished is kept. The same command goes on from there"
        ) from err


def without_story(files: Sequence[GivenFile], story: Path) -> list[GivenFile]:
    """Files without the story itself, which may stand in a folder that it is built from.

    Args:
        files: Files found.
        story: The story file, existing or not.
    """
    real = os.path.realpath(story)
    own = {real, *(real + suffix for suffix in _SIDE_FILES)}
    return [file for file in files if os.path.realpath(file.path) not in own]

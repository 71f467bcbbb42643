"""A build that was killed at any point goes on, and ends as one that was never disturbed."""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.errors import NotFound, StoreError
from rashomon.progress import Event, Progress
from rashomon.store.sqlite import open_for_writing
from rashomon.story import open_story
from tests.broken_build import check_whole
from tests.invented import write_mixed_pile
from tests.test_pipeline import exported, run_over

ROOT = Path(__file__).parent.parent
forks = pytest.mark.skipif(sys.platform == "win32", reason="cuts off many builds by forking")


def _start(what: str, story: Path, pile: Path, *numbers: int) -> subprocess.Popen[str]:
    arguments = [what, str(story), str(pile), *map(str, numbers)]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.broken_build", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _cut_off(what: str, story: Path, pile: Path, *numbers: int) -> int:
    """How often builds were cut off."""
    process = _start(what, story, pile, *numbers)
    told, complaint = process.communicate(timeout=300)
    assert process.returncode == 0, complaint
    return int(told)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    write_mixed_pile(tmp_path / "pile")
    return tmp_path / "pile"


@pytest.fixture
def undisturbed(tmp_path: Path, pile: Path) -> str:
    story = tmp_path / "undisturbed.story"
    run_over(story, [pile])
    return exported(story)


@forks
def test_a_build_goes_on_from_every_event(tmp_path: Path, pile: Path, undisturbed: str) -> None:
    events: list[Event] = []
    run_over(tmp_path / "counted.story", [pile], progress=events.append)
    cuts = _cut_off("events", tmp_path / "cut", pile)
    assert cuts == len(events) > 20
    for number in range(1, cuts + 1):
        story = tmp_path / f"cut-{number}.story"
        assert exported(story) == undisturbed
        assert [item.name for item in tmp_path.glob(f"cut-{number}.*")] == [story.name]


@forks
@pytest.mark.parametrize("first", range(1, 14, 3))
def test_a_build_goes_on_from_within_transactions(
    tmp_path: Path, pile: Path, undisturbed: str, first: int
) -> None:
    story = tmp_path / "cut.story"
    assert _cut_off("statements", story, pile, first, 13) > 5
    assert exported(story) == undisturbed


@pytest.mark.parametrize("workers", [1, 2])
def test_a_build_killed_at_any_moment_goes_on(
    tmp_path: Path, pile: Path, undisturbed: str, workers: int
) -> None:
    story = tmp_path / "killed.story"
    moments = random.Random(workers)
    kills = 0
    for _ in range(8):
        process = _start("build", story, pile, workers)
        try:
            process.wait(moments.uniform(0.2, 1.6))
        except subprocess.TimeoutExpired:
            process.kill()
            kills += 1
        process.communicate(timeout=60)
        if story.exists():
            check_whole(story)
    assert kills > 0
    run_over(story, [pile])
    assert exported(story) == undisturbed
    with open_story(story) as opened:
        assert opened.verify().mismatches == ()


class _Stop(Exception):
    pass


def _stop_at(number: int) -> Progress:
    events = itertools.count(1)

    def tell(event: Event) -> None:
        del event
        if next(events) == number:
            raise _Stop

    return tell


def test_a_first_build_cut_off_can_be_opened_once_it_has_ended(tmp_path: Path, pile: Path) -> None:
    story = tmp_path / "cut.story"
    with pytest.raises(_Stop):
        run_over(story, [pile], progress=_stop_at(15))
    with pytest.raises(NotFound, match="goes on from where"):
        open_story(story)
    run_over(story, [pile])
    with open_story(story) as opened:
        assert len(opened.documents) == 12


def test_adding_to_a_story_can_be_cut_off_too(tmp_path: Path, pile: Path, undisturbed: str) -> None:
    story = tmp_path / "added.story"
    run_over(story, sorted(pile.glob("account-00[01].txt")))
    before = exported(story)
    with pytest.raises(_Stop):
        run_over(story, [pile], progress=_stop_at(16))
    assert exported(story) == before
    run_over(story, [pile])
    assert exported(story) == undisturbed


def test_a_disk_that_fills_up_is_said_and_the_build_goes_on_later(
    tmp_path: Path, pile: Path, undisturbed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tmp_path / "full.story"
    open_for_writing(story).close()
    empty = story.stat().st_size // 4096
    told: list[str] = []
    for room in range(0, 40, 2):
        with monkeypatch.context() as patched:
            patched.setattr("tests.test_pipeline.open_for_writing", _narrow(empty + room))
            try:
                run_over(story, [pile])
            except StoreError as err:
                told.append(str(err))
        check_whole(story)
    assert len(told) > 3
    assert all("disk is full" in message for message in told)
    run_over(story, [pile])
    assert exported(story) == undisturbed


def _narrow(pages: int):  # type: ignore[no-untyped-def]
    def opened(path: Path, *, wait_seconds: float):  # type: ignore[no-untyped-def]
        store = open_for_writing(path, wait_seconds=wait_seconds)
        store._db.row(f"PRAGMA max_page_count = {pages}")
        return store

    return opened

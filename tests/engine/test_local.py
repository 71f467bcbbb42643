from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.engine.base import Lost
from rashomon.engine.local import LocalEngine, available_processors
from rashomon.errors import EngineError, SettingsError, UsageError
from tests.engine.tasks import Double, Slow, Unprepared

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="sends POSIX signals")


@pytest.fixture(params=[1, 2])
def engine(request: pytest.FixtureRequest) -> LocalEngine:
    return LocalEngine(request.param)


def test_results_come_in_the_order_of_the_items(engine: LocalEngine) -> None:
    assert list(engine.map(Slow(), range(12))) == list(range(12))


def test_no_items_give_no_results(engine: LocalEngine) -> None:
    assert list(engine.map(Double(), [])) == []


def test_what_a_library_prints_is_no_message(engine: LocalEngine) -> None:
    assert list(engine.map(Double(), [-7, 1])) == [-14, 2]


@pytest.mark.parametrize(("item", "name"), [(-1, "ValueError"), (-2, "InvariantError")])
def test_a_mistake_is_kept_to_its_item(engine: LocalEngine, item: int, name: str) -> None:
    first, lost, last = engine.map(Double(), [1, item, 3])
    assert (first, last) == (2, 6)
    assert isinstance(lost, Lost)
    assert lost.slug == "internal.error"
    assert lost.message.startswith(name)
    assert str(Path.cwd()) not in lost.message


def test_trouble_of_more_than_one_item_ends_the_run(engine: LocalEngine) -> None:
    with pytest.raises(UsageError, match="a model is missing"):
        list(engine.map(Double(), [1, -3, 3]))


def test_a_task_that_cannot_be_prepared_ends_the_run(engine: LocalEngine) -> None:
    with pytest.raises(SettingsError, match="no such model"):
        list(engine.map(Unprepared("settings"), [1, 2]))


def test_a_missing_library_ends_the_run(engine: LocalEngine) -> None:
    with pytest.raises(EngineError, match="no such library"):
        list(engine.map(Unprepared("library"), [1, 2]))


def test_a_task_that_no_worker_can_load_ends_the_run() -> None:
    task = Double()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.path", [p for p in sys.path if p != str(Path.cwd()) and p])
        with pytest.raises(EngineError, match="importable by name"):
            list(LocalEngine(2).map(task, [1]))


@needs_posix
def test_a_process_dying_while_prepared_ends_the_run() -> None:
    with pytest.raises(EngineError, match="one worker"):
        list(LocalEngine(2).map(Unprepared("dies"), [1, 2]))


@needs_posix
def test_a_killed_worker_loses_its_item_alone() -> None:
    results = list(LocalEngine(2).map(Double(), [1, -4, 3, 4, 5]))
    assert [r for r in results if not isinstance(r, Lost)] == [2, 6, 8, 10]
    assert isinstance(results[1], Lost)
    assert results[1].slug == "worker.lost"


@needs_posix
def test_an_item_whose_worker_dies_once_is_tried_again(tmp_path: Path) -> None:
    assert list(LocalEngine(2).map(Double(str(tmp_path)), [1, -5, 3])) == [2, -10, 6]


def test_an_item_that_takes_too_long_is_broken_off() -> None:
    begin = time.monotonic()
    results = list(LocalEngine(2, seconds=0.5).map(Double(), [1, -6, 3, 4]))
    assert time.monotonic() - begin < 30
    assert [r for r in results if not isinstance(r, Lost)] == [2, 6, 8]
    assert isinstance(results[1], Lost)
    assert results[1].slug == "limit.seconds"


def test_items_are_taken_a_few_at_a_time() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for item in range(1000):
            taken += 1
            yield item

    results = LocalEngine(2).map(Double(), items())
    assert next(results) == 0
    assert taken < 100
    assert next(results) == 2
    results.close()  # type: ignore[attr-defined]


def test_work_can_be_left_off_at_any_point() -> None:
    results = LocalEngine(2).map(Double(), [1, -6, -6, -6])
    begin = time.monotonic()
    assert next(results) == 2
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begin < 20


def test_one_processor_at_least_is_available() -> None:
    assert available_processors() >= 1
    assert LocalEngine(0).workers == available_processors()


_SCRIPT = """
from rashomon.engine.local import LocalEngine
from tests.engine.tasks import Double
print("begun", flush=True)
print(list(LocalEngine(2).map(Double(), {items})), flush=True)
"""


def _script(items: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _SCRIPT.format(items=items)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_a_script_needs_no_guard_around_its_main_part() -> None:
    with _script("[1, 2, 3]") as process:
        out, err = process.communicate(timeout=60)
    assert out.splitlines() == ["begun", "[2, 4, 6]"]
    assert err == ""


@needs_posix
def test_workers_end_with_the_run_that_was_killed() -> None:
    with _script("[-6, -6, -6]") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        children: set[int] = set()
        until = time.monotonic() + 30
        while len(children) < 2 and time.monotonic() < until:
            children = _children(process.pid)
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGINT)
        process.communicate(timeout=30)
    assert children
    assert not any(_is_alive(child) for child in children)


def _children(parent: int) -> set[int]:
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True)
    pairs = (line.split() for line in listed.stdout.splitlines())
    return {int(pid) for pid, ppid in pairs if int(ppid) == parent}


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

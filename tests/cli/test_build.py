"""``build`` and ``demo``: what is read, what is said of it, and where it ends."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.story import open_story
from tests.cli.conftest import Command
from tests.cli.pile import FERRY, environment, process


def _build(rashomon: Command, *args: object, code: int = 0) -> str:
    ran = rashomon("build", *args, "--workers", "1")
    assert ran.code == code, ran.err
    assert ran.out == ""
    return ran.err


def test_a_folder_with_a_broken_file_ends_with_1(rashomon: Command, pile: Path) -> None:
    told = _build(rashomon, pile, "-o", "one.story", code=1)
    assert "files: 4 new, 0 in the story already, 0 unread" in told
    assert "accounts: 4 read, 0 kept from before" in told
    assert "documents: all 4, en 4; " in told
    assert "failures: gzip.broken 1" in told
    assert "not read: broken.txt.gz  gzip.broken" in told
    assert "Next:  rashomon show one.story" in told


def test_the_same_command_again_reads_nothing(rashomon: Command, pile: Path, story: Path) -> None:
    told = _build(rashomon, pile, "-o", story, code=1)
    assert "files: 0 new, 4 in the story already, 0 unread" in told
    assert "accounts: 0 read, 4 kept from before" in told


def test_progress_is_plain_lines_where_no_terminal_is(rashomon: Command, pile: Path) -> None:
    told = _build(rashomon, pile / "ferry.txt", "-o", "one.story").splitlines()
    for line in ("ingest: 1/1", "read: 1/1", "resolve: 1/1", "publish: 1/1"):
        assert any(shown.startswith(line) for shown in told)
    assert not any("\x1b" in line or "\r" in line or ", ," in line for line in told)


def test_progress_is_a_bar_where_a_terminal_is(
    rashomon: Command, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    told = _build(rashomon, pile / "ferry.txt", "-o", "one.story")
    assert "\x1b[" in told
    assert "ingest: 1/1" not in told
    assert "files: 1 new" in told
    assert "\x1b" not in rashomon("build", pile / "ferry.txt", "-o", "one.story", "-q").err


def test_quiet_says_nothing(rashomon: Command, pile: Path) -> None:
    ran = rashomon("build", pile / "ferry.txt", "-o", "one.story", "-q", "--workers", "1")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_what_is_taken_for_what_in_a_table_is_shown(rashomon: Command, pile: Path) -> None:
    told = _build(rashomon, pile / "rows.csv", "-o", "one.story")
    assert told.startswith("rows.csv: ")
    pairs = ("id ← id", "text ← body", "title ← headline", "outlet ← publisher", "published ← date")
    for pair in pairs:
        assert pair in " ".join(told.split())


def test_names_come_from_standard_input(rashomon: Command, pile: Path) -> None:
    names = f"{pile / 'ferry.txt'}\n\n{pile / 'absent.txt'}\n".encode()
    ran = rashomon("build", "-", "-o", "one.story", "--workers", "1", stdin=names)
    assert ran.code == 1
    assert "files: 1 new" in ran.err
    assert "not read: absent.txt  path.absent" in ran.err


def test_patterns_are_expanded(rashomon: Command, pile: Path) -> None:
    told = _build(rashomon, pile / "*.html", "-o", "one.story")
    assert "files: 1 new" in told


def test_nothing_usable_ends_with_3(rashomon: Command, pile: Path) -> None:
    told = _build(rashomon, pile / "broken.txt.gz", "-o", "one.story", code=3)
    assert "gzip.broken" in told
    assert "Next:" not in told


def test_hidden_files_are_no_failure(rashomon: Command, tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / ".hidden").write_text("no account", encoding="utf-8")
    assert "path.skipped 1" in _build(rashomon, folder, "-o", "one.story")


def test_confidence_and_mode_are_settings_of_the_story(rashomon: Command, pile: Path) -> None:
    _build(rashomon, pile / "ferry.txt", "-o", "one.story", "--min-confidence", "1", "--mode",
           "speech")  # fmt: skip
    with open_story("one.story") as story:
        assert story.settings.read.min_confidence == 1.0
        assert story.settings.read.mode == "speech"
        assert all(att.mode == "speech" for att in story.statements)


def test_settings_come_from_a_file_and_the_command_line_outranks_it(
    rashomon: Command, pile: Path
) -> None:
    Path("rashomon.toml").write_text('[read]\nmode = "speech"\nmin_confidence = 0.9\n', "utf-8")
    _build(rashomon, pile / "ferry.txt", "-o", "one.story", "--min-confidence", "0.25")
    with open_story("one.story") as story:
        assert story.settings.read.mode == "speech"
        assert story.settings.read.min_confidence == 0.25


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["-o", "one.story"], "PATH"),
        (["x.txt"], "--output"),
        (["x.txt", "-o", "one.story", "--mode", "shout"], "read.mode must be one of all, speech"),
        (["x.txt", "-o", "one.story", "--min-confidence", "2"], "--min-confidence"),
        (["x.txt", "-o", "one.story", "--workers", "-1"], "--workers"),
        (["x.txt", "-o", "one.story", "--colour", "red"], "--colour"),
        (["x.txt", "-o", "one.story", "--settings", "absent.toml"], "absent.toml"),
    ],
)
def test_wrong_usage_ends_with_2_and_makes_nothing(
    rashomon: Command, args: list[str], told: str
) -> None:
    ran = rashomon("build", *args)
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""
    assert not Path("one.story").exists()


def test_a_foreign_file_is_no_story_and_stays_as_it_is(rashomon: Command, pile: Path) -> None:
    foreign = Path("notes.txt")
    foreign.write_text("my notes\n" * 200, encoding="utf-8")
    before = foreign.read_bytes()
    assert "notes.txt" in _build(rashomon, pile, "-o", foreign, code=5)
    assert foreign.read_bytes() == before


def test_another_program_s_database_is_no_story(rashomon: Command, pile: Path) -> None:
    with sqlite3.connect("other.db") as database:
        database.execute("CREATE TABLE mine (x)")
    database.close()
    assert "this is not a story file" in _build(rashomon, pile, "-o", "other.db", code=5)


def test_a_folder_that_is_not_there_is_named(rashomon: Command, pile: Path) -> None:
    assert "folder" in _build(rashomon, pile, "-o", "absent/one.story", code=5)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal to a group there")
def test_an_interrupted_build_goes_on_with_the_same_command(
    rashomon: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        text = f"Day {number} of the pier\n\n" + FERRY * 2
        (folder / f"day-{number:02}.txt").write_text(text, encoding="utf-8")
    args = ("build", str(folder), "-o", "many.story", "--workers", "2")
    build = subprocess.Popen(
        process(*args), stderr=subprocess.PIPE, text=True, env=environment(), start_new_session=True
    )
    _wait_for_work(Path("many.story"), build)
    os.killpg(build.pid, signal.SIGINT)
    _, told = build.communicate(timeout=300)
    assert build.returncode == 130
    assert "what was finished is kept" in told
    assert "Traceback" not in told
    ran = rashomon(*args[:-1], "1")
    assert ran.code == 0
    assert "documents: all 40, en 40;" in ran.err
    (kept,) = [int(line.split()[3]) for line in ran.err.splitlines() if "kept from before" in line]
    assert 0 < kept < 40
    assert rashomon("verify", "many.story").code == 0


def _wait_for_work(story: Path, build: subprocess.Popen[str]) -> None:
    """Until a build has read its first account."""
    until = time.monotonic() + 300
    while time.monotonic() < until and build.poll() is None:
        try:
            with closing(sqlite3.connect(f"file:{story}?mode=ro", uri=True)) as database:
                rows = database.execute("SELECT count(*) FROM work WHERE stage = 'read'")
                if rows.fetchone()[0]:
                    return
        except sqlite3.OperationalError:
            pass  # not there yet
        finally:
            time.sleep(0.02)
    pytest.fail("the build never read an account")


@pytest.mark.slow
def test_the_demo_names_its_page(rashomon: Command, tmp_path: Path) -> None:
    ran = rashomon("demo", "-o", tmp_path / "shown")
    page = tmp_path / "shown" / "dossier.html"
    assert ran.code == 0
    assert ran.out == f"Open this page:  {page.as_uri()}\n"
    assert "broken on purpose" in ran.err
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert rashomon("show", tmp_path / "shown" / "demo.story").code == 0


def test_a_demo_that_cannot_be_written_says_so(rashomon: Command) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    ran = rashomon("demo", "-o", "taken/inside")
    assert ran.code == 5
    assert "cannot be written" in ran.err

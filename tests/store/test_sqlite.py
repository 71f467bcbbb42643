from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.errors import (
    InvariantError,
    NotFound,
    SchemaMismatch,
    StoreError,
    StoreLocked,
    WriteConflict,
)
from rashomon.model.documents import Received
from rashomon.model.ids import sha256_hex
from rashomon.store.base import RunRow, WorkKey
from rashomon.store.schema import APPLICATION_ID, RECORD_TABLES, migrations
from rashomon.store.sqlite import open_for_reading, open_for_writing
from rashomon.store.tables import COLUMNS

RUN = RunRow("run-1", "0.1", "[]", "[]", "digest", "{}")
BYTES = Received(sha256_hex(b"as it came"), b"as it came")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A story with one run, under a name that would trip a careless address."""
    story = tmp_path / "what? 100% #1.story"
    store = open_for_writing(story)
    with store.transaction():
        store.add_received(BYTES)
        store.put_work(WorkKey("read", "1", "d", "s"), b"output")
        store.write_tables(RUN, {"failures": [(1, "n", "s", "m")]})
    store.close()
    return story


def _edit(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(sql)


def test_a_closed_story_is_one_file(path: Path) -> None:
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_copy_of_the_file_is_the_story(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.story"
    copy.write_bytes(path.read_bytes())
    store = open_for_reading(copy)
    assert store.received(BYTES.sha256) == BYTES
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_story_is_for_its_owner_alone(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_reading_leaves_nothing_behind(path: Path) -> None:
    before = path.read_bytes()
    store = open_for_reading(path)
    assert store.check() == ()
    store.search("anything", 5)
    store.close()
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


def test_a_reader_cannot_write(path: Path) -> None:
    store = open_for_reading(path)
    with pytest.raises(StoreError), store.transaction():
        store.write_tables(RUN, {})
    store.close()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="POSIX modes")
def test_a_story_in_a_folder_that_cannot_be_written_to_is_read(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        store = open_for_reading(path)
        assert store.run() == RUN
        store.close()
        with pytest.raises(StoreError, match="cannot write"):
            open_for_writing(path)
    finally:
        path.parent.chmod(0o700)


def test_a_missing_story_is_not_created_by_reading(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="rashomon build"):
        open_for_reading(tmp_path / "none.story")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "gone/x.story"])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError):
        open_for_writing(tmp_path / name)
    with pytest.raises(StoreError):
        open_for_reading(tmp_path / name)


def test_somebody_elses_file_is_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Dear diary, " * 500)
    other = tmp_path / "other.db"
    _edit(other, "CREATE TABLE theirs (id)")
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(SchemaMismatch):
            open_for_writing(path)
        with pytest.raises(SchemaMismatch):
            open_for_reading(path)
        assert path.read_bytes() == before
    assert {item.name for item in tmp_path.iterdir()} == {"notes.txt", "other.db"}


def test_a_newer_story_is_refused_by_its_version(path: Path) -> None:
    _edit(path, "PRAGMA user_version = 999")
    for opened in (open_for_writing, open_for_reading):
        with pytest.raises(SchemaMismatch, match="newer version"):
            opened(path)


def test_an_empty_file_becomes_a_story(tmp_path: Path) -> None:
    path = tmp_path / "x.story"
    path.touch()
    with pytest.raises(NotFound):
        open_for_reading(path)
    open_for_writing(path).close()
    store = open_for_reading(path)
    assert store.run() is None
    store.close()


def test_a_story_says_whose_it_is_and_which_schema_it_has(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
    connection.close()


def test_columns_are_those_of_the_schema(path: Path) -> None:
    assert set(COLUMNS) == set(RECORD_TABLES)
    connection = sqlite3.connect(path)
    for table, columns in COLUMNS.items():
        found = connection.execute(f"PRAGMA table_info({table})").fetchall()
        assert tuple(row[1] for row in found) == columns
    for view in ("statements_view", "documents_view", "speakers_view", "positions_view"):
        assert connection.execute(f"SELECT * FROM {view}").fetchall() == []
    connection.close()


@pytest.mark.parametrize(
    "sql",
    ["UPDATE received SET data = x'00'", "DELETE FROM received", "REPLACE INTO received VALUES"],
)
def test_received_bytes_are_never_edited(path: Path, sql: str) -> None:
    if sql.startswith("REPLACE"):
        sql += f" ('{BYTES.sha256}', 1, x'00')"
    with pytest.raises(sqlite3.IntegrityError):
        _edit(path, sql)
    store = open_for_reading(path)
    assert store.received(BYTES.sha256) == BYTES
    store.close()


def test_the_same_name_for_other_bytes_is_refused(path: Path) -> None:
    store = open_for_writing(path)
    with pytest.raises(WriteConflict), store.transaction():
        store.add_received(Received(BYTES.sha256, b"forged"))
    store.close()


def test_a_finding_that_points_nowhere_is_a_mistake_of_ours(path: Path) -> None:
    store = open_for_writing(path)
    with pytest.raises(InvariantError), store.transaction():
        store.write_tables(RUN, {"mentions": [("ent-0", "doc-0", 0, 1, "x")]})
    assert len(store.table("failures")) == 1
    store.close()


def test_a_second_writer_is_told_to_wait(path: Path) -> None:
    first = open_for_writing(path)
    begin = time.monotonic()
    with pytest.raises(StoreLocked, match="same command again"):
        open_for_writing(path, wait_seconds=0.2)
    assert time.monotonic() - begin < 5
    reader = open_for_reading(path)
    assert reader.run() == RUN
    reader.close()
    first.close()
    open_for_writing(path, wait_seconds=0).close()


def test_a_killed_writer_leaves_no_lock(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path;"
        "from rashomon.store.sqlite import open_for_writing;"
        "store = open_for_writing(Path(sys.argv[1])); print('open', flush=True); os.abort()"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=False)
    assert path.with_name(path.name + "-lock").exists()
    store = open_for_writing(path, wait_seconds=0)
    assert store.run() == RUN
    store.close()
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_reader_in_the_way_does_not_stop_a_writer_from_closing(path: Path) -> None:
    writer = open_for_writing(path)
    reader = open_for_reading(path)
    assert reader.run() == RUN
    with writer.transaction():
        writer.put_work(WorkKey("read", "1", "d", "t"), b"output")
    writer.close()
    reader.close()
    store = open_for_reading(path)
    assert store.done("read", "1", "d") == {"s", "t"}
    store.close()


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.story"
    store = open_for_writing(path)
    pages = store._db.row("PRAGMA page_count")[0]
    store._db.row(f"PRAGMA max_page_count = {pages + 4}")
    with store.transaction():
        store.put_work(WorkKey("read", "1", "d", "a"), b"small")
    with pytest.raises(StoreError, match="disk is full"), store.transaction():
        store.put_work(WorkKey("read", "1", "d", "b"), os.urandom(100_000))
    store.close()
    store = open_for_writing(path)
    assert store.done("read", "1", "d") == {"a"}
    assert store.check() == ()
    store.close()


@pytest.mark.parametrize("part", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_story_gives_a_clear_error(path: Path, part: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(StoreError) as caught:
        _use(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("seed", range(25))
def test_a_story_with_damage_inside_gives_clear_errors_alone(path: Path, seed: int) -> None:
    whole = bytearray(path.read_bytes())
    for step in range(200):
        at = (seed * 7919 + step * 104_729) % len(whole)
        whole[at] ^= 1 + (seed * 31 + step) % 255
    path.write_bytes(whole)
    try:
        _use(path)
    except StoreError as err:
        assert str(path) in str(err)  # noqa: PT017 - sound by luck is as good


def _use(path: Path) -> None:
    store = open_for_reading(path)
    try:
        store.run()
        for table in (*RECORD_TABLES, "inputs", "runs", "decisions"):
            store.table(table)
        store.decisions()
        for sha256 in store.received_digests():
            store.received(sha256)
        list(store.scan_work("read", "1", "d"))
        store.search("anything", 3)
        faults = store.check()
        if faults:
            raise StoreError(f"{path}: {faults[0]}")
    finally:
        store.close()


def test_a_stale_search_index_is_noticed(path: Path) -> None:
    _edit(path, "DELETE FROM statements")
    _edit(
        path,
        "INSERT INTO statements_search (rowid, source_words, cue_words, words)"
        " VALUES (7, 'Ana', 'said', 'nothing')",
    )
    store = open_for_reading(path)
    assert store.check() == ("search index statements_search is stale",)
    store.close()

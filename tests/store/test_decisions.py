"""The log of people's decisions, in every store: only ever added to, and noticed when changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import StoreError, WriteConflict
from rashomon.model.corrections import Anchor, Decision, Words
from rashomon.model.spans import Span
from rashomon.store.base import Store
from rashomon.store.memory import MemoryStore
from rashomon.store.sqlite import open_for_reading, open_for_writing

NOTE = Decision(
    id="dec-1",
    number=1,
    batch="bat-1",
    who="Ilse",
    when="2031-04-23T09:30:00Z",
    action="note",
    target="doc-1",
    field="",
    old="",
    new="",
    why="a lone surrogate \ud800 and ünïcode",
    undoes=None,
    anchor=Anchor("document", "doc-1", parts=(Anchor("place", "x"),)),
    words=(Words("content", Span(0, 3), "abc"),),
)
NEXT = replace(NOTE, id="dec-2", number=2)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened: Store = MemoryStore()
    if request.param == "sqlite":
        opened = open_for_writing(tmp_path / "x.story")
    yield opened
    opened.close()


def _add(store: Store, *decisions: Decision) -> None:
    with store.deciding() as log, log.transaction():
        log.append_decisions(decisions)


def test_decisions_come_back_as_they_were_given(store: Store) -> None:
    assert store.decisions() == ()
    _add(store, NOTE)
    _add(store, NEXT)
    assert store.decisions() == (NOTE, NEXT)
    assert store.check() == ()
    assert [row["number"] for row in store.table("decisions")] == [1, 2]


def test_a_decision_must_follow_the_last(store: Store) -> None:
    _add(store, NOTE)
    with pytest.raises(WriteConflict, match="holds 1 decisions"):
        _add(store, replace(NOTE, id="dec-2"))
    assert store.decisions() == (NOTE,)


def test_of_several_decisions_all_are_kept_or_none(store: Store) -> None:
    with pytest.raises(WriteConflict):
        _add(store, NOTE, replace(NEXT, number=3))
    assert store.decisions() == ()


def test_a_new_record_leaves_the_log_alone(store: Store) -> None:
    _add(store, NOTE)
    with store.transaction():
        store.keep_only([])
    assert store.decisions() == (NOTE,)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decisions SET who = 'somebody else'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions SELECT * FROM decisions",
        "INSERT INTO decisions SELECT 5, 'dec-5', batch, who, decided_at, action, target, field,"
        " old, new, why, undoes, entry, digest FROM decisions",
    ],
)
def test_the_file_refuses_every_other_change(tmp_path: Path, sql: str) -> None:
    path = _with_log(tmp_path)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="decision is"):
        connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE decisions SET why = 'forged' WHERE number = 1", "columns do not say"),
        ("UPDATE decisions SET entry = replace(entry, 'Ilse', 'Nobody')", "was changed here"),
        ("DELETE FROM decisions WHERE number = 1", "was changed here"),
    ],
)
def test_a_log_that_was_changed_by_force_is_noticed(tmp_path: Path, sql: str, fault: str) -> None:
    path = _with_log(tmp_path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TRIGGER decisions_are_never_edited")
    connection.execute("DROP TRIGGER decisions_are_never_deleted")
    connection.execute(sql)
    connection.close()
    store = open_for_reading(path)
    assert any(fault in message for message in store.check())
    store.close()


def test_a_damaged_entry_is_told(tmp_path: Path) -> None:
    path = _with_log(tmp_path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TRIGGER decisions_are_never_edited")
    connection.execute("UPDATE decisions SET entry = '{'")
    connection.close()
    store = open_for_reading(path)
    with pytest.raises(StoreError, match="log of decisions is damaged"):
        store.decisions()
    assert any("damaged" in fault for fault in store.check())
    store.close()


def test_a_decision_can_be_made_while_a_build_holds_the_story(tmp_path: Path) -> None:
    building = open_for_writing(tmp_path / "x.story")
    reading = open_for_reading(tmp_path / "x.story")
    _add(reading, NOTE)
    assert building.decisions() == reading.decisions() == (NOTE,)
    building.close()
    reading.close()


def _with_log(tmp_path: Path) -> Path:
    path = tmp_path / "x.story"
    store = open_for_writing(path)
    _add(store, NOTE, NEXT)
    store.close()
    return path

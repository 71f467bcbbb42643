"""Claims, proposals and events as tables of a story, and how older stories come to have them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import SchemaMismatch
from rashomon.model.documents import Received
from rashomon.model.ids import sha256_hex
from rashomon.model.record import Record
from rashomon.store.base import Row, RunRow, input_of
from rashomon.store.judgement_tables import JUDGEMENT_COLUMNS, judgement_tables_of
from rashomon.store.schema import APPLICATION_ID, migrations
from rashomon.store.sqlite import SqliteStore, open_for_reading, open_for_writing
from rashomon.store.tables import Provenance, tables_of
from tests.publish.checks import ATTACKS
from tests.publish.judged import hostile_story, weir_story
from tests.publish.story import Findings

RUN = RunRow("run-1", "0.1", "[]", "[]", "digest", "{}")
# The schema that the tables of this module were added to.
BEFORE = 3


def _tables(record: Record) -> Mapping[str, list[Row]]:
    return judgement_tables_of(record, {doc.id: doc.text for doc in record.documents})


def _write(store: SqliteStore, record: Record) -> None:
    """Writes a record whose documents all came from one file."""
    bytes_of = Received(sha256_hex(b"as it came"), b"as it came")
    given = input_of("a.txt", bytes_of.sha256)
    docs = tuple(replace(doc, sha256=bytes_of.sha256) for doc in record.documents)
    record = replace(record, documents=docs)
    provenance = {doc.id: Provenance(given.id, (), "text", "utf-8") for doc in record.documents}
    with store.transaction():
        store.add_received(bytes_of)
        store.add_input(given)
        store.write_tables(RUN, tables_of(record, provenance))


def test_every_row_has_as_many_cells_as_its_table_has_columns() -> None:
    tables = _tables(weir_story().record())
    assert tables.keys() == JUDGEMENT_COLUMNS.keys()
    for name, rows in tables.items():
        assert rows, name
        assert {len(row) for row in rows} == {len(JUDGEMENT_COLUMNS[name])}
    assert not any(_tables(Findings().record()).values())


def test_a_story_holds_claims_that_plain_sql_can_ask_for(tmp_path: Path) -> None:
    path = tmp_path / "weir.story"
    store = open_for_writing(path)
    _write(store, weir_story().record())
    assert store.check() == ()
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT entities.name, positions.stance, claim_words.words FROM claims"
            " JOIN positions ON positions.claim = claims.id"
            " JOIN entities ON entities.id = positions.party"
            " JOIN claim_words ON claim_words.claim = claims.id AND claim_words.part = 'position'"
            " AND claim_words.number = positions.position"
            " WHERE claims.contested ORDER BY positions.position, claim_words.place"
        ).fetchall()
        (answered,) = connection.execute(
            "SELECT proposals.text, entities.name, responses.response FROM proposals"
            " JOIN responses ON responses.proposal = proposals.id"
            " JOIN entities ON entities.id = responses.party"
        ).fetchall()
        told = connection.execute(
            "SELECT label, words FROM events JOIN event_words ON event = id"
            " WHERE part = 'time' ORDER BY events.position"
        ).fetchall()
    assert rows == [
        ("Pell Anders", "affirms", "The weir at Sorrow Ford was opened"),
        ("Lowmark", "denies", "that the weir had been opened"),
        ("Lowmark", "denies", "Nobody opened the weir"),
        ("Lowmark", "hedges", "the weir might be opened"),
    ]
    assert answered == ("to close the upper gates", "Lowmark", "accepts in principle")
    assert told == [("The weir at Sorrow Ford was opened on Monday", "Monday")]


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_words_are_kept_as_words(attack: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.story"
    store = open_for_writing(path)
    _write(store, hostile_story(attack).record())
    store.close()
    store = open_for_reading(path)
    assert store.check() == ()
    (claim,) = store.table("claims")
    (event,) = store.table("events")
    store.close()
    assert str(claim["text"]).startswith(attack[:5])
    assert claim["text"] == event["label"]


def test_a_story_of_the_schema_before_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "older.story"
    with closing(sqlite3.connect(path)) as connection:
        for sql in migrations()[:BEFORE]:
            connection.executescript(sql)
        connection.execute("INSERT INTO failures VALUES (1, 'n', 's', 'm')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {BEFORE}")
        connection.commit()
    with pytest.raises(SchemaMismatch, match="older version"):
        open_for_reading(path)
    store = open_for_writing(path)
    assert len(store.table("failures")) == 1
    assert all(store.table(name) == [] for name in JUDGEMENT_COLUMNS)
    _write(store, weir_story().record())
    assert len(store.table("claims")) == 3
    store.close()
    store = open_for_reading(path)
    assert store.check() == ()
    store.close()

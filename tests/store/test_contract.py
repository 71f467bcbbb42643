"""One suite for every store: what holds for one must hold for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import InvariantError, NotFound, WriteConflict
from rashomon.model.documents import Received
from rashomon.model.ids import sha256_hex
from rashomon.store.base import Input, Row, RunRow, Store, WorkKey, input_of
from rashomon.store.memory import MemoryStore
from rashomon.store.sqlite import open_for_writing
from rashomon.store.tables import COLUMNS

KEY = WorkKey("read", "1", "digest", "cap-1")
RUN = RunRow("run-1", "0.1", "[]", "[]", "digest", "{}")
BYTES = Received(sha256_hex(b"as it came"), b"as it came")


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened: Store = MemoryStore()
    if request.param == "sqlite":
        opened = open_for_writing(tmp_path / "x.story")
    yield opened
    opened.close()


def test_received_bytes_are_kept_once(store: Store) -> None:
    with store.transaction():
        assert store.add_received(BYTES)
        assert not store.add_received(BYTES)
    assert store.received(BYTES.sha256) == BYTES
    assert store.received_digests() == (BYTES.sha256,)


def test_other_bytes_under_a_digest_are_refused(store: Store) -> None:
    with store.transaction():
        store.add_received(BYTES)
    with pytest.raises(WriteConflict), store.transaction():
        store.add_received(replace(BYTES, data=b"forged"))
    assert store.received(BYTES.sha256) == BYTES


def test_bytes_never_received_are_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        store.received("0" * 64)


def test_the_same_bytes_under_two_names_are_two_inputs(store: Store) -> None:
    left, right = input_of("a.txt", BYTES.sha256), input_of("b.txt", BYTES.sha256)
    with store.transaction():
        store.add_received(BYTES)
        assert store.add_input(left)
        assert store.add_input(right)
        assert not store.add_input(left)
    assert set(store.inputs()) == {left, right}
    assert list(store.inputs()) == sorted(store.inputs())


def test_work_is_found_by_every_part_of_its_key(store: Store) -> None:
    with store.transaction():
        store.put_work(KEY, b"output")
    work = store.get_work(KEY)
    assert work is not None
    assert (work.subject, work.output, work.again) == ("cap-1", b"output", False)
    for other in ({"stage": "clean"}, {"version": "2"}, {"settings": "x"}, {"subject": "cap-2"}):
        assert store.get_work(replace(KEY, **other)) is None


def test_finished_work_is_never_written_over(store: Store) -> None:
    with store.transaction():
        store.put_work(KEY, b"output")
        store.put_work(KEY, b"output")
    for output, again in ((b"other", False), (b"output", True)):
        with pytest.raises(WriteConflict), store.transaction():
            store.put_work(KEY, output, again=again)


def test_work_to_be_tried_again_is_replaced(store: Store) -> None:
    with store.transaction():
        store.put_work(KEY, b"failed", again=True)
    assert store.done("read", "1", "digest") == frozenset()
    with store.transaction():
        store.put_work(KEY, b"output")
    assert store.done("read", "1", "digest") == {"cap-1"}


def test_work_is_scanned_in_the_order_of_subjects(store: Store) -> None:
    with store.transaction():
        for subject in ("b", "a", "c"):
            store.put_work(replace(KEY, subject=subject), subject.encode())
        store.put_work(replace(KEY, stage="clean"), b"other")
    assert [work.subject for work in store.scan_work("read", "1", "digest")] == ["a", "b", "c"]


def test_work_can_be_dropped_and_kept(store: Store) -> None:
    with store.transaction():
        for subject in ("a", "b"):
            store.put_work(replace(KEY, subject=subject), b"")
        store.put_work(replace(KEY, version="0"), b"")
        store.drop_work("read", "1", "digest", ["a"])
        store.keep_only([("read", "1", "digest")])
    assert store.done("read", "1", "digest") == {"b"}
    assert store.done("read", "0", "digest") == frozenset()


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(NotFound), store.transaction():  # noqa: PT012 - what is tested
        store.add_received(BYTES)
        store.put_work(KEY, b"output")
        store.received("0" * 64)
    assert store.received_digests() == ()
    assert store.get_work(KEY) is None


def test_transactions_do_not_nest(store: Store) -> None:
    with pytest.raises(InvariantError), store.transaction(), store.transaction():
        pass


def test_tables_are_written_anew(store: Store) -> None:
    with store.transaction():
        store.write_tables(RUN, {"failures": [(1, "a", "s", "m"), (2, "b", "s", "m")]})
    with store.transaction():
        store.write_tables(RUN, {"failures": [(1, "b", "s", "m")]})
    assert store.table("failures") == [{"position": 1, "name": "b", "slug": "s", "message": "m"}]
    assert store.run() == RUN


def test_the_last_run_is_the_one_that_made_the_tables(store: Store) -> None:
    assert store.run() is None
    for number in (1, 2, 1):
        with store.transaction():
            store.write_tables(replace(RUN, id=f"run-{number}"), {})
    assert store.run() == RUN
    assert len(store.table("runs")) == 2


def test_every_table_has_the_columns_it_promises(store: Store) -> None:
    with store.transaction():
        _write_finding(store)
    for name, columns in COLUMNS.items():
        for row in store.table(name):
            assert tuple(row) == columns
    with pytest.raises(NotFound):
        store.table("work; DROP TABLE work")


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("bridge", ["statement", "document"]),
        ("BRIDGE closed", ["statement", "document"]),
        ('"bridge is closed"', ["statement", "document"]),
        ('"closed bridge"', []),
        ("bridge ferry", ["document"]),
        ("zoe", ["document"]),
        ("Zoë", ["document"]),
        ("ferries", []),
        ("said", ["statement", "document"]),
        ("", []),
        ("  —  ", []),
        ('"', []),
        ('bridge"', ["statement", "document"]),
        ("bridge* OR NOT (", []),
        ("bridge\0", ["statement", "document"]),
        ("title: bridge", []),
    ],
)
def test_a_search_finds_what_holds_all_its_words(
    store: Store, query: str, kinds: list[str]
) -> None:
    with store.transaction():
        _write_finding(store)
    assert [hit.kind for hit in store.search(query, 10)] == kinds
    assert len(store.search(query, 1)) <= 1


def test_a_sound_store_has_no_faults(store: Store) -> None:
    with store.transaction():
        _write_finding(store)
    assert store.check() == ()


def _write_finding(store: Store) -> None:
    given: Input = input_of("a.txt", BYTES.sha256)
    store.add_received(BYTES)
    store.add_input(given)
    text = "Zoë asked for a ferry. The bridge is closed, said Ana."
    doc: Row = (
        *(1, "doc-1", "a.txt", given.id, BYTES.sha256, "[]", "text", "utf-8", "Post", "Talks"),
        *(None, "metadata", None, "en", "", 10, text, None),
    )
    statement: Row = (
        *(1, "att-1", "doc-1", "utt-1", "indirect", "speech", "assert", "test", "ent-1", "name"),
        *(None, "Ana", "said", "The bridge is closed", None, "unknown", 0.5),
    )
    tables: dict[str, list[Row]] = {
        "documents": [doc],
        "entities": [("ent-1", "person", "Ana", "", None, None)],
        "mentions": [("ent-1", "doc-1", 50, 53, "Ana")],
        "utterances": [("utt-1", "single", 0, 1, 1, 1, 1)],
        "utterance_speakers": [("utt-1", "ent-1")],
        "statements": [statement],
        "spans": [("att-1", "cue", 1, 45, 49, "said")],
        "cautions": [(1, "date.missing", "doc-1", None, None, None, "No date.")],
    }
    store.write_tables(RUN, tables)

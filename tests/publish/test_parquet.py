from __future__ import annotations

import copy
import pickle
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import InvariantError, MissingExtra
from rashomon.model.record import Record
from rashomon.publish.cells import Joined
from rashomon.publish.columns import _TYPES, column_type
from rashomon.publish.parquet import _value, to_parquet
from rashomon.publish.tables import _HEADS, TABLES, heads_and_rows
from tests.publish.checks import ATTACKS
from tests.publish.judged import hostile_story, weir_story
from tests.publish.story import attribution, document, findings_of, harbour_story

STORIES = (harbour_story, weir_story)


def _read(path: Path) -> Any:
    pytest.importorskip("pyarrow", reason="rashomon[parquet] is not installed")
    return import_module("pyarrow.parquet").read_table(path, use_threads=False, pre_buffer=False)


def _written(record: Record, folder: Path, **options: Any) -> dict[str, Any]:
    pytest.importorskip("pyarrow", reason="rashomon[parquet] is not installed")
    return {path.stem: _read(path) for path in to_parquet(record, folder, **options)}


def test_every_column_of_a_type_is_a_column() -> None:
    assert set(_TYPES) == set(_HEADS) == set(TABLES)
    for table, types in _TYPES.items():
        assert set(types) <= set(_HEADS[table])


@pytest.mark.parametrize("story", STORIES)
def test_cells_are_what_their_columns_say(story: Any) -> None:
    for table, head, rows in heads_and_rows(story().record()):
        for row in rows:
            for column in head:
                _value(column_type(table, column), row[column], column)
                if isinstance(row[column], Joined) and len(row[column].parts) > 1:  # type: ignore[union-attr]
                    assert column_type(table, column) in ("strings", "spans"), (table, column)


@pytest.mark.parametrize("story", STORIES)
def test_files_hold_the_tables(story: Any, tmp_path: Path) -> None:
    record = story().record()
    made = _written(record, tmp_path / "new" / "folder")
    assert list(made) == list(TABLES)
    for table, head, rows in heads_and_rows(record):
        assert tuple(made[table].column_names) == head
        assert made[table].num_rows == len(rows)


def test_columns_have_types_and_lists_stay_lists(tmp_path: Path) -> None:
    made = _written(harbour_story().record(), tmp_path)
    types = {field.name: str(field.type) for field in made["statements"].schema}
    assert types["start"] == "int32"
    assert types["confidence"] == "double"
    assert types["speaker_disputed"] == "bool"
    assert types["via"].startswith("list<")
    assert types["content_spans"].startswith("list<")
    assert types["content"] == "string"
    rows = made["statements"].to_pylist()
    assert {type(row["speaker_disputed"]) for row in rows} == {bool}
    (told,) = [row for row in rows if row["said_at_basis"] == "expression"]
    assert told["via"] == ["Ostrel Courier"]
    assert told["content_spans"] == [{"start": told["start"], "end": told["end"]}]
    unknown = [row for row in rows if row["speaker"] is None]
    assert [row["via"] for row in unknown] == [[]]
    (courier,) = [row for row in made["documents"].to_pylist() if row["name"] == "courier.txt"]
    assert courier["authors"] == ["Ana Toll"]


def test_a_name_with_the_joining_mark_in_it_stays_one() -> None:
    assert Joined(["Roe; Sons", "Ada Finch"]).parts == ("Roe; Sons", "Ada Finch")
    assert Joined(["Roe; Sons", "Ada Finch"]) == "Roe; Sons; Ada Finch"


def test_a_copy_of_several_values_is_the_same_values() -> None:
    cell = Joined(["Roe; Sons", "Ada Finch"], "\n")
    for copied in (copy.deepcopy(cell), pickle.loads(pickle.dumps(cell))):
        assert (copied, copied.parts, copied.by) == (cell, cell.parts, cell.by)


def test_equal_records_give_equal_bytes(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="rashomon[parquet] is not installed")
    pairs = zip(
        to_parquet(weir_story().record(), tmp_path / "a"),
        to_parquet(weir_story().record(), tmp_path / "b"),
        strict=True,
    )
    for left, right in pairs:
        assert left.read_bytes() == right.read_bytes()


def test_words_are_exact_and_excerpts_are_marked(tmp_path: Path) -> None:
    said = "=1+1 \u202e and so it goes on " * 80
    doc = document("mill.txt", f"Ada Finch said: {said}{'Nothing more. ' * 9}")
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", said.strip())]).record()
    (row,) = _written(record, tmp_path)["statements"].to_pylist()
    assert row["content"].startswith("=1+1 \u202e and")
    assert row["content"].endswith("[…]")
    made = _written(record, tmp_path, full_text=True)
    assert made["statements"].to_pylist()[0]["content"] == said.strip()
    assert made["documents"].to_pylist()[0]["text"] == doc.text
    assert made["documents"].column_names[-1] == "text"


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_data(attack: str, tmp_path: Path) -> None:
    made = _written(hostile_story(attack).record(), tmp_path)
    assert made["documents"].to_pylist()[0]["title"] == attack.replace("\ud800", "\ufffd")


def test_an_empty_story_has_every_table(tmp_path: Path) -> None:
    made = _written(findings_of([], []).record(), tmp_path)
    assert {name: table.num_rows for name, table in made.items()} == dict.fromkeys(TABLES, 0)


def test_without_the_library_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'rashomon\[parquet\]'"):
        to_parquet(harbour_story().record(), tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_cell_of_another_type_is_refused() -> None:
    for kind, cell in (("integer", "1"), ("string", 1), ("strings", "one"), ("boolean", "yes")):
        with pytest.raises(InvariantError, match="our own export"):
            _value(kind, cell, "table.column")  # type: ignore[arg-type]


def test_a_number_that_does_not_fit_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="rashomon[parquet] is not installed")
    record = weir_story().record()
    vast = replace(record, claims=tuple(replace(c, reports=2**40) for c in record.claims))
    with pytest.raises(InvariantError, match="claims"):
        to_parquet(vast, tmp_path / "none")
    assert not (tmp_path / "none").exists()

from __future__ import annotations

import csv
import io
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InvariantError
from rashomon.model.corrections import Edit
from rashomon.model.documents import Failure
from rashomon.model.record import Record
from rashomon.publish.cells import csv_text
from rashomon.publish.layers import LAYER_HEADS
from rashomon.publish.tables import (
    _HEADS,
    TABLES,
    caution_rows,
    document_rows,
    entity_rows,
    failure_rows,
    heads_and_rows,
    statement_rows,
    to_csv,
)
from tests.publish.checks import ATTACKS
from tests.publish.judged import hostile_story
from tests.publish.story import attribution, document, findings_of, harbour_story
from tests.review.logs import decided


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_hold_the_exact_words() -> None:
    record = harbour_story().record()
    row = next(row for row in statement_rows(record) if row["mode"] == "attitude")
    assert row["source"] == "A passenger"
    assert row["cue"] == "feared"
    assert row["content"] == "that the planks would not last the winter"
    assert row["speaker_id"] is None
    assert row["speaker"] is None
    assert row["outlet"] == "The Lantern"
    assert (row["confidence"], row["confidence_label"]) == (0.4, "low")
    doc = next(doc for doc in record.documents if doc.id == row["document_id"])
    assert doc.text[int(row["start"] or 0) : int(row["end"] or 0)] == row["content"]
    assert row["content_spans"] == f"{row['start']}-{row['end']}"


def test_pieces_that_stand_apart_are_joined() -> None:
    doc = document("a.txt", "“It is late,” said Ada Finch, “and cold.”")
    att = attribution(doc, "Ada Finch", "said", "“It is late,”")
    second = attribution(doc, "", "", "“and cold.”").content
    att = replace(att, content=(*att.content, *second))
    (row,) = statement_rows(findings_of([doc], [att]).record())
    assert row["content"] == "“It is late,” … “and cold.”"
    assert row["content_spans"] == "0-13; 30-41"


def test_context_is_capped() -> None:
    doc = document("a.txt", f"{'x' * 900} The roof leaks, Ada Finch said. {'y' * 900}")
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", "The roof leaks")]).record()
    (row,) = statement_rows(record)
    assert (len(str(row["before"])), len(str(row["after"]))) == (200, 200)
    (row,) = statement_rows(record, context=5)
    assert (row["before"], row["after"]) == ("xxxx ", ", Ada")


def test_the_other_tables() -> None:
    record = harbour_story().record()
    documents = {row["name"]: row for row in document_rows(record)}
    assert documents["copy.txt"]["account_id"] == documents["courier.txt"]["account_id"]
    assert documents["lantern.txt"]["account_id"] == documents["lantern.txt"]["id"]
    assert documents["copy.txt"]["published"] is None
    assert documents["copy.txt"]["published_basis"] is None
    assert documents["lantern.txt"]["cautions"] == 2
    assert "text" not in documents["copy.txt"]
    (renko,) = [row for row in entity_rows(record) if row["kind"] == "person"]
    assert (renko["speaks_for"], renko["speaks_for_rule"]) == ("the town", "party.office")
    (told,) = [row for row in statement_rows(record) if row["said_at_basis"] == "expression"]
    assert (told["party"], told["via"], told["said_at"]) == (
        "the town",
        "Ostrel Courier",
        "2031-04-21",
    )
    assert (renko["name"], renko["documents"], renko["statements"]) == ("Ilva Renko", 3, 5)
    assert [row["words"] for row in caution_rows(record)] == [None, "Pier"]
    assert failure_rows(record)[0]["slug"] == "gzip.broken"


def test_every_row_of_a_table_has_the_columns_of_its_file() -> None:
    record = harbour_story().record()
    for name, rows_of in TABLES.items():
        for row in rows_of(record):
            assert tuple(row) == _HEADS[name]


def test_files_come_back_as_they_were_written(tmp_path: Path) -> None:
    record = harbour_story().record()
    paths = to_csv(record, tmp_path / "new" / "folder")
    assert [path.name for path in paths] == [f"{name}.csv" for name in TABLES]
    for path, rows_of in zip(paths, TABLES.values(), strict=True):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        expected = [
            {k: "" if v is None else re.sub(r"\s*\n\s*", " ⏎ ", str(v)) for k, v in row.items()}
            for row in rows_of(record)
        ]
        found = [{k: v for k, v in row.items() if k not in LAYER_HEADS} for row in _read(path)]
        assert found == expected


def test_tables_say_which_values_people_gave() -> None:
    record = harbour_story().record()
    first, second = record.attributions[:2]
    now = decided(record, Edit("set", first.id, "act", "deny"), Edit("accept", second.id))
    tables = {name: (head, rows) for name, head, rows in heads_and_rows(now)}
    head, rows = tables["statements"]
    assert head[-2:] == LAYER_HEADS
    cells = {row["id"]: (row["act"], row["reviewed"], row["layer"]) for row in rows}
    assert cells[first.id] == ("deny", "corrected", "act")
    assert cells[second.id] == (second.act, "accepted", "machine")
    assert set(tables["positions"][0]) >= set(LAYER_HEADS)
    assert not set(tables["failures"][0]) & set(LAYER_HEADS)


def test_empty_tables_still_have_heads(tmp_path: Path) -> None:
    to_csv(findings_of([], []).record(), tmp_path)
    assert (tmp_path / "failures.csv").read_text("utf-8-sig") == "name,slug,message\n"


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", '=HYPERLINK("http://x","y")', " =1"),
        *("\u200b=1", "\ufeff@x", "'=1", '"=1'),
    ],
)
def test_formulas_are_disarmed(cell: str, tmp_path: Path) -> None:
    record = _with_failure(cell)
    to_csv(record, tmp_path)
    (row,) = _read(tmp_path / "failures.csv")
    assert row["name"] == f"'{cell}"
    assert failure_rows(record)[0]["name"] == cell, "rows keep the exact words"


def test_a_formula_behind_a_line_break_or_a_separator_is_disarmed(tmp_path: Path) -> None:
    to_csv(_with_failure("\n=1"), tmp_path)
    assert _read(tmp_path / "failures.csv")[0]["name"] == "' ⏎ =1"
    to_csv(_with_failure('a;=1; -2;"@x\t+3; b'), tmp_path)
    assert _read(tmp_path / "failures.csv")[0]["name"] == "a;'=1; '-2;\"'@x\t'+3; b"


def test_every_row_is_one_line_in_every_table(tmp_path: Path) -> None:
    for attack in ("a\nb", "a\r\nb", "a\u2028b\u2029c", "a\x85b", "\x0b\x0c\x1c\x1d\x1ea"):
        record = hostile_story(attack).record()
        for path in to_csv(record, tmp_path):
            text = path.read_bytes().decode("utf-8-sig")
            assert len(text.splitlines()) == text.count("\n") == len(_read(path)) + 1


@pytest.mark.parametrize("attack", [*ATTACKS, "=1+1", "@x", "\u200fright", "a\n=1", "\t-1"])
def test_hostile_text_is_disarmed_in_every_table(attack: str, tmp_path: Path) -> None:
    hidden = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f]")
    for path in to_csv(hostile_story(attack).record(), tmp_path):
        for row in _read(path):
            for key, cell in row.items():
                assert not hidden.search(cell), (path.name, key)
                assert not re.match(r"\s*[=+\-@\t]", cell), (path.name, key)


@given(st.lists(st.one_of(st.text(), st.text("=+-@;\t\n\r ,\"'\u2028\u200f")), max_size=4))
def test_any_cells_come_back_in_one_line_and_disarmed(cells: list[str]) -> None:
    text = csv_text(("name", "more"), [{"name": cell, "more": None} for cell in cells])
    assert len(text.splitlines()) == len(cells) + 1
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(read) == len(cells)
    for row in read:
        assert row["more"] == ""
        assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", row["name"])
        assert not re.search(r'[;\t][ "]*[=+\-@]', row["name"])


def test_a_cell_of_blanks_without_end_takes_no_time() -> None:
    started = time.perf_counter()
    csv_text(("name",), [{"name": " " * 2_000_000 + "x"}, {"name": "; " * 500_000}])
    assert time.perf_counter() - started < 30  # the square of it would take hours


def test_a_row_that_does_not_fit_its_head_is_refused() -> None:
    with pytest.raises(InvariantError, match="our own export"):
        csv_text(("a", "b"), [{"a": 1}])


def test_words_are_cut_to_excerpts_and_whole_ones_asked_for(tmp_path: Path) -> None:
    said = "It is sold and gone, and so it goes on " * 80
    doc = document("mill.txt", f"Ada Finch said: {said}{'Nothing more. ' * 99}")
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", said.strip())]).record()
    to_csv(record, tmp_path)
    (row,) = _read(tmp_path / "statements.csv")
    assert row["content"].endswith("[…]")
    assert len(row["content"]) < len(said)
    assert "text" not in _read(tmp_path / "documents.csv")[0]
    to_csv(record, tmp_path, full_text=True)
    assert _read(tmp_path / "statements.csv")[0]["content"] == said.strip()
    assert _read(tmp_path / "documents.csv")[0]["text"] == doc.text


def test_a_text_of_any_length_is_written_whole(tmp_path: Path) -> None:
    doc = document("mill.txt", "Nothing more. " * 20_000)
    paths = to_csv(findings_of([doc], []).record(), tmp_path, full_text=True)
    assert paths[0].read_text("utf-8-sig").count("Nothing more.") == 20_000


def test_hidden_characters_are_made_visible(tmp_path: Path) -> None:
    to_csv(_with_failure("a\x00b\u202ec\rd\ud800"), tmp_path)
    (row,) = _read(tmp_path / "failures.csv")
    assert row["name"] == "a⟦U+0000⟧b⟦U+202E⟧c⟦U+000D⟧d⟦U+D800⟧"


def _with_failure(name: str) -> Record:
    findings = findings_of([], [])
    findings.failures = [Failure(name, "format.unsupported", "No reader.")]
    return findings.record()

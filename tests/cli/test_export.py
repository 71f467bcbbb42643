"""``export`` and ``verify``: what is handed on, and what is found when it was tampered with."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.publish.annotation_schema import check_page
from rashomon.publish.record_json import load, validate
from rashomon.store.packing import pack, unpack
from tests.cli.conftest import Command

TABLES = ("documents", "statements", "entities", "accounts", "utterances", "cautions", "failures")
# Tables that a story whose accounts share nothing leaves empty.
MAY_BE_EMPTY = ("derivations", "passages", "claims", "positions", "proposals", "steps", "events")


def test_json_goes_to_standard_output_and_is_the_record(rashomon: Command, built: Path) -> None:
    ran = rashomon("export", built)
    assert (ran.code, ran.err) == (0, "")
    validate(json.loads(ran.out))
    assert len(load(ran.out).documents) == 4
    assert rashomon("export", built, "--to", "json", "-o", "-").out == ran.out


def test_json_into_a_file_is_the_same_bytes(rashomon: Command, built: Path) -> None:
    ran = rashomon("export", built, "-o", "made/record.json")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.split() == ["wrote", str(Path("made/record.json"))]
    assert Path("made/record.json").read_text("utf-8") == rashomon("export", built).out


def test_tables_go_into_a_folder_named_after_the_story(rashomon: Command, story: Path) -> None:
    ran = rashomon("export", story, "--to", "csv")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.count("wrote ") == len(TABLES + MAY_BE_EMPTY)
    for name in TABLES:
        with (story.with_suffix("") / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.DictReader(file))


def test_the_page_is_named_after_the_story(rashomon: Command, story: Path) -> None:
    ran = rashomon("export", story, "--to", "html")
    assert (ran.code, ran.out) == (0, "")
    page = story.with_suffix(".html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "[bold]CLOSED[/bold]" in page
    assert rashomon("export", story, "--to", "html", "-o", "-").out == page


def test_annotations_are_named_after_the_story(rashomon: Command, story: Path) -> None:
    ran = rashomon("export", story, "--to", "annotations")
    assert (ran.code, ran.out) == (0, "")
    page = json.loads(story.with_suffix(".annotations.json").read_text("utf-8"))
    check_page(page)
    assert page["items"]
    assert rashomon("export", story, "--to", "annotations", "-o", "-").json == page


def test_the_dossier_in_markdown_is_named_after_the_story(rashomon: Command, story: Path) -> None:
    ran = rashomon("export", story, "--to", "markdown")
    assert (ran.code, ran.out) == (0, "")
    text = story.with_suffix(".md").read_text("utf-8")
    assert text.startswith("# ferry\n\n**DRAFT, not reviewed.**")
    assert "reports that" in text
    assert rashomon("export", story, "--to", "markdown", "-o", "-").out == text


def test_parquet_goes_into_a_folder_named_after_the_story(rashomon: Command, story: Path) -> None:
    pytest.importorskip("pyarrow", reason="rashomon[parquet] is not installed")
    ran = rashomon("export", story, "--to", "parquet")
    assert (ran.code, ran.out) == (0, "")
    made = sorted(path.stem for path in story.with_suffix("").glob("*.parquet"))
    assert made == sorted(TABLES + MAY_BE_EMPTY)


def test_without_the_extra_it_says_how_to_install_it(
    rashomon: Command, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    ran = rashomon("export", built, "--to", "parquet", "-o", "tables")
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'rashomon[parquet]'" in ran.err
    assert not Path("tables").exists()


@pytest.mark.parametrize("to", ["html", "markdown", "annotations", "csv"])
def test_whole_texts_are_given_with_a_word_of_care(rashomon: Command, story: Path, to: str) -> None:
    ran = rashomon("export", story, "--to", to, "--full-text", "-o", "full")
    assert "belong to their publishers" in " ".join(ran.err.split())
    ran = rashomon("export", story, "--to", to, "--full-text", "-o", "full", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_several_files_need_a_folder(rashomon: Command, built: Path, to: str) -> None:
    ran = rashomon("export", built, "--to", to, "-o", "-")
    assert ran.code == 2
    assert "name a folder" in ran.err


@pytest.mark.parametrize("to", ["csv", "parquet"])
def test_a_table_never_replaces_the_story(rashomon: Command, story: Path, to: str) -> None:
    named = story.rename(story.parent / f"claims.{to}")
    before = named.read_bytes()
    ran = rashomon("export", named, "--to", to, "-o", named.parent)
    assert ran.code == 2
    assert "the story itself" in ran.err
    assert named.read_bytes() == before


@pytest.mark.parametrize("to", ["json", "html", "markdown", "annotations"])
def test_the_story_is_never_written_over(rashomon: Command, story: Path, to: str) -> None:
    before = story.read_bytes()
    ran = rashomon("export", story, "--to", to, "-o", story)
    assert ran.code == 2
    assert "the story itself" in ran.err
    assert story.read_bytes() == before


def test_nor_is_one_that_is_named_like_a_page(rashomon: Command, story: Path) -> None:
    page = story.rename("ferry.html")
    before = page.read_bytes()
    assert rashomon("export", page, "--to", "html").code == 2
    assert page.read_bytes() == before


def _nowhere(plain: Any) -> None:
    plain["attributions"][0]["speaker"] = "ent-0000000000000000"


def _outside(plain: Any) -> None:
    plain["attributions"][0]["content"] = [{"start": 0, "end": 10**9}]


def _wordless(plain: Any) -> None:
    plain["attributions"][0]["content"] = []


def _shapeless(plain: Any) -> None:
    plain["attributions"][0]["kind"] = "<b>"


def _fieldless(plain: Any) -> None:
    del plain["documents"][0]["sha256"]


@pytest.mark.parametrize("harm", [_nowhere, _outside, _wordless, _shapeless, _fieldless])
@pytest.mark.parametrize("to", ["json", "csv", "html", "markdown", "annotations"])
def test_a_damaged_record_is_not_exported(
    rashomon: Command, story: Path, to: str, harm: Callable[[Any], None]
) -> None:
    database = sqlite3.connect(story)
    (packed,) = database.execute("SELECT output FROM work WHERE stage = 'publish'").fetchone()
    plain = unpack(packed)
    harm(plain)
    database.execute("UPDATE work SET output = ? WHERE stage = 'publish'", (pack(plain),))
    database.commit()
    database.close()
    ran = rashomon("export", story, "--to", to, "-o", "made")
    assert (ran.code, ran.out) == (5, "")
    assert "its record is damaged" in ran.err
    assert "build the story anew" in " ".join(ran.err.split())
    assert not Path("made").exists()


@pytest.mark.parametrize("to", ["json", "csv", "html", "markdown", "annotations"])
def test_a_place_that_cannot_be_written_to(rashomon: Command, built: Path, to: str) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    ran = rashomon("export", built, "--to", to, "-o", "taken/inside")
    assert (ran.code, ran.out) == (5, "")
    assert "cannot be written" in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_format(rashomon: Command, built: Path) -> None:
    ran = rashomon("export", built, "--to", "docx")
    assert ran.code == 2
    assert "json, html, markdown, annotations, csv, parquet" in ran.err


def test_a_sound_story_verifies(rashomon: Command, built: Path) -> None:
    ran = rashomon("verify", built)
    assert (ran.code, ran.err) == (0, "")
    assert "everything matches the bytes received" in ran.out
    found = rashomon("verify", built, "--json").json
    assert set(found) == {"sound", "checked", "mismatches"}
    assert found["sound"] is True
    assert found["mismatches"] == []
    assert found["checked"]["documents"] == 4
    assert rashomon("verify", built, "--quiet").out == ""


def test_a_tampered_story_ends_with_4(rashomon: Command, story: Path) -> None:
    database = sqlite3.connect(story)
    triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        if name.startswith("received"):
            database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE received SET data = CAST(data AS BLOB) || x'20'")
    database.commit()
    database.close()
    ran = rashomon("verify", story)
    assert ran.code == 4
    assert "bytes.changed" in ran.out
    assert "everything matches" not in ran.out
    found = rashomon("verify", story, "--json")
    assert found.code == 4
    assert found.json["sound"] is False
    assert set(found.json["mismatches"][0]) == {"slug", "where", "message"}
    assert rashomon("verify", story, "--quiet").code == 4

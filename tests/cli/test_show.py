"""``show`` and ``explain``: every section, filter, width and hostile text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from rashomon.publish.layers import LAYER_HEADS
from rashomon.publish.lineage_tables import account_rows, utterance_rows
from rashomon.publish.tables import (
    caution_rows,
    document_rows,
    entity_rows,
    failure_rows,
    statement_rows,
)
from rashomon.story import open_story
from tests.cli.conftest import Command
from tests.cli.pile import MARKED_TITLE

SECTIONS = ("documents", "accounts", "reuse", "statements", "utterances", "people", "claims",
            "proposals", "timeline", "cautions", "failures")  # fmt: skip
ROWS = {
    "documents": document_rows,
    "accounts": account_rows,
    "utterances": utterance_rows,
    "statements": statement_rows,
    "people": entity_rows,
    "cautions": caution_rows,
    "failures": failure_rows,
}


@pytest.mark.parametrize("section", sorted(ROWS))
def test_json_of_a_section_is_its_table(rashomon: Command, built: Path, section: str) -> None:
    ran = rashomon("show", built, section, "--json")
    assert (ran.code, ran.err) == (0, "")
    with open_story(built) as story:
        rows = ROWS[section](story.record)
    assert rows
    found = [{k: v for k, v in row.items() if k not in LAYER_HEADS} for row in ran.json]
    assert sorted(found, key=str) == sorted(rows, key=str)


def test_what_is_shown_is_corrected(rashomon: Command, story: Path) -> None:
    first, *others = rashomon("show", story, "statements", "--json").json
    assert (first["reviewed"], first["layer"]) == (None, "machine")
    rashomon("review", story, "reject", first["id"], "--by", "Ilse")
    ids = [row["id"] for row in rashomon("show", story, "statements", "--json").json]
    assert ids == [row["id"] for row in others]
    machine = rashomon("show", story, "statements", "--machine", "--json").json
    assert first["id"] in [row["id"] for row in machine]
    assert rashomon("show", story, "--json").json["reviewed"] == 1


def test_the_overview(rashomon: Command, built: Path) -> None:
    found = rashomon("show", built, "--json").json
    assert set(found) == {
        "documents", "outlets", "independent_accounts", "statements", "speakers", "utterances",
        "claims", "contested_claims", "proposals", "events", "cautions", "failures", "run",
        "reviewed",
    }  # fmt: skip
    assert found["documents"] == 4
    assert found["failures"] == 1
    shown = rashomon("show", built).out
    assert "documents             4" in shown
    assert all(section in shown for section in SECTIONS)


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("section", ["", *SECTIONS])
def test_every_width_is_kept(
    rashomon: Command, built: Path, monkeypatch: pytest.MonkeyPatch, section: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = rashomon("show", built, *([section] if section else []))
    assert (ran.code, ran.err) == (0, "")
    for line in ran.out.splitlines():
        assert cell_len(line) <= width
        assert line == line.rstrip()


def test_headlines_are_whole_at_80_columns(rashomon: Command, built: Path) -> None:
    shown = rashomon("show", built, "documents").out
    assert "\n    Ferry to stay in harbour until the pier is mended\n" in shown
    assert "    Halden Post, 2031-04-03, en; " in shown


def test_hostile_text_is_only_text(rashomon: Command, built: Path) -> None:
    for section in SECTIONS:
        assert "\x1b" not in rashomon("show", built, section).out
    shown = rashomon("show", built, "documents").out
    assert MARKED_TITLE in shown
    assert "[red]row[/red]�[31m-7" in shown
    assert "The [u]Courier[/u]" in shown


def test_forced_colour_is_ours_alone(
    rashomon: Command, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = rashomon("show", built, "documents").out
    assert "\x1b[1m" in shown  # our own heading
    assert "\x1b[31m" not in shown
    assert "[bold]CLOSED[/bold]" in shown


def test_no_color_is_respected(rashomon: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m" in rashomon("show", "absent.story").err
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in rashomon("show", "absent.story").err


@pytest.mark.parametrize(
    ("section", "args", "field", "value"),
    [
        ("statements", ["--speaker", "brenn"], "speaker", "Tomas Brenn"),
        ("statements", ["--document", "ferry.txt"], "document", "ferry.txt"),
        ("statements", ["--text", "EVERY plank"], "document", "ferry.txt"),
        ("people", ["--speaker", "varga"], "name", "Ilse Varga"),
        ("documents", ["--document", "row-8"], "outlet", "Halden Wire"),
        ("documents", ["--text", "pier is mended"], "name", "ferry.txt"),
        ("failures", ["--document", "broken.txt.gz"], "slug", "gzip.broken"),
    ],
)
def test_filters(
    rashomon: Command, built: Path, section: str, args: list[str], field: str, value: str
) -> None:
    every = rashomon("show", built, section, "--json").json
    found = rashomon("show", built, section, *args, "--json").json
    assert found
    assert all(row[field] == value for row in found)
    assert all(row in every for row in found)
    assert len(found) < len(every) or section == "failures"


def test_cautions_can_be_filtered(rashomon: Command, built: Path) -> None:
    every = rashomon("show", built, "cautions", "--json").json
    for row in every:
        found = rashomon("show", built, "cautions", "--document", row["document"], "--json").json
        assert row in found
        assert {item["document"] for item in found} == {row["document"]}


def test_filters_together_narrow(rashomon: Command, built: Path) -> None:
    args = ("--speaker", "Brenn", "--document", "ferry.txt")
    found = rashomon("show", built, "statements", *args, "--json").json
    assert {(row["speaker"], row["document"]) for row in found} == {("Tomas Brenn", "ferry.txt")}
    assert rashomon("show", built, "statements", "--text", "no such words", "--json").json == []


@pytest.mark.parametrize(
    "args",
    [
        ["chapters"],
        ["people", "--text", "pier"],
        ["failures", "--speaker", "Varga"],
        ["claims", "--document", "ferry.txt"],
        ["--speaker", "Varga"],
    ],
)
def test_what_cannot_be_asked_is_refused(rashomon: Command, built: Path, args: list[str]) -> None:
    ran = rashomon("show", built, *args)
    assert (ran.code, ran.out) == (2, "")
    assert "allowed" in ran.err


def test_notes_to_cite_by_stand_below_statements(rashomon: Command, built: Path) -> None:
    rows = rashomon("show", built, "statements", "--footnotes", "--json").json
    assert rows
    for row in rows:
        assert row["footnote"].endswith(f"characters {row['start']}–{row['end']}.")
        assert row["live_link"] is None or "#:~:text=" in row["live_link"]
    shown = " ".join(rashomon("show", built, "statements", "--footnotes").out.split())
    assert shown.count("sha256") == len(rows)
    assert "footnote" not in rashomon("show", built, "statements", "--json").json[0]


def test_notes_are_for_statements_alone(rashomon: Command, built: Path) -> None:
    for section in ("claims", ""):
        ran = rashomon("show", built, *filter(None, [section]), "--footnotes")
        assert (ran.code, ran.out) == (2, "")
        assert "show STORY statements" in ran.err


def test_a_statement_is_explained(rashomon: Command, built: Path) -> None:
    rows = rashomon("show", built, "statements", "--text", "every plank", "--json").json
    found = rashomon("explain", built, rows[0]["id"], "--json").json
    assert set(found) == {
        "id", "kind", "summary", "reasons", "evidence", "confidence", "documents", "run",
        "decisions",
    }  # fmt: skip
    assert found["kind"] == "statement"
    assert {item["part"] for item in found["evidence"]} >= {"source", "cue", "content"}
    ran = rashomon("explain", built, rows[0]["id"])
    assert (ran.code, ran.err) == (0, "")
    assert f"statement {rows[0]['id']}, read with " in ran.out
    assert "every plank of that pier" in " ".join(ran.out.split())
    assert "ferry.txt [" in ran.out


@pytest.mark.parametrize("section", ["documents", "people"])
def test_other_findings_are_explained(rashomon: Command, built: Path, section: str) -> None:
    for row in rashomon("show", built, section, "--json").json:
        ran = rashomon("explain", built, row["id"])
        assert ran.code == 0
        assert row["id"] in ran.out
        assert "\x1b" not in ran.out
        assert all(cell_len(line) <= 80 for line in ran.out.splitlines())


def test_an_unknown_finding_ends_with_5(rashomon: Command, built: Path) -> None:
    ran = rashomon("explain", built, "att-0000000000000000")
    assert (ran.code, ran.out) == (5, "")
    assert "rashomon show" in ran.err


@pytest.mark.parametrize("command", [("show",), ("explain",), ("export",), ("verify",)])
def test_what_is_no_story_ends_with_5(rashomon: Command, command: tuple[str, ...]) -> None:
    Path("notes.txt").write_text("my notes\n" * 200, encoding="utf-8")
    more = ["att-0"] if command == ("explain",) else []
    for path in ("notes.txt", "absent.story", "."):
        ran = rashomon(*command, path, *more)
        assert (ran.code, ran.out) == (5, "")
        assert ran.err.startswith("rashomon: ")
        assert "Traceback" not in ran.err
    assert os.listdir() == ["notes.txt"]  # noqa: PTH208 - nothing was created

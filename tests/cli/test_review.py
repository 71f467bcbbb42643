from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.model.corrections import Edit
from rashomon.model.spans import Span
from rashomon.review.asking import ask, parse_spans
from tests.cli.conftest import Command


def _refused(rashomon: Command, *arguments: object) -> str:
    """What a command says on standard error that must be refused."""
    ran = rashomon(*arguments)
    assert ran.code == 2
    return ran.err


@pytest.fixture
def statement(rashomon: Command, story: Path) -> str:
    return str(rashomon("show", story, "statements", "--json").json[0]["id"])


def test_a_story_nobody_looked_at(rashomon: Command, story: Path) -> None:
    found = rashomon("review", story, "--json").json
    assert (found["reviewed"], found["decisions"], found["orphans"]) == (0, 0, [])
    assert found["statements"] > 3
    assert f"0 of {found['statements']} statements reviewed" in rashomon("review", story).out
    assert "nothing to undo" in _refused(rashomon, "review", story, "undo")


def test_deciding_and_undoing(rashomon: Command, story: Path, statement: str) -> None:
    ran = rashomon("review", story, "reject", statement, "--by", "Ilse", "--why", "no quote")
    assert f"Ilse: rejected {statement} (no quote)" in ran.out
    assert "1 of " in ran.out
    (made,) = rashomon("review", story, "undo", "--by", "Ilse", "--json").json
    assert made["action"] == "undo"
    log = rashomon("review", story, "log", "--json").json
    assert [(one["number"], one["undone"]) for one in log] == [(1, True), (2, False)]
    assert "undone" in rashomon("review", story, "log").out


def test_a_preview_writes_nothing(rashomon: Command, story: Path, statement: str) -> None:
    found = rashomon("review", story, "reject", statement, "--preview", "--json").json
    assert found["summary"].startswith("this touches 1 statement")
    assert statement in found["touched"]["statements"]
    assert statement in rashomon("review", story, "reject", statement, "--preview").out
    assert rashomon("review", story, "--json").json["decisions"] == 0


def test_a_log_goes_from_story_to_story(
    rashomon: Command, story: Path, built: Path, statement: str, tmp_path: Path
) -> None:
    rashomon("review", story, "set", statement, "act", "deny", "--by", "Ilse")
    file = tmp_path / "decisions.jsonl"
    assert "1 decisions" in rashomon("review", story, "--export", file).err
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["who"] for line in lines] == ["Ilse"]
    other = tmp_path / "other.story"
    other.write_bytes(built.read_bytes())
    assert "Nothing was written" in rashomon("review", other, "--import", file).err
    assert rashomon("review", other, "--json").json["decisions"] == 0
    found = rashomon("review", other, "--import", file, "--apply", "--json").json
    assert (len(found["new"]), found["known"], found["new"][0]["waits"]) == (1, 0, None)
    again = rashomon("review", other, "--import", file, "--apply").out
    assert "0 new decisions, 1 known already" in again


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dance",), "unknown"),
        (("accept",), "accept takes 1"),
        (("set", "att-0"), "set takes 2 to 3 words"),
        (("accept", "att-0000000000000000"), "there is no"),
        (("log", "--apply"), "goes with --import"),
        (("--import", "missing.jsonl"), "cannot be read"),
        (("set", "att-0", "content", "--spans", "9-3"), "is no span"),
    ],
)
def test_wrong_usage_is_told(
    rashomon: Command, story: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert said in _refused(rashomon, "review", story, *arguments)


def test_a_broken_log_is_refused_whole(rashomon: Command, story: Path, tmp_path: Path) -> None:
    file = tmp_path / "broken.jsonl"
    for text in ("{", "[]", '{"format": "rashomon-decision", "version": 9}', '{"format": 1}'):
        file.write_text(text, encoding="utf-8")
        assert "line 1" in _refused(rashomon, "review", story, "--import", file, "--apply")


def test_the_story_is_not_written_over(rashomon: Command, story: Path) -> None:
    assert "is the story itself" in _refused(rashomon, "review", story, "--export", story)


def test_words_become_edits() -> None:
    assert ask("set", ["a", "act", "deny"]) == (Edit("set", "a", "act", "deny"),)
    assert ask("merge", ["a", "b", "c"]) == (Edit("merge", "a", value="b\nc"),)
    assert ask("accept", ["a", "b"]) == (Edit("accept", "a"), Edit("accept", "b"))
    assert ask("undo", []) == (Edit("undo", ""),)
    with pytest.raises(UsageError, match="unknown"):
        ask("dance", ["a"])
    assert parse_spans("") == ()
    assert parse_spans("1-2,5-9") == (Span(1, 2), Span(5, 9))

"""``compare``: documents side by side in the terminal and as JSON."""

from __future__ import annotations

from pathlib import Path

from rashomon.cli.comparing import compare
from rashomon.story import open_story
from tests.cli.conftest import Command


def test_documents_are_named_or_given_by_id(story: Path, rashomon: Command) -> None:
    with open_story(story) as opened:
        keys = {doc.name: doc.id for doc in opened.documents}
    named = rashomon("compare", story, "ferry.txt", "mayor.html", "--json")
    assert named.code == 0
    assert named.out == rashomon("compare", story, keys["ferry.txt"], "mayor.html", "--json").out
    assert [column["label"] for column in named.json["columns"]] == ["A", "B"]


def test_what_differs_is_told_without_colour(story: Path, rashomon: Command) -> None:
    ran = rashomon("compare", story, "ferry.txt", "mayor.html")
    assert ran.code == 0
    assert "{+Tomas+}" in ran.out
    assert "only here" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_markup_and_escapes_of_a_document_are_shown_and_not_obeyed(
    story: Path, rashomon: Command
) -> None:
    with open_story(story) as opened:
        marked = next(doc.id for doc in opened.documents if "CLOSED" in doc.text)
    ran = rashomon("compare", story, marked, "row-8")
    assert ran.code == 0
    assert "\x1b" not in ran.out
    assert "[bold]CLOSED[/bold]" in ran.out


def test_what_cannot_be_compared_is_said(story: Path, rashomon: Command) -> None:
    once = rashomon("compare", story, "ferry.txt")
    assert (once.code, "2 to 4" in once.err) == (2, True)
    twice = rashomon("compare", story, "ferry.txt", "ferry.txt")
    assert (twice.code, "once" in twice.err) == (2, True)
    none = rashomon("compare", story, "ferry.txt", "no.txt")
    assert (none.code, "no document no.txt" in none.err) == (5, True)


def test_the_help_begins_with_an_example() -> None:
    assert "rashomon compare" in (compare.__doc__ or "")

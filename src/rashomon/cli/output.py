"""Commands that hand a story on or check it: ``export`` and ``verify``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.console import counts, data, plain, print_json, put, say, talk, write_text
from rashomon.cli.files import keep_from, write_file, writing
from rashomon.cli.options import AsJson, Quiet, StoryPath, one_of
from rashomon.errors import VerificationFailed
from rashomon.model.codec import to_json
from rashomon.publish.pages import dossier_html
from rashomon.publish.record_json import dump
from rashomon.publish.tables import to_csv
from rashomon.story import open_story

_FORMATS = ("json", "csv", "html")


def export(
    story: StoryPath,
    to: Annotated[str, typer.Option("--to", metavar="json|csv|html", help="Format.")] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="File (folder for csv); - is standard output."
        ),
    ] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="html: whole texts, not excerpts.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a story's record as JSON, CSV tables or one HTML page.

    [bold]Example:[/bold]  rashomon export visit.story --to html -o visit.html

    JSON goes to standard output unless -o names a file; every export of
    it is checked against the published schema. Without -o the tables go
    into a folder, and the page into a file, named after the story.
    """
    one_of(to, _FORMATS, "format")
    target = output or _usual_target(story, to)
    keep_from(story, target)
    with open_story(story) as opened:
        record = opened.record
    if to == "csv":
        with writing(target):
            written = to_csv(record, target)
        _say_written(quiet, *written)
        return
    if full_text and not quiet:
        put(talk(), "The page will hold whole texts, which belong to their publishers: keep it "
            "to your own desk.")  # fmt: skip
    text = dump(record) if to == "json" else dossier_html(
        record, title=story.stem, full_text=full_text
    )  # fmt: skip
    if str(target) == "-":
        write_text(text)
        return
    write_file(target, text)
    _say_written(quiet, target)


def _usual_target(story: Path, to: str) -> Path:
    if to == "json":
        return Path("-")
    return story.with_suffix("" if to == "csv" else ".html")


def verify(story: StoryPath, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Check every span, id and digest of a story against the bytes received.

    [bold]Example:[/bold]  rashomon verify visit.story

    Exits with 4 where anything does not match.
    """
    with open_story(story) as opened:
        report = opened.verify()
    if as_json:
        checked = to_json(report)
        print_json({"sound": report.sound, **checked})
    elif not quiet:
        put(data(), counts("checked", report.checked))
        for item in report.mismatches:
            put(data(), f"{item.slug}  ", plain(item.where), ": ", plain(item.message))
        if report.sound:
            put(data(), "everything matches the bytes received")
    if not report.sound:
        raise typer.Exit(VerificationFailed.exit_code)


def _say_written(quiet: bool, *paths: Path) -> None:
    if not quiet:
        for path in paths:
            say(talk(), "wrote ", plain(path))

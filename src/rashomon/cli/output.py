"""Commands that hand a story on or check it: ``export`` and ``verify``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from rashomon.cli.console import counts, data, print_json, table, talk, write_text
from rashomon.cli.options import AsJson, Quiet, StoryPath, one_of
from rashomon.errors import StoreError, VerificationFailed
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
        typer.Option("--output", "-o", help="File (folder for csv); - is standard output."),
    ] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="html: whole texts, not excerpts.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a story's record as JSON, CSV tables or one HTML page.

    [bold]Example:[/bold]  rashomon export visit.story --to html -o visit.html

    JSON goes to standard output unless -o names a file; the format is described by the schema in
    the documentation, and every export is checked against it.
    """
    one_of(to, _FORMATS, "format")
    with open_story(story) as opened:
        record = opened.record
    if to == "csv":
        folder = output or story.with_suffix("")
        written = to_csv(record, folder)
        _say_written(quiet, *written)
        return
    if full_text and not quiet:
        talk().print("The page will hold whole texts, which belong to their publishers: "
                     "keep it to your own desk.")  # fmt: skip
    text = dump(record) if to == "json" else dossier_html(
        record, title=story.stem, full_text=full_text
    )  # fmt: skip
    target = output or (Path("-") if to == "json" else story.with_suffix(".html"))
    if str(target) == "-":
        write_text(text)
        return
    _write(target, text)
    _say_written(quiet, target)


def verify(story: StoryPath, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Check every span, id and digest of a story against the bytes received.

    [bold]Example:[/bold]  rashomon verify visit.story

    Exits with 4 where anything does not match.
    """
    with open_story(story) as opened:
        report = opened.verify()
    if as_json:
        print_json({"sound": report.sound, **_plain(report)})
    elif not quiet:
        data().print(counts("checked", report.checked), markup=False)
        if report.mismatches:
            rows = [(m.slug, m.where, m.message) for m in report.mismatches]
            data().print(table("Does not match", ("what", "where", "message"), rows))
        else:
            data().print("everything matches the bytes received")
    if not report.sound:
        raise typer.Exit(VerificationFailed.exit_code)


def _plain(report: object) -> dict[str, object]:
    plain: dict[str, object] = to_json(report)
    return plain


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as err:
        raise StoreError(f"{path}: cannot be written: {err}; name another place with -o") from err


def _say_written(quiet: bool, *paths: Path) -> None:
    if not quiet:
        for path in paths:
            talk().print(f"wrote {escape(str(path))}", soft_wrap=True)

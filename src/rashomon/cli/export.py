"""The command that hands a story on: ``export``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.console import plain, put, say, talk, write_text
from rashomon.cli.files import keep_from, write_file, writing
from rashomon.cli.options import Machine, Quiet, StoryPath, one_of
from rashomon.errors import UsageError
from rashomon.model.corrections import Corrected
from rashomon.model.record import Record
from rashomon.publish.annotations import to_annotations
from rashomon.publish.markdown import to_markdown
from rashomon.publish.pages import dossier_html
from rashomon.publish.parquet import to_parquet
from rashomon.publish.record_json import dump
from rashomon.publish.soundness import sound_record
from rashomon.publish.tables import TABLES, to_csv
from rashomon.story import open_story

# What a file or a folder is called where no name is given; `None` is standard output.
_ENDINGS: Mapping[str, str | None] = {
    "json": None,
    "html": ".html",
    "markdown": ".md",
    "annotations": ".annotations.json",
    "csv": "",
    "parquet": "",
}
_FOLDERS: Mapping[str, Callable[..., tuple[Path, ...]]] = {"csv": to_csv, "parquet": to_parquet}
_TEXTS: Mapping[str, Callable[..., str]] = {
    "html": dossier_html,
    "markdown": to_markdown,
    "annotations": to_annotations,
}
_CARE = "This holds whole texts, which belong to their publishers: keep it to your own desk."


def export(
    story: StoryPath,
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help=f"One of: {', '.join(_ENDINGS)}.")
    ] = "json",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="File (folder for csv and parquet); - is standard output.",
        ),
    ] = None,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Whole texts, not excerpts; JSON always has them.")
    ] = False,
    machine: Machine = False,
    quiet: Quiet = False,
) -> None:
    """Write a story's record as JSON, page, Markdown, annotations or tables.

    [bold]Example:[/bold]  rashomon export visit.story --to html -o visit.html

    JSON goes to standard output unless -o names a file. Without -o all else
    is named after the story; tables go into a folder. Every export is checked
    before it is written.
    """
    one_of(to, tuple(_ENDINGS), "format")
    target = output or _usual_target(story, to)
    _keep_story(story, target, to)
    with open_story(story) as opened:
        record: Record | Corrected = sound_record(lambda: opened.record)
        if not machine:
            record = opened.corrected
    if full_text and not quiet:
        put(talk(), _CARE)
    if to in _FOLDERS:
        with writing(target):
            written = _FOLDERS[to](record, target, full_text=full_text)
        _say_written(quiet, *written)
        return
    text = _text(record, to, story.stem, full_text)
    if str(target) == "-":
        write_text(text)
        return
    write_file(target, text)
    _say_written(quiet, target)


def _text(record: Record | Corrected, to: str, title: str, full_text: bool) -> str:
    if to == "json":
        return dump(record)
    return _TEXTS[to](record, title=title, full_text=full_text)


def _usual_target(story: Path, to: str) -> Path:
    ending = _ENDINGS[to]
    return Path("-") if ending is None else story.with_suffix(ending)


def _keep_story(story: Path, target: Path, to: str) -> None:
    """Refuses a target that is the story, or a folder in which a table would replace it."""
    if to in _FOLDERS and str(target) == "-":
        raise UsageError(f"{to} is several files; name a folder for them with -o")
    keep_from(story, target)
    if to in _FOLDERS:
        for name in TABLES:
            keep_from(story, target / f"{name}.{to}")


def _say_written(quiet: bool, *paths: Path) -> None:
    if not quiet:
        for path in paths:
            say(talk(), "wrote ", plain(path))

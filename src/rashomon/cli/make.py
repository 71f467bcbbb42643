"""Commands that read accounts: ``demo``, ``build`` and ``attribute``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli.console import counts, data, plain, put, say, talk, write_text
from rashomon.cli.files import make_folder, write_file
from rashomon.cli.options import (
    MinConfidence,
    Quiet,
    ReadMode,
    SettingsPath,
    Workers,
    choose_settings,
)
from rashomon.cli.progress import ProgressDoor
from rashomon.errors import InputError, LimitExceeded, NothingUsable, UsageError
from rashomon.ingest import column_mapping, discover, read_file
from rashomon.ingest.decode import decode
from rashomon.model.reading import Attribution
from rashomon.pipeline import build as build_story
from rashomon.progress import RunReport, exit_code
from rashomon.publish.pages import dossier_html
from rashomon.read.reader import Reader
from rashomon.sample import story_folder
from rashomon.settings import Limits, Settings
from rashomon.story import open_story

_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")
# More would push the counts out of sight.
_SHOWN_FAILURES = 20


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to put it.")
    ] = Path("rashomon-demo"),
    quiet: Quiet = False,
) -> None:
    """Build the bundled story and make its page.

    [bold]Example:[/bold]  rashomon demo

    The story is invented, and damaged in the ways that real material is.

    Next:  rashomon serve rashomon-demo/demo.story
    """
    story, page = output / "demo.story", output / "dossier.html"
    make_folder(output)
    report = _build([story_folder()], story, Settings(), quiet=quiet)
    with open_story(story) as opened:
        html = dossier_html(opened.record, title="The Ormel corridor (an invented story)")
    write_file(page, html)
    if not quiet:
        _summarise(report, talk())
        talk().print("One file of the bundled story is broken on purpose; its failure is shown.")
        say(talk(), "\nRead it in a terminal:  rashomon show ", plain(story), " statements")
        say(talk(), "Work in it on live pages:  rashomon serve ", plain(story))
    data().print(f"Open this page:  {page.resolve().as_uri()}", markup=False, soft_wrap=True)


def build(  # noqa: PLR0913 - each is an option of the command
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, patterns; - reads names from stdin."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="STORY", help="Story file.")],
    settings: SettingsPath = None,
    workers: Workers = None,
    min_confidence: MinConfidence = None,
    mode: ReadMode = None,
    quiet: Quiet = False,
) -> None:
    """Read accounts into a story, or add accounts to one.

    [bold]Example:[/bold]  rashomon build accounts/ more.csv -o visit.story

    Stopped at any point, the same command goes on from there; accounts
    that are in the story already are not read again.

    Next:  rashomon show visit.story
    """
    chosen = choose_settings(
        settings,
        engine__workers=workers,
        read__min_confidence=min_confidence,
        read__mode=mode,
    )
    names = _names_from_stdin() if "-" in paths else []
    given = [path for path in paths if path != "-"]
    if not quiet:
        _show_mappings(given, names, chosen.settings)
    report = _build(given, output, chosen.settings, names=names, quiet=quiet)
    if not quiet:
        _summarise(report, talk())
        if report.documents:
            _next_step(output)
    raise typer.Exit(exit_code(report))


def attribute(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Text files; - is stdin.")],
    nested: Annotated[
        bool, typer.Option("--nested", help="Attributions inside others' contents, too.")
    ] = False,
    settings: SettingsPath = None,
    min_confidence: MinConfidence = None,
    mode: ReadMode = None,
) -> None:
    """Run the reader alone: who said what in plain text, as JSON lines.

    [bold]Example:[/bold]  rashomon attribute account.txt | head

    One line a file: its name without ending, and the attributions with
    offsets, in code points, into the text exactly as it stands in the file.
    All that the reader finds is printed; --min-confidence leaves out the doubtful.
    """
    chosen = choose_settings(settings, read__mode=mode)
    least = 0.0 if min_confidence is None else min_confidence
    reader = Reader(chosen.settings)
    read = 0
    for file in files:
        try:
            name, text = _text_of(file, chosen.settings.limits)
        except InputError as err:
            put(talk(), plain(file, "bold red"), ": ", plain(err))
            continue
        found = [_as_json(att) for att in reader.attribute(text, nested, least)]
        write_text(json.dumps({"doc": name, "attributions": found}, ensure_ascii=False) + "\n")
        read += 1
    if read < len(files):
        raise typer.Exit(InputError.exit_code if read else NothingUsable.exit_code)


def _build(
    paths: list[str] | list[Path],
    story: Path,
    settings: Settings,
    *,
    names: list[str] | None = None,
    quiet: bool,
) -> RunReport:
    with ProgressDoor(talk(), quiet) as progress:
        return build_story(list(paths), story, settings, stdin_names=names or (), progress=progress)


def _names_from_stdin() -> list[str]:
    return [line for line in sys.stdin.read().splitlines() if line.strip()]


def _show_mappings(paths: list[str], names: list[str], settings: Settings) -> None:
    """Says which column or field of each table is taken for what, once for files alike."""
    alike: dict[str, list[str]] = {}
    files, _ = discover(paths, names)
    for file in files:
        if not file.name.lower().removesuffix(".gz").endswith(_TABLES):
            continue
        try:
            mapping = column_mapping(read_file(file.path, settings.limits), file.name)
        except InputError:
            continue  # the run itself reports it, with its reason
        if mapping:
            pairs = ", ".join(f"{role} ← {column}" for role, column in mapping.items())
            alike.setdefault(pairs, []).append(file.name)
    for pairs, found in alike.items():
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        put(talk(), plain(found[0]), more, ": ", plain(pairs))


def _summarise(report: RunReport, console: Console) -> None:
    files = report.files
    lines = [
        f"files: {files.new} new, {files.known} in the story already, {files.unread} unread",
        f"accounts: {report.read} read, {report.kept} kept from before",
        f"{counts('documents', {'all': report.documents, **report.languages})}; "
        f"{report.words} words",
        counts("statements", report.statements),
        counts("cautions", report.cautions),
        counts("failures", report.failed),
    ]
    for line in lines:
        put(console, line)
    shown = report.failures[:_SHOWN_FAILURES]
    for failure in shown:
        put(console, "not read: ", plain(failure.name, "bold"), f"  {failure.slug}", indent=2)
        put(console, plain(failure.message), indent=6)
    more = len(report.failures) - len(shown)
    if more:
        put(console, f"… and {more} more: rashomon show STORY failures", indent=2)


def _next_step(story: Path) -> None:
    name = plain(story)
    say(talk(), "Next:  rashomon show ", name, "   or   rashomon export ", name, " --to html")


def _text_of(file: str, limits: Limits) -> tuple[str, str]:
    """What to call a file, and its characters exactly as they stand in it."""
    if file == "-":
        data = sys.stdin.buffer.read(limits.file_bytes + 1)
        if len(data) > limits.file_bytes:
            raise LimitExceeded(
                f"standard input holds more than {limits.file_bytes:,} bytes; raise "
                "limits.file_bytes to read it",
                "limit.bytes",
            )
        return "-", _characters(data)
    path = Path(file)
    if path.is_dir():
        raise UsageError(f"{file} is a folder; name its files: rashomon attribute {file}/*.txt")
    return path.stem, _characters(read_file(path, limits).data)


def _characters(data: bytes) -> str:
    """Characters as any tool has them that opens the file as UTF-8, byte order mark included.

    Bytes that are no UTF-8 are decoded as ``build`` does it.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data).text


def _as_json(att: Attribution) -> dict[str, object]:
    """An attribution as the contract of ``attribute`` has it."""
    made: dict[str, object] = {
        "source": [[span.start, span.end] for span in att.source],
        "cue": [[span.start, span.end] for span in att.cue],
        "content": [[span.start, span.end] for span in att.content],
        "kind": att.kind,
        "confidence": att.confidence,
        "act": att.act,
        "mode": att.mode,
    }
    if att.parent is not None:
        made["parent"] = att.parent
    made["id"] = att.id
    return made

"""The command that corrects a story: ``review``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, get_args

import typer

from rashomon.cli.console import plain, put, say, talk
from rashomon.cli.files import keep_from, write_file
from rashomon.cli.options import AsJson, Quiet, StoryPath, one_of
from rashomon.cli.review_layout import (
    print_changed,
    print_log,
    print_orphans,
    print_preview,
    print_state,
    print_taking,
)
from rashomon.errors import UsageError
from rashomon.model.corrections import Action, Edit
from rashomon.review.asking import ask, login_name, parse_spans
from rashomon.review.lines import from_lines, to_lines
from rashomon.story import Story, open_story

_SHOWN = ("log", "orphans")
_WORDS = (*_SHOWN, *get_args(Action))

Spans = Annotated[
    str,
    typer.Option(metavar="S-E,…", help="Spans: of what is set or added, or that name somebody."),
]


def review(  # noqa: PLR0913 - one argument for each option
    story: StoryPath,
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="One of: " + ", ".join(_WORDS) + ".")
    ] = "",
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="What it is about; for set: ID FIELD VALUE."),
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")] = "",
    by: Annotated[
        str, typer.Option(metavar="NAME", help="Who decides; your login name if left out.")
    ] = "",
    spans: Spans = "",
    source: Annotated[str, typer.Option(metavar="S-E,…", help="For add: the source.")] = "",
    cue: Annotated[str, typer.Option(metavar="S-E,…", help="For add: the cue.")] = "",
    preview: Annotated[
        bool, typer.Option("--preview", help="Say what it would touch; write nothing.")
    ] = False,
    export_to: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write the log as JSON lines.")
    ] = None,
    import_from: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Show what decisions of a file would add."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="With --import: enter them in the log.")
    ] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Correct a story: accept, reject, change, undo. The machine's own record is kept.

    [bold]Example:[/bold]  rashomon review visit.story reject att-0123456789abcdef --why "no quote"

    Without an action: how much is reviewed, and what waits. All actions but
    set, add, merge, split, copied and independent take several ids. What is
    set: of a statement content, source, cue, kind, act, speaker, time; of a
    document published, outlet; of an entity name, speaks_for; of an event
    time; of a position stance; of a claim contested.

    Next:  rashomon serve visit.story
    """
    if action:
        one_of(action, _WORDS, "action")
    if apply and import_from is None:
        raise UsageError("--apply goes with --import FILE")
    with open_story(story) as opened:
        if export_to is not None:
            _export(opened, story, export_to, quiet)
        elif import_from is not None:
            _import(opened, import_from, apply, as_json)
        elif action in ("", *_SHOWN):
            show = {"": print_state, "log": print_log, "orphans": print_orphans}[action]
            show(opened.corrected, as_json)
        else:
            given = [parse_spans(one) for one in (spans, source, cue)]
            edits = ask(action, words or (), why, *given)
            _decide(opened, edits, by, preview=preview, as_json=as_json)


def _decide(
    story: Story, edits: tuple[Edit, ...], by: str, *, preview: bool, as_json: bool
) -> None:
    if preview:
        print_preview(story.preview(edits), as_json)
        return
    who = by or login_name()
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    before = story.corrected.version
    if edits == (Edit("undo", ""),):
        now = story.undo(who=who, when=when)
    else:
        now = story.decide(edits, who=who, when=when)
    print_changed(now, before, as_json)


def _export(story: Story, path: Path, target: Path, quiet: bool) -> None:
    keep_from(path, target)
    decisions = story.corrected.decisions
    write_file(target, to_lines(decisions))
    if not quiet:
        say(talk(), f"{len(decisions)} decisions written to ", plain(target))


def _import(story: Story, file: Path, apply: bool, as_json: bool) -> None:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as err:
        raise UsageError(f"{file}: cannot be read as a log of decisions: {err}") from err
    taking, after = story.take(from_lines(text), write=apply)
    print_taking(taking, after, as_json)
    if not apply and taking.fresh:
        put(talk(), "Nothing was written. The same command with --apply enters them in the log.")

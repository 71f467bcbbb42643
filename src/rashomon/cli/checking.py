"""The command that checks a story: ``verify``."""

from __future__ import annotations

import typer

from rashomon.cli.console import counts, data, plain, print_json, put
from rashomon.cli.options import AsJson, Quiet, StoryPath
from rashomon.errors import VerificationFailed
from rashomon.model.codec import to_json
from rashomon.story import open_story


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

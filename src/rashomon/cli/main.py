"""The root command, and what an error becomes: a message and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from io import TextIOWrapper
from typing import Any

import typer
from typer.core import TyperGroup

from rashomon import __version__
from rashomon.cli.checking import verify
from rashomon.cli.comparing import compare
from rashomon.cli.console import complain
from rashomon.cli.export import export
from rashomon.cli.make import attribute, build, demo
from rashomon.cli.reading import explain, show
from rashomon.cli.review import review
from rashomon.cli.serve import serve
from rashomon.cli.system import cautions, config_app, doctor
from rashomon.errors import Interrupted, InvariantError, RashomonError


class _NobodyListens(Exception):
    """The reader of our output has gone (``| head``): nothing is wrong."""


class _Doors(TyperGroup):
    """Commands whose end is told by ``run`` below, and not by the library that runs them."""

    # Contexts are of another class in each version of the library: hence ``Any``.
    def invoke(self, ctx: Any) -> Any:
        """Runs a command; what the library would end with a code of its own gets another name."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as err:
            raise Interrupted(
                "stopped; what was finished is kept, and the same command goes on from there"
            ) from err
        except BrokenPipeError as err:
            raise _NobodyListens from err


app = typer.Typer(
    cls=_Doors,
    name="rashomon",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit codes: 0 all good · 1 some inputs could not be read · 2 wrong usage · 3 nothing "
        "usable · 4 verification failed · 5 the story cannot be used or a worker was lost · "
        "70 a mistake of ours · 130 stopped, and the same command goes on from there"
    ),
)
app.command()(demo)
app.command()(build)
app.command()(show)
app.command()(explain)
app.command()(compare)
app.command()(export)
app.command()(review)
app.command()(serve)
app.command()(verify)
app.command()(attribute)
app.command()(cautions)
app.command()(doctor)
app.add_typer(config_app, name="config")


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """An accountable record of who said what, from many accounts of one story.

    [bold]Example:[/bold]  rashomon build accounts/ -o visit.story  &&  rashomon show visit.story

    Everything is read on this machine: no network, no account, no telemetry.
    """
    if version:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


def main() -> None:
    """Runs the command line and exits with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal cannot show is shown by its number.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _listen_no_more()
    sys.exit(code)


def run(args: list[str]) -> int:
    """Runs the command line.

    Args:
        args: Arguments, without the program's name.

    Returns:
        The exit code; errors have been printed on standard error.
    """
    try:
        app(args, prog_name="rashomon")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except RashomonError as err:
        complain(str(err))
        return err.exit_code
    except _NobodyListens:
        _listen_no_more()
    except Exception:  # noqa: BLE001 - the outermost door: a bug must not end with another's code
        traceback.print_exc()
        complain("this is a mistake in rashomon: please report it with the lines above")
        return InvariantError.exit_code
    return 0


def _listen_no_more() -> None:
    """Sends what is still to be written nowhere, so that the end of the process is quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

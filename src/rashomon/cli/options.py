"""Options that several commands share, and the settings they make."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from rashomon.errors import SettingsError, UsageError
from rashomon.settings import Settings, load_settings

SETTINGS_FILE = "rashomon.toml"

StoryPath = Annotated[Path, typer.Argument(metavar="STORY", help="The story file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on standard output.")]
Machine = Annotated[
    bool, typer.Option("--machine", help="The machine's record, without people's decisions.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")]
SettingsPath = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        metavar="FILE",
        help=f"Settings in TOML; ./{SETTINGS_FILE} is taken where it exists.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=0,
        metavar="N",
        help="Processes; 0 is one per processor. Changes no result.",
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Name that decisions are signed with; your login name where it is left out.",
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0.0,
        max=1.0,
        metavar="P",
        help="Leave out what is read with less confidence than this.",
    ),
]
ReadMode = Annotated[
    str | None,
    typer.Option(
        "--mode",
        metavar="all|speech",
        help="all: attitudes and intentions too; speech: only what was said.",
    ),
]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Settings in force and where they came from.

    Args:
        settings: The settings.
        text: Text of the settings file; empty where there is none.
        file: The file, or ``None``.
        overrides: What the command line set.
    """

    settings: Settings
    text: str
    file: Path | None
    overrides: dict[str, Any]


def choose_settings(path: Path | None, **overrides: Any) -> Chosen:
    """Reads the settings of a command.

    Args:
        path: The file named on the command line, or ``None``.
        **overrides: Settings set there, with ``__`` for the dot; ``None`` sets nothing.

    Raises:
        SettingsError: The file cannot be read or says something wrong.
    """
    file = path or (Path(SETTINGS_FILE) if Path(SETTINGS_FILE).is_file() else None)
    text = ""
    if file is not None:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as err:
            raise SettingsError(f"{file}: cannot be read as settings: {err}") from err
    chosen = {k.replace("__", "."): v for k, v in overrides.items() if v is not None}
    places = [str(file)] * (file is not None) + ["command line"] * bool(chosen)
    settings = load_settings(text, chosen, " and ".join(places) or "settings")
    return Chosen(settings, text, file, chosen)


def one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    """Checks a word of the command line.

    Raises:
        UsageError: It is none of those allowed.
    """
    if value not in allowed:
        raise UsageError(f"{what} {value!r} is unknown; allowed: {', '.join(allowed)}")
    return value


def signature(by: str) -> str:
    """The name that decisions are signed with.

    Args:
        by: The name given, or empty for the login name.

    Raises:
        UsageError: None is given, and the system knows none.
    """
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError) as err:
        raise UsageError("your login name is not known here; say who decides: --by NAME") from err

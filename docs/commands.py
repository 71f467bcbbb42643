"""The page of the command line, from the commands themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from typer.main import get_command

from rashomon.cli.main import app
from rashomon.explanation import Explanation
from rashomon.health import HealthFinding
from rashomon.model.cautions import CautionKind
from rashomon.publish.comparison.view import Comparison
from rashomon.publish.tables import _HEADS
from rashomon.verification import Mismatch

# Made by the library that parses the command line, in words that change with its versions.
_NOT_OURS = frozenset({"install_completion", "show_completion", "help"})

_HEAD = """# Command line

Data goes to standard output; progress, summaries and errors go to standard error. Where that is
no terminal, progress is plain lines. `NO_COLOR` is respected. Every command takes `--help`
(`-h`), and `rashomon --install-completion` teaches a shell to complete names.
"""
_BAR = "\\|"
_PAGES_OF_SECTIONS = {
    "documents": "documents", "accounts": "accounts", "reuse": "passages",
    "statements": "statements", "utterances": "utterances", "people": "entities",
    "claims": "claims", "proposals": "proposals", "timeline": "events",
    "cautions": "cautions", "failures": "failures",
}  # fmt: skip
# Rows that stand within the rows of a section, and the table that has them too.
_PARTS = {"claims": ("positions", "positions"), "proposals": ("steps", "steps")}


def cli_page() -> str:
    """Every command with its help."""
    root = get_command(app)
    lines = [_HEAD, *_command("rashomon", root)]
    for name, command in _leaves("rashomon", root):
        lines += _command(name, command)
    lines += [_json_section(), _exit_section(root)]
    return "\n".join(lines).rstrip() + "\n"


def command_names() -> tuple[str, ...]:
    """Every command as it is typed, without the program's name."""
    root = get_command(app)
    return tuple(name.removeprefix("rashomon ") for name, _ in _leaves("rashomon", root))


def _leaves(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    for inner, found in getattr(command, "commands", {}).items():
        if hasattr(found, "commands"):
            yield from _leaves(f"{name} {inner}", found)
        else:
            yield f"{name} {inner}", found


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## `{name}`\n"
    summary, *paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    yield " ".join(summary.split()) + "\n"
    for paragraph in paragraphs:
        yield from _paragraph(paragraph)
    ours = [param for param in command.params if param.name not in _NOT_OURS]
    yield f"```text\n{' '.join([name, *_usage(command, ours)])}\n```\n"
    if ours:
        yield "| argument or option | default | what it does |"
        yield "|---|---|---|"
        yield from (_row(param) for param in ours)
        yield ""


def _paragraph(paragraph: str) -> Iterator[str]:
    text = " ".join(re.sub(r"\[/?bold\]", "", paragraph).split(" "))
    for line in re.split(r"\n(?=Next:)", text):
        label, _, rest = line.partition(":  ")
        if label in ("Example", "Next"):
            yield f"{label}: `{' '.join(rest.split())}`\n"
        else:
            yield " ".join(line.split()) + "\n"


def _usage(command: Any, params: Iterable[Any]) -> Iterator[str]:
    yield "[OPTIONS]"
    if hasattr(command, "commands"):
        yield "COMMAND [ARGS]..."
    for param in params:
        if param.param_type_name == "argument":
            shown = param.metavar + ("..." if param.nargs == -1 else "")
            yield shown if param.required else f"[{shown}]"


def _row(param: Any) -> str:
    name = param.metavar if param.param_type_name == "argument" else ", ".join(param.opts)
    if param.param_type_name == "option" and not param.is_flag:
        name += f" {param.metavar or 'VALUE'}"
    default = "required" if param.required else _default(param.default)
    text = " ".join((param.help or "").split())
    cells = (f"`{name}`", default, text)
    return f"| {' | '.join(cell.replace('|', _BAR) for cell in cells)} |"


def _default(value: object) -> str:
    if value is None or value is False or value == "":
        return "–"
    return f"`{value}`"


def _json_section() -> str:
    def keys(names: Iterable[str]) -> str:
        return ", ".join(f"`{name}`" for name in names)

    rows = [
        (
            "show STORY --json",
            "one object: `documents`, `outlets`, `independent_accounts` (`[low, high]`),"
            " `statements`, `speakers`, `utterances`, `claims`, `contested_claims`, `proposals`,"
            " `events`, `cautions` (slug to number), `failures`, `run`",
        )
    ]
    for section, table in _PAGES_OF_SECTIONS.items():
        told = f"a list of objects: {keys(_HEADS[table])}"
        if section == "statements":
            told += "; with `--footnotes`, `footnote` and `live_link` too"
        if section in _PARTS:
            name, part = _PARTS[section]
            told += f"; and `{name}`, a list of objects: {keys(_HEADS[part])}"
        rows.append((f"show STORY {section} --json", told))
    rows += [
        ("explain STORY ID --json", f"one object: {keys(f.name for f in fields(Explanation))}"),
        (
            "compare STORY DOCUMENT... --json",
            f"one object: {keys(f.name for f in fields(Comparison))}",
        ),
        (
            "verify STORY --json",
            "one object: `sound`, `checked` (what to number), `mismatches` (objects with "
            f"{keys(f.name for f in fields(Mismatch))})",
        ),
        (
            "cautions --json",
            f"a list of objects: `slug`, {keys(f.name for f in fields(CautionKind))}; with a slug"
            " that object alone",
        ),
        ("doctor --json", f"a list of objects: {keys(f.name for f in fields(HealthFinding))}"),
        ("config show --json", "a list of objects: `setting`, `value`, `origin`"),
        ("export STORY --to json", "the [record](record.md)"),
        (
            "export STORY --to annotations -o -",
            "an [AnnotationPage](../how-to/export-and-cite.md#web-annotations)",
        ),
        (
            "attribute FILE...",
            "one object a line: `doc` and `attributions`, objects with `source`, `cue`, `content`"
            " (each a list of `[start, end]`), `kind`, `confidence`, `act`, `mode`, `id`, and"
            " `parent` where it stands in another's content",
        ),
    ]
    lines = ["## What is printed as JSON\n", "| command | what it prints |", "|---|---|"]
    lines += [f"| `rashomon {command}` | {what} |" for command, what in rows]
    return "\n".join(lines) + "\n"


def _exit_section(root: Any) -> str:
    pairs = root.epilog.removeprefix("Exit codes: ").split(" · ")
    lines = ["## Exit codes\n", "| code | meaning |", "|---|---|"]
    for pair in pairs:
        code, _, meaning = pair.partition(" ")
        lines.append(f"| {code} | {meaning} |")
    return "\n".join(lines) + "\n\nWhich error ends with which: [errors](errors.md).\n"

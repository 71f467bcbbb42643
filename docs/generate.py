"""Writes the reference pages from the code: ``python -m docs.generate``.

The same code gives the same bytes; ``tests/test_docs.py`` fails where a page has drifted.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType

from docs.api import api_page
from docs.commands import cli_page
from docs.docstrings import parse_docstring
from rashomon import errors
from rashomon.errors import RashomonError
from rashomon.model.cautions import CAUTION_KINDS
from rashomon.publish.schema import schema_text
from rashomon.settings import _CHOICES, _RANGES, Settings, settings_rows

# Slugs of failures that come from running, not from the file: those are in formats.md.
RUN_FAILURES: Mapping[str, str] = MappingProxyType(
    {
        "internal.error": "A mistake in Rashomon itself, kept to this input. Please report it; the"
        " next run tries the input again.",
        "limit.seconds": "It took longer than `limits.seconds`. A clock decides about an attempt,"
        " never about a result: the next run tries again.",
        "worker.lost": "The process that read it died, twice. The next run tries it again.",
    }
)
REFERENCE = Path(__file__).parent / "reference"
_NOTICE = "<!-- Generated from the code by `make reference`; changes here are lost. -->\n\n"


def cautions_page() -> str:
    """Every caution."""
    lines = [
        "# Cautions\n",
        "A caution is a published doubt about quality. It stands in the record, on the page and in"
        " the tables, and points at words wherever it can; one about a whole document points at"
        " none. A caution stops nothing.\n",
        "Each is rather left out than raised wrongly. Right and wrong were judged by a language"
        " model that read the texts; [evals/cautions](../../evals/cautions/README.md) and the"
        " evaluations named below say on which, and `rashomon cautions` prints the same.\n",
    ]
    for slug, kind in sorted(CAUTION_KINDS.items()):
        raised = " and ".join(f"`{stage}`" for stage in kind.stages)
        lines += [
            f"## `{slug}`\n",
            f"{kind.meaning}\n",
            f"*How it is found:* {kind.found}\n",
            f"*How often it is wrong:* {kind.measured}\n",
            f"*Raised by:* {raised}\n",
        ]
    return "\n".join(lines)


def errors_page() -> str:
    """Every error, and every slug of a failure."""
    tree = (errors.__doc__ or "").split("::\n", 1)[1].split("\n\nEach message", 1)[0]
    lines = [
        "# Errors, exit codes and failures\n",
        "An error stops something and says what failed, where, what is allowed and what to do"
        " next. An error of one input alone becomes a *failure*: the run goes on, the failure is"
        " published in the record, and the command ends with 1.\n",
        "## The tree\n",
        "```text\n" + textwrap.dedent(tree).strip() + "\n```\n",
        "## Errors\n",
        "| error | slug | exit code | meaning |",
        "|---|---|---|---|",
    ]
    for name, kind in error_classes().items():
        summary = parse_docstring(kind.__doc__).summary
        lines.append(f"| `{name}` | `{kind.slug}` | {kind.exit_code} | {summary} |")
    lines += [
        "\nA command line that could not be understood ends with 2 as well. A build ends with 0"
        " where every input of the story was read, with 1 where some were not, and with 3 where"
        " the story holds no document at all. `verify` ends with 4 where something does not"
        " match.\n",
        "## Slugs of failures\n",
        "What can be wrong with a file is listed with [what is read](formats.md#failures). These"
        " come from the run:\n",
        "| slug | meaning |",
        "|---|---|",
    ]
    lines += [f"| `{slug}` | {meaning} |" for slug, meaning in sorted(RUN_FAILURES.items())]
    return "\n".join(lines) + "\n"


def error_classes() -> dict[str, type[RashomonError]]:
    """Every class of the exception tree, in the order of the module."""
    return {
        name: kind
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, RashomonError)
    }


def settings_page() -> str:
    """Every setting."""
    lines = [
        "# Settings\n",
        "Settings stand in a TOML file: `rashomon.toml` in the folder that a command is given in,"
        " or any file named with `--settings`. An option of the command line outranks the file."
        " `rashomon config show` prints every value in force and where it comes from. A key that"
        " is not listed here, a wrong type and a value out of range are errors.\n",
        '```toml\n[read]\nmode = "speech"\nmin_confidence = 0.5\n```\n',
    ]
    values = {key: value for key, value, _ in settings_rows(Settings())}
    for part in fields(Settings):
        section = getattr(Settings(), part.name)
        parsed = parse_docstring(type(section).__doc__)
        lines += [f"## `[{part.name}]`\n", f"{parsed.summary}\n"]
        if part.name == "engine":
            lines.append("Not part of the settings digest, since it changes no result.\n")
        lines += ["| setting | default | allowed | what it is, its unit and its reason |"]
        lines += ["|---|---|---|---|"]
        for item in fields(section):
            key = f"{part.name}.{item.name}"
            shown = _toml(values[key])
            lines.append(f"| `{key}` | {shown} | {_allowed(key, values[key])} |"
                         f" {parsed.items[item.name]} |")  # fmt: skip
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "`[" + ", ".join(f'"{item}"' for item in value) + "]`"
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def _allowed(key: str, value: object) -> str:
    if key in _CHOICES:
        return " or ".join(f"`{choice}`" for choice in _CHOICES[key])
    if isinstance(value, tuple):
        return "a list of strings"
    low, high = _RANGES.get(key, (1, float("inf")))
    return f"{low} and more" if high == float("inf") else f"{low} to {high}"


PAGES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "api.md": lambda: _NOTICE + api_page(),
        "cautions.md": lambda: _NOTICE + cautions_page(),
        "cli.md": lambda: _NOTICE + cli_page(),
        "errors.md": lambda: _NOTICE + errors_page(),
        "record.schema.json": schema_text,
        "settings.md": lambda: _NOTICE + settings_page(),
    }
)
"""What each generated file holds."""


def main() -> None:
    """Writes every page."""
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"wrote docs/reference/{name}\n")


if __name__ == "__main__":
    main()

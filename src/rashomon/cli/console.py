"""Talk on standard error, data on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rashomon.publish.display import visible


def talk() -> Console:
    """A console on standard error; ``NO_COLOR`` and pipes are respected by rich itself."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def data() -> Console:
    """A console on standard output."""
    return Console(highlight=False)


def complain(message: str) -> None:
    """Prints an error."""
    talk().print(f"[bold red]rashomon:[/bold red] {escape(visible(message))}")


def print_json(value: Any) -> None:
    """Prints a value as JSON on standard output, in UTF-8 whatever the terminal's own encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    write_text(text)


def write_text(text: str) -> None:
    """Writes text to standard output in UTF-8."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    """A table whose cells are plain text: nothing in a document is taken for markup.

    Args:
        title: Heading of the table.
        columns: Heads of the columns; one that begins with ``#`` is set to the right.
        rows: Cells; ``None`` is shown as a dash.
    """
    made = Table(title=title, title_justify="left", header_style="bold", show_lines=False)
    for column in columns:
        number = column.startswith("#")
        made.add_column(column.lstrip("#"), justify="right" if number else "left", overflow="fold")
    for row in rows:
        made.add_row(*(_cell(value) for value in row))
    return made


def counts(title: str, values: Mapping[str, int]) -> str:
    """Counts in one line: ``cautions: date.missing 3, quote.unclosed 1``."""
    inner = ", ".join(f"{name} {count}" for name, count in values.items()) or "none"
    return f"{title}: {inner}"


def _cell(value: Any) -> str:
    if value is None or value == "":
        return "–"
    return escape(visible(str(value)))

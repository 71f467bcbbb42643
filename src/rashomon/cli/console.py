"""Talk on standard error, data on standard output."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from rashomon.publish.display import visible

# Below this many columns an indented line wraps rather than shrinking further.
_NARROWEST = 20
# Columns before what should stand beside its lead and has no room there.
_BELOW = 4


def talk() -> Console:
    """A console on standard error; ``NO_COLOR`` and pipes are respected by rich itself."""
    return Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


def data() -> Console:
    """A console on standard output."""
    return _Output(highlight=False, emoji=False)


class _Output(Console):
    """A console that leaves it to ``main`` what the end of a pipe means."""

    def on_broken_pipe(self) -> None:
        """Raises what rich would end the process for."""
        raise BrokenPipeError(errno.EPIPE, "the reader of the output has gone")


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


def plain(value: Any, style: str = "") -> Text:
    """Text of a document as it is shown: nothing in it is obeyed, hidden characters are seen.

    Args:
        value: What to show; ``None`` and the empty string are shown as a dash.
        style: A style of ours for it.
    """
    return Text("–" if value is None or value == "" else visible(str(value)), style=style)


def put(console: Console, *parts: Text | str, indent: int = 0) -> None:
    """Prints one paragraph, wrapped to the terminal.

    Args:
        console: Where to.
        *parts: Its pieces: a string is ours, text of documents comes as ``plain``.
        indent: Columns that each of its lines is moved to the right.
    """
    whole = Text.assemble(*parts)
    width = max(console.width - indent, _NARROWEST)
    for row in whole.wrap(console, width, overflow="fold"):
        row.rstrip()
        console.print(Text(" " * indent).append_text(row), soft_wrap=True)


def say(console: Console, *parts: Text | str) -> None:
    """Prints one line whole: what holds a path or a command can be copied."""
    console.print(Text.assemble(*parts), soft_wrap=True)


def put_columns(console: Console, rows: Sequence[Sequence[Any]], indent: int = 2) -> None:
    """Prints rows whose cells stand below one another, as far as the terminal is wide enough.

    Args:
        console: Where to.
        rows: Cells of documents or of ours; all rows of one length.
        indent: Columns before the first cell.
    """
    texts = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) + 2 for column in zip(*texts, strict=True)][:-1]
    left = indent + sum(widths)
    for *firsts, last in texts:
        if console.width - left < _NARROWEST:
            for place, text in enumerate((*firsts, last)):
                put(console, text, indent=indent + (4 if place else 0))
            continue
        padded = [
            Text.assemble(t, " " * (w - _width(t))) for t, w in zip(firsts, widths, strict=True)
        ]
        put_hanging(console, Text.assemble(" " * indent, *padded), last)


def put_hanging(console: Console, lead: Text, *parts: Text | str) -> None:
    """Prints a paragraph beside what leads it, no line of it below; or below, for want of room.

    Args:
        console: Where to.
        lead: What stands left of the first line, with its own blanks.
        *parts: Pieces of the paragraph, as for `put`.
    """
    left = _width(lead)
    if console.width - left < _NARROWEST:
        put(console, lead)
        put(console, *parts, indent=_BELOW)
        return
    for row in Text.assemble(*parts).wrap(console, console.width - left, overflow="fold"):
        row.rstrip()
        console.print(lead.append_text(row), soft_wrap=True)
        lead = Text(" " * left)


def counts(title: str, values: Mapping[str, int]) -> str:
    """Counts in one line: ``cautions: date.missing 3, quote.unclosed 1``."""
    inner = ", ".join(f"{name} {count}" for name, count in values.items()) or "none"
    return f"{title}: {inner}"


def number_of(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: ``1 word``, ``2 words``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _width(text: Text) -> int:
    return max((cell_len(line) for line in text.plain.splitlines()), default=0)

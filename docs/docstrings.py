"""Docstrings of the code → text of the reference pages."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field

_SECTIONS = ("Args", "Attributes", "Returns", "Raises", "Yields")
_ITEM = re.compile(r"^    (\*{0,2}\w+): (.*)$")


@dataclass
class Docstring:
    """A docstring, taken apart.

    Args:
        summary: Its first paragraph, in one line.
        body: The paragraphs between summary and sections, as Markdown.
        sections: Text of each section without items (``Returns``), in one line.
        lists: For each section with items, their names and texts.
        examples: Lines of an interactive session.
    """

    summary: str = ""
    body: list[str] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)

    @property
    def items(self) -> dict[str, str]:
        """What the arguments or attributes are."""
        return self.lists.get("Args") or self.lists.get("Attributes") or {}


def parse_docstring(text: str | None) -> Docstring:
    """Takes a docstring in Google's style apart.

    Args:
        text: The docstring as it stands in the code.
    """
    parsed = Docstring()
    section = ""
    for block in re.split(r"\n\s*\n", inspect.cleandoc(text or "")):
        head = block.split("\n", 1)[0].rstrip(":")
        if block.startswith(">>>"):
            parsed.examples += block.splitlines()
        elif head in _SECTIONS and block.startswith(f"{head}:"):
            section = head
            _add_section(parsed, section, block.splitlines()[1:])
        elif not parsed.summary:
            parsed.summary = _prose(block)
        else:
            parsed.body.append(_prose(block))
    return parsed


def _add_section(parsed: Docstring, section: str, lines: list[str]) -> None:
    items: dict[str, str] = {}
    name = ""
    if section in ("Returns", "Yields"):
        parsed.sections[section] = _prose("\n".join(lines))
        return
    for line in lines:
        found = _ITEM.match(line)
        if found:
            name = found[1]
            items[name] = found[2]
        elif name:
            items[name] += "\n" + line
    parsed.lists[section] = {key: _prose(value) for key, value in items.items()}


def _prose(text: str) -> str:
    """One line of Markdown."""
    return " ".join(text.split()).replace("``", "`").replace("|", "\\|")


def to_markdown(parsed: Docstring) -> list[str]:
    """A docstring as paragraphs and lists.

    Args:
        parsed: The docstring, taken apart.
    """
    lines = [f"{parsed.summary}\n", *(f"{paragraph}\n" for paragraph in parsed.body)]
    for section in _SECTIONS:
        if section in parsed.sections:
            lines.append(f"*{section}:* {parsed.sections[section]}\n")
        if parsed.lists.get(section):
            lines.append(f"*{section}:*\n")
            for name, text in parsed.lists[section].items():
                lines.append(f"- `{name}`: {text}")
            lines.append("")
    if parsed.examples:
        lines += ["```python", *map(_example, parsed.examples), "```\n"]
    return lines


def _example(line: str) -> str:
    """A line of an interactive session as code; what was answered becomes a comment."""
    prompt = re.match(r"(>>>|\.\.\.) ?", line)
    code = line[prompt.end() :] if prompt else f"# {line}"
    return code.split("  # doctest")[0].rstrip()

"""The page of the library, from the public names of the package."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import rashomon
from docs.docstrings import parse_docstring, to_markdown

_HEAD = """# Python library

```python
import rashomon

report = rashomon.build(["accounts/"], "visit.story")
with rashomon.open_story("visit.story") as story:
    for row in story.statement_rows():
        print(row["outlet"], "reports that", row["speaker"], "said", row["content"])
```

These names are public, and nothing else is. Spans are half-open `[start, end)` and count Unicode
code points. [How to use it from a notebook](../how-to/use-from-python.md).
"""


def api_page() -> str:
    """Every public name with its signature and docstring."""
    lines = [_HEAD]
    for name in sorted(rashomon.__all__, key=lambda item: (item[0].isupper(), item)):
        lines += _entry(name, getattr(rashomon, name))
    return "\n".join(lines).rstrip() + "\n"


def _entry(name: str, value: Any) -> Iterator[str]:
    yield f"## `{name}`\n"
    exception = isinstance(value, type) and issubclass(value, Exception)
    if not exception:
        yield f"```python\n{_signature(name, value)}\n```\n"
    parsed = parse_docstring(value.__doc__)
    yield from to_markdown(parsed)
    if dataclasses.is_dataclass(value) and not parsed.items:
        yield "What each field holds: [the record](record.md).\n"
    if isinstance(value, type):
        for member, what in _members(value).items():
            if not member.startswith("_") and not _is_field(value, member):
                yield from _member(name, member, what)


def _members(value: type) -> dict[str, Any]:
    """What a class holds: its own members, then those that it has from others of the package."""
    members: dict[str, Any] = {}
    for kind in value.__mro__:
        if kind is value or kind.__module__.startswith("rashomon."):
            members = {**members, **{k: v for k, v in vars(kind).items() if k not in members}}
    return members


def _is_field(value: type, member: str) -> bool:
    if not dataclasses.is_dataclass(value):
        return False
    return member in {item.name for item in dataclasses.fields(value)}


def _member(owner: str, name: str, what: Any) -> Iterator[str]:
    called = f"{re.findall('[A-Z][a-z]+', owner)[-1].lower()}.{name}"
    if isinstance(what, property):
        yield f"### `{called}`\n"
        yield from to_markdown(parse_docstring(what.__doc__))
    elif isinstance(what, cached_property):
        yield f"### `{called}`\n"
        yield from to_markdown(parse_docstring(what.func.__doc__))
    elif callable(what):
        yield f"### `{called}()`\n"
        yield f"```python\n{_signature(called, what)}\n```\n"
        yield from to_markdown(parse_docstring(what.__doc__))


def _signature(name: str, value: Any) -> str:
    signature = inspect.signature(value)
    parts = []
    keyword_only = False
    for parameter in signature.parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            parts.append("*")
        parts.append(_parameter(parameter))
    returns = "" if isinstance(value, type) else f" -> {_annotation(signature.return_annotation)}"
    line = f"{name}({', '.join(parts)}){returns}"
    if len(line) <= 100:
        return line
    inner = "".join(f"    {part},\n" for part in parts)
    return f"{name}(\n{inner}){returns}"


def _parameter(parameter: inspect.Parameter) -> str:
    shown = f"{parameter.name}: {_annotation(parameter.annotation)}"
    default = parameter.default
    if default is parameter.empty:
        return shown
    if repr(default) == "<factory>":
        return f"{shown} = {_annotation(parameter.annotation)}()"
    if callable(default):
        return f"{shown} = {default.__name__}"
    return f"{shown} = {default!r}"


def _annotation(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "Any")

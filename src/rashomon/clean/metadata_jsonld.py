"""Reads what a page says of itself in JSON-LD (schema.org), whatever shape it comes in.

The input is hostile by nature: every value may be of any type, and nesting may be endless.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.clean.markup_characters import quick_text
from rashomon.model.spans import Span

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|HowTo|Analysis)$")
_PAGE_TYPE = re.compile(r"(?:WebPage|ItemPage|FAQPage|CreativeWork|AboutPage)$")
# Only these lead to what the page itself is about; articles in other places are teasers.
_LEADS = ("@graph", "mainEntity", "mainEntityOfPage", "mainentity")
_MAX_NODES = 2000
_MAX_STEPS = 8
_MAX_CHARS = 2_000_000
_WRAPPING = re.compile(
    r"^\s*+(?:/\*)?\s*+(?://)?\s*+(?:<!\[CDATA\[|<!--)?\s*+(?:\*/)?|"
    r"\s*+(?:/\*)?\s*+(?://)?\s*+(?:\]\]>|-->)?\s*+(?:\*/)?\s*+;?\s*+$"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One JSON-LD object that stands for the account or its page.

    Args:
        node: The object.
        is_article: Whether its type is a kind of article, not merely a page.
        script: The inside of the script that held it, in the markup.
    """

    node: dict[str, object]
    is_article: bool
    script: Span


class LinkedData:
    """All JSON-LD of one page.

    Args:
        markup: The whole page.
        scripts: Insides of the JSON-LD scripts.
    """

    def __init__(self, markup: str, scripts: list[Span]) -> None:
        self._markup = markup
        self._by_id: dict[str, dict[str, object]] = {}
        things: list[Thing] = []
        for script in scripts:
            for node in _nodes(_parsed(script.of(markup))):
                name = node.get("@id")
                if isinstance(name, str) and len(node) > 1:
                    self._by_id.setdefault(name, node)
                kind = " ".join(_strings(node.get("@type")))
                if _ends(_ARTICLE_TYPE, kind):
                    things.append(Thing(node, True, script))
                elif _ends(_PAGE_TYPE, kind):
                    things.append(Thing(node, False, script))
        self.things = sorted(things, key=lambda thing: not thing.is_article)

    def texts(self, *names: str, articles_only: bool = False) -> list[str]:
        """Plain string values of some properties, most trusted first.

        Args:
            *names: Property names.
            articles_only: Whether to leave out what describes the page only.

        Returns:
            The values, cleaned; empty ones left out.
        """
        return [
            text
            for thing in self.things
            if thing.is_article or not articles_only
            for name in names
            for value in _strings(thing.node.get(name))
            if (text := quick_text(value))
        ]

    def names(self, *properties: str) -> list[str]:
        """Names of the people or bodies that a property points at, references followed.

        Args:
            *properties: Property names, such as ``author``.

        Returns:
            Names of the first thing that has any.
        """
        for thing in self.things:
            for name in properties:
                found = [text for value in self._values(thing.node.get(name)) if (text := value)]
                if found:
                    return found
        return []

    def place(self, thing: Thing, name: str, value: str) -> Span:
        """Where a string value of a thing stands in the markup; its whole script if unsure."""
        inside = thing.script.of(self._markup)
        for match in re.finditer(rf'"{re.escape(name)}"\s*+:\s*+\[?\s*+"([^"]*+)"', inside):
            if match.group(1) == value:
                return Span(*match.span(1)).shifted(thing.script.start)
        return thing.script

    def _values(self, value: object) -> Iterator[str]:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                yield quick_text(one)
            elif isinstance(one, dict):
                name = one.get("name")
                if name is None and isinstance(one.get("@id"), str):
                    name = self._by_id.get(str(one["@id"]), {}).get("name")
                for text in _strings(name):
                    yield quick_text(text)


def _ends(pattern: re.Pattern[str], kinds: str) -> bool:
    return any(pattern.search(kind) for kind in kinds.split())


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [one for one in value[:50] if isinstance(one, str)]
    return []


def _parsed(text: str) -> object:
    """The value of one script; ``None`` for what no reader of JSON could take."""
    if len(text) > _MAX_CHARS:
        return None
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        # Broken, over-long numbers or nested without end: such data say nothing.
        return None


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """Objects reached through lists and the properties that lead to the main thing."""
    waiting: list[tuple[object, int]] = [(value, 0)]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        here, steps = waiting.pop()
        if steps > _MAX_STEPS:
            continue
        if isinstance(here, list):
            waiting += [(one, steps + 1) for one in reversed(here[:_MAX_NODES])]
        elif isinstance(here, dict):
            yield here
            waiting += [(here[name], steps + 1) for name in _LEADS if name in here]

"""Elements of a drawing, and how they are written so that no text can become markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from rashomon.publish.display import visible, with_gaps

Value = str | float | None


@dataclass(frozen=True, slots=True)
class Element:
    """One element of SVG.

    Args:
        name: Its name.
        attributes: Names as SVG has them; ``None`` leaves one out.
        children: Elements, and text, which is always escaped.
    """

    name: str
    attributes: Mapping[str, Value]
    children: tuple[Element | str, ...]


def element(name: str, *children: Element | str, **attributes: Value) -> Element:
    """An element.

    Args:
        name: Its name; from our own code, never from a document.
        children: Elements, and text of any kind.
        attributes: ``class_`` gives ``class``, ``text_anchor`` gives ``text-anchor``; values may
            be of any kind, ``None`` leaves one out.
    """
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return Element(name, named, children)


def written(node: Element | str) -> str:
    """Markup of an element and all that it holds.

    Args:
        node: The element, or text.

    Returns:
        Markup that UTF-8 can encode: hidden characters of texts are made visible, what was struck
        out is a gap, all else is escaped.

    >>> written(element("text", "a < b", x=1.0, class_="label"))
    '<text x="1" class="label">a &lt; b</text>'
    """
    if isinstance(node, str):
        return escape(_shown(node), quote=False)
    attributes = "".join(
        f' {key}="{_value(value)}"' for key, value in node.attributes.items() if value is not None
    )
    inner = "".join(map(written, node.children))
    return f"<{node.name}{attributes}>{inner}</{node.name}>"


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(_shown(value))
    # A tenth of a unit is finer than any screen shows.
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _shown(text: str) -> str:
    return visible(with_gaps(text))

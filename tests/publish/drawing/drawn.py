"""What the tests of drawings share: addresses, and a reader that takes nothing but sound markup."""

from __future__ import annotations

from typing import Any

from lxml import etree


def link(kind: str, *ids: str) -> str:
    """An address within one file."""
    return f"#{kind}-{'-'.join(ids)}"


def parsed(svg: str) -> Any:
    """A drawing as a tree: sound XML, no script, no style of its own, no address but fragments."""
    root: Any = etree.fromstring(svg.encode("utf-8"), etree.XMLParser(resolve_entities=False))
    for item in root.iter():
        assert item.tag not in ("script", "foreignObject", "style", "image", "use"), item.tag
        for name, value in item.attrib.items():
            assert not name.startswith("on"), name
            assert name != "style"
            assert name != "href" or value.startswith(("#", "/")), value
            assert "url(" not in value or name == "aria-label"
    return root


def words(root: Any, path: str) -> list[str]:
    """The text of every element that a path finds."""
    return ["".join(item.itertext()) for item in root.xpath(path)]

"""TimeML documents: their text, date of creation and labelled expressions of time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from rashomon.errors import InvariantError
from rashomon.model.spans import Span

SPLITS = ("tune", "held")
_TUNE_TENTHS = 7
"""Seven documents in ten are for tuning, by the digest of their names."""


@dataclass(frozen=True, slots=True)
class GoldTime:
    """One labelled expression, with its TIMEX3 type and value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document.

    Attributes:
        name: Name of its file without ending.
        text: The characters of its TEXT element.
        created: Day of creation, ``YYYY-MM-DD``.
        times: Labelled expressions of the text in order; not the time of creation itself.
    """

    name: str
    text: str
    created: str
    times: tuple[GoldTime, ...]


def split_of(name: str) -> str:
    """Which half a document is in: ``tune`` or ``held``.

    Args:
        name: Of its file, without ending.
    """
    digest = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    return SPLITS[0] if digest % 10 < _TUNE_TENTHS else SPLITS[1]


def read_documents(folder: Path, split: str) -> tuple[GoldDocument, ...]:
    """Reads one split.

    Args:
        folder: Of ``.tml`` files.
        split: ``tune`` or ``held``.

    Returns:
        Documents by name.
    """
    paths = sorted(path for path in folder.glob("*.tml") if split_of(path.stem) == split)
    return tuple(read_document(path) for path in paths)


def read_document(path: Path) -> GoldDocument:
    """Reads one TimeML file.

    Raises:
        InvariantError: It has no text or no time of creation.
    """
    root = ElementTree.parse(path).getroot()
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or created is None:
        raise InvariantError(f"{path.name} is no TimeML document with TEXT and DCT")
    pieces: list[str] = []
    times = tuple(_walk(body, pieces))
    return GoldDocument(path.stem, "".join(pieces), created.attrib["value"][:10], times)


def _walk(node: ElementTree.Element, pieces: list[str]) -> Iterator[GoldTime]:
    """Collects the text of an element, and yields the times in it."""
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        yield from _walk(child, pieces)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        end = sum(map(len, pieces))
        yield GoldTime(Span(start, end), node.attrib["type"], node.attrib["value"])

"""Read a golden story's labels and find them in a text: the one place that knows the format.

Labels point at words by ``{"words": ..., "nth": n}``: the n-th occurrence (from 0, overlapping
occurrences counted) in the document's expected text, which is its ``paragraphs`` joined by one
blank line.  ``locate`` carries such a pointer to any text that holds the same paragraphs, with
whatever white space and whatever else between them.
"""

from __future__ import annotations

import csv
import html.parser
import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
JOINT = "\n\n"
# Every other tag ends a word and a line: furniture is set apart by tags, not by spaces.
WITHIN_TEXT = frozenset({"em", "i", "strong"})

Gold = dict[str, Any]
"""A golden story, or one object in it, as it stands in the file."""


def load_gold(story: str) -> Gold:
    """Load ``tests/stories/<story>/gold.json``."""
    gold: Gold = json.loads((ROOT / story / "gold.json").read_text(encoding="utf-8"))
    return gold


def expected_text(document: Gold) -> str:
    """The text that cleaning should leave, as far as the labels are concerned."""
    return JOINT.join(document["paragraphs"])


def find_nth(text: str, words: str, nth: int) -> int | None:
    """Offset of the nth occurrence of ``words`` (from 0, overlaps counted), or ``None``."""
    at = -1
    for _ in range(nth + 1):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at


def spaced(words: str) -> re.Pattern[str]:
    """A pattern for ``words`` in which any white space matches any other."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def paragraph_spans(document: Gold, text: str) -> list[tuple[int, int] | None]:
    """Where each expected paragraph stands in ``text``, in code points; ``None`` where absent.

    Paragraphs are looked for in order, so a line that is repeated is found at its own place.
    """
    cursor = 0
    found: list[tuple[int, int] | None] = []
    for paragraph in document["paragraphs"]:
        match = spaced(paragraph).search(text, cursor)
        found.append(match.span() if match else None)
        cursor = match.end() if match else cursor
    return found


def locate(document: Gold, text: str, pointer: Gold) -> tuple[int, int] | None:
    """Carry one pointer to ``text``.

    Args:
        document: The golden document the pointer belongs to.
        text: A cleaned text of that document, of whatever cleaner.
        pointer: ``{"words", "nth"}``.

    Returns:
        Half-open offsets in code points into ``text``, or ``None`` if the paragraph the words
        stand in is not in ``text``.

    Raises:
        ValueError: The pointer does not fit the golden document itself.
    """
    words = pointer["words"]
    at = find_nth(expected_text(document), words, pointer["nth"])
    if at is None:
        raise ValueError(f"{document['id']}: no occurrence {pointer['nth']} of {words!r}")
    start = 0
    for paragraph, span in zip(
        document["paragraphs"], paragraph_spans(document, text), strict=True
    ):
        if at < start + len(paragraph):
            return _within(paragraph, at - start, words, text, span)
        start += len(paragraph) + len(JOINT)
    raise ValueError(f"{document['id']}: {words!r} stands in no paragraph")


def _within(
    paragraph: str, at: int, words: str, text: str, span: tuple[int, int] | None
) -> tuple[int, int] | None:
    if span is None:
        return None
    lead = spaced(paragraph[:at]).match(text, span[0]) if paragraph[:at].strip() else None
    match = spaced(words).search(text, lead.end() if lead else span[0], span[1])
    return match.span() if match else None


class _Words(html.parser.HTMLParser):
    """Collects text, with a line break at every tag that may not stand within a sentence."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self.hidden += 1
        if tag not in WITHIN_TEXT:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.hidden -= 1
        if tag not in WITHIN_TEXT:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def raw_text(document: Gold, folder: Path) -> str:
    """The characters received: fields of JSON or CSV, HTML without its tags, or the file.

    The document's ``repairs`` (garbled characters and what they stood for) are applied.
    """
    path = folder / str(document["file"])
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            row = next(r for r in csv.DictReader(lines) if r["id"] == document["row"])
        return f"{row['title']}{JOINT}{row['text']}"
    if path.suffix == ".json":
        fields = json.loads(path.read_text(encoding="utf-8"))
        return f"{fields['title']}{JOINT}{fields['maintext']}"
    if path.suffix == ".html":
        parser = _Words()
        parser.feed(path.read_text(encoding="utf-8"))
        return "".join(parser.pieces)
    text = path.read_bytes().decode("utf-8")
    for garbled, meant in document["repairs"]:
        text = text.replace(garbled, meant)
    return text

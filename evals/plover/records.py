"""The records: one sentence each, with the words of actor and event marked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.model.ids import sha256_hex
from rashomon.model.spans import Span

FOLDS = 5
_TAGS = ("SRC", "TAR", "EVT", "LOC")


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence and the event that it tells of.

    Attributes:
        id: Its id in the corpus.
        text: The sentence, without the marks.
        source: Spans of whoever acts.
        event: Spans of the words that tell of the event, in order; none inside another.
        label: Its class.
        fold: Number of its fold, from 0.
    """

    id: str
    text: str
    source: tuple[Span, ...]
    event: tuple[Span, ...]
    label: str
    fold: int


def read_records(path: Path) -> list[Record]:
    """Reads the records, dealt into folds so that each fold has its share of every class.

    Args:
        path: A JSON list of records.

    Returns:
        The records in the order of a digest of their ids.
    """
    rows: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    rows.sort(key=lambda row: sha256_hex(row["id"].encode()))
    dealt: dict[str, int] = {}
    records = []
    for row in rows:
        label = row["event"]
        number = dealt.get(label, 0)
        dealt[label] = number + 1
        marked = row["textInfo"]
        markup = marked["markup"] if isinstance(marked, dict) else marked
        text, spans = parse_markup(markup)
        records.append(
            Record(
                row["id"], text, spans.get("SRC", ()), spans.get("EVT", ()), label, number % FOLDS
            )
        )
    return records


def parse_markup(markup: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """Takes ``(EVT: demanded)`` apart; marks may hold marks, and plain brackets stay.

    Args:
        markup: A sentence with marks; a mark that is never closed ends with the sentence.

    Returns:
        The sentence, and by tag its spans in order, those within another of the tag left out.
    """
    parts: list[str] = []
    length = at = 0
    stack: list[tuple[tuple[str, ...], int]] = []
    found: dict[str, list[Span]] = {}
    while at < len(markup):
        tags, size = _opening(markup, at)
        if tags:
            stack.append((tags, length))
            at += size
            continue
        char = markup[at]
        at += 1
        if char == "(":
            stack.append(((), length))
        elif char in ")}" and stack:
            tags, start = stack.pop()
            _close(tags, Span(start, length), found)
            if tags:
                continue
        parts.append(char)
        length += 1
    for tags, start in stack:
        _close(tags, Span(start, length), found)
    return "".join(parts), {tag: _outermost(spans) for tag, spans in found.items()}


def _opening(markup: str, at: int) -> tuple[tuple[str, ...], int]:
    """Tags of the mark that opens here, and its length; none where none opens."""
    if markup[at] != "(":
        return (), 0
    head, colon, _ = markup[at + 1 : at + 12].partition(":")
    tags = tuple(head.split("/"))
    if not colon or not set(tags) <= set(_TAGS):
        return (), 0
    size = len(head) + 2
    return tags, size + (markup[at + size : at + size + 1] == " ")


def _close(tags: tuple[str, ...], span: Span, found: dict[str, list[Span]]) -> None:
    if len(span):
        for tag in tags:
            found.setdefault(tag, []).append(span)


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)

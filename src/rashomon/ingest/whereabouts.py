"""Where characters of a capture stand among the bytes of its file.

In a text or a page each character is followed back to its own bytes.  A field of a table or of
JSON was unescaped on the way; its value is looked for among what the file holds, and where several
places hold the same, all are given.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.ingest.undecoded import Undecoded
from rashomon.model.spans import Span

# Bytes that are decoded at once until the place is near; from there on one after the other.
_CHUNK = 8_192
_LITERAL = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
# One character of a JSON string as it is written: a pair of halves, an escape, or itself.
_WRITTEN = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters and the bytes that they were decoded from.

    Args:
        first: Number of the first character in the decoded text.
        start: Offset of the first byte, in the file.
        end: Offset after the last one.
        text: The characters; U+FFFD where the bytes are none.
    """

    first: int
    start: int
    end: int
    text: str


def find_stretches(file: Undecoded, span: Span) -> tuple[Stretch, ...]:
    """The bytes of characters of a file, character by character.

    Args:
        file: The file.
        span: Characters of its decoded text.

    Returns:
        Stretches in order, each of as few characters as can be told apart; empty where the bytes
        do not decode to these characters step by step, as they did at once.
    """
    found = []
    for stretch in _decoded(file, span.start):
        if stretch.first >= span.end:
            break
        if stretch.first + len(stretch.text) > span.start:
            found.append(stretch)
    words = "".join(stretch.text for stretch in found)
    sound = found and file.decoded.text.startswith(words, found[0].first)
    return tuple(found) if sound else ()


def _decoded(file: Undecoded, near: int) -> Iterator[Stretch]:
    """Stretches from somewhat before a character on."""
    decoder = codecs.getincrementaldecoder(file.decoded.codec)("replace")
    data, at, characters = file.data, file.decoded.mark, 0
    while at + _CHUNK < len(data):
        state = decoder.getstate()
        text = decoder.decode(data[at : at + _CHUNK])
        if characters + len(text) >= near:
            decoder.setstate(state)
            break
        characters += len(text)
        at += _CHUNK
    start = at - len(decoder.getstate()[0])
    for place in range(at, len(data) + 1):
        last = place == len(data)
        text = decoder.decode(b"" if last else data[place : place + 1], last)
        if text:
            end = place if last else place + 1 - len(decoder.getstate()[0])
            yield from _apart(data, Stretch(characters, start, end, text), file.decoded.codec)
            characters += len(text)
            start = end


def _apart(data: bytes, whole: Stretch, codec: str) -> Iterator[Stretch]:
    """Characters that one byte set free together: what was held back as lost, then its own."""
    text, end = whole.text, whole.end
    tail: list[Stretch] = []
    while len(text) > 1 and text[-1] != _LOST:
        own = text[-1].encode(codec, "ignore")
        start = end - len(own)
        if not own or data[start:end] != own or start <= whole.start:
            break
        last, text, end = text[-1], text[:-1], start
        tail.append(Stretch(whole.first + len(text), start, start + len(own), last))
    yield Stretch(whole.first, whole.start, end, text)
    yield from reversed(tail)


def find_value(file: Undecoded, value: str, span: Span) -> tuple[Span, ...]:
    """Where the value of a field stands in the decoded text of a table or of JSON.

    Args:
        file: The file.
        value: The field's value.
        span: Characters of the value, not empty.

    Returns:
        For each place that holds the very value the characters there that stand for the span, as
        they are written; empty where none does.
    """
    text = file.decoded.text
    if file.rest[:1] == ("row",):
        return tuple(_in_table(text, value, span))
    lines = _line(text, int(file.rest[1])) if file.rest[:1] == ("line",) else Span(0, len(text))
    return tuple(place.shifted(lines.start) for place in _in_json(lines.of(text), value, span))


def _line(text: str, number: int) -> Span:
    """A line of JSON lines, numbered from 1."""
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
    end = text.find("\n", start)
    return Span(start, len(text) if end < 0 else end)


def _in_table(text: str, value: str, span: Span) -> Iterator[Span]:
    """Cells as they are, or with their quotation marks doubled or behind a backslash."""
    for mark in dict.fromkeys(('"', '""', '\\"') if '"' in value else ('"',)):
        before, words = (part.replace('"', mark) for part in (value[: span.start], span.of(value)))
        whole = value.replace('"', mark)
        at = text.find(whole)
        while at >= 0:
            yield Span(at + len(before), at + len(before) + len(words))
            at = text.find(whole, at + len(whole))


def _in_json(text: str, value: str, span: Span) -> Iterator[Span]:
    for literal in _LITERAL.finditer(text):
        if len(literal[1]) >= len(value) and _means(literal[0], value):
            places = [match.start() for match in _WRITTEN.finditer(literal[1])]
            places.append(len(literal[1]))
            first = literal.start(1)
            yield Span(first + places[span.start], first + places[span.end])


def _means(literal: str, value: str) -> bool:
    try:
        return bool(json.loads(literal, strict=False) == value)
    except ValueError:
        return False

"""Turns raw text runs into clean characters and says where each one came from.

White space of every kind becomes one blank; soft hyphens, zero-width characters, bidirectional
controls and other controls are left out; character references are resolved as in a browser.
The map knows each of these steps.
"""

from __future__ import annotations

import html
import re
from html.entities import html5

from rashomon.model.spans import MapBuilder, OffsetMap, Span

# The longest named reference has 31 letters.
_REFERENCE = r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]{1,31};?)"
# Python refuses to read endless numbers; anything this long is beyond Unicode or zero.
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{33}[0-9]*+|[xX][0-9a-fA-F]{33}[0-9a-fA-F]*+);?")
# White space that is more than one plain blank: \s is what str.split() knows as such.
_BLANK = r"\s\s++|[^\S ]"
# Controls, soft hyphen, zero-width and joining characters without a visible form, bidirectional
# marks and isolates, byte order mark.  U+200C and U+200D are kept: Persian and emoji need them.
_SILENT = (
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_PIECES = re.compile(rf"(?P<silent>{_SILENT}+)|(?P<blank>{_BLANK})|(?P<reference>{_REFERENCE})")
_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))
_SILENT_RUN = re.compile(rf"{_SILENT}+")


def resolve_references(raw: str) -> str:
    """Resolves character references as a browser does; out of range ones become U+FFFD.

    Args:
        raw: Text or an attribute's value as it stands in the markup.

    Returns:
        The characters meant.
    """
    return html.unescape(_LONG_NUMBER.sub("\ufffd", raw))


def quick_text(raw: str) -> str:
    """The clean form of a raw run, without a map.

    Args:
        raw: Characters of a text run as they stand in the markup.

    Returns:
        References resolved, silent characters left out, white space single and trimmed.
    """
    if "&" in raw:
        raw = _SILENT_RUN.sub("", resolve_references(raw))
    elif not (raw.isascii() and raw.isprintable()):
        raw = _SILENT_RUN.sub("", raw)
    return " ".join(raw.split())


class TextWriter:
    """Writes clean paragraphs and their map, run by run.

    Args:
        markup: The whole page.
    """

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._parts: list[str] = []
        self._map = MapBuilder()
        self._blank: Span | None = None  # white space seen, not yet written
        self._break: Span | None = None  # paragraph break seen, not yet written
        self._fresh = True  # nothing written in this paragraph yet

    def __len__(self) -> int:
        return len(self._map)

    def run(self, start: int, end: int) -> None:
        """Adds the characters of one text run of the markup.

        Args:
            start: Start of the run in the markup.
            end: End of the run.
        """
        at = start
        for match in _PIECES.finditer(self._markup, start, end):
            lo, hi = match.span()
            if lo > at:
                self._plain(at, lo)
            at = hi
            kind = match.lastgroup
            if kind == "blank":
                self.blank(lo, hi)
            elif kind == "reference":
                self._reference(match.group(), lo)
        if at < end:
            self._plain(at, end)

    def block(self, runs: list[tuple[int, int]]) -> None:
        """Adds the runs of one block, where (start, -end) is a line break."""
        for start, end in runs:
            if end > 0:
                self.run(start, end)
            else:
                self.blank(start, -end)

    def blank(self, start: int, end: int) -> None:
        """Adds white space that stood at ``[start, end)`` of the markup (also ``<br>``)."""
        if self._blank is None:
            self._blank = Span(start, end)
        elif self._blank.end == start:
            self._blank = Span(self._blank.start, end)

    def end_paragraph(self, start: int, end: int) -> None:
        """Ends a paragraph; the break stands for the markup ``[start, end)``.

        It is written when the next paragraph begins, so that none is left over at the end.

        Args:
            start: Start of the tag that breaks, in the markup.
            end: End of that tag.
        """
        if not self._fresh:
            self._break = Span(start, end)
        self._fresh = True
        self._blank = None

    def build(self) -> tuple[str, OffsetMap]:
        """The text written and its map."""
        return "".join(self._parts), self._map.build()

    def _write(self, clean: str, origin: Span) -> None:
        if self._break is not None:
            self._parts.append("\n\n")
            self._map.add(2, self._break)
        elif self._blank is not None and not self._fresh:
            self._parts.append(" ")
            self._map.add(1, self._blank)
        self._break = self._blank = None
        self._fresh = False
        self._parts.append(clean)
        self._map.add(len(clean), origin)

    def _plain(self, start: int, end: int) -> None:
        """Writes characters that stay as they are; single blanks at the edges may unite."""
        markup = self._markup
        if markup[start] == " ":
            self.blank(start, start + 1)
            start += 1
        trailing = end > start and markup[end - 1] == " "
        if end - trailing > start:
            self._write(markup[start : end - trailing], Span(start, end - trailing))
        if trailing:
            self.blank(end - 1, end)

    def _reference(self, raw: str, at: int) -> None:
        """Writes one character reference, or its letters where it is none."""
        value, length = _resolve(raw)
        origin = Span(at, at + length)
        if not length:
            self._plain(at, at + len(raw))
            return
        value = _SILENT_RUN.sub("", value)
        if value.isspace():
            self.blank(origin.start, origin.end)
        elif value:
            self._write(value, origin)
        if length < len(raw):
            self._plain(at + length, at + len(raw))


def _resolve(raw: str) -> tuple[str, int]:
    """The characters a reference stands for and how much of ``raw`` it takes; 0 if it is none."""
    if raw[1] == "#":
        return resolve_references(raw), len(raw)
    name = raw[1:]
    if name in html5:
        return html5[name], len(raw)
    # Some old names work without a semicolon, even with letters after them: "&ampfoo".
    for length in range(min(len(name), _LONGEST_BARE), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length + 1
    return "", 0

"""Lines of a plain-text scrape: split, inline marks taken off, hard wraps joined, offsets kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model.spans import MapBuilder, OffsetMap, Span

# Characters of one line that recognisers look at; nothing but prose is longer.
LONGEST_MARK = 400

_BREAK = re.compile(
    r"\r\n?|[\n\v\f\x1c-\x1e\u2028\u2029]"
    # Some scrapers flatten paragraphs into one line and put ### between them.
    r"|(?<!\S)#{3,}(?!\S)"
    r"|</?(?:p|br|hr|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|pre|article|section|aside|header"
    r"|footer|main|nav|figure|figcaption|table|tbody|thead|tr|td|th|body|html)"
    r"\b[^<>\r\n]{0,500}>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)|>[ \t]+(?=\S)")
_SPACE = re.compile(r"\s+")
_IMAGE = re.compile(r"!\[[^\[\]\r\n]{0,300}\]\([^()\s]{0,600}\)")
_LINK = re.compile(
    r"\[(?=[^\[\]\r\n]{1,300}(\](?:\((?:https?:|/|\#|mailto:|www\.)?[^()\s]{0,600}"
    r"(?:\([^()\s]{0,100}\)[^()\s]{0,200})?(?:\s\"[^\"\r\n]{0,200}\")?\))))"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,600})>")
_BOLD = re.compile(r"(?<![\w*])(\*\*|__)(?=[^\s*_])[^*\r\n]{1,500}?(?<=[^\s*_])\1(?![\w*])")
_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|img|small|span|strong|sub|sup|u)(?:\s[^<>\r\n]{0,500})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[mn]dash|[lr][sd]quo|hellip|#\d{2,6}|#x[0-9a-f]{2,5});",
    re.IGNORECASE,
)
# Zero-width and direction marks and soft hyphens; joiners are part of words in some scripts.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_END = re.compile(r"[.!?:;…][\"'”’)\]»*]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a scrape, cleaned, with the origin of every character.

    Args:
        text: The line without markup, trimmed, no runs of blanks.
        runs: ``(length, origin)`` for each stretch of ``text``, as for ``MapBuilder.add``.
        origin: The whole line as received, trimmed.
        apart: Whether a blank line (or the beginning of the text) stands before it.
    """

    text: str
    runs: tuple[tuple[int, Span], ...]
    origin: Span
    apart: bool

    def origin_of(self, span: Span) -> Span:
        """The stretch received that holds a span of ``text``."""
        return _map_of(self.runs).cover(span)


def find_lines(text: str, within: Span) -> Iterator[Line]:
    """The lines of a stretch of text that hold anything.

    Args:
        text: The text received.
        within: The stretch to read.

    Yields:
        Lines in order; ``###`` between blanks and block-level tags end a line and its paragraph.
    """
    apart, at = True, within.start
    for match in _BREAK.finditer(text, within.start, within.end):
        line = clean_line(text, Span(at, match.start()), apart)
        if line is not None:
            yield line
        is_newline = match[0][0] not in "#<"
        apart = not is_newline or (line is None and (apart or at > within.start))
        at = match.end()
    last = clean_line(text, Span(at, within.end), apart)
    if last is not None:
        yield last


def clean_line(text: str, within: Span, apart: bool = True) -> Line | None:
    """Takes marks of markup off one line.

    Args:
        text: The text received.
        within: The line, without its end.
        apart: Whether it begins a paragraph.

    Returns:
        The line, or ``None`` where nothing but white space and marks is left.
    """
    if not text[within.start : within.end].strip():
        return None
    builder: list[tuple[int, Span]] = []
    parts: list[str] = []
    blank: Span | None = None
    for span, new in _tokens(text, within):
        if new == " ":
            blank = span if blank is None else Span(blank.start, span.end)
            continue
        if not new:
            continue
        if blank is not None and parts:
            parts.append(" ")
            builder.append((1, blank))
        blank = None
        parts.append(new)
        builder.append((len(new), span))
    if not parts:
        return None
    return Line("".join(parts), tuple(builder), _trimmed(text, within), apart)


def _trimmed(text: str, within: Span) -> Span:
    """A stretch without the white space at its ends."""
    line = text[within.start : within.end]
    start = within.start + len(line) - len(line.lstrip())
    return Span(start, max(start, within.start + len(line.rstrip())))


def _tokens(text: str, within: Span) -> Iterator[tuple[Span, str]]:
    """Stretches of a line in order, each with what becomes of it."""
    at = within.start
    for start, end, new in _edits(text, within):
        if start < at:
            continue
        if at < start:
            yield Span(at, start), text[at:start]
        yield Span(start, end), new
        at = end
    if at < within.end:
        yield Span(at, within.end), text[at : within.end]


def _edits(text: str, within: Span) -> list[tuple[int, int, str]]:
    """Everything to be changed in a line: ``(start, end, replacement)``, in order."""
    lo, hi = within.start, within.end
    edits = [
        (m.start(), m.end(), " ")
        for m in _SPACE.finditer(text, lo, hi)
        if m[0] != " " or m.start() == lo or m.end() == hi
    ]
    edits += [(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text, lo, hi)]
    heading = _HEADING.match(_SPACE.sub(" ", text[lo : lo + 40].lstrip()))
    if heading:
        start = lo + len(text[lo : lo + 40]) - len(text[lo : lo + 40].lstrip())
        edits.append((start, min(hi, start + heading.end()), ""))
    if "&" in text[lo:hi]:
        edits += [(m.start(), m.end(), _unescaped(m[0])) for m in _ENTITY.finditer(text, lo, hi)]
    edits += _marks(text, lo, hi)
    return sorted(edits)


def _marks(text: str, lo: int, hi: int) -> list[tuple[int, int, str]]:
    """Marks of Markdown and stray inline tags, to be dropped while their words stay."""
    edits: list[tuple[int, int, str]] = []
    line = text[lo:hi]
    if "](" in line:
        edits += [(m.start(), m.end(), "") for m in _IMAGE.finditer(text, lo, hi)]
        for m in _LINK.finditer(text, lo, hi):
            if m.end(1) <= hi:
                edits += [(m.start(), m.end(), ""), (m.start(1), m.end(1), "")]
    if "**" in line or "__" in line:
        for m in _BOLD.finditer(text, lo, hi):
            edits += [(m.start(), m.start() + 2, ""), (m.end() - 2, m.end(), "")]
    if "<" in line:
        for m in _AUTOLINK.finditer(text, lo, hi):
            edits += [(m.start(), m.start() + 1, ""), (m.end() - 1, m.end(), "")]
        edits += [(m.start(), m.end(), "") for m in _TAG.finditer(text, lo, hi)]
    return edits


def _unescaped(entity: str) -> str:
    new = html.unescape(entity)
    return " " if new.isspace() else new


def join_wrapped(lines: Sequence[Line], is_mark: Sequence[bool]) -> list[list[int]]:
    """Which lines make one paragraph: hard-wrapped prose is joined, everything else is not.

    Args:
        lines: The lines of a text.
        is_mark: For each, whether it was recognised as something else than prose.

    Returns:
        Groups of indexes, in order.
    """
    width = _wrap_width(lines)
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        joined = (
            bool(groups)
            and not line.apart
            and not (is_mark[index] or is_mark[index - 1])
            and _goes_on(lines[index - 1], line, width, len(groups[-1]) > 1)
        )
        if joined:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


# A line of fewer characters that stops short may be a list's; no wrapped column is narrower.
_NARROWEST = 30
# Columns of plain-text wires and mail are 60 to 80 wide; wider lines are whole paragraphs.
_WIDEST = 120
# Of lines that follow directly, how many must go on in small letters before the text is taken
# to be wrapped: English sentences begin about every fifth to tenth line of such a column.
_WRAPPED_SHARE = 0.4


def _wrap_width(lines: Sequence[Line]) -> int:
    """Column width of a hard-wrapped text; 0 where it is not one."""
    pairs = [(left, right) for left, right in pairwise(lines) if not right.apart]
    if len(pairs) < 3:
        return 0
    going_on = sum(right.text[0].islower() and not _END.search(left.text) for left, right in pairs)
    widths = sorted(len(left.text) for left, _ in pairs)
    width = widths[min(len(widths) - 1, len(widths) * 9 // 10)]
    wrapped = going_on >= _WRAPPED_SHARE * len(pairs) and _NARROWEST <= width <= _WIDEST
    return width if wrapped else 0


def _goes_on(left: Line, right: Line, width: int, joined: bool) -> bool:
    """Whether ``right`` is the same paragraph as the line directly above it."""
    if width:
        first_word = right.text.split(" ", 1)[0]
        return len(left.text) + 1 + len(first_word) > 0.9 * width
    if _END.search(left.text[-8:]) or not right.text[0].islower():
        return False
    return joined or len(left.text) >= _NARROWEST


def joined(lines: Iterable[Line]) -> Line:
    """One line made of several that follow one another.

    Args:
        lines: At least one line, in order.
    """
    first, *rest = lines
    if not rest:
        return first
    texts, runs, at = [first.text], list(first.runs), first.origin.end
    for line in rest:
        texts.append(line.text)
        runs.append((1, Span(at, line.origin.start)))
        runs.extend(line.runs)
        at = line.origin.end
    return Line(" ".join(texts), tuple(runs), Span(first.origin.start, at), first.apart)


def _map_of(runs: Iterable[tuple[int, Span]]) -> OffsetMap:
    builder = MapBuilder()
    for length, origin in runs:
        builder.add(length, origin)
    return builder.build()

"""Quotation marks in their context, told from apostrophes, inch signs and elisions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.model.spans import Span

Style = Literal["double", "single", "guillemet", "angle"]

_CANDIDATE = re.compile(
    r"\\?\"+|[\u201c\u201d\u201e\u201f\uff02]|``|''(?!')|\u2018\u2018(?!\u2018)|\u2019\u2019(?!\u2019)"
    r"|[\u00ab\u00bb]|[\u2039\u203a]|<<(?!<)|>>(?!>)|['\u2018\u2019\u201a\u201b`]"
)
_OPENING = frozenset("\u201c\u201e\u201f\u00ab\u2039\u2018\u201a\u201b`") | {
    "``",
    "<<",
    "\u2018\u2018",
}
_CLOSING = frozenset("\u201d\u00bb\u203a\u2019") | {">>", "\u2019\u2019"}
_STYLES: dict[str, Style] = {
    "\u00ab": "guillemet", "\u00bb": "guillemet", "<<": "guillemet", ">>": "guillemet",
    "\u2039": "angle", "\u203a": "angle",
    "'": "single", "\u2018": "single", "\u2019": "single",
    "\u201a": "single", "\u201b": "single", "`": "single",
}  # fmt: skip
# German „…“ and ‚…‘ close with what English opens with; »…« turns the guillemets round.
_LOW = frozenset("\u201e\u201a\u00bb\u203a")

_OPENS_AFTER = frozenset("([{<\u2014\u2013-\u2012\u2015/*_|>=+~#\u2026\u00bf\u00a1\u2022\u00b7")
_CLOSES_BEFORE = frozenset(",.;:!?)]}\u2014\u2013-\u2012\u2015/*_|<[(\u2026\u060c")
# Marks of direction and zero width that scraped text is strewn with.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_INVISIBLE_MOST = 4
_NO_WORD_BEGINS = frozenset(",;:!?)]}")

# Words that lose their beginning to an apostrophe (Oxford English Dictionary, s.vv.).
_ELISION = re.compile(
    r"(?:em|tis|twas|twere|twill|til|till|n|bout|cause|cos|coz|cuz|nuff|neath|scuse|ere|round|"
    r"burbs|hood|cross|fraid|gainst|most|nother|stead|nam|ello|im|er|\d\ds?)(?![^\W_])",
    re.IGNORECASE,
)
# Words that lose their end to one, plural possessives, and figures of feet or minutes.
_CLIPPED = re.compile(r"(?:[sSzZxX]|[a-z]in|\b[Oo]|\bol|\blil|\bth|\ban|\bwi|\d)$")
_WORD_AFTER = re.compile(r"\s+[^\W_]")
_MEASURE = re.compile(r"\d\s?['\u2019\u2032]\s?\d{1,2}(?:[.\u00bd]\d?)?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark, with what its neighbours say about it.

    Args:
        start: First code point.
        end: Code point after its last.
        surface: The mark itself.
        style: Which marks it may pair with.
        looks_open: A word begins right after it and none ends right before it.
        looks_close: Something ends right before it and nothing begins right after it.
        may_open: A single mark that may open a quotation; always true of the others.
        may_close: A single mark that may close one; always true of the others.
        before_blank: White space or nothing follows.
        is_measure: A double mark that may count inches; a single one that may be the apostrophe
            of the word it follows.
    """

    start: int
    end: int
    surface: str
    style: Style
    looks_open: bool
    looks_close: bool
    may_open: bool = True
    may_close: bool = True
    before_blank: bool = False
    is_measure: bool = False

    @property
    def is_straight(self) -> bool:
        """Whether it is one of the typewriter's marks."""
        return '"' in self.surface or self.surface == "'"

    @property
    def is_opening_shape(self) -> bool:
        """Whether the character itself opens quotations in English."""
        return self.surface in _OPENING

    @property
    def is_closing_shape(self) -> bool:
        """Whether the character itself closes quotations in English."""
        return self.surface in _CLOSING

    @property
    def closed_by_opening_shape(self) -> bool:
        """Whether its partner is a mark that opens in English, as in German „…“ and »…«."""
        return self.surface in _LOW


def find_marks(text: str, paragraph: Span) -> tuple[Mark, ...]:
    """Finds what may be a quotation mark in one paragraph.

    Args:
        text: The text.
        paragraph: Where to look.

    Returns:
        The marks in order, apostrophes inside words left out.
    """
    matches = list(_CANDIDATE.finditer(text, paragraph.start, paragraph.end))
    before = _outer_neighbours(text, [m.span() for m in matches], paragraph)
    marks = []
    for match, (left, right) in zip(matches, before, strict=True):
        mark = _look_at(text, match, paragraph, left, right)
        if mark.style != "single" or mark.may_open or mark.may_close:
            marks.append(mark)
    return _settle_singles(tuple(marks))


def _outer_neighbours(
    text: str, bounds: list[tuple[int, int]], paragraph: Span
) -> list[tuple[str, str]]:
    """The characters before and after the run of marks that each mark stands in."""
    lefts: list[str] = []
    for index, (start, _) in enumerate(bounds):
        if index and bounds[index - 1][1] == start:
            lefts.append(lefts[-1])
        else:
            lefts.append(_left_of(text, start, paragraph))
    rights: list[str] = []
    for index in range(len(bounds) - 1, -1, -1):
        end = bounds[index][1]
        if index + 1 < len(bounds) and bounds[index + 1][0] == end:
            rights.append(rights[-1])
        else:
            rights.append(text[end] if end < paragraph.end else " ")
    return list(zip(lefts, reversed(rights), strict=True))


def _left_of(text: str, start: int, paragraph: Span) -> str:
    """The visible character before a position; a blank at the paragraph's start."""
    for at in range(start - 1, max(start - _INVISIBLE_MOST, paragraph.start) - 1, -1):
        if text[at] not in _INVISIBLE:
            return text[at]
    return " "


def _look_at(text: str, match: re.Match[str], paragraph: Span, left: str, right: str) -> Mark:
    """One mark with its context; ``left`` and ``right`` are the neighbours of its run."""
    start, end = match.span()
    surface = match[0]
    style = _STYLES.get(surface, "double")
    near_left = _left_of(text, start, paragraph)
    near_right = text[end] if end < paragraph.end else " "
    looks_open = (left.isspace() or left in _OPENS_AFTER) and _begins(text, end, near_right)
    looks_close = not near_left.isspace() and (right.isspace() or right in _CLOSES_BEFORE)
    if style != "single":
        is_measure = surface in ('"', "\u201d") and bool(
            _MEASURE.search(text, max(start - 8, 0), start)
        )
        return Mark(
            start,
            end,
            surface,
            style,
            looks_open,
            looks_close,
            before_blank=near_right.isspace(),
            is_measure=is_measure,
        )
    elided = surface != "\u201a" and bool(_ELISION.match(text, end))
    return Mark(
        start,
        end,
        surface,
        style,
        looks_open,
        looks_close,
        may_open=looks_open and not elided and not right.isspace(),
        may_close=not near_left.isspace() and not near_right.isalnum() and not left.isspace(),
        is_measure=_is_clipped(text, start, end),
    )


def _begins(text: str, at: int, char: str) -> bool:
    """Whether something may begin with a character: no blank, no closing punctuation."""
    if char == ".":
        return text[at + 1 : at + 2] in (".", "@") or text[at + 1 : at + 2].isdigit()
    return not char.isspace() and char not in _NO_WORD_BEGINS


def _is_clipped(text: str, start: int, end: int) -> bool:
    """Whether a single mark after a word may be its apostrophe: "workers' rights", "goin' on"."""
    return bool(_CLIPPED.search(text, max(start - 4, 0), start)) and bool(
        _WORD_AFTER.match(text, end)
    )


def _settle_singles(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Decides what only the rest of the paragraph can tell about single marks.

    A clipped word's apostrophe closes nothing if a better closing mark follows before the next
    opening one.  A straight or closing-shaped mark opens nothing unless one that closes follows.
    """
    settled: list[Mark] = []
    next_is_better = closing_follows = False
    for mark in reversed(marks):
        if mark.style != "single":
            settled.append(mark)
            continue
        may_close = mark.may_close and not (mark.is_measure and next_is_better)
        needs_partner = not mark.is_opening_shape or mark.surface == "`"
        partner = next_is_better if mark.is_closing_shape else closing_follows
        may_open = mark.may_open and (partner or not needs_partner)
        settled.append(replace(mark, may_open=may_open, may_close=may_close))
        if may_open and not may_close:
            next_is_better = False
        elif may_close and not mark.is_measure:
            next_is_better = True
        closing_follows = closing_follows or may_close
    return tuple(m for m in reversed(settled) if m.may_open or m.may_close)

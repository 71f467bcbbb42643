"""Which words of a text are somebody's own, put between marks or set apart after a colon.

Two accounts that share such words have both heard, or read, the same speaker.  That is no
evidence that one was made from the other, so what is doubtful here counts as quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.model.reading import Attribution
from rashomon.model.spans import Span, merged
from rashomon.text.sentences import paragraphs

_DOUBLE = re.compile(r"[\"“”„‟«»]|``|''|‘‘|’’")
_OPENING = frozenset(("“", "„", "‟", "«", "``", "‘‘"))
_CLOSING = frozenset(("”", "»", "''", "’’"))
_BEFORE_OPENING = frozenset("([{-–—/…:")

# British house style: single marks around at least three words.  A mark after s, x or z that a
# word follows may be a possessive and closes nothing; decades and clipped words open nothing.
_SINGLE = re.compile(
    r"(?<![^\s(\[“\"—–])['‘](?!(?:\d\ds|em|til|tis|twas|cause|n)\b)(?=\w)"
    r"([^\n'‘’]{0,80}(?:[’'](?=\w)[^\n'‘’]{0,80}){0,9}"
    r"(?:[,.!?…]|[^\W_sSxXzZ]))['’](?!\w)"
)
_SINGLE_WORDS = 3
# A block quotation stands in a paragraph of its own, and the one before it ends like this.
_INTRODUCED = re.compile(
    r"\b(?:reads?|reading|wrote|writes|said|says|stat(?:es?|ed|ement)|tweet(?:s|ed)?|post(?:s|ed)?|"
    r"add(?:s|ed)|continu(?:es|ed)|explain(?:s|ed)|ruled|letter|email|e-mail|memo|note|asks?|asked)"
    r"\b[^\n.:]{0,60}:$",
    re.IGNORECASE,
)
# Reporters do not speak of themselves, so who says "I" or "we" without marks is quoted with marks
# that were lost; a text in which many sentences do is a column or a letter.
_FIRST_PERSON = re.compile(
    r"\b(?:I(?=[ \u00a0]+[a-z]|['’](?:m|ve|d|ll)\b)|[Ww]e|[Oo]ur|[Mm]y|us|myself|ourselves)\b"
)
_SENTENCE_BORDER = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[\n\r\u2028\u2029]")
_SENTENCE = 400
"""Code points before and after such a word in which its sentence begins and ends."""
_MOST_IN_FIRST_PERSON = 0.15
_LINE_END = re.compile(r"\r\n?|\n|\u2028|\u2029")
# Code points of a quotation that closes in another line than it opens.
_LONGEST = 2000
_INTRODUCTION = 120
"""Code points before a colon that are looked at for the word that introduces a quotation."""


def find_quoted(text: str, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """Finds the words of a text that it gives as somebody's own.

    Args:
        text: The text of one document.
        attributions: Who is reported in it as saying what.

    Returns:
        Spans between double marks, between single marks, of block quotations, of what was read
        as direct speech and of sentences in the first person, in order, overlapping ones united.
    """
    whole = paragraphs(text)
    spans = [span for att in attributions if att.kind == "direct" for span in att.content]
    spans.extend(_between_double_marks(text, whole))
    spans.extend(_between_single_marks(text))
    spans.extend(_blocks(text, whole))
    marked = merged(spans)
    return merged([*marked, *_unmarked(text, marked)])


def _between_double_marks(text: str, whole: Sequence[Span]) -> Iterator[Span]:
    """Pairs marks; a stray one harms its own paragraph at most.

    A quotation of several paragraphs has an opening mark at the start of each and a closing mark
    only at its end (*The Chicago Manual of Style*, 17th ed., 13.30).  Where no blank line stands
    between them, lines may be sentences and a quotation may close in a later one.
    """
    opened: int | None = None
    home = Span(0, 0)
    for before, paragraph in pairwise((home, *whole)):
        if opened is not None and _apart(text, before, paragraph, opened):
            yield from _left_open(opened, home)
            opened = None
        for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
            if opened is not None and _may_close(text, mark):
                yield Span(opened, mark.end())
                opened = None
            elif _may_open(text, mark, paragraph):
                if opened is not None and mark.start() == paragraph.start:
                    yield from _left_open(opened, home)
                    opened = None
                if opened is None:
                    opened, home = mark.start(), paragraph
    if opened is not None:
        yield from _left_open(opened, home)


def _apart(text: str, before: Span, after: Span, opened: int) -> bool:
    """Whether a quotation that is open does not go on from one paragraph into the next."""
    far = after.end - opened > _LONGEST
    return far or len(_LINE_END.findall(text, before.end, after.start)) > 1


def _left_open(opened: int, home: Span) -> Iterator[Span]:
    """A paragraph that opens with a mark and has no closing one is quoted as a whole."""
    if opened == home.start:
        yield home


def _may_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    if mark[0] in _OPENING:
        return True
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    return mark[0] not in _CLOSING and (before.isspace() or before in _BEFORE_OPENING)


def _may_close(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark may end a quotation: all but those that only ever open one."""
    if mark[0] == '"':
        return not text[mark.start() - 1].isspace() or text[mark.end() : mark.end() + 1].isspace()
    return mark[0] not in ("„", "«", "``", "‘‘") and (mark[0] != "“" or _turned(text, mark))


def _turned(text: str, mark: re.Match[str]) -> bool:
    """Whether an English opening mark stands where something ends, as in German."""
    after = text[mark.end() : mark.end() + 1]
    return not text[mark.start() - 1].isspace() and not after.isalnum()


def _between_single_marks(text: str) -> Iterator[Span]:
    for found in _SINGLE.finditer(text):
        if len(found[1].split()) >= _SINGLE_WORDS:
            yield Span(*found.span())


def _blocks(text: str, whole: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs set apart behind one that ends in “the statement read:”."""
    for before, block in pairwise(whole):
        if text[before.end - 1] == ":" and _INTRODUCED.search(
            text, max(before.start, before.end - _INTRODUCTION), before.end
        ):
            yield block


def _unmarked(text: str, marked: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences in the first person outside marks, unless the whole text is in it."""
    found: list[Span] = []
    at = 0
    for word in _FIRST_PERSON.finditer(text):
        while at < len(marked) and marked[at].end <= word.start():
            at += 1
        inside = at < len(marked) and marked[at].start <= word.start()
        if not inside and (not found or found[-1].end <= word.start()):
            found.append(_sentence_around(text, word))
    if sum(map(len, found)) > _MOST_IN_FIRST_PERSON * len(text):
        return ()
    return tuple(found)


def _sentence_around(text: str, word: re.Match[str]) -> Span:
    low, high = max(0, word.start() - _SENTENCE), min(len(text), word.end() + _SENTENCE)
    borders = [border.end() for border in _SENTENCE_BORDER.finditer(text, low, word.start())]
    after = _SENTENCE_BORDER.search(text, word.end(), high)
    start = borders[-1] if borders else low
    while text[start].isspace():
        start += 1
    return Span(start, after.end() if after else high)

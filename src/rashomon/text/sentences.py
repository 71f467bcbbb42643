"""Paragraphs and sentences of a text, as spans.

Both are spans into the text exactly as given: nothing is normalised, and every character that is
no white space lies in exactly one sentence of exactly one paragraph.

The sentence rules are those of period disambiguation (Grefenstette & Tapanainen 1994, *What is a
word, what is a sentence?*; Kiss & Strunk 2006, *Unsupervised multilingual sentence boundary
detection*, for initials and ordinal numbers), with lists made for news prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model.spans import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# Hard-wrapped prose has lines of 50 to 80 columns (RFC 2646 recommends at most 78, mail clients
# and wire services wrap between 60 and 76); a little is allowed on both sides.
_WRAP_LEAST, _WRAP_MOST = 45, 100
# Share of lines that must be full before a stretch counts as wrapped: the last line of each
# paragraph is not, so prose of three-line paragraphs without blank lines reaches two thirds.
_WRAP_FULL = 0.6
# Share of full lines that may end in sentence punctuation: by chance about one in seven does at
# twelve words a line; where most do, each line is a paragraph of its own.
_WRAP_ENDED = 0.4
# Share of lines after full ones that may begin with a capital: a quarter or so of the words of
# news prose have one, of a list of headlines or names all.
_WRAP_CAPITALS = 0.6
_ENDED = re.compile(r"[.!?:\u2026][\"'\u201d\u2019)\]\u00bb]*$")
_BULLET = re.compile(r"(?:[-*\u2022\u00b7\u25aa\u2013\u2014>#]|\d{1,3}[.)])\s|-(?=[A-Z])")

_CLOSERS = "\"'\u201d\u2019\u00bb\u203a)\\]}*_\u201c\u2018"
_TERMINATOR = re.compile(rf"[.!?\u2026]+[{_CLOSERS}]*|[\u3002\uff01\uff1f][\u300d\u300f\u201d]*")
_OPENER = re.compile(
    "[\"'\u201c\u2018\u201e\u201a\u00ab\u2039(\\[{*_\u00bf\u00a1\u2014\u2013#@$\u00a3\u20ac-]*"
)
_DASHES = frozenset("-\u2013\u2014")
_GLUED = re.compile(r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]*(?=[\s,'\u2019])")
_WORD_BEFORE = re.compile(r"[^\s(\[\"\u201c\u2018\u2014/]*$")
_NEXT_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_SAID = re.compile(
    r"(?:[A-Z][\w.'\u2019-]*\s+){1,4}(?:said|says|asked|asks|told|wrote|writes|tweeted|shouted|yelled|"
    r"added|adds|replied|exclaimed|wondered|continued|cried|responded|answered|quipped|joked|"
    r"declared|recalled|screamed|inquired|demanded|insisted)\b"
)


def _words(row: str) -> frozenset[str]:
    return frozenset(row.split())


_BACK = 32
"""Code points looked at before a full stop: longer than any abbreviation."""

# Never the end of a sentence: a name or a number follows.
_TITLES = _words(
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt capt cmdr cpl pfc adm maj rev fr hon pres "
    "supt det insp amb atty dist msgr vs v st mt ft messrs mme mlle sens reps govs gens drs profs "
    "brig ald asst assoc dept viz cf al eg ie"
)
# No end before a figure.
_BEFORE_FIGURE = _words(
    "no nos vol vols fig figs p pp para art sec ch op ca approx jan feb mar apr jun jul aug sep "
    "sept oct nov dec rs"
)
# An end only where the next word is one that often begins a sentence.
_OFTEN_INSIDE = _words(
    "inc corp ltd co bros jr sr esq etc dept univ assn ave blvd rd sq bldg est int'l nat'l "
    "a.m p.m ph.d m.d b.a m.a ala ariz ark calif colo conn del fla ga ill ind kan ky md "
    "mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo mass messrs gov't "
    "sen rep jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri"
)
_STARTERS = _words(
    "the a an this that these those he she it they we i you his her its their our my there here "
    "but and so or yet in on at by for from with as if when while after before since although "
    "though because what who how why where which however meanwhile still now then also not no "
    "one two some many most all both each another other such last earlier later on asked to "
    "according despite during under over about until unless even nobody everyone none few several"
)


def paragraphs(text: str) -> tuple[Span, ...]:
    """Splits a text into paragraphs.

    Each line is a paragraph, except in hard-wrapped prose, where a line goes on in the next one
    as long as the next word would not have fitted, and where a line breaks off without a mark
    and the next one begins in lower case.

    Args:
        text: Any text.

    Returns:
        Paragraphs in order without white space at their ends; every character that is no white
        space lies in one of them.
    """
    found: list[Span] = []
    stretch: list[Span] = []
    for line in _lines(text):
        if found and not stretch and _breaks_off(text, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        elif len(line) > _WRAP_MOST:
            found.extend(_unwrap(text, stretch))
            found.append(line)
            stretch = []
        else:
            stretch.append(line)
    found.extend(_unwrap(text, stretch))
    return tuple(found)


def _breaks_off(text: str, left: Span, right: Span) -> bool:
    """Whether a long line ends in mid-sentence and the next one takes it up."""
    end = text[left.end - 1]
    return (
        len(left) > _WRAP_MOST
        and (end.isalnum() or end == ",")
        and text[right.start].islower()
        and _one_break(text, left, right)
    )


def _lines(text: str) -> Iterator[Span]:
    """Lines that are not blank, without white space at their ends."""
    for match in _LINE.finditer(text):
        line = match[0]
        lead = len(line) - len(line.lstrip())
        if lead < len(line):
            yield Span(match.start() + lead, match.start() + len(line.rstrip()))


def _unwrap(text: str, lines: Sequence[Span]) -> list[Span]:
    """Joins the lines of a stretch of short lines where they are hard-wrapped prose."""
    joins = _wrapped_lines(text, lines)
    found: list[Span] = []
    for index, line in enumerate(lines):
        if index and joins[index - 1]:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _wrapped_lines(text: str, lines: Sequence[Span]) -> list[bool]:
    """For each line but the last: does its sentence go on in the next line?"""
    none = [False] * len(lines)
    touching = [i for i in range(len(lines) - 1) if _one_break(text, lines[i], lines[i + 1])]
    if len(touching) < 2:
        return none
    lengths = sorted(len(lines[i]) for i in touching)
    width = lengths[int(0.95 * (len(lengths) - 1))]  # one long web address is no measure
    if width < _WRAP_LEAST:
        return none
    full = [
        i
        for i in touching
        if len(lines[i]) + 1 + _first_word(text, lines[i + 1]) > width
        and not _BULLET.match(text, lines[i + 1].start)
    ]
    ended = sum(
        1 for i in full if _ENDED.search(text, max(lines[i].start, lines[i].end - 4), lines[i].end)
    )
    capitals = sum(1 for i in full if text[lines[i + 1].start].isupper())
    if capitals > _WRAP_CAPITALS * len(full):
        return none
    if len(full) < max(2, _WRAP_FULL * len(touching)) or ended > _WRAP_ENDED * len(full):
        return none
    joined = set(full)
    return [i in joined for i in range(len(lines))]


def _one_break(text: str, left: Span, right: Span) -> bool:
    """Whether two lines have one break between them, and the second no indent."""
    between = text[left.end : right.start].replace("\r\n", "\n")
    blanks = between.rstrip(" \t")
    return len(_BREAK.findall(blanks)) == 1 and len(between) - len(blanks) <= 1


def _first_word(text: str, line: Span) -> int:
    """Length of the first word of a line."""
    for at in range(line.start, line.end):
        if text[at].isspace():
            return at - line.start
    return len(line)


def sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Splits one paragraph into sentences.

    Args:
        text: The text.
        paragraph: Bounds of the paragraph.

    Returns:
        Sentences in order without white space at their ends; every character of the paragraph
        that is no white space lies in exactly one of them.
    """
    found: list[Span] = []
    start = _skip_blanks(text, paragraph.start, paragraph.end)
    for match in _TERMINATOR.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if end <= start or end >= paragraph.end:
            continue
        cut = _boundary(text, start, match, paragraph.end)
        if cut is not None and cut > start:
            found.append(Span(start, cut))
            start = _skip_blanks(text, cut, paragraph.end)
    if start < paragraph.end:
        end = paragraph.end
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append(Span(start, end))
    return tuple(found)


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _boundary(text: str, start: int, match: re.Match[str], limit: int) -> int | None:
    """Where the sentence begun at ``start`` ends, if it ends at this terminator."""
    if match[0][0] in "\u3002\uff01\uff1f":
        return match.end()
    cut = _without_opening_mark(text, match, limit)
    if not text[cut].isspace():
        return cut if _is_glued(text, match, cut) else None
    after = _skip_blanks(text, cut, limit)
    if after >= limit:
        return cut
    first = _OPENER.match(text, after, limit)
    begin = first.end() if first else after
    if begin >= limit:
        return cut
    stop = match[0].rstrip(_CLOSERS.replace("\\", ""))
    if text[begin].islower() or (text[begin] in ",;:.!?)" and begin == after):
        return None
    if stop == "." and not _ends_sentence(text, start, match.start(), after, begin):
        return None
    if stop[-1] in "!?" and len(stop) < len(match[0]) and _SAID.match(text, after, limit):
        return None
    return cut


def _without_opening_mark(text: str, match: re.Match[str], limit: int) -> int:
    """End of a terminator, less marks that belong to the next sentence (``end. "Next``)."""
    cut = match.end()
    while cut > match.start() + 1 and text[cut - 1] in "\u201c\u2018" and cut < limit:
        if text[cut].isspace():  # the mark is turned the wrong way: it closes
            break
        cut -= 1
    return cut


def _is_glued(text: str, match: re.Match[str], cut: int) -> bool:
    """Whether a sentence ends without a blank after it, as in scraped text: "ended.Then he"."""
    before = text[max(match.start() - 3, 0) : match.start()]
    return (
        len(before) == 3 and before.isalpha() and before.islower() and bool(_GLUED.match(text, cut))
    )


def _ends_sentence(text: str, start: int, stop: int, after: int, begin: int) -> bool:
    """Whether a single full stop before a capital, figure or mark ends a sentence."""
    found = _WORD_BEFORE.search(text, max(start, stop - _BACK), stop)
    word = found[0] if found else ""
    low = word.lower()
    following = _NEXT_WORD.match(text, begin)
    next_word = following[0].lower() if following else ""
    if low in _TITLES:
        return False
    if text[begin].isdigit():
        return low not in _BEFORE_FIGURE
    if word.isdigit() and stop - len(word) == start:
        return False  # "1. The first point"
    is_initial = bool(_ACRONYM.match(word)) and (word[-1].isupper() or "." in word)
    if is_initial or low in _OFTEN_INSIDE:
        return next_word in _STARTERS or (after != begin and text[after] not in _DASHES)
    return True

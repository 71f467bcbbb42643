"""Words of a raw text with the features that the learned reader takes in.

This is part of the model's input definition: training and running use this one
file, and a change to anything but sentences makes the shipped weights wrong.

A word is a run of letters or digits with inner hyphens and apostrophes
("O'Brien", "vice-president", "don't"), a dotted abbreviation ("U.S."), a number
with its marks ("1,000.5"), a clitic on its own ("'s", "'ll": half of PolNeAR's
possessive cues are just that), or a single mark. Offsets are code points into the
text exactly as given, end exclusive. Paragraphs are lines: any line break
between two words starts a new one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from rashomon.read.borders import find_sentence_starts

_BLOCK = 4096  # words turned into Python objects at a time

OUTSIDE, INSIDE, MARK = 0, 1, 2
LOWER, CAPITAL, CAPS = 0, 1, 2
CASES = 3
DASHES = frozenset(("-", "--", "–", "—", "―", "‒"))
FEATURE_ROWS = 9
"""Rows of the feature embedding: quote state x case, see `Words.features`."""

# Combining accents and invisible joiners (soft hyphen, zero-width characters) stay in the word.
# Possessive repeats (no way back is ever needed): a run of millions of letters takes no memory.
_IN = r"[^\W_][\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*+"
_CLITIC = r"['\u2019](?:s|S|re|ve|ll|d|m)(?![^\W_])"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}+"
    rf"|\d++(?:[.,:/]\d++)*+(?:{_IN})*+"
    rf"|{_CLITIC}"
    rf"|(?:{_IN})++(?:(?:[-\u2010\u2011&]|(?!{_CLITIC})['\u2019])(?:{_IN})++)*+"
    r"|``|''|\.{3,}+|--++"
    r"|[^\s\u00ad\u200b-\u200d\u2060\ufeff]"
)
_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_OPENING = frozenset(("\u201c", "\u201e", "\u00ab", "``"))
_CLOSING = frozenset(("\u201d", "\u00bb", "''"))
_SINGLE_OPENING = frozenset("\u2018'")
_SINGLE_CLOSING = frozenset("\u2019'")
_ANY_MARK = _OPENING | _CLOSING | _SINGLE_OPENING | _SINGLE_CLOSING | {'"'}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, as columns of equal length.

    Attributes:
        text: The text exactly as given.
        starts: First code point of each word.
        ends: Code point after each word.
        paragraphs: Number of the paragraph, from 0, without gaps.
        sentences: Number of the sentence, from 0; a paragraph starts a new one.
        features: Row of the feature embedding: 3 x quote state + case.
    """

    text: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    sentences: NDArray[np.int64]
    features: NDArray[np.int64]

    def __len__(self) -> int:
        """Number of words."""
        return len(self.starts)

    def surface(self, index: int) -> str:
        """The characters of one word."""
        return self.text[self.starts.item(index) : self.ends.item(index)]

    def surfaces(self, first: int, stop: int) -> list[str]:
        """The characters of each word of a run."""
        starts, ends = self.starts[first:stop].tolist(), self.ends[first:stop].tolist()
        return [self.text[start:end] for start, end in zip(starts, ends, strict=True)]


def find_words(text: str) -> Words:
    """Split a text into words with paragraphs, sentences and features.

    Time and memory are linear in the length of the text.

    Args:
        text: Any text, uncleaned.

    Returns:
        The words in reading order; none for a text of white space.
    """
    found = map(re.Match.span, _WORD.finditer(text))
    bounds = np.fromiter(chain.from_iterable(found), np.int64)
    starts, ends = bounds[0::2].copy(), bounds[1::2].copy()
    del bounds
    # One object for each different word: an endless text has many words, but few different ones.
    shared: dict[str, str] = {}
    surfaces = [shared.setdefault(word, word) for word in _cut_words(text, starts, ends)]
    paragraphs = _number_paragraphs(text, starts)
    states = _quote_states(text, surfaces, starts, ends, paragraphs)
    known = {word: _case(word) for word in shared}
    cases = np.fromiter(map(known.__getitem__, surfaces), np.int64, len(surfaces))
    openings = find_sentence_starts(surfaces, paragraphs)
    return Words(text, starts, ends, paragraphs, np.cumsum(openings) - 1, CASES * states + cases)


def quote_states(words: Words, first: int, stop: int) -> NDArray[np.int64]:
    """State of a run of words: OUTSIDE quotation marks, INSIDE them, or a MARK itself."""
    return words.features[first:stop] // CASES


def _cut_words(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Iterator[str]:
    for at in range(0, len(starts), _BLOCK):
        block = slice(at, at + _BLOCK)
        pairs = zip(starts[block].tolist(), ends[block].tolist(), strict=True)
        yield from (text[start:end] for start, end in pairs)


def _number_paragraphs(text: str, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    if not len(starts):
        return np.zeros(0, np.int64)
    breaks = np.array([m.start() for m in _BREAK.finditer(text)], dtype=np.int64)
    lines = np.searchsorted(breaks, starts)
    return np.concatenate(([0], np.cumsum(lines[1:] != lines[:-1]))).astype(np.int64)


def _case(word: str) -> int:
    if not word[0].isupper():
        return LOWER
    return CAPS if len(word) > 1 and word.isupper() else CAPITAL


def _quote_states(
    text: str,
    surfaces: list[str],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    paragraphs: NDArray[np.int64],
) -> NDArray[np.int64]:
    """State of each word, reset at each paragraph.

    Double marks: opening and closing forms do what they say, the straight one
    toggles. Single marks count only outside double ones, at a word's edge, and
    open only if one that may close follows in the paragraph, so that an
    apostrophe ("'em", "the workers' rights") does not colour the rest.
    """
    states = np.zeros(len(surfaces), np.int64)
    marks = [index for index, word in enumerate(surfaces) if word in _ANY_MARK]
    if not marks:
        return states
    homes = paragraphs[marks]
    # After each mark its state lasts to the next one or to the paragraph's end.
    borders = np.searchsorted(paragraphs, homes, side="right").tolist()
    last_closing = _last_single_closings(text, surfaces, ends, marks, homes.tolist())
    double = single = False
    paragraph = -1
    for index, home, border, later in zip(
        marks, homes.tolist(), borders, [*marks[1:], len(surfaces)], strict=True
    ):
        word = surfaces[index]
        if home != paragraph:
            paragraph, double, single = home, False, False
        mark = True
        if word in _OPENING:
            double = True
        elif word in _CLOSING:
            double = False
        elif word == '"':
            double = not double
        elif double:
            mark = False
        elif single and _may_close(text, word, ends.item(index)):
            single = False
        elif not single and _may_open(text, word, starts.item(index), ends.item(index)):
            mark = single = last_closing.get(home, -1) > index
        else:
            mark = False
        inside = INSIDE if double or single else OUTSIDE
        states[index] = MARK if mark else inside
        if inside:
            states[index + 1 : min(later, border)] = INSIDE
    return states


def _may_open(text: str, word: str, start: int, end: int) -> bool:
    return (
        word in _SINGLE_OPENING
        and not text[start - 1 : start].isalnum()
        and text[end : end + 1].strip() != ""
    )


def _may_close(text: str, word: str, end: int) -> bool:
    return word in _SINGLE_CLOSING and not text[end : end + 1].isalnum()


def _last_single_closings(
    text: str, surfaces: list[str], ends: NDArray[np.int64], marks: list[int], homes: list[int]
) -> dict[int, int]:
    """By paragraph, the index of its last word that may close a single quotation."""
    return {
        home: index
        for index, home in zip(marks, homes, strict=True)
        if surfaces[index] in _SINGLE_CLOSING
        and _may_close(text, surfaces[index], ends.item(index))
    }

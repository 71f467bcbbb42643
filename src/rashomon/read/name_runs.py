"""Candidates for names: runs of capitalised words, with the joining words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.lexicon.names import name_words
from rashomon.model.spans import Span

# Latin, Greek and Cyrillic capitals; Python's ``re`` has no class for them.
_UPPER = "".join(chr(c) for c in range(0x0530) if chr(c).isupper())
_ABBREVIATED = (
    r"(?:Mrs?|Ms|Dr|Prof|Sens?|Reps?|Govs?|Gen|Col|Capt|Lt|Sgt|Maj|Adm|Rev|Hon|St|Jr|Sr|Mt|Ft|"
    r"Cmdr|Cpl|Pvt|Atty|Pres)\."
)
_WORD = rf"{_ABBREVIATED}|(?:[{_UPPER}]\.)+(?:[{_UPPER}]\b)?|[{_UPPER}][\w]*(?:[’'\-][^\W_]+)*"
# Joining words inside names ("Office for the Coordination of …", "Ludwig van Beethoven").  Between
# words stands one blank, so that a run never leaves its line.  Sixteen words hold the longest names
# of bodies that news gives in full; a longer run is a list or a line in capitals.
_JOIN = (
    r"(?:of|the|de|del|della|di|da|dos|das|do|van|von|der|den|ter|bin|ibn|al|el|la|le|du|and|for|"
    r"y|&|on)"
)
_RUN = re.compile(rf"(?<![\w’'])(?:{_WORD})(?: (?:{_JOIN} ){{0,3}}(?:{_WORD})){{0,15}}")
_TOKEN = re.compile(rf"{_WORD}|[^\s.]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_LOWER_WORD = re.compile(r"\b[a-zà-öø-ÿ]{2,}\b")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’')\]]*\s+[\"“‘'(\[]*$|^[\"“‘'(\[\s]*$|[\"“]$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a run.

    Args:
        span: Where it stands, possessive ending left out.
        text: The word itself.
        joins: Whether it only joins (``of``, ``van``).
    """

    span: Span
    text: str
    joins: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together.

    Args:
        words: At least one; the first and the last do not merely join.
        opens: Whether the first word opens a sentence, so that its capital says little.
        titled: Whether the line it stands in capitalises most words, as headlines may.
        possessive: Whether the last word carried a possessive ending.
    """

    words: tuple[Word, ...]
    opens: bool
    titled: bool
    possessive: bool

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)


def find_runs(text: str, paragraphs: tuple[Span, ...]) -> Iterator[Run]:
    """Finds runs of capitalised words.

    Args:
        text: A document's text.
        paragraphs: Its paragraphs, in order.

    Yields:
        Runs in order of position, words that merely open a sentence left out.
    """
    lower = frozenset(_LOWER_WORD.findall(text))
    for paragraph in paragraphs:
        titled = is_titled(paragraph.of(text))
        for hit in _RUN.finditer(text, paragraph.start, paragraph.end):
            run = _run(text, hit, paragraph, titled, lower)
            if run is not None:
                yield run


def is_titled(line: str) -> bool:
    """Whether a line is set like a headline, most of its words with a capital.

    Three quarters of at least four words of four letters and more: running prose in the shared
    piles stays below a half, title-case headlines lie above nine tenths.
    """
    if line.rstrip(" \"”’')]").endswith((".", "!", ";", ":", ",")):
        return False  # a short sentence full of names is no headline
    words = re.findall(r"[^\W\d_]{4,}", line[:400])
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)


def _run(
    text: str, hit: re.Match[str], paragraph: Span, titled: bool, lower: frozenset[str]
) -> Run | None:
    words = [_word(hit.start(), token) for token in _TOKEN.finditer(hit.group())]
    ends = hit.group().endswith(("'s", "’s", "s'", "s’")) or text[hit.end() : hit.end() + 1] in "’'"
    before = text[max(paragraph.start, hit.start() - 6) : hit.start()]
    opens = hit.start() == paragraph.start or bool(_ENDS_SENTENCE.search(before))
    while words and (words[0].joins or _merely_opens(words[0], opens, len(words) == 1, lower)):
        words = words[1:]
        opens = False
    while words and (
        words[-1].joins or words[-1].text.lower() in name_words().openers - {"may", "us"}
    ):
        words = words[:-1]
    if not words:
        return None
    return Run(tuple(words), opens, titled, ends)


def _word(offset: int, token: re.Match[str]) -> Word:
    word = _POSSESSIVE.sub("", token.group()) or token.group()
    start = offset + token.start()
    return Word(Span(start, start + len(word)), word, not word[0].isupper())


def _merely_opens(word: Word, opens: bool, alone: bool, lower: frozenset[str]) -> bool:
    """Whether a first word's capital is only the sentence's."""
    plain = word.text.lower()
    if plain in name_words().openers and word.text not in ("US", "May"):
        return True
    if word.text in name_words().calendar:
        return True
    return opens and alone and plain in lower

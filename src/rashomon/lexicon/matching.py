"""Finds entries of the cue lexicon in the words of a cue.

A cue as annotated or predicted is a stretch of words ("later called again on Saturday", "said in
a statement", "refused to rule out"), so a lexicon entry is looked for inside it; a particle that
the cue leaves to its content ("called" | "for talks") is taken from the words that follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from rashomon.lexicon.cues import CueEntry, Part, cues_by_first_form
from rashomon.lexicon.inflection import words as word_set

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|n't(?![^\W_])|'(?:s|re|ve|ll|d|m)(?![^\W_])"
    r"|[^\W_]+(?:(?:[-\u2010\u2011]|'(?!(?:s|re|ve|ll|d|m)(?![^\W_])))[^\W_]+)*|[^\w\s]"
)
_ODD_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_SLOT_WORDS = 3
_ADVERB_GAP = 2
_ADVERBS = word_set(
    "again also back even ever further just later not now often once only out first previously "
    "repeatedly still then today together twice already always never"
)
_DETERMINERS = word_set(
    "a an the this that these those my your his her its our their 's any no such"
)
_ARTICLES = word_set("a an his her its our their 's")
_NOUN: frozenset[Part] = frozenset({"noun"})
ALL_PARTS: frozenset[Part] = frozenset(get_args(Part))
# What a cue may leave to its content; other words must stand in the cue itself.
_PARTICLES = word_set(
    "for on upon to of about with against out off down up into at from that whether by over back"
)
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday")
MAX_WORDS = 60
"""Words of one cue that are looked at: the longest cue of PolNeAR train has 20."""


@dataclass(frozen=True, slots=True)
class CueMatch:
    """An entry found in a list of words.

    Args:
        entry: The entry.
        start: Index of its first word.
        end: Index after its last word.
    """

    entry: CueEntry
    start: int
    end: int


def find_words(text: str) -> list[str]:
    """Lower-case words and marks of a short text, clitics on their own.

    >>> find_words("He didn\u2019t say it\u2019s \u201cover\u201d")
    ['he', "didn't", 'say', 'it', "'s", '\u201c', 'over', '\u201d']
    """
    return _WORD.findall(text.translate(_ODD_APOSTROPHES).lower())


def drop_days(words: Sequence[str]) -> list[str]:
    """Leaves out the days that stand in the midst of news cues: "said on Tuesday that".

    >>> drop_days(["called", "on", "monday", "for"])
    ['called', 'for']
    """
    kept: list[str] = []
    for word in words:
        if word in _DAYS:
            if kept and kept[-1] == "on":
                kept.pop()
        else:
            kept.append(word)
    return kept


def find_entries(
    words: Sequence[str], following: Sequence[str] = (), parts: frozenset[Part] = ALL_PARTS
) -> tuple[CueMatch, ...]:
    """All entries that begin at some word of a cue, the longest at each word.

    Of a word that is verb and noun alike, an article or possessive before it makes the noun.

    Args:
        words: The words of the cue, as ``find_words`` gives them.
        following: Words right after the cue; an entry begun in the cue may end there.
        parts: Parts of speech to look for.

    Returns:
        At most one match a starting word and part of speech class, in order; a match that lies
        inside a longer one is left out.
    """
    words = list(words[:MAX_WORDS])
    stretch = words + list(following[:_SLOT_WORDS])
    found: list[CueMatch] = []
    covered = 0
    for start in range(len(words)):
        match = _longest(stretch, start, len(words), parts) if start >= covered else None
        if match is not None:
            found.append(match)
            covered = match.end
    return tuple(found)


def _longest(
    stretch: Sequence[str], start: int, inside: int, parts: frozenset[Part]
) -> CueMatch | None:
    """The longest entry that begins at a word; a noun where an article says so."""
    if "noun" in parts and len(parts) > 1 and _follows_determiner(stretch, start):
        noun = _longest(stretch, start, inside, _NOUN)
        if noun is not None:
            return noun
    found: list[CueMatch] = []
    size = 0
    for entry, forms in cues_by_first_form().get(stretch[start], ()):
        if entry.part not in parts or len(forms) < size:
            continue
        end = _match_end(stretch, start, forms, inside)
        if end is not None:
            found.append(CueMatch(entry, start, end))
            size = len(forms)
    return found[0] if found else None


def _follows_determiner(stretch: Sequence[str], start: int) -> bool:
    """Whether an article or possessive stands before a word, or before its adjective."""
    if start and stretch[start - 1] in _DETERMINERS:
        return True
    return start > 1 and stretch[start - 2] in _ARTICLES and stretch[start - 1].isalpha()


def _match_end(
    stretch: Sequence[str], start: int, forms: Sequence[frozenset[str]], inside: int
) -> int | None:
    """Index after the last word of an entry begun at ``start``, or ``None`` if it is not there."""
    at = start + 1
    slot = reached = False
    for options in forms[1:]:
        if not options:
            slot = True
            continue
        limit = _SLOT_WORDS if slot else _ADVERB_GAP
        gap = 0
        while at < len(stretch) and stretch[at] not in options:
            free = slot or (at < inside and _is_adverb(stretch[at]))
            if gap == limit or not free or not stretch[at][0].isalnum():
                return None
            at, gap = at + 1, gap + 1
        if at >= len(stretch):
            return None
        if at >= inside and not slot and not reached and stretch[at] not in _PARTICLES:
            return None  # "said" | "no one came" is not "say no"
        reached = at >= inside and (reached or slot or stretch[at] == "to")
        at, slot = at + 1, False
    return at


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in _ADVERBS

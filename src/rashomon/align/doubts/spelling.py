"""Whether a word is another one gone wrong, or only another way to write it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

# Words whose folded letters are remembered: names recur.
_REMEMBERED = 50_000
# Letters that may go wrong: one in a word of five, two in a longer one. Four of five misspellings
# are one letter off (Damerau 1964, *A technique for computer detection and correction of spelling
# errors*); a translator that takes a name for a word changes more.
_SHORT, _LONG = 5, 6
# Endings that make an adjective, a plural or a people of a place.
_DERIVED = re.compile(r"(?:e?s|n|ns|an|ans|ian|ians|ese|er|ers|i|is|ish|ic|ist|ite|ites)\Z")
# What the same sound is written with where names are taken over from another script or language;
# a difference of these alone is a transliteration (BGN/PCGN, ISO 9 and newspapers' own habits).
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("kh|gh|h|g"), "h"),
    (re.compile("ts|tz|cz|z|x|sz|sh|c(?=[eiy])"), "s"),
    (re.compile("ck|q|c"), "k"),
    (re.compile("w"), "v"),
    (re.compile("[aeiouyj]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=_REMEMBERED)
def fold(word: str) -> str:
    """A word in small letters without accents.

    >>> fold("Mirèle")
    'mirele'
    """
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalpha())


@lru_cache(maxsize=_REMEMBERED)
def sound(word: str) -> str:
    """The consonants of a word, alike however its sounds are written.

    >>> sound("Zelenskyy") == sound("Selenski"), sound("Luhansk") == sound("Lugansk")
    (True, True)
    """
    word = fold(word)
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with a letter or two gone wrong.

    Args:
        word: The odd word.
        name: A name.

    Returns:
        Never true of another spelling of the same sounds, nor of a word of another initial.

    >>> is_slip("Velman", "Velma"), is_slip("Zelenskyy", "Zelensky"), is_slip("Miracle", "Mirèle")
    (True, False, True)
    """
    one, other = fold(word), fold(name)
    shorter = min(len(one), len(other))
    most = 1 if shorter < _LONG else 2
    if shorter < _SHORT or one[0] != other[0] or abs(len(one) - len(other)) > most:
        return False
    near = DamerauLevenshtein.distance(one, other, score_cutoff=most) <= most
    return near and sound(word) != sound(name)


def is_derived(word: str, name: str) -> bool:
    """Whether a word may be a plural, an adjective or a people made of a name.

    >>> is_derived("Cuban", "Cuba"), is_derived("Velma", "Velman")
    (True, True)
    """
    one, other = sorted((fold(word), fold(name)), key=len)
    return other.startswith(one) and bool(_DERIVED.match(other[len(one) :]))

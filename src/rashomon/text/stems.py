"""What is left of a word once its endings are off: the same for negotiate and negotiations.

The suffix rules are those of Porter (1980), "An algorithm for suffix stripping", Program 14(3),
130-137, steps 1 to 4, with irregular forms of frequent verbs put back first.  Stems are compared
with one another and never shown.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = frozenset("aeiou")
_LONGEST = 30
"""Letters of a word that are looked at: no English word is longer (compounds are hyphenated)."""

_SECOND = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"),
    ("ousness", "ous"), ("iveness", "ive"), ("tional", "tion"), ("biliti", "ble"),
    ("entli", "ent"), ("ousli", "ous"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
    ("iviti", "ive"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("iser", "ize"),
    ("abli", "able"), ("alli", "al"), ("ator", "ate"), ("eli", "e"), ("ise", "ize"),
)  # fmt: skip
_THIRD = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"),
    ("ness", ""), ("ful", ""),
)  # fmt: skip
_FOURTH = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous",
    "ive", "ize", "ion", "al", "er", "ic", "ou",
)  # fmt: skip
_IRREGULAR = {
    form: lemma
    for row in (
        "begin began begun", "break broke broken", "bring brought", "build built", "buy bought",
        "catch caught", "choose chose chosen", "come came", "deal dealt", "draw drew drawn",
        "fall fell fallen", "feel felt", "fight fought", "find found", "fly flew flown",
        "forget forgot forgotten", "get got gotten", "give gave given", "go went gone",
        "grow grew grown", "hear heard", "hide hid hidden", "hold held", "keep kept",
        "know knew known", "lead led", "leave left", "lend lent", "lie lied lying", "lose lost",
        "make made", "mean meant", "meet met", "pay paid", "ride rode ridden", "rise rose risen",
        "run ran", "see saw seen", "seek sought", "sell sold", "send sent", "shake shook shaken",
        "shoot shot", "show shown", "speak spoke spoken", "spend spent", "stand stood",
        "steal stole stolen", "strike struck", "swear swore sworn", "take took taken",
        "teach taught", "tell told", "think thought", "throw threw thrown", "wear wore worn",
        "win won", "write wrote written", "withdraw withdrew withdrawn", "man men",
        "woman women", "child children", "die dying died",
    )
    for lemma, *forms in [row.split()]
    for form in forms
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of one word.

    Args:
        word: In small letters with plain apostrophes.

    Returns:
        The stem; the word itself where it is short, long or has figures.

    >>> stem("negotiations"), stem("negotiate"), stem("president's"), stem("denied")
    ('negoti', 'negoti', 'presid', 'deni')
    """
    word = _IRREGULAR.get(word, word).removesuffix("'s").removesuffix("'")
    if len(word) <= 2 or len(word) > _LONGEST or not word.isalpha():
        return word
    word = _without_inflection(word)
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    for table in (_SECOND, _THIRD):
        word = _swapped(word, table)
    return _without_end(_without_suffix(word))


def _without_inflection(word: str) -> str:
    if word.endswith("sses") or word.endswith("ies"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        if word.endswith(ending) and _has_vowel(word[: -len(ending)]):
            return _mended(word[: -len(ending)])
    return "deni" if word == "deny" else word


def _mended(word: str) -> str:
    """The word whose -ed or -ing is off, as it would be written without."""
    if word.endswith(("at", "bl", "iz", "is")):
        return word + "e"
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    if _measure(word) == 1 and _ends_short(word):
        return word + "e"
    return word


def _swapped(word: str, table: tuple[tuple[str, str], ...]) -> str:
    for ending, other in table:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest + other if _measure(rest) > 0 else word
    return word


def _without_suffix(word: str) -> str:
    for ending in _FOURTH:
        if word.endswith(ending):
            rest = word[: -len(ending)]
            if _measure(rest) > 1 and (ending != "ion" or rest.endswith(("s", "t"))):
                return rest
            return word
    return word


def _without_end(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _ends_short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _shape(word: str) -> str:
    """Each letter as v for a vowel or c for a consonant; y after a consonant is a vowel."""
    shape = ""
    for letter in word:
        vowel = letter in _VOWELS or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Porter's m: how often a run of vowels is followed by one of consonants."""
    return len(re.findall("v+c+", _shape(word)))


def _has_vowel(word: str) -> bool:
    return "v" in _shape(word)


def _ends_short(word: str) -> bool:
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"

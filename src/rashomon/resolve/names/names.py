"""Names brought to one form for comparison; never shown as names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from rashomon.lexicon.name_variants import name_variants

_BLANKS = re.compile(r"\s+")
_POSSESSIVE = re.compile(r"[’']s?$")
_DOUBLED = re.compile(r"(\w)\1+")
# Letters that Unicode decomposes into nothing, as English prints them.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n"}
)
_EV = re.compile(r"(?<=\w)iev(?=\b|a\b|ich\b)")
# Belarusian and Ukrainian surnames (BGN/PCGN 1979, 2019); Arabic and Hebrew words in -ah.
_ENKO = re.compile(r"(?<=\w\w)enka\b")
_AH = re.compile(r"(?<=\w\w\w)ah\b|(?<=\wi)eh\b")
# A German umlaut is printed as its letter alone or with an e behind.
_UMLAUT = re.compile(r"(?<=[b-df-hj-np-tv-z])([aou])e(?=[b-df-hj-np-tv-z])")
_LOST = re.compile(r"[\ufffd?]+")
# A story repeats few names often; the bound keeps a hostile pile from holding them all.
_REMEMBERED = 65_536
# Names of more words than this are no names; no more of their beginnings are looked at.
_MOST_WORDS = 8


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """A name without case, accents, dots and a leading article.

    Args:
        name: A name as printed.

    Returns:
        A key; two spellings with one key are taken for one name.

    >>> name_key("The Ánd. Ruíz’s")
    'and ruiz'
    """
    plain = _POSSESSIVE.sub("", fold(name)).replace(".", "").replace("-", " ")
    return _BLANKS.sub(" ", plain).strip().removeprefix("the ")


def fold(text: str) -> str:
    """Text without case and accents, its letters those of English where there is a usual one.

    >>> fold("Łódź, Århus"), fold("STRASSE") == fold("Straße")
    ('lodz, arhus', True)
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN)


@lru_cache(maxsize=_REMEMBERED)
def spelling_key(name: str) -> str:
    """A personal name with its usual romanisations folded together.

    One Cyrillic, Greek or Arabic spelling has several Latin ones: й, ий and ы appear as i, y, iy,
    yi, yy and j, х as kh or h, кс as ks or x, ев as ev or yev, and doubled letters come and go
    between the systems in use (BGN/PCGN 1947, ISO 9:1995, GOST 7.79-2000).

    >>> spelling_key("Sergey Zelenskyy") == spelling_key("Sergei Zelenskiy")
    True
    >>> spelling_key("Alexey Medvedyev") == spelling_key("Aleksei Medvedev")
    True
    """
    folded = name_key(name).replace("y", "i").replace("kh", "h").replace("j", "i")
    folded = folded.replace("x", "ks").replace("ph", "f").replace("ck", "k").replace("tz", "z")
    folded = _AH.sub("a", _ENKO.sub("enko", _EV.sub("ev", _UMLAUT.sub(r"\1", folded))))
    return _DOUBLED.sub(r"\1", folded)


def is_damaged(name: str) -> bool:
    """Whether a letter of a name was lost: a mark stands for it, or a blank inside a word.

    >>> is_damaged("M\N{REPLACEMENT CHARACTER}ller"), is_damaged("St phane Moreau")
    (True, True)
    >>> is_damaged("Ludwig van Beethoven")
    False
    """
    words = name.split()
    broken = (
        w[0].islower() and len(w) > 1 and fold(w).split("-")[0] not in _small_words()
        for w in words[1:]
    )
    return bool(_LOST.search(name.rstrip("?"))) or any(broken)


@cache
def _small_words() -> frozenset[str]:
    """Words inside names that are printed in small letters."""
    joining = {"and", "of", "the", "for", "on", "in", "to", "at", "with", "from", "by", "against"}
    return name_variants().particles | joining


def fullest(names: Iterable[str]) -> str:
    """The name to show for several spellings.

    Args:
        names: Names as printed, at least one; a name that stands there twice counts twice.

    Returns:
        One that lost no letter and did not run into the next word, of the most words, in mixed
        case, the most frequent, then of the most letters, then the first in order.
    """
    counts = Counter(names)

    def rank(name: str) -> tuple[bool, int, bool, int, int, str]:
        words = name.split()
        doubtful = is_damaged(name) or _is_overlong(words, counts)
        shouted = name.isupper() and len(words) > 1
        return doubtful, -len(words), shouted, -counts[name], -len(name), name

    return min(counts, key=rank)


def _is_overlong(words: list[str], counts: Counter[str]) -> bool:
    """Whether a name stands there once and begins with one that stands there more often.

    A shorter name whose own last word is used alone counts as more often used.
    """
    if counts[" ".join(words)] > 1:
        return False
    shorter = (words[:at] for at in range(2, min(len(words), _MOST_WORDS)))
    return any(counts[" ".join(s)] > (s[-1] not in counts) for s in shorter)

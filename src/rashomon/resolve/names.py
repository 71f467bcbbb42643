"""Names brought to one form for comparison; never shown as names."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


def name_key(name: str) -> str:
    """A name without case, accents, dots and a leading article.

    Args:
        name: A name as printed.

    Returns:
        A key; two spellings with one key are taken for one name.

    >>> name_key("The Ánd. Ruíz’s")
    'and ruiz'
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[’']s?$", "", plain).replace(".", "").replace("-", " ")
    return _BLANKS.sub(" ", plain).strip().removeprefix("the ")


def spelling_key(name: str) -> str:
    """A personal name with its usual romanisations folded together.

    One Cyrillic, Greek or Arabic spelling has several Latin ones: й, ий and ы appear as i, y, iy,
    yi, yy and j, х as kh or h, and doubled letters come and go between the systems in use
    (BGN/PCGN 1947, ISO 9:1995, GOST 7.79-2000).

    >>> spelling_key("Sergey Zelenskyy") == spelling_key("Sergei Zelenskiy")
    True
    """
    folded = name_key(name).replace("y", "i").replace("kh", "h").replace("j", "i")
    return re.sub(r"(\w)\1+", r"\1", folded)


def surname_key(name: str) -> str:
    """Key of the last word that is no suffix such as ``Jr.``.

    >>> surname_key("Ana Ruiz Jr.")
    'ruiz'
    """
    words = [w for w in name.split() if not _SUFFIX.match(w)]
    return spelling_key(words[-1]) if words else ""


def has_suffix(name: str) -> bool:
    """Whether a name ends in ``Jr.``, ``Sr.`` or a numeral."""
    words = name.split()
    return len(words) > 1 and bool(_SUFFIX.match(words[-1]))


def fullest(names: set[str]) -> str:
    """The fullest of several spellings: most words, then most letters, then first in order."""
    return min(names, key=lambda n: (-len(n.split()), -len(n), n))

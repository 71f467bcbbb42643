"""Names of bodies and places brought to one form for comparison; never shown as names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from rashomon.lexicon.name_variants import name_variants
from rashomon.resolve.names.acronyms import initials
from rashomon.resolve.names.names import name_key

_REMEMBERED = 65_536
_OF_BODY = re.compile(
    r"^((?:\w+ ){0,3})(ministry|department) (?:of|for) (?:the )?(\w+(?: \w+){0,3})$"
)
_NATIONS = {
    "united states": "us",
    "u s": "us",
    "united kingdom": "uk",
    "u k": "uk",
    "united nations": "un",
    "european union": "eu",
}
NATION_LETTERS = frozenset(_NATIONS.values())
"""How keys of bodies name the nations and unions that are known by their letters."""


@lru_cache(maxsize=_REMEMBERED)
def thing_key(name: str) -> str:
    """The name of a body or place without what differs between house styles.

    Args:
        name: As printed.

    Returns:
        A key: no article, dots, case or legal form; one spelling of words that have two; "Ministry
        of X" as "X ministry"; a place or body of many names under the first of them.

    >>> thing_key("The Ministry of Defence"), thing_key("Defense Ministry")
    ('defense ministry', 'defense ministry')
    >>> thing_key("Stern & Sons, Inc."), thing_key("U.S."), thing_key("Kiev")
    ('stern and sons', 'united states', 'kyiv')
    """
    plain = re.sub(r"[,“”\"()]|[’']+$", " ", name.replace("&", " and ")).strip()
    words = name_key(plain).split()
    while len(words) > 1 and words[-1] in name_variants().legal_forms:
        words.pop()
    spellings = name_variants().spellings
    key = " ".join(spellings.get(word, word) for word in words)
    if key in _synonyms():
        return _synonyms()[key]
    for long, short in _NATIONS.items():
        if key.startswith(f"{long} "):
            key = f"{short}{key.removeprefix(long)}"
        elif key.endswith(f" of the {long}"):
            key = f"{short} {key.removesuffix(f' of the {long}')}"
    return _ministry(key)


def _ministry(key: str) -> str:
    """Ministry of Foreign Affairs → foreign ministry."""
    hit = _OF_BODY.match(key)
    if hit is None:
        return key
    whose, body, domain = hit.groups()
    domain = "interior" if domain == "internal affairs" else domain.removesuffix(" affairs")
    return f"{whose}{domain} {body}"


@cache
def _synonyms() -> Mapping[str, str]:
    tables = name_variants()
    found: dict[str, str] = {}
    for group in (*tables.places, *tables.bodies):
        for name in group:
            found.setdefault(name_key(name), name_key(group[0]))
    return found


def letters_of(name: str) -> frozenset[str]:
    """Acronyms that a name of more than one word may have.

    >>> sorted(letters_of("Department of Justice"))
    ['dj', 'doj']
    """
    words = name_key(name.replace("&", "and")).split()
    return frozenset(initials(words)) if len(words) > 1 else frozenset()


def is_acronym(words: str) -> bool:
    """Whether a name is printed as an acronym.

    >>> is_acronym("MoD"), is_acronym("U.N."), is_acronym("Azov"), is_acronym("CENSUS")
    (True, True, False, False)
    """
    letters = words.replace(".", "").removesuffix("s")
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 5 and letters.isalnum() and 2 * capitals > len(letters) > 1

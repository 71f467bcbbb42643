"""Agencies and outlets by whatever name they are credited: AP, Associated Press, apnews.com."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rashomon.lexicon.names import name_words
from rashomon.lexicon.outlets import outlet_words

_ARTICLE = re.compile(r"(?:the|a)\s+", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_DOMAIN = re.compile(
    r"(?:https?://)?(?P<host>(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:[/:?#]\S*)?", re.IGNORECASE
)
# Second labels under which countries give out names (example.co.uk), as the public suffix list
# has them most often; anything else is a name of its own.
_SHARED_SECOND = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})
# What stands behind an outlet's name where its owner is named, and is no part of it.
_OWNERS_TEXT = """
co company corp corporation group holdings inc incorporated limited llc ltd media newspapers plc
publications publishing staff editorial website online
"""
_OWNERS = frozenset(_OWNERS_TEXT.split())
# How the names of those end whose trade is to hand texts on; a cleaning service is none of them.
_HANDING_ON = (
    "information agency", "news agency", "news foundation", "news service", "newswire",
    "press agency", "press association", "press service", "telegraph agency", "wire service",
)  # fmt: skip
_LENT = frozenset({"blogspot", "go", "medium", "substack", "tumblr", "wordpress"})
_MOST_WORDS = 8
_SHORTEST_STEM = 3
_CACHED = 50_000


@dataclass(frozen=True, slots=True)
class Agencies:
    """The table of ``agencies.toml``.

    Args:
        by_name: Folded name to the agency's name.
        by_host: Host to the agency's name.
        names: Every name as printed, longest first.
    """

    by_name: Mapping[str, str]
    by_host: Mapping[str, str]
    names: tuple[str, ...]


@cache
def agencies() -> Agencies:
    """Loads the table that ships with the package; it is read once.

    Returns:
        The table.
    """
    path = files("rashomon.lexicon") / "agencies.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["agency"]
    names = {name: row["name"] for row in rows for name in (row["name"], *row.get("also", ()))}
    return Agencies(
        by_name={_letters(_bare(name)): own for name, own in names.items()},
        by_host={host: row["name"] for row in rows for host in row.get("hosts", ())},
        names=tuple(sorted(names, key=lambda name: (-len(name), name))),
    )


@lru_cache(maxsize=_CACHED)
def agency_of(name: str) -> str:
    """The agency that a name or an address stands for.

    Args:
        name: A name as credited, or a domain.

    Returns:
        The agency's name in the table; empty where it is none of them.

    >>> agency_of("the AP"), agency_of("www.apnews.com"), agency_of("Lakeside Gazette")
    ('Associated Press', 'Associated Press', '')
    """
    table = agencies()
    domain = _DOMAIN.fullmatch(name.strip())
    if domain:
        host = domain["host"].lower()
        labels = host.split(".")
        tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((table.by_host[tail] for tail in tails if tail in table.by_host), "")
    return table.by_name.get(_letters(_bare(name)), "")


@lru_cache(maxsize=_CACHED)
def house_key(name: str) -> str:
    """What the names of one outlet or agency have in common.

    Args:
        name: A name, or a domain.

    Returns:
        The agency's name, else the letters of the name or of the domain's own label.

    >>> house_key("The Northern Courier"), house_key("www.northerncourier.co.uk")
    ('northerncourier', 'northerncourier')
    """
    return agency_of(name) or _stem(name) or _letters(_bare(name))


@lru_cache(maxsize=_CACHED)
def is_same_house(left: str, right: str) -> bool:
    """Whether two names can be those of one outlet or agency.

    Args:
        left: A name, or a domain.
        right: Another.

    Returns:
        Whether they are equal but for articles and owners, or one is the other's abbreviation.

    >>> is_same_house("nytimes.com", "The New York Times"), is_same_house("MPA", "Mill Press")
    (True, False)
    """
    one, other = house_key(left), house_key(right)
    if not one or not other or one == other:
        return bool(one) and one == other
    if agency_of(left) or agency_of(right):
        return False
    return _abbreviates(left, right) or _abbreviates(right, left)


def is_house(name: str) -> bool:
    """Whether a name is surely that of an outlet or an agency and not a person's.

    Args:
        name: A name as it stands in a byline or a note.

    >>> is_house("Meridian Press Agency"), is_house("Ada Vane"), is_house("Emily Post")
    (True, False, False)
    """
    bare = _bare(name)
    words = bare.split()
    if not words or len(words) > _MOST_WORDS:
        return False
    if agency_of(name) or bare in outlet_words().names or _DOMAIN.fullmatch(bare):
        return True
    if len(words) < 2 or not words[0][0].isupper():
        return False
    if bare.lower().endswith(_HANDING_ON):
        return True
    person = len(words) == 2 and words[0] in name_words().given_names
    return not person and words[-1] in outlet_words().endings


def is_agency_like(name: str) -> bool:
    """Whether a name is that of a body whose trade is to hand texts on to others.

    Args:
        name: A name as it stands in a note.

    >>> is_agency_like("Reuters"), is_agency_like("Meridian Press Agency"), is_agency_like("CBS")
    (True, True, False)
    """
    bare = _bare(name).lower()
    return bool(agency_of(name)) or (len(bare.split()) > 1 and bare.endswith(_HANDING_ON))


def _bare(name: str) -> str:
    """A name without its article and without the words of an owner behind it."""
    words = _ARTICLE.sub("", name.strip(" .,;:|/–—-()[]\"'“”’™®"), count=1).split()
    while len(words) > 1 and words[-1].lower().strip(".,") in _OWNERS:
        words.pop()
    return " ".join(words)


def _letters(name: str) -> str:
    return _NOT_LETTERS.sub("", name.casefold())


def _stem(name: str) -> str:
    """The label of a domain that is the outlet's own; empty for a name that is no domain."""
    domain = _DOMAIN.fullmatch(name.strip())
    if not domain:
        return ""
    labels = domain["host"].lower().split(".")
    shared = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_SECOND
    own = labels[-3 if shared else -2].replace("-", "")
    # "go.com" and "news.example" lend their name to nobody: the label before is the outlet's own.
    if own in _LENT and len(labels) > 2 and labels[-3] not in ("www", own):
        own = labels[-3].replace("-", "")
    return own.removeprefix("the") if len(own) > len("the") + _SHORTEST_STEM else own


def _abbreviates(short: str, long: str) -> bool:
    """Whether a domain or an acronym is made of the beginnings of a name's words, in order."""
    stem = _stem(short)
    words = [w for w in (_letters(word) for word in _bare(long).split()) if w]
    if not 1 < len(words) <= _MOST_WORDS or _stem(long):
        return False
    if not stem:
        bare = _bare(short)
        initials = "".join(word[0] for word in words)
        return bare.isupper() and len(bare) >= _SHORTEST_STEM and _letters(bare) == initials
    if len(stem) < _SHORTEST_STEM:
        return False
    reached = {0}
    for word in words:
        reached = {
            at + length
            for at in reached
            for length in range(1, len(word) + 1)
            if stem.startswith(word[:length], at)
        }
    return len(stem) in reached

"""Parts of the names of bodies that stand for the whole: which part of which name of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from rashomon.lexicon.names import name_words
from rashomon.resolve.names.names import fold

_POLICE = frozenset({"department", "dept", "force", "service"})
# Of whom a union is made: "Union of Inland States".
_MEMBERS = frozenset({"states", "nations", "countries", "peoples", "republics"})
_BUILDINGS = frozenset({"stadium", "arena", "building", "tower", "theatre", "theater", "hall"})
# Names of more words than this are no names; no more of them is looked at.
_MOST_WORDS = 8
# How often one name must stand for each time of another that begins with the same word.
_OFTEN = 3


def is_body(key: str) -> bool:
    """Whether a name says by itself that it is a body, though it holds the name of a place.

    Args:
        key: From ``thing_key``.

    >>> is_body("union of inland states"), is_body("bank of lindow"), is_body("isle of man")
    (True, True, False)
    >>> is_body("bank of lindow stadium")
    False
    """
    head, _, rest = key.partition(" of ")
    if not rest:
        return False
    kinds, sites = _kinds()
    last = rest.split()[-1]
    return last in _MEMBERS or (head.split()[-1] in kinds and last not in sites)


@cache
def _kinds() -> tuple[frozenset[str], frozenset[str]]:
    """Last words of bodies, and of buildings that are called after them."""
    lists = name_words()
    bodies = frozenset(fold(word) for word in lists.organizations)
    return bodies, _BUILDINGS | frozenset(fold(word) for word in lists.places)


def police_of(keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """The police of a town are its only police department, force or service.

    Args:
        keys: All names of the story.

    Yields:
        Short and long name.

    >>> list(police_of(["lindow police", "lindow metropolitan police department"]))
    [('lindow police', 'lindow metropolitan police department')]
    """
    whole: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        town, _, rest = key.partition(" police ")
        if town and rest in _POLICE:
            words = town.split()[:_MOST_WORDS]
            for size in range(1, len(words) + 1):
                whole[" ".join(words[:size])].add(key)
    for key in sorted(keys):
        town = key.removesuffix(" police")
        if town != key and len(whole.get(town, ())) == 1:
            yield key, min(whole[town])


def heads_of(documents: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The word before "of" in the only body of a story that begins with it, or by far the first.

    Args:
        documents: For each name of the story, in how many documents it stands.

    Yields:
        Short and long name.

    >>> list(heads_of({"accord": 9, "accord of inland states": 4, "accord of coastal states": 1}))
    [('accord', 'accord of inland states')]
    """
    whole: dict[str, list[str]] = defaultdict(list)
    for key in sorted(documents):
        head, _, rest = key.partition(" of ")
        if rest and head in documents and is_body(key):
            whole[head].append(key)
    for head, longs in whole.items():
        first, *others = sorted(longs, key=lambda key: (-documents[key], key))
        if not others or documents[first] >= _OFTEN * documents[others[0]]:
            yield head, first


def ends_of(keys: Collection[str]) -> Iterator[tuple[str, str]]:
    """What stands behind "of" in one name alone; a reader often sees the end only.

    Args:
        keys: All names of bodies of the story, no places.

    Yields:
        Short and long name.

    >>> list(ends_of(["guild of the river pilots", "river pilots", "bank of lindow", "lindow"]))
    [('river pilots', 'guild of the river pilots')]
    """
    whole: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for end in _ends(key):
            whole[end].add(key)
    for end in sorted(whole.keys() & set(keys)):
        if len(whole[end]) == 1:
            yield end, min(whole[end])


def _ends(key: str) -> Iterable[str]:
    words = key.split()[:_MOST_WORDS]
    for at in range(1, len(words) - 2):
        rest = words[at + 2 :] if words[at + 1] == "the" else words[at + 1 :]
        if words[at] == "of" and len(rest) > 1:
            yield " ".join(rest)

"""The police of a town, where a document names its police department: "Lindow police", "police".

A town's police are what it calls its own; without a town, police that say or do something are the
only ones that an account of the town names.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.lexicon.inflection import words as word_set
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.offices.role_words import Unit, Words
from rashomon.resolve.offices.states import cue_verbs

_BODIES = frozenset({"department", "dept", "force", "service"})
_ACTS = word_set("have has had were are")
_BEFORE = word_set("the that as but and when after while because if")


def find_police(words: Words) -> Iterator[tuple[int, int, Key]]:
    """Finds descriptions of police that are a police department named in the document.

    Args:
        words: The document's words with its units.

    Yields:
        Index of the first word, index after the last, and the department.
    """
    named = dict(_departments(words))
    places = [n for n, low in enumerate(words.low) if low == "police"] if named else []
    free = [index for index in places if index not in words.inside]
    others = False
    for index in free:
        town = words.ending.get(index)
        if town is None or town.kind != "place":
            continue
        key = _of_town(words.phrase(town.first, index), named)
        others |= key is None
        if key is not None:
            yield town.first, index + 1, key
    if others or len(set(named.values())) != 1:
        return
    only = next(iter(named.values()))
    yield from ((index, index + 1, only) for index in free if _acts_alone(words, index))


def _departments(words: Words) -> Iterator[tuple[str, Key]]:
    """Names of police departments with their keys."""
    for unit in words.at.values():
        name = words.phrase(unit.first, unit.last).removeprefix("the ")
        town, _, rest = name.partition(" police ")
        if _is_body(unit) and unit.key is not None and town and rest in _BODIES:
            yield name, unit.key


def _is_body(unit: Unit) -> bool:
    return unit.kind in ("organization", "government")


def _of_town(town: str, named: dict[str, Key]) -> Key | None:
    keys = {key for name, key in named.items() if name.startswith(f"{town} ")}
    return next(iter(keys)) if len(keys) == 1 else None


def _acts_alone(words: Words, index: int) -> bool:
    """Whether police that nothing describes say or do something."""
    before, after = words.word(index - 1), words.word(index + 1)
    free = index - 1 not in words.inside and (before in _BEFORE or not before[:1].isalnum())
    return free and not words.possessive(index - 1) and (after in _ACTS or after in cue_verbs())

"""Mentions of one story → entities.

Precision first.  A person is known by a full name; a surname alone joins a full name only where
exactly one bearer of it is named — in the document, else in the story.  A junior is never taken
for a senior.  Two transliterations of one full name ("Sergei", "Sergey") are one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.documents import Document
from rashomon.model.ids import content_id
from rashomon.model.links import Entity, Place
from rashomon.model.reading import EntityKind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.names import fullest, has_suffix, name_key, spelling_key, surname_key

Key = tuple[EntityKind, str]


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention with the key of what it names.

    Args:
        document: Document id.
        mention: The mention.
        name: Its words.
        key: What it names, or ``None`` where more than one bearer fits.
        rule: Which rule gave the key.
    """

    document: str
    mention: Mention
    name: str
    key: Key | None
    rule: str


def find_namings(
    documents: Sequence[Document], readings: Mapping[str, Reading]
) -> tuple[Naming, ...]:
    """Gives every mention of the story the key of what it names.

    Args:
        documents: The story's documents.
        readings: Their readings by document id.

    Returns:
        Namings in order of document id and position.
    """
    ordered = sorted(documents, key=lambda doc: doc.id)
    names = {doc.id: _full_names(doc, readings[doc.id]) for doc in ordered}
    story = _by_surname({name for found in names.values() for name in found})
    out: list[Naming] = []
    for doc in ordered:
        own = _by_surname(names[doc.id])
        for mention in readings[doc.id].mentions:
            words = mention.span.of(doc.text)
            key, rule = _key(mention.kind, words, own, story)
            out.append(Naming(doc.id, mention, words, key, rule))
    return tuple(out)


def find_people(namings: Sequence[Naming]) -> dict[str, frozenset[str]]:
    """Keys of the people of a story by the key of their surname, juniors left out.

    Args:
        namings: All namings of the story.
    """
    people: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        full = len(naming.name.split()) > 1 and not has_suffix(naming.name)
        if naming.key is not None and naming.key[0] == "person" and full:
            people[surname_key(naming.name)].add(naming.key[1])
    return {surname: frozenset(keys) for surname, keys in people.items()}


def entity_id(key: Key) -> str:
    """The id of the entity with a key."""
    return content_id("ent", key[0], key[1])


def make_entity(key: Key, places: Collection[tuple[str, Span, str]]) -> Entity:
    """An entity from the places that name it.

    Args:
        key: Its kind and name key.
        places: (document id, span, words) of each mention; at least one.

    Returns:
        The entity; its id depends on the key alone.
    """
    aliases = {words for _, _, words in places}
    # A government goes by its state where the state is named, by its capital elsewhere.
    state = key[1].removeprefix("state: ")
    return Entity(
        id=entity_id(key),
        kind=key[0],
        name=state if state in aliases else fullest(aliases),
        aliases=tuple(sorted(aliases)),
        speaks_for=None,
        mentions=tuple(sorted(Place(document, span) for document, span, _ in places)),
    )


def _full_names(doc: Document, reading: Reading) -> frozenset[str]:
    names = (m.span.of(doc.text) for m in reading.mentions if m.kind == "person")
    return frozenset(name for name in names if len(name.split()) > 1)


def _by_surname(names: Collection[str]) -> dict[str, set[str]]:
    """Keys of full names by the key of their surname; a junior's only where no senior bears it."""
    seniors: dict[str, set[str]] = defaultdict(set)
    juniors: dict[str, set[str]] = defaultdict(set)
    for name in names:
        (juniors if has_suffix(name) else seniors)[surname_key(name)].add(spelling_key(name))
    return {**juniors, **seniors}


def _key(
    kind: EntityKind, words: str, own: Mapping[str, set[str]], story: Mapping[str, set[str]]
) -> tuple[Key | None, str]:
    if kind != "person":
        return (kind, name_key(words)), "name.same"
    if len(words.split()) > 1:
        return (kind, spelling_key(words)), "name.full"
    surname = spelling_key(words)
    if surname in own:
        return _only(own[surname], "name.surname")
    if surname in story:
        return _only(story[surname], "name.surname-in-story")
    return (kind, surname), "name.surname-alone"


def _only(bearers: set[str], rule: str) -> tuple[Key | None, str]:
    if len(bearers) == 1:
        return ("person", next(iter(bearers))), rule
    return None, "name.ambiguous"

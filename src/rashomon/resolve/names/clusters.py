"""Mentions of one story → what they name.

Precision first.  A person is known by a full name; a surname alone joins a full name only where
exactly one bearer of it fits, in the document, else in the story.  A junior is never taken for a
senior, nor anybody for another of the same surname.  Where more than one fits, nobody is named.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.reading import EntityKind, Mention, Reading
from rashomon.resolve.names.acronyms import find_definitions
from rashomon.resolve.names.bearers import Called, resolve_people
from rashomon.resolve.names.kinds import is_person
from rashomon.resolve.names.name_parts import is_body
from rashomon.resolve.names.names import fullest
from rashomon.resolve.names.organizations import Thing, resolve_things
from rashomon.resolve.names.persons import parse_person, surname_keys, title_sex
from rashomon.resolve.names.printed import Printed, find_printed
from rashomon.resolve.names.thing_names import is_acronym, letters_of, thing_key

Key = tuple[EntityKind, str]

_SIDE_BY_SIDE = re.compile(r",? (?:and|or|&) (?:his |her |their )?(?:\w+ )?|, ")
# "Doctors Without Borders (MSF)": right behind a name, whatever its letters.
_IN_BRACKETS = re.compile(r" [(\[]([A-Z][A-Za-z&.]{1,9})[)\]]")
# "N.Y." and "D.C." are places.
_DOTS = 3
# Longer words in capitals are shouted.
_LONGEST_ACRONYM = 5
_KINDS: tuple[EntityKind, ...] = ("organization", "government", "place", "group", "document")


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention with the key of what it names.

    Args:
        document: Document id.
        mention: The mention.
        name: Its words; of a body the whole name that they are a piece of.
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
    printed = {doc.id: find_printed(doc.text, readings[doc.id].mentions) for doc in ordered}
    persons = is_person(printed)
    people = _people(ordered, printed, persons)
    things = _things(ordered, printed, persons)
    return tuple(
        Naming(
            doc.id,
            replace(item.mention, span=item.span),
            item.words if person else item.name,
            *(people if person else things)[doc.id, at],
        )
        for doc in ordered
        for at, (item, person) in enumerate(zip(printed[doc.id], persons[doc.id], strict=True))
    )


Found = Mapping[tuple[str, int], tuple[Key | None, str]]
"""By document id and number of the mention: key and rule."""


def _people(
    documents: Iterable[Document],
    printed: Mapping[str, Sequence[Printed]],
    persons: Mapping[str, Sequence[bool]],
) -> Found:
    chosen = {
        doc.id: [n for n, is_one in enumerate(persons[doc.id]) if is_one] for doc in documents
    }
    calls = {key: [_called(printed[key][n]) for n in numbers] for key, numbers in chosen.items()}
    apart = frozenset(
        pair
        for doc in documents
        for pair in _apart(doc.text, [printed[doc.id][n] for n in chosen[doc.id]])
    )
    found: dict[tuple[str, int], tuple[Key | None, str]] = {}
    for document, answers in resolve_people(calls, apart).items():
        for number, (key, rule) in zip(chosen[document], answers, strict=True):
            found[document, number] = (None if key is None else ("person", key)), rule
    return found


def _called(item: Printed) -> Called:
    words = item.title.lower().split()
    office = words[-1].strip(".,") if words else ""
    office = office if office in name_words().offices else ""
    title = item.title or (item.name.partition(" ")[0] if " " in item.name else "")
    return Called(parse_person(item.name), title_sex(title), office)


def _apart(text: str, people: Sequence[Printed]) -> Iterable[tuple[str, str]]:
    """Full names side by side ("Ivo Stern and Ivan Stern") are two people's."""
    for left, right in pairwise(people):
        gap = text[left.mention.span.end : right.mention.span.start][:32]
        one, other = parse_person(left.name), parse_person(right.name)
        if one.is_full and other.is_full and one.id != other.id and _SIDE_BY_SIDE.fullmatch(gap):
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _things(
    documents: Iterable[Document],
    printed: Mapping[str, Sequence[Printed]],
    persons: Mapping[str, Sequence[bool]],
) -> Found:
    chosen: dict[str, list[int]] = {}
    story: dict[str, list[Thing]] = {}
    defined: dict[str, dict[str, str]] = {}
    for doc in documents:
        items = printed[doc.id]
        chosen[doc.id] = [n for n, is_one in enumerate(persons[doc.id]) if not is_one]
        story[doc.id] = [_thing(items[n]) for n in chosen[doc.id]]
        defined[doc.id] = _defined(doc.text, [items[n] for n in chosen[doc.id]])
    answers = resolve_things(story, defined)
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for document, found in answers.items():
        for number, (key, _) in zip(chosen[document], found, strict=True):
            item = printed[document][number]
            kind = "organization" if _is_dotted(item.name) else item.mention.kind
            votes[key or ""][kind if kind in _KINDS else "organization"] += 1
    kinds = {key: _kind(key, counts) for key, counts in votes.items()}
    return {
        (document, number): (None if key is None else (kinds[key], key), rule)
        for document, found in answers.items()
        for number, (key, rule) in zip(chosen[document], found, strict=True)
    }


def _kind(key: str, votes: Mapping[EntityKind, int]) -> EntityKind:
    """What most mentions of a name are taken for, unless the name itself says more."""
    kind = min(_KINDS, key=lambda k: (-votes[k], k))
    return "organization" if kind == "place" and is_body(key) else kind


def _thing(item: Printed) -> Thing:
    key = thing_key(item.name)
    place = item.mention.kind in ("place", "group") and not (is_body(key) or _is_dotted(item.name))
    letters = frozenset[str]() if place else letters_of(item.name)
    return Thing(key, letters, not place and is_acronym(item.name), place)


def _is_dotted(name: str) -> bool:
    """Whether a name is an acronym with its dots ("S.E.C."), and no place's that is known."""
    lists = name_words()
    known = lists.known_places | lists.state_names | lists.capitals
    plain = name.replace(".", "")
    return name.count(".") >= _DOTS and is_acronym(name) and known.isdisjoint((name, plain))


def _defined(text: str, items: Iterable[Printed]) -> dict[str, str]:
    """Short → long keys that a text defines; the first definition stands."""
    found: dict[str, str] = {}
    for short, long in find_definitions(text):
        found.setdefault(thing_key(short), thing_key(long))
    known = name_words().known_organizations | name_words().state_names
    for item in items:
        hit = _IN_BRACKETS.match(text, item.mention.span.end)
        short = hit.group(1) if hit and item.mention.kind in ("organization", "government") else ""
        if is_acronym(short) and short not in known and " " in item.name:
            found.setdefault(thing_key(short), thing_key(item.name))
    return {short: long for short, long in found.items() if short != long}


def find_people(namings: Sequence[Naming]) -> dict[str, frozenset[str]]:
    """Keys of the people of a story by the key of their surname, juniors left out.

    Args:
        namings: All namings of the story.
    """
    people: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.key is None or naming.key[0] != "person":
            continue
        name = parse_person(naming.name)
        if len(name.tokens) > 1 and not name.suffix:
            for word in surname_keys(name):
                people[word].add(naming.key[1])
    return {surname: frozenset(keys) for surname, keys in people.items()}


def show_name(key: Key, names: Iterable[str]) -> str:
    """The name to show for an entity.

    Args:
        key: Its key.
        names: Its names as printed, at least one; a name that stands there twice counts twice.

    Returns:
        Of the spellings that its key is made from the most frequent, else the fullest name.

    >>> show_name(("person", "ivo stern"), ["Stern", "IVO STERN", "Ivo Stern", "Ivo Sternn"])
    'Ivo Stern'
    """
    listed = list(names)
    counts = Counter(name for name in listed if _key_of(key[0], name) == key[1])
    if not counts:
        return fullest(listed)
    return min(counts, key=lambda n: (n.isupper() and len(n) > _LONGEST_ACRONYM, -counts[n], n))


def _key_of(kind: EntityKind, name: str) -> str:
    return parse_person(name).key if kind == "person" else thing_key(name)

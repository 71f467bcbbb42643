"""Whether a name is a person's, over all its mentions: a reader errs on single ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.lexicon.names import name_words
from rashomon.resolve.names.names import name_key
from rashomon.resolve.names.persons import given_sexes, parse_person, surname_keys
from rashomon.resolve.names.printed import Printed

# Letters of an acronym that may be a surname too ("ABC" and "LEE").
_ACRONYM = 3


def is_person(printed: Mapping[str, Sequence[Printed]]) -> dict[str, list[bool]]:
    """Tells for each mention of a story whether it names a person.

    A full name is what most of its mentions are taken for.  A single word that is the surname of
    somebody whom its document names in full is a person's, unless it is known for something else.

    Args:
        printed: Mentions of each document, by document id.

    Returns:
        One answer for each mention, by document id.
    """
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for items in printed.values():
        for item in items:
            votes[name_key(item.name)][item.mention.kind == "person"] += 1
    return {document: _of_document(items, votes) for document, items in printed.items()}


def _of_document(items: Sequence[Printed], votes: Mapping[str, Counter[bool]]) -> list[bool]:
    full = [_is_full_person(item, votes[name_key(item.name)]) for item in items]
    surnames = _surnames(item.name for item, person in zip(items, full, strict=True) if person)
    return [
        person if " " in item.name else _is_surname(item, surnames, votes[name_key(item.name)])
        for item, person in zip(items, full, strict=True)
    ]


def _is_full_person(item: Printed, votes: Counter[bool]) -> bool:
    words = item.name.split()
    if len(words) < 2 or "&" in item.name:
        return False
    if votes[True] == votes[False]:
        return words[0].lower() in given_sexes()
    return votes[True] > votes[False]


def _surnames(names: Iterable[str]) -> set[str]:
    return {
        key
        for name in names
        if parse_person(name).tokens
        for key in surname_keys(parse_person(name))
    }


def _is_surname(item: Printed, surnames: set[str], votes: Counter[bool]) -> bool:
    tokens = parse_person(item.name).tokens
    borne = bool(tokens) and tokens[-1] in surnames
    if item.mention.kind == "person":
        return borne or votes[True] >= votes[False]
    if borne and _is_shouted(item.name):
        return True  # the label of who speaks in a transcript: "STERN: Good morning."
    if item.mention.kind == "group" or not borne or _is_known(item.name):
        return votes[True] > votes[False]
    return item.mention.kind == "place" or votes[True] >= votes[False]


def _is_shouted(name: str) -> bool:
    """Whether a word stands in capitals, and is longer than most acronyms."""
    return name.isupper() and name.isalpha() and len(name) > _ACRONYM and not _is_known(name)


def _is_known(name: str) -> bool:
    lists = name_words()
    return (
        name in lists.known_places
        or name in lists.known_organizations
        or name in lists.state_names
        or name in lists.capitals
    )

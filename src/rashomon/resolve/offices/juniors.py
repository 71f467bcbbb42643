"""A junior whom some documents print without the "Jr.": one person where both hold one office.

Father and son share a name, so a junior is never joined to the bearer of the plain name by name
alone.  Where no document names both, and the story says of both that they hold the same office,
"Commerce Secretary Ivo Stern" and "Commerce Secretary Ivo F. Stern Jr." are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.names.name_compare import align
from rashomon.resolve.names.persons import PersonName, parse_person
from rashomon.resolve.offices.office_words import office_class
from rashomon.resolve.offices.roles import Offices, Role

_Named = Mapping[str, Sequence[Naming]]
# More bearers of one surname than this make no story; they are left apart.
_MOST = 24


def join_juniors(
    namings: _Named, offices: Mapping[str, Offices]
) -> tuple[dict[str, list[Naming]], dict[str, Offices]]:
    """Joins juniors to the bearers of the same name who hold the same office.

    Args:
        namings: Namings of each document, by document id.
        offices: What each document says about bodies and roles, by document id.

    Returns:
        The same with one key for each of these people, that of the plain name.
    """
    joined = _joined(namings, offices)
    return (
        {doc: [_renamed(naming, joined) for naming in own] for doc, own in namings.items()},
        {
            doc: replace(own, roles=tuple(_with_keys(role, joined) for role in own.roles))
            for doc, own in offices.items()
        },
    )


def _renamed(naming: Naming, joined: Mapping[Key, Key]) -> Naming:
    if naming.key is None or naming.key not in joined:
        return naming
    return replace(naming, key=joined[naming.key])


def _with_keys(role: Role, joined: Mapping[Key, Key]) -> Role:
    holder = joined.get(role.holder, role.holder) if role.holder else None
    return replace(role, holder=holder, of=joined.get(role.of, role.of) if role.of else None)


def _joined(namings: _Named, offices: Mapping[str, Offices]) -> dict[Key, Key]:
    """Keys of juniors → key of the same person without it."""
    names = _full_names(namings)
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(names):
        by_surname[names[key].surname].append(key)
    documents = _documents(namings)
    held = _held(role for own in offices.values() for role in own.roles)
    found: dict[Key, Key] = {}
    for bearers in by_surname.values():
        pair = _pair(bearers, names) if len(bearers) <= _MOST else None
        if pair is None:
            continue
        junior, other = pair
        if held[junior] & held[other] and documents[junior].isdisjoint(documents[other]):
            found[junior] = other
    return found


def _pair(bearers: Sequence[Key], names: Mapping[Key, PersonName]) -> tuple[Key, Key] | None:
    """The only junior of a surname, and the only one whose given name is the same."""
    juniors = [key for key in bearers if names[key].suffix == "jr"]
    if len(juniors) != 1:
        return None
    given = names[juniors[0]].given
    alike = [
        key
        for key in bearers
        if not names[key].suffix
        and align(given, names[key].given) in ("same", "initial", "variant")
    ]
    return (juniors[0], alike[0]) if len(alike) == 1 else None


def _full_names(namings: _Named) -> dict[Key, PersonName]:
    """The fullest name of each person who is named in full."""
    found: dict[Key, PersonName] = {}
    for own in namings.values():
        for naming in own:
            if naming.key is not None and naming.key[0] == "person":
                name = parse_person(naming.name)
                known = found.get(naming.key)
                if name.is_full and (known is None or _rank(name) > _rank(known)):
                    found[naming.key] = name
    return found


def _rank(name: PersonName) -> tuple[bool, int, str]:
    return bool(name.suffix), len(name.tokens), name.key


def _documents(namings: _Named) -> dict[Key, set[str]]:
    found: dict[Key, set[str]] = defaultdict(set)
    for document, own in namings.items():
        for naming in own:
            if naming.key is not None:
                found[naming.key].add(document)
    return found


def _held(roles: Iterable[Role]) -> dict[Key, set[tuple[str, Key | None]]]:
    """Offices of each holder that only one person holds at a time."""
    found: dict[Key, set[tuple[str, Key | None]]] = defaultdict(set)
    for role in roles:
        office = office_class(role.noun)
        # "President" and "senator" of nothing told are many people's; a commerce secretary is not.
        if role.holder is not None and (role.of is not None or " " in office):
            found[role.holder].add((office, role.of))
    return found

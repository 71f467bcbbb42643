"""What the whole story says of its people, for use in each of its documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.resolve.names.clusters import Key, Naming, find_people
from rashomon.resolve.offices.office_words import office_class, same_office
from rashomon.resolve.offices.roles import Role
from rashomon.resolve.referring.appositions import Apposition, find_appositions
from rashomon.resolve.referring.callings import Callings
from rashomon.resolve.referring.phrases import Gender, noun_gender

_BY_OFFICE, _BY_GIVEN_NAME, _BY_TITLE = 1, 2, 3
"""A title of courtesy outweighs a given name ("Mrs Noel Ruiz"), and that an office in -man, which
women are given, too ("the spokesman, Maria Stern")."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a story says of its people.

    Args:
        genders: Sex of people by key, where names, titles and offices agree on it.
        people: Keys of people by the key of their surname.
        roles: Roles that somebody named holds anywhere.
        callings: What names are called beside them, by noun.
    """

    genders: Mapping[Key, Gender]
    people: Mapping[str, frozenset[str]]
    roles: HeldRoles
    callings: Callings


def learn(
    documents: Iterable[Document], namings: Sequence[Naming], roles: Iterable[Role] = ()
) -> Knowledge:
    """Collects what a story says of its people.

    Args:
        documents: The story's documents.
        namings: All its namings.
        roles: All its roles.

    Returns:
        The same in any order of documents.
    """
    texts = {doc.id: doc.text for doc in documents}
    held = sorted((r for r in roles if r.holder is not None), key=lambda r: (r.document, r.span))
    return Knowledge(
        genders=_genders(texts, namings, held),
        people=find_people(namings),
        roles=HeldRoles(held),
        callings=Callings(_appositions(texts, namings)),
    )


def _appositions(texts: Mapping[str, str], namings: Sequence[Naming]) -> Iterable[Apposition]:
    own: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        own[naming.document].append(naming)
    for document in sorted(own):
        yield from find_appositions(texts[document], own[document])


class HeldRoles:
    """Roles that somebody holds; a question that was asked before costs nothing again.

    Args:
        roles: Roles; those without a holder are left out.
    """

    def __init__(self, roles: Iterable[Role]) -> None:
        self._by_office: dict[str, list[Role]] = {}
        self._by_holder: dict[Key, list[Role]] = {}
        self._found: dict[tuple[str, Key | None], tuple[Role, ...]] = {}
        for role in roles:
            if role.holder is not None:
                self._by_office.setdefault(office_class(role.noun), []).append(role)
                self._by_holder.setdefault(role.holder, []).append(role)

    def held_by(self, person: Key) -> Sequence[Role]:
        """The roles of one holder, in the order given."""
        return self._by_holder.get(person, ())

    def find(self, noun: str, of: Key | None) -> tuple[Role, ...]:
        """Who holds an office.

        Args:
            noun: The office in small letters, singular.
            of: What it is an office of, where that is told; roles that say so come before those
                that say nothing of it.

        Returns:
            The first role of each holder; of no more than two, since two are too many.
        """
        if (noun, of) not in self._found:
            first: dict[Key | None, Role] = {}
            for role in self._fitting(noun, of):
                first.setdefault(role.holder, role)
                if len(first) > 1:
                    break
            self._found[noun, of] = tuple(first.values())
        return self._found[noun, of]

    def _fitting(self, noun: str, of: Key | None) -> list[Role]:
        offices = [office for office in self._by_office if same_office(noun, office)]
        fitting = [role for office in offices for role in self._by_office[office]]
        if of is None:
            return fitting
        return [role for role in fitting if role.of == of] or [r for r in fitting if r.of is None]


def _genders(
    texts: Mapping[str, str], namings: Iterable[Naming], roles: Iterable[Role]
) -> dict[Key, Gender]:
    votes: dict[Key, Counter[Gender]] = defaultdict(Counter)
    for naming in namings:
        if naming.key is None or naming.key[0] != "person":
            continue
        given = given_name_gender(naming.name)
        if given is not None:
            votes[naming.key][given] += _BY_GIVEN_NAME
        title = naming.mention.title
        words = title.of(texts[naming.document]).split() if title is not None else []
        for word in words:
            courtesy = noun_gender(word.lower().strip(".,"))
            if courtesy is not None:
                votes[naming.key][courtesy] += _weight(word)
    for role in roles:
        told = noun_gender(role.noun.split()[-1]) if role.noun else None
        if role.holder is not None and told is not None:
            votes[role.holder][told] += _weight(role.noun)
    return {key: gender for key, found in votes.items() if (gender := _most(found)) is not None}


def _weight(noun: str) -> int:
    return _BY_OFFICE if noun.lower().rstrip(".").endswith("man") else _BY_TITLE


def given_name_gender(name: str) -> Gender | None:
    """What the given name in a full name says of sex.

    >>> given_name_gender("Anna Ruiz"), given_name_gender("Ruiz")
    ('feminine', None)
    """
    words = name.split()
    lists = name_words()
    if len(words) < 2 or words[0] in lists.either_names:
        return None
    if words[0] in lists.feminine_names:
        return "feminine"
    return "masculine" if words[0] in lists.given_names else None


def _most(votes: Counter[Gender]) -> Gender | None:
    """The sex that more speaks for; none where as much speaks for the other."""
    ranked = votes.most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]

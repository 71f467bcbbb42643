"""Descriptions → those whom they describe: "the UN chief", "his boss", "the spokesman".

A definite description means the one holder of the role that it names: in its document, else in
the story.  Indefinite descriptions introduce somebody and mean nobody named before (Heim 1982,
"The Semantics of Definite and Indefinite Noun Phrases").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.spans import Span
from rashomon.resolve.appositions import Apposition
from rashomon.resolve.bodies_meant import NamedBodies
from rashomon.resolve.callings import by_noun, called_here, called_in_story
from rashomon.resolve.clusters import Key, Naming
from rashomon.resolve.knowledge import Knowledge, by_office
from rashomon.resolve.offices import same_office, speaks
from rashomon.resolve.phrases import Phrase
from rashomon.resolve.roles import Role


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom some words mean.

    Args:
        key: The entity.
        rule: Slug of the rule that found it, e.g. ``pronoun.subject``, ``role.holder``.
        evidence: The words of the same document that carry the link.
    """

    key: Key
    rule: str
    evidence: Span


class Descriptions:
    """Whom the descriptions of one document mean.

    Args:
        roles: The document's roles, in order.
        appositions: What its names are called beside them.
        namings: Its namings, in order.
        knowledge: What the story says of its people.
        others: Nouns that introduce somebody without a name in the document.
    """

    def __init__(
        self,
        roles: Sequence[Role],
        appositions: Sequence[Apposition],
        namings: Sequence[Naming],
        knowledge: Knowledge,
        others: Collection[str],
    ) -> None:
        self._holders = Holders(roles, knowledge.roles)
        self._own = by_noun(appositions)
        self._story = knowledge.callings
        self._bodies = NamedBodies(namings)
        self._present = {n.key for n in namings if n.key is not None}
        self._others = others

    def find(self, phrase: Phrase, owner: Key | None = None) -> Reference | None:
        """The one whom a description means.

        Args:
            phrase: The description.
            owner: Whose it is, where a pronoun says it ("his spokesman").

        Returns:
            ``None`` where nobody or more than one fits.
        """
        if phrase.determiner == "indefinite" or phrase.plural:
            return None
        role = self._holders.role_in(phrase)
        certain = phrase.determiner == "definite" or owner is not None
        if certain or (role is not None and role.of is not None):
            found = self._holders.find(phrase, owner)
            if found is not None or (role is not None and role.of is not None):
                return found
        return self._called(phrase) if phrase.determiner == "definite" else None

    def find_superior(self, person: Key) -> Reference | None:
        """The one person whom somebody is in the service of: the boss of a spokesman.

        Args:
            person: Somebody with a role in the document.
        """
        return self._holders.superior(person)

    def _called(self, phrase: Phrase) -> Reference | None:
        if phrase.head not in self._others:
            here = called_here(self._own, phrase)
            if here is not None:
                return Reference(here[0], "description.apposition", here[1])
        body = self._bodies.find(phrase)
        if body is not None:
            return Reference(*body)
        if phrase.head in self._others or phrase.head in self._own:
            return None
        key = called_in_story(self._story, phrase, self._present)
        return key and Reference(key, "description.apposition-in-story", phrase.span)


class Holders:
    """Who holds which role, in one document and in the whole story.

    Args:
        own: The document's roles, in order.
        story: Roles with a holder, of all documents.
    """

    def __init__(self, own: Sequence[Role], story: Mapping[str, Sequence[Role]]) -> None:
        self._own = by_office(own)
        self._story = story
        self._open = {role.span.end: role for role in own if role.holder is None}

    def superior(self, person: Key) -> Reference | None:
        """The one person whose spokesman, aide or the like somebody is in the document."""
        roles = [role for held in self._own.values() for role in held if role.holder == person]
        found = {role.of: role for role in roles if _is_person(role.of)}
        if len(found) != 1:
            return None
        key, role = next(iter(found.items()))
        return key and Reference(key, "description.superior", role.evidence)

    def role_in(self, phrase: Phrase) -> Role | None:
        """The role without a holder that a description names, if it names one."""
        return self._open.get(phrase.head_span.end) or next(
            (role for role in self._open.values() if role.span.covers(phrase.head_span)), None
        )

    def find(self, phrase: Phrase, owner: Key | None = None) -> Reference | None:
        """The one holder of the role that a description names.

        Args:
            phrase: The description.
            owner: Whose it is, where a pronoun says it ("his spokesman").

        Returns:
            ``None`` where nobody or more than one holds it.
        """
        if phrase.determiner == "indefinite" or phrase.plural:
            return None
        named = self.role_in(phrase)
        if named is not None and not named.definite:
            return None
        noun = named.noun if named is not None else phrase.head
        of = named.of if named is not None and named.of is not None else owner
        found = _holders(self._own, noun, of)
        if found:
            return _only(found, "role.holder", None)
        if of is None and not speaks(noun):
            return None  # "the lawyer" of another document is another lawyer
        return _only(_holders(self._story, noun, of), "role.holder-in-story", phrase.span)


def _is_person(key: Key | None) -> bool:
    return key is not None and key[0] == "person"


def _holders(roles: Mapping[str, Sequence[Role]], noun: str, of: Key | None) -> list[Role]:
    """Roles that fit an office and what it is an office of; those that say the same of it first."""
    offices = [office for office in roles if same_office(noun, office)]
    fitting = [role for office in offices for role in roles[office]]
    if of is None:
        return fitting
    return [role for role in fitting if role.of == of] or [r for r in fitting if r.of is None]


def _only(roles: Sequence[Role], rule: str, evidence: Span | None) -> Reference | None:
    holders = {role.holder for role in roles}
    holder = next(iter(holders), None)
    if len(holders) != 1 or holder is None:
        return None
    return Reference(holder, rule, evidence or roles[0].evidence)

"""Descriptions → those whom they describe: "the UN chief", "his boss", "the spokesman".

A definite description means the one holder of the role that it names: in its document, else in
the story.  Indefinite descriptions introduce somebody and mean nobody named before (Heim 1982,
"The Semantics of Definite and Indefinite Noun Phrases").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.offices.office_words import speaks
from rashomon.resolve.offices.roles import Role
from rashomon.resolve.referring.appositions import Apposition
from rashomon.resolve.referring.bodies_meant import NamedBodies
from rashomon.resolve.referring.callings import Callings, called_here, called_in_story
from rashomon.resolve.referring.knowledge import HeldRoles, Knowledge
from rashomon.resolve.referring.phrases import Phrase

# Roles inside one another ("the head of the office of the …"); more are looked at no further.
_INSIDE = 8


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
        text: The document's text.
        roles: The document's roles, in order.
        appositions: What its names are called beside them.
        namings: Its namings, in order.
        knowledge: What the story says of its people.
        others: Nouns that introduce somebody without a name in the document.
    """

    def __init__(
        self,
        text: str,
        roles: Sequence[Role],
        appositions: Sequence[Apposition],
        namings: Sequence[Naming],
        knowledge: Knowledge,
        others: Collection[str],
    ) -> None:
        self._present = {n.key for n in namings if n.key is not None}
        self._holders = Holders(roles, knowledge.roles, self._present)
        self._own = Callings(appositions)
        self._story = knowledge.callings
        self._bodies = NamedBodies(text, namings)
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
        story: Those of all documents.
        present: Who is named in the document.
    """

    def __init__(self, own: Sequence[Role], story: HeldRoles, present: Collection[Key]) -> None:
        self._present = present
        self._own = HeldRoles(own)
        self._story = story
        self._open = {role.span.end: role for role in own if role.holder is None}
        self._spans = sorted(self._open.values(), key=lambda role: (role.span, role.noun))

    def superior(self, person: Key) -> Reference | None:
        """The one person whose spokesman, aide or the like somebody is in the document."""
        held = self._own.held_by(person)
        found = {role.of: role for role in held if _is_person(role.of)}
        if len(found) != 1:
            return None
        key, role = next(iter(found.items()))
        return key and Reference(key, "description.superior", role.evidence)

    def role_in(self, phrase: Phrase) -> Role | None:
        """The role without a holder that a description names, if it names one."""
        head = phrase.head_span
        at = bisect_right(self._spans, head.start, key=lambda role: role.span.start)
        near = self._spans[max(0, at - _INSIDE) : at]
        return self._open.get(head.end) or next((r for r in near if r.span.covers(head)), None)

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
        found = self._own.find(noun, of)
        if found:
            return _only(found, "role.holder", None)
        if of is None and not speaks(noun):
            return None  # "the lawyer" of another document is another lawyer
        told = _only(self._story.find(noun, of), "role.holder-in-story", phrase.span)
        if of is None and told is not None and told.key not in self._present:
            return None  # "the president" of a document that names nobody of the other one
        return told


def _is_person(key: Key | None) -> bool:
    return key is not None and key[0] == "person"


def _only(roles: Sequence[Role], rule: str, evidence: Span | None) -> Reference | None:
    holders = {role.holder for role in roles}
    holder = next(iter(holders), None)
    if len(holders) != 1 or holder is None:
        return None
    return Reference(holder, rule, evidence or roles[0].evidence)

"""Whom words name: "the mayor's spokesman", "the Ardenian army's"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rashomon.judge.material import Material
from rashomon.judge.propositions.stands import Holder
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import AUXILIARIES
from rashomon.lexicon.names import name_words
from rashomon.model.spans import Span
from rashomon.text.words import word_set

AGENTS = word_set(
    """spokesman spokeswoman spokesperson spokespeople office aide aides lawyer lawyers minister
    ministry adviser advisers deputy army military officials official team campaign"""
)
# "Some Ardenian voters" are not Ardenia, and neither are its critics.
_SOME = word_set("some many several most other critics opponents former")
_PASSED = word_set("'s s ’s also already earlier previously recently repeatedly once still ' ’")


class Naming:
    """Finds the one party that words name.

    Args:
        material: The story.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._states = _demonyms(material)
        self._words: dict[str, Mapping[str, frozenset[str]]] = {}

    def find_holder(self, document: str, tokens: Tokens, span: Span) -> Holder | None:
        """The one that some words name, if all names among them are of one party.

        "The mayor's spokesman" names only the mayor: then it is for whom the mayor speaks who
        holds.  "The mayor's voters" are not the mayor: nobody is found.

        Args:
            document: Document id.
            tokens: Its words.
            span: The words.

        Returns:
            The last one named; ``None`` where nobody is, or several parties are.
        """
        named = self._find_named(document, span)
        parties = {self._material.party_of(entity) for _, entity in named}
        if len(parties) != 1:
            return None
        last, entity = named[-1]
        party = self._material.party_of(entity)
        rest = {tokens.forms[at] for at in tokens.within(Span(last.end, span.end))}
        words = {tokens.forms[at] for at in tokens.within(span)}
        if not words.isdisjoint(_SOME) or not rest <= AGENTS | AUXILIARIES | _PASSED:
            return None
        return Holder(entity, party) if rest.isdisjoint(AGENTS) else Holder(party, party)

    def find_same(self, document: str, words: str) -> Holder | None:
        """The one that the very same words name elsewhere in a document.

        Args:
            document: Document id.
            words: The words.

        Returns:
            The one named; ``None`` where they name nobody, or several.
        """
        if document not in self._words:
            self._words[document] = self._find_words(document)
        found = self._words[document].get(words, frozenset())
        entity = next(iter(found), None)
        return Holder(entity, self._material.party_of(entity)) if len(found) == 1 else None

    def _find_words(self, document: str) -> Mapping[str, frozenset[str]]:
        text = self._material.documents[document].text
        found: dict[str, set[str]] = defaultdict(set)
        for place, entity in self._material.named_in(document, Span(0, len(text))):
            found[place.of(text)].add(entity)
        return {words: frozenset(entities) for words, entities in found.items()}

    def find_parties(self, document: str, span: Span) -> frozenset[str]:
        """The parties that are named within a stretch."""
        parties = (self._material.party_of(who) for _, who in self._find_named(document, span))
        return frozenset(party for party in parties if party is not None)

    def _find_named(self, document: str, span: Span) -> list[tuple[Span, str]]:
        """Names that no longer name holds, a demonym as its state where the story knows that."""
        found: list[tuple[Span, str]] = []
        for place, entity in self._material.named_in(document, span):
            if found and found[-1][0].covers(place):
                continue
            while found and place.covers(found[-1][0]):
                found.pop()
            name = self._material.entities[entity].name
            found.append((place, self._states.get(name, entity)))
        return found


def _demonyms(material: Material) -> Mapping[str, str]:
    """Demonym to the government of its state, for the states of a story."""
    governments = {
        entity.name: entity.id
        for entity in material.entities.values()
        if entity.kind == "government"
    }
    return {
        adjective: governments[state.name]
        for state in name_words().states
        if state.name in governments
        for adjective in state.adjectives
    }

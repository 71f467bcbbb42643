"""Everybody and everything that a story speaks of, collected place by place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.model.documents import Document
from rashomon.model.ids import content_id
from rashomon.model.links import Entity, Place
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming, show_name
from rashomon.resolve.offices.bodies import Body
from rashomon.resolve.offices.parties import Party
from rashomon.resolve.offices.states import state_of

# Descriptions of a body that say whose it is: "the Peruvian foreign ministry", "Ruiz's office".
_WHOLE = ("body.state", "body.staff", "body.seat")
# A mark where a letter was, or a possessive without its sign ("Velmia s mission").
_MARK = re.compile(r"[\ufffd?]| s ")


class Cast:
    """The entities of one story while they are being found.

    Args:
        namings: Every mention with the key of what it names.
    """

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._named: dict[Key, set[tuple[str, Span, str]]] = {}
        self._spoken_of: dict[Key, set[tuple[str, Span, str]]] = {}
        self._whole: dict[Key, list[str]] = {}
        for naming in namings:
            if naming.key is not None:
                place = (naming.document, naming.mention.span, naming.name)
                self._named.setdefault(naming.key, set()).add(place)

    def add(self, key: Key, doc: Document, span: Span) -> str:
        """Notes that words of a document mean an entity, without being a name in its reading.

        Args:
            key: The entity.
            doc: The document.
            span: The words, e.g. "the UN chief".

        Returns:
            The entity's id.
        """
        self._spoken_of.setdefault(key, set()).add((doc.id, span, span.of(doc.text)))
        return entity_id(key)

    def add_body(self, body: Body, doc: Document) -> None:
        """Notes a description of a body.

        Args:
            body: The body; words that say whose it is are fit for its name.
            doc: The document.
        """
        self.add(body.key, doc, body.span)
        if body.rule in _WHOLE:
            self._whole.setdefault(body.key, []).append(body.span.of(doc.text))

    def holds(self, key: Key) -> bool:
        """Whether words of the story stand for an entity."""
        return key in self._named or key in self._spoken_of

    def entities(self, parties: Mapping[Key, Party]) -> Iterable[Entity]:
        """All entities that words of the story stand for.

        Args:
            parties: For whom they speak; whoever is spoken for must be in the cast.
        """
        for key in {**self._named, **self._spoken_of}:
            yield self._entity(key, parties.get(key))

    def _entity(self, key: Key, party: Party | None) -> Entity:
        names, others = self._named.get(key, set()), self._spoken_of.get(key, set())
        aliases = {words for _, _, words in names | others}
        places = {Place(document, span) for document, span, _ in names | others}
        return Entity(
            id=entity_id(key),
            kind=key[0],
            name=self._name(key, [words for _, _, words in names] or sorted(aliases)),
            aliases=tuple(sorted(aliases)),
            speaks_for=entity_id(party.speaks_for) if party else None,
            mentions=tuple(sorted(places)),
            speaks_for_rule=party.rule if party else None,
            speaks_for_evidence=party.evidence if party else None,
        )

    def _name(self, key: Key, names: Iterable[str]) -> str:
        """A state goes by its own name, a body by whose it is, all others by their fullest."""
        state = state_of(key)
        if state is not None:
            return state
        told = Counter(words for words in self._whole.get(key, ()) if not _MARK.search(words))
        return min(told, key=lambda words: (-told[words], words)) if told else show_name(key, names)


def entity_id(key: Key) -> str:
    """The id of the entity with a key: of its kind and name, for the unnamed of its document."""
    return content_id("ent", key[0], key[1])

"""Who is who in a story, and who is reported as the speaker of each statement.

Every speaker carries the rule that found it; where more than one fits, there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.ids import content_id
from rashomon.model.links import Entity, Place, Resolution, Speaker
from rashomon.model.reading import Attribution, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.clusters import Key, Naming, build_entities, find_namings, make_entity
from rashomon.resolve.names import name_key
from rashomon.resolve.sources import head_mention, is_pronoun, is_unnamed


def resolve(documents: Sequence[Document], readings: Sequence[Reading]) -> Resolution:
    """Finds the entities of a story and the speakers of its statements.

    Args:
        documents: The story's documents, in any order.
        readings: One reading for each.

    Returns:
        Entities and speakers, sorted by id.
    """
    by_id = {reading.document: reading for reading in readings}
    namings = find_namings(documents, by_id)
    entities = build_entities(namings)
    story = _Story(namings, entities)
    speakers = [
        speaker
        for doc in sorted(documents, key=lambda d: d.id)
        for speaker in story.speakers(doc, by_id[doc.id])
    ]
    return Resolution(
        entities=tuple(sorted(story.all_entities(), key=lambda e: e.id)),
        speakers=tuple(sorted(speakers, key=lambda s: s.attribution)),
    )


class _Story:
    """The names of one story, and the entities that only sources name."""

    def __init__(self, namings: Sequence[Naming], entities: Mapping[Key, Entity]) -> None:
        self._entities = dict(entities)
        self._keys = {(n.document, n.mention.span): (n.key, n.rule) for n in namings}
        self._governments: dict[str, list[tuple[str, Span, str]]] = {}
        self._unnamed: dict[str, Entity] = {}
        self._state = _state_of_name()

    def all_entities(self) -> list[Entity]:
        """Named entities, governments behind place names, and the unnamed."""
        governments = [
            make_entity(("government", f"state: {state}"), places, preferred=state)
            for state, places in self._governments.items()
        ]
        return [*self._entities.values(), *governments, *self._unnamed.values()]

    def speakers(self, doc: Document, reading: Reading) -> list[Speaker]:
        found: list[Speaker] = []
        for att in reading.attributions:
            if not att.source:
                continue
            speaker = self._speaker(doc, reading, att)
            if speaker is not None:
                found.append(speaker)
        return found

    def _speaker(self, doc: Document, reading: Reading, att: Attribution) -> Speaker | None:
        head = head_mention(doc.text, att.source, reading.mentions)
        if head is not None:
            return self._named(doc, att, head)
        if is_pronoun(doc.text, att.source):
            return self._pronoun(doc, reading, att)
        if is_unnamed(doc.text, att.source, reading.mentions):
            return self._nameless(doc, att)
        return None

    def _named(self, doc: Document, att: Attribution, head: Mention) -> Speaker | None:
        key, rule = self._keys[doc.id, head.span]
        if head.kind == "place":
            return self._government(doc, att, head)
        if key is None:
            return None
        return Speaker(att.id, self._entities[key].id, rule, head.span)

    def _government(self, doc: Document, att: Attribution, head: Mention) -> Speaker | None:
        """A state or capital that says something stands for its government."""
        words = head.span.of(doc.text)
        state = self._state.get(name_key(words))
        if state is None:
            return None
        self._governments.setdefault(state, []).append((doc.id, head.span, words))
        entity = content_id("ent", "government", f"state: {state}")
        return Speaker(att.id, entity, "place.government", head.span)

    def _nameless(self, doc: Document, att: Attribution) -> Speaker:
        span = att.source[0]
        words = span.of(doc.text)
        key = name_key(words)
        entity_id = content_id("ent", "unnamed", doc.id, key)
        known = self._unnamed.get(entity_id)
        places = {*(known.mentions if known else ()), Place(doc.id, span)}
        aliases = {*(known.aliases if known else ()), words}
        self._unnamed[entity_id] = Entity(
            entity_id, "unnamed", min(aliases), tuple(sorted(aliases)), None, tuple(sorted(places))
        )
        return Speaker(att.id, entity_id, "source.unnamed", span)

    def _pronoun(self, doc: Document, reading: Reading, att: Attribution) -> Speaker | None:
        """The only person named before the pronoun in its paragraph."""
        at = att.source[0].start
        floor = doc.text.rfind("\n", 0, at) + 1
        before = [m for m in reading.mentions if floor <= m.span.start < at and m.kind == "person"]
        keys = {self._keys[doc.id, m.span][0] for m in before}
        only = next(iter(keys)) if len(keys) == 1 else None
        if only is None:
            return None
        evidence = max(before, key=lambda m: m.span.start)
        return Speaker(att.id, self._entities[only].id, "pronoun.only-person", evidence.span)


def _state_of_name() -> dict[str, str]:
    """Names of states and capitals → the state; names shared by two states are left out."""
    found: dict[str, set[str]] = {}
    for state in name_words().states:
        for name in (state.name, state.capital, *state.also):
            found.setdefault(name_key(name), set()).add(state.name)
    return {name: min(states) for name, states in found.items() if len(states) == 1}

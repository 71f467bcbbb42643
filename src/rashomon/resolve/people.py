"""Who is who in a story, and who is reported as the speaker of each statement.

Every speaker carries the rule that found it; where more than one fits, there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.ids import content_id
from rashomon.model.links import Entity, Place, Resolution, Speaker
from rashomon.model.reading import Attribution, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.clusters import (
    Key,
    Naming,
    entity_id,
    find_namings,
    find_people,
    make_entity,
)
from rashomon.resolve.dating import date_documents
from rashomon.resolve.names import name_key, spelling_key
from rashomon.resolve.sources import (
    bare_name,
    head_mention,
    is_pronoun,
    is_subject,
    is_unnamed,
    mentions_in,
)
from rashomon.resolve.states import find_states

# Paragraphs of news stay well below this many characters.  In a longer one too many people may be
# meant to tell which, and looking back from each pronoun would cost the square of its length.
_LONGEST_PARAGRAPH = 3000
_CLAUSE = re.compile(r",? (?:who|whose|which|that|where)\b|, speaking\b|, citing\b")


def resolve(documents: Sequence[Document], readings: Sequence[Reading]) -> Resolution:
    """Finds the entities of a story and the speakers of its statements.

    Args:
        documents: The story's documents, in any order.
        readings: One reading for each.

    Returns:
        Entities and speakers, sorted by id.
    """
    by_id = {reading.document: reading for reading in readings}
    ordered = sorted(documents, key=lambda doc: doc.id)
    story = _Story(find_namings(ordered, by_id), find_states(ordered))
    speakers = [s for doc in ordered for s in story.speakers(doc, by_id[doc.id])]
    speakers = consistent(speakers, _pronouns(ordered, by_id))
    return Resolution(
        entities=tuple(sorted(story.entities(), key=lambda e: e.id)),
        speakers=tuple(sorted(speakers, key=lambda s: s.attribution)),
        datings=date_documents(ordered, readings),
    )


def consistent(speakers: Sequence[Speaker], pronouns: Mapping[str, str]) -> list[Speaker]:
    """Drops pronouns that speak against what a person is mostly called in the story.

    Args:
        speakers: Speakers found.
        pronouns: The pronoun of each attribution whose source is one, in small letters.

    Returns:
        The speakers without those whose pronoun is the rarer one of that person, or as frequent
        as the other: somebody called ``he`` five times and ``she`` once was misread once.
    """
    counts = Counter((s.entity, pronouns[s.attribution]) for s in speakers if _by_pronoun(s))
    other = {"he": "she", "she": "he"}

    def stands(speaker: Speaker) -> bool:
        pronoun = pronouns[speaker.attribution]
        own, against = counts[speaker.entity, pronoun], counts[speaker.entity, other[pronoun]]
        return own > against

    return [s for s in speakers if not _by_pronoun(s) or stands(s)]


def _by_pronoun(speaker: Speaker) -> bool:
    return speaker.rule == "pronoun.only-person"


def _pronouns(documents: Sequence[Document], readings: Mapping[str, Reading]) -> dict[str, str]:
    return {
        att.id: att.source[0].of(doc.text).lower()
        for doc in documents
        for att in readings[doc.id].attributions
        if is_pronoun(doc.text, att.source)
    }


class _Story:
    """The names of one story, and the entities that only sources name."""

    def __init__(self, namings: Sequence[Naming], states: Mapping[str, str]) -> None:
        self._keys = {(n.document, n.mention.span): (n.key, n.rule) for n in namings}
        self._places: dict[Key, set[tuple[str, Span, str]]] = {}
        for naming in namings:
            if naming.key is not None:
                self._add(naming.key, naming.document, naming.mention.span, naming.name)
        self._people = find_people(namings)
        self._states = states
        self._unnamed: dict[str, Entity] = {}

    def entities(self) -> list[Entity]:
        """Named entities, governments behind place names, and the unnamed."""
        named = [make_entity(key, places) for key, places in self._places.items()]
        return [*named, *self._unnamed.values()]

    def _add(self, key: Key, document: str, span: Span, words: str) -> str:
        self._places.setdefault(key, set()).add((document, span, words))
        return entity_id(key)

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
        if head is not None and head.kind != "place":
            return self._named(doc, att, head)
        if is_pronoun(doc.text, att.source):
            return self._pronoun(doc, reading, att)
        if is_unnamed(doc.text, att.source, reading.mentions):
            return self._nameless(doc, att)
        bare = head.span if head is not None else bare_name(doc.text, att.source)
        return None if bare is None else self._bare(doc, att, bare)

    def _named(self, doc: Document, att: Attribution, head: Mention) -> Speaker | None:
        key, rule = self._keys[doc.id, head.span]
        return None if key is None else Speaker(att.id, entity_id(key), rule, head.span)

    def _bare(self, doc: Document, att: Attribution, span: Span) -> Speaker | None:
        """A name alone: a state's or a capital's, else the only bearer of a surname."""
        words = span.of(doc.text)
        state = self._states.get(name_key(words))
        bearers = self._people.get(spelling_key(words), frozenset())
        if state is not None and not bearers:
            key: Key = ("government", f"state: {state}")
            return Speaker(att.id, self._add(key, doc.id, span, words), "place.government", span)
        if state is None and len(bearers) == 1:
            key = ("person", next(iter(bearers)))
            self._add(key, doc.id, span, words)
            return Speaker(att.id, entity_id(key), "name.surname-in-story", span)
        return None

    def _nameless(self, doc: Document, att: Attribution) -> Speaker:
        # "A guard, who gave only his first name" is a guard: the clause is no part of the name.
        words = _CLAUSE.split(att.source[0].of(doc.text))[0]
        span = Span(att.source[0].start, att.source[0].start + len(words))
        key = name_key(words)
        unnamed = content_id("ent", "unnamed", doc.id, key)
        known = self._unnamed.get(unnamed)
        places = {*(known.mentions if known else ()), Place(doc.id, span)}
        aliases = {*(known.aliases if known else ()), words}
        self._unnamed[unnamed] = Entity(
            unnamed, "unnamed", min(aliases), tuple(sorted(aliases)), None, tuple(sorted(places))
        )
        return Speaker(att.id, unnamed, "source.unnamed", span)

    def _pronoun(self, doc: Document, reading: Reading, att: Attribution) -> Speaker | None:
        """The only person named before the pronoun in its paragraph, if subject of a sentence."""
        at = att.source[0].start
        floor = doc.text.rfind("\n", 0, at) + 1
        if at - floor > _LONGEST_PARAGRAPH:
            return None
        named = mentions_in(reading.mentions, Span(floor, at))
        before = [m for m in named if m.kind == "person"]
        keys = {self._keys[doc.id, m.span][0] for m in before}
        only = next(iter(keys)) if len(keys) == 1 else None
        subjects = [m.span for m in before if is_subject(doc.text, m)]
        if only is None or not subjects or not self._may_be(only, att.source[0].of(doc.text)):
            return None
        return Speaker(att.id, entity_id(only), "pronoun.only-person", subjects[-1])

    def _may_be(self, key: Key, pronoun: str) -> bool:
        """Whether no given name of a person speaks against ``he`` or ``she``."""
        lists = name_words()
        given = {words.split()[0] for _, _, words in self._places[key] if len(words.split()) > 1}
        known = (given & lists.given_names) - lists.either_names
        feminine = known & lists.feminine_names
        return not (known - feminine if pronoun.lower() == "she" else feminine)

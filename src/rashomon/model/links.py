"""What holds between findings: entities, speakers, utterances."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.reading import EntityKind
from rashomon.model.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of one document.

    Args:
        document: Document id.
        span: Where in its text.
    """

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named, under all its names.

    Args:
        id: Content id of kind and name (and of the document, for the unnamed).
        kind: What it is.
        name: The fullest name seen.
        aliases: Every surface form that was merged in, sorted.
        speaks_for: Entity it speaks for, or ``None`` where no document says so.
        mentions: Every place it is named, in order.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    speaks_for: str | None
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is reported as the one who said it, with the rule that found them.

    Args:
        attribution: Attribution id.
        entity: Entity id.
        rule: Slug of the rule, e.g. ``name.full``, ``name.surname``.
        evidence: The words that carry the link.
    """

    attribution: str
    entity: str
    rule: str
    evidence: Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who across the story.

    Args:
        entities: Sorted by id.
        speakers: At most one for each attribution, sorted by attribution id.
    """

    entities: tuple[Entity, ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speaking, however often it is reported.

    Args:
        id: Content id of its attributions.
        attributions: Attribution ids, sorted.
        speakers: Entity ids, sorted; empty where none is known.
        speaker_disputed: Whether the same words are given to different speakers.
        rule: Why these were taken for one, e.g. ``words.same``; ``single`` for one alone.
    """

    id: str
    attributions: tuple[str, ...]
    speakers: tuple[str, ...]
    speaker_disputed: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """What is the same across documents.

    Args:
        utterances: Sorted by id; every attribution is in exactly one.
        duplicates: Groups of document ids with the same account, each sorted.
    """

    utterances: tuple[Utterance, ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()

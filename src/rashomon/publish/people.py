"""One person or body as a page tells of them: names seen, for whom they speak, what is reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.publish.display import language_tag, shortened
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.wording import reason_words, said_verb

# Characters of a statement that a row shows, and rows of each list.
_WORDS = 240
_ROWS = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as one line.

    Args:
        id: Statement id.
        outlet: Outlet that reports it.
        who: Name of whom it is given to; ``None`` where that is not established.
        verb: What the cue does, as a verb of the past; for thoughts and intentions empty.
        words: Its words.
        language: Tag for them, or ``None``.
        published: Date of the document, or ``None``.
    """

    id: str
    outlet: str
    who: str | None
    verb: str
    words: str
    language: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity.

    Args:
        id: Entity id.
        name: Fullest name.
        kind: What it is.
        names: Every name seen, with how often.
        parties: Those it speaks for, nearest first: id and name.
        rule: Why it is said to speak for the first of them, in words; empty without one.
        words: The words that say so; empty where none do.
        voices: Those that speak for it: id and name.
        mentions: How often it is named.
        documents: In how many documents.
        by: Statements given to it, as many as a page shows, and how many there are.
        about: Statements of others in whose words it is named, likewise.
        state: What a person made of it; empty where nobody reviewed it.
    """

    id: str
    name: str
    kind: str
    names: tuple[tuple[str, int], ...]
    parties: tuple[tuple[str, str], ...]
    rule: str
    words: str
    voices: tuple[tuple[str, str], ...]
    mentions: int
    documents: int
    by: tuple[tuple[Said, ...], int]
    about: tuple[tuple[Said, ...], int]
    state: str


def find_profile(index: RecordIndex, entity: str) -> Profile:
    """One person or body.

    Args:
        index: The record.
        entity: Its id, which the record has.
    """
    item = index.entities[entity]
    seen: dict[str, int] = dict.fromkeys(item.aliases, 0)
    for place in item.mentions:
        words = place.span.of(index.documents[place.document].text)
        seen[words] = seen.get(words, 0) + 1
    evidence = item.speaks_for_evidence
    return Profile(
        id=item.id,
        name=shortened(item.name, NAME),
        kind=item.kind,
        names=tuple(
            (shortened(name, NAME), count)
            for name, count in sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        parties=_named(index, index.parties_of(entity)),
        rule=reason_words(item.speaks_for_rule) if item.speaks_for_rule else "",
        words=index.words(evidence.document, (evidence.span,)) if evidence else "",
        voices=_named(
            index, (key for key, other in index.entities.items() if other.speaks_for == entity)
        ),
        mentions=len(item.mentions),
        documents=len({place.document for place in item.mentions}),
        by=_said(index, [att.id for att in index.record.attributions if att.speaker == entity]),
        about=_said(index, _about(index, entity)),
        state=index.states.get(entity, ""),
    )


def find_about(index: RecordIndex) -> dict[str, tuple[str, ...]]:
    """For each entity that is named in statements of others, those statements.

    Args:
        index: The record.
    """
    return {key: found for key in index.entities if (found := tuple(_about(index, key)))}


def _about(index: RecordIndex, entity: str) -> list[str]:
    """Statements of others that hold a mention of an entity in what is said."""
    found: dict[str, None] = {}
    for place in index.entities[entity].mentions:
        for att in index.by_document.get(place.document, ()):
            if att.speaker != entity and any(
                span.start <= place.span.start and place.span.end <= span.end
                for span in att.content
            ):
                found[att.id] = None
    return list(found)


def _said(index: RecordIndex, keys: list[str]) -> tuple[tuple[Said, ...], int]:
    return tuple(_line(index, key) for key in keys[:_ROWS]), len(keys)


def _line(index: RecordIndex, key: str) -> Said:
    att = index.statements[key]
    doc = index.documents[att.document]
    name = index.speaker_name(att)
    return Said(
        id=key,
        outlet=outlet_of(doc),
        who=shortened(name, NAME) if name is not None else None,
        verb="" if att.mode == "attitude" else said_verb(att.act),
        words=shortened(index.words(doc.id, att.content), _WORDS),
        language=language_tag(doc.language),
        published=doc.published.value,
    )


def _named(index: RecordIndex, keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, shortened(index.entities[key].name, NAME)) for key in keys)

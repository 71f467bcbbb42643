"""The stage in its order: names, bodies and roles, who speaks, through whom, when, for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model.documents import Document
from rashomon.model.links import Resolution, Speaker
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.resolve.actors import Actors
from rashomon.resolve.bodies import Body
from rashomon.resolve.cast import Cast
from rashomon.resolve.clusters import Key, Naming, find_namings
from rashomon.resolve.consistency import consistent
from rashomon.resolve.dating import date_documents
from rashomon.resolve.knowledge import learn
from rashomon.resolve.referring import Scene
from rashomon.resolve.roles import find_offices_and_bodies
from rashomon.resolve.speakers import Speakers
from rashomon.resolve.states import story_states

# Words that describe somebody become a name of theirs; pronouns and other people's names do not.
_DESCRIBES = ("role.", "description.", "body.", "place.")


def resolve(documents: Sequence[Document], readings: Sequence[Reading]) -> Resolution:
    """Finds who is who in a story, who speaks for and through whom, and when.

    Args:
        documents: The story's documents, in any order.
        readings: One reading for each.

    Returns:
        Everything sorted by id; the same for any order of input.
    """
    by_id = {reading.document: reading for reading in readings}
    ordered = sorted(documents, key=lambda doc: doc.id)
    states = story_states(ordered)
    namings = _by_document(find_namings(ordered, by_id))
    offices = {doc.id: find_offices_and_bodies(doc, namings[doc.id], states) for doc in ordered}
    settled = {doc.id: _settled(namings[doc.id], offices[doc.id].bodies) for doc in ordered}
    every = [naming for doc in ordered for naming in settled[doc.id]]
    roles = [role for doc in ordered for role in offices[doc.id].roles]
    knowledge = learn(ordered, every, roles)
    cast = Cast(every)
    speakers: list[Speaker] = []
    for doc in ordered:
        reading, own = by_id[doc.id], offices[doc.id]
        scene = Scene(doc, reading, settled[doc.id], own.roles, knowledge)
        found = Speakers(doc, reading, Actors(doc, own.bodies, states), scene).find()
        _note(cast, doc, reading, found)
        speakers += [speaker for _, speaker in found.values()]
    speakers = consistent(speakers, ordered, by_id)
    return Resolution(
        entities=tuple(sorted(cast.entities({}), key=lambda item: item.id)),
        speakers=tuple(sorted(speakers, key=lambda item: item.attribution)),
        datings=date_documents(ordered, readings),
    )


def _by_document(namings: Iterable[Naming]) -> Mapping[str, list[Naming]]:
    found: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        found[naming.document].append(naming)
    return found


def _settled(namings: Sequence[Naming], bodies: Sequence[Body]) -> list[Naming]:
    """Namings in which a body's name is that body, however the reading took it."""
    at = {body.span.end: body for body in bodies}
    return [_as_body(naming, at.get(naming.mention.span.end)) for naming in namings]


def _as_body(naming: Naming, body: Body | None) -> Naming:
    if body is None or naming.mention.kind not in ("organization", "government"):
        return naming
    return replace(naming, key=body.key, rule=body.rule)


def _note(
    cast: Cast, doc: Document, reading: Reading, found: Mapping[str, tuple[Key, Speaker]]
) -> None:
    """Notes the words that sources use for their speakers."""
    sources = {att.id: att.source for att in reading.attributions}
    for attribution, (key, speaker) in found.items():
        own = sources[attribution]
        described = speaker.rule.startswith(_DESCRIBES) and len(own) == 1
        cast.add(key, doc, _plain(doc.text, own[0]) if described else speaker.evidence)


def _plain(text: str, span: Span) -> Span:
    """A span without marks and white space at its ends."""
    words = span.of(text)
    start = len(words) - len(words.lstrip(" ,\n"))
    return Span(span.start + start, span.start + len(words.rstrip(" ,\n")))

"""The stage in its order: names, bodies and roles, who speaks, through whom, when, for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.documents import Document
from rashomon.model.links import Resolution, Speaker
from rashomon.model.reading import Reading
from rashomon.resolve.actors import Actors
from rashomon.resolve.cast import Cast
from rashomon.resolve.casting import (
    note_bodies,
    note_parties,
    note_sources,
    settle,
    unnamed_parties,
)
from rashomon.resolve.clusters import Naming, find_namings
from rashomon.resolve.consistency import consistent
from rashomon.resolve.dating import date_documents
from rashomon.resolve.knowledge import learn
from rashomon.resolve.parties import find_parties
from rashomon.resolve.peoples import with_peoples
from rashomon.resolve.referring import Scene
from rashomon.resolve.roles import find_offices_and_bodies
from rashomon.resolve.speakers import Speakers
from rashomon.resolve.states import story_states


def resolve(documents: Sequence[Document], readings: Sequence[Reading]) -> Resolution:
    """Finds who is who in a story, who speaks for and through whom, and when.

    Args:
        documents: The story's documents, in any order.
        readings: One reading for each.

    Returns:
        Everything sorted by id; the same for any order of input.
    """
    ordered = sorted(documents, key=lambda doc: doc.id)
    states = story_states(ordered)
    given = {reading.document: reading for reading in readings}
    by_id = {doc.id: with_peoples(doc, given[doc.id], states) for doc in ordered}
    named = _by_document(find_namings(ordered, by_id))
    offices = {doc.id: find_offices_and_bodies(doc, named[doc.id], states) for doc in ordered}
    namings = {
        doc.id: settle(doc, named[doc.id], offices[doc.id].bodies, states) for doc in ordered
    }
    roles = [role for doc in ordered for role in offices[doc.id].roles]
    knowledge = learn(ordered, [item for doc in ordered for item in namings[doc.id]], roles)
    cast = Cast(naming for doc in ordered for naming in namings[doc.id])
    speakers: dict[str, Speaker] = {}
    parties = dict(find_parties(roles, (body for own in offices.values() for body in own.bodies)))
    for doc in ordered:
        reading, own = by_id[doc.id], offices[doc.id]
        scene = Scene(doc, reading, namings[doc.id], own.roles, knowledge)
        found = Speakers(doc, reading, Actors(doc, own.bodies, states), scene).find()
        note_bodies(cast, doc, own.bodies)
        note_sources(cast, doc, reading, found)
        parties |= unnamed_parties(own.roles, found)
        speakers |= {key: speaker for key, (_, speaker) in found.items()}
    note_parties(cast, ordered, parties, states)
    datings = date_documents(ordered, readings)
    return Resolution(
        entities=tuple(sorted(cast.entities(parties), key=lambda item: item.id)),
        speakers=tuple(consistent(sorted(speakers.values(), key=_attribution), ordered, by_id)),
        datings=datings,
    )


def _attribution(item: Speaker) -> str:
    return item.attribution


def _by_document(namings: Iterable[Naming]) -> Mapping[str, list[Naming]]:
    found: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        found[naming.document].append(naming)
    return found

"""The stage in its order: names, bodies and roles, who speaks, through whom, when, for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rashomon.model.documents import Document
from rashomon.model.links import Dating, Resolution, SpokenAt
from rashomon.model.reading import Reading
from rashomon.resolve.cast import Cast
from rashomon.resolve.casting import (
    Found,
    note_bodies,
    note_parties,
    note_sources,
    unnamed_parties,
    with_governments,
)
from rashomon.resolve.chains.links import Chains, find_chains
from rashomon.resolve.dates.publication import date_documents
from rashomon.resolve.dates.saying import find_saying_times
from rashomon.resolve.false_people import without_false_people
from rashomon.resolve.names.clusters import Naming, find_namings
from rashomon.resolve.offices.body_names import name_bodies
from rashomon.resolve.offices.juniors import join_juniors
from rashomon.resolve.offices.left_offices import find_left
from rashomon.resolve.offices.parties import find_parties
from rashomon.resolve.offices.roles import Offices, find_offices_and_bodies
from rashomon.resolve.offices.states import States, story_states
from rashomon.resolve.referring.knowledge import learn
from rashomon.resolve.referring.scene import Scene
from rashomon.resolve.speaking.actors import Actors
from rashomon.resolve.speaking.consistency import consistent
from rashomon.resolve.speaking.speakers import Speakers
from rashomon.resolve.unread_names import with_unread_names


def resolve(documents: Sequence[Document], readings: Sequence[Reading]) -> Resolution:
    """Finds who is who in a story, who speaks for and through whom, and when.

    Args:
        documents: The story's documents, in any order.
        readings: One reading for each.

    Returns:
        Everything sorted by id; the same for any order of input.
    """
    story = _named(documents, readings)
    roles = [role for own in story.offices.values() for role in own.roles]
    bodies = [body for own in story.offices.values() for body in own.bodies]
    parties = dict(find_parties([*roles, *find_left(story.offices)], bodies))
    cast = Cast(naming for own in story.namings.values() for naming in own)
    actors = _actors(story)
    found = _speakers(story, actors)
    datings = {
        item.document: item
        for item in date_documents(story.documents, list(story.readings.values()))
    }
    told = []
    for doc in story.documents:
        own = found[doc.id]
        note_bodies(cast, doc, story.offices[doc.id].bodies)
        note_sources(cast, doc, story.readings[doc.id], own)
        parties |= unnamed_parties(story.offices[doc.id].roles, own)
        told.append(_tell(doc, story.readings[doc.id], actors[doc.id], own, datings[doc.id]))
        for key, span in told[-1].chains.named:
            cast.add(key, doc, span)
    note_parties(cast, story.documents, parties, story.states)
    return Resolution(
        entities=tuple(sorted(cast.entities(parties), key=lambda item: item.id)),
        speakers=_in_order(s for own in found.values() for _, s in own.values()),
        carriers=_in_order(item for one in told for item in one.chains.carriers),
        addressees=_in_order(item for one in told for item in one.chains.addressees),
        insides=_in_order(item for one in told for item in one.chains.insides),
        spoken=_in_order(item for one in told for item in one.spoken),
        datings=tuple(datings[doc.id] for doc in story.documents),
    )


@dataclass(frozen=True, slots=True)
class _Story:
    """A story whose names, bodies and offices are known; everything by document id.

    Attributes:
        documents: Sorted by id.
        readings: Without names that are none, and with those that were missed.
        namings: What each mention names.
        offices: Bodies and roles.
        states: Names and adjectives of states.
    """

    documents: tuple[Document, ...]
    readings: Mapping[str, Reading]
    namings: Mapping[str, list[Naming]]
    offices: Mapping[str, Offices]
    states: States


def _named(documents: Sequence[Document], readings: Sequence[Reading]) -> _Story:
    ordered = tuple(sorted(documents, key=lambda doc: doc.id))
    states = story_states(ordered)
    given = {reading.document: reading for reading in readings}
    by_id = {
        doc.id: without_false_people(doc, with_unread_names(doc, given[doc.id]), states)
        for doc in ordered
    }
    named = _by_document(find_namings(ordered, by_id))
    offices = {doc.id: find_offices_and_bodies(doc, named[doc.id], states) for doc in ordered}
    named, offices = join_juniors(*name_bodies(named, offices))
    namings = {doc.id: with_governments(doc, named[doc.id], states) for doc in ordered}
    return _Story(ordered, by_id, namings, offices, states)


def _actors(story: _Story) -> dict[str, Actors]:
    namings = [naming for own in story.namings.values() for naming in own]
    roles = [role for own in story.offices.values() for role in own.roles]
    knowledge = learn(story.documents, namings, roles)
    found: dict[str, Actors] = {}
    for doc in story.documents:
        reading, own = story.readings[doc.id], story.offices[doc.id]
        scene = Scene(doc, reading, story.namings[doc.id], own.roles, knowledge)
        found[doc.id] = Actors(doc, reading.mentions, own.bodies, story.states, scene)
    return found


def _speakers(story: _Story, actors: Mapping[str, Actors]) -> dict[str, Found]:
    found: dict[str, Found] = {
        doc.id: Speakers(doc, story.readings[doc.id], actors[doc.id]).find()
        for doc in story.documents
    }
    return consistent(found, story.documents, story.readings)


@dataclass(frozen=True, slots=True)
class _Told:
    """How the statements of one document came to it, and when they were made."""

    chains: Chains
    spoken: tuple[SpokenAt, ...]


def _tell(doc: Document, reading: Reading, actors: Actors, found: Found, dating: Dating) -> _Told:
    speakers = {key: speaker for key, (_, speaker) in found.items()}
    chains = find_chains(doc, reading, lambda span: actors.refer((span,)), speakers)
    parents = {att.id: att.parent for att in reading.attributions if att.parent is not None}
    parents |= {item.attribution: item.parent for item in chains.insides}
    who = {key: speaker.entity for key, speaker in speakers.items()}
    return _Told(chains, find_saying_times(doc, reading, dating, parents, who))


class _Linked(Protocol):
    @property
    def attribution(self) -> str: ...


T = TypeVar("T", bound=_Linked)


def _in_order(items: Iterable[T]) -> tuple[T, ...]:
    """By attribution; those of one attribution in the order in which they were found."""
    return tuple(sorted(items, key=lambda item: item.attribution))


def _by_document(namings: Iterable[Naming]) -> Mapping[str, list[Naming]]:
    found: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        found[naming.document].append(naming)
    return found

"""What holds of a resolution whatever the documents and readings are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.codec import to_json
from rashomon.model.links import Entity, Place, Resolution
from rashomon.model.spans import Span
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document, make_reading
from tests.hostile.absurd import Story, stories


def resolved(story: Story) -> Resolution:
    """The resolution of a story, which must keep what every resolution promises."""
    found = resolve([doc for doc, _ in story], [reading for _, reading in story])
    check(story, found)
    return found


def check(story: Story, found: Resolution) -> None:
    """Spans in their texts, ids that are known, at most one answer each, everything sorted."""
    texts = {doc.id: doc.text for doc, _ in story}
    homes = {att.id: doc.id for doc, reading in story for att in reading.attributions}
    entities = {entity.id: entity for entity in found.entities}
    assert [entity.id for entity in found.entities] == sorted(entities)
    for entity in found.entities:
        check_entity(entity, entities, texts)
    for links in (found.speakers, found.carriers, found.addressees):
        for link in links:
            assert link.entity in entities
            assert link.evidence.end <= len(texts[homes[link.attribution]])
    for single in (found.speakers, found.insides, found.spoken):
        ids = [item.attribution for item in single]
        assert ids == sorted(set(ids))
        assert set(ids) <= homes.keys()
    for ordered in (found.carriers, found.addressees):
        assert [item.attribution for item in ordered] == sorted(i.attribution for i in ordered)
    assert all(homes[item.parent] == homes[item.attribution] for item in found.insides)
    for spoken in found.spoken:
        assert (spoken.evidence is not None) <= (spoken.basis == "expression")
        within(spoken.evidence, texts[homes[spoken.attribution]])
    assert [dating.document for dating in found.datings] == sorted(texts)
    for dating in found.datings:
        places(dating.evidence, texts)
        for moment in dating.times:
            within(moment.span, texts[dating.document])
        for caution in dating.cautions:
            within(caution.span, texts[dating.document])


def check_entity(entity: Entity, entities: dict[str, Entity], texts: dict[str, str]) -> None:
    """An entity stands somewhere, and nobody speaks for himself through however many others."""
    assert entity.mentions
    assert list(entity.mentions) == sorted(set(entity.mentions))
    assert list(entity.aliases) == sorted(set(entity.aliases))
    places(entity.mentions, texts)
    places([entity.speaks_for_evidence] if entity.speaks_for_evidence else (), texts)
    seen, at = {entity.id}, entity.speaks_for
    while at is not None:
        assert at in entities
        assert at not in seen
        seen.add(at)
        at = entities[at].speaks_for


def places(found: Iterable[Place], texts: dict[str, str]) -> None:
    """Every place lies in a text of the story."""
    for place in found:
        assert place.span.end <= len(texts[place.document])


def within(span: Span | None, text: str) -> None:
    """A span lies in a text, if there is one."""
    assert span is None or span.end <= len(text)


@settings(max_examples=250)
@given(stories())
def test_any_story(story: Story) -> None:
    resolved(story)


@settings(max_examples=100)
@given(stories(), st.randoms(use_true_random=False))
def test_any_order_and_any_number_of_times(story: Story, chance: Random) -> None:
    first = resolved(story)
    documents = [doc for doc, _ in story]
    readings = [reading for _, reading in story]
    chance.shuffle(documents)
    chance.shuffle(readings)
    again = resolve(documents, readings)
    assert again == first
    assert json.dumps(to_json(again)) == json.dumps(to_json(first))


STRANGERS = (
    "Prime Minister Zora Quill of Pennick said on 3 May that the trams were late.",
    "Otto Quill, a spokesman for the Pennish army, told Zora Quill that the actress Ida Umb left.",
    "The Pennish government and the Pennish army left Pennick. “We left,” Pope Otto told Quill Co.",
)


@settings(max_examples=100)
@given(stories(), st.sampled_from(STRANGERS))
def test_a_stranger_changes_nobody(story: Story, text: str) -> None:
    doc = make_document(text, "stranger.txt")
    told = make_attribution(doc, text.split(",")[0].split(" said")[0], "", text[-20:-1])
    stranger = doc, make_reading(doc, told)
    alone, beside = resolved(story), resolved([*story, stranger])
    assert [item for item in beside.speakers if item.attribution != told.id] == list(alone.speakers)


OFFICES = ("The prime minister", "The spokesman", "The pope", "The actress", "She", "The company")


@pytest.mark.parametrize("source", OFFICES)
@pytest.mark.parametrize("text", STRANGERS)
def test_an_office_is_nobody_of_a_stranger(source: str, text: str) -> None:
    doc = make_document(f"{source} said it was so.", "own.txt")
    stranger = make_document(text, "stranger.txt")
    own = make_reading(doc, make_attribution(doc, source, "said", "it was so"))
    found = resolve([doc, stranger], [own, make_reading(stranger)])
    assert found.speakers == resolve([doc], [own]).speakers

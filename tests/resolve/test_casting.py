"""Who enters the cast, with which words, and for whom they speak."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.links import Entity, Resolution
from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document, make_reading


def _resolved(text: str, *said: tuple[str, str, str]) -> tuple[Resolution, dict[str, Entity]]:
    doc = make_document(text)
    reading = make_reading(doc, *(make_attribution(doc, *parts) for parts in said))
    found = resolve([doc], [reading])
    return found, {entity.id: entity for entity in found.entities}


def _chain(found: dict[str, Entity], entity: str) -> list[str]:
    names, at = [], found[entity].speaks_for
    while at is not None:
        names.append(found[at].name)
        at = found[at].speaks_for
    return names


def test_a_spokesman_speaks_for_a_ministry_and_a_ministry_for_its_state() -> None:
    text = "The Peruvian foreign ministry's spokesman, Ivo Stern, said it rains."
    said = ("The Peruvian foreign ministry's spokesman, Ivo Stern,", "said", "it rains")
    found, entities = _resolved(text, said)
    assert _chain(entities, found.speakers[0].entity)[-1] == "Peru"


def test_whom_a_title_names_by_an_adjective_alone_is_there_with_the_adjective() -> None:
    text = "Peruvian President Ana Ruiz said it rains."
    found, entities = _resolved(text, ("Peruvian President Ana Ruiz", "said", "it rains"))
    ruiz = entities[found.speakers[0].entity]
    assert ruiz.speaks_for is not None
    peru = entities[ruiz.speaks_for]
    assert (peru.kind, peru.name, peru.aliases) == ("government", "Peru", ("Peruvian",))
    assert ruiz.speaks_for_rule == "party.office"
    assert ruiz.speaks_for_evidence is not None


def test_a_nameless_spokesman_speaks_for_his_ministry() -> None:
    text = "The Peruvian defence ministry met. A Peruvian defence ministry spokesman said it rains."
    said = ("A Peruvian defence ministry spokesman", "said", "it rains")
    found, entities = _resolved(text, said)
    speaker = entities[found.speakers[0].entity]
    assert speaker.kind == "unnamed"
    assert _chain(entities, speaker.id)[-1] == "Peru"


def test_a_place_that_acts_is_its_government_and_a_place_that_does_not_is_a_place() -> None:
    doc = make_document("Lima insists on talks. They arrived in Lima.")
    reading = make_reading(doc, make_attribution(doc, "Lima", "insists", "on talks"))
    kinds = {entity.kind: entity.name for entity in resolve([doc], [reading]).entities}
    assert kinds["government"] == "Peru"
    assert kinds.get("place", "Lima") == "Lima"


def test_entities_point_at_words() -> None:
    text = "Peruvian President Ana Ruiz said it rains. The ministry said no."
    doc = make_document(text)
    reading = make_reading(doc, make_attribution(doc, "The ministry", "said", "no"))
    for entity in resolve([doc], [reading]).entities:
        assert entity.mentions
        assert {place.span.of(text) for place in entity.mentions} <= set(entity.aliases)


def test_the_adjective_of_a_state_of_the_story_is_nobodys_name() -> None:
    text = "The Velmian army left. The Velmian minister came. Velmia ate. A Velmian claim fell."
    doc = make_document(text)
    at = text.rindex("Velmian")
    reading = replace(make_reading(doc), mentions=(Mention(Span(at, at + 7), "person"),))
    kinds = {entity.kind for entity in resolve([doc], [reading]).entities}
    assert "person" not in kinds


def test_two_surnames_with_a_hyphen_are_nobodys_name() -> None:
    text = "Ana Ruiz met Ivo Stern. The Ruiz-Stern race began. Ruiz said it rains."
    doc = make_document(text)
    att = make_attribution(doc, "Ruiz", "said", "it rains")
    names = ("Ana Ruiz", "Ivo Stern", "Ruiz-Stern")
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = tuple(Mention(span, "person") for span in spans)
    found = resolve([doc], [replace(make_reading(doc, att), mentions=mentions)])
    assert "Ruiz-Stern" not in {entity.name for entity in found.entities}


def test_the_adjective_of_an_act_is_its_government() -> None:
    doc = make_document("Chile denied a Peruvian claim that it rains. Peruvian wine was drunk.")
    said = make_attribution(doc, "a Peruvian", "claim", "that it rains")
    reading = make_reading(doc, said)
    mentions = (Mention(Span(15, 23), "group"), Mention(Span(45, 53), "group"))
    found = resolve([doc], [replace(reading, mentions=mentions)])
    kinds = {e.id: (e.kind, e.name) for e in found.entities}
    assert kinds[found.speakers[0].entity] == ("government", "Peru")
    assert ("group", "Peruvian") in kinds.values()

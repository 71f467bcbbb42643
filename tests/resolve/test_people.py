"""Who is reported as the speaker."""

from __future__ import annotations

import pytest

from rashomon.model.links import Resolution
from rashomon.resolve.people import resolve
from tests.documents import make_attribution, make_document, make_reading


def _speaker(text: str, source: str, cue: str, content: str) -> tuple[str | None, str | None]:
    doc = make_document(text)
    reading = make_reading(doc, make_attribution(doc, source, cue, content))
    found = resolve([doc], [reading])
    names = {e.id: e.name for e in found.entities}
    if not found.speakers:
        return None, None
    return names[found.speakers[0].entity], found.speakers[0].rule


CASES = [
    ("President Ana Ruiz said it rains.", "President Ana Ruiz", "Ana Ruiz", "name.full"),
    ("Minister Ana Ruiz came. Ruiz said it rains.", "Ruiz", "Ana Ruiz", "name.surname"),
    ("Peter Moll and Eva Moll came. Moll said it rains.", "Moll", None, None),
    (
        "Peter Moll and Peter Moll Jr. came. Moll said it rains.",
        "Moll",
        "Peter Moll",
        "name.surname",
    ),
    (
        "A spokesman for Ana Ruiz said it rains.",
        "A spokesman for Ana Ruiz",
        "A spokesman for Ana Ruiz",
        "source.unnamed",
    ),
    ("Ana Ruiz's office said it rains.", "Ana Ruiz's office", None, None),
    (
        "The deputy head of Ana Ruiz’s office, Ivo Stern, said it rains.",
        "The deputy head of Ana Ruiz’s office, Ivo Stern,",
        "Ivo Stern",
        "name.full",
    ),
    ("The UN chief said it rains.", "The UN chief", None, None),
    ("The UN said it rains.", "The UN", "UN", "name.same"),
    ("Warsaw said it rains.", "Warsaw", "Warsaw", "place.government"),
    (
        "A senior official said it rains.",
        "A senior official",
        "A senior official",
        "source.unnamed",
    ),
    ("Witnesses said it rains.", "Witnesses", "Witnesses", "source.unnamed"),
    ("The ministry said it rains.", "The ministry", None, None),
    ("The lawyers said it rains.", "The lawyers", None, None),
    ("Ana Ruiz came home. She said it rains.", "She", "Ana Ruiz", "pronoun.only-person"),
    ("Ana Ruiz met Eva Moll. She said it rains.", "She", None, None),
    ("Ana Ruiz and Eva Moll said it rains.", "Ana Ruiz and Eva Moll", None, None),
]


@pytest.mark.parametrize(("text", "source", "name", "rule"), CASES)
def test_speaker(text: str, source: str, name: str | None, rule: str | None) -> None:
    assert _speaker(text, source, "said", "it rains") == (name, rule)


def test_a_surname_joins_the_only_bearer_of_the_story() -> None:
    full = make_document("Minister Ana Ruiz came.", "a.txt")
    short = make_document("Ms. Ruiz said it rains.", "b.txt")
    att = make_attribution(short, "Ms. Ruiz", "said", "it rains")
    readings = [make_reading(full), make_reading(short, att)]
    found = resolve([full, short], readings)
    (entity,) = [e for e in found.entities if e.kind == "person"]
    assert entity.aliases == ("Ana Ruiz", "Ruiz")
    assert found.speakers[0].rule == "name.surname-in-story"


def test_unnamed_people_stay_in_their_documents() -> None:
    docs = [make_document("A senior official said it rains.", name) for name in ("a", "b")]
    readings = [
        make_reading(d, make_attribution(d, "A senior official", "said", "it rains")) for d in docs
    ]
    found = resolve(docs, readings)
    assert [e.kind for e in found.entities] == ["unnamed", "unnamed"]


def test_order_of_input_changes_nothing() -> None:
    docs = [
        make_document(f"Minister Ana Ruiz met {n} Moll. Warsaw said no.", n)
        for n in ("Eva", "Peter", "Paul")
    ]
    readings = [make_reading(d, make_attribution(d, "Warsaw", "said", "no")) for d in docs]
    straight: Resolution = resolve(docs, readings)
    assert resolve(docs[::-1], readings[::-1]) == straight

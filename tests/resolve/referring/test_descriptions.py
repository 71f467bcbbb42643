"""Descriptions and whom they mean, in one document and in a story."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rashomon.model.documents import Document
from rashomon.model.reading import EntityKind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.offices.roles import find_offices_and_bodies
from rashomon.resolve.offices.states import story_states
from rashomon.resolve.referring.descriptions import Reference
from rashomon.resolve.referring.knowledge import learn
from rashomon.resolve.referring.scene import Scene
from tests.documents import make_document

_NAMES: dict[str, EntityKind] = {
    "Anna Ruiz": "person",
    "David Stern": "person",
    "Peter Moll": "person",
    "Velmsoft": "organization",
    "Torbank": "organization",
    "Ardia Steel": "organization",
    "Supreme Court": "organization",
    "Court of Audit": "organization",
}


def _read(doc: Document) -> Reading:
    found = [
        Mention(Span(at, at + len(name)), kind)
        for name, kind in _NAMES.items()
        for at in range(len(doc.text))
        if doc.text.startswith(name, at)
    ]
    return Reading(doc.id, mentions=tuple(sorted(found, key=lambda m: m.span)))


def _refer(texts: Sequence[str]) -> tuple[str, str] | None:
    """Key and rule of the words in brackets, which the first text has."""
    start, end = texts[0].index("["), texts[0].index("]") - 1
    plain = [text.replace("[", "").replace("]", "") for text in texts]
    docs = [make_document(text, f"{number}.txt") for number, text in enumerate(plain)]
    readings = {doc.id: _read(doc) for doc in docs}
    namings = find_namings(docs, readings)
    own = {doc.id: [n for n in namings if n.document == doc.id] for doc in docs}
    states = story_states(docs)
    roles = {doc.id: find_offices_and_bodies(doc, own[doc.id], states).roles for doc in docs}
    knowledge = learn(docs, namings, [role for found in roles.values() for role in found])
    first = docs[0]
    scene = Scene(first, readings[first.id], own[first.id], roles[first.id], knowledge)
    found: Reference | None = scene.refer(Span(start, end))
    return (found.key[1], found.rule) if found else None


CASES = [
    # A role, its holder in the document, in the story, or two of them.
    ("President David Stern came. [The president] smiled.", "david stern", "role.holder"),
    ("Prime Minister Anna Ruiz came. [The premier] smiled.", "ana ruiz", "role.holder"),
    ("President David Stern met President Peter Moll. [The president] smiled.", None, ""),
    ("President David Stern came. [A president] smiled.", None, ""),
    ("President David Stern came. [The presidents] smiled.", None, ""),
    # What somebody is called beside the name.
    ("The rapper David Stern fell. [The rapper] is well.", "david stern", "description.apposition"),
    (
        "Anna Ruiz, a climber from Velm, fell. [The climber] died.",
        "ana ruiz",
        "description.apposition",
    ),
    ("David Stern, a climber, met a climber. [The climber] died.", None, ""),
    # A body by the noun in its name, a firm by being the one told of.
    ("The Supreme Court met. [The court] ruled.", "supreme court", "description.same-noun"),
    ("The Supreme Court and the Court of Audit met. [The court] ruled.", None, ""),
    (
        "The Anna Ruiz administration sued. [The administration] won.",
        "office of ana ruiz",
        "description.same-noun",
    ),
    ("Velmsoft grew. [The company] is rich.", "velmsoft", "description.only-near"),
    ("Velmsoft sued Torbank. [The company] is rich.", None, ""),
    ("Velmsoft grew. [The weather] is fine.", None, ""),
]


@pytest.mark.parametrize(("text", "key", "rule"), CASES)
def test_one_document(text: str, key: str | None, rule: str) -> None:
    found = _refer([text])
    assert found is None if key is None else found is not None
    if found is not None:
        assert (found[0].replace("anna", "ana"), found[1]) == (key, rule)


def test_the_story_tells_who_holds_an_office() -> None:
    told = "Velmian Chancellor Anna Ruiz left. The Velmian chancellor, Anna Ruiz, waved."
    asked = "Talks went on. [The Velmian chancellor] said little. The Velmian army waited."
    found = _refer([asked, told, "The Velmian government and the Velmian army."])
    assert found is None or found[1] == "role.holder-in-story"


def test_the_story_tells_what_somebody_is_called_if_he_is_named_here() -> None:
    told = "The rapper David Stern fell. Fans of the rapper David Stern wept."
    here = "David Stern is well. [The rapper] sang."
    assert _refer([here, told]) == ("david stern", "description.apposition-in-story")
    assert _refer(["Nobody is well. [The rapper] sang.", told]) is None


def test_a_boss_is_whom_somebody_serves() -> None:
    text = "Peter Moll, a spokesman for David Stern, came. [His boss] was away."
    assert _refer([text]) == ("david stern", "description.superior")

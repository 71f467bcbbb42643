"""Who is reported as the speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.links import Resolution
from rashomon.model.reading import EntityKind, Mention
from rashomon.model.spans import Span
from rashomon.resolve.story import resolve
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
    (
        "The files of the late mining strategist Ana Ruiz said it rains.",
        "The files of the late mining strategist Ana Ruiz",
        "The files of the late mining strategist Ana Ruiz",
        "source.document",
    ),
    ("The bank and CEO Ana Ruiz said it rains.", "The bank and CEO Ana Ruiz", None, None),
    (
        "Ana Ruiz, minister of war and peace, said it rains.",
        "Ana Ruiz, minister of war and peace,",
        "Ana Ruiz",
        "name.full",
    ),
    (
        "Ana Ruiz's office said it rains.",
        "Ana Ruiz's office",
        "Ana Ruiz's office",
        "body.staff",
    ),
    (
        "The deputy head of Ana Ruiz’s office, Ivo Stern, said it rains.",
        "The deputy head of Ana Ruiz’s office, Ivo Stern,",
        "Ivo Stern",
        "name.full",
    ),
    ("The UN chief said it rains.", "The UN chief", None, None),
    ("The UN said it rains.", "The UN", "UN", "name.same"),
    ("Warsaw said it rains.", "Warsaw", "Poland", "place.government"),
    (
        "A senior official said it rains.",
        "A senior official",
        "A senior official",
        "source.unnamed",
    ),
    (
        "A guard, who gave no name, said it rains.",
        "A guard, who gave no name,",
        "A guard",
        "source.unnamed",
    ),
    ("A quick look at the map said it rains.", "A quick look at the map", None, None),
    (
        "Three lower courts said it rains.",
        "Three lower courts",
        "Three lower courts",
        "source.unnamed",
    ),
    ("Shocking new reporting said it rains.", "Shocking new reporting", None, None),
    (
        "Lawyers for the union said it rains.",
        "Lawyers for the union",
        "Lawyers for the union",
        "source.unnamed",
    ),
    (
        "Many brokers, agents and buyers said it rains.",
        "Many brokers, agents and buyers",
        "Many brokers, agents and buyers",
        "source.unnamed",
    ),
    ("Witnesses said it rains.", "Witnesses", "Witnesses", "source.unnamed"),
    ("The ministry said it rains.", "The ministry", None, None),
    ("The lawyers said it rains.", "The lawyers", "The lawyers", "source.unnamed"),
    ("The lawyer said it rains.", "The lawyer", None, None),
    ("Some said it rains.", "Some", "Some", "source.unnamed"),
    ("His wife said it rains.", "His wife", "His wife", "source.unnamed"),
    ("A 2030 study said it rains.", "A 2030 study", "A 2030 study", "source.document"),
    ("The mayor’s team said it rains.", "The mayor’s team", "The mayor’s team", "source.unnamed"),
    ("There is no law said it rains.", "There is no law", None, None),
    (
        "The Velmian government met. Velmian forces left. Velmia said it rains.",
        "Velmia",
        "Velmia",
        "place.government",
    ),
    ("The Velmian flag flew. Velmia said it rains.", "Velmia", None, None),
    ("European officials met European troops. Europe said it rains.", "Europe", None, None),
    ("Ana Ruiz came home. She said it rains.", "She", "Ana Ruiz", "pronoun.only"),
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


def test_a_bare_surname_joins_the_only_bearer_too() -> None:
    full = make_document("Minister Ana Ruiz came.", "a.txt")
    short = make_document("Ruiz said it rains.", "b.txt")
    att = make_attribution(short, "Ruiz", "said", "it rains")
    found = resolve([full, short], [make_reading(full), make_reading(short, att)])
    assert [(s.rule, s.evidence.of(short.text)) for s in found.speakers] == [
        ("name.surname-in-story", "Ruiz")
    ]


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


def test_the_rarer_pronoun_of_a_person_was_misread() -> None:
    text = (
        "Aru Venn came. She said it rains.\n\nAru Venn, who left, ate. She said no.\n\n"
        "Aru Venn, who slept, woke. Then he said yes."
    )
    doc = make_document(text)
    said = ("it rains", "no", "yes")
    atts = [make_attribution(doc, src, "said", what) for src, what in zip(
        ("She", "She", "he"), said, strict=True)]  # fmt: skip
    atts[0] = replace(atts[0], source=(Span(15, 18),))
    found = resolve([doc], [make_reading(doc, *atts)])
    assert {s.attribution for s in found.speakers} == {atts[0].id, atts[1].id}


def test_a_pronoun_in_an_endless_paragraph_is_left_open() -> None:
    text = "Ana Ruiz came. " + "It rained and it rained. " * 200 + "She said it rains."
    assert _speaker(text, "She", "said", "it rains") == (None, None)


def test_a_pronoun_is_not_who_is_named_in_what_it_says() -> None:
    text = "Ana Ruiz came home. She said Ana Ruiz had left."
    assert _speaker(text, "She", "said", "Ana Ruiz had left") == (None, None)


OPENING = [
    ("Ana Ruiz, a minister under President Eva Moll, said no.", "Ana Ruiz"),
    ("Ana Ruiz who served and left said no.", "Ana Ruiz"),
    ("Ana Ruiz, Eva Moll and others said no.", None),
    ("Minister Ana Ruiz (L), one of many and the last, said no.", "Ana Ruiz"),
    ("co-founder and chief executive Ana Ruiz said no.", "Ana Ruiz"),
    ("The bank and CEO Ana Ruiz said no.", None),
    ("Thirty percent of all voters said no.", "Thirty percent of all voters"),
    ("Nearly a third said no.", "Nearly a third"),
    ("Two out of three voters said no.", "Two out of three voters"),
]


@pytest.mark.parametrize(("text", "name"), OPENING)
def test_a_long_source_is_who_opens_it(text: str, name: str | None) -> None:
    source = text.removesuffix(" said no.")
    assert _speaker(text, source, "said", "no")[0] == name


def test_police_are_the_only_force_that_is_named() -> None:
    text = "The Velm Police Department met. Police said it rains."
    doc = make_document(text)
    att = make_attribution(doc, "Police", "said", "it rains")
    at = text.index("Velm")
    force = Mention(Span(at, at + len("Velm Police Department")), "organization")
    reading = replace(make_reading(doc, att), mentions=(force,))
    found = resolve([doc], [reading])
    names = {entity.id: entity.name for entity in found.entities}
    assert [names[s.entity] for s in found.speakers] == ["Velm Police Department"]


def test_a_review_with_a_capital_is_an_outlet_and_not_its_maker() -> None:
    text = "The Hill Review said it rains."
    doc = make_document(text)
    att = make_attribution(doc, "The Hill Review", "said", "it rains")
    cut = (Mention(Span(4, 8), "organization"),)
    found = resolve([doc], [replace(make_reading(doc, att), mentions=cut)])
    assert "writing.author" not in {s.rule for s in found.speakers}


def test_a_poll_is_its_makers() -> None:
    text = "A new Venn Institute poll found it rains."
    doc = make_document(text)
    att = make_attribution(doc, "A new Venn Institute poll", "found", "it rains")
    at = text.index("Venn")
    maker = Mention(Span(at, at + len("Venn Institute")), "organization")
    found = resolve([doc], [replace(make_reading(doc, att), mentions=(maker,))])
    assert [(s.rule, s.evidence.of(text)) for s in found.speakers] == [
        ("writing.author", "Venn Institute")
    ]


def test_i_in_a_turn_is_whose_turn_it_is() -> None:
    doc = make_document("Minister Ana Ruiz came.\n\nRUIZ: I think it rains.")
    turn = make_attribution(doc, "RUIZ", ":", "I think it rains.")
    own = replace(make_attribution(doc, "I", "think", "it rains"), parent=turn.id)
    found = resolve([doc], [make_reading(doc, turn, own)])
    assert len({s.entity for s in found.speakers}) == 1
    assert "pronoun.first-person" in {s.rule for s in found.speakers}


@pytest.mark.parametrize(("kind", "found"), [("organization", 2), ("person", 1)])
def test_we_in_a_bodys_own_words_is_the_body_and_in_a_persons_nobody(
    kind: EntityKind, found: int
) -> None:
    doc = make_document("Venn Guild said: “We know it rains.”")
    words = "“We know it rains.”"
    outer = replace(make_attribution(doc, "Venn Guild", "said", words), kind="direct")
    own = replace(make_attribution(doc, "We", "know", "it rains"), parent=outer.id)
    marked = (Mention(Span(0, len("Venn Guild")), kind),)
    reading = replace(make_reading(doc, outer, own), mentions=marked)
    assert len(resolve([doc], [reading]).speakers) == found

"""For whom somebody speaks."""

from __future__ import annotations

import pytest

from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.offices.parties import Party, find_parties, party_of
from rashomon.resolve.offices.roles import find_offices_and_bodies
from rashomon.resolve.offices.states import story_states
from tests.resolve.offices.offices import marked, offices_of, shown


def _parties(*texts: str) -> dict[str | None, tuple[str | None, str]]:
    pairs = [marked(text, f"{number}.txt") for number, text in enumerate(texts)]
    docs = [doc for doc, _ in pairs]
    namings = find_namings(docs, {doc.id: reading for doc, reading in pairs})
    states = story_states(docs)
    told = [
        find_offices_and_bodies(doc, [n for n in namings if n.document == doc.id], states)
        for doc in docs
    ]
    found = find_parties([r for t in told for r in t.roles], [b for t in told for b in t.bodies])
    return {
        shown(key, namings): (shown(party.speaks_for, namings), party.rule)
        for key, party in found.items()
    }


EDGES = [
    ("Peruvian President <Ana Ruiz> came.", "Ana Ruiz", "state: Peru", "party.office"),
    (
        "<Ana Ruiz>, <p:Peru>'s ambassador to <p:Chile>, came.",
        "Ana Ruiz",
        "state: Peru",
        "party.office",
    ),
    ("<o:Torvik> CEO <Ana Ruiz> came.", "Ana Ruiz", "Torvik", "party.office"),
    ("<Ana Ruiz>, a spokeswoman for <o:Torvik>, came.", "Ana Ruiz", "Torvik", "party.spokesperson"),
    ("<Ivo Stern>'s lawyer, <Ana Ruiz>, came.", "Ana Ruiz", "Ivo Stern", "party.lawyer"),
    ("The Peruvian foreign ministry met.", "foreign ministry of peru", "state: Peru", "party.body"),
    ("The Kremlin met.", "kremlin", "state: Russia", "party.seat"),
    (
        "<Ana Ruiz>, deputy head of <Ivo Stern>'s office, came.",
        "Ana Ruiz",
        "office of ivo stern",
        "party.office",
    ),
    (
        "<Ivo Stern>'s campaign manager <Ana Ruiz> came.",
        "Ana Ruiz",
        "campaign of ivo stern",
        "party.office",
    ),
    ("<Ivo Stern>'s office met.", "office of ivo stern", "Ivo Stern", "party.body"),
]


@pytest.mark.parametrize(("text", "who", "whom", "rule"), EDGES)
def test_somebody_speaks_for_another(text: str, who: str, whom: str, rule: str) -> None:
    assert _parties(text)[who] == (whom, rule)


NOBODY = [
    "Former Peruvian President <Ana Ruiz> came.",
    "<Ana Ruiz>, a professor at the <o:University of Lindow>, came.",
    "<Ana Ruiz>, an analyst with <o:Torvik>, came.",
    "Peruvian opposition leader <Ana Ruiz> came.",
    "Peruvian lawmaker <Ana Ruiz> came.",
    "<Ana Ruiz>, a member of <o:Torvik>, came.",
    "<Ana Ruiz> of <o:Torvik> came.",
    "<o:Torvik> manager <Ana Ruiz> came.",
    "<Ana Ruiz>, ex-minister of Peru, came.",
    "President <Ana Ruiz> came.",
    "<Ana Ruiz>, the founder of <o:Torvik>, came.",
    "<p:Lindow> Mayor <Ana Ruiz> came.",
    "Then-Peruvian president was ill. <Ana Ruiz> came.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_somebody_speaks_for_nobody_else(text: str) -> None:
    assert "Ana Ruiz" not in _parties(text)


def test_the_office_named_most_often_counts() -> None:
    often = "<o:Torvik> CEO <Ana Ruiz> came. <Ana Ruiz>, <o:Torvik>'s chief executive, left."
    found = _parties(often, "<o:Kessel> chairwoman <Ana Ruiz> came.")
    assert found["Ana Ruiz"] == ("Torvik", "party.office")


def test_of_two_named_as_often_there_is_none() -> None:
    found = _parties("<o:Torvik> CEO <Ana Ruiz> came.", "<o:Kessel> chairwoman <Ana Ruiz> came.")
    assert "Ana Ruiz" not in found


def test_of_two_on_one_way_the_nearer_one_counts() -> None:
    found = _parties(
        "<Ana Ruiz>, spokeswoman for the Peruvian foreign ministry, came.",
        "<p:Peru>'s spokeswoman <Ana Ruiz> came.",
    )
    assert found["Ana Ruiz"][0] == "foreign ministry of peru"


def test_of_two_that_lead_to_one_that_one_counts() -> None:
    found = _parties(
        "<Ana Ruiz>, spokeswoman for the Peruvian foreign ministry, came.",
        "<Ana Ruiz>, spokeswoman for the Peruvian army, came.",
    )
    assert found["Ana Ruiz"][0] == "state: Peru"


def test_whoever_is_said_to_have_left_an_office_speaks_for_it_no_more() -> None:
    found = _parties("Peruvian President <Ana Ruiz> came.", "Former President <Ana Ruiz> came.")
    assert "Ana Ruiz" not in found


def test_two_who_speak_for_one_another_close_no_circle() -> None:
    found = _parties(
        "<Ivo Stern>'s spokeswoman <Ana Ruiz> came. <Ana Ruiz>'s spokesman <Ivo Stern> came."
    )
    assert found == {"Ana Ruiz": ("Ivo Stern", "party.spokesperson")}


def test_the_order_of_documents_changes_nothing() -> None:
    texts = [f"<o:House {n}> CEO <Ana Ruiz> came. <o:Torvik> CEO <Ana Ruiz> came." for n in "AB"]
    assert _parties(*texts) == _parties(*reversed(texts))


UNNAMED = [
    ("[A ministry spokesman] spoke. The Peruvian ministry met.", "ministry of peru"),
    ("[A spokesman for the Peruvian foreign ministry] spoke.", "foreign ministry of peru"),
    ("[Peruvian officials] spoke.", "state: Peru"),
    ("[A Peruvian official] spoke.", "state: Peru"),
    ("[A senior Peruvian defence official] spoke.", "state: Peru"),
    ("[A former Peruvian official] spoke.", None),
    ("[A Peruvian officer] spoke.", None),
    ("[A diplomat] spoke.", None),
    ("[A senior Peruvian diplomat] spoke.", "state: Peru"),
    ("[Lawyers for <Ivo Stern>] spoke.", "Ivo Stern"),
    ("[A <o:Torvik> spokeswoman] spoke.", "Torvik"),
    ("[Lawyers for President <Ana Ruiz>'s office] spoke.", "office of ana ruiz"),
    ("[Lawyers for President <Ana Ruiz>] spoke.", "Ana Ruiz"),
    ("[Peruvian and Chilean officials] spoke.", None),
    ("[A former Peruvian minister] spoke.", None),
    ("[A resident of <p:Lima>] spoke.", None),
]


@pytest.mark.parametrize(("text", "whom"), UNNAMED)
def test_the_party_of_an_unnamed_source(text: str, whom: str | None) -> None:
    plain = text.replace("[", "").replace("]", "")
    source = text[text.index("[") + 1 : text.index("]")]
    doc, _ = marked(source)
    offices, namings = offices_of(plain)
    found: Party | None = party_of(offices.roles, Span(0, len(doc.text)))
    assert (shown(found.speaks_for, namings) if found else None) == whom


def test_a_ministry_without_its_state_is_the_one_that_its_spokesman_speaks_for() -> None:
    found = _parties(
        "<g:Foreign Ministry> spokesman <Ana Ruiz> came.",
        "<Ana Ruiz>, spokesman of the Peruvian foreign ministry, came.",
    )
    assert found["Ana Ruiz"] == ("foreign ministry of peru", "party.spokesperson")

"""Holders of offices of whom no words say of what they are the office."""

from __future__ import annotations

from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.offices.left_offices import find_left
from rashomon.resolve.offices.roles import find_offices_and_bodies
from rashomon.resolve.offices.states import story_states
from tests.resolve.offices.offices import marked


def _left(*texts: str) -> list[tuple[str, str, str]]:
    pairs = [marked(text, f"{number}.txt") for number, text in enumerate(texts)]
    docs = {doc.id: doc for doc, _ in pairs}
    namings = find_namings(list(docs.values()), {doc.id: reading for doc, reading in pairs})
    states = story_states(list(docs.values()))
    offices = {
        key: find_offices_and_bodies(doc, [n for n in namings if n.document == key], states)
        for key, doc in docs.items()
    }
    return [
        (role.holder[1], role.of[1], role.span.of(docs[role.document].text))
        for role in find_left(offices)
        if role.holder and role.of
    ]


STATE = "The Peruvian army met."
HOME = "President <Ana Ruiz> came. The Peruvian president slept."


def test_the_only_president_of_nothing_told_is_the_only_one_left() -> None:
    found = [("ana ruiz", "state: Peru", "Peruvian president")]
    assert _left(HOME, STATE) == found
    assert _left(HOME, STATE, "Chilean President <Ivo Stern> met the Chilean president.") == found


def test_the_presidents_office_tells_too() -> None:
    text = "President <Ana Ruiz> came. The Peruvian president's office slept."
    assert _left(text, STATE) == [("ana ruiz", "state: Peru", "Peruvian president's office")]


def test_two_who_may_hold_it_leave_it_open() -> None:
    assert _left(HOME, STATE, "President <Ivo Stern> came.") == []


def test_two_states_that_it_may_be_of_leave_it_open() -> None:
    assert _left(HOME, STATE, "The Chilean president slept.") == []


def test_a_state_that_one_document_alone_speaks_of_is_passing_through() -> None:
    assert _left(HOME, "President <Ana Ruiz> came.") == []


def test_a_holder_and_an_office_of_different_documents_say_nothing() -> None:
    assert _left("President <Ana Ruiz> came.", "The Peruvian president slept.", STATE) == []


def test_a_state_whose_holder_is_named_is_not_left() -> None:
    assert _left(HOME, STATE, "Peruvian President <Ivo Stern> came.") == []

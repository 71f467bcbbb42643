"""Juniors whom other documents print without the "Jr."."""

from __future__ import annotations

from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.offices.juniors import join_juniors
from rashomon.resolve.offices.roles import find_offices_and_bodies
from rashomon.resolve.offices.states import story_states
from tests.resolve.offices.offices import marked


def _people(*texts: str) -> list[set[str]]:
    """Keys of the people of each text."""
    pairs = [marked(text, f"{number}.txt") for number, text in enumerate(texts)]
    docs = [doc for doc, _ in pairs]
    namings = find_namings(docs, {doc.id: reading for doc, reading in pairs})
    states = story_states(docs)
    own = {doc.id: [n for n in namings if n.document == doc.id] for doc in docs}
    offices = {doc.id: find_offices_and_bodies(doc, own[doc.id], states) for doc in docs}
    named, told = join_juniors(own, offices)
    for doc in docs:
        held = {role.holder for role in told[doc.id].roles if role.holder}
        assert held <= {naming.key for naming in named[doc.id]}
    return [{n.key[1] for n in named[doc.id] if n.key} for doc in docs]


TRADE = "Trade Minister <Ivo F. Stern Jr.> came. <Stern> slept."


def test_a_junior_who_holds_the_same_office_is_the_same_person() -> None:
    assert _people(TRADE, "Trade Minister <Ivo Stern> came.") == [{"ivo stern"}, {"ivo stern"}]


def test_a_junior_stays_apart_without_the_office() -> None:
    junior, plain = _people(TRADE, "<Ivo Stern> came.")
    assert junior.isdisjoint(plain)


def test_an_office_that_many_hold_says_nothing() -> None:
    junior, plain = _people("President <Ivo Stern Jr.> came.", "President <Ivo Stern> came.")
    assert junior.isdisjoint(plain)


def test_two_whom_one_document_names_are_two() -> None:
    both = "Trade Minister <Ivo Stern Jr.> met his father, <Ivo Stern>."
    first, second = _people(both, "Trade Minister <Ivo Stern> came.")
    assert len(first) == 2
    assert second == {"ivo stern"}


def test_a_junior_of_another_given_name_is_another() -> None:
    junior, plain = _people(TRADE, "Trade Minister <Eva Stern> came.")
    assert junior.isdisjoint(plain)

"""One deed told by several words is one event; two deeds of a kind stay two."""

from __future__ import annotations

import pytest

from rashomon.judge.events.deeds import Deed, are_apart, find_deeds, is_same
from rashomon.model.judgement import Event
from tests.judge.events.stories import make_account, make_story, timeline


def find(*told: str, published: str = "2031-04-25") -> tuple[Event, ...]:
    """The events of accounts that came out on one day."""
    accounts = [make_account(text, published, str(at)) for at, text in enumerate(told)]
    return timeline(make_story(accounts))


def times(*told: str, published: str = "2031-04-25") -> list[tuple[str | None, int]]:
    """The time of each event, and how many reports it has."""
    return [(event.time.value, len(event.spans)) for event in find(*told, published=published)]


def test_the_word_that_tells_a_deed() -> None:
    assert find_deeds(("brenna", "seized", "the", "lock"), 1) == {"seize"}
    assert find_deeds(("brenna", "launched", "a", "broad", "offensive"), 1) == {"invade"}
    assert "invade" in find_deeds(("the", "launch", "of", "the", "attack"), 1)
    assert find_deeds(("brenna", "bought", "the", "lock"), 1) == frozenset()


def test_a_place_that_was_taken_and_seized_was_taken_once() -> None:
    told = (
        "General Odo Falk took the lock on March 2.",
        "General Odo Falk seized the lock on March 2.",
    )
    assert times(*told) == [("2031-03-02", 2)]


def test_two_places_taken_on_one_day_are_two() -> None:
    told = (
        "General Odo Falk took the lock on March 2.",
        "General Odo Falk seized the mill on March 2.",
    )
    assert len(find(*told)) == 2


def test_one_who_names_no_place_joins_neither_of_two() -> None:
    told = (
        "General Odo Falk shelled the school on March 2.",
        "General Odo Falk bombed the granary on March 2.",
        "General Odo Falk attacked Ostrova on March 2.",
    )
    assert len(find(*told)) == 3


def test_a_noun_and_a_verb_of_one_deed() -> None:
    told = (
        "The market of Halstad was struck on March 29.",
        "Nobody slept after the shelling of the market of Halstad on March 29.",
    )
    assert times(*told) == [("2031-03-29", 2)]


def test_who_is_received_is_met() -> None:
    told = (
        "Ivo Marn is due on Monday to meet President Lena Orst.",
        "On Monday Ivo Marn is to be received by President Lena Orst.",
    )
    (event,) = find(*told)
    assert (event.time.value, event.status) == ("2031-04-28", "planned")
    assert len(event.spans) == 2


def test_another_who_is_met_on_that_day_is_another_meeting() -> None:
    told = (
        "Ivo Marn met President Lena Orst on Monday.",
        "Ivo Marn was received by General Odo Falk on Monday.",
    )
    assert len(find(*told)) == 2


@pytest.mark.parametrize("word", ["attacked", "invaded"])
def test_the_beginning_of_a_war_has_one_day(word: str) -> None:
    told = (
        f"General Odo Falk {word} the neighboring state in late February.",
        "General Odo Falk invaded on 24 February.",
    )
    assert times(*told) == [("2031-02-24", 2)]


def test_a_raid_of_a_rough_time_is_not_the_beginning_of_a_war() -> None:
    told = (
        "General Odo Falk attacked a convoy of lorries in late February.",
        "General Odo Falk invaded on 24 February.",
    )
    assert len(find(*told)) == 2


def test_a_month_is_no_day() -> None:
    (event,) = find("Brenna took the lock on March 2.")
    assert event.label == "Brenna took the lock on March 2"
    told = "Brenna took the lock on March 2.", "Brenna opened the mill on March 2."
    assert len(find(*told)) == 2


def test_one_who_names_nobody_tells_what_others_tell_in_the_same_words() -> None:
    told = (
        "Chancellor Lena Orst quashed the ferry tariff in March.",
        "They quashed the ferry tariff last month.",
    )
    assert times(*told) == [("2031-03", 2)]
    other = "They quashed the bread subsidy last month."
    assert len(find(told[0], other)) == 2


def test_every_word_of_the_shorter_is_enough_on_one_day() -> None:
    told = (
        "It began the policy on April 7, and confusion was great.",
        "It began the policy on April 7 all the same.",
    )
    assert times(*told) == [("2031-04-07", 2)]


def test_a_report_within_a_report_is_one() -> None:
    told = (
        "{s1:Ivo Marn} {c1:denied} on Monday {x1:that the lock leaks,"
        " {c2:saying} {x2:none of its gates was ever open}}."
    )
    assert len(find(told)) <= 1


def test_plans_with_a_time_before_their_verb() -> None:
    (event,) = find("The guards are due on Monday to be sworn in by Lena Orst.")
    assert (event.time.value, event.status) == ("2031-04-28", "planned")
    assert find("The shop is scheduled from Monday to Friday.") == ()


def deed(kind: str, actors: str, words: str = "", names: str = "", *, exact: bool = True) -> Deed:
    """A report of a deed by parties, with other words and places."""
    return Deed(
        deeds=frozenset(kind.split()),
        actors=frozenset(actors.split()),
        persons=frozenset(),
        names=frozenset(names.split()),
        words=frozenset(words.split()),
        exact=exact,
    )


def test_what_makes_two_reports_one_deed() -> None:
    taken = deed("seize", "brenna", "lock")
    assert is_same(taken, deed("seize", "brenna", "lock troop"))
    assert not is_same(taken, deed("seize", "brenna", "mill"))
    assert not is_same(taken, deed("seize", "ostrova", "lock"))
    assert not is_same(taken, deed("meet", "brenna", "lock"))
    assert not is_same(deed("seize", "", "lock"), deed("seize", "", "lock"))
    assert is_same(deed("meet", "brenna ostrova"), deed("meet", "brenna ostrova", "lunch"))
    assert not is_same(deed("meet", "brenna"), deed("meet", "brenna ostrova"))


def test_a_rough_time_asks_for_more() -> None:
    ruling = deed("decide", "court", "tariff ferri", exact=False)
    assert is_same(ruling, deed("decide", "court", "ferri tariff price"))
    assert not is_same(ruling, deed("decide", "court", "tariff bread"))
    assert not is_same(deed("strike", "brenna", exact=False), deed("strike", "brenna"))


def test_two_places_or_matters_are_two_deeds() -> None:
    left, right = (deed("strike", "brenna", names=town) for town in ("halstad", "ostrova"))
    assert are_apart(left, right)
    assert are_apart(deed("strike", "brenna", "school"), deed("strike", "brenna", "granari"))
    assert not are_apart(left, deed("strike", "brenna"))

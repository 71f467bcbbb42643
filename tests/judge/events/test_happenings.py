"""What is told as happened, planned, demanded or denied, and when."""

from __future__ import annotations

import pytest

from tests.judge.events.stories import tell


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Brenna attacked its neighbour in late February, after the talks had failed.",
            ("2031-02-21/2031-02-28", "happened", "Brenna attacked its neighbour in late February"),
            id="part of a month",
        ),
        pytest.param(
            "The envoy was criticised for failing to act before Brenna invaded on 24 February.",
            ("2031-02-24", "happened", "Brenna invaded on 24 February"),
            id="the smallest clause",
        ),
        pytest.param(
            "On Monday, Ivo Marn met Lena Orst in Halstad.",
            ("2031-04-21", "happened", "On Monday, Ivo Marn met Lena Orst in Halstad"),
            id="in front",
        ),
        pytest.param(
            "The Lisk treaty, first signed in 2014, gave Brenna the lake.",
            ("2014", "happened", "The Lisk treaty, first signed in 2014"),
            id="participle",
        ),
        pytest.param(
            "Ivo Marn will travel to Halstad on Tuesday.",
            ("2031-04-29", "planned", "Ivo Marn will travel to Halstad on Tuesday"),
            id="the coming day",
        ),
        pytest.param(
            "Ivo Marn is scheduled to meet Lena Orst on May 3.",
            ("2031-05-03", "planned", "Ivo Marn is scheduled to meet Lena Orst on May 3"),
            id="scheduled",
        ),
        pytest.param(
            "The meeting – the first between Ivo Marn and Lena Orst since the war – will take "
            "place on Tuesday, April 29.",
            (
                "2031-04-29",
                "planned",
                "The meeting – the first between Ivo Marn and Lena Orst since the war – will take "
                "place on Tuesday, April 29",
            ),
            id="over an insertion",
        ),
        pytest.param(
            "Ivo Marn received Lena Orst, the head of the bank, at the lock on April 18.",
            (
                "2031-04-18",
                "happened",
                "Ivo Marn received Lena Orst, the head of the bank, at the lock on April 18",
            ),
            id="over an apposition",
        ),
        pytest.param(
            "Friday's technical talks did not settle the quarrel.",
            ("2031-04-25", "happened", "Friday's technical talks"),
            id="a day before a noun",
        ),
        pytest.param(
            "Ivo Marn did not attend the ceremony on Monday.",
            ("2031-04-21", "denied", "Ivo Marn did not attend the ceremony on Monday"),
            id="negated",
        ),
        pytest.param(
            "The talks between Ivo Marn and Lena Orst failed since the launch of the Brenna raid "
            "in early March.",
            ("2031-03-01/2031-03-10", "happened", "the launch of the Brenna raid in early March"),
            id="a noun",
        ),
    ],
)
def test_one_event(text: str, event: tuple[str, str, str]) -> None:
    assert tell(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The talks stalled after the discovery of the letters.", id="no time"),
        pytest.param("Ivo Marn may travel to Halstad on Tuesday.", id="open"),
        pytest.param("If Ivo Marn travels to Halstad on Tuesday, Lena Orst leaves.", id="supposed"),
        pytest.param("The plan to cut the 2031 budget was popular in Halstad.", id="attributive"),
        pytest.param("Ivo Marn has worked in Halstad since March.", id="a border"),
        pytest.param("Ivo Marn was in good health in March.", id="a state"),
        pytest.param("Lena Orst did not respond to questions on Monday.", id="nobody reached"),
        pytest.param("Every Monday Ivo Marn met Lena Orst.", id="a habit"),
        pytest.param(
            "Ivo Marn postponed the talks with Lena Orst scheduled for Tuesday.",
            id="when it was set",
        ),
        pytest.param("Ivo Marn cancelled a visit due on Friday.", id="when it was due"),
        pytest.param(
            "{s1:Ivo Marn} {c1:said} {x1:he was postponing the talks scheduled for Friday}.",
            id="when it was set, as somebody says",
        ),
    ],
)
def test_no_event(text: str) -> None:
    assert tell(text) == []


def test_what_is_denied_and_demanded_in_statements() -> None:
    denied = "{s1:Brenna} {c1:denied} {x1:that its army had shelled Halstad on April 3}."
    (event,) = tell(denied)
    assert event == ("2031-04-03", "denied", "its army had shelled Halstad on April 3")
    demanded = "{s1:Brenna} {c1:demanded} {x1:that Orland withdraw its army by May 3}."
    (event,) = tell(demanded)
    assert event[:2] == ("2031-04-25/2031-05-03", "demanded")


def test_a_day_that_nobody_knows_is_not_made_up() -> None:
    assert tell("Ivo Marn met Lena Orst on Tuesday.", published=None) == []
    (event,) = tell("Ivo Marn met Lena Orst on Tuesday.", published="2031-04")
    assert event[0] == "2031-04-01/2031-04-29"

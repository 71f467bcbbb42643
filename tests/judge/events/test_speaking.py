"""Acts of speaking that are steps of the story."""

from __future__ import annotations

import pytest

from tests.judge.events.stories import tell

FILLER = "The harbour is wide. The harbour is deep. The harbour is old. The harbour is calm. "


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        pytest.param(
            "On Monday {s1:Ivo Marn} {c1:announced} {x1:a ceasefire at the lock of Halstad}.",
            "2031-04-21",
            "On Monday Ivo Marn announced a ceasefire at the lock of Halstad",
            id="announced",
        ),
        pytest.param(
            "On March 22, {s1:Ivo Marn} {c1:condemned} {x1:the shelling of the lock}.",
            "2031-03-22",
            "On March 22, Ivo Marn condemned the shelling of the lock",
            id="condemned",
        ),
        pytest.param(
            "In early April, {s1:Ivo Marn} {c1:called for} {x1:an inquiry into the shelling}.",
            "2031-04-01/2031-04-10",
            "In early April, Ivo Marn called for an inquiry into the shelling",
            id="demanded",
        ),
    ],
)
def test_a_dated_act_is_one_event(text: str, day: str, label: str) -> None:
    assert tell(text) == [(day, "happened", label)]


def test_a_plain_statement_counts_as_main_news_or_from_another_day() -> None:
    said = "{s1:Ivo Marn} {c1:said} {x1:that the lock is safe} on "
    assert len(tell(said + "Thursday.")) == 1
    assert tell(FILLER + said + "Thursday.") == []
    assert len(tell(FILLER + said + "March 3.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{s1:Ivo Marn} {c1:announced} {x1:a ceasefire}.", id="no day"),
        pytest.param(
            "{s1:Ivo Marn} {c1:did not announce} {x1:a ceasefire} on Monday.", id="negated"
        ),
        pytest.param("{c1:According to} {s1:Ivo Marn}, {x1:it rained}.", id="no verb"),
    ],
)
def test_no_act(text: str) -> None:
    assert tell(text) == []


def test_a_weekday_of_an_unknown_week_dates_the_act_roughly() -> None:
    text = "On Tuesday, {s1:Ivo Marn} {c1:denied} {x1:that the lock is shut}."
    ((value, status, label),) = tell(text, published="2031-04")
    assert (value, status) == ("2031-04-01/2031-04-29", "happened")
    assert label.endswith("Ivo Marn denied that the lock is shut")

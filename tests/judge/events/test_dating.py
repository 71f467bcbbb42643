"""The days of expressions of time."""

from __future__ import annotations

import pytest

from rashomon.judge.events.dating import Moment, find_moment, put_ahead, to_edtf
from rashomon.model.reading import TimeExpression, TimeType
from rashomon.model.spans import Span
from rashomon.text.days import parse_days


def moment(
    words: str, value: str, published: str | None = "2031-04-25", kind: TimeType = "DATE"
) -> Moment | None:
    """What an expression that is a whole text tells."""
    expression = TimeExpression(Span(0, len(words)), kind, value)
    return find_moment(words, expression, parse_days(published))


@pytest.mark.parametrize(
    ("words", "value", "edtf"),
    [
        ("late February", "2031-02", "2031-02-21/2031-02-28"),
        ("early April", "2031-04", "2031-04-01/2031-04-10"),
        ("April 22", "2031-04-22", "2031-04-22"),
        ("last week", "2031-W16", "2031-04-14/2031-04-20"),
        ("2 p.m. on Tuesday", "2031-04-22T14:00", "2031-04-22"),
        ("earlier this week", "2031-W17", "2031-04-21/2031-04-25"),
        ("later this month", "2031-04", "2031-04-25/2031-04-30"),
        ("the first quarter", "2031-Q1", "2031-01-01/2031-03-31"),
        ("the end of 2030", "2030", "2030-08-31/2030-12-31"),
        ("2014", "2014", "2014"),
    ],
)
def test_what_an_expression_says(words: str, value: str, edtf: str) -> None:
    found = moment(words, value)
    assert found is not None
    assert found.value == edtf
    assert parse_days(found.value) == found.days


@pytest.mark.parametrize(
    ("words", "value", "kind"),
    [
        ("recently", "PAST_REF", "DATE"),
        ("ten days", "P10D", "DURATION"),
        ("every Monday", "XXXX-WXX-1", "SET"),
        ("more than a year ago", "2030", "DATE"),
        ("April 26", "XXXX-04-26", "DATE"),
        ("30 February", "2031-02-30", "DATE"),
        ("summer", "2030-SU", "DATE"),
        ("next Tuesday", "XXXX-WXX-2", "DATE"),
    ],
)
def test_what_says_no_day(words: str, value: str, kind: TimeType) -> None:
    assert moment(words, value, "2031-04", kind) is None


def test_a_weekday_without_a_known_week_is_an_interval() -> None:
    found = moment("Tuesday", "XXXX-WXX-2", "2031-04-10/2031-04-25")
    assert found is not None
    assert found.value == "2031-04-08/2031-04-22"
    assert moment("Tuesday", "XXXX-WXX-2", None) is None


def test_a_weekday_lies_ahead_where_the_verb_says_so() -> None:
    tuesday, date = moment("Tuesday", "2031-04-22"), moment("April 22", "2031-04-22")
    assert tuesday is not None
    assert date is not None
    published = parse_days("2031-04-25")
    ahead = put_ahead(tuesday, published)
    assert ahead is not None
    assert ahead.value == "2031-04-29"
    assert put_ahead(date, published) is None
    assert put_ahead(tuesday, parse_days("2031-04")) is None


def test_the_shortest_edtf() -> None:
    for value in ("2031", "2031-02", "2031-02-03", "2031-02-03/2031-02-05"):
        days = parse_days(value)
        assert days is not None
        assert to_edtf(days) == value

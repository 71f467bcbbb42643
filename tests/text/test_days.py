"""Times of speaking as days."""

from __future__ import annotations

import pytest

from rashomon.text.days import days_apart, parse_days


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("2031-04-23", "2031-04-23", 0),
        ("2031-04-23", "2031-04-24", 0),
        ("2031-04-23", "2031-04-27", 3),
        ("2031-04", "2031-04-20/2031-05-02", 0),
        ("2031", "2032-03-01", 60),
        (None, "2031-04-23", None),
        ("2031-02-31", "2031-04-23", None),
        ("2031-04-23/..", "2031-04-23", None),
    ],
)
def test_days_apart(left: str | None, right: str | None, apart: int | None) -> None:
    assert days_apart(parse_days(left), parse_days(right)) == apart
    assert days_apart(parse_days(right), parse_days(left)) == apart

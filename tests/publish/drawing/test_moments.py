from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.publish.drawing.moments import DAY, parse_extent


def _days(value: str) -> int:
    found = parse_extent(value)
    assert found is not None
    return (found.end - found.start) // DAY


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-04-23", 1),
        ("2031-04", 30),
        ("2032", 366),
        ("2031-04-21/2031-04-24", 4),
        ("2031-21", 365),
        ("203X", 3652),
        ("2031-XX", 365),
        ("2031-04-XX", 30),
        ("0001", 365),
        ("9999-12-31", 1),
    ],
)
def test_a_value_covers_its_days(value: str, days: int) -> None:
    assert _days(value) == days


def test_doubt_and_open_ends_are_kept() -> None:
    about = parse_extent("2031-04~")
    assert about is not None
    assert about.about
    since, until = parse_extent("2031-04-23/.."), parse_extent("/2031-04-23")
    assert since is not None
    assert until is not None
    assert (since.open_start, since.open_end) == (False, True)
    assert (until.open_start, until.open_end) == (True, False)
    assert not since.is_point


def test_a_minute_is_a_point_of_its_day() -> None:
    minute, day = parse_extent("2031-04-23T10:30Z"), parse_extent("2031-04-23")
    assert minute is not None
    assert day is not None
    assert (minute.start - day.start, minute.end - minute.start) == (10 * 60 + 30, 1)


@pytest.mark.parametrize(
    "value",
    [None, "", "..", "../..", "2031-02-30", "2031-13", "0000", "soon", "2031/2030", "a/2031",
     "2031-04-23/2031-04-24/2031-04-25", "2031-04-23/b"],
)  # fmt: skip
def test_what_has_no_place_on_a_line_of_time_has_none(value: str | None) -> None:
    assert parse_extent(value) is None


@given(st.text(alphabet="0123456789-/X~?%.T:", max_size=24))
def test_no_value_is_a_fault(value: str) -> None:
    found = parse_extent(value)
    assert found is None or found.start < found.end

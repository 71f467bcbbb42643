"""Which days a value stands for, and how EDTF writes them."""

from __future__ import annotations

import pytest

from rashomon.resolve.times import bounds, to_edtf


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2022-04-26", "2022-04-26"),
        ("2022-04-26T20:00", "2022-04-26"),
        ("2022-04-26TMO", "2022-04-26"),
        ("2022-04", "2022-04"),
        ("2022", "2022"),
        ("2022-SP", "2022-21"),
        ("2022-WI", "2022-24"),
        ("2022-W17", "2022-04-25/2022-05-01"),
        ("2022-W17-WE", "2022-04-30/2022-05-01"),
        ("2022-W17-2", "2022-04-26"),
        ("2022-Q1", "2022-01-01/2022-03-31"),
        ("2022-H2", "2022-07-01/2022-12-31"),
        ("199", "1990-01-01/1999-12-31"),
        ("19", "1900-01-01/1999-12-31"),
        ("2022-04-19/2022-04-21", "2022-04-19/2022-04-21"),
    ],
)
def test_whole_values(value: str, edtf: str) -> None:
    assert to_edtf(value) == edtf


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2022-02", "START", "2022-02-01/2022-02-10"),
        ("2022-02", "MID", "2022-02-11/2022-02-20"),
        ("2024-02", "END", "2024-02-21/2024-02-29"),
        ("2022-W17", "START", "2022-04-25/2022-04-26"),
        ("2022", "END", "2022-09-01/2022-12-31"),
        ("2022-04-26", "END", "2022-04-26"),
    ],
)
def test_parts(value: str, mod: str, edtf: str) -> None:
    assert to_edtf(value, mod) == edtf


@pytest.mark.parametrize(
    "value",
    [
        "P3D", "PXW", "PAST_REF", "XXXX-04-26", "XXXX-WXX-2", "2022-XX", "2022-02-30", "2022-13",
        "2022-W60", "0000", "", "2022-04-21/2022-04-19", "2022-04-19/", "/", "XX", "P1D/2022",
    ],
)  # fmt: skip
def test_no_day_is_known(value: str) -> None:
    assert bounds(value) is None
    assert to_edtf(value) is None


def test_one_open_side_bounds_nothing() -> None:
    assert bounds("2014", "MORE_THAN") is None
    assert to_edtf("2014", "LESS_THAN") is None


def test_earlier_and_later_need_the_day_of_writing() -> None:
    assert to_edtf("2022", "EARLIER") is None
    assert to_edtf("2022", "EARLIER", "2022-04-27") == "2022-01-01/2022-04-27"
    assert to_edtf("2022", "LATER", "2022-04-27") == "2022-04-27/2022-12-31"
    assert to_edtf("2021", "LATER", "2022-04-27") is None

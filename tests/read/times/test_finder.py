"""Expressions of time are found whole, and say no more than their words do."""

from __future__ import annotations

import time

import pytest

from rashomon.read.times import find_times


def found(text: str) -> list[tuple[str, str]]:
    return [(phrase.span.of(text), phrase.form) for phrase in find_times(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada left on Tuesday, April 26.", ("Tuesday, April 26", "XXXX-04-26/W2")),
        ("Ada left on 24 February.", ("24 February", "XXXX-02-24")),
        ("Ada left on Feb. 24, 2022.", ("Feb. 24, 2022", "2022-02-24")),
        ("Ada left on 26/04/2022.", ("26/04/2022", "2022-04-26")),
        ("Ada left late on Tuesday.", ("Tuesday", "XXXX-WXX-2")),
        ("Ada left late Tuesday.", ("Tuesday", "XXXX-WXX-2")),
        ("Ada left last Wednesday.", ("last Wednesday", "<XXXX-WXX-3")),
        ("Ada left earlier this week.", ("earlier this week", "DCT+P0W EARLIER")),
        ("Ada left in late February.", ("late February", "XXXX-02 END")),
        ("Ada left for three days.", ("three days", "P3D")),
        ("Ada left in the past two months.", ("the past two months", "P2M")),
        ("Ada left a day earlier.", ("a day earlier", "REF-P1D")),
        ("Ada left three days ago.", ("three days ago", "AGO-P3D")),
        ("Ada left every Monday.", ("every Monday", "XXXX-WXX-1")),
        ("Ada left in the early 1990s.", ("early 1990s", "199 START")),
        ("Ada left yesterday morning.", ("yesterday morning", "DCT-P1D/TMO")),
        ("Ada left recently.", ("recently", "PAST_REF")),
    ],
)
def test_one_expression(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A 20-year-old man, 31 years old, left.",
        "Theresa May and April Ruiz said they may march.",
        "It cost $1999, or 2000%.",
        "The second man came first.",
        "",
    ],
)
def test_no_expression(text: str) -> None:
    assert found(text) == []


def test_tense_is_that_of_the_clause() -> None:
    past, future = "She left on Friday.", "She will leave on Friday."
    assert [p.tense for p in find_times(past)] == ["past"]
    assert [p.tense for p in find_times(future)] == ["future"]


@pytest.mark.parametrize(
    "piece", ["the ", "1 ", "19", "the end of ", "Tuesday, ", "\n ", "1:", "'"]
)
def test_time_is_linear_in_length(piece: str) -> None:
    begun = time.process_time()
    find_times(piece * (200_000 // len(piece)))
    assert time.process_time() - begun < 5

"""Values follow from the words, the tense, the date of the document and the dates named before."""

from __future__ import annotations

import pytest

from rashomon.read.times import find_times
from rashomon.resolve.times import modifier, place_times, to_edtf


def values(text: str, published: str | None) -> list[str]:
    return [time.value for time in place_times(text, find_times(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left on Tuesday.", "2022-04-26"),
        ("She will leave on Tuesday.", "2022-05-03"),
        ("She left yesterday.", "2022-04-26"),
        ("She left on April 19.", "2022-04-19"),
        ("She left in December.", "2021-12"),
        ("She will leave in December.", "2022-12"),
        ("She left last week.", "2022-W16"),
        ("She left last year.", "2021"),
    ],
)
def test_value_on_a_day(text: str, expected: str) -> None:
    assert values(text, "2022-04-27") == [expected]


def test_day_before_leans_on_the_date_named_last() -> None:
    text = "They met on 24 February 2022. The previous day she had left."
    assert values(text, "2022-04-27") == ["2022-02-24", "2022-02-23"]
    assert values(text, None) == ["2022-02-24", "2022-02-23"]


def test_without_a_date_gaps_stay() -> None:
    text = "She left on Tuesday, on April 26 and last year."
    assert values(text, None) == ["XXXX-WXX-2", "XXXX-04-26", "XXXX"]


def test_a_month_of_publication_gives_what_all_its_days_agree_upon() -> None:
    text = "She left on Tuesday, and last year."
    assert values(text, "2022-04") == ["XXXX-WXX-2", "2021"]


def test_modifier_narrows_the_days() -> None:
    text = "She left in late February."
    (phrase,) = find_times(text)
    (placed,) = place_times(text, [phrase], "2022-04-27")
    assert to_edtf(placed.value, modifier(phrase)) == "2022-02-21/2022-02-28"

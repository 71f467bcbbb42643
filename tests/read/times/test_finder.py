"""Expressions of time are found whole, and say no more than their words do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.times import find_times


def found(text: str) -> list[tuple[str, str]]:
    return [(phrase.span.of(text), phrase.form) for phrase in find_times(text)]


@pytest.mark.parametrize(
    ("expression", "form"),
    [
        # Days
        ("Tuesday, April 26", "XXXX-04-26/W2"),
        ("24 February", "XXXX-02-24"),
        ("Feb. 24, 2022", "2022-02-24"),
        ("the 24th of February", "XXXX-02-24"),
        ("26/04/2022", "2022-04-26"),
        ("2022-04-26", "2022-04-26"),
        ("03/04/2022", "2022"),
        ("April 19-21", "XXXX-04-19/04-21"),
        ("19 to 21 April 2022", "2022-04-19/04-21"),
        ("Christmas Eve", "XXXX-12-24"),
        ("New Year's Day 2022", "2022-01-01"),
        # Weekdays
        ("last Wednesday", "<XXXX-WXX-3"),
        ("next Friday", ">XXXX-WXX-5"),
        ("this Tuesday", "=XXXX-WXX-2"),
        ("this coming Sunday", ">XXXX-WXX-7"),
        ("Friday night", "XXXX-WXX-5/TNI"),
        ("Tuesday of last week", "DCT-P1W/W2"),
        ("every Monday", "XXXX-WXX-1"),
        # Hours
        ("8 p.m.", "XXXX-XX-XX/T20:00"),
        ("9 a.m. EST Tuesday", "XXXX-WXX-2/T09:00"),
        ("5 p.m. EST, Nov. 6", "XXXX-11-06/T17:00"),
        ("Tuesday at 8 p.m.", "XXXX-WXX-2/T20:00"),
        ("1400 GMT", "XXXX-XX-XX/T14:00"),
        ("seven o'clock", "XXXX-XX-XX/T07:00"),
        ("3 o'clock in the morning", "XXXX-XX-XX/T03:00"),
        ("noon", "XXXX-XX-XX/T12:00"),
        # Months and seasons
        ("late February", "XXXX-02 END"),
        ("mid-November", "XXXX-11 MID"),
        ("the beginning of October", "XXXX-10 START"),
        ("last March", "<XXXX-03"),
        ("April 2022", "2022-04"),
        ("last summer", "<XXXX-SU"),
        ("the summer of 2020", "2020-SU"),
        # Quarters
        ("the third quarter", "XXXX-Q3"),
        ("the fourth quarter of 2021", "2021-Q4"),
        ("this year's third quarter", "DCT+P0Y/Q3"),
        ("the year-ago third quarter", "DCT-P1Y/Q3"),
        ("the second half of 2021", "2021-H2"),
        ("the latest quarter", "AGO-P0Q"),
        ("the year-ago quarter", "AGO-P4Q"),
        ("the prior year's quarter", "AGO-P4Q"),
        ("the 2021 quarter", "2021/Q"),
        ("the 2021 period", "2021/R"),
        ("2020's third quarter", "2020-Q3"),
        ("the final quarter of 2021", "2021-Q4"),
        ("the latest fiscal year", "DCT-P1Y"),
        ("the prior month", "REF-P1M"),
        ("some time ago", "PAST_REF"),
        ("the other day", "PAST_REF"),
        ("the latest week", "DCT-P1W"),
        ("midyear", "DCT+P0Y MID"),
        ("nineteen eighties", "198"),
        ("early October of this year", "DCT+P0Y/10 START"),
        ("Thanksgiving Day", "XXXX-11-@4.4"),
        ("not so long ago", "PAST_REF"),
        ("a year and a half", "P1Y6M"),
        ("yearlong", "P1Y"),
        ("every other week", "P2W"),
        ("each morning", "P1D"),
        ("noon tomorrow", "DCT+P1D/T12:00"),
        ("9 a.m. EST yesterday", "DCT-P1D/T09:00"),
        ("yesterday at 8 p.m.", "DCT-P1D/T20:00"),
        ("Tuesday at noon", "XXXX-WXX-2/T12:00"),
        ("the year-ago period", "AGO-P1Y"),
        # Years and longer
        ("early next year", "DCT+P1Y START"),
        ("nineteen ninety-six", "1996"),
        ("the year two thousand", "2000"),
        ("fiscal 2021", "2021"),
        ("the mid-1990s", "199 MID"),
        ("the nineties", "199"),
        ("the 19th century", "18"),
        # Leaning on the day of writing
        ("yesterday", "DCT-P1D"),
        ("tomorrow morning", "DCT+P1D/TMO"),
        ("tonight", "DCT+P0D/TNI"),
        ("last night", "DCT-P1D/TNI"),
        ("the day before yesterday", "DCT-P2D"),
        ("earlier this week", "DCT+P0W EARLIER"),
        ("later this year", "DCT+P0Y LATER"),
        ("the end of the month", "DCT+P0M END"),
        ("last month", "DCT-P1M"),
        ("three days ago", "AGO-P3D"),
        ("years ago", "PAST_REF"),
        ("two weeks from now", "DCT+P2W"),
        ("the weekend", "XXXX-WXX-WE"),
        # Leaning on what was named before
        ("a day earlier", "THEN-P1D"),
        ("two years later", "THEN+P2Y"),
        ("the previous day", "REF-P1D"),
        ("the following week", "REF+P1W"),
        ("the same day", "REF+P0D"),
        ("the next morning", "REF+P1D/TMO"),
        # Stretches
        ("three days", "P3D"),
        ("the past two months", "P2M"),
        ("more than four hours", "PT4H MORE_THAN"),
        ("at least 20 more years", "P20Y EQUAL_OR_MORE"),
        ("nearly three years", "P3Y LESS_THAN"),
        ("several weeks", "PXW"),
        ("two-year", "P2Y"),
        ("a half-hour", "PT30M"),
        ("four and a half months", "P4.5M"),
        ("2 1/2 years", "P2Y6M"),
        ("decades-long", "PXY"),
        # What comes again
        ("every three months", "P3M"),
        ("each day", "P1D"),
        # As such
        ("recently", "PAST_REF"),
        ("now", "PRESENT_REF"),
        ("the future", "FUTURE_REF"),
    ],
)
def test_one_expression(expression: str, form: str) -> None:
    expected = "half-hour" if expression == "a half-hour" else expression
    assert found(f"It was seen in {expression} with them.") == [(expected, form)]


@pytest.mark.parametrize(
    "text",
    [
        "A 20-year-old man, 31 years old, left.",
        "Theresa May and April Ruiz said they may march.",
        "It cost $1999, or 2000%.",
        "The second man came first.",
        "They hold more than a quarter of the land.",
        "They left on Good Friday, and the wall had its fall.",
        "It was 12:30:45:10 or 24,5 or 12-31-99-1.",
        "Watch: harbour closed 1:27",
        "The Sunday Times counted some 2000 men.",
        "",
    ],
)
def test_no_expression(text: str) -> None:
    assert found(text) == []


def test_first_of_two_months_or_quarters() -> None:
    assert found("It runs June through August.") == [("June", "XXXX-06"), ("August", "XXXX-08")]
    assert found("A June accord in the first and second quarters.") == [
        ("June", "XXXX-06"),
        ("the first", "XXXX-Q1"),
        ("second quarters", "XXXX-Q2"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took a week, and lasted a month.", [("a week", "P1W"), ("a month", "P1M")]),
        ("At present, she rests.", [("present", "PRESENT_REF")]),
        ("They look at present prices.", []),
    ],
)
def test_what_needs_a_word_beside_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_so_long_later_without_a_number() -> None:
    assert found("She came back years later.") == [("years", "PXY")]


def test_end_of_sentence_is_no_part_of_a_month() -> None:
    assert found("She left on 24 February. He left in Feb.")[0] == ("24 February", "XXXX-02-24")


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("She left on Friday.", "past"),
        ("She will leave on Friday.", "future"),
        ("On Friday the council will meet.", "future"),
        ("It is to be paid on Friday.", "future"),
        ("They had been due on Friday.", "past"),
        ("It could come as early as Friday.", "future"),
        ("It is on Friday.", "present"),
        ("She, who died on Friday, was here.", "past"),
        ("The papers of the house after his death on Friday", "past"),
        ("Talks in Oslo on Friday will end the war.", None),
    ],
)
def test_tense_is_that_of_the_clause(text: str, tense: str | None) -> None:
    assert [phrase.tense for phrase in find_times(text)] == [tense]


WORDS = """
    the a 1 19 2022 2022-04-26 26/04/2022 April Apr . , - ' ’s Tuesday of last next ago earlier
    8 p.m. 20:00 GMT quarter third year years end early mid - two hundred 1/2 May every
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", " "])


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_spans_are_in_order_disjoint_and_inside(text: str) -> None:
    at = 0
    for phrase in find_times(text):
        assert at <= phrase.span.start < phrase.span.end <= len(text)
        at = phrase.span.end


@given(st.lists(PIECES).map(" ".join))
def test_a_paragraph_more_changes_nothing_before_it(text: str) -> None:
    longer = text + "\n\nAda left.\n\nOn Friday she came."
    assert find_times(longer)[: len(find_times(text))] == find_times(text)


@pytest.mark.parametrize(
    "piece",
    ["the ", "1 ", "19", "the end of ", "Tuesday, ", "\n ", "1:", "'", "2 1/", ",1", "8 p."],
)
def test_time_is_linear_in_length(piece: str) -> None:
    begun = time.process_time()
    find_times(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 5

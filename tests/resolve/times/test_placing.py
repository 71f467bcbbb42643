"""Values follow from the words, the tense, the date of the document and the dates named before."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rashomon.resolve.times
from rashomon.read.times import find_times
from rashomon.resolve.times import bounds, modifier, place_times, to_edtf


def values(text: str, published: str | None = "2022-04-27") -> list[str]:
    return [time.value for time in place_times(text, find_times(text), published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The day of writing is a Wednesday.
        ("She left on Tuesday.", "2022-04-26"),
        ("She left on Wednesday.", "2022-04-27"),
        ("She will leave on Tuesday.", "2022-05-03"),
        ("She left last Wednesday.", "2022-04-20"),
        ("She left next Wednesday.", "2022-05-04"),
        ("She left this Tuesday.", "2022-04-26"),
        ("She will leave this Friday.", "2022-04-29"),
        ("In a meeting in Ormel this Tuesday, she left.", "2022-04-26"),
        ("She left over the weekend.", "2022-W16-WE"),
        ("She left yesterday.", "2022-04-26"),
        ("She left on Tuesday night.", "2022-04-26TNI"),
        ("She left on April 19.", "2022-04-19"),
        ("She left from April 19-21.", "2022-04-19/2022-04-21"),
        ("She left in December.", "2021-12"),
        ("She will leave in December.", "2022-12"),
        ("She left in April.", "2022-04"),
        ("She left last April.", "2021-04"),
        ("She left last summer.", "2021-SU"),
        ("She left in the first quarter.", "2022-Q1"),
        ("She left in the fourth quarter of last year.", "2021-Q4"),
        ("She left last week.", "2022-W16"),
        ("She left on Tuesday of last week.", "2022-04-19"),
        ("She left three weeks ago.", "2022-W14"),
        ("She left eight years ago.", "2014"),
        ("She left last month.", "2022-03"),
        ("She left this decade.", "202"),
        ("She left at 8 p.m. on Monday.", "2022-04-25T20:00"),
        ("She left at 8 p.m.", "2022-04-27T20:00"),
        # What could not be done is past; so is what a day names, if it is no appointment.
        ("Ada Ruiz could not be reached on Monday.", "2022-04-25"),
        ("Ada Ruiz wouldn't comment Monday.", "2022-04-25"),
        ("She will look for ways around Monday's ruling.", "2022-04-25"),
        ("She will vote in Monday's election.", "2022-05-02"),
        ("They were planning to drive there on Monday.", "2022-05-02"),
        ("A hearing was set for Monday.", "2022-05-02"),
        ("The court set Monday as the day.", "2022-04-25"),
        # On 2 May the year 2022 has a Monday, 2024 a Thursday.
        ("She left on Thursday, May 2.", "2024-05-02"),
    ],
)
def test_value_on_a_day(text: str, expected: str) -> None:
    assert values(text)[0] == expected


def test_a_tense_gives_way_to_a_day_much_nearer() -> None:
    assert values("It was payable on Jan. 14.", "2021-11-30") == ["2022-01-14"]
    assert values("The plan that she will follow was of Oct. 20.", "2021-11-30") == ["2021-10-20"]


class TestNarrative:
    def test_day_before_leans_on_the_date_named_last(self) -> None:
        text = "They met on 24 February 2022. The previous day she had left."
        assert values(text) == ["2022-02-24", "2022-02-23"]
        assert values(text, None) == ["2022-02-24", "2022-02-23"]

    def test_same_day_and_following_week(self) -> None:
        text = "They met on April 12. She left the same day. The following week she came."
        assert values(text) == ["2022-04-12", "2022-04-12", "2022-W16"]

    def test_a_month_has_no_day_before_it(self) -> None:
        assert values("They met in February. The previous day she left.")[1] == "XXXX-XX-XX"

    def test_far_away_dates_are_not_leant_upon(self) -> None:
        text = "They met on 24 February. " + "It rained. " * 80 + "The previous day she left."
        assert values(text)[1] == "XXXX-XX-XX"

    def test_past_tense_does_not_lead_ahead(self) -> None:
        text = "They met on 24 April. She left ten days later."
        assert values(text)[1] == "P10D"

    def test_so_much_later_than_an_unknown_time_is_a_stretch(self) -> None:
        text = "Three days later she left. An hour later she came. The previous day was fine."
        placed = place_times(text, find_times(text), "2022-04-27")
        assert [(one.type, one.value) for one in placed] == [
            ("DURATION", "P3D"),
            ("DURATION", "PT1H"),
            ("DATE", "XXXX-XX-XX"),
        ]

    def test_a_year_earlier_is_counted_from_now_without_another_date(self) -> None:
        assert values("It was down from a year earlier.") == ["2021"]

    def test_a_year_ago_in_a_text_about_a_quarter(self) -> None:
        text = "Profit fell in the first quarter from a year ago. It had risen a year earlier."
        assert values(text) == ["2022-Q1", "2021-Q1", "2021-Q1"]


class TestQuarters:
    """Written on 30 October 2021."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # The quarter reported on, not the one looked back upon or ahead to.
            ("Profit rose in the third quarter. In the year-ago quarter it fell.", "2020-Q3"),
            ("Third-quarter profit rose after a flat second quarter and a year ago.", "2020-Q3"),
            ("Third-quarter profit rose, until the second quarter of 2022, from a year ago.",
             "2020-Q3"),
            ("Third-quarter profit rose. In the 2020 period it fell.", "2020-Q3"),
            ("Third-quarter profit rose from last year. The 2020 quarter was bad.", "2020-Q3"),
            ("Profit rose in the first half from a year earlier.", "2020-H1"),
            ("Ormel reported fourth-quarter earnings. The latest period was good.", "2021-Q4"),
            ("The latest quarter was good.", "2021-Q3"),
            ("In the year-ago quarter it fell.", "2020-Q3"),
            # Of nine months or a year no quarter is the one before.
            ("Third-quarter profit rose. In the first nine months: from a year ago.", "2020"),
            ("The 2020 period was bad.", "2020"),
            ("The 2020 quarter was bad.", "2020-QX"),
            ("The first quarter was weak.", "2021-Q1"),
            ("It will report first-quarter results.", "2022-Q1"),
            ("Sales fell in 2020's third quarter.", "2020-Q3"),
            ("Sales fell in the second and third quarters.", "2021-Q3"),
            ("Sales fell in the latest fiscal year.", "2020"),
        ],
    )  # fmt: skip
    def test_quarter(self, text: str, expected: str) -> None:
        assert values(text, "2021-10-30")[-1] == expected

    @pytest.mark.parametrize(
        ("end", "quarter"), [("Sept. 30", "2021-Q3"), ("Oct. 1", "2021-Q3"), ("July 31", "XXXX-QX")]
    )
    def test_quarter_that_a_date_ends(self, end: str, quarter: str) -> None:
        assert values(f"In the quarter ended {end} it lost money.", "2021-10-30")[0] == quarter

    def test_a_quarter_at_the_ends_of_the_calendar(self) -> None:
        assert values("In the first quarter profit fell from a year ago.", "0001-02-01")[-1]


class TestDocumentDate:
    def test_without_a_date_gaps_stay(self) -> None:
        text = "She left on Tuesday, on April 26 and last year, last week and yesterday at 8 p.m."
        assert values(text, None) == [
            "XXXX-WXX-2",
            "XXXX-04-26",
            "XXXX",
            "XXXX-WXX",
            "XXXX-XX-XXT20:00",
        ]

    @pytest.mark.parametrize(
        ("published", "value"),
        [("2021-12-10", "2021-11-25"), ("2021-10-08", "XXXX-XX-XX"), (None, "XXXX-XX-XX")],
    )
    def test_thanksgiving_is_the_american_unless_the_canadian_is_nearer(
        self, published: str | None, value: str
    ) -> None:
        assert values("She left on Thanksgiving Day.", published) == [value]

    @pytest.mark.parametrize("published", ["2022-04", "2022-04-20/2022-04-27"])
    def test_what_all_days_agree_upon_is_said(self, published: str) -> None:
        text = "She left on Tuesday, and last year, and in February."
        assert values(text, published) == ["XXXX-WXX-2", "2021", "2022-02"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left in late February.", "2022-02-21/2022-02-28"),
        ("She left earlier this week.", "2022-04-25/2022-04-27"),
        ("She will leave later this month.", "2022-04-27/2022-04-30"),
        ("She left in early 2022.", "2022-01-01/2022-05-02"),
    ],
)
def test_modifier_narrows_the_days(text: str, expected: str) -> None:
    (phrase,) = find_times(text)
    (placed,) = place_times(text, [phrase], "2022-04-27")
    assert to_edtf(placed.value, modifier(phrase), "2022-04-27") == expected


WORDS = """
    the a 1 19 9999 2022 1600 April 31 Feb 29 Tuesday last next ago earlier later century years
    8 p.m. on quarter first year every 99999 . decades weekend 400 months
"""
PIECES = st.sampled_from(WORDS.split())
DATES = st.sampled_from(
    [None, "2022-04-27", "2022-04", "2022", "0001-01-01", "9999-12-31", "2022-04-01/2022-04-03"]
)


@given(st.lists(PIECES).map(" ".join), DATES)
def test_any_text_has_values(text: str, published: str | None) -> None:
    phrases = find_times(text)
    placed = place_times(text, phrases, published)
    assert [one.span for one in placed] == [phrase.span for phrase in phrases]
    for phrase, one in zip(phrases, placed, strict=True):
        assert one.value
        assert " " not in one.value
        days = bounds(one.value, modifier(phrase), published)
        assert days is None or days[0] <= days[1]
        to_edtf(one.value, modifier(phrase), published)


@pytest.mark.parametrize(
    "name", [module.name for module in pkgutil.iter_modules(rashomon.resolve.times.__path__)]
)
def test_examples(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"rashomon.resolve.times.{name}"))
    assert failed == 0

"""Dates of publication that only the whole story tells, on invented piles."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.links import Dating
from tests.resolve.dates.dated import Account, account, date_story

# The story of a visit, in 2031; its 22 April is a Tuesday.
PLANNED = account(
    "planned.txt",
    "Envoy Mara Quill to visit Port Amery\n\n"
    "Envoy Mara Quill will meet President Tomas Veld in Port Amery on Tuesday, April 22, her"
    " office announced on Thursday. The meeting about the Lowmere dam is their first since the"
    " flood of early March.\n\n"
    "Quill will also have lunch with Water Minister Ines Harrow.",
    ("2031-04-19", "byline"),
)
TOLD = account(
    "told.txt",
    "Envoy Mara Quill left the palace with a smile on Tuesday, and President Tomas Veld waved from"
    " the steps.\n\n"
    "Their meeting in Port Amery took two hours. Veld gave Quill a model of the Lowmere dam.",
    ("2031-04-23", "byline"),
    ("2031-04-23", "url"),
)
UNDATED = (
    "Over tea in Port Amery this Tuesday, President Tomas Veld assured Envoy Mara Quill that the"
    " Lowmere dam does not leak. Veld called their meeting useful.\n\n"
    "“We build for a hundred years,” Veld said."
)
SAME_DAY = (
    "The gates of the Lowmere dam may open soon, the government in Port Amery let it be known"
    " Tuesday.\n\n"
    "Water Minister Ines Harrow had lunch with Envoy Mara Quill, and Quill is expected to see"
    " President Tomas Veld for a first meeting in the palace.\n\n"
    "On Monday the water board opened a sluice. Critics spoke up on Saturday."
)


def _date(text: str, *others: Account, dates: object = ()) -> Dating:
    own = account("own.txt", text, *dates)  # type: ignore[misc]
    return date_story([own, *others])["own.txt"]


def test_a_meeting_that_others_date_dates_the_account() -> None:
    dating = _date(UNDATED, PLANNED, TOLD)
    assert (dating.published.value, dating.published.basis) == (
        "2031-04-22/2031-04-25",
        "inferred",
    )
    assert dating.rule == "inferred.weekday"
    assert {place.document for place in dating.evidence} == {
        dating.document,
        PLANNED[0].id,
        TOLD[0].id,
    }
    assert dating.cautions == ()


def test_one_other_account_is_enough() -> None:
    assert _date(UNDATED, PLANNED).published.value == "2031-04-22/2031-04-25"
    assert _date(UNDATED, TOLD).published.value == "2031-04-22/2031-04-25"


def test_what_is_still_to_come_bounds_the_date_above() -> None:
    assert _date(SAME_DAY, PLANNED, TOLD).published.value == "2031-04-22/2031-04-23"


def test_a_line_of_the_page_that_does_not_fit_is_refused() -> None:
    dating = _date(UNDATED, PLANNED, TOLD, dates=[("2033-09-02", "text")])
    assert dating.published.value == "2031-04-22/2031-04-25"
    (caution,) = dating.cautions
    assert caution.slug == "date.contradicted"
    assert "2033-09-02" in caution.message
    assert [c.value for c in dating.published.candidates] == ["2033-09-02"]


@pytest.mark.parametrize("basis", ["metadata", "byline", "url"])
def test_even_a_trusted_date_is_refused_where_others_date_what_is_told(basis: str) -> None:
    dating = _date(UNDATED, PLANNED, TOLD, dates=[("2033-09-02", basis)])
    assert (dating.published.value, dating.published.basis) == (
        "2031-04-22/2031-04-25",
        "inferred",
    )
    (caution,) = dating.cautions
    assert caution.slug == "date.contradicted"
    assert "2031-04-22" in caution.message


def test_a_date_a_few_days_off_is_left_alone() -> None:
    dating = _date(UNDATED, PLANNED, TOLD, dates=[("2031-05-02", "byline")])
    assert (dating.published.value, dating.cautions) == ("2031-05-02", ())


def test_a_line_of_the_page_that_fits_is_taken() -> None:
    dating = _date(UNDATED, PLANNED, TOLD, dates=[("2031-04-23", "text"), ("2019-01-01", "text")])
    assert (dating.published.value, dating.published.basis) == ("2031-04-23", "text")
    assert dating.rule == "date.fits-story"


def test_the_story_decides_between_two_dates() -> None:
    dates = [("2031-09-13", "metadata"), ("2031-04-24", "url")]
    dating = _date(UNDATED, PLANNED, TOLD, dates=dates)
    assert (dating.published.value, dating.published.basis) == ("2031-04-24", "url")
    assert [caution.slug for caution in dating.cautions] == ["date.contradicted"]


def test_a_month_in_the_address_is_narrowed() -> None:
    dating = _date(UNDATED, PLANNED, TOLD, dates=[("2031-04", "url")])
    assert dating.published.value == "2031-04-22/2031-04-25"


def test_an_account_of_others_on_the_same_weekday_is_left_open() -> None:
    dating = _date(
        "The harbour of Velm was closed on Tuesday after a crane fell, Mayor Otto Brandt said."
        " Nobody was hurt in the accident, the mayor added.",
        PLANNED,
        TOLD,
    )
    assert dating.published.value is None
    assert [caution.slug for caution in dating.cautions] == ["date.missing"]


def test_two_weeks_that_fit_alike_leave_it_open() -> None:
    later = account("later.txt", TOLD[0].text, ("2031-04-30", "byline"))
    assert _date(UNDATED, TOLD, later).published.value is None


def test_an_account_that_leaves_the_visit_untold_was_written_before_it() -> None:
    third = account("third.txt", UNDATED)
    dating = _date(
        "Port Amery denies that Mara Quill wrote to Tomas Veld\n\n"
        "No letter of Envoy Mara Quill has reached President Tomas Veld, his office insisted.\n\n"
        "In early April Quill had asked for an inquiry into the flood.",
        PLANNED,
        TOLD,
        third,
    )
    assert (dating.published.value, dating.rule) == ("2031-04-01/2031-04-19", "inferred.untold")


def test_dates_with_weekdays_on_both_sides_date_an_account_alone() -> None:
    dating = _date(
        "The council met in Velm on Monday, April 21, 2031. It will vote on Wednesday, April 23,"
        " 2031, the mayor said."
    )
    assert dating.published.value == "2031-04-21/2031-04-23"


def test_a_day_still_to_come_refuses_a_date_long_after_it() -> None:
    dating = _date(
        "The council of Velm will vote on the bridge on 26 April 2031, the mayor said.",
        dates=[("2034-02-03", "metadata")],
    )
    assert dating.published.value is None
    (caution,) = dating.cautions
    assert caution.slug == "date.contradicted"
    assert "26 April 2031" in caution.message


def test_a_look_back_keeps_its_date() -> None:
    text = (
        "Three years ago the council of Velm voted on the bridge. “It will open on 26 April 2031,”"
        " the mayor said then. It was opened on 3 May 2032."
    )
    dating = _date(text, dates=[("2034-02-03", "metadata")])
    assert (dating.published.value, dating.cautions) == ("2034-02-03", ())


def test_a_weekday_of_another_year_refuses_a_date_far_from_the_story() -> None:
    # 22 April is a Tuesday in 2031 and in no year from 2032 to 2035.
    text = (
        "Envoy Mara Quill is to land in Port Amery on Tuesday, April 22, for a visit of one day."
        " The guard of President Tomas Veld swept the square."
    )
    dating = _date(text, PLANNED, TOLD, dates=[("2033-09-02", "byline")])
    assert dating.published.value != "2033-09-02"
    assert [caution.slug for caution in dating.cautions] == ["date.contradicted"]


def test_what_is_quoted_does_not_date_the_account() -> None:
    dating = _date("The mayor wrote: “We will meet Tomas Veld and Mara Quill on Tuesday.”", TOLD)
    assert dating.published.value is None


def test_times_are_placed_by_the_date_found() -> None:
    dating = _date(SAME_DAY, PLANNED, TOLD)
    values = [item.value for item in dating.times]
    assert values == ["2031-04-22", "2031-04-21", "2031-04-19"]


STRANGER = account(
    "stranger.txt",
    "Striker Ola Brenn scored twice on Tuesday as Velm beat Lindow, and coach Pia Sund"
    " praised her.",
    ("2031-04-16", "metadata"),
)


@settings(max_examples=10, deadline=None)
@given(st.permutations([PLANNED, TOLD, account("own.txt", UNDATED), STRANGER]))
def test_order_and_strangers_change_nothing(accounts: list[Account]) -> None:
    alone = [item for item in accounts if item[0].name != "stranger.txt"]
    among = date_story(accounts)
    assert {k: v for k, v in among.items() if k != "stranger.txt"} == date_story(alone)


def test_a_text_of_nothing_but_weekdays_costs_no_more_than_its_length() -> None:
    begin = time.process_time()
    text = "On Tuesday Mara Quill met Tomas Veld. " * 4000
    date_story([account("long.txt", text), PLANNED, TOLD])
    assert time.process_time() - begin < 20


def test_many_accounts_of_one_day_cost_no_more_than_their_number() -> None:
    copies = [account(f"{n}.txt", TOLD[0].text, ("2031-04-23", "byline")) for n in range(300)]
    open_ones = [account(f"open-{n}.txt", UNDATED) for n in range(300)]
    begin = time.process_time()
    found = date_story([*copies, *open_ones])
    assert time.process_time() - begin < 10
    assert found["open-7.txt"].published.value == "2031-04-22/2031-04-25"

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.spans import Span
from rashomon.text.dates import day_range, find_dates, find_url_date, first_date, parse_date


@pytest.mark.parametrize(
    ("string", "value"),
    [
        ("2031-04-23", "2031-04-23"),
        ("2031-04-23T10:15:00Z", "2031-04-23"),
        ("2031-04-23T10:15:00.123456+02:00", "2031-04-23"),
        ("2031-04-23 10:15:00-0400", "2031-04-23"),
        ("2031-04-23T1015Z", "2031-04-23"),
        ("20310423", "2031-04-23"),
        ("20310423T101500Z", "2031-04-23"),
        ("20310423101500", "2031-04-23"),
        ("2031/04/23", "2031-04-23"),
        ("2031/4/3", "2031-04-03"),
        ("April 23, 2031", "2031-04-23"),
        ("APRIL 23, 2031", "2031-04-23"),
        ("Apr. 23, 2031", "2031-04-23"),
        ("Sept 3rd, 2031", "2031-09-03"),
        ("23 April 2031", "2031-04-23"),
        ("23rd of April, 2031", "2031-04-23"),
        ("23-Apr-2031", "2031-04-23"),
        ("2031 April 23", "2031-04-23"),
        ("Wednesday, April 23, 2031", "2031-04-23"),
        ("Wed, 23 Apr 2031 10:15:00 +0000", "2031-04-23"),
        ("Wed Apr 23 10:15:00 +0000 2031", "2031-04-23"),
        ("Wed Apr 23 10:15:00 UTC 2031", "2031-04-23"),
        ("April 23, 2031 at 5:30 p.m. EDT", "2031-04-23"),
        ("Published: 5:30 PM ET, Wed April 23, 2031", "2031-04-23"),
        ("Posted on April 23, 2031 5:30pm", "2031-04-23"),
        ("23 April 2031 17.30 BST", "2031-04-23"),
        ("April 2031", "2031-04"),
        ("2031-04", "2031-04"),
        ("2031", "2031"),
        ("04/23/2031", "2031-04-23"),
        ("23/04/2031", "2031-04-23"),
        ("23.04.2031", "2031-04-23"),
        ("4/23/31", "2031-04-23"),
        ("04/04/2031", "2031-04-04"),
        ("03/04/2031", "2031"),
        ("Thursday 03/04/2031", "2031-04-03"),
        ("Tuesday 03/04/2031", "2031-03-04"),
        ("31/04/23", None),
        ("03/04/31", None),
        ("April 31, 2031", None),
        ("2031-13-01", None),
        ("April 23", None),
        ("2 hours ago", None),
        ("", None),
        ("12345678", None),
        ("The treaty of April 23, 2031 was signed", None),
        ("April 23, 2031 and April 24, 2031", None),
        ("1650970000", None),
        ("v2.10.2031.4", None),
    ],
)
def test_a_string_is_a_date_or_not(string: str, value: str | None) -> None:
    assert parse_date(string) == value


def test_the_order_of_day_and_month_can_be_told() -> None:
    assert parse_date("03/04/2031", dayfirst=True) == "2031-04-03"
    assert parse_date("03/04/2031", dayfirst=False) == "2031-03-04"
    assert parse_date("03/04/31", dayfirst=True) == "2031-04-03"


def test_two_times_of_one_day_are_one_date() -> None:
    assert parse_date("Published April 23, 2031, updated April 23, 2031 5:30 PM") == "2031-04-23"


def test_dates_are_found_with_their_spans() -> None:
    line = "By Ada Vane | April 23, 2031 | Updated 2031-04-24"
    assert tuple(find_dates(line)) == (
        (Span(14, 28), "2031-04-23"),
        (Span(39, 49), "2031-04-24"),
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-04-22", "2031-04-22"),
        ("2031-04-22T23:59:59-08:00", "2031-04-22"),
        ("2031-04", "2031-04"),
        ("20310422T101500Z", "2031-04-22"),
        ("2031/4/2", "2031-04-02"),
        ("Filed April 22, 2031 in Lowmere", "2031-04-22"),
        ("Tuesday, Sept. 2nd, 2031 at 5 pm", "2031-09-02"),
        ("Tue, 22 Apr 2031 10:00:00 GMT", "2031-04-22"),
        ("22/04/2031", "2031-04-22"),
        ("Posted 22 April 2031, updated May 1, 2031", "2031-04-22"),
        ("A photograph of October 2030", None),
        ("04/05/2031", None),
        ("2031-13-01", None),
        ("2031-02-30", None),
        ("0001-01-01", None),
        ("1931-04-22", None),
        ("yesterday", None),
        ("1931 votes", None),
    ],
)
def test_the_first_day_of_a_field(text: str, value: str | None) -> None:
    found = first_date(text)
    assert (found[1] if found else None) == value


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://outlet.example/2031/04/23/headline", "2031-04-23"),
        ("https://outlet.example/world/2031/apr/3/headline", "2031-04-03"),
        ("https://outlet.example/news/2031-04-23-headline.html", "2031-04-23"),
        ("https://outlet.example/news/headline-20310423", "2031-04-23"),
        ("https://outlet.example/2031/04/headline", "2031-04"),
        ("https://outlet.example/headline/2031/04", "2031-04"),
        ("https://outlet.example/item/203104221234", None),
        ("//outlet.example/2031/04/23/", "2031-04-23"),
        ("https://2031-04-23.example/headline", None),
        ("https://outlet.example/headline?on=2031-04-23", None),
        ("https://outlet.example/news/272509324/headline", None),
        ("https://outlet.example/2031/04/23/and-2031/04/24/", None),
        ("https://outlet.example/2031/02/31/headline", "2031-02"),
        ("", None),
        ("not an address", None),
    ],
)
def test_the_date_of_an_address(url: str, value: str | None) -> None:
    assert find_url_date(url) == value


def test_a_range_of_days() -> None:
    assert [str(day) for day in day_range("2031")] == ["2031-01-01", "2031-12-31"]
    assert [str(day) for day in day_range("2031-02")] == ["2031-02-01", "2031-02-28"]
    assert [str(day) for day in day_range("2031-02-03")] == ["2031-02-03", "2031-02-03"]
    with pytest.raises(ValueError, match="2031-02-03-04"):
        day_range("2031-02-03-04")


@given(st.text(max_size=300))
def test_any_text_is_survived(string: str) -> None:
    parse_date(string)
    find_url_date(string)
    for span, value in find_dates(string):
        assert 0 <= span.start < span.end <= len(string)
        day_range(value)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back(day: object) -> None:
    assert parse_date(str(day)) == str(day)
    assert parse_date(str(day).replace("-", "")) == str(day)

from __future__ import annotations

import pytest

from rashomon.clean.metadata_dates import date_in_path, find_date, parse_date
from rashomon.clean.metadata_names import clean_authors


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-04-22", "2031-04-22"),
        ("2031-04-22T23:59:59-08:00", "2031-04-22"),
        ("2031-04", "2031-04"),
        ("20310422T101500Z", "2031-04-22"),
        ("2031/4/2", "2031-04-02"),
        ("April 22, 2031", "2031-04-22"),
        ("Tuesday, Sept. 2nd, 2031 at 5 pm", "2031-09-02"),
        ("22 April 2031", "2031-04-22"),
        ("Tue, 22 Apr 2031 10:00:00 GMT", "2031-04-22"),
        ("22-Apr-2031", "2031-04-22"),
        ("22/04/2031", "2031-04-22"),
        ("04/22/2031", "2031-04-22"),
        ("04/05/2031", ""),
        ("2031-13-01", ""),
        ("2031-02-30", ""),
        ("0001-01-01", ""),
        ("yesterday", ""),
        ("1931 votes", ""),
    ],
)
def test_dates(text: str, value: str) -> None:
    assert parse_date(text) == value


def test_the_first_date_of_a_line_is_found_in_place() -> None:
    text = "Posted 22 April 2031, updated May 1, 2031"
    found = find_date(text)
    assert found is not None
    assert text[found[1] : found[2]] == "22 April 2031"


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2031/04/22/bridge", "2031-04-22"),
        ("https://a.example/news/2031-04-22/bridge", "2031-04-22"),
        ("https://a.example/2031/apr/22/bridge", "2031-04-22"),
        ("https://a.example/2031/04/bridge", "2031-04"),
        ("https://a.example/20310422/bridge", "2031-04-22"),
        ("https://a.example/item/203104221234", ""),
        ("https://a.example/?d=/2031/04/22/", ""),
    ],
)
def test_dates_in_addresses(url: str, value: str) -> None:
    assert date_in_path(url) == value


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By Ines Harrow"], ("Ines Harrow",)),
        (
            ["Written by: Ines Harrow, Tomas Brol & Oda Lind"],
            ("Ines Harrow", "Tomas Brol", "Oda Lind"),
        ),
        (["Ines Harrow | Senior Reporter"], ("Ines Harrow",)),
        (["Ines Harrow, April 22, 2031"], ("Ines Harrow",)),
        (["INES HARROW", "Ines Harrow"], ("INES HARROW",)),
        (["https://ledger.example/ines"], ()),
        (["ines@ledger.example"], ()),
        (["admin"], ()),
        (["@ines_h"], ()),
        ([""], ()),
    ],
)
def test_authors(lines: list[str], names: tuple[str, ...]) -> None:
    assert clean_authors(lines) == names

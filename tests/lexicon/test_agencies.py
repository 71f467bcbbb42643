"""Names of agencies and outlets."""

from __future__ import annotations

import pytest

from rashomon.lexicon.agencies import agencies, agency_of, is_house, is_same_house


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("AP", "The Associated Press"),
        ("apnews.com", "AP"),
        ("edition.cnn.com", "Cable News Network"),
        ("northerncourier.example", "The Northern Courier"),
        ("www.lakesidegazette.co.uk", "Lakeside Gazette Ltd"),
        ("nytimes.com", "The New York Times"),
        ("QPA", "Quill Press Agency"),
        ("https://www.milllane.example/a/b", "milllane.example"),
    ],
)
def test_one_house_has_several_names(left: str, right: str) -> None:
    assert is_same_house(left, right)
    assert is_same_house(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("AP", "AFP"),
        ("AP", "Austin Post"),
        ("Lakeside Gazette", "Lakeside Herald"),
        ("QPA", "Quill Press"),
        ("", ""),
        ("herald.example", "The Northern Herald"),
    ],
)
def test_different_houses(left: str, right: str) -> None:
    assert not is_same_house(left, right)
    assert not is_same_house(right, left)


@pytest.mark.parametrize("name", ["Ada Vane", "Emily Post", "Cleaning Services", "", "Staff"])
def test_what_is_no_house(name: str) -> None:
    assert not is_house(name)


def test_every_agency_is_found_by_each_of_its_names() -> None:
    table = agencies()
    assert all(agency_of(name) for name in table.names)
    assert all(agency_of(host) == own for host, own in table.by_host.items())

from __future__ import annotations

import pytest

from rashomon.publish.addresses import Address, parse_address


def test_a_live_page_is_one() -> None:
    assert parse_address("https://a.example/2031/04/23/p") == Address(
        "https://a.example/2031/04/23/p"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://archive.example/web/20310423101500/https://a.example/p?q=1#top",
        "https://archive.example/web/20310423101500id_/https://a.example/p?q=1#top",
        "https://archive.example/20310423101500/https://a.example/p?q=1#top",
    ],
)
def test_a_replay_address_names_page_and_moment(url: str) -> None:
    found = parse_address(url)
    assert found == Address("https://a.example/p?q=1#top", url, "2031-04-23T10:15:00Z")


@pytest.mark.parametrize(
    "url",
    [
        "https://archive.example/web/20311323101500/https://a.example/p",  # no such month
        "https://archive.example/web/2031042310150/https://a.example/p",
        "https://archive.example/web/20310423101500/javascript:alert(1)",
        "https://a.example/?u=/20310423101500/https://b.example/",
        "https://a.example/20310423101500/",
    ],
)
def test_anything_else_is_a_live_page(url: str) -> None:
    assert parse_address(url) == Address(url)


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///a", "https://a b/"])
def test_what_is_no_address_of_the_web_leads_nowhere(url: str | None) -> None:
    assert parse_address(url) == Address(None)


def test_an_archive_may_hold_what_must_not_be_linked() -> None:
    url = "https://archive.example/web/20310423101500/https://bank.example@evil.example/"
    assert parse_address(url).live is None


def test_a_long_address_is_looked_at_in_no_time() -> None:
    assert parse_address("https://a.example/" + "1/" * 500_000).archived is None

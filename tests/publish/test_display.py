from __future__ import annotations

import pytest

from rashomon.publish.display import (
    language_tag,
    live_link,
    shortened,
    text_fragment,
    visible,
    web_address,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words\n\tof\u00a0any kind: “é 中 🗺️”", "plain words\n\tof\u00a0any kind: “é 中 🗺️”"),
        ("a\x00b", "a⟦U+0000⟧b"),
        ("a\rb", "a⟦U+000D⟧b"),
        ("\u202eabc\u202c", "⟦U+202E⟧abc⟦U+202C⟧"),
        ("\u2066abc\u2069", "⟦U+2066⟧abc⟦U+2069⟧"),
        ("hidden\U000e0041", "hidden⟦U+E0041⟧"),
        ("\ud800", "⟦U+D800⟧"),
        ("marks \u200f stay", "marks \u200f stay"),
    ],
)
def test_hidden_characters_are_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "url",
    [
        "https://outlet.example/a?b=c&d=%20#e",
        "http://outlet.example:8080/",
        "HTTPS://OUTLET.EXAMPLE/A",
        "https://xn--bcher-kva.example/ü",
    ],
)
def test_addresses_of_pages_may_be_linked(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/hosts",
        "ftp://outlet.example/",
        "//outlet.example/a",
        "outlet.example/a",
        "https://",
        "https:///path",
        "https://[::1",
        "https://bank.example@evil.example/",
        "https://a b.example/",
        'https://a.example/"onmouseover="x',
        "https://a.example/<b>",
        "https://a.example/\u202egpj",
        "https://a.example/\x00",
        "https://a.example/\njavascript:",
    ],
)
def test_anything_else_is_not_linked(url: str | None) -> None:
    assert web_address(url) is None
    assert live_link(url, "words") is None


def test_short_words_are_given_whole_and_long_ones_by_their_ends() -> None:
    assert (
        text_fragment("We, the well-known & few") == "text=We%2C%20the%20well%2Dknown%20%26%20few"
    )
    long = " ".join(f"word{n}" for n in range(30))
    assert (
        text_fragment(long)
        == "text=word0%20word1%20word2%20word3,word26%20word27%20word28%20word29"
    )
    assert text_fragment("  \n ") == ""
    assert len(text_fragment("x" * 1_000_000)) < 500


def test_a_live_link_keeps_a_fragment_that_is_there() -> None:
    assert live_link("https://a.example/p", "one") == "https://a.example/p#:~:text=one"
    assert live_link("https://a.example/p#top", "one") == "https://a.example/p#top:~:text=one"
    assert live_link("https://a.example/p", " ") == "https://a.example/p"


def test_languages_are_declared_only_where_they_are_known() -> None:
    assert language_tag("en") == "en"
    assert language_tag("zh-Hant") == "zh-Hant"
    assert language_tag("und") is None
    assert language_tag('en" onload="x') is None
    assert language_tag("") is None


def test_cutting_says_that_it_cut() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("abcd", 3) == "abc […]"

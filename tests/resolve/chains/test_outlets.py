"""Outlets in running text."""

import pytest

from rashomon.model.spans import Span
from rashomon.resolve.chains.outlets import find_known, find_outlet, is_head

NAMED = [
    ("Reuters", "Reuters"),
    ("the Riverton Gazette", "Riverton Gazette"),
    ("The Guardian", "The Guardian"),
    ("the Orlish Press Agency", "Orlish Press Agency"),
    ("the BBC’s Ana Ruiz", "BBC"),
    ("NBC’s Meet the Press", "NBC"),
    ("Meet the Press", "Meet the Press"),
    ("the newspaper Zorn", "Zorn"),
    ("Zorn newspaper", "Zorn"),
    ("Ana Ruiz of Hill News", "Hill News"),
    ("Ana Ruiz of Reuters", "Reuters"),
    ("Voice of America", "Voice of America"),
    ("CNN affiliate KQXZ TV", "KQXZ TV"),
    ("the news agency Orlpress", "Orlpress"),
    ("zorn.example.org", "zorn.example.org"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_what_is_named(text: str, expected: str) -> None:
    found = find_outlet(text, Span(0, len(text)))
    assert found is not None
    assert (found.span.of(text), found.named) == (expected, True)


@pytest.mark.parametrize("text", ["state television", "local media", "a radio station"])
def test_what_is_only_described(text: str) -> None:
    found = find_outlet(text, Span(0, len(text)))
    assert found is not None
    assert (found.span.of(text), found.named) == (text, False)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz",
        "the Water Agency",
        "the Press Agency",
        "Zorn",
        "the newspaper",
        "his show",
        "",
        "the union",
        "Times",
    ],
)
def test_what_may_be_anybody(text: str) -> None:
    assert find_outlet(text, Span(0, len(text))) is None


def test_whose_head_an_outlet_is() -> None:
    for text, expected in (
        ("Xinhua", True),
        ("Xinhua news agency", True),
        ("Xinhua’s Li", False),
        ("Ana Li of Xinhua", False),
        ("Ana Li of the Hill Gazette", False),
    ):
        found = find_outlet(text, Span(0, len(text)))
        assert found is not None
        assert is_head(text, found, Span(0, len(text))) is expected


def test_known_names_of_several_words() -> None:
    assert find_known("the Face the Nation show", 0) == len("the Face the Nation")
    assert find_known("Meet the crew", 0) is None
    assert find_known("", 0) is None

"""Who and what a text names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.mentions import find_mentions
from rashomon.read.name_runs import is_titled
from rashomon.text.sentences import paragraphs

CASES = [
    (
        "Foreign Minister Ana Ruiz met Ivo Petrov, 51, a miner.",
        "person",
        ["Ana Ruiz", "Ivo Petrov"],
    ),
    ("Mr. Okonjo left. Later Okonjo returned.", "person", ["Okonjo", "Okonjo"]),
    ("The spokesman Dmitry Ostrov said so. Ostrov left.", "person", ["Dmitry Ostrov", "Ostrov"]),
    ("Brelland’s president, Volod Zerin, told reporters.", "person", ["Volod Zerin"]),
    ("the president, Zerin insisted", "person", []),
    ("Minister of Foreign Affairs Sergey Dolin spoke.", "person", ["Sergey Dolin"]),
    ("Presidents Anna Kern and Paul Vogt met.", "person", ["Anna Kern", "Paul Vogt"]),
    ("Ruth Haller's Pontiac stood there.", "person", ["Ruth Haller"]),
    (
        "Rogelio Pardue, a sociologist at Lake Tarn University, agreed.",
        "person",
        ["Rogelio Pardue"],
    ),
    ("Jenny Town, the managing editor of a weekly, agreed.", "person", ["Jenny Town"]),
    ("Common Ground, a watchdog group, agreed.", "person", []),
    ("J. B. Tarrow said no.", "person", ["J. B. Tarrow"]),
    ("RUIZ: No. Minister Ana Ruiz: Yes.", "person", ["RUIZ", "Ana Ruiz"]),
    (
        "The Ministry of Justice and the Supreme Court met.",
        "government",
        ["Ministry of Justice", "Supreme Court"],
    ),
    (
        "Russian Defense Ministry [MoD] spoke. The MoD denied it.",
        "government",
        ["Russian Defense Ministry", "MoD", "MoD"],
    ),
    ("The Justice Department said no.", "government", ["Justice Department"]),
    (
        "The International Committee of the Red Cross helped.",
        "organization",
        ["International Committee of the Red Cross"],
    ),
    (
        "The Office for the Coordination of Relief and the Russian army met.",
        "organization",
        ["Office for the Coordination of Relief"],
    ),
    (
        "Lake Tarn University and the Tarn Herald agreed.",
        "organization",
        ["Lake Tarn University", "Tarn Herald"],
    ),
    ("The port city of Osmarra is near Lake Tarn.", "place", ["Osmarra", "Lake Tarn"]),
    ("New Zealand and the U.S. signed in Geneva.", "place", ["New Zealand", "U.S.", "Geneva"]),
    ("They live in Velm. Nobody in Velm knew.", "place", ["Velm", "Velm"]),
    ("It was seen in Paradox once.", "place", []),
    ("On Monday, However, The Weather was fine in April.", "person", []),
    ("The CEO watched TV at 5 PM.", "organization", []),
]


@pytest.mark.parametrize(("text", "kind", "words"), CASES)
def test_names(text: str, kind: str, words: list[str]) -> None:
    found = find_mentions(text, paragraphs(text))
    assert [m.span.of(text) for m in found if m.kind == kind] == words


def test_title_is_kept_apart() -> None:
    text = "They met Foreign Minister Ana Ruiz."
    (found,) = find_mentions(text, paragraphs(text))
    assert found.title is not None
    assert (found.span.of(text), found.title.of(text)) == ("Ana Ruiz", "Foreign Minister")


def test_headline_words_are_no_names() -> None:
    text = "Angry Voters Abandon Mountain Party Over Hospital Plan\n\nAnna Kern said so."
    assert is_titled(text.split("\n")[0])
    assert [m.span.of(text) for m in find_mentions(text, paragraphs(text))] == ["Anna Kern"]


@given(st.text(alphabet="ABc d.’'\n-of and", max_size=200))
def test_mentions_lie_apart_in_order(text: str) -> None:
    found = [m.span for m in find_mentions(text, paragraphs(text))]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(s.of(text).strip() for s in found)


def test_many_capitals_cost_no_more_than_their_number() -> None:
    text = "Alpha Beta Gamma Delta " * 20_000
    assert isinstance(find_mentions(text, paragraphs(text)), tuple)

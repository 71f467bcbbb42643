"""How propositions are made ready for comparison."""

from __future__ import annotations

import pytest

from rashomon.judge.claims.opposites import opposites_of
from rashomon.judge.claims.wording import Wording, prepare
from rashomon.text.stems import stem
from tests.judge.claims.stories import Told, make_material


def wording(told: Told) -> Wording:
    """The one wording of a story of one statement."""
    material, props, _ = make_material(told)
    (one,) = prepare(props, material)
    return one


@pytest.mark.parametrize(
    ("told", "text"),
    [
        pytest.param(
            Told("Ana Ruiz", "“I never saw my letter,”", kind="direct"),
            "Ana Ruiz never saw Ana Ruiz's letter,",
            id="I",
        ),
        pytest.param(
            Told("Ana Ruiz", "she had seen the letter"), "Ana Ruiz had seen the letter", id="she"
        ),
        pytest.param(
            Told("Ana Ruiz", "it had been opened"), "it had been opened", id="no person is it"
        ),
        pytest.param(
            Told("Ana Ruiz", "the rebels of burning the mill", cue="accused", act="accuse"),
            "the rebels was burning the mill",
            id="accused of doing",
        ),
        pytest.param(
            Told("Ana Ruiz", "the mill   had\nburned"), "the mill had burned", id="one line"
        ),
    ],
)
def test_text_that_can_be_read_alone(told: Told, text: str) -> None:
    assert wording(told).text == text


def test_a_title_stands_for_its_only_holder() -> None:
    told = Told(
        "Ana Ruiz", "the UN Secretary-General had called", rest="UN Secretary-General Tor Vik left."
    )
    assert "=tor vik" in wording(told).names


def test_a_title_of_two_stands_for_nobody() -> None:
    rest = "Minister Tor Vik left. Minister Eva Moll stayed."
    told = Told("Ana Ruiz", "the minister had called", rest=rest)
    assert not wording(told).names


@pytest.mark.parametrize(
    ("words", "other"),
    [("the pumps work", "failed"), ("lawful", "unlawful"), ("unprovoked", "provoked")],
)
def test_opposites(words: str, other: str) -> None:
    assert stem(other) in opposites_of(map(stem, words.split()))


def test_what_has_both_sides_has_no_opposite() -> None:
    assert stem("closed") not in opposites_of(map(stem, ("opened", "and", "closed")))

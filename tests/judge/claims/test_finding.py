"""Which statements speak to one claim, and which of them contradict one another."""

from __future__ import annotations

import pytest

from tests.judge.claims.stories import Told, claims

OPEN = "that the Karlin tunnel reopened to lorries before the harvest"
SHUT = "that the Karlin tunnel had not reopened to lorries before the harvest"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(Told("Ana Ruiz", OPEN), Told("Eva Moll", SHUT), id="negated"),
        pytest.param(
            Told("Ana Ruiz", OPEN),
            Told("Eva Moll", OPEN, "denies", cue="denied", act="deny"),
            id="denied",
        ),
        pytest.param(
            Told("Ana Ruiz", "that the Karlin tunnel pumps had worked through the flood"),
            Told("Eva Moll", "that the Karlin tunnel pumps had never worked in the flood"),
            id="never",
        ),
    ],
)
def test_contested(left: Told, right: Told) -> None:
    for told in ((left, right), (right, left)):
        (claim,) = claims(*told)
        assert claim.contested
        assert {one.stance for one in claim.positions} == {"affirms", "denies"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(Told("Ana Ruiz", OPEN), Told("Eva Moll", OPEN), id="agreed"),
        pytest.param(Told("Ana Ruiz", OPEN), Told("Ana Ruiz", SHUT), id="one party"),
        pytest.param(Told("Ana Ruiz", OPEN), Told("Eva Moll", SHUT, "hedges"), id="hedged"),
        pytest.param(Told("Ana Ruiz", OPEN), Told("Eva Moll", SHUT, None), id="neither"),
        pytest.param(Told("Ana Ruiz", OPEN), Told("", SHUT), id="narration"),
        pytest.param(
            Told("Ana Ruiz", OPEN),
            Told("Eva Moll", "that wool prices in Vik had not risen since the war"),
            id="another matter",
        ),
        pytest.param(
            Told("Ana Ruiz", "that the Karlin tunnel reopened to lorries in March 2031"),
            Told("Eva Moll", "that the Karlin tunnel had not reopened to lorries in June 2031"),
            id="another time",
        ),
        pytest.param(
            Told("Ana Ruiz", "that the Karlin tunnel is open to lorries", published="2031-03-02"),
            Told(
                "Eva Moll", "that the Karlin tunnel is not open to lorries", published="2031-06-11"
            ),
            id="a state at another time",
        ),
    ],
)
def test_not_contested(left: Told, right: Told) -> None:
    assert not any(claim.contested for claim in claims(left, right))


def test_the_text_is_the_affirmative_wording() -> None:
    (claim,) = claims(Told("Eva Moll", SHUT), Told("Ana Ruiz", OPEN))
    assert claim.text == OPEN
    stances = {one.stance for one in claim.positions}
    assert stances == {"affirms", "denies"}


def test_narration_joins_what_somebody_says() -> None:
    (claim,) = claims(Told("Ana Ruiz", OPEN), Told("", SHUT.removeprefix("that ")))
    (narrated,) = claim.narration
    assert narrated.stance == "denies"
    assert claim.reports == 2


def test_narration_alone_makes_no_claim() -> None:
    assert claims(Told("", OPEN), Told("", SHUT)) == ()


def test_who_changes_position_is_not_at_odds_with_themselves() -> None:
    early = Told("Ana Ruiz", SHUT, published="2031-05-02")
    late = Told("Ana Ruiz", OPEN, published="2031-05-20")
    (claim,) = claims(early, late)
    (change,) = claim.changes
    assert (change.before, change.after) == ("denies", "affirms")
    assert not claim.contested


def test_an_earlier_position_that_was_given_up_contests_nothing() -> None:
    told = (
        Told("Ana Ruiz", SHUT, published="2031-05-02"),
        Told("Ana Ruiz", OPEN, published="2031-05-20"),
        Told("Eva Moll", OPEN, published="2031-05-03"),
    )
    (claim,) = claims(*told)
    assert claim.changes
    assert not claim.contested


def test_values_are_listed_and_none_is_picked() -> None:
    (claim,) = claims(
        Told("Ana Ruiz", "that 23 miners had died in the Karlin tunnel fire"),
        Told("Eva Moll", "that 41 miners had died in the Karlin tunnel fire"),
    )
    assert [one.value for one in claim.values] == ["23 miners", "41 miners"]
    assert not claim.contested

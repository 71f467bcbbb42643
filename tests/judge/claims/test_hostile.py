"""Texts made to break or to slow down the finding of claims."""

from __future__ import annotations

import time

import pytest

from rashomon.judge.claims import find_claims
from tests.judge.claims.stories import Told, WordReader, claims, make_material

TOWNS = ("Velm", "Ostrava", "Kessel", "Amery", "Lindow", "Vik", "Karlin", "Harne")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("not " * 3000 + "so", id="negations"),
        pytest.param("9 " * 3000 + "men", id="numbers"),
        pytest.param("Velm " * 3000 + "burned", id="one word"),
        pytest.param("a" * 20_000, id="one long word"),
        pytest.param("the of and to", id="no word that tells"),
        pytest.param("“‘»«” … — ,,, ;;", id="marks alone"),
        pytest.param("we " * 2000 + "lost", id="pronouns"),
        pytest.param("Velm fell\x00 to\x1b the\u202e rebels", id="control characters"),
    ],
)
def test_odd_words_are_survived(content: str) -> None:
    other = Told("Eva Moll", "that Velm had not burned and 9 men were lost")
    assert claims(Told("Ana Ruiz", content), other)


def test_the_same_denial_everywhere_is_one_claim() -> None:
    told = [Told("Eva Moll", "that the dam at Velm had ever leaked", "denies")] * 120
    (claim,) = claims(*told, Told("Ana Ruiz", "that the dam at Velm had ever leaked"))
    assert claim.contested
    assert claim.reports == 121


@pytest.mark.slow
def test_work_grows_with_the_number_of_statements() -> None:
    """Four times the statements take far less than sixteen times as long."""
    times, asked = [], []
    for count in (150, 600):
        told = [Told("Eva Moll", _content(at)) for at in range(count)]
        material, props, reports = make_material(*told)
        reader = WordReader()
        start = time.process_time()
        find_claims(material, props, reader, reports)
        times.append(time.process_time() - start)
        asked.append(reader.asked)
    assert times[1] < 10 * times[0]
    assert asked[1] <= 6 * asked[0]


def _content(at: int) -> str:
    return f"that {TOWNS[at % 8]} and {TOWNS[at // 8 % 8]} lost {at} barges at lock {at // 64}"

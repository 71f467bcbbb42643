"""Descriptions taken apart, and pronouns told."""

from __future__ import annotations

import pytest

from rashomon.model.spans import Span
from rashomon.resolve.referring.phrases import (
    is_person_noun,
    noun_gender,
    parse_phrase,
    pronoun_of,
    singular,
)

PHRASES = [
    ("the president", "definite", (), "president", False),
    ("The two former ministers of war", "definite", ("two", "former"), "minister", True),
    ("a senior official, who fled", "indefinite", ("senior",), "official", False),
    ("his spokesman", "possessed", (), "spokesman", False),
    ("the president's spokesman", "possessed", (), "spokesman", False),
    ("Velmia’s foreign minister", "possessed", ("foreign",), "minister", False),
    ("several witnesses", "indefinite", (), "witness", True),
    ("police", "none", (), "police", True),
    ("UN chief", "none", ("un",), "chief", False),
    ("the company's statement", "possessed", (), "statement", False),
    ("the 45-year-old", "definite", (), "45-year-old", False),
    ("lawyers for the union", "none", (), "lawyer", True),
]


@pytest.mark.parametrize(("words", "determiner", "modifiers", "head", "plural"), PHRASES)
def test_parts(
    words: str, determiner: str, modifiers: tuple[str, ...], head: str, plural: bool
) -> None:
    phrase = parse_phrase(words, Span(0, len(words)))
    assert phrase is not None
    found = (phrase.determiner, phrase.modifiers, phrase.head, phrase.plural)
    assert found == (determiner, modifiers, head, plural)
    assert phrase.head_span.of(words).lower().startswith(head[:4])


@pytest.mark.parametrize("words", ["he", "them", "…", "", "the"])
def test_no_description(words: str) -> None:
    assert parse_phrase(words, Span(0, len(words))) is None


PRONOUNS = [
    ("He", 3, False, "subject", "masculine"),
    ("“She’s", 3, False, "subject", "feminine"),
    ("himself", 3, False, "reflexive", "masculine"),
    ("I’m", 1, False, "subject", None),
    ("their", 3, True, "possessive", None),
]


@pytest.mark.parametrize(("words", "person", "plural", "case", "gender"), PRONOUNS)
def test_pronouns(words: str, person: int, plural: bool, case: str, gender: str | None) -> None:
    found = pronoun_of(words)
    assert found is not None
    assert (found.person, found.plural, found.case, found.gender) == (person, plural, case, gender)


def test_no_pronoun() -> None:
    assert pronoun_of("Heather") is None


SINGULARS = [
    ("companies", "company"),
    ("bosses", "boss"),
    ("women", "woman"),
    ("spokesmen", "spokesman"),
    ("churches", "church"),
    ("gas", "gas"),
    ("crisis", "crisis"),
    ("people", "person"),
]


@pytest.mark.parametrize(("plural", "single"), SINGULARS)
def test_singular(plural: str, single: str) -> None:
    assert singular(plural) == single


def test_nouns_tell_sex_and_people() -> None:
    assert noun_gender("policewoman") == "feminine"
    assert noun_gender("chairman") == "masculine"
    assert noun_gender("human") is None
    assert is_person_noun("suspect")
    assert is_person_noun("councilman")
    assert not is_person_noun("statement")

"""Who holds which office of what.

Each line of ``roles.txt`` is a text and, behind an arrow, its roles: name, office and, in brackets,
what it is an office of.  The people, firms and towns are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.resolve.offices.office_words import same_office
from tests.resolve.offices.offices import free, held, marked, offices_of


def _lines(*sections: str) -> list[str]:
    parts = Path(__file__).with_name("roles.txt").read_text(encoding="utf-8").split("# ")
    found = {part.partition("\n")[0]: part.splitlines()[1:] for part in parts}
    return [line for section in sections for line in found[section]]


def _rows(line: str) -> tuple[str, list[str]]:
    text, _, roles = line.partition("->")
    return text.strip(), sorted(role.strip() for role in roles.split(";") if role.strip())


@pytest.mark.parametrize("line", _lines("titles", "beside", "clauses"))
def test_roles_that_somebody_holds(line: str) -> None:
    text, roles = _rows(line)
    found = sorted(f"{who} = {noun}" + (f" ({of})" if of else "") for who, noun, of in held(text))
    assert found == roles


@pytest.mark.parametrize("line", _lines("phrases"))
def test_descriptions_without_a_name(line: str) -> None:
    text, phrases = _rows(line)
    _, namings = offices_of(text)
    names = {naming.key: naming.name for naming in namings}
    found = [
        role.noun + (f" ({names.get(role.of, role.of[1])})" if role.of else "")
        for role in free(text)
    ]
    assert sorted(found) == phrases


def test_a_role_points_at_its_words() -> None:
    text = "On Monday the spokesman for the foreign ministry in <p:Lima>, <Ivo Stern>, slept."
    doc, _ = marked(text)
    (role,) = (role for role in offices_of(text)[0].roles if role.holder)
    assert role.span.of(doc.text) == "spokesman for the foreign ministry in Lima"
    assert role.evidence.of(doc.text) == "spokesman for the foreign ministry in Lima, Ivo Stern"


def test_a_name_with_two_bearers_holds_no_office() -> None:
    assert held("<Ana Ruiz> met <Eva Ruiz>. President <Ruiz> slept.") == []


SAME = [
    ("spokesman", "spokeswoman", True),
    ("pm", "premier", True),
    ("chief", "secretary-general", True),
    ("leader", "president", True),
    ("boss", "chief executive", False),
    ("leader", "president of sales", False),
    ("president", "prime minister", False),
    ("president", "former president", False),
    ("foreign minister", "top diplomat", True),
    ("foreign minister", "finance minister", False),
    ("deputy head", "head", False),
    ("opposition leader", "president", False),
    ("juggler", "juggler", True),
    ("juggler", "chief", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_two_words_for_one_office(one: str, other: str, same: bool) -> None:
    assert same_office(one, other) == same_office(other, one) == same

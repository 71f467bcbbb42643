"""Short forms that a text defines."""

from __future__ import annotations

import pytest

from rashomon.resolve.names.acronyms import find_definitions

CASES = [
    ("the Kessel Ore Board (KOB) met", [("KOB", "Kessel Ore Board")]),
    ("the Kessel Ore Board [KOB] met", [("KOB", "Kessel Ore Board")]),
    ("the Kessel Ore Board (“KOB”) met", [("KOB", "Kessel Ore Board")]),
    ("the Ministry of Defence (MoD) met", [("MoD", "Ministry of Defence")]),
    ("KOB (Kessel Ore Board) met", [("KOB", "Kessel Ore Board")]),
    ("the Kessel Ore Board, or KOB, met", [("KOB", "Kessel Ore Board")]),
    (
        "the International Committee of the Red Cross (ICRC) met",
        [("ICRC", "International Committee of the Red Cross")],
    ),
    ("KESSEL (AP) It rains.", []),
    ("Ana Ruiz (45) met Ivo Stern (right)", []),
    ("they kept our bread (KOB) dry", []),
    ("a note (see KOB", []),
    ("(((KOB)))", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(find_definitions(text)) == expected

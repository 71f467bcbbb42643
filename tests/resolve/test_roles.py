"""Who holds which office of what."""

from __future__ import annotations

import pytest

from tests.resolve.offices import held

TITLES = [
    ("Peruvian Foreign Minister Ana Ruiz came.", "foreign minister", "state: Peru"),
    ("Peruvian FM Ana Ruiz came.", "foreign minister", "state: Peru"),
    ("UN Secretary-General Ana Ruiz came.", "secretary-general", "un"),
    ("President Ana Ruiz came.", "president", None),
    ("President Ana Ruiz of the UN came.", "president", "un"),
    ("Minister of Foreign Affairs Ana Ruiz came.", "foreign minister", None),
    ("Ana Ruiz, the spokeswoman for the UN, came.", "spokeswoman", "un"),
    ("Peru's president, Ana Ruiz, came.", "president", "state: Peru"),
]


@pytest.mark.parametrize(("text", "noun", "of"), TITLES)
def test_role(text: str, noun: str, of: str | None) -> None:
    assert held(text) == [("Ana Ruiz", noun, of)]

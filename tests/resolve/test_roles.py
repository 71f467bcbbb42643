"""Who holds which office of what."""

from __future__ import annotations

import pytest

from tests.resolve.offices import held

RUIZ = [
    ("Peruvian Foreign Minister <Ana Ruiz> came.", "foreign minister", "state: Peru"),
    ("Peruvian FM <Ana Ruiz> came.", "foreign minister", "state: Peru"),
    ("<o:UN> Secretary-General <Ana Ruiz> came.", "secretary-general", "UN"),
    ("President <Ana Ruiz> came.", "president", None),
    ("President <Ana Ruiz> of <p:Peru> came.", "president", "state: Peru"),
    ("Minister of Foreign Affairs <Ana Ruiz> came.", "foreign minister", None),
    ("<Ana Ruiz>, the spokeswoman for the <o:UN>, came.", "spokeswoman", "UN"),
    ("<p:Peru>'s president, <Ana Ruiz>, came.", "president", "state: Peru"),
]


@pytest.mark.parametrize(("text", "noun", "of"), RUIZ)
def test_a_role_of_ruiz(text: str, noun: str, of: str | None) -> None:
    assert held(text) == [("Ana Ruiz", noun, of)]

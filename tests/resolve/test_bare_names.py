"""Names that were not read as names."""

from __future__ import annotations

import pytest

from rashomon.model.spans import Span
from rashomon.resolve.bare_names import find_unread_name

CASES = [
    ("Then PortWatch said no.", "PortWatch", "PortWatch"),
    ("PortWatch said no. We asked PortWatch again.", "PortWatch", "PortWatch"),
    ("PortWatch said no.", "PortWatch", None),
    ("The Harbour Watch said no.", "The Harbour Watch", "Harbour Watch"),
    ("Critics said no. The Critics of old said so.", "Critics", None),
    ("He said no. Then He went.", "He", None),
    ("the ferry said no", "the ferry", None),
    ("A Bank of said no", "Bank of", None),
]


@pytest.mark.parametrize(("text", "source", "name"), CASES)
def test_unread_name(text: str, source: str, name: str | None) -> None:
    at = text.index(source)
    found = find_unread_name(text, Span(at, at + len(source)))
    assert (found and found.of(text)) == name

"""Writings as sources, and whose they are."""

from __future__ import annotations

import pytest

from rashomon.model.spans import Span
from rashomon.resolve.speaking.writings import find_author

CASES = [
    ("a brief statement by the chief's spokesman", "the chief's spokesman"),
    ("Data from the Harbour Registry", "the Harbour Registry"),
    ("a survey conducted by Venn Institute", "Venn Institute"),
    ("The company’s statement", "The company"),
    ("Ruiz's own admission", "Ruiz"),
    ("the guards' report", "the guards"),
    ("the party’s existing rules", "the party"),
    ("the files from mining expert Ana Ruiz", "mining expert Ana Ruiz"),
    ("the report", None),
    ("the minister's spokesman", None),
    ("Ana Ruiz", None),
    ("the bank's letter from the ministry", "the ministry"),
    ("Ana Ruiz, who wrote a report for the bank", None),
    ("x" * 500, None),
]


@pytest.mark.parametrize(("source", "author"), CASES)
def test_author(source: str, author: str | None) -> None:
    found = find_author(source, Span(0, len(source)))
    assert (found and found.of(source)) == author

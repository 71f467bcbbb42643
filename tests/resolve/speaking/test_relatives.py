"""Relative pronouns as sources."""

from __future__ import annotations

import pytest

from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.speaking.relatives import find_relative

CASES = [
    ("Ana Ruiz, who said", "who", "person", True),
    ("Ana Ruiz (45), who said", "who", "person", True),
    ("Ana Ruiz, 45, who said", "who", "person", True),
    ("Ana Ruiz who said", "who", "person", True),
    ("the bank of Ana Ruiz, who said", "who", "person", False),
    ("Ana Ruiz met a man who said", "who", "person", False),
    ("Ana Ruiz, which said", "which", "person", False),
    ("Ana Ruiz, which said", "which", "organization", True),
    ("Ana Ruiz, a pilot of the guild, who said", "who", "person", True),
    ("Ana Ruiz, a pilot, a mother, who said", "who", "person", False),
    ("Ana Ruiz met her boss, a man of means, who said", "who", "person", False),
    ("Ana Ruiz, he said", "he", "person", False),
]


@pytest.mark.parametrize(("text", "pronoun", "kind", "found"), CASES)
def test_relative(text: str, pronoun: str, kind: str, found: bool) -> None:
    at, name = text.index(pronoun), text.index("Ana Ruiz")
    mention = Mention(Span(name, name + 8), "person" if kind == "person" else "organization")
    got = find_relative(text, Span(at, at + len(pronoun)), [mention])
    assert (got == mention) is found

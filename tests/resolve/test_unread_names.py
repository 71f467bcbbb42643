"""Names that were not read as names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.unread_names import find_unread_name, with_unread_names
from tests.documents import make_attribution, make_document, make_reading

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


SOURCES = [
    (
        "Former harbour chief Anna Velstrand said no.",
        "Former harbour chief Anna Velstrand",
        "person",
    ),
    ("Anna B. Velstrand, a pilot, said no.", "Anna B. Velstrand, a pilot", "person"),
    ("Then PortWatch said no.", "PortWatch", "organization"),
    ("the ferry said no", "the ferry", None),
]


@pytest.mark.parametrize(("text", "source", "kind"), SOURCES)
def test_a_reading_is_given_the_name_in_a_source(text: str, source: str, kind: str | None) -> None:
    doc = make_document(text)
    reading = make_reading(doc, make_attribution(doc, source, "said", "no"))
    bare = replace(reading, mentions=())
    kinds = [mention.kind for mention in with_unread_names(doc, bare).mentions]
    assert kinds == ([kind] if kind else [])


def test_a_name_that_was_read_is_not_added_again() -> None:
    doc = make_document("Anna Velstrand said no.")
    reading = make_reading(doc, make_attribution(doc, "Anna Velstrand", "said", "no"))
    marked = replace(reading, mentions=(Mention(Span(5, 14), "person"),))
    assert with_unread_names(doc, marked) == marked

"""Accounts with dates and expressions of time, written by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model.documents import DateBasis, DateCandidate, Document, Published
from rashomon.model.links import Dating
from rashomon.model.reading import Attribution, EntityKind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.read.times import find_times
from rashomon.resolve.dates.publication import date_documents
from tests.documents import make_document, make_reading

Account = tuple[Document, Reading]


def account(
    name: str,
    text: str,
    *dates: tuple[str, DateBasis],
    names: Mapping[str, EntityKind] | None = None,
) -> Account:
    """An account with the dates that were found on it.

    Its mentions are those that the rules find, or all places of some names.
    """
    candidates = tuple(DateCandidate(value, basis) for value, basis in dates)
    doc = replace(make_document(text, name), published=Published(candidates=candidates))
    reading = make_reading(doc)
    if names is not None:
        reading = replace(reading, mentions=_mentions(text, names))
    return doc, timed(doc, reading)


def _mentions(text: str, names: Mapping[str, EntityKind]) -> tuple[Mention, ...]:
    found = [
        Mention(Span(*match.span()), kind)
        for name, kind in names.items()
        for match in re.finditer(re.escape(name), text)
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))


def timed(doc: Document, reading: Reading, *attributions: Attribution) -> Reading:
    """A reading with the expressions of time of its text."""
    found = attributions or reading.attributions
    return replace(reading, times=find_times(doc.text), attributions=tuple(found))


def date_story(accounts: Sequence[Account]) -> Mapping[str, Dating]:
    """Datings by the names of the accounts."""
    names = {doc.id: doc.name for doc, _ in accounts}
    datings = date_documents([doc for doc, _ in accounts], [reading for _, reading in accounts])
    return {names[dating.document]: dating for dating in datings}

"""Documents with mentions written by hand, for tests of names."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.documents import Document
from rashomon.model.reading import EntityKind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming, find_namings
from tests.documents import make_document

Said = tuple[str, EntityKind]


def make_story(*accounts: Sequence[Said]) -> tuple[list[Document], dict[str, Reading]]:
    """One document for each row of names, each name in a sentence of its own."""
    documents, readings = [], {}
    for number, names in enumerate(accounts):
        text, mentions = "", []
        for words, kind in names:
            text += "Nobody came but "
            mentions.append(Mention(Span(len(text), len(text) + len(words)), kind))
            text += f"{words}, as it rained.\n"
        doc = make_document(text, f"{number}.txt")
        documents.append(doc)
        readings[doc.id] = Reading(doc.id, tuple(mentions))
    return documents, readings


def name_all(*accounts: Sequence[Said]) -> list[list[Naming]]:
    """The namings of each row of names, in the order given."""
    documents, readings = make_story(*accounts)
    namings = find_namings(documents, readings)
    return [[n for n in namings if n.document == doc.id] for doc in documents]


def keys(*accounts: Sequence[Said]) -> list[list[Key | None]]:
    """Their keys."""
    return [[naming.key for naming in row] for row in name_all(*accounts)]

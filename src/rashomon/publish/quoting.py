"""Words of accounts as rows of the dossier quote them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.links import Place, TimeBasis
from rashomon.publish.display import language_tag, shortened
from rashomon.publish.footnotes import NAME, outlet_of
from rashomon.publish.index import RecordIndex
from rashomon.publish.wording import SAID_WORDS

WORDS = 300
"""Characters of a claim, a step or an event that a row shows; the whole stands in its text."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an account that a row quotes.

    Args:
        text: The words.
        language: Tag for them, or ``None``.
        document: Document id.
        outlet: Its outlet.
        statement: Id of the statement they stand in, or ``None``.
    """

    text: str
    language: str | None
    document: str
    outlet: str
    statement: str | None


def quote(index: RecordIndex, place: Place, statements: Sequence[str] = ()) -> Words:
    """Words of a place, and of some statements the one that they stand in.

    Args:
        index: The record.
        place: Where the words are.
        statements: Ids of statements of any document.
    """
    doc = index.documents[place.document]
    words = " ".join(place.span.of(doc.text).split())
    return Words(
        text=shortened(words, WORDS),
        language=language_tag(doc.language),
        document=doc.id,
        outlet=shortened(outlet_of(doc), NAME),
        statement=next((key for key in statements if _holds(index, key, place)), None),
    )


def _holds(index: RecordIndex, statement: str, place: Place) -> bool:
    att = index.statements[statement]
    return att.document == place.document and any(
        span.start < place.span.end and place.span.start < span.end
        for span in (*att.source, *att.cue, *att.content)
    )


def basis_words(basis: TimeBasis) -> str:
    """What a time rests upon, with a comma; empty where the text itself says it.

    Args:
        basis: The basis.
    """
    return "" if basis == "expression" else f", {SAID_WORDS[basis]}"

"""Accounts written for these tests, and a record of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rashomon.model.documents import Document
from rashomon.model.links import Accounts, Alignment, Derivation, Direction, Passage, Place
from rashomon.model.reading import Attribution
from rashomon.publish.comparison.view import Comparison, compare
from rashomon.publish.index import RecordIndex
from tests.publish.story import document, find_span, findings_of, utterance

WIRE = (
    "Ferry to the islands is stopped until May\n\n"
    "The ferry between Halden and the islands will not sail before May, because two piles of the "
    "old pier were found eaten through.\n\n"
    "Some forty lorries with seed potatoes were left standing on the quay.\n\n"
    "“We have looked at every plank of that pier,” harbour master Ilse Varga said. “I would not "
    "let my own boat near it.”\n\n"
    "The growers had driven since four in the morning."
)
REWRITE = (
    "No boat before May, says harbour\n\n"
    "“We have looked at every plank of that pier,” harbour master Ilse Varga said. “I would not "
    "let my own boat near it.”\n\n"
    "The ferry between Halden and the islands will not sail before June, because three piles of "
    "the old pier were found eaten through.\n\n"
    "A new pier costs nine million crowns, and nobody has offered to pay for it."
)
SPANISH = (
    "“Hemos mirado cada tabla de ese muelle”, dijo la jefa del puerto, Ilse Varga. El "
    "transbordador no saldrá antes de mayo."
)


def titled(name: str, text: str, **changes: Any) -> Document:
    """A document whose first line is its headline."""
    title = text.split("\n", 1)[0]
    made = document(name, text, title=title, title_span=find_span(text, title))
    return replace(made, **changes)


def index_of(
    docs: Sequence[Document], atts: Sequence[Attribution] = (), alignment: Alignment | None = None
) -> RecordIndex:
    """A record of documents and statements."""
    findings = findings_of(docs, atts)
    if alignment is not None:
        findings.alignment = alignment
    return RecordIndex(findings.record())


def compared(*texts: str) -> Comparison:
    """Texts side by side, with nothing else on record."""
    docs = [document(f"{number}.txt", text) for number, text in enumerate(texts)]
    return compare(index_of(docs), [doc.id for doc in docs])


def copied(old: Document, new: Document, words: str) -> Alignment:
    """That one document has some words from another."""
    left, right = sorted((old, new), key=lambda doc: doc.id)
    places = [Place(doc.id, find_span(doc.text, words)) for doc in (left, right)]
    direction: Direction = "left from right" if left is new else "right from left"
    passage = Passage(places[0], places[1], 1.0, "verbatim")
    derivation = Derivation(left.id, right.id, direction, (0.5, 0.25), ("later",), ())
    return Alignment((), (), (passage,), (derivation,), Accounts((1, 2), ()))


def one_utterance(*atts: Attribution) -> Alignment:
    """That statements report one utterance."""
    return Alignment((utterance("utt-0123456789abcdef", sorted(att.id for att in atts)),))


def shown(comparison: Comparison) -> list[str]:
    """Rows in one line each, differences in brackets."""
    marks = {"gone": "[-{}-]", "new": "{{+{}+}}", "dropped": "[~{}~]", "": "{}"}
    return [
        " | ".join(
            "".join(marks[piece.change].format(piece.text) for piece in cell.pieces)
            if cell
            else "·"
            for cell in row.cells
        )
        for row in comparison.rows
    ]

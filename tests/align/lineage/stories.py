"""Stories written by hand: documents, what they share, and when they came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.align.lineage.derivations import find_derivations
from rashomon.model.documents import Credit, Document, Published
from rashomon.model.links import Dating, Derivation, Passage, Place
from rashomon.model.spans import Span
from tests.documents import make_document

OPENING = (
    "The harbour council of Lindow voted late on Tuesday to close the old ferry dock for the whole"
    " of the winter, and it told the fishermen who use it to move their boats before the end of"
    " the month."
)
MIDDLE = (
    "Engineers had warned in two reports that the piles under the eastern quay were rotten, that"
    " the repairs of last spring had failed within weeks, and that nobody could say how long the"
    " rest would hold."
)
BACKGROUND = (
    "The dock was built for the herring fleet after the great flood and was sold to the town when"
    " the last of the canneries shut; it has lost money in every year but one since then."
)
OWN = (
    "At the smokehouse on the corner a man in a yellow coat was counting crates and did not look"
    " up when the harbour master walked past him without a word and went into the customs shed.",
    "Nobody in the queue for the morning bus had been told anything, and most of them had learned"
    " of the vote from a sheet of paper that somebody had pinned to the door of the bakery.",
    "The school choir sang on the steps of the town hall as if nothing had happened, and the mayor"
    " clapped with his gloves on before he was driven home by way of the upper road.",
    "A gull had got into the fish hall overnight and was still there at noon, sitting on the scales"
    " beneath the clock, where the auctioneer said that it might stay for all he cared.",
)


def document(
    name: str,
    *paragraphs: str,
    outlet: str | None = None,
    credits: Sequence[Credit] = (),  # noqa: A002 - as the record calls them
    authors: Sequence[str] = (),
) -> Document:
    """A document of some paragraphs."""
    doc = make_document("\n\n".join(paragraphs), name)
    return replace(doc, outlet=outlet, credits=tuple(credits), authors=tuple(authors))


def credit(name: str, slug: str = "credit.note") -> Credit:
    return Credit(name, slug, words=name)


def published(doc: Document, value: str, basis: str = "metadata") -> Dating:
    return Dating(doc.id, Published(value, basis))  # type: ignore[arg-type]


def shared(one: Document, two: Document, *words: str, score: float = 1.0) -> list[Passage]:
    """Passages of narration with the same words in both documents."""
    left, right = sorted((one, two), key=lambda doc: doc.id)
    return [
        Passage(
            Place(left.id, _find(left, part)),
            Place(right.id, _find(right, part)),
            score,
            "verbatim" if score == 1 else "edited",
        )
        for part in words
    ]


def _find(doc: Document, words: str) -> Span:
    start = doc.text.index(words)
    return Span(start, start + len(words))


def relation(
    one: Document, two: Document, passages: Sequence[Passage], *datings: Dating
) -> tuple[str, Derivation]:
    """Which of two documents was made from the other, by name, and the derivation."""
    (found,) = find_derivations([one, two], datings, passages)
    names = {one.id: one.name, two.id: two.name}
    if found.direction == "left from right":
        return f"{names[found.left]} from {names[found.right]}", found
    if found.direction == "right from left":
        return f"{names[found.right]} from {names[found.left]}", found
    return found.direction, found

"""When each account was published: which of its dates stands, and why the others do not."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model.documents import Caution, DateBasis, DateCandidate, Document, Published
from rashomon.model.links import Dating
from rashomon.model.reading import Reading
from rashomon.resolve.dating_choice import Choice, choose_candidate, usable

_WHERE: dict[DateBasis, str] = {
    "metadata": "given beside the text",
    "byline": "in a line of the text",
    "url": "in the address",
    "text": "elsewhere in the text",
    "inferred": "of a later change",
}


def date_documents(
    documents: Sequence[Document],
    readings: Sequence[Reading],  # noqa: ARG001 - what accounts tell is weighed next
) -> tuple[Dating, ...]:
    """Finds when every document was published.

    Args:
        documents: The story's documents, in any order.
        readings: One reading for each.

    Returns:
        One dating for each document, sorted by its id.
    """
    return tuple(_dated(doc) for doc in sorted(documents, key=lambda doc: doc.id))


def _dated(doc: Document) -> Dating:
    choice = choose_candidate(doc.published.candidates)
    chosen = choice.chosen
    published = Published(
        chosen.value if chosen else None,
        chosen.basis if chosen else "metadata",
        doc.published.candidates,
        doc.published.unread,
    )
    return Dating(doc.id, published, cautions=_cautions(doc, choice), rule=choice.rule)


def _cautions(doc: Document, choice: Choice) -> tuple[Caution, ...]:
    if choice.against:
        message = contradiction(choice.against, choice.chosen)
        return (Caution("date.contradicted", doc.id, None, message),)
    if choice.chosen is None:
        return (Caution("date.missing", doc.id, None, missing(doc.published)),)
    return ()


def contradiction(against: Sequence[DateCandidate], chosen: DateCandidate | None) -> str:
    """What to tell of candidates that contradict one another."""
    listed = ", ".join(f"{c.value} ({_WHERE[c.basis]})" for c in against)
    end = f"{chosen.value} is taken." if chosen else "None of them is taken."
    return f"Dates of publication contradict one another: {listed}. {end}"


def missing(published: Published) -> str:
    """What to tell of a document without a date."""
    candidates = usable(published)
    if candidates:
        listed = ", ".join(dict.fromkeys(c.value for c in candidates))
        return f"No date stands where a date of publication would; {listed} is not taken for it."
    if published.unread:
        return f"The date given, {published.unread[0][:60]!r}, cannot be read as one day."
    return "No date of publication was found."

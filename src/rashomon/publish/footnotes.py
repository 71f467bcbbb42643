"""The note under a statement: what lets somebody else find the words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.record import RecordDocument, Statement
from rashomon.publish.addresses import Address, parse_address
from rashomon.publish.display import live_link, shortened, with_gaps

# Characters of a headline or a name that is shown; a headline is about 60 to 100 long.
NAME = 200
# Digits of a digest in a note; tables of documents have all 64.  As many as an id has.
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a statement stands.

    Args:
        outlet: Outlet, or the document's own name where none is known.
        title: Headline in quotation marks, or the document's own name.
        published: Date of publication, or ``no date``.
        url: Address as given; empty where there is none.
        address: What it leads to.
        words: The live page at these words, or ``None``.
        digest: First digits of the SHA-256 of the bytes received.
        start: Where the words begin in the document's text, in code points.
        end: Where they end.
        statement: Id of the statement.
    """

    outlet: str
    title: str
    published: str
    url: str
    address: Address
    words: str | None
    digest: str
    start: int
    end: int
    statement: str


def outlet_of(doc: RecordDocument) -> str:
    """The outlet, or the document's own name where no outlet is known."""
    return shortened(doc.outlet or doc.name, NAME)


def find_footnote(doc: RecordDocument, att: Statement) -> Footnote:
    """What a note on a statement says.

    Args:
        doc: The document that reports it.
        att: The statement.
    """
    address = parse_address(doc.url)
    first = next(span for span in att.content if len(span))
    return Footnote(
        outlet=outlet_of(doc),
        title=f"“{shortened(doc.title, NAME)}”" if doc.title else shortened(doc.name, NAME),
        published=doc.published.value or "no date",
        url=shortened(doc.url, NAME) if doc.url else "",
        address=address,
        words=live_link(address.live, first.of(doc.text)),
        digest=doc.sha256[:_DIGEST],
        start=min(span.start for span in att.content),
        end=max(span.end for span in att.content),
        statement=att.id,
    )


def footnote_text(doc: RecordDocument, att: Statement) -> str:
    """A note in plain words: outlet, title, date, addresses, digest and place.

    Args:
        doc: The document that reports the statement.
        att: The statement.

    Returns:
        One line, with characters of the document as they are.
    """
    note = find_footnote(doc, att)
    parts = [note.outlet, note.title, note.published, note.url or "no address"]
    if note.address.archived:
        parts.append(f"captured {note.address.captured}")
    parts += [f"sha256 {note.digest}…", f"characters {note.start}–{note.end}"]
    return with_gaps(", ".join(parts)) + "."

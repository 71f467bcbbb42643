"""Cautions that the stages raise about one document at a time, on real texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.maintext.pages import read_pages
from evals.reuse.piles import find_place, read_pile
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.ingest import read_file
from rashomon.model.documents import Capture, Document
from rashomon.model.ids import text_sha256
from rashomon.model.spans import Span
from rashomon.read.quotations import find_quotations
from rashomon.settings import Settings
from rashomon.text.sentences import paragraphs

PILES = ("moscow", "census", "spotify", "google_news")
_TEXTS = {
    "polnear-dev": "polnear/data/dev/text",
    "polnear-train": "polnear/data/train/text",
}
_UNSEEN = "invisible"
"""Slug of removals that no reader of the page ever saw: scripts, styles."""
_FEWEST_WORDS = 3
"""A stretch left out that has fewer is a rule, a number or a button, and nothing to judge."""


@dataclass(frozen=True, slots=True, order=True)
class Raised:
    """One caution raised, or for ``boilerplate.removed`` one stretch left out.

    Args:
        slug: Its slug.
        corpus: Name of the pile.
        document: Name of the document in it.
        digest: SHA-256 of the document's text.
        start: First code point; -1 where it is about the whole document. Of a stretch left out,
            in what was received; else in the document's text.
        end: Code point after the last; -1 likewise.
    """

    slug: str
    corpus: str
    document: str
    digest: str
    start: int
    end: int


def read_documents(data: Path) -> Iterator[tuple[str, Document]]:
    """Documents of every set that is there, with the name of the set.

    Args:
        data: Folder that holds ``piles/``, ``pages/`` and ``polnear/``.
    """
    for name in PILES:
        pile = read_pile(name, data, Settings())
        yield from ((name, doc) for doc in (pile.documents if pile else ()))
    if (data / "pages").is_dir():
        yield from (("pages", doc) for doc in _clean_pages(data / "pages"))
    for name, where in _TEXTS.items():
        root = find_place(data, where)
        for path in sorted(root.glob("*.txt")) if root else ():
            text = read_file(path, Settings().limits).data.decode("utf-8")
            doc = _clean(Capture(path.stem, path.name, "0" * 64, (), "text", text, "utf-8"))
            if doc:
                yield name, doc


def _clean_pages(folder: Path) -> Iterator[Document]:
    for page in read_pages(folder):
        capture = Capture(page.name, page.name, "0" * 64, (), "html", page.markup, "utf-8")
        doc = _clean(capture)
        if doc:
            yield doc


def _clean(capture: Capture) -> Document | None:
    try:
        return clean_capture(capture, Settings())
    except InputError:
        return None  # no account in it: a story leaves it out too


def find_raised(corpus: str, doc: Document) -> Iterator[Raised]:
    """Cautions about one document, each place once."""
    digest = text_sha256(doc.text)
    places: set[tuple[str, int, int]] = set()
    for caution in doc.cautions:
        if caution.slug != "boilerplate.removed":
            span = caution.span
            places.add((caution.slug, span.start if span else -1, span.end if span else -1))
    places |= {("quote.unclosed", span.start, span.end) for span in open_marks(doc)}
    for removal in doc.removals:
        if removal.slug != _UNSEEN and len(removal.words.split()) >= _FEWEST_WORDS:
            places.add(("boilerplate.removed", removal.origin.start, removal.origin.end))
    for slug, start, end in sorted(places):
        yield Raised(slug, corpus, doc.name, digest, start, end)


def open_marks(doc: Document) -> tuple[Span, ...]:
    """Marks that the reader says are never closed, by its own rule and without its network."""
    found = find_quotations(doc.text, paragraphs(doc.text))
    return tuple(Span(q.span.start, q.span.start + 1) for q in found if q.unclosed)


def slugs_of(doc: Document) -> frozenset[str]:
    """Cautions that a document raises by itself."""
    raised = {caution.slug for caution in doc.cautions}
    return frozenset(raised | ({"quote.unclosed"} if open_marks(doc) else set()))

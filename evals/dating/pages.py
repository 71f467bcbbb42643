"""The date chosen for a page against the one a person noted."""

from __future__ import annotations

from pathlib import Path

from evals.maintext.pages import read_pages
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.model.documents import Capture
from rashomon.model.reading import Reading
from rashomon.resolve.dates.publication import date_documents
from rashomon.settings import Settings


def page_figures(folder: Path) -> dict[str, int]:
    """Counts over the pages where a date was noted, each page a story of its own.

    Args:
        folder: Holds ``html/`` and ``truth/``.

    Returns:
        ``noted``, ``given``, ``right``, ``any`` (a candidate is right), ``contradicted``.
    """
    counts = dict.fromkeys(("noted", "given", "right", "any", "contradicted"), 0)
    for page in read_pages(folder):
        if not page.date:
            continue
        counts["noted"] += 1
        capture = Capture(page.name, page.name, "0" * 64, (), "html", page.markup, "utf-8")
        try:
            doc = clean_capture(capture, Settings())
        except InputError:
            continue
        (dating,) = date_documents([doc], [Reading(doc.id)])
        published = dating.published
        counts["given"] += published.value is not None
        counts["right"] += published.value == page.date
        counts["any"] += page.date in {c.value for c in published.candidates}
        counts["contradicted"] += bool(dating.cautions) and bool(published.candidates)
    return counts

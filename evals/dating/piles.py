"""Every account of a pile dated by the others, its own date set aside."""

from __future__ import annotations

import csv
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.ingest import discover, open_received, read_file
from rashomon.model.documents import Capture, Document, Published
from rashomon.model.reading import Reading
from rashomon.read.reader import Reader
from rashomon.resolve.dates.publication import date_documents
from rashomon.settings import Settings

# A front page is crawled within so many days of what stands on it.
_CRAWLED = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Left:
    """One account without its own date.

    Args:
        name: Its name.
        known: The day it was published, or the day it was crawled where nothing else is known.
        crawled: Whether ``known`` is the day of the crawl.
        value: The date inferred, EDTF; ``None`` where it was left open.
    """

    name: str
    known: str
    crawled: bool
    value: str | None

    @property
    def is_right(self) -> bool:
        """Whether the interval holds the day, or a day shortly before it was crawled."""
        if self.value is None:
            return False
        first, _, last = self.value.partition("/")
        day, low = date.fromisoformat(self.known), date.fromisoformat(first)
        high = date.fromisoformat(last or first) + (_CRAWLED if self.crawled else timedelta(0))
        return low <= day <= high


def leave_one_out(path: Path) -> tuple[list[Left], float]:
    """Dates every account of a pile as if it had no date of its own.

    Args:
        path: A table or a folder, as ``rashomon build`` takes it.

    Returns:
        The accounts whose day is known, and seconds of processor time for 1,000 words.
    """
    documents, readings = _read(path)
    crawls = _crawls(path)
    left, spent, words = [], 0.0, 0
    own = {dating.document: dating for dating in date_documents(documents, readings)}
    for at, doc in enumerate(documents):
        value = own[doc.id].published.value or ""
        exact = own[doc.id].published.basis != "inferred" and len(value) == len("2031-04-23")
        known = value if exact else crawls.get(doc.name, "")
        if not known:
            continue
        bare = replace(doc, published=Published())
        begin = time.process_time()
        found = date_documents([*documents[:at], bare, *documents[at + 1 :]], readings)
        spent += time.process_time() - begin
        words += sum(len(item.text.split()) for item in documents)
        inferred = {dating.document: dating.published.value for dating in found}[doc.id]
        left.append(Left(doc.name, known, not exact, inferred))
    return left, 1000 * spent / max(1, words)


def _read(path: Path) -> tuple[list[Document], list[Reading]]:
    settings = Settings()
    reader = Reader(settings)
    documents: list[Document] = []
    for file in discover([path])[0]:
        for found in open_received(
            read_file(file.path, settings.limits), file.name, settings.limits
        ):
            if isinstance(found, Capture):
                try:
                    documents.append(clean_capture(found, settings))
                except InputError as err:
                    print(f"{found.name}: {err}", file=sys.stderr)
    return documents, [reader.read(doc) for doc in documents]


def _crawls(path: Path) -> dict[str, str]:
    """Day of the crawl by id, where a table notes it."""
    if path.suffix != ".csv":
        return {}
    csv.field_size_limit(1 << 30)
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["scrape_time"][:10] for row in csv.DictReader(lines)}

"""A pile through the product: received, cleaned, read, resolved, aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.lineage.pages import File
from rashomon.accounts import AccountReader
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.ingest import open_received
from rashomon.model.documents import Capture, Document, Received
from rashomon.model.ids import sha256_hex
from rashomon.model.reading import Reading
from rashomon.settings import Settings


@dataclass(frozen=True, slots=True)
class Taken:
    """What of a pile was taken in.

    Args:
        documents: Cleaned, sorted by id.
        accounts: Account of each document, by its id.
        readings: One for each document, in their order.
        failed: Accounts that gave no document.
    """

    documents: tuple[Document, ...]
    accounts: dict[str, str]
    readings: tuple[Reading, ...]
    failed: tuple[str, ...]


def take_in(files: Sequence[File], reader: AccountReader | None, settings: Settings) -> Taken:
    """Receives, cleans and reads files.

    Args:
        files: The files.
        reader: Reads documents; without it readings are empty.
        settings: Limits.
    """
    found: list[tuple[Document, str]] = []
    failed = []
    for file in files:
        document = _clean(file, settings)
        if document is None:
            failed.append(file.account)
        else:
            found.append((document, file.account))
    found.sort(key=lambda item: item[0].id)
    documents = tuple(document for document, _ in found)
    readings = tuple(reader.read(doc) if reader else Reading(doc.id) for doc in documents)
    return Taken(documents, {doc.id: one for doc, one in found}, readings, tuple(failed))


def _clean(file: File, settings: Settings) -> Document | None:
    received = Received(sha256_hex(file.data), file.data)
    for capture in open_received(received, file.name, settings.limits):
        if isinstance(capture, Capture):
            try:
                return clean_capture(capture, settings)
            except InputError:
                return None
    return None

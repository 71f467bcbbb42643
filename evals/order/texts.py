"""The texts of PolNeAR as stories have them: cleaned and read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evals.meaning.vectors import Reads
from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.model.documents import Capture, Document
from rashomon.model.ids import content_id, sha256_hex
from rashomon.model.reading import Reading
from rashomon.settings import Settings

SPLITS = ("train", "dev")
Read = tuple[Document, Reading]


def half_of(name: str) -> str:
    """The half of the training texts that a text belongs to, by the digest of its name."""
    return "held" if int(sha256_hex(name.encode()), 16) % 2 else "tune"


def read_texts(data: Path, split: str, reader: Reads, settings: Settings) -> Iterator[Read]:
    """Cleans and reads the texts of one split.

    Args:
        data: Folder that holds ``polnear/``.
        split: ``train`` or ``dev``.
        reader: What reads them.
        settings: Settings of the stories.

    Yields:
        Documents with their readings, by name.
    """
    for path in sorted((data / "polnear" / "data" / split / "text").glob("*.txt")):
        received = path.read_bytes()
        name = content_id("cap", sha256_hex(received), path.name)
        text = received.decode("utf-8")
        capture = Capture(name, path.name, sha256_hex(received), (), "text", text, "utf-8")
        try:
            document = clean_capture(capture, settings)
        except InputError:
            continue
        yield document, reader.read(document)

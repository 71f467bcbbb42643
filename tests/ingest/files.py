"""Files written for the tests: bytes in, captures and failures out."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping

from rashomon.ingest import open_received, replay_many
from rashomon.model.documents import Capture, Failure, Received
from rashomon.model.ids import sha256_hex
from rashomon.settings import Limits

TEXT = (
    "The harbour council of Ormel voted on Tuesday to close the northern quay. "
    "“We had no choice,” said its chair, Ilse Varga. Dockers called the vote a betrayal.\n"
)
HTML = (
    "<!DOCTYPE html>\n<html><head><title>Quay closed</title></head>"
    f"<body><p>{TEXT}</p></body></html>"
)


def received(data: bytes) -> Received:
    """Bytes as a file received."""
    return Received(sha256_hex(data), data)


def opened(
    data: bytes, name: str, limits: Limits | None = None
) -> tuple[list[Capture], list[Failure]]:
    """Opens bytes under a name, and makes sure that every capture can be made again."""
    limits = limits or Limits()
    file = received(data)
    found = list(open_received(file, name, limits))
    captures = [item for item in found if isinstance(item, Capture)]
    assert found, "every input has an outcome"
    again = replay_many(file, [(item.name, item.locator) for item in captures], limits)
    assert list(again) == captures
    return captures, [item for item in found if isinstance(item, Failure)]


def only(data: bytes, name: str) -> Capture:
    """The one capture of a file that holds nothing else."""
    captures, failures = opened(data, name)
    assert not failures
    assert len(captures) == 1
    return captures[0]


def gz(data: bytes) -> bytes:
    """Packs with gzip, the same bytes each time."""
    return gzip.compress(data, mtime=0)


def zipped(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Packs a zip archive, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 4, 23, 0, 0, 0)), data, method)
    return buffer.getvalue()

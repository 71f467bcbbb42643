"""The bytes behind a capture, as they stand in a file or in the innermost member of an archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.ingest.archives import Archive
from rashomon.ingest.budget import Budget
from rashomon.ingest.decode import Decoded, decode
from rashomon.ingest.unpack import gunzip
from rashomon.model.documents import Received
from rashomon.settings import Limits


@dataclass(frozen=True, slots=True)
class Undecoded:
    """The innermost file that holds a capture.

    Args:
        data: Its bytes, unpacked.
        decoded: Its characters, and how they were reached.
        taken: Steps from the file received to these bytes.
        rest: Steps from these bytes to the capture; empty where the file is the capture.
    """

    data: bytes
    decoded: Decoded
    taken: tuple[str, ...]
    rest: tuple[str, ...]


def undecoded(received: Received, locator: Sequence[str], limits: Limits) -> Undecoded:
    """Unpacks what holds a capture, and decodes it as when it was first read.

    Args:
        received: The file as it came.
        locator: ``Capture.locator``.
        limits: Caps, as when it was first read.

    Returns:
        The innermost file.

    Raises:
        InputError: The steps lead nowhere in these bytes.
    """
    budget = Budget(limits)
    data, at = received.data, 0
    while at < len(locator):
        if locator[at] == "gzip":
            data = gunzip(data, budget).data
            at += 1
        elif locator[at] == "zip":
            archive = Archive(data, budget)
            data = archive.read(archive.find_entry(locator[at + 1]))
            at += 2
        else:
            break
    return Undecoded(data, decode(data), tuple(locator[:at]), tuple(locator[at:]))

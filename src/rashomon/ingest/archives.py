"""Zip archives → entries, each read on its own and within the caps.

Nothing is ever written to disk, so no name can reach outside; names that try are refused all the
same, since whoever made such an archive meant harm.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.errors import InputError, LimitExceeded, UnreadableCapture
from rashomon.ingest.budget import Budget
from rashomon.ingest.formats import refuse_foreign_zip
from rashomon.ingest.names import is_debris, quoted

_CHUNK = 256 * 1024
_CENTRAL_RECORD = b"PK\x01\x02"
_ENCRYPTED = 0x1
# What ``zipfile`` raises on broken archives, beyond its own error.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive.

    Args:
        path: Its name in the archive, with ``/`` between steps.
        name: The last step of the path, or the path where another entry has that last step.
        shared: Whether another entry begins at the same bytes, as in some bombs.
        info: What ``zipfile`` knows of it.
    """

    path: str
    name: str
    shared: bool
    info: zipfile.ZipInfo


class Archive:
    """An open zip archive.

    Args:
        data: Its bytes.
        budget: Caps.

    Raises:
        UnreadableCapture: ``zip.broken``.
        UnsupportedFormat: It is the document of another program.
        LimitExceeded: ``limit.entries``.
    """

    def __init__(self, data: bytes, budget: Budget) -> None:
        self._budget = budget
        # Counted before the directory is parsed: an entry costs 46 bytes there and ten times
        # that as an object.
        if data.count(_CENTRAL_RECORD) > budget.limits.entries:
            raise LimitExceeded(
                f"the archive lists more than {budget.limits.entries:,} entries; "
                "split it, or raise limits.entries",
                "limit.entries",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as err:
            raise _broken(err) from err
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        refuse_foreign_zip(frozenset(info.filename for info in infos))
        kept = [info for info in infos if not _is_skipped(info.filename)]
        self.skipped = [info.filename for info in infos if _is_skipped(info.filename)]
        self._entries = _named(kept)
        # Reversed: of two entries with one path the first one stands.
        self._by_path = {entry.path: entry for entry in reversed(self._entries)}

    def entries(self) -> Iterator[Entry]:
        """The files of the archive, in the order of their paths."""
        yield from self._entries

    def find_entry(self, path: str) -> Entry:
        """The entry of a path.

        Args:
            path: As in ``Entry.path``.

        Raises:
            UnreadableCapture: There is none.
        """
        if path not in self._by_path:
            raise UnreadableCapture(f"the archive holds no {quoted(path)}", "zip.broken")
        return self._by_path[path]

    def read(self, entry: Entry) -> bytes:
        """Unpacks one entry, checking caps after every chunk.

        Args:
            entry: One of ``entries()``.

        Returns:
            Its bytes.

        Raises:
            InputError: The entry is refused, broken, or larger than the caps allow.
        """
        _refuse(entry)
        meter = self._budget.meter(entry.info.compress_size)
        meter.check_size(entry.info.file_size)
        chunks: list[bytes] = []
        try:
            with self._zip.open(entry.info) as stream:
                while chunk := stream.read(_CHUNK):
                    chunks.append(chunk)
                    meter.add(len(chunk))
        except _BROKEN as err:
            raise _broken(err) from err
        return b"".join(chunks)


def _named(infos: list[zipfile.ZipInfo]) -> tuple[Entry, ...]:
    paths = [info.filename.replace("\\", "/") for info in infos]
    last_steps = Counter(path.rsplit("/", 1)[-1] for path in set(paths))
    offsets = Counter(info.header_offset for info in infos)
    entries = []
    for path, info in zip(paths, infos, strict=True):
        last = path.rsplit("/", 1)[-1]
        name = last if last_steps[last] == 1 else path
        entries.append(Entry(path, name, offsets[info.header_offset] > 1, info))
    # Stable: of two entries with one path the first in the archive stays first.
    return tuple(sorted(entries, key=lambda entry: entry.path))


def _is_skipped(path: str) -> bool:
    steps = path.replace("\\", "/").split("/")
    return any(is_debris(step) for step in steps if step not in (".", ".."))


def _refuse(entry: Entry) -> None:
    """Refuses entries that are no plain, open file with an honest name and bytes of its own."""
    path, info = entry.path, entry.info
    if not path or path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        raise UnreadableCapture(
            "the entry has no name, or one that points outside the archive; it was not read",
            "zip.path",
        )
    if entry.shared:
        raise UnreadableCapture(
            "several entries of the archive stand at the same bytes; none was read", "zip.broken"
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableCapture("the entry is a link, which is never followed", "zip.link")
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableCapture(
            "the entry is encrypted; unpack the archive with its password first", "zip.encrypted"
        )
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableCapture(
            f"the entry is packed by method {info.compress_type}; "
            "stored (0) and deflated (8) are read; pack the archive again",
            "zip.method",
        )


def _broken(err: Exception) -> InputError:
    return UnreadableCapture(
        f"the zip archive is broken ({err}); fetch or pack it again", "zip.broken"
    )

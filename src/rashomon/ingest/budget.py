"""What one received file may cost: bytes, ratio, entries and seconds, counted as it is read."""

from __future__ import annotations

import time

from rashomon.errors import LimitExceeded
from rashomon.settings import Limits


class FileExhausted(LimitExceeded):
    """A cap on the file as a whole: nothing more of it is read."""


class Budget:
    """Counts what is spent on one received file and stops it when a cap is reached.

    The clock only ever ends the work; it has no part in what is read.

    Args:
        limits: The caps.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._unpacked = 0
        self._entries = 0
        self._deadline = 0.0
        self.restart()

    def restart(self) -> None:
        """Begins the seconds anew; they are allowed to each account, not to the file."""
        self._deadline = time.monotonic() + self.limits.seconds

    def check_time(self) -> None:
        """Stops work that took too long.

        Raises:
            LimitExceeded: ``limit.seconds``.
        """
        if time.monotonic() > self._deadline:
            raise LimitExceeded(
                f"reading took more than {self.limits.seconds} seconds and was stopped; "
                "limits.seconds allows more",
                "limit.seconds",
            )

    def add_entry(self) -> None:
        """Counts one entry of an archive or one row of a table.

        Raises:
            FileExhausted: ``limit.entries``.
        """
        self._entries += 1
        if self._entries > self.limits.entries:
            raise FileExhausted(
                f"more than {self.limits.entries:,} entries or rows; the rest was left unread; "
                "split the file, or raise limits.entries",
                "limit.entries",
            )

    def check_depth(self, depth: int) -> None:
        """Stops at archives within archives within archives.

        Args:
            depth: How many archives are open, this one included.

        Raises:
            LimitExceeded: ``limit.depth``.
        """
        if depth > self.limits.depth:
            raise LimitExceeded(
                f"archives stand within archives more than {self.limits.depth} deep; "
                "unpack the outer ones, or raise limits.depth",
                "limit.depth",
            )

    def meter(self, packed: int) -> Meter:
        """A meter for one stream that is about to be unpacked.

        Args:
            packed: Bytes it is unpacked from.
        """
        return Meter(self, packed)

    def book(self, size: int) -> None:
        """Counts unpacked bytes against the whole file.

        Args:
            size: Bytes unpacked since the last call.

        Raises:
            FileExhausted: ``limit.bytes``.
        """
        self._unpacked += size
        if self._unpacked > self.limits.archive_bytes:
            raise FileExhausted(
                f"the archive unpacks to more than {self.limits.archive_bytes:,} bytes; the rest "
                "was left unread; split it, or raise limits.archive_bytes",
                "limit.bytes",
            )

    def check_text(self, size: int) -> None:
        """Stops an account that is too long to be one.

        Args:
            size: Its bytes, or code points.

        Raises:
            LimitExceeded: ``limit.bytes``.
        """
        if size > self.limits.text_bytes:
            raise LimitExceeded(
                f"one account of {size:,} bytes; at most {self.limits.text_bytes:,} are read; "
                "split it, or raise limits.text_bytes",
                "limit.bytes",
            )


class Meter:
    """Watches one stream while it is being unpacked.

    Args:
        budget: Of the file it is part of.
        packed: Bytes it is unpacked from.
    """

    def __init__(self, budget: Budget, packed: int) -> None:
        self._budget = budget
        self._packed = max(packed, 1)
        self._size = 0

    def check_size(self, size: int) -> None:
        """Stops a stream that is, or says it is, too large.

        Args:
            size: Bytes after unpacking.

        Raises:
            LimitExceeded: ``limit.bytes`` or ``limit.ratio``.
        """
        limits = self._budget.limits
        if size > limits.ratio_floor and size > limits.ratio * self._packed:
            raise LimitExceeded(
                f"unpacks to more than {limits.ratio} times its size, as no text does; "
                "limits.ratio allows more",
                "limit.ratio",
            )
        if size > limits.file_bytes:
            raise LimitExceeded(
                f"unpacks to more than {limits.file_bytes:,} bytes; limits.file_bytes allows more",
                "limit.bytes",
            )

    def add(self, size: int) -> None:
        """Counts a chunk.

        Args:
            size: Its bytes.

        Raises:
            LimitExceeded: A cap on the stream, on the file or on time was reached.
        """
        self._size += size
        self._budget.book(size)
        self.check_size(self._size)
        self._budget.check_time()

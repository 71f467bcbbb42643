"""Gzip → bytes, never more at a time than the caps allow."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from rashomon.errors import UnreadableCapture
from rashomon.ingest.budget import Budget, Meter

_CHUNK = 256 * 1024
# Small, because each member of many small ones is copied at least so far.
_PACKED_CHUNK = 4 * 1024
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Bytes taken out of a gzip stream.

    Args:
        data: What was unpacked.
        cut: Why the stream cannot be whole, as a sentence; empty where it ends as it should.
    """

    data: bytes
    cut: str = ""


def gunzip(data: bytes, budget: Budget) -> Unpacked:
    """Unpacks all members of a gzip stream (RFC 1952), checking caps after every chunk.

    Args:
        data: The packed bytes.
        budget: Caps; all that is unpacked counts there.

    Returns:
        The bytes; of a stream that breaks off, what came before.

    Raises:
        UnreadableCapture: ``gzip.broken``: damaged within, or the check sum is wrong.
        LimitExceeded: A cap was reached.
    """
    out: list[bytes] = []
    meter = budget.meter(len(data))
    at = 0
    while at < len(data):
        if at and not data.startswith(b"\x1f\x8b", at):
            return Unpacked(b"".join(out), _trailing(data, at))
        at, ended = _member(data, at, out, meter)
        if not ended:
            return Unpacked(b"".join(out), "The gzip file breaks off before its end.")
    return Unpacked(b"".join(out))


def _member(data: bytes, at: int, out: list[bytes], meter: Meter) -> tuple[int, bool]:
    """Unpacks one member; returns where it ends, and whether it is whole."""
    engine = zlib.decompressobj(_GZIP_WINDOW)
    view = memoryview(data)
    while at < len(data) and not engine.eof:
        pending = bytes(view[at : at + _PACKED_CHUNK])
        at += len(pending)
        while pending and not engine.eof:
            try:
                chunk = engine.decompress(pending, _CHUNK)
            except zlib.error as err:
                raise UnreadableCapture(
                    f"the gzip file is damaged ({err}); fetch or pack it again", "gzip.broken"
                ) from err
            pending = engine.unconsumed_tail
            out.append(chunk)
            meter.add(len(chunk))
    return at - len(engine.unused_data), engine.eof


def _trailing(data: bytes, at: int) -> str:
    """Zero bytes after the last member are padding; anything else is not gzip."""
    if not data[at:].strip(b"\0"):
        return ""
    return f"After the gzip data stand {len(data) - at:,} bytes that are none; they were left out."

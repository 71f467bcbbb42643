"""The bytes received around words of a document, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawPiece:
    """A stretch of the bytes received.

    Args:
        text: The characters; for bytes that are none their numbers, e.g. ``C3 28``.
        marked: Whether the words asked for were made from it.
        undecodable: Whether these bytes are no characters in the file's encoding.
    """

    text: str
    marked: bool
    undecodable: bool = False


@dataclass(frozen=True, slots=True)
class RawExcerpt:
    """The bytes received around a stretch of a document.

    Args:
        document: Document id.
        name: The document's own name.
        words: The words asked for, as they stand in the document's text.
        sha256: Digest of the file received.
        steps: Steps from that file to the one shown: ``gzip``; ``zip`` and the path of an entry.
        rest: Steps from there to the account: ``row`` and its number, and the like.
        encoding: How its bytes became characters.
        size: Its bytes.
        start: Offset in it of the first byte shown.
        end: Offset after the last byte shown.
        marks: Offsets of the bytes that the words were made from.
        pieces: What stands there, in order.
        exact: Whether the marks are surely the bytes that the words were made from.
        note: What else is to be known, as sentences; empty where there is nothing.
    """

    document: str
    name: str
    words: str
    sha256: str
    steps: tuple[str, ...]
    rest: tuple[str, ...]
    encoding: str
    size: int
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]
    pieces: tuple[RawPiece, ...]
    exact: bool
    note: str

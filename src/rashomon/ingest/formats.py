"""What kind of file this is: by its first bytes and characters, then by its name."""

from __future__ import annotations

import re
from typing import Literal

from rashomon.errors import UnsupportedFormat
from rashomon.ingest.names import quoted

Packing = Literal["gzip", "zip"]
Kind = Literal["text", "html", "json", "lines", "table"]

READ_HERE = "text, HTML, JSON, JSON lines, CSV, TSV, and gzip or zip of these"

_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# First bytes of what is not read: gary kessler's table of file signatures, checked against the
# formats' own specifications.
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office version"),
    (0, b"WARC/1.", "a web archive (WARC)"),
    (0, b"WARC/0.", "a web archive (WARC)"),
    (0, b"filedesc://", "a web archive (ARC)"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "a WAVE sound file"),
    (8, b"AVI ", "an AVI film"),
    (4, b"ftyp", "an MPEG-4 film, sound file or image"),
    (0, b"\x1a\x45\xdf\xa3", "a Matroska film"),
    (0, b"ID3", "an MP3 sound file"),
    (0, b"OggS", "an Ogg sound file"),
    (0, b"fLaC", "a FLAC sound file"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"PAR1", "a Parquet table"),
    (0, b"bplist00", "a property list or Safari web archive"),
    (0, b"\x7fELF", "a program"),
)
# Zip archives that are documents of other programs, told by an entry that each must have.
_ZIP_MARKERS: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "a Word document (DOCX)"),
    ("xl/workbook.xml", "an Excel workbook (XLSX)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (PPTX)"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file"),
    ("datapackage.json", "a web archive collection (WACZ)"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
)
_DATA_PACKAGE = "datapackage.json"

_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|header"
    r"|div|p|h[1-6]|table|span|a|ul|ol|br|img|blockquote|figure|nav|b|i|em|strong|font|center)"
    r"(?=[\s>/])",
    re.IGNORECASE,
)
_PROLOGUE = re.compile(r"\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*", re.DOTALL)
_XML_ROOT = re.compile(r"<(?:!DOCTYPE\s+)?([A-Za-z_][\w.:-]{0,60})")
_TAG = re.compile(r"<(?:/?[A-Za-z]|!)")
_MAIL_HEAD = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.IGNORECASE
)
_MAIL_FIELD = re.compile(r"^(?:MIME-Version|Received|Message-ID):", re.IGNORECASE | re.MULTILINE)
_FEEDS = frozenset({"rss", "feed", "rdf:rdf"})
_HEAD = 65_536

_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
_JSON_NAMES = (".json", ".jsonld", ".geojson")
_LINES_NAMES = (".jsonl", ".ndjson", ".jsonlines", ".ldjson")
_TABLE_NAMES = (".csv", ".tsv", ".tab", ".psv")
# Text, and yet no account of anything: what stands beside saved pages and code.
_NOT_DOCUMENTS = [
    ".css",
    ".js",
    ".mjs",
    ".cjs",
    ".ts",
    ".map",
    ".py",
    ".sh",
    ".bat",
    ".ps1",
    ".rb",
    ".java",
    ".c",
    ".h",
    ".cpp",
    ".go",
    ".rs",
    ".sql",
    ".ini",
    ".cfg",
    ".toml",
    ".yaml",
    ".yml",
    ".xml",
    ".xsl",
    ".svg",
    ".lock",
    ".bib",
    ".ris",
]


def packing_of(data: bytes) -> Packing | None:
    """Whether bytes are packed, and how.

    Args:
        data: The file's bytes.
    """
    if data.startswith(_GZIP):
        return "gzip"
    return "zip" if data.startswith(_ZIP) else None


def refuse_unsupported(data: bytes) -> None:
    """Stops at a kind of file that is known and not read.

    Args:
        data: The file's bytes.

    Raises:
        UnsupportedFormat: It names what the file looks like, and what is read.
    """
    for at, magic, what in _MAGIC:
        if data.startswith(magic, at):
            raise unsupported(what)


def refuse_foreign_zip(entries: frozenset[str]) -> None:
    """Stops at a zip archive that is the document of another program.

    Args:
        entries: Names of all entries.

    Raises:
        UnsupportedFormat: It names what the file looks like.
    """
    for marker, what in _ZIP_MARKERS:
        if marker not in entries:
            continue
        if marker == _DATA_PACKAGE and not any(name.startswith("archive/") for name in entries):
            continue
        raise unsupported(what)


def unsupported(what: str) -> UnsupportedFormat:
    """The error for a known kind of file that is not read."""
    return UnsupportedFormat(f"this is {what}, which is not read; {READ_HERE} are read")


def kind_of(text: str, name: str) -> Kind:
    """What a decoded text holds, by its beginning and then by its name.

    ``json``, ``lines`` and ``table`` are what it claims to be; whether it keeps to it is for the
    parser to find.

    Args:
        text: The decoded text.
        name: The file's name, without ``.gz``.

    Returns:
        The kind.

    Raises:
        UnsupportedFormat: A feed, other XML, a mail, or text that is no document by its name.
    """
    suffix = _suffix(name)
    start = text[:_HEAD].lstrip("\ufeff \t\r\n\f\v")
    if start.startswith("<"):
        kind = _markup_kind(start, suffix)
        if kind is not None:
            return kind
    if suffix in _JSON_NAMES:
        return "json"
    if suffix in _LINES_NAMES:
        return "lines"
    if start.startswith(("{", "[")) and suffix not in _TABLE_NAMES:
        return "json"
    if suffix in _TABLE_NAMES:
        return "table"
    _refuse_by_name(suffix, name)
    _refuse_mail(start)
    if suffix in _HTML_NAMES and _TAG.search(text):
        return "html"
    return "text"


def is_named_json(name: str) -> bool:
    """Whether a name promises JSON, so that broken JSON must not pass for plain text."""
    return _suffix(name) in (*_JSON_NAMES, *_LINES_NAMES)


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].casefold() if dot > 0 else ""


def _markup_kind(start: str, suffix: str) -> Kind | None:
    """HTML, or an error for other XML; ``None`` where ``<`` begins neither, but a word."""
    match = _PROLOGUE.match(start)
    body = start[match.end() :] if match else start
    if _HTML_START.match(body):
        return "html"
    if start.startswith("<?xml") or re.match(r"<!DOCTYPE\s", start):
        root = _XML_ROOT.search(re.sub(r"<!DOCTYPE\s+(?!html)[^>]*>?", "", body))
        named = root[1] if root else "unknown"
        if named.casefold() == "html":
            return "html"
        raise unsupported(_xml_name(named))
    root = _XML_ROOT.match(body)
    if root and root[1].casefold() in _FEEDS | {"svg"}:
        raise unsupported(_xml_name(root[1]))
    return "html" if suffix in _HTML_NAMES or _HTML_START.search(start) else None


def _xml_name(root: str) -> str:
    if root.casefold() in _FEEDS:
        return "a feed (RSS or Atom)"
    return f"an XML document (root element {quoted(root)})"


def _refuse_by_name(suffix: str, name: str) -> None:
    if suffix in _NOT_DOCUMENTS:
        raise unsupported(f"named {quoted(name)}, a {suffix} file")


def _refuse_mail(start: str) -> None:
    head = _MAIL_HEAD.match(start)
    if head and _MAIL_FIELD.search(head[0]):
        raise unsupported("a mail or a page saved as one (EML, MHTML)")

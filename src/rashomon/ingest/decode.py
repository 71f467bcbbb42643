"""Bytes → characters, and how sure that is.

Order: byte order mark; what the bytes declare of themselves; strict UTF-8; detection on a bounded
sample; windows-1252.  Valid UTF-8 with at least one character beyond ASCII outranks a declared
single-byte encoding: such bytes decode under any of them, and text in them is valid UTF-8 by
chance only (F. Yergeau, RFC 3629, section 1).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from rashomon.errors import UnsupportedFormat
from rashomon.ingest.encodings import codec_of, encoding_name, is_single_byte
from rashomon.model.documents import Note

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_META = re.compile(rb"<meta\s[^>]{0,1000}>", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
# The HTML standard looks at 1,024 bytes; real heads put scripts before the declaration.
_HEAD_BYTES = 16_384
_SAMPLE_BYTES = 65_536
_DETECT_BYTES = 16_384
# Random bytes hold 10 % control characters, text in any encoding below 0.1 %.
_CONTROL_SHARE = 0.02
_CONTROL_FLOOR = 4
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
# Bytes that stand for the same marks in all of windows-1250 to -1258: … ‘ ’ “ ” • – — nbsp © ® °
_SHARED_MARKS = b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa9\xae\xb0"
# By far the most frequent encoding of the web after UTF-8 (W3Techs, character encodings): taken
# where there is too little to tell by, and where another one is no better by more than the noise
# that one line more or less makes in the detector's measure of mess.
_WESTERN = "cp1252"
_FEWEST_BYTES = 5
_AS_GOOD = 0.02
_ASCII = bytes(range(128))
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_LINE_BYTES = 1_024
_CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "iso8859_2",
    "iso8859_15",
    "koi8_r",
    "mac_roman",
    "gb18030",
    "big5",
    "cp932",
    "euc_jp",
    "cp949",
]


class BinaryFormat(UnsupportedFormat):
    """The bytes are no text in any encoding."""

    slug = "format.binary"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how they were reached.

    Args:
        text: The characters; bytes that stand for none are U+FFFD.
        encoding: Name of the encoding, e.g. ``utf-8``.
        notes: Doubts, ``characters.damaged`` or ``encoding.guessed``.
        codec: The codec that was used, as Python names it.
        mark: Bytes of a byte order mark before the first character.
    """

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()
    codec: str = ""
    mark: int = 0


def decode(data: bytes) -> Decoded:
    """Turns the bytes of a text file into characters; line ends and all else stay as they are.

    Args:
        data: The bytes; a byte order mark is taken off.

    Returns:
        The text and its doubts; the same bytes always give the same text.

    Raises:
        BinaryFormat: Too many control characters for a text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return replace(_decoded(data[len(mark) :], codec), mark=len(mark))
    wide = _wide_codec(data)
    if wide is not None:
        return _decoded(data, wide)
    _refuse_binary(data)
    return _decode_narrow(data)


def _decode_narrow(data: bytes) -> Decoded:
    """Decodes bytes of an encoding that holds ASCII."""
    declared = _declared_codec(data)
    if declared is not None and not is_single_byte(declared) and _is_valid(data, declared):
        return _decoded(data, declared)
    if _is_valid(data, "utf-8"):
        return _decoded(data, "utf-8")
    if declared is not None and is_single_byte(declared):
        return _decoded(data, declared)
    if _is_nearly_utf8(data):
        return _decoded(data, "utf-8")
    if declared is not None and declared != "utf-8":
        return _decoded(data, declared)
    codec = _detected_codec(data)
    note = Note(
        "encoding.guessed",
        f"No sound encoding was declared; the bytes look like {encoding_name(codec)}.",
    )
    return _decoded(data, codec, (note,))


def _decoded(data: bytes, codec: str, notes: tuple[Note, ...] = ()) -> Decoded:
    name = encoding_name(codec)
    try:
        return Decoded(_without_surrogates(data.decode(codec)), name, notes, codec)
    except UnicodeDecodeError:
        text = _without_surrogates(data.decode(codec, "replace"))
    lost = text.count("�") - (data.count("�".encode()) if codec == "utf-8" else 0)
    message = f"At {max(lost, 1):,} places the bytes are no {name}; they stand as U+FFFD."
    return Decoded(text, name, (*notes, Note("characters.damaged", message)), codec)


def _without_surrogates(text: str) -> str:
    """Some codecs let lone surrogates through, which no file could store again."""
    return re.sub("[\ud800-\udfff]", "�", text)


def _is_valid(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _wide_codec(data: bytes) -> str | None:
    """Tells UTF-16 and UTF-32 without a mark, by where the zero bytes stand.

    In text that is at least half ASCII every second byte (three in four) is zero, on one side.
    """
    sample = data[: _SAMPLE_BYTES - _SAMPLE_BYTES % 4]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    zeros = [sample[i::4].count(0) / (len(sample) / 4) for i in range(4)]
    patterns = {
        "utf-32-le": (zeros[0] < 0.1 and min(zeros[1:]) > 0.5 and min(zeros[2:]) > 0.9),
        "utf-32-be": (zeros[3] < 0.1 and min(zeros[:3]) > 0.5 and min(zeros[:2]) > 0.9),
        "utf-16-le": (max(zeros[0], zeros[2]) < 0.1 and min(zeros[1], zeros[3]) > 0.5),
        "utf-16-be": (max(zeros[1], zeros[3]) < 0.1 and min(zeros[0], zeros[2]) > 0.5),
    }
    return next((codec for codec, hit in patterns.items() if hit), None)


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls >= _CONTROL_FLOOR and controls > _CONTROL_SHARE * len(sample):
        raise BinaryFormat(
            "this is no text: it is full of control characters; "
            "text, HTML, JSON, CSV, and gzip or zip of these are read"
        )


def _declared_codec(data: bytes) -> str | None:
    """What markup says of its own encoding; plain text says nothing."""
    head = data[:_HEAD_BYTES]
    if not head.lstrip().startswith(b"<"):
        return None
    xml = _XML_ENCODING.match(head)
    if xml and (codec := codec_of(xml[1].decode("ascii", "replace"))):
        return codec
    for meta in _META.finditer(head):
        label = _CHARSET.search(meta[0])
        if label and (codec := codec_of(label[1].decode("ascii", "replace"))):
            return codec
    return None


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether more sequences are valid UTF-8 than are not: a damaged or cut UTF-8 text.

    In another encoding, bytes beyond ASCII form valid sequences by rare chance.
    """
    text = data.decode("utf-8", "replace")
    wrong = text.count("�")
    return len(text) - len(text.encode("ascii", "ignore")) - wrong >= wrong


def _detected_codec(data: bytes) -> str:
    sample = _telling_lines(data)
    if len(sample.translate(None, _ASCII).translate(None, _SHARED_MARKS)) < _FEWEST_BYTES:
        return _WESTERN
    # Loaded here only: it takes a tenth of a second, and most text is UTF-8.
    from charset_normalizer import from_bytes

    matches = from_bytes(
        sample, cp_isolation=_CANDIDATES, preemptive_behaviour=False, enable_fallback=False
    )
    best = matches.best()
    if best is None or not _is_valid(data, best.encoding):
        return _WESTERN
    for match in matches:
        alike = match.encoding == _WESTERN or _WESTERN in match.could_be_from_charset
        if alike and match.chaos <= best.chaos + _AS_GOOD:
            return _WESTERN
    return best.encoding


def _telling_lines(data: bytes) -> bytes:
    """A bounded sample from around the bytes beyond ASCII; only they tell encodings apart."""
    found: list[bytes] = []
    size = at = 0
    while size < _DETECT_BYTES and (match := _BEYOND_ASCII.search(data, at)):
        # The first such byte after ASCII begins a character, and a line end is never part of
        # one, in all encodings that are looked for.
        line = data[match.start() : match.start() + _LINE_BYTES]
        whole = max(line.rfind(b"\n"), line.rfind(b" ")) if len(line) == _LINE_BYTES else -1
        found.append(line[:whole] if whole > 0 else line)
        size += len(found[-1])
        at = match.start() + len(found[-1])
    return b"\n".join(found)

"""One line for each kind of hostile or odd file, and what must come of it."""

from __future__ import annotations

import codecs
import io
import json
import pickle
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from rashomon.settings import Limits
from tests.ingest.files import HTML, TEXT, gz, opened, zipped

RAW = TEXT.encode()
PAGE = HTML.encode()
DEFAULT = Limits()
SMALL = Limits(
    file_bytes=1_000_000,
    text_bytes=20_000,
    archive_bytes=100_000,
    ratio_floor=10_000,
    entries=50,
)


@dataclass(frozen=True)
class Kind:
    """A kind of file.

    Args:
        name: What the kind is called here.
        file: Name of the file.
        make: Builds the bytes.
        slugs: Slugs of the failures, in order.
        captures: How many captures come of it all the same.
        notes: Slugs of the notes on the first capture.
        limits: Caps.
    """

    name: str
    file: str
    make: Callable[[], bytes]
    slugs: tuple[str, ...] = ()
    captures: int = 0
    notes: tuple[str, ...] = ()
    limits: Limits = DEFAULT


def _bad(
    name: str, file: str, data: Callable[[], bytes] | bytes, *slugs: str, **rest: object
) -> Kind:
    make = data if callable(data) else lambda: data
    return Kind(name, file, make, slugs, **rest)  # type: ignore[arg-type]


def _good(name: str, file: str, data: Callable[[], bytes] | bytes, *notes: str, n: int = 1) -> Kind:
    make = data if callable(data) else lambda: data
    return Kind(name, file, make, (), n, notes)


def _record(**fields: object) -> str:
    return json.dumps({"title": "Quay closed", "text": TEXT, **fields})


def _zip_with(info: zipfile.ZipInfo, data: bytes = RAW) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, data)
    return buffer.getvalue()


def _nameless() -> bytes:
    info = zipfile.ZipInfo("a.txt")
    info.filename = ""
    return _zip_with(info)


def _link() -> bytes:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _zip_with(info, b"/etc/passwd")


def _encrypted() -> bytes:
    data = bytearray(zipped({"a.txt": RAW}, zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def _bad_crc() -> bytes:
    return zipped({"a.txt": RAW}, zipfile.ZIP_STORED).replace(b"Ormel", b"Orbel", 1)


def _twice(first: bytes, second: bytes) -> bytes:
    data = zipped({"a.txt": first, "b.txt": second}, zipfile.ZIP_STORED)
    return data.replace(b"b.txt", b"a.txt")


def _small_claim() -> bytes:
    """The directory says 10 bytes, the stream holds half a megabyte."""
    data = bytearray(zipped({"a.txt": RAW * 3_000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _zip64() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w") as archive,
        archive.open("a.txt", "w", force_zip64=True) as out,
    ):
        out.write(RAW)
    return buffer.getvalue()


def _nested(levels: int, inner: bytes = RAW) -> bytes:
    data = zipped({"a.txt": inner})
    for _ in range(levels - 1):
        data = zipped({"inner.zip": data})
    return data


def _nested_bomb() -> bytes:
    leaf = zipped({f"{n}.txt": b"0" * 900_000 for n in range(8)})
    return zipped({f"{n}.zip": leaf for n in range(8)})


def _same_stream() -> bytes:
    """Three directory records that all point at one stream, as overlapping bombs have them."""
    data = zipped({"a.txt": RAW * 100})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    record = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, 3 * len(record), start, 0)
    return data[:start] + record * 3 + tail


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO(b""))
    return buffer.getvalue()


def _office(part: str) -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", part: b"<x/>"})


def _noise() -> bytes:
    """Bytes without pattern, the same each time (a linear congruential generator)."""
    state, out = 1, bytearray()
    for _ in range(4_000):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        out.append(state >> 16 & 0xFF)
    return bytes(out)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><lolz>&i;</lolz>"
)
LATIN = "Le café de la mairie a fermé à l’été, déclare Élise Noël, élue de la ville côtière."
CHINESE = "港口委员会周二投票决定关闭北码头。主席说，我们别无选择。" * 4
JAPANESE = "港の評議会は火曜日に北埠頭の閉鎖を決議した。ほかに道はなかった、と議長は述べた。" * 4
CYRILLIC = (
    "Совет порта во вторник проголосовал за закрытие северного причала, сообщила председатель."
)

BLANK = [
    _bad("empty", "a.txt", b"", "article.none"),
    _bad("empty without a name", "", b"", "article.none"),
    _bad("blanks only", "a.txt", b" \r\n\t\n", "article.none"),
    _bad("byte order mark only", "a.txt", codecs.BOM_UTF8, "article.none"),
    _bad("utf-16 blanks only", "a.txt", "  \n".encode("utf-16"), "article.none"),
    _bad("zero bytes only", "a.txt", b"\0" * 500, "format.binary"),
    _bad("two zero bytes", "a.txt", b"\0\0", "article.none"),
]
ENCODINGS = [
    _good("utf-8 with mark", "a.txt", codecs.BOM_UTF8 + RAW),
    _good("utf-16 le with mark", "a.txt", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")),
    _good("utf-16 be with mark", "a.txt", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
    _good("utf-16 le bare", "a.txt", TEXT.encode("utf-16-le")),
    _good("utf-16 be bare", "a.txt", TEXT.encode("utf-16-be")),
    _good("utf-32 le with mark", "a.txt", codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le")),
    _good("utf-32 be bare", "a.txt", TEXT.encode("utf-32-be")),
    _good("utf-16 of odd length", "a.txt", TEXT.encode("utf-16") + b"x", "characters.damaged"),
    _good("utf-16 half a pair", "a.txt", b"\xff\xfeA\0\x00\xd8B\0", "characters.damaged"),
    _good("latin-1 bare", "a.txt", LATIN.replace("’", "'").encode("latin-1"), "encoding.guessed"),
    _good("windows-1252 quotes", "a.txt", TEXT.encode("cp1252"), "encoding.guessed"),
    _good("koi8-r bare", "a.txt", CYRILLIC.encode("koi8-r"), "encoding.guessed"),
    _good("declared windows-1252, is utf-8", "a.html", b"<meta charset=windows-1252>" + RAW),
    _good(
        "declared utf-8, is windows-1252",
        "a.html",
        b"<meta charset=utf-8>" + TEXT.encode("cp1252"),
        "encoding.guessed",
    ),
    _good("declared nonsense", "a.html", b"<meta charset='nonsense'>" + RAW),
    _good("declared zlib", "a.html", b"<meta charset='zlib'>" + RAW),
    _good("declared utf-7", "a.html", b"<meta charset='utf-7'>+ADw-script+AD4-" + RAW),
    _good("declared utf-16 in ascii", "a.html", b"<meta charset='utf-16'><p>plain words"),
    _good("declared gb2312", "a.html", b"<meta charset=gb2312>" + CHINESE.encode("gb18030")),
    _good("declared shift_jis", "a.html", b"<meta charset=Shift_JIS>" + JAPANESE.encode("cp932")),
    _good(
        "declared by http-equiv",
        "a.html",
        b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
        + TEXT.encode("cp1252"),
    ),
    _good("utf-8 cut in a character", "a.txt", RAW + "é".encode()[:1], "characters.damaged"),
    _good("utf-8 with one wrong byte", "a.txt", RAW + b"\xff end", "characters.damaged"),
    _good("utf-8 overlong", "a.txt", RAW + b"\xc0\xaf end", "characters.damaged"),
    _good("surrogates written as utf-8", "a.txt", RAW * 2 + b"\xed\xa0\xbd.", "characters.damaged"),
    _good("a few zero bytes", "a.txt", RAW + b"one\0two" + RAW),
    _good("line ends of all kinds", "a.txt", b"One line.\r\nTwo.\rThree.\x0bFour.\x0cFive.\n"),
]
FOREIGN = [
    _bad("pattern-free bytes", "a.txt", _noise, "format.binary"),
    _bad("text name, png within", "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(90), "format.unsupported"),
    _bad("jpeg", "a.jpg", b"\xff\xd8\xff\xe0" + bytes(90), "format.unsupported"),
    _bad("gif", "a.gif", b"GIF89a" + bytes(90), "format.unsupported"),
    _bad("webp", "a.webp", b"RIFF\0\0\0\0WEBP" + bytes(90), "format.unsupported"),
    _bad("pdf", "a.pdf", b"%PDF-1.7\n%\xe2\xe3", "format.unsupported"),
    _bad("pdf named txt", "a.txt", b"%PDF-1.4\n", "format.unsupported"),
    _bad("rtf", "a.rtf", b"{\\rtf1 Words}", "format.unsupported"),
    _bad(
        "old office", "a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(90), "format.unsupported"
    ),
    _bad("docx", "a.docx", lambda: _office("word/document.xml"), "format.unsupported"),
    _bad("xlsx", "a.xlsx", lambda: _office("xl/workbook.xml"), "format.unsupported"),
    _bad("epub", "a.epub", lambda: _office("META-INF/container.xml"), "format.unsupported"),
    _bad(
        "wacz",
        "a.wacz",
        lambda: zipped({"datapackage.json": b"{}", "archive/data.warc.gz": b""}),
        "format.unsupported",
    ),
    _bad("warc", "a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n", "format.unsupported"),
    _bad("warc in gzip", "a.warc.gz", lambda: gz(b"WARC/1.1\r\n"), "format.unsupported"),
    _bad("mp3", "a.mp3", b"ID3\x03" + bytes(90), "format.unsupported"),
    _bad("mp4", "a.mp4", b"\0\0\0\x18ftypmp42" + bytes(90), "format.unsupported"),
    _bad("7z", "a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(90), "format.unsupported"),
    _bad("tar", "a.tar", _tar, "format.unsupported"),
    _bad("tar in gzip", "a.tgz", lambda: gz(_tar()), "format.unsupported"),
    _bad("sqlite", "a.db", b"SQLite format 3\0" + bytes(90), "format.unsupported"),
    _bad("parquet", "a.parquet", b"PAR1" + bytes(90), "format.unsupported"),
    _bad("pickle", "a.pkl", lambda: pickle.dumps(list(range(500))), "format.binary"),
    _bad("program", "a", b"\x7fELF" + bytes(90), "format.unsupported"),
    _bad("style sheet", "a.css", b"p { color: red }", "format.unsupported"),
    _bad("script", "a.js", b"var a = 1;", "format.unsupported"),
    _bad(
        "mail",
        "a.eml",
        b"From: a@example.org\nMIME-Version: 1.0\nSubject: x\n\n" + RAW,
        "format.unsupported",
    ),
    _bad("billion laughs", "a.xml", LAUGHS.encode(), "format.unsupported"),
    _bad("billion laughs named html", "a.html", LAUGHS.encode(), "format.unsupported"),
    _bad(
        "external entity",
        "a.xml",
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        "format.unsupported",
    ),
    _bad("rss", "a.xml", b'<?xml version="1.0"?><rss version="2.0"></rss>', "format.unsupported"),
    _bad(
        "atom", "feed", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "format.unsupported"
    ),
    _bad("svg", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "format.unsupported"),
]
MARKUP = [
    _good("html without a name's help", "page", PAGE),
    _good("html named txt", "a.txt", PAGE),
    _good("html named csv", "a.csv", PAGE),
    _good("html named json", "a.json", PAGE),
    _good("xhtml", "a.xhtml", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n' + PAGE[16:]),
    _good("html after a comment", "a", b"<!-- saved -->\n" + PAGE),
    _good("html without a tag", "a.html", RAW),
    _good("prose in angle brackets", "a.txt", b"<Ormel News> " + RAW),
    _good("brackets at the start of prose", "a.txt", b"[Ormel] " + RAW),
    _good("brace at the start of prose", "a.txt", b"{Ormel} " + RAW),
    _good("html nested deep", "a.html", b"<div>" * 50_000 + RAW),
    _good("html never closed", "a.html", b"<html><body><p " + b"a=b " * 5_000),
    _bad("one line too long", "a.txt", b"x " * 20_000, "limit.bytes", limits=SMALL),
]
GZIP = [
    _good("gzip cut", "a.html.gz", lambda: gz(PAGE)[:-60], "text.truncated"),
    _good("gzip without its last byte", "a.txt.gz", lambda: gz(RAW)[:-1], "text.truncated"),
    _good("gzip with a tail", "a.txt.gz", lambda: gz(RAW) + b"tail", "text.truncated"),
    _good("gzip padded with zeros", "a.txt.gz", lambda: gz(RAW) + bytes(512)),
    _good("gzip of two members", "a.txt.gz", lambda: gz(RAW) + gz(RAW)),
    _good("gzip without the name", "a.html", lambda: gz(PAGE)),
    _good("name of gzip without it", "a.html.gz", PAGE),
    _good("gzip in gzip", "a.txt.gz.gz", lambda: gz(gz(RAW))),
    _bad("gzip head only", "a.gz", lambda: gz(RAW)[:8], "gzip.broken"),
    _bad("gzip magic only", "a.gz", b"\x1f\x8b", "gzip.broken"),
    _bad("gzip of nothing", "a.gz", lambda: gz(b""), "article.none"),
    _bad("gzip with wrong sum", "a.gz", lambda: gz(RAW)[:-8] + bytes(8), "gzip.broken"),
    _bad("gzip of another method", "a.gz", b"\x1f\x8b\x01" + bytes(60), "gzip.broken"),
    _bad("gzip bomb", "a.txt.gz", lambda: gz(bytes(30_000_000)), "limit.ratio"),
    _bad("gzip bomb in gzip", "a.gz", lambda: gz(gz(bytes(30_000_000))), "limit.ratio"),
    _bad("gzip four deep", "a.gz", lambda: gz(gz(gz(gz(RAW)))), "limit.depth"),
    _bad(
        "gzip of too much",
        "a.gz",
        lambda: gz(_noise().hex().encode() * 20),
        "limit.bytes",
        limits=SMALL,
    ),
    _bad(
        "gzip of a table cut",
        "a.csv.gz",
        lambda: gz(b"id,text\n" + b"".join(b"%d,Words %d here\n" % (n, n * n) for n in range(40)))[
            :-30
        ],
        "gzip.broken",
        captures=34,
    ),
    _bad("gzip of json cut", "a.json.gz", lambda: gz(_record().encode())[:-20], "gzip.broken"),
]
ZIP = [
    _good("zip of one", "a.zip", lambda: zipped({"a.txt": RAW})),
    _good("zip named txt", "a.txt", lambda: zipped({"a.txt": RAW})),
    _good("zip64", "a.zip", _zip64),
    _good("zip of gzip", "a.zip", lambda: zipped({"a.html.gz": gz(PAGE)})),
    _good("zip three deep", "a.zip", lambda: _nested(3)),
    _good("zip with two of a name", "a.zip", lambda: zipped({"x/a.txt": RAW, "y/a.txt": RAW}), n=2),
    _good("zip name with line ends", "a.zip", lambda: zipped({"a\n\x1b[31m.txt": RAW})),
    _bad("zip four deep", "a.zip", lambda: _nested(4), "limit.depth"),
    _bad("zip name empty", "a.zip", _nameless, "zip.path"),
    _bad("zip of nothing", "a.zip", lambda: zipped({}), "article.none"),
    _bad("zip of folders", "a.zip", lambda: zipped({"a/": b"", "b/": b""}), "article.none"),
    _bad("zip cut", "a.zip", lambda: zipped({"a.txt": RAW})[:-30], "zip.broken"),
    _bad("zip magic only", "a.zip", b"PK\x03\x04", "zip.broken"),
    _bad("zip name climbs out", "a.zip", lambda: zipped({"../../a.txt": RAW}), "zip.path"),
    _bad("zip name absolute", "a.zip", lambda: zipped({"/etc/a.txt": RAW}), "zip.path"),
    _bad("zip name with drive", "a.zip", lambda: zipped({"C:/a.txt": RAW}), "zip.path"),
    _bad(
        "zip name climbs out backwards", "a.zip", lambda: zipped({"..\\..\\a.txt": RAW}), "zip.path"
    ),
    _bad("zip with link", "a.zip", _link, "zip.link"),
    _bad("zip encrypted", "a.zip", _encrypted, "zip.encrypted"),
    _bad("zip by bzip2", "a.zip", lambda: zipped({"a": RAW}, zipfile.ZIP_BZIP2), "zip.method"),
    _bad("zip by lzma", "a.zip", lambda: zipped({"a": RAW}, zipfile.ZIP_LZMA), "zip.method"),
    _bad("zip with wrong sum", "a.zip", _bad_crc, "zip.broken"),
    _bad(
        "zip with one name twice", "a.zip", lambda: _twice(RAW, PAGE), "zip.duplicate", captures=1
    ),
    _bad("zip that lies about size", "a.zip", _small_claim, "zip.broken"),
    _bad(
        "zip with hidden files",
        "a.zip",
        lambda: zipped({".DS_Store": b"x", "__MACOSX/._a": b"y"}),
        "path.skipped",
    ),
    _bad("zip bomb", "a.zip", lambda: zipped({"a.txt": bytes(30_000_000)}), "limit.ratio"),
    _bad(
        "zip bomb beside a text",
        "a.zip",
        lambda: zipped({"a.txt": bytes(30_000_000), "b.txt": RAW}),
        "limit.ratio",
        captures=1,
    ),
    _bad(
        "zip bomb nested",
        "a.zip",
        _nested_bomb,
        *["limit.ratio"] * 64,
        limits=Limits(ratio_floor=500_000),
    ),
    _bad("zip of one stream thrice", "a.zip", _same_stream, "zip.broken", *["zip.duplicate"] * 2),
    _bad(
        "zip of too many",
        "a.zip",
        lambda: zipped({f"{n}.txt": RAW for n in range(60)}),
        "limit.entries",
        limits=SMALL,
    ),
    _bad(
        "zip of too much in all",
        "a.zip",
        lambda: zipped({f"{n}.txt": RAW * 100 for n in range(20)}, zipfile.ZIP_STORED),
        "limit.bytes",
        limits=SMALL,
        captures=6,
    ),
    _bad(
        "zip of a pdf, a text and a broken table",
        "a.zip",
        lambda: zipped({"a.pdf": b"%PDF-1.7", "b.txt": RAW, "c.csv": b"x,y\n1,2\n"}),
        "format.unsupported",
        "article.none",
        captures=1,
    ),
]
JSON = [
    _good("json of one", "a.json", lambda: _record().encode()),
    _good("json with mark", "a.json", lambda: codecs.BOM_UTF8 + _record().encode()),
    _good("json in utf-16", "a.json", lambda: _record().encode("utf-16")),
    _good("json without a name's help", "a", lambda: _record().encode()),
    _good("json with a key twice, same value", "a.json", b'{"text": "Words.", "text": "Words."}'),
    _good("json with an idle key twice", "a.json", b'{"n": 1, "n": 2, "text": "Words."}'),
    _good("json with NaN", "a.json", b'{"author": NaN, "title": -Infinity, "text": "Words."}'),
    _good("json with a huge number", "a.json", b'{"n": ' + b"9" * 50_000 + b', "text": "Words."}'),
    _good(
        "json with half a character",
        "a.json",
        b'{"text": "Words \\ud83d here"}',
        "characters.damaged",
    ),
    _good("json with odd keys", "a.json", b'{"__proto__": {"a": 1}, "": 1, "text": "Words."}'),
    _good("json list in list", "a.json", lambda: f"[[{_record()}], [[{_record()}]]]".encode(), n=2),
    _good(
        "json cut by the scraper",
        "a.json",
        b'{"content": "Words. [+1234 chars]"}',
        "text.truncated",
    ),
    _good("json lines named json", "a.json", lambda: f"{_record()}\n{_record()}\n".encode(), n=2),
    _bad("json broken", "a.json", b'{"text": "Words."', "json.broken"),
    _bad("json of python", "a.json", b"{'text': 'Words.'}", "json.broken"),
    _bad("json with a raw line end", "a.json", b'{"text": "a\nb"}', "json.broken"),
    _bad("json with a key twice", "a.json", b'{"text": "One.", "text": "Two."}', "json.ambiguous"),
    _bad("json of ten million brackets", "a.json", b"[" * 10_000_000, "limit.entries"),
    _bad("json of many brackets", "a.json", b"[" * 100_000, "json.deep"),
    _bad("json of brackets, closed", "a.json", b"[" * 400 + b"]" * 400, "json.deep"),
    _bad(
        "json of brackets, deeper than any parser goes",
        "a.json",
        b"[" * 50_000 + b"]" * 50_000,
        "json.deep",
    ),
    _good("json of brackets in words", "a.json", json.dumps({"text": '[{"\\[' * 500}).encode()),
    _bad("json of braces", "a.json", b'{"a":' * 100_000, "json.deep"),
    _bad("json lists too deep", "a.json", lambda: f"[[[[[{_record()}]]]]]".encode(), "limit.depth"),
    _bad("json text is a number", "a.json", b'{"text": 5}', "article.none"),
    _bad("json text is nothing", "a.json", b'{"text": null}', "article.none"),
    _bad("json text is empty", "a.json", b'{"text": "  "}', "article.none"),
    _bad("json without text", "a.json", b'{"title": "Words"}', "article.none"),
    _bad("json empty list", "a.json", b"[]", "article.none"),
    _bad("json empty object", "a.json", b"{}", "article.none"),
    _bad("json bare value", "a.json", b'"Words."', "article.none"),
    _bad("json list of words", "a.json", b'["a", "b"]', "article.none", "article.none"),
    _bad(
        "json with one bad of three",
        "a.json",
        lambda: f"[{_record()}, 7, {_record()}]".encode(),
        "article.none",
        captures=2,
    ),
    _bad(
        "json of too many values",
        "a.json",
        b"[" + b"0," * 5_000 + b"0]",
        "limit.entries",
        limits=SMALL,
    ),
    _bad(
        "json with a text too long",
        "a.json",
        lambda: json.dumps([{"text": "x" * 30_000}, {"text": TEXT}]).encode(),
        "limit.bytes",
        captures=1,
        limits=SMALL,
    ),
    _bad(
        "lines, one broken",
        "a.jsonl",
        lambda: f"{_record()}\n{{oops\n{_record()}".encode(),
        "json.broken",
        captures=2,
    ),
    _bad(
        "lines, first broken",
        "a.jsonl",
        lambda: f"{{oops\n{_record()}\n".encode(),
        "json.broken",
        captures=1,
    ),
    _bad(
        "lines, one no object",
        "a.ndjson",
        lambda: f"{_record()}\n[1]\n".encode(),
        "article.none",
        captures=1,
    ),
    _bad(
        "lines, one too deep",
        "a.jsonl",
        lambda: f"{_record()}\n{'[' * 5_000}\n".encode(),
        "json.deep",
        captures=1,
    ),
    _good(
        "lines with blank ones",
        "a.jsonl",
        lambda: f"\n{_record()}\r\n\r\n{_record()}\n\n".encode(),
        n=2,
    ),
    _good(
        "lines that are one json",
        "a.jsonl",
        lambda: json.dumps([{"text": TEXT}], indent=1).encode(),
    ),
]
TABLES = [
    _good("table with mark", "a.csv", codecs.BOM_UTF8 + b"id,text\n1,Words\n"),
    _good("table in utf-16 with tabs", "a.csv", "id\ttext\n1\tWords\n".encode("utf-16")),
    _good("table with semicolons", "a.csv", b"id;text\n1;Words, and words\n"),
    _good("table with bars", "a.psv", b"id|text\n1|Words\n"),
    _good("table with sep line", "a.csv", b"sep=;\nid;text\n1;Words\n"),
    _good(
        "table with line ends in cells", "a.csv", b'id,text\n1,"One.\r\n\r\nTwo, ""three""."\r\n'
    ),
    _good(
        "table with zero bytes", "a.csv", b"id,text\n1,Wor\0ds and many more of them in the cell\n"
    ),
    _good("table of an old macintosh", "a.csv", b"id,text\r1,Words\r2,More\r", n=2),
    _good("table without last line end", "a.csv", b"id,text\n1,Words"),
    _good("table of one column", "a.csv", b"text\nWords here\nAnd here\n", n=2),
    _good("table with formulas", "a.csv", b"id,text\n1,=cmd|' /C calc'!A0\n"),
    _good("table with a name twice", "a.csv", b"text,text\nOne,Two\n"),
    _good("table with escaped quotes", "a.csv", b'id,text\n1,"He said \\"no\\", twice"\n'),
    _good("table with blank after comma", "a.csv", b'id, text\n1, "One, two"\n'),
    _good("tabs and free quotes", "a.tsv", b'id\ttext\n1\t"No," he said. "Never.\n2\tNo\n', n=2),
    _good("row too short", "a.csv", b"text,url,date\nWords\n"),
    _good("table of a long cell", "a.csv", b"id,text\n1," + b"word " * 100_000 + b"\n"),
    _bad("table without text", "a.csv", b"id,price\n1,2\n", "article.none"),
    _bad("table without header", "a.csv", b"1,Words of an account\n2,More\n", "article.none"),
    _bad("table without rows", "a.csv", b"id,text\n", "article.none"),
    _bad("table of delimiters", "a.csv", b",,,,\n,,,,\n", "article.none"),
    _bad("row too long", "a.csv", b"id,text\n1,Words, more\n2,Good\n", "row.ragged", captures=1),
    _bad("row without the text", "a.csv", b"id,text\n1\n2,Good\n", "article.none", captures=1),
    _bad("row with empty text", "a.csv", b"id,text\n1,\n2,Good\n", "article.none", captures=1),
    _bad("row with text nan", "a.csv", b"id,text\n1,NaN\n2,Good\n", "article.none", captures=1),
    _bad(
        "row never closed",
        "a.csv",
        b'id,text\n1,Good\n2,"Bad, bad\n3,Good\n',
        "row.broken",
        captures=2,
    ),
    _bad(
        "row never closed, quotes after it",
        "a.csv",
        b'id,text\n1,"Good"\n2,"Bad\n3,"Good"\n4,"Good"\n',
        "row.broken",
        captures=3,
    ),
    _bad(
        "row never closed, of several lines",
        "a.csv",
        b'id,text\n1,"Good"\n2,"Bad\nOn Monday, he left\nThen, we too\n3,"Good, good"\n',
        "row.broken",
        captures=2,
    ),
    _bad(
        "many rows never closed",
        "a.csv",
        b"id,text\n" + b'1,"Bad, bad\n' * 20_000 + b"2,Good\n",
        "row.broken",
        captures=1,
    ),
    _bad(
        "row with quotes astray",
        "a.csv",
        b'id,text\n1,"No" he said, and left\n2,Good\n',
        "row.broken",
        captures=1,
    ),
    _bad("header never closed", "a.csv", b'id,"text\n1,Words\n', "row.broken"),
    _bad("a million columns", "a.csv", b"a," * 1_000_000 + b"text\n1\n", "row.broken"),
    _bad("ten thousand columns", "a.csv", b"a," * 10_000 + b"text\n1\n", "limit.entries"),
    _good("rows of delimiters below", "a.csv", b"id,text\n1,Words\n,\n,\n\n , \n"),
    _bad(
        "a line longer than any row",
        "a.csv",
        b"id,text\n1," + b"x," * 60_000 + b"\n2,Good\n",
        "row.broken",
        captures=1,
        limits=SMALL,
    ),
    _bad(
        "a million cells",
        "a.csv",
        b"id,text\n" + b"a," * 1_000_000 + b"\n2,Good\n",
        "row.ragged",
        captures=1,
    ),
    _bad(
        "too many rows",
        "a.csv",
        b"id,text\n" + b"1,Words\n" * 60,
        "limit.entries",
        captures=50,
        limits=SMALL,
    ),
    _bad(
        "a cell too long",
        "a.csv",
        b"id,text\n1," + b"x" * 30_000 + b"\n2,Good\n",
        "limit.bytes",
        captures=1,
        limits=SMALL,
    ),
    _bad("no seconds", "a.txt", RAW, "limit.seconds", limits=Limits(seconds=-1)),
]
KINDS = [*BLANK, *ENCODINGS, *FOREIGN, *MARKUP, *GZIP, *ZIP, *JSON, *TABLES]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.replace(" ", "-"))
def test_each_hostile_kind_ends_as_it_must(kind: Kind) -> None:
    captures, failures = opened(kind.make(), kind.file, kind.limits)
    assert [failure.slug for failure in failures] == list(kind.slugs)
    assert len(captures) == (kind.captures or (0 if kind.slugs else 1))
    if captures:
        assert tuple(note.slug for note in captures[0].notes) == kind.notes
    for failure in failures:
        assert failure.message.isprintable()
        assert len(failure.message) < 1_200


def test_kinds_have_names_of_their_own() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names) >= 60

"""Encoding labels as the web uses them → codecs that may be used on received bytes.

The web reads a label more kindly than the standards it names: ``iso-8859-1`` and ``ascii`` mean
windows-1252, ``gb2312`` means GB 18030 (WHATWG Encoding Standard, "Names and labels").  Labels
that are not listed are ignored, so that no label can call up a codec that is no text encoding
(``zlib``, ``unicode_escape``) or one that hides markup (``utf-7``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# Codec → labels, reduced to letters and digits.
_ALIASES: Mapping[str, str] = {
    "utf-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 utf8bom utf8sig "
    # A declaration that could be read as ASCII cannot be right about being UTF-16
    # (HTML Living Standard, 13.2.3.2, step on "UTF-16BE/LE").
    "utf16 utf16le utf16be unicode ucs2 csunicode iso10646ucs2 unicodefffe unicodefeff",
    "cp1252": "ascii usascii ansix341968 iso646us latin1 l1 iso88591 iso885911987 isoir100 "
    "csisolatin1 cp819 ibm819 xcp1252 windows1252 cp1252 ansi",
    "iso8859-2": "latin2 l2 isoir101 csisolatin2 iso885921987",
    "iso8859-3": "latin3 l3 isoir109 csisolatin3 iso885931988",
    "iso8859-4": "latin4 l4 isoir110 csisolatin4 iso885941988",
    "iso8859-5": "cyrillic isoir144 csisolatincyrillic iso885951988",
    "iso8859-6": "arabic asmo708 ecma114 isoir127 csisolatinarabic iso88596e iso88596i",
    "iso8859-7": "greek greek8 ecma118 elot928 isoir126 csisolatingreek suneugreek",
    "iso8859-8": "hebrew visual logical isoir138 csisolatinhebrew iso88598e iso88598i",
    "cp1254": "latin5 l5 iso88599 iso885991989 isoir148 csisolatin5",
    "iso8859-10": "latin6 l6 isoir157 csisolatin6 iso8859101992",
    "iso8859-15": "latin9 l9 csisolatin9",
    "cp874": "windows874 dos874 tis620 iso885911",
    "cp866": "ibm866 866 csibm866",
    "koi8-r": "koi8r koi8 koi cskoi8r",
    "koi8-u": "koi8u koi8ru",
    "mac-roman": "macintosh mac macroman xmacroman csmacintosh",
    "mac-cyrillic": "xmaccyrillic maccyrillic xmacukrainian",
    "gb18030": "gb2312 gb231280 csgb2312 gbk xgbk chinese isoir58 csiso58gb231280",
    "big5hkscs": "big5 cnbig5 csbig5 xxbig5",
    "euc_jp": "eucjp xeucjp cseucpkdfmtjapanese",
    "iso2022_jp": "iso2022jp csiso2022jp",
    "cp932": "shiftjis sjis xsjis mskanji windows31j ms932 csshiftjis",
    "cp949": "euckr cseuckr korean ksc5601 ksc56011987 ksc56011989 csksc56011987 isoir149 "
    "windows949",
}
_NUMBERED = (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)


def _table() -> Mapping[str, str]:
    table = {label: codec for codec, labels in _ALIASES.items() for label in labels.split()}
    table.update({re.sub(r"[^a-z0-9]", "", codec): codec for codec in _ALIASES})
    table.update({f"iso8859{n}": f"iso8859-{n}" for n in _NUMBERED})
    for n in (0, 1, 3, 4, 5, 6, 7, 8):
        table.update({f"{prefix}125{n}": f"cp125{n}" for prefix in ("windows", "cp", "xcp")})
    return MappingProxyType(table)


_CODECS = _table()
_MANY_BYTES = frozenset({"gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949"})


def codec_of(label: str) -> str | None:
    """The codec that a declared label stands for.

    Args:
        label: As declared, e.g. ``ISO-8859-1``.

    Returns:
        A Python codec, or ``None`` where the label names no encoding of text.

    >>> codec_of("ISO-8859-1"), codec_of("zlib")
    ('cp1252', None)
    """
    return _CODECS.get(re.sub(r"[^a-z0-9]", "", label.lower()))


def is_single_byte(codec: str) -> bool:
    """Whether each byte of the encoding is one character, so that almost anything decodes."""
    return codec not in _MANY_BYTES and not codec.startswith("utf")


def encoding_name(codec: str) -> str:
    """The name by which an encoding is shown.

    >>> encoding_name("cp1252"), encoding_name("iso8859-2")
    ('windows-1252', 'iso-8859-2')
    """
    name = codec.replace("_", "-")
    if re.fullmatch(r"cp(125\d|874|949)", name):
        return f"windows-{name[2:]}"
    return re.sub(r"^iso8859-", "iso-8859-", name)

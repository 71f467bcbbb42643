from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import UnsupportedFormat
from rashomon.ingest.decode import decode
from rashomon.ingest.encodings import codec_of, encoding_name

ENGLISH = "“We had no choice,” said Ilse Varga — the harbour’s chair… and left.\n" * 3
FRENCH = "La présidente du conseil a déclaré que le quai était fermé, à son grand regret.\n" * 3
POLISH = "Przewodnicząca rady portu powiedziała, że nabrzeże zostanie zamknięte później.\n" * 3
RUSSIAN = "Председатель совета заявила, что северный причал будет закрыт во вторник.\n" * 3
GREEK = "Η πρόεδρος του συμβουλίου είπε ότι η βόρεια προβλήτα θα κλείσει την Τρίτη.\n" * 3
CHINESE = "港口委员会周二投票决定关闭北码头。主席说，我们别无选择。\n" * 3
JAPANESE = "港の評議会は火曜日に北埠頭の閉鎖を決議した。ほかに道はなかったと議長は述べた。\n" * 3


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        ("It cost £5 at José’s.", "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "cp1253"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
    ],
    ids=["en", "fr", "short", "pl", "ru", "ru-koi8", "el", "zh", "ja"],
)
def test_undeclared_encodings_are_detected_and_said_to_be(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert [note.slug for note in decoded.notes] == ["encoding.guessed"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CHINESE], ids=["en", "ru", "zh"])
def test_unicode_is_sure(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.notes) == (text, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_need_no_mark(codec: str) -> None:
    decoded = decode(ENGLISH.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.notes) == (ENGLISH, codec, ())


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        ("iso-8859-1", "cp1252", "windows-1252"),
        ("Windows-1252", "cp1252", "windows-1252"),
        ("us-ascii", "cp1252", "windows-1252"),
        ("windows-1252", "utf-8", "utf-8"),
        ("utf-8", "utf-8", "utf-8"),
        ("bogus", "utf-8", "utf-8"),
        ("utf-16", "utf-8", "utf-8"),
    ],
)
@pytest.mark.parametrize(
    "markup",
    ['<meta charset="{}">', "<meta charset={}>", "<?xml version='1.0' encoding='{}'?><html>"],
)
def test_declarations(declared: str, codec: str, encoding: str, markup: str) -> None:
    text = markup.format(declared) + ENGLISH
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, encoding, ())


def test_plain_text_declares_nothing() -> None:
    text = "Write <meta charset=koi8-r> at the top. “Yes.”"
    assert decode(text.encode("cp1252")).text == text


def test_damage_is_counted() -> None:
    decoded = decode("“Yes” – no".encode() + b"\xff x \xfe\xff y")
    assert decoded.text.count("�") == 3
    assert [note.slug for note in decoded.notes] == ["characters.damaged"]


def test_replacement_characters_of_the_text_are_its_own() -> None:
    assert decode("so \ufffd it came".encode()).notes == ()


@pytest.mark.parametrize("label", ["zlib", "utf-7", "rot13", "idna", "unicode_escape", "mbcs", ""])
def test_labels_that_are_no_encoding_of_text(label: str) -> None:
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("latin1", "windows-1252"),
        ("ISO_8859-15", "iso-8859-15"),
        ("cp1251", "windows-1251"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("KOI8-R", "koi8-r"),
        ("euc-kr", "windows-949"),
        ("Big5", "big5hkscs"),
        ("mac", "mac-roman"),
    ],
)
def test_labels(label: str, name: str) -> None:
    codec = codec_of(label)
    assert codec is not None
    "words".encode(codec)
    assert encoding_name(codec) == name


@given(st.text(min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        decoded = decode(data)
    except UnsupportedFormat:
        return
    if not data.startswith("\ufeff".encode()) and b"\0" not in data:
        assert decoded.text == data.decode()


@given(st.binary())
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnsupportedFormat:
        return
    decoded.text.encode()
    assert decode(data) == decoded

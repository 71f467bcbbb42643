"""Arbitrary and damaged bytes under every name: captures and failures, never another error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.ingest import column_mapping, open_received, replay_many
from rashomon.ingest.names import shown_name
from rashomon.model.documents import Capture, Failure
from rashomon.settings import Limits
from tests.ingest.files import HTML, TEXT, gz, received, zipped

# Small, so that caps are met as often as not.
LIMITS = Limits(
    file_bytes=200_000,
    text_bytes=2_000,
    archive_bytes=20_000,
    ratio_floor=5_000,
    entries=20,
)
NAMES = [
    "a.txt",
    "a.md",
    "a.html",
    "a.htm",
    "a.json",
    "a.jsonl",
    "a.ndjson",
    "a.csv",
    "a.tsv",
    "a.zip",
    "a.gz",
    "a.html.gz",
    "a.csv.gz",
    "a",
    "a.xml",
    "a.pdf",
    ".gz",
]
RECORD = {
    "id": "7",
    "title": "Quay closed",
    "text": TEXT,
    "authors": ["Ada Vell"],
    "n": [1.5, None],
}
TABLE = (
    f'id,title,text,date\n1,"Quay, closed","{TEXT}",2031-04-23\n2,Next,"He said ""no"".\nTwice.",\n'
)
SOUND = {
    "a.txt": TEXT.encode(),
    "b.txt": TEXT.encode("utf-16"),
    "a.html": HTML.encode(),
    "a.json": json.dumps([RECORD, RECORD]).encode(),
    "a.jsonl": (json.dumps(RECORD) + "\n").encode() * 3,
    "a.csv": TABLE.encode(),
    "a.html.gz": gz(HTML.encode()),
    "b.csv.gz": gz(TABLE.encode()),
    "a.zip": zipped({"a.txt": TEXT.encode(), "b/c.csv": TABLE.encode(), "d.gz": gz(HTML.encode())}),
    "b.zip": zipped({"in.zip": zipped({"a.html": HTML.encode()})}),
}
TOKENS = [
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        '"',
        "\\",
        "\\u",
        "\\ud800",
        "NaN",
        "1e999",
        "-",
        "null",
        "true",
    ),
    *('"text"', '"title"', '"articles"', '"data"', '"id"', "text", "id", "title", "\t", ";", "|"),
    *(
        "\n",
        "\r",
        "\r\n",
        '""',
        "\0",
        "\ufeff",
        "<",
        "<html>",
        "<!--",
        "<?xml",
        "<!DOCTYPE",
        "&",
        "words",
    ),
]


def check(data: bytes, name: str) -> None:
    """Opens bytes twice, replays what was captured, and checks what every outcome promises."""
    file = received(data)
    found = list(open_received(file, name, LIMITS))
    assert found
    assert list(open_received(file, name, LIMITS)) == found
    captures = [item for item in found if isinstance(item, Capture)]
    assert len({capture.id for capture in captures}) == len(captures)
    for capture in captures:
        capture.text.encode()
        assert capture.name == shown_name(capture.name)
        for part in capture.parts:
            assert part.span.of(capture.text).strip()
    again = replay_many(file, [(item.name, item.locator) for item in captures], LIMITS)
    assert list(again) == captures
    for failure in found:
        if isinstance(failure, Failure):
            assert failure.slug
            assert failure.message
            failure.message.encode()
    try:
        column_mapping(file, name, LIMITS)
    except InputError:
        assert len(captures) < len(found)


@settings(max_examples=600)
@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    check(data, name)


@settings(max_examples=600)
@given(st.lists(st.sampled_from(TOKENS), max_size=60), st.sampled_from(NAMES))
def test_any_tokens_under_any_name(tokens: list[str], name: str) -> None:
    check("".join(tokens).encode("utf-8", "surrogatepass"), name)


@settings(max_examples=200)
@given(st.binary(max_size=200), st.sampled_from(NAMES), st.sampled_from(["gzip", "zip"]))
def test_any_bytes_well_packed(data: bytes, name: str, packing: str) -> None:
    check(gz(data) if packing == "gzip" else zipped({name: data}), name)


EDIT = st.tuples(
    st.sampled_from(["cut", "flip", "double", "drop", "insert"]),
    st.floats(0, 1),
    st.integers(0, 255),
)


def edited(data: bytes, edits: list[tuple[str, float, int]]) -> bytes:
    """Applies edits, each at a share of the length."""
    for kind, share, value in edits:
        at = min(int(share * len(data)), max(len(data) - 1, 0))
        head, tail = data[:at], data[at:]
        if kind == "cut":
            data = head
        elif kind == "flip" and tail:
            data = head + bytes([tail[0] ^ (value or 1)]) + tail[1:]
        elif kind == "double":
            data = head + tail[: value + 1] + tail
        elif kind == "drop":
            data = head + tail[value + 1 :]
        else:
            data = head + bytes([value]) + tail
    return data


@settings(max_examples=600)
@given(st.sampled_from(sorted(SOUND)), st.lists(EDIT, min_size=1, max_size=4))
def test_damaged_files(name: str, edits: list[tuple[str, float, int]]) -> None:
    check(edited(SOUND[name], edits), name)


@pytest.mark.parametrize("name", sorted(SOUND))
def test_the_files_that_are_damaged_are_sound(name: str) -> None:
    assert all(
        isinstance(item, Capture) for item in open_received(received(SOUND[name]), name, Limits())
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(SOUND))
def test_cut_anywhere(name: str) -> None:
    data = SOUND[name]
    for end in range(0, len(data), 7):
        check(data[:end], name)

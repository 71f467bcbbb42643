from __future__ import annotations

import json

import pytest

from rashomon.errors import InputError
from rashomon.ingest import column_mapping, open_received, replay
from rashomon.model.codec import from_json, to_json
from rashomon.model.documents import Capture
from rashomon.model.ids import content_id
from rashomon.settings import Limits
from tests.ingest.files import HTML, TEXT, gz, only, opened, received, zipped

LINE = json.dumps({"text": TEXT})


def rows(data: bytes, name: str) -> list[tuple[str, tuple[str, ...]]]:
    captures, _ = opened(data, name)
    return [(capture.name, capture.locator) for capture in captures]


def test_plain_text_is_the_file_as_it_is() -> None:
    capture = only(b"One.\r\n\r\nTwo.\n", "a.txt")
    assert capture.text == "One.\r\n\r\nTwo.\n"
    assert (capture.name, capture.locator, capture.media) == ("a.txt", (), "text")
    assert capture.id == content_id("cap", capture.sha256, [], "a.txt")
    assert capture.encoding == "utf-8"


@pytest.mark.parametrize(
    ("name", "data", "locator", "media"),
    [
        ("a.md", TEXT.encode(), (), "text"),
        ("a", TEXT.encode(), (), "text"),
        ("a.html", HTML.encode(), (), "html"),
        ("a.html.gz", gz(HTML.encode()), ("gzip",), "html"),
        ("a.zip", zipped({"x/b.html": HTML.encode()}), ("zip", "x/b.html"), "html"),
        ("a.csv", b"text\nWords\n", ("row", "1"), "record"),
        ("a.jsonl", f"\n{LINE}\n".encode(), ("line", "2"), "record"),
        ("a.json", f"[{LINE}]".encode(), ("item", "1"), "record"),
        ("a.json", b'{"html": "<p>Words</p>"}', ("item", "1"), "html"),
        (
            "a.zip",
            zipped({"b.csv.gz": gz(b"text\nWords\n")}),
            ("zip", "b.csv.gz", "gzip", "row", "1"),
            "record",
        ),
    ],
)
def test_locator_and_media(name: str, data: bytes, locator: tuple[str, ...], media: str) -> None:
    capture = only(data, name)
    assert capture.locator == locator
    assert capture.media == media


def test_names_of_rows() -> None:
    assert rows(b"id,text\nx7,Words\n,Words\n", "t.csv") == [
        ("x7", ("row", "1")),
        ("t.csv#2", ("row", "2")),
    ]
    assert rows(f"[{LINE}, {LINE}]".encode(), "t.json") == [
        ("t.json#1", ("item", "1")),
        ("t.json#2", ("item", "2")),
    ]
    assert rows(f"{LINE}\n\n{LINE}".encode(), "t.jsonl") == [
        ("t.jsonl#1", ("line", "1")),
        ("t.jsonl#3", ("line", "3")),
    ]


def test_one_object_bears_the_name_of_its_file() -> None:
    assert only(b'{"id": "x7", "text": "Words"}', "t.json").name == "t.json"
    assert only(b'{"article": {"id": "x7", "text": "Words"}}', "t.json").name == "t.json"


@pytest.mark.parametrize("field", ["id", "ID", "doc_id", "document_id", "uuid", "_id"])
def test_fields_that_name_a_row(field: str) -> None:
    assert only(f"{field},text\nx7,Words\n".encode(), "t.csv").name == "x7"


@pytest.mark.parametrize("field", ["idx", "user_id", "story", "Unnamed: 0", "image_id"])
def test_fields_that_do_not(field: str) -> None:
    assert only(f"text,{field}\nWords,x7\n".encode(), "t.csv").name == "t.csv#1"


@pytest.mark.parametrize("own", [7, 7.5, "7", [7], True, None, "", "x" * 300])
def test_values_of_an_id(own: object) -> None:
    name = only(json.dumps([{"id": own, "text": TEXT}]).encode(), "t.json").name
    assert name == {"7": "7", "7.5": "7.5", "[7]": "7"}.get(str(own), "t.json#1")


def test_names_of_zip_entries() -> None:
    data = zipped(
        {"x/a.txt": b"One", "y/a.txt": b"Two", "z/b.txt": b"Three", "c.csv": b"text\nIV\n"}
    )
    assert [name for name, _ in rows(data, "t.zip")] == ["c.csv#1", "x/a.txt", "y/a.txt", "b.txt"]


def test_two_rows_of_one_id_are_two_captures() -> None:
    captures, _ = opened(b"id,text\n7,Words\n7,Words\n", "t.csv")
    assert len({capture.id for capture in captures}) == 2


def test_record_text_and_parts() -> None:
    capture = only(json.dumps({"title": " A title ", "text": "<p>Words</p>\n"}).encode(), "a.json")
    assert capture.text == " A title \n\n<p>Words</p>\n"
    assert [(part.name, part.span.of(capture.text)) for part in capture.parts] == [
        ("title", " A title "),
        ("text", "<p>Words</p>\n"),
    ]


def test_damage_is_the_doubt_of_the_row_it_is_in() -> None:
    captures, _ = opened(
        "id,text\n1,“One”\n2,“Tw\xff”\n".encode().replace(b"\xc3\xbf", b"\xff"), "a.csv"
    )
    assert [[note.slug for note in capture.notes] for capture in captures] == [
        [],
        ["characters.damaged"],
    ]


def test_failures_say_where() -> None:
    _, failures = opened(zipped({"x/t.jsonl": f"{LINE}\noops\n".encode()}), "a.zip")
    assert [(failure.name, failure.slug) for failure in failures] == [
        ("a.zip/x/t.jsonl#2", "json.broken")
    ]


def test_captures_are_stored_and_come_back() -> None:
    data = zipped({"a.csv": b"id,text,author\n7,Words,Ada Vell\n", "b.txt.gz": gz(b"x\xe9 y")[:-3]})
    captures, _ = opened(data, "a.zip")
    for capture in captures:
        assert from_json(Capture, json.loads(json.dumps(to_json(capture)))) == capture


def test_order_of_entries_in_an_archive_is_of_no_account() -> None:
    entries = {"b.txt": b"Two", "a.txt": b"One"}
    texts = [
        [capture.text for capture in opened(zipped(packed), "a.zip")[0]]
        for packed in (entries, dict(sorted(entries.items())))
    ]
    assert texts == [["One", "Two"], ["One", "Two"]]


@pytest.mark.parametrize(
    "locator",
    [("gzip",), ("zip", "a.txt"), ("row", "9"), ("item", "1"), ("line", "x"), ("oops",), ("zip",)],
)
def test_replay_of_steps_that_lead_nowhere(locator: tuple[str, ...]) -> None:
    with pytest.raises(InputError):
        replay(received(b"id,text\n1,Words\n"), "1", locator, Limits())


def test_replay_notices_other_bytes() -> None:
    first = only(b"id,text\n1,Words\n", "a.csv")
    other = replay(received(b"id,text\n1,Other\n"), first.name, first.locator, Limits())
    assert other.text != first.text
    assert other.id != first.id


def test_column_mapping_is_reported() -> None:
    table = b"ID,Publisher,scrape_time,Body,Date,pub_date\n1,Ormel Gazette,2031,Words,x,y\n"
    assert column_mapping(received(table), "a.csv") == {
        "id": "ID",
        "outlet": "Publisher",
        "text": "Body",
        "published": "pub_date, Date",
    }
    assert column_mapping(received(gz(table)), "a.csv.gz") is not None
    assert column_mapping(received(f"{LINE}\n".encode()), "a.jsonl") == {"text": "text"}
    assert column_mapping(received(f"[{LINE}]".encode()), "a.json") == {"text": "text"}
    assert column_mapping(received(TEXT.encode()), "a.txt") is None
    assert column_mapping(received(zipped({"a.csv": table})), "a.zip") is None
    with pytest.raises(InputError, match="‘price’"):
        column_mapping(received(b"id,price\n1,2\n"), "a.csv")


def test_a_missing_text_column_lists_what_there_is_and_what_is_looked_for() -> None:
    _, failures = opened(b"id,price\n1,2\n", "a.csv")
    assert "‘id’, ‘price’" in failures[0].message
    assert "maintext" in failures[0].message


def test_reading_stops_where_the_reader_stops() -> None:
    found = open_received(received(b"id,text\n" + b"1,Words\n" * 1_000), "a.csv", Limits(entries=3))
    assert [type(item).__name__ for item in found] == ["Capture"] * 3 + ["Failure"]

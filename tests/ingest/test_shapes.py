"""The shapes that scrapers and platforms write, as they write them, with invented contents."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rashomon.model.documents import Given
from tests.ingest.files import TEXT, only, opened

URL = "https://gazette.example/2031/04/quay-closed"
FULL = Given("Quay closed", URL, "gazette.example", ("Ada Vell", "Ben Orr"), ("2031-04-23",), "en")

NEWS_PLEASE = {
    "authors": ["Ada Vell", "Ben Orr"],
    "date_download": "2031-05-01 10:00:00",
    "date_modify": "2031-04-24 10:00:00",
    "date_publish": "2031-04-23",
    "description": "The council voted.",
    "filename": "x.json",
    "image_url": "https://gazette.example/a.jpg",
    "language": "en",
    "localpath": None,
    "maintext": TEXT,
    "source_domain": "gazette.example",
    "title": "Quay closed",
    "title_page": None,
    "url": URL,
}
NEWSPAPER = {
    "source_url": "https://gazette.example",
    "url": URL,
    "title": "Quay closed",
    "top_image": "",
    "text": TEXT,
    "authors": ["Ada Vell", "Ben Orr"],
    "publish_date": "2031-04-23",
    "summary": "",
    "meta_lang": "en",
    "source": "gazette.example",
    "language": "en",
}
TRAFILATURA = {
    "title": "Quay closed",
    "author": "Ada Vell; Ben Orr",
    "hostname": "gazette.example",
    "date": "2031-04-23",
    "fingerprint": "a1",
    "id": None,
    "raw_text": "Menu " + TEXT,
    "text": TEXT,
    "language": "en",
    "filedate": "2031-05-01",
    "source": URL,
    "sitename": None,
    "excerpt": "The council voted.",
}
FUNDUS = {
    "title": "Quay closed",
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [TEXT]}]},
    "authors": ["Ada Vell", "Ben Orr"],
    "publishing_date": "2031-04-23",
    "publisher": "gazette.example",
    "topics": ["harbour"],
    "url": URL,
    "lang": "en",
}
JSON_LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
    "headline": "Quay closed",
    "articleBody": TEXT,
    "datePublished": "2031-04-23",
    "dateModified": "2031-04-24",
    "author": [{"@type": "Person", "name": "Ada Vell"}, {"@type": "Person", "name": "Ben Orr"}],
    "publisher": {"@type": "Organization", "name": "gazette.example"},
    "inLanguage": "en",
}
GRAPH = {"@graph": [{"@type": "Organization", "name": "x"}, JSON_LD, {"@type": "ImageObject"}]}
NEWS_API = {
    "status": "ok",
    "totalResults": 1,
    "articles": [
        {
            "source": {"id": None, "name": "gazette.example"},
            "author": "Ada Vell, Ben Orr",
            "title": "Quay closed",
            "url": URL,
            "publishedAt": "2031-04-23",
            "content": TEXT,
            "language": "en",
        }
    ],
}
GUARDIAN = {
    "response": {
        "status": "ok",
        "results": [
            {
                "id": "quay-closed",
                "webTitle": "Quay closed",
                "webUrl": URL,
                "webPublicationDate": "2031-04-23",
                "fields": {
                    "bodyText": TEXT,
                    "byline": "Ada Vell, Ben Orr",
                    "publication": "gazette.example",
                    "lang": "en",
                },
            }
        ],
    }
}
WORDPRESS = [
    {
        "id": 7,
        "date_gmt": "2031-04-23",
        "modified": "2031-04-24",
        "link": URL,
        "title": {"rendered": "Quay closed"},
        "content": {"rendered": TEXT, "protected": False},
        "authors": ["Ada Vell", "Ben Orr"],
        "site": "gazette.example",
        "lang": "en",
    }
]
ELASTIC = {"hits": {"total": 1, "hits": [{"_index": "news", "_id": "7", "_source": NEWS_PLEASE}]}}
NESTED_META = {
    "text": TEXT,
    "metadata": {key: NEWS_PLEASE[key] for key in NEWS_PLEASE if key != "maintext"},
}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(NEWS_PLEASE, id="news-please"),
        pytest.param(NEWSPAPER, id="newspaper"),
        pytest.param(TRAFILATURA, id="trafilatura"),
        pytest.param(FUNDUS, id="fundus"),
        pytest.param(JSON_LD, id="json-ld"),
        pytest.param(GRAPH, id="json-ld graph"),
        pytest.param(NEWS_API, id="newsapi"),
        pytest.param(GUARDIAN, id="guardian"),
        pytest.param(WORDPRESS, id="wordpress"),
        pytest.param(ELASTIC, id="elasticsearch"),
        pytest.param(NESTED_META, id="metadata inside"),
        pytest.param([NEWS_PLEASE], id="list"),
        pytest.param({"data": {"articles": [NEWS_PLEASE]}}, id="list inside"),
    ],
)
def test_shape(value: Any) -> None:
    capture = only(json.dumps(value).encode(), "a.json")
    assert capture.text == f"Quay closed\n\n{TEXT}"
    assert capture.given == FULL


def test_a_fundus_body_is_joined_by_blank_lines() -> None:
    body = {
        "summary": ["In short."],
        "sections": [
            {"headline": [], "paragraphs": ["One.", "Two."]},
            {"headline": ["Part two"], "paragraphs": ["Three."]},
        ],
    }
    capture = only(json.dumps({"body": body}).encode(), "a.json")
    assert capture.text == "In short.\n\nOne.\n\nTwo.\n\nPart two\n\nThree."


@pytest.mark.parametrize(
    "field",
    [
        "scrape_time",
        "crawl_date",
        "date_download",
        "date_modify",
        "updated",
        "filedate",
        "timestamp",
    ],
)
def test_dates_that_are_not_of_publication(field: str) -> None:
    given = only(json.dumps({"text": TEXT, field: "2031-04-23"}).encode(), "a.json").given
    assert given.published == ()


def test_every_date_of_publication_is_kept_the_most_specific_first() -> None:
    value = {"text": TEXT, "date": "2031-04-23", "pubDate": "23 April 2031 10:00", "published": ""}
    given = only(json.dumps(value).encode(), "a.json").given
    assert given.published == ("23 April 2031 10:00", "2031-04-23")


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Ada Vell", ("Ada Vell",)),
        ("Ada Vell, Ben Orr", ("Ada Vell", "Ben Orr")),
        ("Vell, Ada", ("Vell, Ada",)),
        ("Vell, Ada; Orr, Ben", ("Vell, Ada", "Orr, Ben")),
        ("Ada Vell|Ben Orr", ("Ada Vell", "Ben Orr")),
        ("['Ada Vell', \"Ben O'Orr\"]", ("Ada Vell", "Ben O'Orr")),
        ("[]", ()),
        ("nan", ()),
        ([], ()),
        ([{"name": "Ada Vell"}, "Ben Orr", None, 7.5], ("Ada Vell", "Ben Orr", "7.5")),
        ({"name": "Ada Vell"}, ("Ada Vell",)),
        ('["' + '\\"' * 50_000, ()),
    ],
)
def test_authors(value: Any, authors: tuple[str, ...]) -> None:
    given = only(json.dumps({"text": TEXT, "authors": value}).encode(), "a.json").given
    assert given.authors == authors


def test_the_first_text_field_that_is_filled_counts() -> None:
    value = {"raw_text": "Menu", "content": TEXT, "text": " "}
    assert only(json.dumps(value).encode(), "a.json").text == TEXT


def test_text_goes_before_markup() -> None:
    value = {"html": "<p>Menu</p>", "text": TEXT}
    capture = only(json.dumps(value).encode(), "a.json")
    assert (capture.media, capture.text) == ("record", TEXT)


def test_markup_alone_is_read_as_markup_with_its_metadata() -> None:
    value = {"raw_html": "<p>Words</p>", "title": "Quay closed", "url": URL}
    capture = only(json.dumps(value).encode(), "a.json")
    assert (capture.media, capture.text, capture.parts) == ("html", "<p>Words</p>", ())
    assert capture.given == Given("Quay closed", URL)


def test_a_source_that_is_an_address_is_no_outlet() -> None:
    given = only(json.dumps({"text": TEXT, "source": URL}).encode(), "a.json").given
    assert (given.url, given.outlet) == (URL, "")


@pytest.mark.parametrize(
    ("fields", "outlet"),
    [
        ({"website": "https://gazette.example"}, "https://gazette.example"),
        ({"website": "https://gazette.example", "source": "Ormel Gazette"}, "Ormel Gazette"),
        ({"sitename": "", "hostname": "gazette.example"}, "gazette.example"),
        ({"publisher": {"name": "Ormel Gazette"}}, "Ormel Gazette"),
    ],
)
def test_outlets(fields: dict[str, Any], outlet: str) -> None:
    given = only(json.dumps({"text": TEXT, **fields}).encode(), "a.json").given
    assert (given.url, given.outlet) == ("", outlet)


def test_numbers_are_metadata_and_kept_as_written() -> None:
    value = b'[{"text": "Words", "id": 12345678901234567890.10, "date": 1e9}]'
    capture = only(value, "a.json")
    assert capture.name == "12345678901234567890.10"
    assert capture.given.published == ("1e9",)


@pytest.mark.parametrize(
    "header",
    [
        "id,title,text,url,date,publisher,author,lang",
        "doc_id;Headline;Content;Link;PubDate;Source;Byline;Language",
        "uuid\tArticle Title\tFull Text\tURL\tDate Published\tOutlet\tAuthors\tlanguage",
        '"ID","TITLE","BODY","Page URL","Publish Date","Site","Writer","in_language"',
    ],
)
def test_column_names(header: str) -> None:
    delimiter = next(mark for mark in ";\t," if mark in header)
    cells = ["x7", "Quay closed", "Words.", URL, "2031-04-23", "gazette.example", "Ada Vell", "en"]
    capture = only(f"{header}\n{delimiter.join(cells)}\n".encode(), "a.csv")
    assert capture.name == "x7"
    assert capture.text == "Quay closed\n\nWords."
    assert capture.given == Given(
        "Quay closed", URL, "gazette.example", ("Ada Vell",), ("2031-04-23",), "en"
    )


def test_a_table_without_the_name_of_one() -> None:
    assert only(b"id,text\n1,Words\n", "a.txt").locator == ("row", "1")
    assert only(b"Text, he wrote\nand more text\n", "a.txt").locator == ()


def test_linked_data_about_other_things_alone_is_no_account() -> None:
    _, failures = opened(b'{"@graph": [{"@type": "Person", "name": "Ada Vell"}]}', "a.json")
    assert [failure.slug for failure in failures] == ["article.none"]

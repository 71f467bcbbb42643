from __future__ import annotations

import json

import pytest

from rashomon.clean.extract import Extract
from rashomon.clean.html import extract_html
from rashomon.settings import Limits
from tests.clean.captures import text_capture
from tests.clean.html_samples import page, story


def extract(head: str = "", body: str = "", attrs: str = ' lang="en"') -> Extract:
    markup = page(body or story(), head, attrs)
    return extract_html(text_capture(markup, media="html"), Limits())


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "Velmora keeps its bridge shut",
    "author": [{"@type": "Person", "name": "Ines Harrow"}, {"name": "Tomas Brol"}],
    "publisher": {"name": "The Velmora Ledger"},
    "datePublished": "2031-04-22T23:30:00-05:00",
    "dateModified": "2031-04-24T08:00:00Z",
    "inLanguage": "en-GB",
    "mainEntityOfPage": "https://ledger.example/2031/04/22/bridge",
}


@pytest.mark.parametrize("value", [NEWS, [NEWS], {"@graph": [{"@type": "WebSite"}, NEWS]}])
def test_linked_data(value: object) -> None:
    found = extract(linked(value), attrs="")
    assert found.authors == ("Ines Harrow", "Tomas Brol")
    assert found.outlet == "The Velmora Ledger"
    assert found.url == "https://ledger.example/2031/04/22/bridge"
    assert found.language == "en-GB"
    values = [(date.value, date.basis) for date in found.dates]
    assert values == [("2031-04-22", "metadata"), ("2031-04-22", "url"), ("2031-04-24", "metadata")]


def test_references_within_linked_data_are_followed() -> None:
    graph = [
        {"@type": "Article", "author": {"@id": "#ines"}},
        {"@type": "Person", "@id": "#ines", "name": "Ines Harrow"},
    ]
    assert extract(linked({"@graph": graph})).authors == ("Ines Harrow",)


def test_articles_in_lists_of_teasers_are_not_this_one() -> None:
    teasers = {"@type": "ItemList", "itemListElement": [{"item": NEWS}]}
    assert extract(linked(teasers)).dates == ()


def test_meta_tags() -> None:
    found = extract(
        '<link rel="canonical" href="https://ledger.example/a?x=1&amp;y=2">'
        '<meta property="og:site_name" content="Velmora Ledger">'
        '<meta name="author" content="By Ines Harrow and Tomas Brol, Staff Reporters">'
        '<meta property="article:published_time" content="2031-04-22T10:00:00+02:00">'
    )
    assert found.url == "https://ledger.example/a?x=1&y=2"
    assert found.outlet == "Velmora Ledger"
    assert found.authors == ("Ines Harrow", "Tomas Brol")
    assert [date.value for date in found.dates] == ["2031-04-22"]
    assert found.dates[0].origin is not None


def test_the_host_is_the_outlet_of_last_resort() -> None:
    found = extract('<link rel=canonical href="https://www.ledger.example/a">')
    assert found.outlet == "ledger.example"


def test_the_outlet_is_no_author() -> None:
    news = NEWS | {"author": {"name": "The Velmora Ledger"}}
    body = story(inside="").replace("</h1>", "</h1><p class=byline>By Ines Harrow</p>")
    assert extract(linked(news), body).authors == ("Ines Harrow",)


def test_a_date_shown_near_the_headline() -> None:
    body = story().replace("</h1>", "</h1><div class=meta>Posted 22 April 2031</div>")
    found = extract("", body)
    (date,) = found.dates
    assert (date.value, date.basis, date.span) == ("2031-04-22", "byline", None)
    assert date.origin is not None
    assert date.origin.of(page(body)) == "22 April 2031"


def test_a_day_of_change_does_not_outrank_the_day_shown() -> None:
    body = story().replace("</h1>", "</h1><div class=meta>22 April 2031</div>")
    found = extract('<meta property="article:modified_time" content="2031-05-01">', body)
    assert [(date.value, date.basis) for date in found.dates] == [
        ("2031-04-22", "byline"),
        ("2031-05-01", "inferred"),
    ]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[[[[", '{"@type": 5}', "null", "NaN", '{"@type":"NewsArticle","author":{"name":7}}'],
)
def test_broken_linked_data_say_nothing(text: str) -> None:
    found = extract(f'<script type="application/ld+json">{text}</script>')
    assert found.dates == ()
    assert found.authors == ()

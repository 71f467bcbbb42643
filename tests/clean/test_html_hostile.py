from __future__ import annotations

import time

import pytest

from rashomon.clean.html import extract_html
from rashomon.errors import NoArticleText
from rashomon.settings import Limits
from tests.clean.captures import text_capture
from tests.clean.html_samples import BODY, LEAD, assert_clean, assert_mapped

_TEXT = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))
_LD = '<script type="application/ld+json">'

# Each would take minutes or hours if any step looked at its characters more than a few times.
STORMS = {
    "nested": "<div>" * 100_000 + _TEXT,
    "nested and closed": "<div>" * 100_000 + _TEXT + "</div>" * 100_000,
    "nested inline": "<b>" * 100_000 + _TEXT,
    "long attribute": f'<div class="{"a " * 500_000}">' + _TEXT,
    "many attributes": "<div " + "a=b " * 200_000 + ">" + _TEXT,
    "less-than": "<" * 200_000 + _TEXT,
    "less-than, blank": _TEXT + "< " * 200_000,
    "tags never ended": _TEXT + "<a " * 200_000,
    "quotes never ended": _TEXT + '<a b="' * 200_001,
    "script never ended": _TEXT + "<script>" + "a<b>" * 200_000,
    "comments never ended": _TEXT + "<!--" * 200_000,
    "raw text never ended": _TEXT + "<textarea>" + "</textare" * 100_000,
    "nulls": "\0" * 200_000 + _TEXT.replace(" ", "\0 "),
    "ampersands": "&" * 200_000 + _TEXT,
    "half references": _TEXT + "<p>" + "&a&#&#x" * 50_000,
    "endless number": _TEXT + "<p>&#" + "9" * 200_000 + ";</p>",
    "stray ends": "<div>" * 500 + "<a>" + "<div>" * 5 + _TEXT + "</a>" * 200_000,
    "ends behind a cell": "<div><table><td>" + "<i>" * 450 + _TEXT + "</div>" * 100_000,
    "cells": "<table>" + "<tr><td>" * 30_000 + _TEXT,
    "items": "<ul><li>" * 30_000 + _TEXT,
    "blanks": _TEXT + "<p>a" + " " * 500_000 + "b</p>",
    "breaks": _TEXT + "<p>a" + "<br> " * 50_000 + "b</p>",
    "one line": "<p>" + "The word is here, and it stays. " * 30_000 + "</p>",
    "headlines": "<title>The council of Velmora</title>"
    + "<h1>The council of Velmora</h1>" * 10_000
    + _TEXT,
    "deep lists in linked data": _LD + "[" * 200_000 + "</script>" + _TEXT,
    "deep objects in linked data": _LD + '{"@graph":' * 50_000 + "1" + "}" * 50_000 + _TEXT,
    "odd shapes in linked data": _LD
    + '[{"@type":"NewsArticle","datePublished":'
    + "9" * 10_000
    + ',"author":[[1],{"name":NaN},{"name":{"a":1}}],"headline":[[]]},7,null]</script>'
    + _TEXT,
    "bylines": _TEXT + '<span class="author">' * 20_000,
    "dates": _TEXT + '<time datetime="2031-02-02">' * 20_000,
}


@pytest.mark.parametrize("name", sorted(STORMS))
def test_hostile_markup_costs_no_more_than_its_length(name: str) -> None:
    markup = STORMS[name]
    clock = time.process_time()
    try:
        found = extract_html(text_capture(markup, media="html"), Limits())
    except NoArticleText:
        found = None
    # Thirty seconds a megabyte is ten times what these take; anything quadratic takes far more.
    assert time.process_time() - clock < 30
    if found is not None:
        assert_mapped(found, markup)
        assert_clean(found.text)


def test_what_is_nested_too_deep_is_flattened() -> None:
    found = extract_html(text_capture("<div>" * 40 + _TEXT, media="html"), Limits(html_depth=8))
    assert found.text.endswith(BODY[-1])

"""Arbitrary accounts through cleaning and the finder of quotations: a document or a clear error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.document import clean_capture
from rashomon.errors import InputError
from rashomon.model.documents import Capture, Document, Given, Media, Part
from rashomon.model.spans import Span
from rashomon.read.quotations import find_quotations
from rashomon.settings import Settings
from rashomon.text.sentences import paragraphs

SETTINGS = Settings()
PROSE = (
    "The harbour council of Ormel voted on Tuesday to close the northern quay.",
    "“We had no choice,” said its chair, Ilse Varga.",
    'Dockers called the vote "a betrayal" and left.',
    "By Ada Vell",
    "April 23, 2031",
    "2031-04-23",
    "ORMEL (Gazette) —",
    "https://gazette.example/2031/04/quay",
    "Read more",
    "Share this",
    "Photo: Ben Orr",
    "Â\u00a0â€œquotedâ€\u009d",
    "St phane s",
)
MARKS = (
    *("\n", "\n\n", "\r\n", "\t", " ", "\u00a0", "\u2028", "\x85", "\x00", "\x0b", "\x1b[31m"),
    *("\ufeff", "\ufffd", "\u202e", "\u200b", "\u0301", "😀", "ﬁ", "İ", "ß", "\U0010ffff"),
    *('"', "'", "“", "”", "‘", "’", "«", "»", "„", "``", "''", "…", "--", "###", "|", "*", "_"),
    *("[AFP](#)", "<p>", "&amp;", "&#0;", "&#xD800;", "&#99999999;", "1" * 30, "http://"),
)
MARKUP = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<article>", "</article>", "<h1>", "</h1>", "<li>"),
    *("<html>", "<head>", "<body>", "<title>", "</title>", "<script>", "</script>", "<style>"),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE html>",
        "<?xml version='1.0'?>",
        "<",
        ">",
        "</",
    ),
    *(
        "<meta property='og:title' content='",
        "<meta name=date content=2031-04-23>",
        "'>",
        '">',
        "&",
    ),
    *("<script type='application/ld+json'>", '{"@type":"NewsArticle","headline":"x"}', "[[[[", "{"),
    *("<table><tr><td>", "<svg>", "<template>", "<noscript>", "<iframe>", "<textarea>", "<pre>"),
    *(
        "<time datetime='2031-04-23'>",
        "<a href='javascript:x'>",
        "<p class=byline>",
        "&nbsp;",
        "&lt",
    ),
)


def capture_of(text: str, media: Media, split: int = 0) -> Capture:
    """A capture of a text; a record's title ends at ``split``."""
    parts: tuple[Part, ...] = ()
    if media == "record":
        cut = min(split, len(text))
        joined = f"{text[:cut]}\n\n{text[cut:]}"
        parts = (Part("title", Span(0, cut)), Part("text", Span(cut + 2, len(joined))))
        text = joined
    return Capture("cap-0", "a", "0" * 64, (), media, text, "utf-8", parts, Given())


def check(capture: Capture) -> Document | None:
    """Cleans a capture and checks what a document promises."""
    try:
        doc = clean_capture(capture, SETTINGS)
    except InputError:
        return None
    assert clean_capture(capture, SETTINGS) == doc
    assert doc.origin.length == len(doc.text)
    received = len(capture.text)
    assert all(p.origin_end <= received for p in doc.origin.pieces)
    assert all(removal.origin.end <= received for removal in doc.removals)
    for caution in doc.cautions:
        assert caution.span is None or caution.span.end <= len(doc.text)
    if doc.title_span is not None:
        assert doc.title_span.end <= len(doc.text)
    find_and_check(doc.text)
    return doc


def find_and_check(text: str) -> None:
    """Finds quotations and checks that they nest and stay in their paragraphs."""
    blocks = paragraphs(text)
    found = find_quotations(text, blocks)
    spans = [quotation.span for quotation in found]
    assert spans == sorted(spans, key=lambda span: span.start)
    for quotation in found:
        assert quotation.span.covers(quotation.inner)
        assert any(block.covers(quotation.span) for block in blocks)
        if quotation.parent is not None:
            assert found[quotation.parent].span.covers(quotation.span)


@settings(max_examples=250)
@given(
    st.lists(st.sampled_from((*PROSE, *MARKS)), max_size=40),
    st.sampled_from(("text", "record")),
    st.integers(0, 200),
)
def test_any_prose(tokens: list[str], media: Media, split: int) -> None:
    check(capture_of("".join(tokens), media, split))


@settings(max_examples=250)
@given(st.lists(st.sampled_from((*PROSE, *MARKS, *MARKUP, *MARKUP)), max_size=60))
def test_any_markup(tokens: list[str]) -> None:
    check(capture_of("".join(tokens), "html"))


@settings(max_examples=150)
@given(st.text(max_size=300), st.sampled_from(("text", "html", "record")), st.integers(0, 50))
def test_any_characters(text: str, media: Media, split: int) -> None:
    check(capture_of(text + " " + PROSE[0], media, split))


@settings(max_examples=200)
@given(st.text(alphabet="ab.\n “”‘’\"'«»,s", max_size=200))
def test_any_quotation_marks(text: str) -> None:
    find_and_check(text)


LONG = sorted({*PROSE, *MARKS, *MARKUP, "a", "a ", "<a ", "<a b=", "&a", "“a” ", "a\n", "A. "})


@pytest.mark.slow
@pytest.mark.parametrize("token", LONG)
@pytest.mark.parametrize("media", ["text", "html"])
def test_one_thing_over_and_over(token: str, media: Media) -> None:
    check(capture_of(f"{PROSE[0]}\n\n{token * 800}\n\n{PROSE[1]}", media))

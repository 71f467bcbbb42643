from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.markup_characters import TextWriter, quick_text
from rashomon.model.spans import Span


def written(raw: str) -> tuple[str, TextWriter]:
    writer = TextWriter(raw)
    writer.run(0, len(raw))
    return writer.build()[0], writer


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a&amp;b", "a&b"),
        ("a&ampb", "a&b"),
        ("a &notit; b", "a ¬it; b"),
        ("&#8217;", "’"),
        ("&#x2019", "’"),
        ("&#146;", "’"),
        ("&#128;", "€"),
        ("&#0;", "\ufffd"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("a&nbsp;&nbsp; b", "a b"),
        ("a&nbsp b", "a b"),
        ("a\u200b b\xad\u202ec", "a bc"),
        ("a \u200b b", "a b"),
        (" a  b ", "a b"),
        ("a&shy;b", "ab"),
        ("&bogus; & &", "&bogus; & &"),
        ("AT&T &", "AT&T &"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
    ],
)
def test_characters(raw: str, clean: str) -> None:
    assert written(raw)[0] == clean
    assert quick_text(raw) == clean


@given(st.text(alphabet="a&;#x9 \n\0\xa0\xad\u200bnbspmL", max_size=40))
def test_both_ways_agree(raw: str) -> None:
    assert written(raw)[0] == quick_text(raw)


def test_a_reference_maps_as_a_whole() -> None:
    raw = "x &hellip; y"
    _, origin = written(raw)[1].build()
    assert origin.cover(Span(2, 3)) == Span(2, 10)
    assert html.unescape(raw[2:10]) == "…"

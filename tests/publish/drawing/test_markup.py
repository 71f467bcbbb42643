from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rashomon.publish.drawing.markup import element, written


def test_attributes_are_named_as_svg_names_them() -> None:
    made = element("text", "a", text_anchor="end", class_="tick", viewBox="0 0 1 1", x=None)
    assert written(made) == '<text text-anchor="end" class="tick" viewBox="0 0 1 1">a</text>'


def test_numbers_are_as_short_as_can_be_seen() -> None:
    made = element("rect", x=1.0, y=0.04, width=-0.01, height=12.345)
    assert written(made) == '<rect x="1" y="0" width="0" height="12.3"></rect>'


def test_what_was_struck_out_is_a_gap() -> None:
    assert written("The gate \ufdd0\ufdd0\ufdd0 shut") == "The gate […] shut"


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    markup = written(element("text", text, aria_label=text))
    root: Any = etree.fromstring(markup.encode("utf-8"))
    assert len(root) == 0
    assert list(root.attrib) == ["aria-label"]
    assert root.text is None or "\u202e" not in root.text

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.markup_tokens import END, RAW, START, TEXT, attributes, tokens


def seen(markup: str) -> list[tuple[int, str, str]]:
    return [(kind, name, markup[start:end]) for kind, name, start, end in tokens(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a<b>c</b>", [(TEXT, "", "a"), (START, "b", "<b>"), (TEXT, "", "c"), (END, "b", "</b>")]),
        ("1 < 2", [(TEXT, "", "1 < 2")]),
        ("a<3b", [(TEXT, "", "a<3b")]),
        ("a<!-- <b> -->c", [(TEXT, "", "a"), (TEXT, "", "c")]),
        ("a<!-->c", [(TEXT, "", "a"), (TEXT, "", "c")]),
        ("<!DOCTYPE html>c", [(TEXT, "", "c")]),
        ("<![CDATA[x]]>c", [(TEXT, "", "c")]),
        ("<?php x ?>c", [(TEXT, "", "c")]),
        ("</>c", [(TEXT, "", "c")]),
        ("</ x>c", [(TEXT, "", "c")]),
        ("<P TITLE=it's>c", [(START, "p", "<P TITLE=it's>"), (TEXT, "", "c")]),
        ('<p title="a>b">c', [(START, "p", '<p title="a>b">'), (TEXT, "", "c")]),
        ("c<p title=", [(TEXT, "", "c")]),
        ("c</p", [(TEXT, "", "c")]),
        (
            "<script>if (a<b) '</p>'</SCRIPT >c",
            [
                (START, "script", "<script>"),
                (RAW, "script", "if (a<b) '</p>'"),
                (END, "script", "</SCRIPT >"),
                (TEXT, "", "c"),
            ],
        ),
        ("<title>a<b>", [(START, "title", "<title>"), (RAW, "title", "a<b>")]),
    ],
)
def test_tokens(markup: str, expected: list[tuple[int, str, str]]) -> None:
    assert seen(markup) == expected


@given(st.text(alphabet="<>!-/ab=\"' \n", max_size=60))
def test_tokens_follow_one_another(markup: str) -> None:
    at = 0
    for _, _, start, end in tokens(markup):
        assert at <= start < end <= len(markup)
        at = end


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<p>", {}),
        ("<p a>", {"a": ""}),
        ("<p a=1 B='2' c=\"3\">", {"a": "1", "b": "2", "c": "3"}),
        ("<p a = 1 a=2>", {"a": "1"}),
        ("<p/a=1/>", {"a": "1/"}),
        ("<p a='>'>", {"a": ">"}),
    ],
)
def test_attributes(tag: str, expected: dict[str, str]) -> None:
    assert attributes(tag, "p", 0, len(tag)) == expected

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.app.forms import edits_of, parse_form, version_of, way_back
from rashomon.errors import UsageError
from rashomon.model.corrections import Edit
from rashomon.model.spans import Span

ORIGIN = "http://127.0.0.1:8123"


def _form(*pairs: tuple[str, str]) -> dict[str, list[str]]:
    return {key: list(values) for key, values in parse_form(urlencode(pairs).encode()).items()}


def test_a_form_is_an_edit_for_each_target() -> None:
    form = _form(
        ("action", "reject"), ("target", "att-1"), ("target", "att-2"), ("why", " a\r\nb ")
    )
    assert edits_of(form) == (
        Edit("reject", "att-1", why="a\nb"),
        Edit("reject", "att-2", why="a\nb"),
    )


def test_a_target_that_stands_twice_is_one() -> None:
    form = _form(("action", "accept"), ("target", "att-1"), ("target", "att-1"), ("target", ""))
    assert len(edits_of(form)) == 1


def test_spans_are_read() -> None:
    form = _form(
        ("action", "add"), ("target", "doc-1"), ("field", "direct"), ("value", "ent-1"),
        ("spans", "5-9, 20-33"), ("source", "1-4"), ("cue", ""),
    )  # fmt: skip
    assert edits_of(form) == (
        Edit(
            "add", "doc-1", "direct", "ent-1",
            spans=(Span(5, 9), Span(20, 33)), source=(Span(1, 4),),
        ),
    )  # fmt: skip


def test_several_values_are_lines_of_one() -> None:
    form = _form(("action", "merge"), ("target", "ent-1"), ("value", "ent-2"), ("value", "ent-3"))
    assert edits_of(form)[0].values == ("ent-2", "ent-3")


@pytest.mark.parametrize(
    "spans", ["9-5", "5-5", "5", "-5", "a-b", "5--9", "1-9999999999999", "٣-٥"]
)
def test_what_is_no_span_is_refused(spans: str) -> None:
    form = _form(("action", "set"), ("target", "att-1"), ("spans", spans))
    with pytest.raises(UsageError, match="START-END"):
        edits_of(form)


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("target", "att-1")], "action '' is unknown; allowed: accept, reject"),
        ([("action", "drop"), ("target", "att-1")], "action 'drop' is unknown"),
        ([("action", "accept")], "names nothing to decide on"),
        ([("action", "accept"), ("action", "reject"), ("target", "x")], "stands 2 times"),
    ],
)
def test_a_form_that_asks_for_nothing_is_refused(pairs: list[tuple[str, str]], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        edits_of(_form(*pairs))


def test_a_field_that_no_page_has_is_refused() -> None:
    with pytest.raises(UsageError, match="'who' is no field"):
        _form(("who", "somebody else"))


@pytest.mark.parametrize("body", [b"\xff\xfe", b"a=%ff", b"target=1&" * 60_000])
def test_what_is_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(UsageError):
        parse_form(body)


@pytest.mark.parametrize("given", ["", "-1", "1.5", "x", "9" * 30, "٣"])
def test_a_version_is_a_number(given: str) -> None:
    with pytest.raises(UsageError, match="version"):
        version_of(_form(("version", given)))
    assert version_of(_form(("version", "12"))) == 12


def test_the_way_back_is_where_one_was() -> None:
    form = _form(("back", "/statements?q=a+b&page=2&done=3#s-att-1"))
    assert way_back(form, None, 7) == "/statements?q=a+b&page=2&done=7#s-att-1"
    assert way_back(_form(), f"{ORIGIN}/s/att-1?x=1", 7) == "/s/att-1?x=1&done=7"
    assert way_back(_form(), None, 7) == "/log?done=7"


@pytest.mark.parametrize(
    "back",
    ["http://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "///x",
     "javascript:alert(1)", "data:text/html,x", "/a\r\nX: y", "http://[", "x", "/\t/evil.example",
     "/\u2028x"],
)  # fmt: skip
def test_no_way_leads_elsewhere(back: str) -> None:
    assert way_back({"back": [back]}, None, 7) == "/log?done=7"


@given(st.text())
def test_no_text_leads_elsewhere(back: str) -> None:
    way = way_back({"back": [back]}, None, 7)
    assert way.startswith("/")
    assert not way.startswith(("//", "/\\"))
    assert not urlsplit(way).netloc
    assert "\n" not in way
    assert "\r" not in way

from __future__ import annotations

import pytest

from rashomon.errors import UsageError
from rashomon.publish.site.asked import Asked


def test_a_query_is_read_and_written_back() -> None:
    query = {"q": ["the pier"], "contested": ["1"], "page": ["2"], "d": ["doc-1", "doc-2"]}
    asked = Asked.from_query(query)
    assert asked == Asked(q="the pier", contested=True, page=2, d=("doc-1", "doc-2"))
    assert asked.query() == "?q=the+pier&contested=1&page=2&d=doc-1&d=doc-2"
    assert asked.query(page=1, d=()) == "?q=the+pier&contested=1"


def test_what_a_form_leaves_empty_is_not_asked() -> None:
    assert Asked.from_query({"q": [""], "speaker": [""], "d": []}) == Asked()
    assert Asked().query() == ""


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"colour": ["red"]}, "allowed: q, speaker"),
        ({"kind": ["direct", "mixed"]}, "given 2 times; allowed: 1"),
        ({"d": list("abcde")}, "given 5 times; allowed: 4"),
        ({"contested": ["yes"]}, "allowed: 1"),
        ({"page": ["0"]}, "whole number"),
        ({"page": ["²"]}, "whole number"),
        ({"page": ["9999999"]}, "whole number"),
        ({"run": ["8EC2"]}, "12 digits"),
        ({"q": ["x" * 301]}, "301 characters; allowed: 300"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(
    query: dict[str, list[str]], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        Asked.from_query(query)

"""Invented pages, and the law that every extract must keep."""

from __future__ import annotations

import html
import re

from rashomon.clean.extract import Extract

LEAD = (
    "The council of Velmora said on Tuesday that it would not reopen the old river bridge, "
    "because the repairs of last spring had failed, according to its engineers."
)
BODY = (
    "Mayor Oda Lindqvist told reporters that the city had spent four million crowns on the work, "
    "and that she was not willing to spend more before an independent review is finished.",
    "Residents of the eastern quarter, who have used a ferry since March, called the decision a "
    "disgrace and said they had been promised a crossing before the winter.",
    "A spokesman for the builder, Harrow and Sons, denied that its work was at fault and blamed "
    "the flood of April, which had moved two of the nine piers.",
)


def page(body: str, head: str = "", attrs: str = ' lang="en"') -> str:
    """A whole page."""
    return (
        f"<!DOCTYPE html><html{attrs}><head><meta charset=utf-8>{head}</head>"
        f"<body>{body}</body></html>"
    )


def story(before: str = "", inside: str = "", after: str = "") -> str:
    """An account of four paragraphs with something before, amid and after them."""
    first = f"<p>{LEAD}</p>"
    rest = "".join(f"<p>{text}</p>" for text in BODY)
    return (
        f"{before}<article class=story><h1>Velmora keeps its bridge shut</h1>"
        f"{first}{inside}{rest}</article>{after}"
    )


def assert_mapped(extract: Extract, markup: str) -> None:
    """Every clean character comes from where the map says."""
    assert extract.origin.length == len(extract.text)
    for piece in extract.origin.pieces:
        clean = extract.text[piece.start : piece.end]
        origin = markup[piece.origin_start : piece.origin_end]
        if clean == "\n\n":
            assert not origin or (origin[0], origin[-1]) == ("<", ">")
        elif piece.one_to_one:
            assert all(
                a == b or (a == " " and b.isspace()) for a, b in zip(clean, origin, strict=True)
            )
        elif clean == " ":
            assert not html.unescape(re.sub(r"<[bB][rR][^>]*>", " ", origin)).strip()
        else:
            assert html.unescape(origin) == clean


def assert_clean(text: str) -> None:
    """The shape that every clean text has."""
    assert text == text.strip()
    assert "  " not in text
    assert "\n\n\n" not in text
    assert not re.search(r"(?<!\n)\n(?!\n)", text)
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert not re.search(
        "[\x7f-\x9f\xa0\xad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", text
    )

"""Credits: who an account says its text is from, and where it says so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.credit_rules import CreditZone, find_line_credits
from rashomon.clean.document import clean_capture
from rashomon.model.documents import Capture, Credit, Document, Given
from rashomon.settings import Settings
from tests.clean.captures import PROSE, text_capture
from tests.clean.html_samples import BODY, LEAD, page

TITLE = "Lindow council closes old ferry dock"


def clean(capture: Capture) -> Document:
    return clean_capture(capture, Settings())


def credited(doc: Document) -> list[tuple[str, str]]:
    return [(credit.slug, credit.name) for credit in doc.credits]


@pytest.mark.parametrize(
    ("line", "zone", "slug", "name"),
    [
        ("OSTMARK, April 18 (QNA) - The dock is shut.", "lead", "credit.dateline", "QNA"),
        ("OSTMARK (Reuters) — The dock is shut.", "lead", "credit.dateline", "Reuters"),
        ("May 3 (AFP) - The dock is shut.", "lead", "credit.dateline", "AFP"),
        ("LINDOW, May 3, 2031 /PRNewswire/ -- The dock", "lead", "credit.dateline", "PRNewswire"),
        ("Nothing else. From the Quill Press Agency in Lindow:", "lead", "credit.note",
         "Quill Press Agency"),
        ("By Ada Vane, Associated Press", "head", "credit.byline", "Associated Press"),
        ("By Courier staff and QNA Tuesday 18 April 2023", "head", "credit.byline", "QNA"),
        ("/ Source: Quill News Service", "head", "credit.byline", "Quill News Service"),
        ("AFP June 1, 2031, 10:35 PM", "head", "credit.byline", "AFP"),
        ("© 2031 The Associated Press. All rights reserved.", "foot", "credit.copyright",
         "Associated Press"),
        ("Courtesy of Mill Lane Journal View original post here.", "foot", "credit.note",
         "Mill Lane Journal"),
        ("This article first appeared on Mill Lane Journal.", "end", "credit.note",
         "Mill Lane Journal"),
        ("Read the full story at the Quill Press Agency.", "foot", "credit.note",
         "Quill Press Agency"),
        ("The post Dock shut appeared first on Lindow Today.", "foot", "credit.note",
         "Lindow Today"),
        ("Associated Press writer Ada B. Vane in Lindow contributed to this report.", "foot",
         "credit.contributed", "Associated Press"),
        ("With files from the Quill News Agency", "end", "credit.contributed",
         "Quill News Agency"),
        ("(Reporting by Ada Vane in Lindow; Editing by Tom Reed)", "end", "credit.signoff",
         "Ada Vane"),
        ("Automatic translation - may contain errors", "lead", "credit.translation", ""),
    ],
)  # fmt: skip
def test_a_line_credits(line: str, zone: CreditZone, slug: str, name: str) -> None:
    (credit,) = find_line_credits(line, zone)
    assert (credit.slug, credit.name) == (slug, name)
    assert name in line[credit.start : credit.end]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Reuters reported that the dock was shut, according to AFP.", "lead"),
        ("The mayor told AP on Tuesday that the dock was shut.", "end"),
        ("The dock at dusk. Photograph: Lise Marrow/AP", "foot"),
        ("AP Photo/Lise Marrow", "head"),
        ("Sen. Ada Vane (D-N.Y.) — announced it on Tuesday.", "lead"),
        ("By Ada Vane, Foreign Staff", "head"),
        ("First published on May 31, 2031 / 10:50 AM", "foot"),
        ("This story originally stated that the dock was open.", "end"),
        ("(c) Lakeside Gazette. Reproduction without permission is prohibited.", "end"),
        ("Tom Reed contributed to this report.", "foot"),
        ("Window Cleaning Services", "foot"),
        ("Source: NATO.", "foot"),
    ],
)
def test_other_mentions_of_outlets_are_no_credits(line: str, zone: CreditZone) -> None:
    assert find_line_credits(line, zone) == []


def test_a_note_that_was_removed_points_into_the_capture() -> None:
    capture = text_capture(f"{TITLE}\n\nCourtesy of Mill Lane Journal\n\n{PROSE}")
    (credit,) = clean(capture).credits
    assert credit.span is None
    assert credit.origin is not None
    assert credit.origin.of(capture.text) == credit.words == "Courtesy of Mill Lane Journal"


def test_a_dateline_points_into_the_text() -> None:
    doc = clean(text_capture(f"{TITLE}\n\nLINDOW, May 3 (QNA) - {PROSE}"))
    (credit,) = doc.credits
    assert credit.span is not None
    assert credit.span.of(doc.text) == credit.words == "QNA"


def test_a_byline_is_credited_once_and_where_it_stands() -> None:
    capture = text_capture(f"{TITLE}\n\nBy The Associated Press\n\nMay 3, 2031\n\n{PROSE}")
    (credit,) = clean(capture).credits
    assert (credit.slug, credit.name) == ("credit.byline", "The Associated Press")
    assert credit.origin is not None
    assert credit.origin.of(capture.text) == "The Associated Press"


def test_fields_are_credits_without_a_place() -> None:
    given = Given(credits=("Quill News Agency", "Photo: AP"), authors=("Associated Press",))
    assert clean(text_capture(PROSE, given)).credits == (
        Credit("Associated Press", "credit.byline", words="Associated Press"),
        Credit("Quill News Agency", "credit.field", words="Quill News Agency"),
    )


def test_authors_gathered_from_all_over_a_page_credit_nobody() -> None:
    names = ("Ada Vane", "Tom Reed", "Ilse Varga", "Oda Lind", "Associated Press")
    assert clean(text_capture(PROSE, Given(authors=names))).credits == ()


def test_a_page_credits_in_its_furniture_and_metadata() -> None:
    head = (
        '<meta property="og:url" content="https://velmora.example/1">'
        '<link rel="canonical" href="https://quillpress.example/a/1">'
        '<script type="application/ld+json">{"@type": "NewsArticle",'
        '"isBasedOn": "https://milllane.example/b"}</script>'
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))
    body = (
        f"<article><h1>{TITLE}</h1><div class=byline>By Ada Vane and <b>Reuters</b></div>"
        f"{paragraphs}</article><footer>© 2031 The Associated Press</footer>"
    )
    capture = text_capture(page(body, head), media="html")
    doc = clean(capture)
    assert sorted(credited(doc)) == [
        ("credit.byline", "Reuters"),
        ("credit.copyright", "Associated Press"),
        ("credit.link", "https://milllane.example/b"),
        ("credit.link", "https://quillpress.example/a/1"),
    ]
    for credit in doc.credits:
        assert credit.origin is not None
        assert credit.name in credit.origin.of(capture.text)


@given(st.text(max_size=300), st.sampled_from(["head", "lead", "end", "foot"]))
def test_credits_lie_in_their_line(line: str, zone: CreditZone) -> None:
    for credit in find_line_credits(line, zone):
        assert 0 <= credit.start <= credit.end <= len(line)


@pytest.mark.parametrize(
    "line",
    ["A" * 500, "A " * 250, "(Reporting by " * 35, "This article was " * 29, "© " * 250,
     "contributed " * 40, "A. " * 166, "from " * 100, "a." * 250, "By A, " * 80],
)  # fmt: skip
def test_hostile_lines_cost_little(line: str) -> None:
    before = time.process_time()
    for zone in ("head", "lead", "end", "foot"):
        find_line_credits(line, zone)
    assert time.process_time() - before < 0.2


def test_an_outlet_beside_the_date_is_the_outlet_and_no_part_of_the_account() -> None:
    doc = clean(text_capture(f"{TITLE}\nLindow Courier | 4 May 2031\n\n{PROSE}"))
    assert (doc.outlet, doc.title) == ("Lindow Courier", TITLE)
    assert [(c.value, c.basis) for c in doc.published.candidates] == [("2031-05-04", "byline")]
    assert "Courier" not in doc.text


def test_an_agency_beside_the_date_is_credited_and_no_outlet() -> None:
    doc = clean(text_capture(f"{TITLE}\nReuters | 4 May 2031\n\n{PROSE}"))
    assert (doc.outlet, credited(doc)) == (None, [("credit.byline", "Reuters")])


def test_a_linked_note_on_a_page_is_a_credit_and_a_linked_name_is_none() -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (LEAD, *BODY))
    body = (
        f"<article><h1>{TITLE}</h1>{paragraphs}"
        '<p><a href="/x">Read the original at Quill Newswire</a></p></article>'
        '<nav><a href="/r">Reuters</a></nav>'
    )
    doc = clean(text_capture(page(body), media="html"))
    assert credited(doc) == [("credit.note", "Quill Newswire")]

"""Which date of one document stands, by where its dates were found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.clean.document import clean_capture
from rashomon.model.documents import Capture, Given, Published
from rashomon.model.links import Dating
from rashomon.model.reading import Reading
from rashomon.resolve.dates.publication import date_documents
from rashomon.settings import Settings
from tests.clean.captures import PROSE, text_capture

TITLE = "Lindow council closes old ferry dock"
TWO = "date.contradicted"


def _dating(capture: Capture) -> Dating:
    doc = clean_capture(capture, Settings())
    (dating,) = date_documents([doc], [Reading(doc.id)])
    assert dating.document == doc.id
    assert dating.published.candidates == doc.published.candidates
    return dating


@pytest.mark.parametrize(
    ("given_date", "line", "url", "value", "rule", "slug"),
    [
        ("", "", "", None, "date.none", "date.missing"),
        ("soon", "", "", None, "date.none", "date.missing"),
        ("2031-04-23", "", "", "2031-04-23", "date.metadata", None),
        ("2031-04-23", "April 24, 2031", "", "2031-04-23", "date.agreed", None),
        ("2031-04-23", "May 24, 2031", "", None, "date.undecided", TWO),
        ("2031-04-23", "May 24, 2031", "/2031/04/23/d", "2031-04-23", "date.agreed", TWO),
        ("2031-04-23", "May 24, 2031", "/2031/05/24/d", "2031-05-24", "date.agreed", TWO),
        ("2031", "", "/2031/04/23/dock", "2031-04-23", "date.agreed", None),
        ("03/04/2031", "April 3, 2031", "", "2031-04-03", "date.agreed", None),
        ("", "", "/2031/04/dock", "2031-04", "date.url", None),
        ("", "20310423", "", "2031-04-23", "date.byline", None),
        ("1970-01-01", "", "/2031/04/23/dock", "2031-04-23", "date.url", None),
        ("1970-01-01", "", "", None, "date.none", "date.missing"),
    ],
)  # fmt: skip
def test_the_date_of_publication(
    given_date: str, line: str, url: str, value: str | None, rule: str, slug: str | None
) -> None:
    fields = Given(
        published=(given_date,) if given_date else (), url=f"https://courier.example{url}"
    )
    dating = _dating(text_capture(f"{TITLE}\n\n{line}\n\n{PROSE}", fields))
    assert (dating.published.value, dating.rule) == (value, rule)
    assert [caution.slug for caution in dating.cautions] == ([slug] if slug else [])


def test_the_basis_is_that_of_the_candidate() -> None:
    dating = _dating(text_capture(f"{TITLE}\n\nApril 23, 2031\n\n{PROSE}"))
    assert (dating.published.value, dating.published.basis) == ("2031-04-23", "byline")


def test_a_clock_is_no_date_of_publication() -> None:
    dating = _dating(text_capture(f"12 C\nPort Amery\nMay 3, 2036\n\n{TITLE}\n\n{PROSE}"))
    assert dating.published.value is None
    (caution,) = dating.cautions
    assert "2036-05-03" in caution.message


def test_a_date_that_cannot_be_read_is_told() -> None:
    dating = _dating(text_capture(PROSE, Given(published=("the other day",))))
    assert "'the other day'" in dating.cautions[0].message


def _page(metadata: str, byline: str = "") -> Capture:
    said = (
        "The lock at Lowmere was opened on Sunday, the river board said, and boats went through.",
        "Hundreds of people watched from the bridge while the band of the fire brigade played on.",
        "It was the first time since the flood of the spring that a barge had reached the mill.",
        "The board expects the traffic of a usual summer, if the gates hold, its chairwoman said.",
    )
    page = (
        f'<html lang="en"><head><title>Lock opens</title>{metadata}</head><body><article>'
        f"<h1>Lock opens</h1>{byline}{''.join(f'<p>{line}</p>' for line in said)}</article></body>"
        "</html>"
    )
    return Capture("cap-1", "lock.html", "0" * 64, (), "html", page, "utf-8")


def test_an_older_date_in_metadata_is_told_and_changes_nothing() -> None:
    dating = _dating(
        _page(
            '<meta property="article:published_time" content="2031-04-12">'
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Lock opens",'
            '"datePublished":"2031-04-20"}</script>'
        )
    )
    assert dating.published.value == "2031-04-20"
    assert [caution.slug for caution in dating.cautions] == ["date.contradicted"]


def test_the_day_of_the_last_change_contradicts_nothing() -> None:
    dating = _dating(
        _page(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Lock opens",'
            '"datePublished":"2031-04-20","dateModified":"2031-11-02"}</script>',
            "<p>By Ada Vane, November 2, 2031</p>",
        )
    )
    assert dating.published.value == "2031-04-20"
    assert dating.cautions == ()


def test_every_document_is_dated_in_any_order() -> None:
    captures = [text_capture(f"{TITLE}\n\nApril {day}, 2031\n\n{PROSE}") for day in (23, 24)]
    docs = [clean_capture(replace(c, name=c.text[38:52]), Settings()) for c in captures]
    readings = [Reading(doc.id) for doc in docs]
    forward = date_documents(docs, readings)
    assert forward == date_documents(docs[::-1], readings[::-1])
    assert [dating.document for dating in forward] == sorted(doc.id for doc in docs)
    assert all(dating.published != Published() for dating in forward)

"""What single expressions say of the day of writing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.reading import Reading, Tense
from rashomon.resolve.dates.clues import Clue, find_clues, place_bare, place_clue
from tests.documents import make_attribution, make_document
from tests.resolve.dates.dated import account, date_story, timed

# A Wednesday.
NEAR = date(2031, 4, 23)


def _clues(text: str) -> list[Clue]:
    doc = make_document(text)
    return list(find_clues(doc, timed(doc, Reading(doc.id))))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ana Ruiz left on Tuesday.", "2031-04-22"),
        ("Ana Ruiz left on Wednesday.", "2031-04-23"),
        ("Ana Ruiz left on Thursday.", "2031-04-17"),
        ("Ana Ruiz will leave on Tuesday.", "2031-04-29"),
        ("Ana Ruiz left yesterday.", "2031-04-22"),
        ("Ana Ruiz left earlier today.", "2031-04-23"),
        ("Ana Ruiz will leave tomorrow.", "2031-04-24"),
        # The tense of the sentence, where the clause shows none.
        ("At a dinner in Velm this Tuesday, Ana Ruiz denied the charge.", "2031-04-22"),
        ("Ana Ruiz is due for talks with the mayor on Friday.", "2031-04-25"),
        # No tense, and "last", leave it open.
        ("Talks on Tuesday.", None),
        ("Ana Ruiz left last Tuesday.", None),
    ],
)
def test_a_weekday_has_a_day_where_the_tense_is_known(text: str, day: str | None) -> None:
    (clue,) = _clues(text)
    found = place_bare(clue, NEAR)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("She left on 22 April.", "2031-04-22", "2031-04-22"),
        ("She left on Tuesday, April 22.", "2031-04-22", "2031-04-22"),
        ("She left on Sunday, April 22.", None, None),
        ("She left on December 30.", "2030-12-30", "2030-12-30"),
        ("She left on 3 May 2029.", "2029-05-03", "2029-05-03"),
        ("She left in late February.", "2031-02-21", "2031-02-28"),
        ("She left on February 29.", "2032-02-29", "2032-02-29"),
    ],
)
def test_a_date_without_its_year_is_the_nearest_one(
    text: str, first: str | None, last: str | None
) -> None:
    (clue,) = _clues(text)
    days = place_clue(clue, NEAR)
    assert (days and [day.isoformat() for day in days]) == (first and [first, last])


def test_without_a_reference_only_a_year_places_a_date() -> None:
    (gapped,) = _clues("She left on 22 April.")
    (whole,) = _clues("She left on 22 April 2031.")
    assert place_clue(gapped, None) is None
    assert place_clue(whole, None) == (date(2031, 4, 22), date(2031, 4, 22))


@pytest.mark.parametrize(
    "text", ["She left two years ago.", "She works every Monday.", "She comes in 2031.", "Soon."]
)
def test_other_expressions_are_no_clues(text: str) -> None:
    assert _clues(text) == []


@pytest.mark.parametrize(("tense", "text"), [("past", "She left"), ("future", "She will leave")])
def test_a_clue_has_the_tense_of_its_clause(tense: Tense, text: str) -> None:
    (clue,) = _clues(f"{text} on Tuesday, April 22.")
    assert (clue.tense, clue.weekday, clue.month, clue.day) == (tense, 2, 4, 22)


def test_a_direct_quotation_is_passed_over() -> None:
    doc = make_document("“We met on Tuesday,” Ana Ruiz said on Friday.")
    quoted = make_attribution(doc, "Ana Ruiz", "said", "“We met on Tuesday,”", "direct")
    (clue,) = find_clues(doc, timed(doc, Reading(doc.id), quoted))
    assert clue.weekday == 5


_TEXT = """
Tuesday will met April 22 , . “ ” " yesterday Mara Quill Tomas Veld May 2031 29 February last next
today is due to meet the 31 September 0001-01-01 9999
"""
_WORDS = st.sampled_from([*_TEXT.split(), "\n\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=60), st.lists(_WORDS, max_size=60))
def test_any_words_are_survived(left: list[str], right: list[str]) -> None:
    one = account("one.txt", "A. " + " ".join(left), ("2031-04-23", "byline"))
    two = account("two.txt", "B. " + " ".join(right), ("2031", "url"), ("2031-02-30", "text"))
    found = date_story([one, two])
    assert found["one.txt"].published.candidates == one[0].published.candidates

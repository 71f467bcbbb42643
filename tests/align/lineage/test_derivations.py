"""Which documents were made from which."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.align.lineage.derivations import find_derivations
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place
from rashomon.model.reasons import DERIVATION_REASONS
from rashomon.model.spans import Span
from tests.align.lineage.stories import (
    BACKGROUND,
    MIDDLE,
    OPENING,
    OWN,
    credit,
    document,
    published,
    relation,
    shared,
)

WHOLE = (OPENING, MIDDLE, BACKGROUND)


def copies(**fields: dict[str, Any]) -> tuple[Document, Document, list[Passage]]:
    """Two documents with one text under different outlets."""
    one = document("one", *WHOLE, outlet="Lindow Courier", **fields.get("one", {}))
    two = document("two", *WHOLE, outlet="Quay Gazette", **fields.get("two", {}))
    return one, two, shared(one, two, *WHOLE)


def test_the_same_text_without_more_tells_no_direction() -> None:
    told, found = relation(*copies())
    assert (told, found.reasons, found.shares) == ("unknown", ("same.text",), (1.0, 1.0))


@pytest.mark.parametrize(
    "slug", ["credit.note", "credit.byline", "credit.link", "credit.field", "credit.contributed"]
)
def test_a_credit_tells_the_direction(slug: str) -> None:
    name = "https://www.lindowcourier.example/1" if slug == "credit.link" else "Lindow Courier"
    one, two, passages = copies(two={"credits": [credit(name, slug)]})
    told, found = relation(one, two, passages)
    assert told == "two from one"
    assert found.reasons[0] == slug
    (clue,) = found.clues
    assert (clue.document, clue.slug, clue.words) == (two.id, slug, name)


def test_an_outlet_in_the_byline_is_known_by_the_document_that_has_it() -> None:
    one, two, passages = copies(two={"authors": ["Lindow Courier"]})
    assert relation(one, two, passages)[0] == "two from one"


def test_both_credit_an_agency_that_is_not_there() -> None:
    agency = {"credits": [credit("AP", "credit.dateline")]}
    told, found = relation(*copies(one=agency, two=agency))
    assert (told, found.reasons[0]) == ("common origin", "credit.same")
    assert len(found.clues) == 2


def test_the_other_outlet_is_named_beside_what_is_shared() -> None:
    one = document("one", *WHOLE, outlet="Lindow Courier")
    two = document("two", OWN[0], "As the Lindow Courier reports:", OPENING, OWN[1], OWN[2])
    told, found = relation(one, two, shared(one, two, OPENING))
    assert told == "two from one"
    assert "credit.text" in found.reasons
    (clue,) = found.clues
    assert clue.span is not None
    assert clue.span.of(two.text) == "Lindow Courier"


def test_the_later_one_was_made_from_the_earlier() -> None:
    one, two, passages = copies()
    days = published(one, "2031-05-01"), published(two, "2031-05-03")
    told, found = relation(one, two, passages, *days)
    assert (told, found.reasons[0]) == ("two from one", "later")


@pytest.mark.parametrize(
    ("first", "second", "basis"),
    [
        ("2031-05-01", "2031-07-20", "metadata"),  # a crawler came by
        ("2031-05-01", "2031-05-03", "inferred"),
        ("2031-05-01", "2031-05-01/2031-05-04", "metadata"),
        ("2031-05", "2031-05-09", "metadata"),
    ],
)
def test_some_days_tell_nothing(first: str, second: str, basis: str) -> None:
    one, two, passages = copies()
    days = published(one, first), published(two, second, basis)
    assert relation(one, two, passages, *days)[0] == "unknown"


def test_a_text_that_breaks_off_was_cut_from_the_other() -> None:
    one = document("one", *WHOLE, *OWN)
    two = document("two", OPENING, MIDDLE)
    told, found = relation(one, two, shared(one, two, OPENING, MIDDLE))
    assert (told, found.reasons) == ("two from one", ("truncated", "contained"))


def test_a_lead_was_put_before_the_other() -> None:
    one = document("one", *WHOLE)
    two = document("two", OWN[0], OWN[1], *WHOLE)
    told, found = relation(one, two, shared(one, two, *WHOLE))
    assert (told, found.reasons[0]) == ("two from one", "lead.added")


def test_of_two_versions_the_later_came_from_the_earlier_though_it_is_longer() -> None:
    one = document("one", OPENING, MIDDLE, outlet="Lindow Courier")
    two = document("two", OPENING, MIDDLE, *OWN, outlet="www.lindowcourier.example")
    passages = shared(one, two, OPENING, MIDDLE)
    days = published(one, "2031-05-01"), published(two, "2031-05-02")
    told, found = relation(one, two, passages, *days)
    assert (told, found.reasons[0]) == ("two from one", "version.later")
    assert relation(one, two, passages)[0] == "unknown"


def test_a_text_made_of_pieces_of_two_strangers_came_from_both() -> None:
    one, two = document("one", *WHOLE), document("two", *OWN[:3])
    three = document("three", OPENING, OWN[0], MIDDLE, OWN[1])
    passages = shared(one, three, OPENING, MIDDLE) + shared(two, three, OWN[0], OWN[1])
    found = find_derivations([one, two, three], (), passages)
    assert len(found) == 2
    for item in found:
        child = item.left if item.direction == "left from right" else item.right
        assert child == three.id
        assert "merged" in item.reasons


def test_two_made_from_a_third_have_one_origin() -> None:
    one = document("one", *WHOLE, outlet="Lindow Courier")
    given = [credit("Lindow Courier")]
    two = document("two", *WHOLE, OWN[0], outlet="Quay Gazette", credits=given)
    three = document("three", OWN[1], *WHOLE, outlet="Mill Post")
    days = [published(d, v) for d, v in ((one, "2031-05-01"), (three, "2031-05-03"))]
    passages = [
        passage
        for pair in ((one, two), (one, three), (two, three))
        for passage in shared(*pair, *WHOLE)
    ]
    found = {
        frozenset((d.left, d.right)): d for d in find_derivations([one, two, three], days, passages)
    }
    between = found[frozenset((two.id, three.id))]
    assert (between.direction, between.reasons[0]) == ("common origin", "origin.shared")


def test_credits_in_a_circle_leave_the_weakest_open() -> None:
    names = ("Lindow Courier", "Quay Gazette", "Mill Post")
    docs = [
        document(f"d{n}", *WHOLE, OWN[n], outlet=names[n], credits=[credit(names[n - 1])])
        for n in range(3)
    ]
    passages = [p for n in range(3) for p in shared(docs[n], docs[n - 1], *WHOLE)]
    found = find_derivations(docs, (), passages)
    assert [d.direction for d in found] == ["unknown"] * 3
    days = [published(docs[0], "2031-05-01"), published(docs[1], "2031-05-02")]
    assert len({d.direction for d in find_derivations(docs, days, passages)}) > 1


def test_quotations_and_boilerplate_are_no_evidence() -> None:
    one, two, passages = copies()
    for kind in ("quotation", "boilerplate"):
        others = [replace(passage, kind=kind) for passage in passages]
        assert find_derivations([one, two], (), others) == ()


def test_a_formula_with_other_names_and_figures_is_no_evidence() -> None:
    left = "Police in Lindow held 14 men on Tuesday and charged nine of them over the dock fire."
    right = "Police in Ostmark held 31 men on Friday and charged six of them over the dock fire."
    one, two = document("one", left, *OWN[:2]), document("two", right, *OWN[2:])
    spans = {one.id: Span(0, len(left)), two.id: Span(0, len(right))}
    places = [Place(doc, spans[doc]) for doc in sorted(spans)]
    passage = Passage(places[0], places[1], 0.75, "edited")
    assert find_derivations([one, two], (), [passage]) == ()


def test_one_sentence_taken_over_is_evidence() -> None:
    one, two = document("one", OPENING, *OWN[:2]), document("two", *OWN[2:], OPENING)
    (found,) = find_derivations([one, two], (), shared(one, two, OPENING))
    assert "partial" in found.reasons
    assert max(found.shares) < 0.5


def test_little_is_evidence_where_it_is_much_of_a_short_text() -> None:
    words = " ".join(BACKGROUND.split()[:13])
    short = document("short", f"{words} again. The clerk wept.")
    long = document("long", f"{words} in vain. {' '.join(OWN)}")
    other = document("other", f"{words} at dusk. {OPENING} {MIDDLE} {OWN[0]}")
    assert find_derivations([short, long], (), shared(short, long, words))
    assert not find_derivations([other, long], (), shared(other, long, words))


def test_two_that_have_a_text_from_a_third_need_less_in_common() -> None:
    words = " ".join(BACKGROUND.split()[:11])
    one = document("one", OPENING, f"{words} of old. {OWN[0]}", OWN[1])
    two = document("two", OPENING, f"{words} anew. {OWN[2]}", OWN[3])
    third = document("third", OPENING, MIDDLE)
    little = shared(one, two, words)
    by_way = [*shared(one, third, OPENING), *shared(two, third, OPENING)]
    assert not find_derivations([one, two, third], (), little)
    assert len(find_derivations([one, two, third], (), [*little, *by_way])) == 3


def test_sentences_told_in_other_words_count_by_their_number() -> None:
    said = (OPENING, MIDDLE)
    one, two = document("one", *said, *OWN), document("two", *said, *OWN[::-1])
    again = [replace(p, score=0.45, form="reworded") for p in shared(one, two, *said)]
    assert find_derivations([one, two], (), again)
    assert not find_derivations([one, two], (), again[:1])
    edited = [replace(passage, form="edited") for passage in again]
    assert not find_derivations([one, two], (), edited)


def test_of_documents_with_one_text_each_speaks_for_all() -> None:
    """The passage is with the one that stands for both; the other is the one that credits."""
    one = document("one", *WHOLE, outlet="Lindow Courier")
    two = document("two", *WHOLE, outlet="Quay Gazette")
    three = document("three", *WHOLE, OWN[0], outlet="Mill Post", credits=[credit("Quay Gazette")])
    passages = shared(one, two, *WHOLE) + shared(one, three, *WHOLE)
    found = find_derivations([one, two, three], (), passages)
    (between,) = [d for d in found if three.id in (d.left, d.right)]
    child = between.left if between.direction == "left from right" else between.right
    assert (child, between.direction in ("unknown", "common origin")) == (three.id, False)


def test_every_reason_has_a_meaning() -> None:
    one, two, passages = copies(two={"credits": [credit("Lindow Courier")]})
    found = relation(one, two, passages, published(one, "2031-05-01"))[1]
    assert set(found.reasons) <= DERIVATION_REASONS.keys()

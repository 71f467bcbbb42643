"""How many accounts are independent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import rashomon.sample
from rashomon.align.lineage.accounts import count_accounts
from rashomon.align.lineage.derivations import find_derivations
from rashomon.align.reuse.kinds import sort_kinds
from rashomon.align.reuse.passages import find_passages
from rashomon.clean.document import clean_capture
from rashomon.ingest import discover, open_received, read_file
from rashomon.model.documents import Capture, Credit, Document
from rashomon.model.links import Accounts, Passage
from rashomon.model.reading import Reading
from rashomon.model.reasons import ACCOUNT_REASONS
from rashomon.settings import Settings
from tests.align.lineage.stories import (
    BACKGROUND,
    MIDDLE,
    OPENING,
    OWN,
    credit,
    document,
    published,
    shared,
)

WHOLE = (OPENING, MIDDLE, BACKGROUND)


def count(documents: list[Document], passages: list[Passage]) -> Accounts:
    accounts = count_accounts(documents, find_derivations(documents, (), passages), passages)
    listed = [doc for group in accounts.groups for doc in group.documents]
    assert sorted(listed) == sorted(doc.id for doc in documents)
    assert {reason for group in accounts.groups for reason in group.reasons} <= set(ACCOUNT_REASONS)
    return accounts


def test_no_documents_no_accounts() -> None:
    assert count([], []) == Accounts((0, 0), ())


def test_documents_that_share_nothing_count_one_each() -> None:
    docs = [document("one", *OWN[:2]), document("two", *OWN[2:])]
    accounts = count(docs, [])
    assert accounts.independent == (2, 2)
    assert [group.origin for group in accounts.groups] == sorted(doc.id for doc in docs)


def test_a_copy_adds_nothing() -> None:
    one, two = document("one", *WHOLE), document("two", *WHOLE)
    accounts = count([one, two], shared(one, two, *WHOLE))
    assert accounts.independent == (1, 1)
    (group,) = accounts.groups
    assert (group.origin, group.reasons) == (None, ("origin.open",))


def test_background_taken_over_leaves_two_accounts() -> None:
    one, two = document("one", *WHOLE, OWN[0]), document("two", *OWN[1:], BACKGROUND)
    assert count([one, two], shared(one, two, BACKGROUND)).independent == (2, 2)


def test_a_part_of_another_may_be_its_origin() -> None:
    one = document("one", MIDDLE)
    two = document("two", OWN[0], OWN[1], MIDDLE, OWN[2], OWN[3])
    assert count([one, two], shared(one, two, MIDDLE)).independent == (1, 2)


def test_what_surrounds_shared_pieces_may_be_reworded() -> None:
    left = [f"{piece} {own}" for piece, own in zip(WHOLE, OWN, strict=False)]
    right = [f"{own} {piece}" for piece, own in zip(WHOLE, OWN[1:], strict=False)]
    one, two = document("one", *left), document("two", *right)
    parts = [" ".join(piece.split()[:20]) for piece in WHOLE]
    accounts = count([one, two], shared(one, two, *parts))
    assert accounts.independent == (1, 2)
    assert "may.be.reworded" in accounts.groups[0].reasons


def test_where_some_is_reworded_all_may_be() -> None:
    one = document("one", OPENING, BACKGROUND, *OWN)
    two = document("two", OPENING, BACKGROUND, *WHOLE[1:2], *OWN[::-1])
    found = shared(one, two, OPENING, BACKGROUND)
    again = [replace(passage, score=0.5, form="reworded") for passage in found]
    assert count([one, two], found).independent == (2, 2)
    assert count([one, two], again).independent == (1, 2)


def test_all_come_from_one() -> None:
    one = document("one", *WHOLE, outlet="Lindow Courier")
    given = [credit("Lindow Courier")]
    two = document("two", *WHOLE, OWN[0], credits=given)
    three = document("three", OPENING, MIDDLE, credits=given)
    passages = shared(one, two, *WHOLE) + shared(one, three, OPENING, MIDDLE)
    passages += shared(two, three, OPENING, MIDDLE)
    accounts = count([one, two, three], passages)
    assert accounts.independent == (1, 1)
    assert (accounts.groups[0].origin, accounts.groups[0].reasons[0]) == (one.id, "origin.found")


def test_the_origin_is_an_agency_that_is_not_there() -> None:
    docs = [
        document(name, *WHOLE, own, outlet=name, credits=[credit("AP", "credit.dateline")])
        for name, own in zip(("Mill Post", "Quay Gazette"), OWN, strict=False)
    ]
    accounts = count(docs, shared(docs[0], docs[1], *WHOLE))
    (group,) = accounts.groups
    assert (group.origin, group.reasons[0]) == ("Associated Press", "origin.credited")
    assert accounts.independent == (1, 1)


def test_of_texts_of_one_agency_the_second_may_be_the_first_again() -> None:
    docs = [
        document("one", *WHOLE, outlet="Mill Post", credits=[credit("AP", "credit.byline")]),
        document("two", *OWN, outlet="Quay Gazette", credits=[credit("AP", "credit.byline")]),
    ]
    assert count(docs, []).independent == (1, 2)


def test_a_reprint_or_a_translation_of_what_is_not_there_may_be_no_account() -> None:
    docs = [
        document("one", *WHOLE),
        document("two", *OWN[:2], credits=[credit("Tallow Street Journal")]),
        document("three", *OWN[2:], credits=[Credit("", "credit.translation", words="Translated")]),
    ]
    accounts = count(docs, [])
    assert accounts.independent == (1, 3)
    assert [group.origin for group in accounts.groups if group.independent == (0, 1)] == [None] * 2


def test_there_is_always_one_account() -> None:
    doc = document("one", *OWN, credits=[credit("Tallow Street Journal")])
    assert count([doc], []).independent == (1, 1)


def test_the_bundled_story_has_ten_to_twelve() -> None:
    settings = Settings()
    folder = Path(rashomon.sample.__path__[0]) / "story"
    docs = []
    for file in discover([folder])[0]:
        for capture in open_received(
            read_file(file.path, settings.limits), file.name, settings.limits
        ):
            if isinstance(capture, Capture):
                docs.append(clean_capture(capture, settings))
    passages = sort_kinds(docs, [Reading(doc.id) for doc in docs], find_passages(docs))
    first = [(doc, doc.published.candidates[:1]) for doc in docs]
    dates = [published(doc, date.value, date.basis) for doc, dates in first for date in dates]
    accounts = count_accounts(docs, find_derivations(docs, dates, passages), passages)
    assert accounts.independent == (10, 12)

"""What documents share, as rows and as the page tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.errors import InvariantError
from rashomon.model.links import AccountGroup, Accounts, Alignment, Derivation, Passage, Place
from rashomon.model.spans import Span
from rashomon.publish.index import RecordIndex
from rashomon.publish.lineage import find_accounts, find_descents
from rashomon.publish.lineage_tables import (
    LINEAGE_HEADS,
    LINEAGE_TABLES,
    account_rows,
    derivation_rows,
    passage_rows,
    utterance_rows,
)
from rashomon.publish.wording import reason_words
from tests.publish.story import Findings, harbour_story


def test_every_row_has_the_columns_of_its_table() -> None:
    record = harbour_story().record()
    for name, rows_of in LINEAGE_TABLES.items():
        rows = rows_of(record)
        assert rows, name
        assert {tuple(row) for row in rows} == {LINEAGE_HEADS[name]}
        assert rows_of(Findings().record()) == []


def test_a_derivation_is_told_from_the_one_that_was_made() -> None:
    (row,) = derivation_rows(harbour_story().record())
    assert (row["document"], row["origin"]) == ("copy.txt", "courier.txt")
    assert (row["direction"], row["reasons"]) == ("made from it", "credit.note; later")
    assert row["clues"] == "Ferry"


def test_passages_stand_with_their_words_on_both_sides() -> None:
    record = harbour_story().record()
    (row,) = passage_rows(record)
    texts = {doc.id: doc.text for doc in record.documents}
    for side in ("left", "right"):
        start, end = int(str(row[f"{side}_start"])), int(str(row[f"{side}_end"]))
        assert row[f"{side}_words"] == texts[str(row[f"{side}_document_id"])][start:end]


def test_groups_and_utterances_come_the_largest_first() -> None:
    record = harbour_story().record()
    first, second = account_rows(record)
    assert (first["size"], first["documents"]) == (2, "courier.txt; copy.txt") or first[
        "documents"
    ] == "copy.txt; courier.txt"
    assert (second["size"], second["origin"]) == (1, "lantern.txt")
    reports = [int(str(row["reports"])) for row in utterance_rows(record)]
    assert reports == sorted(reports, reverse=True)
    assert reports[0] == 3


def test_the_page_lists_groups_that_are_more_or_less_than_an_account() -> None:
    (account,) = find_accounts(RecordIndex(harbour_story().record()))
    assert sorted(outlet for _, outlet in account.documents) == ["Bay Mirror", "Ostrel Courier"]
    assert (account.independent, account.origin, account.agency) == ((1, 1), None, "")


def test_the_page_tells_the_copy_before_its_origin_and_says_that_it_is_credited() -> None:
    descents, more = find_descents(RecordIndex(harbour_story().record()))
    (pair,) = descents
    assert (pair.child[1], pair.parent[1]) == ("Bay Mirror", "Ostrel Courier")
    assert (pair.direction, pair.credited, more) == ("made from", True, 0)
    (passage,) = pair.passages
    assert passage.others == ""


def test_reasons_are_put_into_words() -> None:
    assert reason_words("later") != "later"
    assert reason_words("no.such-reason") == "no.such-reason"


def _with(**changes: object) -> Findings:
    findings = harbour_story()
    findings.alignment = replace(findings.alignment, **changes)  # type: ignore[arg-type]
    return findings


def test_what_cannot_be_is_our_bug() -> None:
    findings = harbour_story()
    one, two = sorted(doc.id for doc in findings.documents)[:2]
    place, far = Place(one, Span(0, 5)), Place(two, Span(0, 10_000))
    wrong: list[Alignment] = [
        Alignment(passages=(Passage(place, far, 0.9, "edited"),)),
        Alignment(passages=(Passage(place, Place(one, Span(6, 9)), 0.9, "edited"),)),
        Alignment(passages=(Passage(place, Place(two, Span(0, 5)), 1.2, "edited"),)),
        Alignment(derivations=(Derivation(two, one, "unknown", (1.0, 1.0), ()),)),
        Alignment(derivations=(Derivation(one, two, "unknown", (1.0, 2.0), ()),)),
        Alignment(accounts=Accounts((2, 1), ())),
        Alignment(accounts=Accounts((1, 1), (AccountGroup((one,), None, (0, 2), ()),))),
    ]
    for alignment in wrong:
        findings.alignment = alignment
        with pytest.raises(InvariantError):
            findings.record()

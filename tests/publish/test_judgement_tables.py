"""Rows of claims, positions, proposals, steps and events."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from rashomon.publish.judgement_tables import (
    JUDGEMENT_HEADS,
    JUDGEMENT_TABLES,
    claim_rows,
    event_rows,
    position_rows,
    proposal_rows,
    step_rows,
    weightiest_first,
)
from rashomon.publish.layers import LAYER_HEADS, is_decided_upon
from rashomon.publish.tables import to_csv
from tests.publish.judged import hostile_story, weir_story
from tests.publish.story import Findings


def test_every_row_has_the_columns_of_its_table() -> None:
    record = weir_story().record()
    for name, rows_of in JUDGEMENT_TABLES.items():
        rows = rows_of(record)
        assert rows, name
        assert {tuple(row) for row in rows} == {JUDGEMENT_HEADS[name]}
        assert rows_of(Findings().record()) == []


def test_a_claim_names_who_holds_what_and_which_accounts_state_it() -> None:
    row = claim_rows(weir_story().record())[0]
    assert (row["contested"], row["reports"]) == (1, 2)
    assert (row["independent_low"], row["independent_high"]) == (1, 2)
    assert (row["affirms"], row["denies"], row["hedges"]) == ("Pell Anders", "Lowmark", "Lowmark")
    assert row["narrated"] == "mercury.txt"
    assert row["narrated_opposite"] == row["narrated_hedged"] == "gazette.txt"
    assert row["changed"] == "Lowmark"
    values = [row["values"] for row in claim_rows(weir_story().record())]
    assert values == [None, "40 houses; 52 houses", None]


def test_contested_claims_come_first_then_those_of_most_parties() -> None:
    claims = weightiest_first(weir_story().record().claims)
    assert [(claim.contested, claim.reports) for claim in claims] == [
        (True, 2),
        (False, 2),
        (False, 1),
    ]


def test_a_position_stands_with_its_words_and_through_whom_it_came() -> None:
    denies = position_rows(weir_story().record())[1]
    assert (denies["party"], denies["stance"], denies["per"]) == (
        "Lowmark",
        "denies",
        "Pell Anders",
    )
    assert denies["words"] == "that the weir had been opened\nNobody opened the weir"
    assert denies["documents"] == "gazette.txt; mercury.txt"
    assert set(str(denies["speakers"]).split("; ")) == {"Lowmark", "Dana Quell"}


def test_a_proposal_has_its_answers_and_steps() -> None:
    record = weir_story().record()
    (row,) = proposal_rows(record)
    assert (row["kind"], row["by"], row["party"], row["to"]) == (
        "request",
        "Pell Anders",
        "Pell Anders",
        "Lowmark",
    )
    assert (row["status"], row["answers"]) == (
        "accepted in principle",
        "Lowmark accepts in principle",
    )
    steps = step_rows(record)
    assert [step["what"] for step in steps] == ["asks", "accepts in principle", "accepts"]
    assert [step["by"] for step in steps] == ["Pell Anders", "Lowmark", None]
    texts = {doc.id: doc.text for doc in record.documents}
    for step in steps:
        start, end = int(str(step["start"])), int(str(step["end"]))
        assert step["words"] == texts[str(step["document_id"])][start:end]


def test_events_come_in_the_order_of_the_record() -> None:
    record = weir_story().record()
    rows = event_rows(record)
    assert [row["id"] for row in rows] == [event.id for event in record.events]
    assert [row["time"] for row in rows] == ["2031-04-21", "2031-05-03", None]
    assert rows[0]["documents"] == "gazette.txt; mercury.txt"
    assert rows[1]["published"] is None


@pytest.mark.parametrize("attack", ["=1+1", "@SUM(A1)", '=HYPERLINK("http://x")', "\u202egnp.exe"])
def test_files_disarm_formulas_and_hidden_characters(attack: str, tmp_path: Path) -> None:
    record = hostile_story(attack).record()
    assert claim_rows(record)[0]["text"] == attack, "rows keep the exact words"
    to_csv(record, tmp_path)
    for name in JUDGEMENT_TABLES:
        layers = LAYER_HEADS if is_decided_upon(JUDGEMENT_HEADS[name]) else ()
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            (first, *_) = csv.DictReader(file)
        assert tuple(first) == (*JUDGEMENT_HEADS[name], *layers)
        for cell in first.values():
            assert not cell.startswith(("=", "@"))
            assert "\u202e" not in cell

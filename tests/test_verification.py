"""Claims, proposals and events are verified: each id is made again from what it is made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon.model.documents import Document
from rashomon.model.ids import claim_id, event_id, proposal_id, proposition_id
from rashomon.model.judgement import (
    Claim,
    Event,
    EventTime,
    Judgement,
    Position,
    Proposal,
    Proposition,
)
from rashomon.model.links import Alignment, Place, Resolution
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.store.packing import pack, unpack
from rashomon.story import open_story
from tests.invented import INVENTED, write_pile
from tests.test_pipeline import run_over


def judge(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    resolution: Resolution,
    alignment: Alignment,
) -> Judgement:
    """One finding of each kind from the first statement: what it says is of no importance."""
    del documents, alignment
    att = next(att for reading in readings for att in reading.attributions)
    party = resolution.entities[0].id
    where = Place(att.document, att.content[0])
    prop = Proposition(
        proposition_id(att.document, att.id, where.span, party, party),
        *(att.document, att.id, where.span, party, party, (), "affirms", "cue.asserts"),
    )
    return Judgement(
        (
            Claim(
                claim_id([prop.id]),
                *("It is so", where, False, 1, (1, 1)),
                (Position(party, "affirms", (att.id,), (where,)),),
                propositions=(prop,),
            ),
        ),
        (
            Proposal(
                proposal_id([att.id], [where]),
                *(party, (), "Let it be so", (att.id,), (), "open", "demand", where, (where,)),
                (),
                "status.no-answer",
            ),
        ),
        (
            Event(
                event_id([where]),
                *("It was so", EventTime(None, "unknown"), "happened", (), (att.id,), (where,)),
            ),
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A story with one finding of each kind."""
    story = tmp_path / "judged.story"
    run_over(story, write_pile(tmp_path / "pile", 3), stages=replace(INVENTED, judge=judge))
    return story


def _forge(path: Path, part: str, field: str, value: Any) -> None:
    """Packs a changed record in the way this package does it."""
    connection = sqlite3.connect(path, isolation_level=None)
    (output,) = connection.execute("SELECT output FROM work WHERE stage = 'publish'").fetchone()
    record = unpack(output)
    owner = record["claims"][0]["propositions"] if part == "propositions" else record[part]
    owner[0][field] = value
    connection.execute("UPDATE work SET output = ? WHERE stage = 'publish'", (pack(record),))
    connection.close()


def test_every_finding_is_counted(path: Path) -> None:
    with open_story(path) as story:
        report = story.verify()
    assert report.mismatches == ()
    for kind in ("claims", "propositions", "proposals", "events"):
        assert report.checked[kind] == 1


@pytest.mark.parametrize("part", ["claims", "propositions", "proposals", "events"])
def test_an_id_of_other_content_is_found(path: Path, part: str) -> None:
    _forge(path, part, "id", f"{part[:4]}-0000000000000000")
    with open_story(path) as story:
        found = story.verify().mismatches
    assert "id.changed" in {item.slug for item in found}


def test_words_moved_by_one_character_are_found(path: Path) -> None:
    with open_story(path) as story:
        span = story.record.claims[0].propositions[0].span
    _forge(path, "propositions", "span", [span.start + 1, span.end])
    with open_story(path) as story:
        found = story.verify().mismatches
    assert "id.changed" in {item.slug for item in found}
    assert "table.changed" in {item.slug for item in found}


def test_ids_do_not_depend_on_order_and_repetition() -> None:
    one, two = Place("doc-1", Span(0, 4)), Place("doc-2", Span(3, 9))
    assert event_id([one, two]) == event_id([two, one, two]) != event_id([one])
    assert proposal_id(["b", "a"], [one, two]) == proposal_id(["a", "b"], [two, one])
    assert claim_id(["b", "a"]) == claim_id(["a", "b"]) != claim_id(["a"])
    args = ("doc-1", None, Span(0, 4), "ent-1")
    assert proposition_id(*args, "ent-1") != proposition_id(*args, None)

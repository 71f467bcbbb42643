from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import NotFound, StoreError, VerificationFailed
from rashomon.model.spans import Span
from rashomon.pipeline import STAGES
from rashomon.progress import Event
from rashomon.publish.cells import Row
from rashomon.settings import Limits, Settings
from rashomon.store.packing import pack, unpack
from rashomon.story import Story, open_story
from tests.invented import INVENTED, SAYINGS, account_text, write_mixed_pile, write_pile
from tests.test_pipeline import exported, run_over

SETTINGS = Settings(limits=Limits(html_depth=77))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    pile = write_mixed_pile(tmp_path / "pile")
    furnished = tmp_path / "pile" / "furnished.txt"
    furnished.write_text("[menu] " + account_text(3), encoding="utf-8")
    story = tmp_path / "talks.story"
    run_over(story, [*pile, furnished], settings=SETTINGS)
    return story


@pytest.fixture
def story(path: Path) -> Iterator[Story]:
    with open_story(path) as opened:
        yield opened


def _edit(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for sql in statements:
        connection.execute(sql)
    connection.close()


def test_a_story_holds_its_findings(story: Story) -> None:
    assert len(story.documents) == 13
    assert len(story.statements) == len(story.record.attributions) > 20
    assert len(story.utterances) > 0
    assert {entity.name for entity in story.entities} >= {"Ilse Varga"}
    assert len(story.failures) == 3
    assert story.settings == SETTINGS
    assert story.run.settings_digest == SETTINGS.digest()


def test_rows_are_flat(story: Story) -> None:
    rows: list[list[Row]] = [story.statement_rows(), story.document_rows()]
    for table in rows:
        assert len({tuple(row) for row in table}) == 1
        assert all(
            value is None or isinstance(value, str | int | float)
            for row in table
            for value in row.values()
        )
    assert len(rows[0]) == len(story.statements)


def test_a_search_finds_statements_first(story: Story) -> None:
    hits = story.search('"bridge will stay" spring')
    assert hits[0].kind == "statement"
    assert hits[0].words == SAYINGS[0]
    assert hits[-1].kind == "document"
    assert len(story.search("the", limit=3)) == 3


def test_a_statement_is_explained_down_to_the_characters_received(story: Story) -> None:
    doc = next(doc for doc in story.documents if doc.name == "furnished.txt")
    att = next(att for att in story.statements if att.document == doc.id)
    explanation = story.explain(att.id)
    assert explanation.kind == "statement"
    assert explanation.confidence == 0.75
    assert {reason.what for reason in explanation.reasons} >= {"act", "speaker", "utterance"}
    assert {item.part for item in explanation.evidence} >= {"source", "cue", "content"}
    assert explanation.documents == ((doc.id, doc.name, doc.outlet),)
    received = story.capture(doc.id).text
    assert received.startswith("[menu] ")
    for item in explanation.evidence:
        assert item.words == item.received == item.span.of(doc.text)
        assert item.origin == (item.span.shifted(len("[menu] ")),)


def test_every_kind_of_finding_is_explained(story: Story) -> None:
    kinds = [story.entities[0].id, story.utterances[0].id, story.documents[0].id]
    assert [story.explain(key).kind for key in kinds] == ["entity", "utterance", "document"]
    for key in kinds:
        assert story.explain(key).reasons
        assert story.explain(key).documents


def test_what_was_left_out_of_a_document_is_explained(story: Story) -> None:
    doc = next(doc for doc in story.documents if doc.name == "furnished.txt")
    reasons = story.explain(doc.id).reasons
    assert any(reason.what == "left out" and reason.rule == "menu" for reason in reasons)


def test_an_unknown_finding_is_not_found(story: Story) -> None:
    for ask in (story.explain, story.capture, story.cleaned):
        with pytest.raises(NotFound, match="att-0"):
            ask("att-0")


def test_a_capture_is_made_again_for_every_document(story: Story) -> None:
    for doc in story.documents:
        capture = story.capture(doc.id)
        assert capture.name == doc.name
        assert capture.sha256 == doc.sha256


def test_a_story_never_finished_says_so(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(event: Event) -> None:
        if event.stage == "read" and event.done == 1:
            raise Stop

    story = tmp_path / "x.story"
    with pytest.raises(Stop):
        run_over(story, write_pile(tmp_path / "p", 3), progress=stop)
    with pytest.raises(NotFound, match="rashomon build"):
        open_story(story)
    with pytest.raises(NotFound):
        open_story(tmp_path / "none.story")


# Verification.


def test_a_sound_story_verifies(story: Story) -> None:
    report = story.verify()
    assert report.mismatches == ()
    report.require()
    assert report.checked["documents"] == 13
    assert report.checked["received files"] == 11
    assert report.checked["statements"] == len(story.statements)
    assert report.checked["spans"] == 3 * len(story.statements)
    assert report.checked["table rows"] > 100


def test_verifying_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with open_story(path) as story:
        assert story.verify().sound
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.glob("talks*")] == [path.name]


_UNGUARDED = ("DROP TRIGGER received_is_never_edited", "DROP TRIGGER received_is_never_deleted")


@pytest.mark.parametrize(
    ("slug", "statements"),
    [
        (
            "bytes.changed",
            (*_UNGUARDED, "UPDATE received SET data = CAST(data AS BLOB) || x'20'"),
        ),
        (
            "bytes.changed",
            (
                *_UNGUARDED,
                "UPDATE received SET data = CAST(replace(CAST(data AS TEXT), 'bridge', 'ferry')"
                " AS BLOB) WHERE CAST(data AS TEXT) LIKE '%bridge%'",
            ),
        ),
        ("table.changed", ("UPDATE documents SET text = replace(text, 'talks', 'walks')",)),
        ("table.changed", ("UPDATE statements SET words = 'I resign' WHERE position = 3",)),
        ("table.changed", ("UPDATE spans SET start = start + 1 WHERE part = 'cue'",)),
        ("table.changed", ("UPDATE mentions SET words = 'Nobody'",)),
        ("table.changed", ("DELETE FROM cautions",)),
        ("table.changed", ("DELETE FROM failures WHERE position = 1",)),
        ("table.changed", ("INSERT INTO failures VALUES (99, 'x', 'y', 'z')",)),
        ("id.changed", ("UPDATE inputs SET name = 'renamed.txt' WHERE name = 'account-000.txt'",)),
        ("id.changed", ("UPDATE runs SET settings = '{}'",)),
        ("record.changed", ("DELETE FROM work WHERE stage = 'read' AND rowid % 2",)),
        ("capture.changed", ("DELETE FROM work WHERE stage = 'ingest'",)),
        ("file.damaged", ("UPDATE work SET output = substr(output, 9) WHERE stage = 'clean'",)),
        ("file.damaged", ("UPDATE work SET output = x'00' WHERE stage = 'publish'",)),
        (
            "file.damaged",
            ("INSERT INTO statements_search (statements_search) VALUES ('delete-all')",),
        ),
        ("file.damaged", ("PRAGMA foreign_keys = OFF", "DELETE FROM entities")),
    ],
)
def test_what_was_tampered_with_is_found(
    path: Path, slug: str, statements: tuple[str, ...]
) -> None:
    _edit(path, *statements)
    with open_story(path) as story:
        report = story.verify()
    assert slug in {mismatch.slug for mismatch in report.mismatches}
    with pytest.raises(VerificationFailed, match=r"mismatch"):
        report.require()


@pytest.mark.parametrize("field", ["content", "text", "title"])
def test_a_forged_record_is_found(path: Path, field: str) -> None:
    """Someone who packs a changed record in the way this package does it is found all the same."""
    connection = sqlite3.connect(path, isolation_level=None)
    (output,) = connection.execute("SELECT output FROM work WHERE stage = 'publish'").fetchone()
    record = unpack(output)
    if field == "content":
        record["attributions"][0]["content"][0][0] += 1
    else:
        doc = next(doc for doc in record["documents"] if "day" in doc["title"])
        doc[field] = doc[field].replace("day", "Day")
    connection.execute("UPDATE work SET output = ? WHERE stage = 'publish'", (pack(record),))
    connection.close()
    with open_story(path) as story:
        assert not story.verify().sound


def test_a_forged_document_is_found(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    rows = connection.execute("SELECT subject, output FROM work WHERE stage = 'clean'").fetchall()
    subject, output = next(row for row in rows if "document" in unpack(row[1]))
    value = unpack(output)
    value["document"]["text"] = value["document"]["text"].replace("the", "teh")
    connection.execute(
        "UPDATE work SET output = ? WHERE stage = 'clean' AND subject = ?", (pack(value), subject)
    )
    connection.close()
    with open_story(path) as story:
        assert "text.changed" in {mismatch.slug for mismatch in story.verify().mismatches}


def test_a_story_of_another_ingest_is_not_judged_by_this_one(tmp_path: Path) -> None:
    versions = tuple((name, "older" if name == "ingest" else number) for name, number in STAGES)
    story = tmp_path / "older.story"
    pile = write_pile(tmp_path / "p", 2)
    run_over(story, pile, stages=replace(INVENTED, versions=versions))
    with open_story(story) as opened:
        assert [item.slug for item in opened.verify().mismatches] == ["version.changed"]
    run_over(story, [])
    with open_story(story) as opened:
        assert opened.verify().sound


def test_a_damaged_run_is_a_clear_error(path: Path) -> None:
    _edit(path, "UPDATE runs SET stages = '{', settings = '['")
    with open_story(path) as story:
        with pytest.raises(StoreError, match="damaged"):
            _ = story.settings
        with pytest.raises(StoreError, match="damaged"):
            _ = story.record


def test_the_record_can_be_taken_out_while_the_file_is_elsewhere(path: Path) -> None:
    moved = path.rename(path.with_name("moved elsewhere?.story"))
    assert exported(moved)


def test_spans_are_those_of_the_text(story: Story) -> None:
    texts = {doc.id: doc.text for doc in story.documents}
    for att in story.statements:
        for span in (*att.source, *att.cue, *att.content):
            assert isinstance(span, Span)
            assert span.of(texts[att.document])

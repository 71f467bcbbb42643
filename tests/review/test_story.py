"""Deciding on a story in its file: durable, by several people, undone and taken in again."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import UsageError, WriteConflict
from rashomon.model.corrections import Edit
from rashomon.model.spans import Span
from rashomon.review.checking import changed_words
from rashomon.review.lines import from_lines, to_lines
from rashomon.story import Story, open_story

WHEN = "2031-04-23T09:30:00Z"


def test_a_decision_is_kept_and_undone(story: Story, path: Path) -> None:
    key = story.statements[0].id
    now = story.decide([Edit("reject", key)], who="Ilse", when=WHEN, expected=0)
    assert now.version == 1
    assert story.corrected == now
    with open_story(path) as again:
        assert again.corrected == now
        assert key in {att.id for att in again.record.attributions}
        assert key not in {att.id for att in again.corrected.record.attributions}
    now = story.undo(who="Ilse", when=WHEN)
    assert now.record == story.record
    assert [one.action for one in now.decisions] == ["reject", "undo"]
    with pytest.raises(UsageError, match="nothing to undo"):
        story.undo(who="Ilse", when=WHEN)


def test_an_undoing_is_undone(story: Story) -> None:
    key = story.statements[0].id
    story.decide([Edit("reject", key)], who="Ilse", when=WHEN)
    undo = story.undo(who="Ilse", when=WHEN).decisions[-1]
    with pytest.raises(UsageError, match="undone already"):
        story.undo("1", who="Ilse", when=WHEN)
    assert story.undo(undo.id, who="Ilse", when=WHEN).states == {key: "rejected"}
    assert story.undo("1", who="Ilse", when=WHEN).states == {}


def test_a_batch_is_undone_at_once(story: Story) -> None:
    edits = [Edit("accept", att.id) for att in story.statements[:37]]
    found = story.preview(edits)
    assert found.summary == "this touches 37 statements"
    assert story.corrected.version == 0
    story.decide(edits, who="Ilse", when=WHEN)
    assert story.corrected.reviewed[0] == 37
    assert story.undo(who="Ilse", when=WHEN).states == {}


def test_a_preview_names_all_that_would_change(story: Story) -> None:
    claim = next(item for item in story.record.claims if item.contested)
    att = next(p.attribution for p in claim.propositions if p.attribution)
    found = story.preview([Edit("reject", att)])
    assert att in found.touched["statements"]
    assert claim.id in found.touched["claims"]
    assert att not in {one.id for one in found.after.record.attributions}


def test_all_of_a_batch_is_kept_or_nothing(story: Story) -> None:
    edits = [Edit("accept", story.statements[0].id), Edit("accept", "att-0000000000000000")]
    with pytest.raises(UsageError, match="there is no 'att-0000000000000000'"):
        story.decide(edits, who="Ilse", when=WHEN)
    assert story.corrected.version == 0
    with pytest.raises(UsageError, match="nothing to decide"):
        story.decide([], who="Ilse", when=WHEN)


@pytest.mark.parametrize(
    ("who", "when"),
    [("", WHEN), ("x" * 201, WHEN), ("Il\nse", WHEN), ("Ilse", "today"), ("Ilse", "2031-04-23")],
)
def test_a_decision_must_be_signed(story: Story, who: str, when: str) -> None:
    with pytest.raises(UsageError):
        story.decide([Edit("accept", story.statements[0].id)], who=who, when=when)


def test_two_people_lose_nothing(story: Story, path: Path) -> None:
    one, other = (att.id for att in story.statements[:2])
    with open_story(path) as second:
        seen = second.corrected.version
        story.decide([Edit("reject", one)], who="Ilse", when=WHEN, expected=0)
        second.decide([Edit("accept", other)], who="Tomas", when=WHEN, expected=seen)
        with pytest.raises(WriteConflict, match=r"Ilse has changed att-.*decision 1\)") as caught:
            second.decide([Edit("accept", one)], who="Tomas", when=WHEN, expected=seen)
        assert "Nothing of yours was written" in str(caught.value)
        assert second.corrected.version == 2
        second.decide([Edit("accept", one)], who="Tomas", when=WHEN, expected=2)
    assert [one.who for one in story.corrected.decisions] == ["Ilse", "Tomas", "Tomas"]


def test_an_undoing_meets_what_was_decided_meanwhile(story: Story) -> None:
    one = story.statements[0].id
    story.decide([Edit("set", one, "act", "deny")], who="Ilse", when=WHEN)
    story.decide([Edit("set", one, "act", "warn")], who="Tomas", when=WHEN)
    with pytest.raises(WriteConflict, match="Tomas has changed"):
        story.undo("1", who="Ilse", when=WHEN, expected=1)
    story.undo("1", who="Ilse", when=WHEN, expected=2)
    assert next(a for a in story.corrected.record.attributions if a.id == one).act == "warn"


def test_a_log_longer_than_it_is_was_never_seen(story: Story) -> None:
    with pytest.raises(UsageError, match="has 0 entries, and 5 were expected"):
        story.decide([Edit("accept", story.statements[0].id)], who="I", when=WHEN, expected=5)


def test_what_rests_on_a_decision_is_undone_first(story: Story) -> None:
    doc = story.documents[0]
    from_text = Edit("add", doc.id, spans=(_first_word(doc.text),))
    made = next(iter(story.decide([from_text], who="Ilse", when=WHEN).states))
    story.decide([Edit("set", made, "act", "deny")], who="Tomas", when=WHEN)
    with pytest.raises(UsageError, match=r"decision 2 of Tomas rests on this.*Undo that one"):
        story.undo("1", who="Ilse", when=WHEN)
    story.undo("2", who="Ilse", when=WHEN)
    assert story.undo("1", who="Ilse", when=WHEN).record == story.record


def test_a_log_is_handed_on_and_taken_in_once(story: Story, built: Path, tmp_path: Path) -> None:
    keys = [att.id for att in story.statements[:3]]
    story.decide([Edit("reject", keys[0])], who="Ilse", when=WHEN)
    story.undo(who="Ilse", when=WHEN)
    story.decide([Edit("set", keys[1], "speaker", "unknown")], who="Ilse", when=WHEN)
    lines = to_lines(story.corrected.decisions)
    copy = tmp_path / "other.story"
    copy.write_bytes(built.read_bytes())
    with open_story(copy) as other:
        other.decide([Edit("accept", keys[2])], who="Tomas", when=WHEN)
        given = from_lines(lines)
        taking, after = other.take(given, write=False)
        assert (len(taking.fresh), taking.known, other.corrected.version) == (3, 0, 1)
        taking, now = other.take(given, write=True)
        assert now == after
        assert set(now.states) == {keys[1], keys[2]}
        taking, again = other.take(given, write=True)
        assert (len(taking.fresh), taking.known) == (0, 3)
        assert again == now
        assert other.verify().sound


def test_an_explanation_tells_what_people_decided(story: Story) -> None:
    att = story.statements[0]
    assert story.explain(att.id).decisions == ()
    story.decide([Edit("set", att.id, "act", "deny", why="see the cue")], who="Ilse", when=WHEN)
    story.decide([Edit("reject", att.id)], who="Tomas", when=WHEN)
    story.undo(who="Tomas", when=WHEN)
    told = story.explain(att.id).decisions
    assert told == (
        f"1. {WHEN} Ilse: set act of {att.id}: {att.act} → deny (see the cue)",
        f"2. {WHEN} Tomas: rejected {att.id} (undone)",
    )


def test_what_people_added_is_explained(story: Story) -> None:
    doc = story.documents[0]
    edit = Edit("add", doc.id, spans=(_first_word(doc.text),), why="it was missed")
    (made,) = story.decide([edit], who="Ilse", when=WHEN).states
    found = story.explain(made)
    assert found.kind == "statement"
    assert "it was missed" in found.decisions[0]
    assert found.evidence[0].words == doc.text.split()[0]
    one, other = [item for item in story.entities if item.kind == "person"][:2]
    story.decide([Edit("merge", one.id, value=other.id)], who="Ilse", when=WHEN)
    assert story.explain(other.id).decisions == story.explain(one.id).decisions


def test_a_decision_whose_words_were_forged_is_noticed(story: Story) -> None:
    story.decide([Edit("accept", story.statements[0].id)], who="Ilse", when=WHEN)
    assert story.verify().checked["decisions"] == 1
    words = story.corrected.decisions[0].anchor.words[0]
    forged = replace(words, text="x" * len(words.text))
    (decision,) = story.corrected.decisions
    anchor = replace(decision.anchor, words=(forged,))
    assert list(changed_words(story.record, [replace(decision, anchor=anchor)]))
    assert not list(changed_words(story.record, [decision]))


_WRITER = """
import sys
from rashomon import open_story
from rashomon.model.corrections import Edit
with open_story(sys.argv[1]) as story:
    for att in story.statements:
        now = story.decide([Edit("accept", att.id)], who="Ilse", when="2031-04-23T09:30:00Z")
        print(now.version, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
@pytest.mark.parametrize("after", [1, 4])
def test_what_was_acknowledged_outlasts_a_kill(path: Path, after: int) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    told = 0
    while told < after:
        told = int(writer.stdout.readline())
    writer.kill()
    rest = writer.stdout.read().split()
    writer.wait()
    writer.stdout.close()
    told = int(rest[-1]) if rest else told
    with open_story(path) as story:
        assert story.corrected.version in (told, told + 1)
        assert story.corrected.reviewed[0] == story.corrected.version
        assert story.verify().sound


def _first_word(text: str) -> Span:
    return Span(0, len(text.split()[0]))

"""Decisions on a story that is built anew: with more documents, in another order, with fewer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon.model.corrections import Corrected, Edit, caution_id
from rashomon.model.spans import Span
from rashomon.publish.check import check_links
from rashomon.story import Story, open_story
from tests.invented import write_pile
from tests.test_pipeline import run_over

WHEN = "2031-04-23T09:30:00Z"


def _decide(story: Story) -> Corrected:
    """Decisions of many sorts, on findings of the first documents."""
    record = story.record
    docs = {doc.id: doc for doc in record.documents}
    early = [att for att in record.attributions if docs[att.document].name < "account-004"]
    first = docs[early[0].document]
    people = [one for one in record.entities if one.kind == "person"]
    shared = next(item for item in record.utterances if len(item.attributions) > 1)
    edits = [
        Edit("accept", early[0].id),
        Edit("reject", early[1].id),
        Edit("set", early[2].id, "act", "deny"),
        Edit("set", early[2].id, "speaker", people[0].id),
        Edit("set", early[3].id, "content", spans=early[3].content[:1]),
        Edit("set", first.id, "published", "2031-04-23"),
        Edit("add", first.id, "indirect", spans=(Span(0, 12),)),
        Edit("merge", people[1].id, value=people[2].id),
        Edit("split", shared.id, value=shared.attributions[0]),
        Edit("dismiss", caution_id(record.cautions[0]), why="they are all so"),
    ]
    for edit in edits:
        story.decide([edit], who="Ilse", when=WHEN)
    return story.corrected


def _essence(now: Corrected) -> dict[str, object]:
    """What decisions say, whatever else is in the record."""
    atts = {att.id: att for att in now.record.attributions}
    return {
        key: (state, sorted(now.layers.get(key, ())), atts.get(key))
        for key, state in now.states.items()
        if key.startswith("att-")
    }


@pytest.fixture
def pile(tmp_path: Path) -> list[Path]:
    return write_pile(tmp_path / "pile", 12)


def _built(path: Path, files: Sequence[Path]) -> Path:
    run_over(path, files)
    return path


def test_more_documents_keep_what_was_decided(tmp_path: Path, pile: list[Path]) -> None:
    path = _built(tmp_path / "a.story", pile[:6])
    with open_story(path) as story:
        before = _decide(story)
    _built(path, pile[::-1])
    with open_story(path) as story:
        now = story.corrected
        assert len(story.documents) == 12
        assert story.verify().sound
    check_links(now.record)
    assert now.decisions == before.decisions
    lost = [orphan for orphan in now.orphans if orphan.decision.anchor.kind != "utterance"]
    assert lost == []
    assert _essence(now) == _essence(before)


def test_the_same_documents_in_any_order_give_the_same_corrected_record(
    tmp_path: Path, pile: list[Path]
) -> None:
    one, other = (_built(tmp_path / f"{n}.story", pile[:: 1 - 2 * n]) for n in (0, 1))
    with open_story(one) as left, open_story(other) as right:
        decided = _decide(left)
        _, taken = right.take(decided.decisions, write=True)
        assert taken == decided


def test_what_is_gone_waits_and_comes_back(tmp_path: Path, pile: list[Path]) -> None:
    with open_story(_built(tmp_path / "a.story", pile)) as story:
        decided = _decide(story)
    path = _built(tmp_path / "b.story", pile[4:])
    with open_story(path) as fewer:
        _, now = fewer.take(decided.decisions, write=True)
        check_links(now.record)
        assert len(now.orphans) > 4
        assert all(orphan.reason for orphan in now.orphans)
        assert any("no document has the text" in orphan.reason for orphan in now.orphans)
        assert fewer.verify().sound
    _built(path, pile[:4])
    with open_story(path) as whole:
        assert whole.corrected.orphans == ()
        assert whole.corrected == decided


def test_a_text_that_changed_is_not_guessed_at(tmp_path: Path, pile: list[Path]) -> None:
    with open_story(_built(tmp_path / "a.story", pile)) as story:
        decided = _decide(story)
    for path in pile:
        path.write_text("Late edition. " + path.read_text(encoding="utf-8"), encoding="utf-8")
    with open_story(_built(tmp_path / "b.story", pile)) as changed:
        taking, now = changed.take(decided.decisions, write=False)
        assert len(taking.fresh) == len(decided.decisions)
        assert {orphan.decision.anchor.kind for orphan in now.orphans} >= {"statement", "document"}
        assert _essence(now) == {}

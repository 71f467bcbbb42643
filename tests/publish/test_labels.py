from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.links import Alignment, Resolution, Speaker
from rashomon.publish.index import RecordIndex
from rashomon.publish.labels import attribution_state, grouping_words
from tests.publish.story import (
    attribution,
    document,
    entity,
    findings_of,
    harbour_story,
    utterance,
)


@pytest.mark.parametrize(
    ("source", "kind", "state"),
    [
        ("Ilva Renko", "person", "named"),
        ("A diplomat", "unnamed", "anonymous"),
        ("Several officials", None, "anonymous"),
        ("The foreign minister", None, "role"),
        ("The finance minister", "unnamed", "role"),
        ("He", None, "unclear"),
        ("", None, "unclear"),
    ],
)
def test_how_clearly_words_are_attributed(source: str, kind: str | None, state: str) -> None:
    doc = document("gate.txt", f"The gate is shut, {source or 'it'} said.")
    att = attribution(doc, source, "said", "The gate is shut")
    findings = findings_of([doc], [att])
    if kind:
        who = entity(doc, source, kind=kind)
        findings.resolution = Resolution((who,), (Speaker(att.id, who.id, "r", att.source[0]),))
    record = findings.record()
    assert attribution_state(RecordIndex(record), record.attributions[0]) == state


def test_words_given_to_several_are_conflicting() -> None:
    doc = document("gate.txt", "The gate is shut, Ada said.")
    att = attribution(doc, "Ada", "said", "The gate is shut")
    findings = findings_of([doc], [att])
    findings.alignment = Alignment((replace(utterance("utt-1", (att.id,)), speaker_disputed=True),))
    record = findings.record()
    assert attribution_state(RecordIndex(record), record.attributions[0]) == "conflicting"


def test_why_reports_are_one_utterance_is_told_with_who_says_so() -> None:
    record = harbour_story().record()
    one = next(item for item in record.utterances if len(item.attributions) > 1)
    alone = next(item for item in record.utterances if len(item.attributions) == 1)
    assert grouping_words(RecordIndex(record), one) == "automatically: the same words"
    assert grouping_words(RecordIndex(record), alone) == ""
    seen = RecordIndex(record, {one.id: "accepted"})
    assert grouping_words(seen, one) == "confirmed by a person: the same words"
    made = RecordIndex(record, {}, {one.id: {"attributions": "dec-1"}})
    assert grouping_words(made, one) == "by hand"

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from rashomon.errors import InvariantError
from rashomon.model.documents import Caution
from rashomon.model.links import (
    AccountGroup,
    Accounts,
    Alignment,
    Derivation,
    Entity,
    Place,
    Resolution,
    Speaker,
)
from rashomon.model.reading import Reading
from rashomon.model.record import SaidAt
from rashomon.model.spans import Span
from tests.publish.story import (
    Findings,
    attribution,
    document,
    findings_of,
    harbour_story,
    utterance,
)


def test_what_is_not_read_yet_is_empty_and_says_so() -> None:
    record = harbour_story().record()
    assert (record.claims, record.proposals, record.events) == ((), (), ())


def test_only_narration_carries_the_direction_of_its_documents() -> None:
    findings = harbour_story()
    (passage,) = findings.record().reuse
    (derivation,) = findings.record().derivations
    assert passage.direction == derivation.direction != "unknown"
    assert passage.reasons == ("credit.note", "later")
    quoted = replace(findings.alignment.passages[0], kind="quotation")
    findings.alignment = replace(findings.alignment, passages=(quoted,))
    (passage,) = findings.record().reuse
    assert (passage.direction, passage.reasons) == ("unknown", ())


def test_what_is_not_resolved_of_a_statement_is_left_open() -> None:
    (att,) = [a for a in harbour_story().record().attributions if a.mode == "attitude"]
    assert att.time == SaidAt(None, "unknown")
    assert (att.speaker, att.via, att.addressee, att.time_evidence) == (None, (), (), None)


def test_through_whom_to_whom_and_when_come_with_their_words() -> None:
    record = harbour_story().record()
    texts = {doc.id: doc.text for doc in record.documents}
    names = {item.id: item.name for item in record.entities}
    (att,) = [a for a in record.attributions if a.time.basis == "expression"]
    text = texts[att.document]
    assert [names[key] for key in (*att.via, *att.addressee)] == ["Ostrel Courier"] * 2
    assert [span.of(text) for span in att.via_evidence] == ["Ostrel Courier"]
    assert att.time.value == "2031-04-21"
    assert att.time_evidence is not None
    assert att.time_evidence.of(text) == "Monday"


def test_speakers_come_from_the_resolution_and_null_is_an_answer() -> None:
    record = harbour_story().record()
    speakers = {att.mode: att.speaker for att in record.attributions}
    assert speakers["attitude"] is None
    (renko,) = [item for item in record.entities if item.name == "Ilva Renko"]
    assert speakers["speech"] == renko.id
    rules = {att.speaker_rule for att in record.attributions}
    assert rules == {None, "name.full"}


def test_accounts_are_a_range_and_copies_count_once() -> None:
    record = harbour_story().record()
    assert record.accounts.independent == (1, 2)
    group = next(item for item in record.accounts.groups if len(item.documents) > 1)
    assert group == AccountGroup(group.documents, None, (1, 1), ("text.same",))


def test_an_empty_story_has_no_accounts() -> None:
    record = Findings().record()
    assert record.accounts.independent == (0, 0)
    assert record.documents == ()


def test_cautions_of_all_stages_stand_once_each_whole_documents_first() -> None:
    findings = harbour_story()
    findings.cautions = [*findings.documents[2].cautions, findings.documents[2].cautions[0]]
    record = findings.record()
    assert [c.slug for c in record.cautions] == ["boilerplate.removed", "date.contradicted"]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    straight, mixed = harbour_story(), harbour_story()
    rng = random.Random(seed)
    for part in (mixed.documents, mixed.readings, mixed.failures):
        rng.shuffle(part)
    mixed.alignment = replace(
        mixed.alignment, utterances=tuple(reversed(mixed.alignment.utterances))
    )
    mixed.readings = [replace(r, attributions=r.attributions[::-1]) for r in mixed.readings]
    assert mixed.record() == straight.record()


def test_statements_stand_by_document_and_place() -> None:
    record = harbour_story().record()
    keys = [(att.document, att.content[0]) for att in record.attributions]
    assert keys == sorted(keys)


def _story() -> tuple[Findings, str]:
    doc = document("a.txt", "The mill will close, Oda Brandt said.")
    findings = findings_of([doc], [attribution(doc, "Oda Brandt", "said", "The mill will close")])
    return findings, findings.readings[0].attributions[0].id


def _with_attribution(findings: Findings, **changes: object) -> Findings:
    (reading,) = findings.readings
    (att,) = reading.attributions
    findings.readings = [replace(reading, attributions=(replace(att, **changes),))]  # type: ignore[arg-type]
    return findings


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"content": (Span(30, 99),)}, "outside a text of 37"),
        ({"source": (Span(0, 38),)}, "outside a text of 37"),
        ({"content": ()}, "points at no words"),
        ({"content": (Span(3, 3),)}, "points at no words"),
        ({"parent": "att-nowhere"}, "not in the record"),
        ({"confidence": 1.5}, "not 0 to 1"),
        ({"confidence": float("nan")}, "not 0 to 1"),
    ],
)
def test_a_broken_attribution_is_our_bug(changes: dict[str, object], message: str) -> None:
    findings = _with_attribution(_story()[0], **changes)
    with pytest.raises(InvariantError, match=message):
        findings.record()


def _grouped(*documents: str) -> Accounts:
    return Accounts((0, 0), (AccountGroup(documents, None, (0, 0), ("alone",)),))


def _derived(left: str, right: str) -> Derivation:
    return Derivation(left, right, "unknown", (1.0, 1.0), ("text.same",))


def test_ids_that_lead_nowhere_are_our_bug() -> None:
    ghost = Entity("ent-1", "person", "Oda", ("Oda",), None, (Place("doc-x", Span(0, 1)),))
    wrong: list[dict[str, object]] = [
        {"resolution": Resolution((ghost,))},
        {"resolution": Resolution((), (Speaker("att-x", "ent-x", "name.full", Span(0, 1)),))},
        {"resolution": Resolution((replace(ghost, mentions=()),))},
        {"alignment": Alignment((utterance("utt-1", ("att-x",)),))},
        {"alignment": Alignment(accounts=_grouped("doc-x"))},
        {"alignment": Alignment(derivations=(_derived("doc-x", "doc-y"),))},
        {"cautions": [Caution("name.garbled", "doc-x", None, "Garbled.")]},
        {"readings": [Reading("doc-x")]},
    ]
    for change in wrong:
        findings, _ = _story()
        for name, value in change.items():
            setattr(findings, name, value)
        with pytest.raises(InvariantError):
            findings.record()


def test_nothing_may_stand_twice() -> None:
    findings, att = _story()
    findings.documents *= 2
    with pytest.raises(InvariantError, match="stands twice"):
        findings.record()
    findings, att = _story()
    twice = tuple(utterance(key, (att,)) for key in ("utt-1", "utt-2"))
    findings.alignment = Alignment(twice)
    with pytest.raises(InvariantError, match="two utterances"):
        findings.record()


def test_a_document_without_reading_is_still_in_the_record() -> None:
    findings, _ = _story()
    findings.readings, findings.alignment = [], Alignment()
    assert [doc.name for doc in findings.record().documents] == ["a.txt"]

"""Why claims, proposals and events are in a record, and what a statement is to them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from rashomon.errors import NotFound
from rashomon.explanation import Explanation
from rashomon.judgement_explanation import explain_judged, explain_roles
from rashomon.publish.wording import REASON_TABLES, reason_words
from tests.explained import explainer_of
from tests.publish.judged import large_story, weir_story

RECORD = weir_story().record()
EXPLAINER = explainer_of(RECORD)


def _told(found: Explanation) -> list[tuple[str, str]]:
    return [(reason.what, reason.value) for reason in found.reasons]


def test_a_claim_tells_every_position_and_link() -> None:
    claim = next(item for item in RECORD.claims if item.contested)
    found = EXPLAINER.explain(claim.id)
    assert (found.kind, found.summary) == ("claim", "The weir at Sorrow Ford was opened")
    told = _told(found)
    for expected in (
        ("claim", "contested"),
        ("reports", "2 documents"),
        ("position", "Pell Anders affirms"),
        ("position", "Lowmark denies"),
        ("per", "Pell Anders"),
        ("held", "2031-04-21 to 2031-04-24"),
        ("because", "the holder is reported as denying it"),
        ("narration", "denies"),
        ("changed", "Lowmark: hedges, then denies"),
        (
            "same",
            "“that the weir had been opened” and “The weir at Sorrow Ford was opened”",
        ),
        ("because", "the sentence model reads each as following from the other"),
    ):
        swapped = (expected[0], " and ".join(reversed(expected[1].split(" and "))))
        assert expected in told or swapped in told, expected
    parts = {item.part for item in found.evidence}
    assert parts >= {"claim", "affirms", "denies", "hedges", "change", "evidence"}
    for item in found.evidence:
        assert item.words == item.received


def test_values_are_told_with_who_gives_them() -> None:
    claim = next(item for item in RECORD.claims if item.values)
    found = EXPLAINER.explain(claim.id)
    values = [(reason.value, reason.rule) for reason in found.reasons if reason.what == "value"]
    assert values == [("40 houses", "narration"), ("52 houses", "Pell Anders")]
    assert ("claim", "not contested") in _told(found)


def test_a_proposition_tells_its_holder_and_what_it_is_joined_with() -> None:
    claim = next(item for item in RECORD.claims if item.contested)
    names = {item.id: item.name for item in RECORD.entities}
    for item in claim.propositions:
        found = EXPLAINER.explain(item.id)
        assert found.kind == "proposition"
        assert ("stance", item.stance) in _told(found)
        assert ("claim", claim.text) in _told(found)
        if item.holder and names[item.holder] == "Dana Quell":
            assert ("counted with", "Lowmark") in _told(found)
        linked = [link for link in claim.links if item.id in (link.left, link.right)]
        assert len([what for what, _ in _told(found) if what == "same"]) == len(linked)


def test_a_proposal_tells_its_status_steps_and_answers() -> None:
    (proposal,) = RECORD.proposals
    found = EXPLAINER.explain(proposal.id)
    assert found.kind == "request"
    told = _told(found)
    assert ("status", "accepted in principle") in told
    assert ("step", "2031-04-18 to 2031-04-22: Lowmark accepts in principle") in told
    assert ("step", "no date: somebody accepts") in told
    assert ("answer", "Lowmark accepts in principle") in told
    assert ("because", reason_words("tie.words")) in told
    assert ("because", reason_words("status.in-principle")) in told


def test_an_event_tells_its_time_and_what_joins_its_reports() -> None:
    found = EXPLAINER.explain(RECORD.events[0].id)
    told = _told(found)
    assert ("time", "2031-04-21") in told
    assert ("published", "2031-04-22 to 2031-04-24") in told
    assert ("participant", "Sorrow Ford") in told
    assert ("one event", "score 0.88") in told
    assert ("because", reason_words("days.fit")) in told
    assert [item.part for item in found.evidence] == ["event", "event", "time"]


def test_a_statement_tells_what_it_is_to_each_of_them() -> None:
    claim = next(item for item in RECORD.claims if item.contested)
    roles = {
        "position": claim.positions[0].attributions[0],
        "request": RECORD.proposals[0].attributions[0],
        "answer": RECORD.proposals[0].responses[0].attributions[0],
        "event": RECORD.events[0].attributions[0],
    }
    for what, att in roles.items():
        found = EXPLAINER.explain(att)
        assert found.kind == "statement"
        assert what in [reason.what for reason in found.reasons]
    denied = EXPLAINER.explain(claim.positions[1].attributions[0])
    assert "denies" in [item.part for item in denied.evidence] or "affirms" in [
        item.part for item in denied.evidence
    ]


def test_what_is_none_of_them_is_not_explained() -> None:
    assert explain_judged(RECORD, "clm-0000000000000000") is None
    assert explain_roles(RECORD, "att-0000000000000000") == ([], [])
    with pytest.raises(NotFound):
        EXPLAINER.explain("evt-0000000000000000")


def test_every_rule_and_reason_has_words_of_its_own() -> None:
    for table in REASON_TABLES:
        for slug, words in table.items():
            assert slug == slug.lower()
            assert reason_words(slug) != slug
            assert not words.endswith(".")
    for one, other in pairwise(REASON_TABLES):
        assert one is not other


def test_a_record_of_many_claims_is_explained_at_once() -> None:
    record = large_story(15_000).record()
    last = max(record.claims, key=lambda claim: claim.id)
    ids = [record.attributions[0].id, last.id, last.propositions[0].id, record.events[-1].id]
    explainer = explainer_of(record)
    for key in ids:
        begin = time.perf_counter()
        explainer.explain(key)
        assert time.perf_counter() - begin < 0.5  # some 20 milliseconds on a quiet machine

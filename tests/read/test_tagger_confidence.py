from dataclasses import replace

import pytest

from rashomon.read.confidence import EVIDENCE, compute_confidence, gather_evidence
from rashomon.read.decoding import RoleSpan
from rashomon.read.linking import Linked

ITEM = Linked(
    source=RoleSpan("source", 0, 1, 0.9),
    cue=RoleSpan("cue", 1, 2, 0.5),
    content=(RoleSpan("content", 2, 5, 1.0), RoleSpan("content", 6, 9, 0.8)),
    source_odds=0.99,
    content_odds=0.5,
)


def test_evidence_is_log_odds_of_the_worst() -> None:
    evidence = dict(zip(EVIDENCE, gather_evidence(ITEM), strict=True))
    assert evidence["content"] == pytest.approx(1.386, abs=1e-3)
    assert evidence["cue"] == evidence["content_odds"] == 0.0
    assert evidence["no_source"] == 0.0
    bare = dict(zip(EVIDENCE, gather_evidence(replace(ITEM, source=None)), strict=True))
    assert (bare["source"], bare["no_source"]) == (0.0, 1.0)


def test_confidence_lies_between_0_and_1_and_has_three_places() -> None:
    none = dict.fromkeys(EVIDENCE, 0.0)
    assert compute_confidence(ITEM, none) == 0.5
    assert compute_confidence(ITEM, none | {"bias": 1e9}) == 1.0
    assert compute_confidence(ITEM, none | {"bias": -1e9}) == 0.0
    found = compute_confidence(ITEM, none | {"source": 0.3217})
    assert found == round(found, 3)

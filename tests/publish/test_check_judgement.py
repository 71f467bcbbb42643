"""What cannot be of claims, proposals and events is our bug."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.errors import InvariantError
from rashomon.model.judgement import Claim, Event, Judgement, Proposal
from rashomon.model.links import Place
from rashomon.model.spans import Span
from tests.publish.judged import weir_story
from tests.publish.story import Findings


def _judged(judgement: Judgement) -> Findings:
    findings = weir_story()
    findings.judgement = judgement
    return findings


def _first(claim: Claim, **changes: Any) -> Claim:
    """The claim with its first position changed."""
    first, *others = claim.positions
    return replace(claim, positions=(replace(first, **changes), *others))


def _link(claim: Claim, **changes: Any) -> Claim:
    return replace(claim, links=(replace(claim.links[0], **changes),))


def _prop(claim: Claim, **changes: Any) -> Claim:
    first, *others = claim.propositions
    return replace(claim, propositions=(replace(first, **changes), *others))


_FAR = Span(0, 10_000)

_CLAIMS: list[Callable[[Claim], Claim]] = [
    lambda claim: replace(claim, place=Place("doc-0", Span(0, 1))),
    lambda claim: replace(claim, place=Place(claim.place.document, _FAR)),
    lambda claim: replace(claim, place=Place(claim.place.document, Span(3, 3))),
    lambda claim: replace(claim, independent_reports=(2, 1)),
    lambda claim: replace(claim, independent_reports=(1, 3)),
    lambda claim: replace(claim, positions=claim.positions[:1]),
    lambda claim: replace(claim, positions=claim.positions[1:]),
    lambda claim: _first(claim, party=claim.positions[1].party),
    lambda claim: _first(claim, party="ent-0"),
    lambda claim: _first(claim, speakers=("ent-0",)),
    lambda claim: _first(claim, per=("ent-0",)),
    lambda claim: _first(claim, attributions=("att-0",)),
    lambda claim: _first(claim, spans=()),
    lambda claim: _first(claim, score=1.1),
    lambda claim: replace(claim, narration=(replace(claim.narration[0], span=_FAR),)),
    lambda claim: replace(claim, changes=(replace(claim.changes[0], party="ent-0"),)),
    lambda claim: replace(claim, changes=(replace(claim.changes[0], spans=()),)),
    lambda claim: _link(claim, left="prop-0"),
    lambda claim: _link(claim, score=-0.1),
    lambda claim: _prop(claim, span=_FAR),
    lambda claim: _prop(claim, evidence=(_FAR,)),
    lambda claim: _prop(claim, holder="ent-0"),
    lambda claim: _prop(claim, party="ent-0"),
    lambda claim: _prop(claim, attribution="att-0"),
    lambda claim: _prop(claim, id=claim.propositions[1].id),
    lambda claim: _prop(claim, score=2.0),
]


@pytest.mark.parametrize("number", range(len(_CLAIMS)))
def test_what_cannot_be_of_a_claim(number: int) -> None:
    judgement = weir_story().judgement
    first, *others = judgement.claims
    wrong = _CLAIMS[number](first)
    assert wrong != first
    with pytest.raises(InvariantError):
        _judged(replace(judgement, claims=(wrong, *others))).record()


def test_a_value_of_a_claim_needs_words_and_known_parties() -> None:
    judgement = weir_story().judgement
    contested, counted, alone = judgement.claims
    for changes in ({"spans": ()}, {"parties": ("ent-0",)}):
        wrong = replace(counted, values=(replace(counted.values[0], **changes),))
        with pytest.raises(InvariantError):
            _judged(replace(judgement, claims=(contested, wrong, alone))).record()


_PROPOSALS: list[Callable[[Proposal], Proposal]] = [
    lambda item: replace(item, by="ent-0"),
    lambda item: replace(item, to=("ent-0",)),
    lambda item: replace(item, attributions=("att-0",)),
    lambda item: replace(item, place=Place("doc-0", Span(0, 1))),
    lambda item: replace(item, spans=(Place(item.place.document, _FAR),)),
    lambda item: replace(item, steps=(replace(item.steps[0], by="ent-0"),)),
    lambda item: replace(item, steps=(replace(item.steps[0], attribution="att-0"),)),
    lambda item: replace(item, steps=(replace(item.steps[0], place=Place("doc-0", _FAR)),)),
    lambda item: replace(item, responses=(replace(item.responses[0], party="ent-0"),)),
    lambda item: replace(item, responses=(replace(item.responses[0], per=("ent-0",)),)),
    lambda item: replace(item, responses=(replace(item.responses[0], spans=()),)),
    lambda item: replace(item, responses=(replace(item.responses[0], score=7.0),)),
]


@pytest.mark.parametrize("number", range(len(_PROPOSALS)))
def test_what_cannot_be_of_a_proposal(number: int) -> None:
    judgement = weir_story().judgement
    (right,) = judgement.proposals
    with pytest.raises(InvariantError):
        _judged(replace(judgement, proposals=(_PROPOSALS[number](right),))).record()


_EVENTS: list[Callable[[Event], Event]] = [
    lambda item: replace(item, participants=("ent-0",)),
    lambda item: replace(item, attributions=("att-0",)),
    lambda item: replace(item, spans=()),
    lambda item: replace(item, times=(Place("doc-0", Span(0, 1)),)),
    lambda item: replace(item, score=1.5),
]


@pytest.mark.parametrize("number", range(len(_EVENTS)))
def test_what_cannot_be_of_an_event(number: int) -> None:
    judgement = weir_story().judgement
    first, *others = judgement.events
    with pytest.raises(InvariantError):
        _judged(replace(judgement, events=(_EVENTS[number](first), *others))).record()


def test_nothing_stands_twice() -> None:
    right = weir_story().judgement
    for wrong in (
        replace(right, claims=right.claims[:1] * 2),
        replace(right, proposals=right.proposals * 2),
        replace(right, events=right.events[:1] * 2),
    ):
        with pytest.raises(InvariantError, match="stands twice"):
            _judged(wrong).record()


def test_a_claim_is_contested_by_two_parties_alone() -> None:
    judgement = weir_story().judgement
    contested, *others = judgement.claims
    lowmark = contested.positions[1].party
    both = tuple(replace(position, party=lowmark) for position in contested.positions)
    wrong = replace(judgement, claims=(replace(contested, positions=both), *others))
    with pytest.raises(InvariantError, match="not by two parties"):
        _judged(wrong).record()

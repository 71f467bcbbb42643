"""Which answers are found, what they are tied to, and what becomes of a proposal."""

from __future__ import annotations

import pytest

from rashomon.model.judgement import Proposal
from tests.judge.proposals.stories import only, propose

ASKED = "{s1:Tessa Brandt} {c1:proposed} {x1:to Ardenia to move the ferry crews out by barge}. "


def answers(found: Proposal) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.party, one.response, one.per) for one in found.responses]


ANSWERED = [
    ("{s2:Ardenia} {c2:agreed} {x2:to move the ferry crews out}.", "accepts", "accepted"),
    (
        "{s2:Ardenia} {c2:agreed} {x2:“in principle” to the ferry crews being moved by barge}.",
        "accepts in principle",
        "accepted in principle",
    ),
    ("{s2:Ardenia} {c2:refused} {x2:to move the ferry crews}.", "refuses", "refused"),
    ("{s2:Ardenia} {c2:rejected} {x2:the proposal}.", "refuses", "refused"),
    ("{s2:Ardenia} {c2:rejected} {x2:Tessa Brandt's proposal}.", "refuses", "refused"),
    ("{s2:Orlo Varga} {c2:accepted} {x2:it}.", "accepts", "accepted"),
    ("Ardenia has accepted the offer of the ferry crews leaving by barge.", "accepts", "accepted"),
]


@pytest.mark.parametrize(("marked", "response", "status"), ANSWERED)
def test_answers(marked: str, response: str, status: str) -> None:
    found = only(ASKED + marked)
    assert answers(found) == [("Ardenia", response, ())]
    assert found.status == status
    assert [step.what for step in found.steps] == ["proposes", response]


UNANSWERED = [
    "{s2:Ardenia} {c2:rejected} {x2:a claim that the ferry crews had been moved}.",
    "{s2:Ardenia} {c2:refused} {x2:to comment on the ferry crews}.",
    "{s2:Ardenia} {c2:agreed} {x2:to discuss the ferry crews}.",
    "{s2:Ardenia} {c2:could accept} {x2:the proposal}.",
    "{s2:Ardenia} {c2:rejected} {x2:Mira Dahl's proposal}.",
    "{s2:Ardenia} {c2:accepted} {x2:the resignation of the harbour master}.",
    "{s2:Ivo Keel} {c2:accepted} {x2:the proposal}.",
    "{s2:Ardenia} {c2:is ready} {x2:to consider moving the ferry crews}.",
]


@pytest.mark.parametrize("marked", UNANSWERED)
def test_what_is_no_answer(marked: str) -> None:
    found = [item for item in propose(ASKED + marked) if "ferry crews" in item.text]
    assert [item.responses for item in found] == [()]
    assert found[0].status == "open"
    assert found[0].rule == "status.no-answer"


def test_somebody_else_cannot_answer_for_the_one_who_was_asked() -> None:
    found = only(ASKED + "{s2:Mira Dahl} {c2:accepted} {x2:the proposal}.")
    assert found.responses == ()


def test_an_answer_comes_through_the_one_who_tells_of_it() -> None:
    found = only(
        ASKED + "{s2:Ivo Keel} {c2:said} {x2:{s3:Orlo Varga} {c3:had agreed} "
        "{x3:to move the ferry crews out}}.",
        via={"3": "Ivo Keel"},
    )
    assert answers(found) == [("Ardenia", "accepts", ("Ivo Keel",))]
    assert found.responses[0].reasons[:3] == ("tie.words", "tie.asked", "tie.told-by-asker")


def test_answers_that_differ_contest_it() -> None:
    found = only(
        ASKED + "{s2:Ivo Keel} {c2:said} {x2:Ardenia had agreed to move the ferry crews out}. "
        "{s3:Orlo Varga} {c3:said} {x3:there was no agreement on moving the ferry crews}."
    )
    assert answers(found) == [
        ("Ardenia", "accepts", ("Ivo Keel",)),
        ("Ardenia", "disputes", ()),
    ]
    assert (found.status, found.rule) == ("contested", "status.answers-differ")


def test_who_says_that_only_a_study_was_agreed_disputes_more() -> None:
    found = only(
        ASKED + "{s2:Ivo Keel} {c2:said} {x2:Ardenia had agreed to move the ferry crews out}. "
        "{s3:Orlo Varga} {c3:agreed only} {x3:that the matter may be studied}."
    )
    assert {one.rule for one in found.responses} == {"answer.accepts", "answer.only-studied"}
    assert found.status == "contested"


def test_what_was_agreed_to_was_put_by_the_side_that_takes_part_and_tells_of_it() -> None:
    found = only(
        "{s1:Ivo Keel} {c1:said} {x1:{s2:Orlo Varga} {c2:agreed} {x2:“in principle” to the Union "
        "escorting the sick miners out}}.",
        via={"2": "Ivo Keel"},
    )
    assert (found.by, found.to, found.status) == ("Union", ("Orlo Varga",), "accepted in principle")
    assert found.text == "the Union escorting the sick miners out"
    assert "put.agreed-to" in found.reasons


def test_nobody_put_what_somebody_agreed_to_alone() -> None:
    assert propose("{s1:Orlo Varga} {c1:agreed} {x1:to open the old canal gates in May}.") == []


STALLED = "The talks in the harbour have stalled."


def test_words_say_that_it_stalled() -> None:
    found = only(ASKED + STALLED)
    assert (found.status, found.rule) == ("stalled", "status.said-to-stall")
    assert [step.what for step in found.steps] == ["proposes", "stalls"]


@pytest.mark.parametrize(
    "marked",
    ["The talks have not stalled.", "The train stalled.", "If the talks stalled, so be it."],
)
def test_what_does_not_say_so(marked: str) -> None:
    assert only(ASKED + marked).status == "open"

"""Where contents are cut into propositions."""

from __future__ import annotations

import pytest

from tests.judge.propositions.marked import stances

CUTS = [
    ("the ceasefire was agreed and the corridor opened", 2),
    ("that the ceasefire was agreed and that the corridor was open", 2),
    ("that he was “patient,” and that what he wanted was “a boat”", 2),
    ("while peace is not possible, his office had offered to help", 2),
    ("the bridge was shut, but the ferry was running", 2),
    ("there are no soldiers in the port, they have left", 2),
    ("the bridge was shut; the ferry was not", 2),
    ("the army and the navy were ready", 1),
    ("the minister met the president and the speaker of the house", 1),
    ("he asked for peace and the future of a river based on law", 1),
    ("it was late, but some of the guards and some of the cooks were awake", 2),
    ("we believe the army and the navy are ready", 1),
    ("the failure of the corridors", 1),
    ("despite the fact that the road is shut, we are moving", 2),
    ("the guards fired, which the village had not expected", 2),
    ("the guard who does not sleep fired", 1),
]


@pytest.mark.parametrize(("content", "count"), CUTS)
def test_number_of_propositions(content: str, count: int) -> None:
    assert len(stances(f"{{s1:Varga}} {{c1:said}} {{x1:{content}}}.")) == count


def test_conjunctions_and_marks_are_left_out() -> None:
    found = stances(
        "{s1:Varga} {c1:said} {x1:“Even though it rains, we are moving, but it is far.”}"
    )
    assert [words for _, words in found] == ["it rains", "we are moving", "it is far"]


def test_a_demonstrative_stays() -> None:
    found = stances("{x1:“That is untrue,”} {s1:Varga} {c1:said}.")
    assert found == [("affirms", "That is untrue")]


def test_sentences_are_told_apart() -> None:
    found = stances("{x1:“They lied to him. The roads are open,”} {s1:Varga} {c1:said}.")
    assert [words for _, words in found] == ["They lied to him", "The roads are open"]


def test_an_insertion_parts_no_clause() -> None:
    story = "{x1:The meeting -} {c1:according to} {s1:Varga} {x1:- will take place on Friday}."
    assert [words for _, words in stances(story)] == [
        "The meeting - according to Varga - will take place on Friday"
    ]


def test_what_is_denied_is_the_claim_within() -> None:
    story = "{s1:Varga} {c1:denied} {x1:a report in the Courier that the dam had burst}."
    assert stances(story) == [("denies", "the dam had burst")]


def test_what_stands_in_a_statement_of_others_is_theirs() -> None:
    story = (
        "{s1:Varga} {c1:said} {x1:the road was open and "
        "{s2:Brenn} {c2:claimed} {x2:that the bridge had burnt}}."
    )
    assert stances(story, names={"Varga": None, "Brenn": None}) == [
        ("affirms", "the road was open"),
        ("affirms", "the bridge had burnt"),
    ]


def test_an_agreement_is_what_its_reporter_says_too() -> None:
    story = "{s1:Varga} {c1:said} {x1:{s2:Brenn} {c2:had agreed} {x2:to open the gate}}."
    assert stances(story) == [
        ("affirms", "Brenn had agreed to open the gate"),
        (None, "to open the gate"),
    ]


def test_evidence_is_what_its_reporter_stands_for() -> None:
    story = "{s1:Varga} {c1:said} {x1:{s2:the files} {c2:show} {x2:that the guard had lied}}."
    assert ("affirms", "the files show that the guard had lied") in stances(story)


def test_too_few_words_say_nothing() -> None:
    assert stances("{s1:Varga} {c1:said} {x1:so}.") == []


def test_a_complement_needs_its_own_verb() -> None:
    story = "{s1:Varga} {c1:said} {x1:the files show that the cook and the guard of the lock lied}."
    assert len(stances(story)) == 1


def test_those_told_are_no_part_of_what_they_are_told() -> None:
    story = (
        "{s1:Ilse Varga} {c1:told} {x1:the courts and the harbour board that the dam was safe}. "
        "{x2:Anyone saying that the dam is safe is wrong}, {s2:Ilse Varga} {c2:told} the board."
    )
    assert stances(story) == [
        ("affirms", "the dam was safe"),
        ("affirms", "Anyone saying that the dam is safe is wrong"),
    ]

"""Denials that point back, pleas, and positions that nouns name with their owner."""

from __future__ import annotations

import pytest

from tests.judge.propositions.marked import find, make_material, words

NAMES = {
    "Ilse Varga": "Velm",
    "Tomas Brenn": "Ostrel",
    "Mirko Dahl": "Ostrel",
    "Jonas Reik": None,
    "Reik": None,
    "Velm": None,
    "Ostrel": None,
    "Harbour Board": None,
}


def passing(marked: str, rule: str, **story: object) -> list[tuple[str | None, str | None, str]]:
    """Holder, stance and words of each position that one rule gives in passing."""
    material = make_material(marked, names=NAMES, **story)  # type: ignore[arg-type]
    return [
        (item.holder, item.stance, words(material, item))
        for item in find(material)
        if item.rule == f"passing.{rule}"
    ]


@pytest.mark.parametrize(
    "charge",
    [
        "Jonas Reik is awaiting trial on charges that he beat a ferryman.",
        "Jonas Reik is awaiting trial on charges he beat a ferryman.",
        "The club dropped Jonas Reik, who is awaiting trial on charges that he beat a ferryman.",
    ],
)
@pytest.mark.parametrize(
    "plea",
    [
        "Jonas Reik has pleaded not guilty to the charges.",
        "Jonas Reik pleaded innocent to the charges against him and was released.",
        "He has pleaded not guilty.",
        "Jonas Reik maintains his innocence.",
    ],
)
def test_a_plea_denies_the_charge(charge: str, plea: str) -> None:
    assert passing(f"{charge} {plea}", "pleaded") == [
        ("Jonas Reik", "denies", "he beat a ferryman")
    ]


def test_a_charge_that_is_only_mentioned_is_affirmed_by_nobody() -> None:
    material = make_material("Jonas Reik was charged with beating a ferryman.", names=NAMES)
    assert [(item.rule, words(material, item)) for item in find(material)] == [
        ("narration", "Jonas Reik was charged with beating a ferryman")
    ]


def test_a_plea_names_its_charge() -> None:
    story = "Jonas Reik pleaded not guilty to beating a ferryman."
    assert passing(story, "pleaded") == [("Jonas Reik", "denies", "beating a ferryman")]
    story = "Jonas Reik pleaded innocent to charges that he beat a ferryman."
    assert passing(story, "pleaded") == [("Jonas Reik", "denies", "he beat a ferryman")]
    assert passing("Jonas Reik pleaded guilty to beating a ferryman.", "pleaded") == []


def test_a_read_plea_denies_what_names_no_event() -> None:
    story = "{s1:Jonas Reik} {c1:pleaded not guilty to} {x1:two counts of murder}."
    material = make_material(story, names=NAMES)
    assert [item.stance for item in find(material)] == ["denies"]


def test_a_plea_of_somebody_else_denies_nothing() -> None:
    story = (
        "Jonas Reik is awaiting trial on charges that he beat a ferryman. "
        "Mirko Dahl has pleaded not guilty to the charges."
    )
    assert passing(story, "pleaded") == []


def test_which_he_has_denied_takes_up_the_allegation() -> None:
    story = "Jonas Reik has faced allegations that he beat a ferryman, which he has denied."
    assert passing(story, "pleaded") == [("Jonas Reik", "denies", "he beat a ferryman")]
    story = "{s1:Mirko Dahl} {c1:said} {x1:the lock was mined}, a claim that Ilse Varga has denied."
    assert passing(story, "pleaded") == [("Ilse Varga", "denies", "the lock was mined")]


def test_he_denied_those_allegations_is_the_accused() -> None:
    story = (
        "Jonas Reik was arrested on charges including assault of a ferryman; "
        "{s1:he} {c1:has denied} {x1:those allegations}."
    )
    assert passing(story, "rejected") == [("Jonas Reik", "denies", "assault of a ferryman")]


def test_wrongdoing_is_what_somebody_is_accused_of() -> None:
    story = (
        "Jonas Reik was accused of beating a ferryman. The ferry sailed on Friday. "
        "{s1:Jonas Reik} {c1:denied} {x1:any wrongdoing}."
    )
    assert passing(story, "rejected") == [("Jonas Reik", "denies", "beating a ferryman")]


def test_allegations_are_what_speaks_of_who_denies_them() -> None:
    story = (
        "{s1:They} {c1:assert} {x1:that the Harbour Board hid the letter}. "
        "{s2:The Harbour Board} {c2:denied} {x2:the allegations} on Friday."
    )
    assert passing(story, "rejected", speakers={"2": "Harbour Board"}) == [
        ("Harbour Board", "denies", "the Harbour Board hid the letter")
    ]
    other = story.replace("that the Harbour Board hid", "that Velm hid")
    assert passing(other, "rejected", speakers={"2": "Harbour Board"}) == []


def test_which_of_two_statements_is_an_allegation_is_open() -> None:
    story = (
        "{s1:Mirko Dahl} {c1:said} {x1:the lock was open}. "
        "{s2:Mirko Dahl} {c2:said} {x2:the ferry was late}. "
        "{s3:Ilse Varga} {c3:denied} {x3:the allegations}."
    )
    assert passing(story, "rejected") == []


@pytest.mark.parametrize("pointing", ["doing so", "doing that", "any of it", "all of that"])
def test_pointing_at_all_of_it(pointing: str) -> None:
    story = (
        "{s1:Mirko Dahl} {c1:accused} {x1:the guards of Velm of mining the lock}. "
        f"{{s2:Ilse Varga}} {{c2:denied}} {{x2:{pointing}}}."
    )
    assert passing(story, "rejected") == [
        ("Ilse Varga", "denies", "the guards of Velm of mining the lock")
    ]


def test_what_is_rejected_is_still_its_owners_claim() -> None:
    story = (
        "{s1:Ilse Varga} {c1:rejected} {x1:Tomas Brenn's claim that the army had cleared the road}."
    )
    assert passing(story, "noun") == [("Tomas Brenn", "affirms", "the army had cleared the road")]
    story = (
        "{s1:Ilse Varga} {c1:rejected} "
        "{x1:criticism from the minister Tomas Brenn that the army had cleared the road}."
    )
    material = make_material(story, names=NAMES)
    found = {(item.holder, item.stance, words(material, item)) for item in find(material)}
    assert found == {
        ("Ilse Varga", "denies", "the army had cleared the road"),
        ("Tomas Brenn", "affirms", "the army had cleared the road"),
    }


def test_a_rejected_argument_is_denied_and_a_story_about_a_claim_is_not() -> None:
    story = "{s1:Ilse Varga} {c1:rejected} {x1:the argument that the road was open}."
    material = make_material(story, names=NAMES)
    assert [(item.stance, words(material, item)) for item in find(material)] == [
        ("denies", "the road was open")
    ]
    story = "{s1:Ilse Varga} {c1:denied} {x1:a report about her claim that the road was open}."
    material = make_material(story, names=NAMES)
    assert "the road was open" not in [words(material, item) for item in find(material)]


@pytest.mark.parametrize(
    "story",
    [
        "Accusations that Jonas Reik beat a ferryman persist. {p}",
        "Jonas Reik, a boatman accused of beating a ferryman, left the town. {p}",
        "Jonas Reik, who has been charged with beating a ferryman, left the town. {p}",
        "Jonas Reik, 24, was charged with beating a ferryman. {p}",
        "The club praised others. Allegations of cruelty against Jonas Reik persist. {p}",
    ],
)
def test_who_is_accused(story: str) -> None:
    found = passing(story.format(p="Jonas Reik maintained his innocence."), "pleaded")
    assert [(holder, stance) for holder, stance, _ in found] == [("Jonas Reik", "denies")]


def test_who_accuses_is_not_accused() -> None:
    story = "Jonas Reik's charge that she beat a ferryman was heard. Jonas Reik pleaded not guilty."
    assert passing(story, "pleaded") == []


def test_an_old_statement_that_does_not_speak_of_the_denier_is_not_meant() -> None:
    story = (
        "{s1:Mirko Dahl} {c1:said} {x1:the lock was open}. It rained all day. %s"
        "{s2:The Harbour Board} {c2:denied} {x2:the report}."
    )
    told = {"2": "Harbour Board"}
    assert passing(story % "", "rejected", speakers=told) == []
    spoken = story.replace("the lock was open", "the Harbour Board opened the lock")
    assert passing(spoken % "Nobody spoke. ", "rejected", speakers=told) == [
        ("Harbour Board", "denies", "the Harbour Board opened the lock")
    ]


def test_an_announcement_of_a_thing_is_no_position() -> None:
    assert passing("Few noticed Tomas Brenn's announcement of two new ferries.", "noun") == []
    assert passing("Few believed Tomas Brenn's claim of two sunk ferries.", "noun") == [
        ("Tomas Brenn", "affirms", "two sunk ferries")
    ]

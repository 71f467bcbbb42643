"""Positions given in passing, put upon those spoken to, and rejected words."""

from __future__ import annotations

from tests.judge.propositions.marked import find, make_material, words

NAMES = {
    "Ilse Varga": "Velm",
    "Tomas Brenn": "Ostrel",
    "Mirko Dahl": "Ostrel",
    "Velm": None,
    "Ostrel": None,
}


def passing(marked: str, **story: object) -> list[tuple[str | None, str | None, str, str]]:
    """Holder, stance, words and rule of each position that is given in passing."""
    material = make_material(marked, names=NAMES, **story)  # type: ignore[arg-type]
    return [
        (item.holder, item.stance, words(material, item), item.rule.removeprefix("passing."))
        for item in find(material)
        if item.rule.startswith("passing")
    ]


def test_contrary_to_what_somebody_claimed() -> None:
    story = (
        "{s1:Ilse Varga} {c1:insisted} {x1:that nobody had called}, "
        "contrary to what Tomas Brenn has claimed."
    )
    assert passing(story) == [("Tomas Brenn", "denies", "nobody had called", "contrary")]


def test_contrary_to_a_statement_denied() -> None:
    story = (
        "{s1:Ilse Varga} {c1:denied} {x1:that Brenn had called}, "
        "contrary to a statement made by Tomas Brenn."
    )
    assert passing(story) == [("Tomas Brenn", "affirms", "Brenn had called", "contrary")]


def test_a_spokesman_without_a_name_is_of_the_party() -> None:
    story = (
        "{s1:Ilse Varga} {c1:insisted} {x1:that nobody had called}, "
        "contrary to what Tomas Brenn's spokesman has claimed."
    )
    assert passing(story) == [("Ostrel", "denies", "nobody had called", "contrary")]


def test_his_spokesman_is_of_the_other_party_that_is_named() -> None:
    story = (
        "{s1:Ilse Varga} {c1:insisted} {x1:that Tomas Brenn never called Velm}, "
        "contrary to what his spokeswoman has claimed."
    )
    assert passing(story) == [("Ostrel", "denies", "Tomas Brenn never called Velm", "contrary")]


def test_contrary_opening_its_sentence() -> None:
    story = "Contrary to what Tomas Brenn has claimed, nobody had called the palace."
    assert passing(story) == [("Tomas Brenn", "denies", "nobody had called the palace", "contrary")]


def test_contrary_to_law_is_nobodys_claim() -> None:
    assert passing("{s1:Ilse Varga} {c1:said} {x1:it was contrary to the law of Ostrel}.") == []


def test_an_answer_when_asked() -> None:
    story = "Tomas Brenn answered in the affirmative when asked if his chief had called the palace."
    assert passing(story) == [
        ("Tomas Brenn", "affirms", "his chief had called the palace", "answered")
    ]
    story = "Tomas Brenn answered “no” when asked whether his chief had called the palace."
    assert passing(story) == [
        ("Tomas Brenn", "denies", "his chief had called the palace", "answered")
    ]


def test_a_claim_named_by_a_noun() -> None:
    story = "The road is shut despite Tomas Brenn's claim that the army had cleared it."
    assert passing(story) == [("Tomas Brenn", "affirms", "the army had cleared it", "noun")]
    story = "Tomas Brenn's denial of any attack on the lock was heard in silence."
    assert passing(story) == [("Tomas Brenn", "denies", "any attack on the lock", "noun")]
    story = "Few trust Tomas Brenn's repeated denials that the army had cleared it."
    assert passing(story) == [("Tomas Brenn", "denies", "the army had cleared it", "noun")]


def test_you_say_is_the_position_of_the_one_spoken_to() -> None:
    story = (
        "{x1:“You’re talking about the roads not working. They work,”} {s1:Ilse Varga} {c1:said}."
    )
    assert passing(story, told={"1": "Tomas Brenn"}) == [
        ("Tomas Brenn", "affirms", "the roads not working", "put-upon")
    ]
    material = make_material(story, names=NAMES)
    assert [item.stance for item in find(material)] == [None, "affirms"]


def test_of_two_to_whom_words_are_given_the_other_is_spoken_to() -> None:
    story = "{x1:“You say that the roads are shut. They work,”} {s1:Ilse Varga} {c1:said}."
    both = ("Ilse Varga", "Tomas Brenn")
    assert passing(story, disputed={"1": (both, "Tomas Brenn")}) == [
        ("Ilse Varga", "affirms", "the roads are shut", "put-upon")
    ]
    assert passing(story, disputed={"1": (both, None)}) == []


def test_rejected_claims_of_a_named_party() -> None:
    story = (
        "{s1:Mirko Dahl} {c1:announced} {x1:a ceasefire at the lock}. "
        "{s2:Ilse Varga} {c2:rejected} {x2:Ostrel's claims}."
    )
    assert passing(story) == [("Ilse Varga", "denies", "a ceasefire at the lock", "rejected")]


def test_rejected_claims_of_nobody_named_are_those_of_the_only_other() -> None:
    story = (
        "{s1:Mirko Dahl} {c1:accused} {x1:the guards of shelling the lock}. "
        "{s2:Ilse Varga} {c2:denied} {x2:the allegations}."
    )
    assert passing(story) == [
        ("Ilse Varga", "denies", "the guards of shelling the lock", "rejected")
    ]


def test_rejected_claims_of_one_of_several_are_left_open() -> None:
    names = NAMES | {"Ana Solberg": None}
    story = (
        "{s1:Mirko Dahl} {c1:said} {x1:the guards had shelled the lock}. "
        "{s2:Ana Solberg} {c2:said} {x2:the lock was on fire}. "
        "{s3:Ilse Varga} {c3:denied} {x3:the claims}."
    )
    found = find(make_material(story, names=names))
    assert not [item for item in found if item.rule == "passing.rejected"]


def test_that_points_at_the_sentence_before_alone() -> None:
    story = "{s1:Mirko Dahl} {c1:put} {x1:the number at 212}%s. {s2:Varga} {c2:denied} {x2:that}."
    story = story.replace("Varga", "Ilse Varga")
    assert len(passing(story % "")) == 1
    assert passing(story % " and called them hostages") == []


def test_nobody_rejects_what_their_own_side_said() -> None:
    story = (
        "{s1:Mirko Dahl} {c1:said} {x1:the guards had shelled the lock}. "
        "{s2:Tomas Brenn} {c2:denied} {x2:the allegations}."
    )
    assert passing(story) == []


def test_what_was_demanded_in_between_is_passed_over() -> None:
    story = (
        "{s1:Mirko Dahl} {c1:said} {x1:the guards had shelled the lock} and "
        "{s2:Mirko Dahl} {c2:asked for} {x2:an inquiry}; {s3:Ilse Varga} {c3:denied} {x3:it}."
    )
    assert passing(story) == [
        ("Ilse Varga", "denies", "the guards had shelled the lock", "rejected")
    ]


def test_rejected_claims_of_somebody_described() -> None:
    names = NAMES | {"Defence Ministry": "Ostrel"}
    story = (
        "{s1:The Defence Ministry} {c1:declared} {x1:a ceasefire at the lock}. "
        "{s2:Ilse Varga} {c2:rejected} {x2:the ministry's claims}."
    )
    found = find(make_material(story, names=names, speakers={"1": "Defence Ministry"}))
    assert [item.holder for item in found if item.rule == "passing.rejected"] == ["Ilse Varga"]


def test_a_denied_part_denies_the_accusation() -> None:
    story = (
        "{s1:Mirko Dahl} {c1:accused} {x1:the guards of shelling the lock}. "
        "{s2:Ilse Varga} {c2:denied} {x2:any involvement}."
    )
    assert passing(story) == [
        ("Ilse Varga", "denies", "the guards of shelling the lock", "rejected")
    ]
    story = "{s2:Ilse Varga} {c2:denied} {x2:any involvement in the shelling}."
    material = make_material(story, names=NAMES)
    assert [item.stance for item in find(material)] == ["denies"]

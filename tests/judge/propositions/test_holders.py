"""Whose the stances are, and through whom they are known."""

from __future__ import annotations

from tests.judge.propositions.marked import find, make_material

NAMES = {"Ilse Varga": "Velm", "Tomas Brenn": "Ostrel", "Velm": None, "Ostrel": None}
NESTED = "{s1:Ilse Varga} {c1:said} {x1:that {s2:Tomas Brenn} {c2:denied} {x2:that it rained}}."


def test_a_chain_names_whom_the_words_went_through() -> None:
    (found,) = find(make_material(NESTED, names=NAMES, via={"1": "Velm"}))
    assert (found.holder, found.party) == ("Tomas Brenn", "Ostrel")
    assert found.per == ("Ilse Varga",)


def test_the_speaker_of_a_statement_is_not_their_own_carrier() -> None:
    story = make_material(NESTED, names=NAMES, via={"2": "Ilse Varga"})
    assert [item.per for item in find(story)] == [("Ilse Varga",)]


def test_i_and_we_are_the_speaker() -> None:
    story = "{x1:“{s2:We} {c2:believe} {x2:that the dam has burst},”} {s1:Ilse Varga} {c1:said}."
    (found,) = find(make_material(story, names=NAMES))
    assert (found.holder, found.party) == ("Ilse Varga", "Velm")


def test_of_several_the_likelier_holds() -> None:
    story = "{x1:“The roads are open,”} {s1:Ilse Varga} {c1:said}."
    both = ("Ilse Varga", "Tomas Brenn")
    (likely,) = find(make_material(story, names=NAMES, disputed={"1": (both, "Tomas Brenn")}))
    (open_,) = find(make_material(story, names=NAMES, disputed={"1": (both, None)}))
    assert (likely.holder, likely.party) == ("Tomas Brenn", "Ostrel")
    assert (open_.holder, open_.party) == (None, None)


def test_an_unknown_speaker_is_no_holder() -> None:
    (found,) = find(make_material("{s1:Officials} {c1:said} {x1:the dam had burst}."))
    assert (found.holder, found.party, found.per) == (None, None, ())

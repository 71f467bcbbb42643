"""What counts as put to somebody, by whom, to whom, in which words."""

from __future__ import annotations

import pytest

from tests.judge.proposals.stories import only, propose

PUT = [
    (
        "{s1:Ardenia} {c1:demanded} {x1:that Belmark formally renounce the canal}.",
        ("demand", "Ardenia", ("Belmark",), "Belmark formally renounce the canal"),
    ),
    (
        "{s1:Tessa Brandt} {c1:had proposed} {x1:to Ardenia to move the ferry crews out}.",
        ("proposal", "Tessa Brandt", ("Ardenia",), "move the ferry crews out"),
    ),
    (
        "{s1:Tessa Brandt} {c1:proposed} {x1:a ten-day pause in the shelling}.",
        ("proposal", "Tessa Brandt", (), "a ten-day pause in the shelling"),
    ),
    (
        "{s1:Tessa Brandt} {c1:urged} {x1:Ardenia and Belmark to open the canal gates}.",
        ("request", "Tessa Brandt", ("Ardenia", "Belmark"), "open the canal gates"),
    ),
    (
        "{s1:Tessa Brandt} {c1:repeated} {x1:her call for Ardenia and Belmark to share the water}.",
        (
            "demand",
            "Tessa Brandt",
            ("Ardenia", "Belmark"),
            "Ardenia and Belmark to share the water",
        ),
    ),
    (
        "{s1:Belmark} {c1:called for} {x1:an independent inquiry into the fire}.",
        ("demand", "Belmark", (), "an independent inquiry into the fire"),
    ),
    (
        "{s1:Belmark} {c1:offered} {x1:to exchange the prisoners at the bridge}.",
        ("offer", "Belmark", (), "exchange the prisoners at the bridge"),
    ),
    (
        "Belmark has asked the Union to open an inquiry into the fire.",
        ("request", "Belmark", ("Union",), "open an inquiry into the fire"),
    ),
    (
        "{s1:Belmark} {c1:says} {x1:the fire was set}, and has asked the Union to open an inquiry.",
        ("request", "Belmark", ("Union",), "open an inquiry"),
    ),
    (
        "Tessa Brandt had written to Orlo Varga and Mira Dahl on Monday asking for meetings there.",
        ("request", "Tessa Brandt", ("Mira Dahl", "Orlo Varga"), "meetings there"),
    ),
    (
        "Tessa Brandt repeated a proposal she had put to Mira Dahl: a pause in the shelling.",
        ("proposal", "Tessa Brandt", ("Mira Dahl",), "a pause in the shelling"),
    ),
    (
        "The plan proposed by Belmark would move the customs house downriver.",
        ("proposal", "Belmark", (), "move the customs house downriver"),
    ),
]


@pytest.mark.parametrize(("marked", "wanted"), PUT)
def test_what_is_put(marked: str, wanted: tuple[object, ...]) -> None:
    found = only(marked)
    assert (found.kind, found.by, found.to, found.text) == wanted


def test_an_office_acts_for_the_one_who_speaks_of_it() -> None:
    found = only(
        "{s1:Tessa Brandt} {c1:said} "
        "{x1:{s2:her office} {c2:had proposed} {x2:to Ardenia to count the barges}}."
    )
    assert (found.by, found.to) == ("Union", ("Ardenia",))
    assert found.text == "count the barges"


def test_a_speaker_means_himself_by_we_in_a_quotation() -> None:
    found = only(
        "{s1:Mira Dahl} {c1:said}: {x1:“{s2:We} {c2:have asked the Union} "
        "{x2:to send divers to the wreck}.”}",
        told={"2": "Union"},
    )
    assert (found.by, found.to, found.text) == ("Mira Dahl", ("Union",), "send divers to the wreck")


NOT_PUT = [
    "{s1:Ardenia} {c1:asked} {x1:whether Belmark had opened the canal}.",
    "{s1:Ardenia} {c1:did not demand} {x1:that Belmark leave the canal}.",
    "{s1:Ardenia} {c1:could propose} {x1:a pause in the shelling}.",
    "{s1:Mira Dahl} {c1:urged} {x1:voters to back the harbour bill}.",
    "{s1:Mira Dahl} {c1:hopes} {x1:that Ardenia will open the canal}.",
    "{s1:Mira Dahl} {c1:offered} {x1:her congratulations to the winner}.",
    "{s1:Mira Dahl} {c1:asked for} {x1:comment}.",
    "{s1:somebody} {c1:demanded} {x1:that the bridge be closed at night}.",
    "{s1:Mira Dahl} {c1:called} {x1:the seizure an act of piracy}.",
    "Mira Dahl has made plans to return to the coast at once.",
    "Belmark made an offer to harbour master Orlo Varga during the fair.",
]


@pytest.mark.parametrize("marked", NOT_PUT)
def test_what_is_not_put(marked: str) -> None:
    assert propose(marked) == []


def test_the_same_put_again_is_a_further_step_with_another_addressee() -> None:
    found = only(
        "{s1:Tessa Brandt} {c1:proposed} {x1:to Orlo Varga to set up a joint canal watch}. "
        "{s2:Tessa Brandt} {c2:later made the same proposal to} {x2:Mira Dahl}."
    )
    assert found.to == ("Mira Dahl", "Orlo Varga")
    assert found.text == "set up a joint canal watch"
    assert len(found.steps) == 1  # the same act of the same one, both at unknown times
    assert "put.same-again" in found.reasons


def test_a_part_that_may_be_answered_apart_stands_apart() -> None:
    found = propose(
        "{s1:Tessa Brandt} {c1:proposed} {x1:a pause in the shelling, "
        "watched by a group of officers from Ardenia and Belmark}."
    )
    assert [item.text for item in found] == [
        "a pause in the shelling",
        "watched by a group of officers from Ardenia and Belmark",
    ]


def test_a_condition_refuses_one_thing_and_demands_another() -> None:
    first, second = propose(
        "{s1:Tessa Brandt} {c1:proposed} {x1:to Ardenia a ten-day pause along the canal}. "
        "{s2:Orlo Varga} {c2:said} {x2:Ardenia would consider a pause along the canal only after "
        "Belmark withdrew its guns}."
    )
    assert (second.kind, second.by, second.to) == ("demand", "Ardenia", ("Belmark",))
    assert second.text == "Belmark withdrew its guns"
    (response,) = first.responses
    assert (response.party, response.response) == ("Ardenia", "refuses")
    assert response.rule == "answer.on-condition"

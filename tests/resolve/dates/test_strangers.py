"""Accounts of other matters in a pile date nothing and disturb no date, on invented piles."""

from __future__ import annotations

import pytest

from rashomon.model.documents import DateBasis, Document
from rashomon.model.reading import EntityKind
from rashomon.resolve.dates.likeness import Likeness
from tests.documents import make_document
from tests.resolve.dates.dated import Account, account, date_story

NAMES: dict[str, EntityKind] = {
    **dict.fromkeys(
        ("Orla Venn", "Tam Reck", "Mara Quill", "Tomas Veld", "Ines Harrow", "Pia Sund"), "person"
    ),
    **dict.fromkeys(("Lake Ferry Line", "Velm Rovers"), "organization"),
}


def told(name: str, text: str, *dates: tuple[str, DateBasis]) -> Account:
    """An account in which every name above is found."""
    return account(name, text, *dates, names=NAMES)


# 22 April 2031 is a Tuesday.
VISIT = [
    told(
        "planned.txt",
        "Envoy Mara Quill will meet President Tomas Veld on Tuesday, April 22, about the Lowmere"
        " dam. Water Minister Ines Harrow will show the envoy the sluices of the dam.",
        ("2031-04-19", "byline"),
    ),
    told(
        "told.txt",
        "Envoy Mara Quill met President Tomas Veld on Tuesday for two hours about the Lowmere dam."
        " Water Minister Ines Harrow opened a sluice of the dam for the envoy.",
        ("2031-04-23", "byline"),
    ),
    told(
        "after.txt",
        "On Tuesday Mara Quill and Tomas Veld spoke about the Lowmere dam. The envoy saw the"
        " sluices with Ines Harrow.",
        ("2031-04-24", "byline"),
    ),
    told(
        "own.txt",
        "No letter of Mara Quill has reached Tomas Veld, his office insisted. In early April, 2031,"
        " Mara Quill had asked Ines Harrow for an inquiry into the flood of Lowmere.",
    ),
]
MATCHES = [
    told(
        f"match-{number}.txt",
        f"Velm Rovers beat the team of coach Pia Sund on Saturday by {number} goals to none.",
        (f"2031-05-{4 + number:02d}", "byline"),
    )
    for number in range(6)
]


def test_strangers_leave_the_main_day_of_a_matter() -> None:
    alone = date_story(VISIT)
    assert alone["own.txt"].rule == "inferred.untold"
    among = date_story([*MATCHES, *VISIT])
    assert {name: among[name] for name in alone} == alone


def test_strangers_make_no_main_day() -> None:
    pair = [VISIT[1], VISIT[3]]
    strangers = [
        told(
            f"tuesday-{number}.txt",
            f"Pia Sund of Velm Rovers sold {number} scarves, two whistles and the old scoreboard of"
            " the stadium on Tuesday, and a collector of autographs paid in coins. Those of Mara"
            " Quill and Tomas Veld went to a baker in a striped apron, who framed both of them.",
            ("2031-04-23", "byline"),
        )
        for number in range(3)
    ]
    assert date_story(pair)["own.txt"].published.value is None
    assert date_story([*pair, *strangers])["own.txt"].published.value is None


# Two persons who are in the news of every week.
BYLINE: DateBasis = "byline"
WEEKS = [
    ("2031-01-08", "quarrelled about the price of rye in the chamber"),
    ("2031-02-12", "opened a school for divers in the old harbour"),
    ("2031-03-19", "read the report of the auditors on the toll bridge"),
    ("2031-04-23", "voted on the wages of nurses and the pay of porters after a long night"),
    ("2031-05-28", "lost a wager over the speed of a steam engine"),
    ("2031-07-02", "planted oaks along the road to the quarry"),
    ("2031-08-06", "answered farmers who want the marsh drained"),
]
WELL_KNOWN = [
    told(
        f"week-{day}.txt",
        f"President Orla Venn and Senator Tam Reck {did} on Tuesday.",
        (day, BYLINE),
    )
    for day, did in WEEKS
]


@pytest.mark.parametrize(
    "text",
    [
        "President Orla Venn and Senator Tam Reck were absent on Tuesday when the price of tickets"
        " for the Lake Ferry Line was raised. Engineers of the line report a broken boiler.",
        "The Lake Ferry Line raised its price on Tuesday. Engineers report a broken boiler, and the"
        " line waits for a spare one. In the chamber, Orla Venn and Tam Reck took no notice.",
    ],
)
def test_well_known_names_in_another_matter_date_nothing(text: str) -> None:
    own = told("own.txt", text)
    assert date_story([own, *WELL_KNOWN])["own.txt"].published.value is None


def test_well_known_names_refuse_no_date() -> None:
    own = told(
        "own.txt",
        "President Orla Venn and Senator Tam Reck quarrelled over the price of a broken boiler on"
        " Tuesday. The boiler of the Lake Ferry Line burst in the chamber of the engine.",
        ("2031-11-12", "byline"),
    )
    dating = date_story([own, *WELL_KNOWN])["own.txt"]
    assert (dating.published.value, dating.cautions) == ("2031-11-12", ())


def test_well_known_names_still_meet_in_one_matter() -> None:
    own = told(
        "own.txt",
        "On Tuesday Tam Reck and Orla Venn voted on the wages of nurses, after a long night"
        " that ended with the pay of cooks and porters.",
    )
    assert date_story([own, *WELL_KNOWN])["own.txt"].published.value == "2031-04-22/2031-04-25"


def test_words_alone_are_no_rival_of_a_day() -> None:
    own = told("own.txt", "Tomas Veld met Mara Quill on Tuesday for two hours.")
    stranger = told(
        "fair.txt",
        "Velm Rovers met on Tuesday for hours, and the envoy of the dam builders, the minister of"
        " beer and the president of the guild opened the sluices.",
        ("2031-06-11", "byline"),
    )
    alone = date_story([own, VISIT[1]])["own.txt"]
    assert alone.published.value == "2031-04-22/2031-04-25"
    assert date_story([own, VISIT[1], stranger])["own.txt"] == alone


def _likeness(left: Document, right: Document) -> float:
    return Likeness().between(left, right)


def test_likeness_is_of_rare_words_and_bounded() -> None:
    docs = [doc for doc, _ in VISIT]
    assert _likeness(docs[0], docs[0]) == pytest.approx(1)
    assert _likeness(docs[0], docs[1]) == pytest.approx(_likeness(docs[1], docs[0]))
    assert _likeness(docs[0], docs[1]) > 0.3 > _likeness(docs[0], MATCHES[0][0])
    assert _likeness(make_document(" \n"), docs[0]) == 0

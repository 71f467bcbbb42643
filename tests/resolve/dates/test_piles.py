"""Invented piles of other kinds: each account's date as the whole pile tells it."""

from __future__ import annotations

import pytest

from rashomon.model.documents import DateBasis
from rashomon.model.reading import EntityKind
from tests.resolve.dates.dated import Account, account, date_story

PERSONS = (
    "Jora Stahl", "Petra Lind", "Emil Roth", "Nils Aber", "Rosa Thiel", "Ada Corr", "Ben Iwo",
    "Lea Moss", "Uli Brand", "Kai Holm", "Ina Berg",
)  # fmt: skip
NAMES: dict[str, EntityKind] = {**dict.fromkeys(PERSONS, "person"), "Orlin Works": "organization"}


def told(name: str, text: str, *dates: tuple[str, DateBasis]) -> Account:
    """An account in which every name above is found."""
    return account(name, text, *dates, names=NAMES)


# 9 June 2031 is a Monday.
TRIAL = [
    told(
        "before.txt",
        "The trial of banker Jora Stahl will open on Monday, June 9, in Velm, Judge Petra Lind"
        " ruled on Thursday. Prosecutor Emil Roth wants to call forty witnesses.",
        ("2031-06-06", "metadata"),
    ),
    told(
        "opening.txt",
        "Banker Jora Stahl pleaded not guilty on Monday as the trial opened before Judge Petra Lind"
        " in Velm. Prosecutor Emil Roth called the first of forty witnesses.",
    ),
    told(
        "preview.txt",
        "Judge Petra Lind will open the trial of Jora Stahl on Monday. Forty witnesses are called.",
    ),
    told(
        "clock.txt",
        "Stahl trial opens\n\nThe trial of Jora Stahl opened on Monday. Judge Petra Lind read the"
        " names of forty witnesses.",
        ("2032-11-30", "byline"),
    ),
]
TRIAL_DATES = {
    "before.txt": "2031-06-06",
    "opening.txt": "2031-06-09/2031-06-12",
    "preview.txt": "2031-06-03/2031-06-09",
    "clock.txt": "2031-06-09/2031-06-12",
}

RECALL_TEXT = (
    "Brake maker Orlin Works said on Wednesday it would recall 40,000 tram brakes after a sensor"
    " froze in the cold. The company advised operators to slow down on slopes, to check the sensor"
    " twice a day and to report every failure. A spare part is expected within weeks, the maker"
    " added."
)
RECALL = [
    told("wire.txt", RECALL_TEXT, ("2031-01-15", "url")),
    told("copy.txt", RECALL_TEXT.replace("said on Wednesday", "announced Wednesday")),
    told("other.txt", "Orlin Works opened a canteen on Wednesday. The food is good, workers say."),
]
RECALL_DATES = {"copy.txt": "2031-01-15/2031-01-18", "other.txt": None}

# The same two people in the same city, two years apart; both days are Tuesdays.
TWO_YEARS = [
    told(
        "strike.txt",
        "Union leader Nils Aber and Mayor Rosa Thiel signed a deal on Tuesday that ended the ferry"
        " strike in Lowmere.",
        ("2029-03-14", "byline"),
    ),
    told(
        "bridge.txt",
        "Mayor Rosa Thiel and union leader Nils Aber opened the new bridge of Lowmere on Tuesday"
        " under a grey sky.",
        ("2031-05-14", "byline"),
    ),
    told(
        "open.txt",
        "The ferry strike in Lowmere is over. Nils Aber and Rosa Thiel signed a deal on Tuesday,"
        " and the ferry left at noon.",
    ),
]
TWO_YEARS_DATES = {"open.txt": "2029-03-13/2029-03-16"}

# Who speaks every week cannot be told by the weekday.
WEEKLY = [
    told(
        f"week-{day}.txt",
        "Health Minister Ada Corr and Doctor Ben Iwo told reporters on Friday that the fever"
        " spreads.",
        (f"2031-02-{day}", "byline"),
    )
    for day in ("07", "14", "21")
] + [
    told(
        "some-week.txt",
        "Ada Corr and Ben Iwo warned on Friday that the fever spreads. Reporters asked for"
        " numbers.",
    )
]
WEEKLY_DATES = {"some-week.txt": None}

# 20310423 in the head, a stranger's clock, and a month in the address.
HEADS = [
    told(
        "packed.txt",
        "Envoy Lea Moss met Uli Brand, chief of the guard, to talk about the gate on Tuesday.",
        ("2031-04-23", "byline"),
    ),
    told(
        "sidebar.txt",
        "Lea Moss met Uli Brand on Tuesday. They spoke about the gate of the town.",
        ("2031-12-24", "text"),
        ("2031-04-24", "text"),
    ),
    told(
        "month.txt",
        "Uli Brand met Lea Moss on Tuesday to talk about the gate.",
        ("2031-04", "url"),
    ),
    told(
        "divided.txt",
        "Lea Moss met Uli Brand, the chief of the guard, on Tuesday.",
        ("2033-04-25", "metadata"),
        ("2031-04-25", "url"),
    ),
]
HEADS_DATES = {
    "packed.txt": "2031-04-23",
    "sidebar.txt": "2031-04-24",
    "month.txt": "2031-04-22/2031-04-25",
    "divided.txt": "2031-04-25",
}

# Nothing in the pile has a date: then no date is inferred, unless a text dates itself.
UNDATED = [
    told("one.txt", "Kai Holm met Ina Berg on Tuesday. The meeting was short."),
    told("two.txt", "Ina Berg met Kai Holm on Tuesday. The meeting took an hour."),
    told(
        "itself.txt",
        "Kai Holm met Ina Berg on Tuesday, April 22, 2031. They will meet on Friday,"
        " April 25, 2031.",
    ),
]
UNDATED_DATES = {"one.txt": None, "two.txt": None, "itself.txt": "2031-04-22/2031-04-25"}


@pytest.mark.parametrize(
    ("pile", "wanted"),
    [
        (TRIAL, TRIAL_DATES),
        (RECALL, RECALL_DATES),
        (TWO_YEARS, TWO_YEARS_DATES),
        (WEEKLY, WEEKLY_DATES),
        (HEADS, HEADS_DATES),
        (UNDATED, UNDATED_DATES),
    ],
    ids=["trial", "recall", "two years", "weekly", "heads", "undated"],
)
def test_a_pile_dates_its_accounts(pile: list[Account], wanted: dict[str, str | None]) -> None:
    found = date_story(pile)
    assert {name: found[name].published.value for name in wanted} == wanted
    assert date_story(pile[::-1]) == found
    for dating in found.values():
        assert all(candidate.value for candidate in dating.published.candidates)
        if dating.published.basis == "inferred":
            assert dating.evidence
        if dating.published.value is None:
            assert dating.cautions

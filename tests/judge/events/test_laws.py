"""What must hold of the timeline whatever the story."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.judge import events
from rashomon.judge.events.finding import find_events
from rashomon.judge.material import Material
from rashomon.judge.propositions.finding import find_propositions
from rashomon.model.reasons_events import EVENT_REASONS
from rashomon.resolve.story import resolve
from rashomon.text.days import parse_days
from rashomon.text.words import word_set
from tests.judge.events.stories import Silent, make_account, make_story, timeline

SENTENCES = (
    "President Ivo Marn met Chancellor Lena Orst on April 22.",
    "President Ivo Marn will meet Chancellor Lena Orst on April 29.",
    "President Ivo Marn did not meet Chancellor Lena Orst on April 22.",
    "On Monday {s1:Ivo Marn} {c1:denied} {x1:that the lock was shut on April 3}.",
    "{s1:Lena Orst} {c1:demanded} {x1:that Brenna leave the lock by May 3}.",
    "Brenna, which seized the lock in late February, began the talks on Tuesday.",
)
STRANGERS = (
    make_account("Olaf Berg sold 40 barrels of wine in Vik on April 2.", name="stranger-1"),
    make_account("The potters of Vik fired a kiln in March.", name="stranger-2"),
)
PIECES = st.sampled_from(
    sorted(
        word_set(
            """the talks on Monday April 3 in , . – who which met was will since before after and
            “ ” Marn Orst to by late denied 2014 Tuesday's May through ( ) ; that if not"""
        )
    )
)
STORIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join)


@settings(max_examples=10, deadline=None)
@given(STORIES, st.randoms(use_true_random=False))
def test_order_changes_nothing(texts: list[str], chance: random.Random) -> None:
    accounts = [make_account(text, name=str(at)) for at, text in enumerate(texts)]
    found = timeline(make_story(accounts))
    chance.shuffle(accounts)
    material = make_story(accounts)
    propositions = list(find_propositions(material, Silent()))
    chance.shuffle(propositions)
    assert find_events(material, propositions, (), (), Silent()) == found


@settings(max_examples=10, deadline=None)
@given(STORIES)
def test_strangers_change_nothing(texts: list[str]) -> None:
    accounts = [make_account(text, name=str(at)) for at, text in enumerate(texts)]
    alone = timeline(make_story(accounts))
    mixed = timeline(make_story([*accounts, *STRANGERS]))
    assert {event.id for event in alone} <= {event.id for event in mixed}
    assert {replace(event, participants=()) for event in alone} <= {
        replace(event, participants=()) for event in mixed
    }


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_every_event_stands_on_words_and_listed_rules(left: str, right: str) -> None:
    text = f"{left} {{s1:Marn}} {{c1:denied}} {{x1:{right} it}}. {right}."
    material = make_story([make_account(text)])
    for event in timeline(material):
        assert {event.rule, *event.reasons} <= set(EVENT_REASONS)
        assert parse_days(event.time.value)
        assert event.time.basis == "expression"
        words = event.spans[0].span.of(material.documents[event.spans[0].document].text)
        assert event.label == " ".join(words.split())
        assert event.times
        assert 0 < event.score <= 1
        for place in (*event.spans, *event.times):
            assert place.span.of(material.documents[place.document].text).strip()


def test_every_listed_slug_stands_in_the_code() -> None:
    folder = Path(events.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    assert [slug for slug in EVENT_REASONS if f'"{slug}"' not in code] == []


def test_an_empty_story_has_no_events() -> None:
    assert timeline(Material([], [], resolve([], []), make_story([]).alignment)) == ()
    assert timeline(make_story([make_account("")])) == ()


def test_hostile_texts_take_little_time() -> None:
    texts = [
        "on Monday " * 2_000,
        "on Monday, April 21, " * 1_000 + "Ivo Marn met Lena Orst.",
        "Ivo Marn – met – on Monday – " * 1_000,
        "Ivo Marn, who met, on Monday " * 1_000,
        "Ivo Marn met Lena Orst on Monday. " * 500,
        "\x00" * 5_000 + "x" * 50_000,
    ]
    begin = time.process_time()
    stories = [make_story([make_account(text, name="a")]) for text in texts]
    begin = time.process_time()
    for story in stories:
        timeline(story)
    assert time.process_time() - begin < 10

"""What must hold of utterances whatever the story."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.utterances.finding import find_utterances
from rashomon.model.links import Utterance
from tests.align.utterances.stories import Told, count, make_story, utterances

WHO = ("Ana Ruiz", "Minister Ana Ruiz", "Eva Moll", "the ferry union", "a spokesman")
WHAT = (
    "that the ferry bridge at Ostrava will reopen to lorries before the harvest",
    "that the ferry bridge would be reopened before harvest",
    "that the ferry bridge will not reopen to lorries before the harvest",
    "that 23 lorries waited at the ferry bridge at Ostrava",
    "that 41 lorries waited at the ferry bridge at Ostrava",
    "that 23 lorries waited and the ferry bridge will reopen before the harvest",
)
DAYS = ("2031-05-03", "2031-05-19", "")
STRANGERS = (
    Told("Olaf Berg", "that wool prices in Vik rose by nine percent"),
    Told("the potters of Vik", "that no kiln has been fired since the war"),
)

told = st.builds(
    Told,
    who=st.sampled_from(WHO),
    content=st.sampled_from(WHAT),
    published=st.sampled_from(DAYS),
)
stories = st.lists(told, min_size=2, max_size=7)


def as_sets(found: tuple[Utterance, ...]) -> set[tuple[str, ...]]:
    """Which statements are together."""
    return {one.attributions for one in found}


@given(stories)
@settings(max_examples=25, deadline=None)
def test_every_statement_is_in_one_utterance(story: list[Told]) -> None:
    _, readings, _ = make_story(*story)
    members = [att for one in utterances(*story) for att in one.attributions]
    assert sorted(members) == sorted(att.id for one in readings for att in one.attributions)


@given(stories)
@settings(max_examples=25, deadline=None)
def test_strangers_change_nothing(story: list[Told]) -> None:
    """What two documents have in common does not hang on a third that shares nothing."""
    assert as_sets(utterances(*story)) <= as_sets(utterances(*story, *STRANGERS))


@given(stories, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_order_changes_nothing(story: list[Told], chance: random.Random) -> None:
    documents, readings, resolution = make_story(*story)
    found = find_utterances(documents, readings, resolution, (), count)
    pairs = list(zip(documents, readings, strict=True))
    chance.shuffle(pairs)
    mixed = [doc for doc, _ in pairs], [reading for _, reading in pairs]
    assert find_utterances(*mixed, resolution, (), count) == found

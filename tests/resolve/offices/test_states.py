"""Which names stand for a state, and where."""

from __future__ import annotations

import pytest

from rashomon.model.spans import Span
from rashomon.resolve.offices.states import (
    government_of,
    stands_for_government,
    state_of,
    story_states,
)
from tests.documents import make_document

OF_STATES = [
    ("Peru", "Peru"),
    ("Lima", "Peru"),
    ("Peruvian", "Peru"),
    ("the United States", "United States"),
    ("U.S.", "United States"),
    ("US", "United States"),
    ("Kiev", "Ukraine"),
    ("Kyiv", "Ukraine"),
    ("St. Lucia", "Saint Lucia"),
    ("North Korean", "North Korea"),
    ("Washington", "United States"),
    ("Lindow", None),
    ("New York", None),
    ("Texas", None),
    ("Bavaria", None),
    ("Scotland", None),
    ("Brussels", None),
    ("Georgia", None),
    ("San Jose", None),
    ("Scottish", None),
    ("European", None),
    ("Congolese", None),
]


@pytest.mark.parametrize(("words", "state"), OF_STATES)
def test_the_government_of_a_name(words: str, state: str | None) -> None:
    key = government_of(words, story_states([make_document("It rains.")]))
    assert (state_of(key) if key else None) == state


def test_a_shared_name_is_the_states_where_the_story_says_so() -> None:
    states = story_states([make_document("The Georgian parliament met."), make_document("x", "b")])
    assert states.named("Georgia") == "Georgia"


OWN = [
    ("The Velmian government met. Velmian forces left. Velmia said no.", "Velmia", "Velmia"),
    ("The Velmian government met. Velmian forces left. Velmia said no.", "Velmian", "Velmia"),
    ("The Velmian flag flew. Velmia said no.", "Velmia", None),
    ("Bavarian police and Bavarian officials met the Bavarian minister. Bavaria", "Bavaria", None),
    ("Republican officials and Republican officials. The Republic", "Republican", None),
    ("Ostrian forces met the Ostrian army.", "Ostrian", None),
]


@pytest.mark.parametrize(("text", "words", "state"), OWN)
def test_states_of_the_storys_own(text: str, words: str, state: str | None) -> None:
    assert story_states([make_document(text)]).named(words) == state


# The name that is asked about stands in brackets.
ACTS = """
[Lima] insists that it rains.
The UN hears that [Lima] has said no.
[Peru] attacked its neighbour.
However, [Lima] would not join the talks.
Quito, which [Peru] accuses of it, met.
They met before [Peru] invaded.
It waits for [Lima]'s response.
He denounced [Peru]'s military offensive.
It ended with [Peru] s eventual recognition of the island.
He spoke after [Peru]’s attack on the port.
The talks between [Lima] and Quito stalled.
The talks between Lima and [Quito] stalled.
He called for [Lima] and Quito to work together.
He called for Lima and [Quito] to work together.
The paper was signed by [Lima].
The scenes were staged by [Lima] to mislead.
She accused [Lima] of theft.
He urged [Lima] to wait.
[Lima] also rejected the plan.
[Lima] has repeatedly denied it.
[Lima], meanwhile, said no.
But [Lima] hopes to win.
Quito and [Lima] insist on it.
[Lima] is negotiating again.
[Lima] has not been negotiating.
"""
PLACES = """
She arrived in [Lima].
[Lima] residents say it rains.
He flew to [Lima] to talk.
It was signed in [Lima] and ratified.
The [Lima] talks stalled.
[Lima] is cold.
He left from [Lima] on Monday.
The war in [Peru] goes on.
She visited [Peru].
The streets of [Lima] were empty.
It crossed into [Peru] said a guard.
[Peru]'s coast is long.
[Peru]'s president, Ruiz, left.
There were floods across [Peru] and Chile.
The [Lima] trade was a swap.
Their [Lima] voting expert slept.
[Peru] was named by a third of them.
The match between [Lima] and Quito ended.
The road between Lima and [Quito] ended.
Floods in both [Lima] and Quito ended.
She led [Peru] forces.
People near [Lima] said it rained.
"""


@pytest.mark.parametrize("line", ACTS.strip().splitlines())
def test_a_name_stands_for_its_government(line: str) -> None:
    assert _stands(line)


@pytest.mark.parametrize("line", PLACES.strip().splitlines())
def test_a_name_is_a_place(line: str) -> None:
    assert not _stands(line)


def _stands(line: str) -> bool:
    start, end = line.index("["), line.index("]") - 1
    text = line.replace("[", "").replace("]", "")
    return stands_for_government(text, Span(start, end))

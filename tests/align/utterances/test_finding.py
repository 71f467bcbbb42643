"""Which statements are taken for reports of one utterance."""

from __future__ import annotations

import pytest

from rashomon.align.utterances.finding import find_utterances
from tests.align.utterances.stories import Told, are_one, count, make_story, utterances

BRIDGE = "that the ferry bridge at Ostrava will reopen to lorries before the harvest"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            Told("Ana Ruiz", "“The ferry bridge reopens before the harvest,”", kind="direct"),
            Told("Ana Ruiz", "“The ferry bridge reopens before the harvest,”", kind="direct"),
            id="same words",
        ),
        pytest.param(
            Told("Ana Ruiz", BRIDGE),
            Told("Minister Ana Ruiz", "that the ferry bridge would be reopened before harvest"),
            id="reworded",
        ),
        pytest.param(
            Told("Ana Ruiz", "that it never planned to flood the Karlin valley"),
            Told(
                "Ana Ruiz",
                "that it had planned to flood the whole Karlin valley",
                "denied",
                act="deny",
            ),
            id="denied in two ways",
        ),
    ],
)
def test_one_utterance(left: Told, right: Told) -> None:
    assert are_one(left, right)
    assert are_one(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            Told("Ana Ruiz", "that 23 people died in the Karlin tunnel fire"),
            Told("Ana Ruiz", "that 41 people died in the Karlin tunnel fire"),
            id="other number",
        ),
        pytest.param(
            Told("Ana Ruiz", "that the Karlin tunnel will reopen to lorries"),
            Told("Ana Ruiz", "that the Karlin tunnel will not reopen to lorries"),
            id="negated",
        ),
        pytest.param(
            Told("Ana Ruiz", BRIDGE),
            Told("Eva Moll", "that the ferry bridge would be reopened before harvest"),
            id="other speaker",
        ),
        pytest.param(
            Told("Ana Ruiz", "that the tunnel fire began in a lorry of fruit"),
            Told("Ana Ruiz", "that the Karlin tunnel had no sprinklers"),
            id="another sentence",
        ),
        pytest.param(
            Told("Ana Ruiz", BRIDGE, published="2031-05-03"),
            Told("Ana Ruiz", "that the ferry bridge would be reopened", published="2031-05-19"),
            id="another day",
        ),
    ],
)
def test_two_utterances(left: Told, right: Told) -> None:
    assert not are_one(left, right)
    assert not are_one(right, left)


def test_the_same_words_of_two_people_are_one_disputed_utterance() -> None:
    words = "“Nobody in the Karlin tunnel was told that the pumps had failed on Monday,”"
    (one,) = utterances(
        Told("Ana Ruiz", words, kind="direct"), Told("Eva Moll", words, kind="direct")
    )
    assert one.speaker_disputed
    assert [link.rule for link in one.links] == ["words.other-speaker"]
    assert len(one.speakers) == 2


def test_a_government_and_its_minister_dispute_nothing() -> None:
    words = "“Nobody in the Karlin tunnel was told that the pumps had failed on Monday,”"
    (one,) = utterances(
        Told("Norwegian Foreign Minister Ana Ruiz", words, kind="direct"),
        Told("Norway", words, kind="direct"),
    )
    assert not one.speaker_disputed


def test_short_words_stay_apart() -> None:
    found = utterances(
        Told("Ana Ruiz", "“We agree,”", kind="direct"),
        Told("Eva Moll", "“We agree,”", kind="direct"),
    )
    assert [one.rule for one in found] == ["single", "single"]


def test_a_link_tells_why() -> None:
    (one,) = utterances(Told("Ana Ruiz", BRIDGE), Told("Ana Ruiz", BRIDGE))
    (link,) = one.links
    assert {"speaker.same", "words.in-a-row"} <= set(link.reasons)
    assert one.reports == 2


def test_a_stranger_changes_nothing() -> None:
    left, right = Told("Ana Ruiz", BRIDGE), Told("Ana Ruiz", "that the ferry bridge would reopen")
    stranger = Told("Olaf Berg", "that wool prices in Vik rose by nine percent")
    assert set(utterances(left, right)) < set(utterances(left, right, stranger))


def test_many_copies_are_one_utterance() -> None:
    """However many documents print one text, the work and the utterances stay few."""
    found = utterances(*(Told("Ana Ruiz", BRIDGE, lead=f"Copy {n}. ") for n in range(60)))
    (one,) = found
    assert one.reports == 60
    assert len(one.links) < 60 * 30


def test_the_order_of_documents_changes_nothing() -> None:
    told = [
        Told("Ana Ruiz", BRIDGE),
        Told("Minister Ana Ruiz", "that the ferry bridge would be reopened before harvest"),
        Told("Eva Moll", "that the ferry bridge would be reopened before harvest"),
    ]
    documents, readings, resolution = make_story(*told)
    forth = find_utterances(documents, readings, resolution, (), count)
    back = find_utterances(documents[::-1], readings[::-1], resolution, (), count)
    assert forth == back


def test_one_word_a_million_times_does_no_harm() -> None:
    found = utterances(*(Told("Ana Ruiz", f"{'again ' * 20_000}{n}") for n in range(4)))
    assert sum(len(one.attributions) for one in found) == 4

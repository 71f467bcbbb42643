"""Five real accounts of one diplomatic story, where they are at hand: who, for whom, when.

What is expected was read out of the accounts by hand. Nothing of their text stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.model.record import RecordDocument, Statement
from rashomon.pipeline import build
from rashomon.settings import load_settings
from rashomon.story import Story, open_story

pytestmark = [pytest.mark.shared, pytest.mark.slow]

PARTIES = {
    "Putin": "Russia",
    "Lavrov": "Russia",
    "Zakharova": "Russia",
    "Peskov": "Russia",
    "Guterres": "United Nations",
    "Dujarric": "United Nations",
    "Zelensk": "Ukraine",
    "Zhovkva": "Ukraine",
}
# First and last day between which each account must be dated, by the number its name begins with.
PUBLISHED = {
    "000": ("2022-04-01", "2022-04-24"),
    "001": ("2022-04-23", "2022-04-23"),
    "002": ("2022-04-27", "2022-04-27"),
    "003": ("2022-04-26", "2022-04-27"),
    "004": ("2022-04-26", "2022-04-29"),
}
# Account, a word of the source, a word of the cue, its kind, and when it was said.
SAID = (
    ("002", "Putin", "told", "direct", "2022-04-26"),
    ("003", "MoD", "announced", "indirect", "2022-04-25"),
    ("003", "president", "told", "direct", "2022-04-23"),
    ("001", "Dujarric", "announced", "indirect", "2022-04-20"),
)


@pytest.fixture(scope="module")
def story(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = next(
        (place for place in (shared_data, shared_data.parent) if (place / "cases").is_dir()), None
    )
    if folder is None:
        pytest.skip("there are no cases beside the evaluation data")
    path = tmp_path_factory.mktemp("cases") / "visit.story"
    build(
        [folder / "cases" / "moscow-visit"],
        path,
        load_settings(overrides={"engine.workers": 1}),
    )
    with open_story(path) as opened:
        yield opened


def _document(story: Story, number: str) -> RecordDocument:
    return next(doc for doc in story.documents if doc.name.startswith(number))


def _words(story: Story, att: Statement, part: str) -> str:
    text = next(doc.text for doc in story.documents if doc.id == att.document)
    return " ".join(span.of(text) for span in getattr(att, part))


@pytest.mark.parametrize(("name", "party"), PARTIES.items())
def test_everybody_speaks_for_a_party(story: Story, name: str, party: str) -> None:
    entities = {entity.id: entity for entity in story.record.entities}
    (one,) = [item for item in entities.values() if item.kind == "person" and name in item.name]
    chain = [one]
    while (above := chain[-1].speaks_for) is not None:
        chain.append(entities[above])
    assert chain[-1].name in (party, "UN")


@pytest.mark.parametrize("number", PUBLISHED)
def test_every_account_is_dated(story: Story, number: str) -> None:
    value = _document(story, number).published.value
    assert value is not None
    first, _, last = value.partition("/")
    low, high = PUBLISHED[number]
    assert low <= first
    assert (last or first) <= high


def test_a_date_of_two_years_later_is_refused_and_told(story: Story) -> None:
    doc = _document(story, "003")
    assert "2024-03-29" in [candidate.value for candidate in doc.published.candidates]
    slugs = {item.slug for item in story.record.cautions if item.document == doc.id}
    assert "date.contradicted" in slugs


@pytest.mark.parametrize(("number", "source", "cue", "kind", "when"), SAID)
def test_when_it_was_said(
    story: Story, number: str, source: str, cue: str, kind: str, when: str
) -> None:
    doc = _document(story, number)
    said = {
        att.time.value
        for att in story.record.attributions
        if att.document == doc.id
        and att.kind == kind
        and source in _words(story, att, "source")
        and cue in _words(story, att, "cue")
    }
    assert said == {when}


def test_what_an_agency_and_a_paper_carried_came_through_them(story: Story) -> None:
    names = {entity.id: entity.name for entity in story.record.entities}
    doc = _document(story, "003")
    carried = {
        names[att.speaker or ""]: [names[key] for key in att.via]
        for att in story.record.attributions
        if att.document == doc.id and att.via and att.speaker
    }
    assert any("TASS" in " ".join(via) for name, via in carried.items() if "Lavrov" in name)
    assert any("Guardian" in " ".join(via) for name, via in carried.items() if "Zelensk" in name)


def test_two_background_paragraphs_are_shared_narration_and_nothing_else_is(story: Story) -> None:
    pairs = {(item.left.document, item.right.document) for item in story.record.reuse}
    first, second = sorted(_document(story, number).id for number in ("000", "001"))
    assert pairs == {(first, second)}
    assert {item.kind for item in story.record.reuse} == {"narration"}
    (derivation,) = story.record.derivations
    assert (derivation.left, derivation.right) == (first, second)
    text = _document(story, "000").text
    shared = [
        place.span.of(text)
        for item in story.record.reuse
        for place in (item.left, item.right)
        if place.document == _document(story, "000").id
    ]
    for words in ("Minsk", "NATO", "republics by force", "special status"):
        assert any(words in passage for passage in shared)


# A word of the statement in the one account and in the other.
ONE_UTTERANCE = (("still hope", "still hope"), ("provocation", "provocation"))


@pytest.mark.parametrize(("here", "there"), ONE_UTTERANCE)
def test_other_translations_are_one_utterance(story: Story, here: str, there: str) -> None:
    utterance_of = {att: item for item in story.utterances for att in item.attributions}
    found = [
        {
            utterance_of[att.id].id
            for att in story.record.attributions
            if att.document == _document(story, number).id
            and att.kind == "direct"
            and words in _words(story, att, "content")
        }
        for number, words in (("002", here), ("004", there))
    ]
    assert found[0] & found[1]
    (common,) = found[0] & found[1]
    joined = next(item for item in story.utterances if item.id == common)
    assert (joined.reports, joined.independent_reports) == (2, (2, 2))


def _doubted(story: Story, slug: str) -> list[tuple[str, str]]:
    names = {doc.id: doc for doc in story.documents}
    return [
        (
            names[item.document].name[:3],
            item.span.of(names[item.document].text) if item.span else "",
        )
        for item in story.record.cautions
        if item.slug == slug
    ]


def test_words_given_to_two_garbled_names_and_a_scrambled_account_are_told(story: Story) -> None:
    disputed = _doubted(story, "speaker.disputed")
    assert {number for number, _ in disputed} == {"004"}
    assert all("lied to him" in words for _, words in disputed)
    assert len(disputed) == 2
    garbled = _doubted(story, "name.garbled")
    assert [(number, words[:3]) for number, words in sorted(garbled)] == [
        ("004", "Buc"),
        ("004", "Loo"),
    ]
    messages = [c.message for c in story.record.cautions if c.slug == "name.garbled"]
    assert all("“Bucha”" in message for message in messages)
    assert [number for number, _ in _doubted(story, "sentences.out-of-order")] == ["001"]


# Words that the positions on a claim are made of, and those who take the two sides.
CONTESTED = (
    ("tried to contact", "UN", "Russia"),
    ("corridors", "UN", "Russia"),
    ("ceasefire", "Russia", "Ukraine"),
    ("atrocities", "Ukraine", "Russia"),
)


@pytest.mark.parametrize(("words", "one", "other"), CONTESTED)
def test_what_two_parties_contradict_one_another_on_is_contested(
    story: Story, words: str, one: str, other: str
) -> None:
    names = {entity.id: entity.name for entity in story.record.entities}
    texts = {doc.id: doc.text for doc in story.documents}
    sides = [
        {(names[item.party], item.stance) for item in claim.positions if item.stance != "hedges"}
        for claim in story.record.claims
        if claim.contested
        and any(
            words in place.span.of(texts[place.document])
            for item in claim.positions
            for place in item.spans
        )
    ]
    assert any({name for name, _ in side} >= {one, other} for side in sides)


@pytest.mark.parametrize("words", ["convoys", "will take place", "working meeting", "travel to"])
def test_what_nobody_denies_is_not_contested(story: Story, words: str) -> None:
    assert not [
        claim.text for claim in story.record.claims if claim.contested and words in claim.text
    ]


# What is put, by whom, and what it has come to.
PROPOSALS = (
    ("corridors", "Antonio Guterres", {"accepted in principle"}),
    ("neutral", "Kremlin", {"open"}),
    ("guarantee", "Ukraine", {"open", "stalled"}),
)


@pytest.mark.parametrize(("words", "by", "statuses"), PROPOSALS)
def test_proposals_are_told_with_their_answers(
    story: Story, words: str, by: str, statuses: set[str]
) -> None:
    names = {entity.id: entity.name for entity in story.record.entities}
    texts = {doc.id: doc.text for doc in story.documents}
    (found,) = [
        item
        for item in story.record.proposals
        if any(words in place.span.of(texts[place.document]) for place in item.spans)
    ]
    assert (names[found.by or ""], found.status in statuses) == (by, True)


DAYS = ("2022-02", "2022-03-22", "2022-04-19", "2022-04-20", "2022-04-23", "2022-04-25")


@pytest.mark.parametrize("day", [*DAYS, "2022-04-26"])
def test_the_dated_steps_are_on_the_timeline(story: Story, day: str) -> None:
    assert any((event.time.value or "").startswith(day) for event in story.record.events)


def test_the_meeting_announced_for_a_day_is_told_as_held(story: Story) -> None:
    held = [
        event
        for event in story.record.events
        if event.time.value == "2022-04-26" and event.rule == "plan.carried-out"
    ]
    assert held
    assert all(event.status == "happened" for event in held)

"""What holds of a judgement whatever the documents and readings are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.align.story import align
from rashomon.judge import story as stage
from rashomon.judge.inference import Predicate
from rashomon.judge.story import judge
from rashomon.model.codec import to_json
from rashomon.model.documents import DateCandidate, Document, Published
from rashomon.model.judgement import Judgement
from rashomon.model.links import Accounts, Alignment, Resolution
from rashomon.model.reading import Act, Mention, Reading
from rashomon.model.reasons_claims import LINK_REASONS, LINK_RULES
from rashomon.model.reasons_events import EVENT_REASONS
from rashomon.model.reasons_proposals import PROPOSAL_REASONS
from rashomon.model.reasons_propositions import STANCE_RULES
from rashomon.model.spans import Span
from rashomon.publish.check_judgement import check_claims, check_events, check_proposals
from rashomon.read.times import find_times
from rashomon.resolve.story import resolve
from rashomon.text.negation import NEGATIONS
from rashomon.text.words import find_words
from tests.documents import make_attribution, make_document
from tests.hostile.absurd import Story, stories
from tests.judge.claims.stories import WordReader


class Weigher(WordReader):
    """Knows pairs by their words, and takes every long word for a predicate."""

    def factuality(self, sentences: Sequence[str]) -> list[tuple[Predicate, ...]]:
        """Certainly so, or certainly not where a word denies."""
        return [_weighed(sentence) for sentence in sentences]

    weigh_words = factuality


def _weighed(sentence: str) -> tuple[Predicate, ...]:
    words = find_words(sentence)
    score = -2.5 if NEGATIONS & set(words.forms) else 2.5
    spans = [Span(*ends) for ends in zip(words.starts, words.ends, strict=True)]
    return tuple(Predicate(span, score) for span in spans if len(span) > 4)


@pytest.fixture(autouse=True, scope="module")
def weigher() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "_sentence_model", Weigher)
        yield


Before = tuple[Resolution, Alignment]


def stages(story: Story) -> Before:
    """What the stages before have found."""
    documents, readings = zip_story(story)
    resolution = resolve(documents, readings)
    return resolution, align(documents, readings, resolution)


def unaligned(story: Story) -> Before:
    """The same, for stories that no reader reads: nothing is known to be the same in them."""
    return resolve(*zip_story(story)), Alignment()


def judged(story: Story, before: Callable[[Story], Before] = stages) -> Judgement:
    """The judgement of a story, which must keep what every judgement promises."""
    resolution, alignment = before(story)
    found = judge(*zip_story(story), resolution, alignment)
    check(story, resolution, found)
    return found


def zip_story(story: Story) -> tuple[list[Document], list[Reading]]:
    """Documents, and readings."""
    return [doc for doc, _ in story], [reading for _, reading in story]


def check(story: Story, resolution: Resolution, found: Judgement) -> None:
    """All that is published of it is sound, sorted, and said in slugs that are explained."""
    texts = {doc.id: len(doc.text) for doc, _ in story}
    entities = {entity.id for entity in resolution.entities}
    atts = {att.id for _, reading in story for att in reading.attributions}
    check_claims(found.claims, texts, entities, atts)
    check_proposals(found.proposals, texts, entities, atts)
    check_events(found.events, texts, entities, atts)
    assert [one.id for one in found.claims] == sorted(one.id for one in found.claims)
    assert [one.id for one in found.proposals] == sorted(one.id for one in found.proposals)
    for claim in found.claims:
        assert {one.rule for one in claim.links} <= set(LINK_RULES)
        assert {slug for one in claim.links for slug in one.reasons} <= set(LINK_REASONS)
        assert {one.rule for one in claim.propositions} <= set(STANCE_RULES)
        assert {rule for one in claim.positions for rule in one.rules} <= set(STANCE_RULES)
        keys = [(one.party, one.stance) for one in claim.positions]
        assert keys == sorted(set(keys))
    for proposal in found.proposals:
        slugs = {proposal.rule, *proposal.reasons}
        for answer in proposal.responses:
            slugs |= {answer.rule, *answer.reasons}
        assert slugs - {""} <= set(PROPOSAL_REASONS)
    for event in found.events:
        assert {event.rule, *event.reasons} - {""} <= set(EVENT_REASONS)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(stories())
def test_any_story(story: Story) -> None:
    judged(story, unaligned)


def shuffled(found: Any, chance: Random) -> Any:
    """The same findings in another order, but for those whose order says something."""
    kept = {"carriers", "addressees"}
    moved = {}
    for field in fields(found):
        value = getattr(found, field.name)
        if isinstance(value, tuple) and field.name not in kept:
            moved[field.name] = tuple(chance.sample(value, len(value)))
    return replace(found, **moved)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_any_order_and_any_number_of_times(story: Story, chance: Random) -> None:
    the_same_in_any_order(story, chance, unaligned)


def the_same_in_any_order(
    story: Story, chance: Random, before: Callable[[Story], Before] = stages
) -> None:
    resolution, alignment = before(story)
    documents, readings = zip_story(story)
    first = judge(documents, readings, resolution, alignment)
    chance.shuffle(documents)
    chance.shuffle(readings)
    others = shuffled(resolution, chance), shuffled(alignment, chance)
    again = judge(documents, readings, *others)
    assert again == first
    assert json.dumps(to_json(again)) == json.dumps(to_json(first))


def told(
    name: str, day: str, *statements: tuple[str, str, str, Act], rest: str = ""
) -> tuple[Document, Reading]:
    """An account of statements: who, by which cue, what, which act."""
    lines = [f"{who} {cue} {what}." for who, cue, what, _ in statements]
    doc = make_document("\n\n".join([*lines, rest] if rest else lines), name)
    doc = replace(doc, published=Published(candidates=(DateCandidate(day, "metadata"),)))
    found, mentions, at = [], [], 0
    for line, (who, cue, what, act) in zip(lines, statements, strict=True):
        part = replace(doc, text=doc.text[: at + len(line)])
        found.append(replace(make_attribution(part, who, cue, what), act=act))
        mentions.append(Mention(Span(at, at + len(who)), "person"))
        at += len(line) + 2
    times = find_times(doc.text)
    return doc, Reading(doc.id, tuple(mentions), tuple(found), times)


OPEN = "that the Karlin tunnel reopened to lorries before the harvest"
SHUT = "that the Karlin tunnel had not reopened to lorries before the harvest"
STORY: Story = [
    told("a.txt", "2031-04-20", ("Ana Ruiz", "said", OPEN, "assert"),
         ("Ana Ruiz", "demanded", "that Eva Moll publish the inspection of the pumps", "demand"),
         rest="The pumps failed on 12 April 2031 during the flood at Karlin."),
    told("b.txt", "2031-04-21", ("Eva Moll", "denied", OPEN, "deny"),
         ("Eva Moll", "refused", "to publish the inspection of the pumps", "refuse")),
    told("c.txt", "2031-04-22", ("Eva Moll", "said", SHUT, "assert"),
         ("Ivo Stern", "proposed", "to Eva Moll a joint inspection of the tunnel", "propose"),
         rest="On 12 April 2031 the pumps at Karlin failed in the flood."),
    told("d.txt", "2031-04-23", ("Eva Moll", "agreed", "to a joint inspection of the tunnel",
         "agree"), ("Ivo Stern", "said", OPEN, "assert")),
]  # fmt: skip
OTHERS: Story = [
    told("x.txt", "2031-04-20", ("Zora Quill", "said", "that trams in Pennick were late", "assert"),
         ("Zora Quill", "urged", "that Otto Umb repaint the trams in Pennick", "demand")),
    told("y.txt", "2031-04-22", ("Otto Umb", "denied", "that trams in Pennick were late", "deny"),
         rest="On 3 March 2031 a tram burned in Pennick."),
]  # fmt: skip


def test_a_story_has_all_of_it() -> None:
    found = judged(STORY)
    assert sum(claim.contested for claim in found.claims) == 1
    assert found.proposals
    assert found.events


def test_a_story_in_any_order() -> None:
    for seed in range(3):
        the_same_in_any_order([*STORY, *OTHERS], Random(seed))


def beside(
    left: Story, right: Story, before: Callable[[Story], Before] = stages
) -> tuple[Judgement, Judgement, Judgement]:
    """Two stories, each alone and both as one, with nothing between them."""
    (ours, mine), (theirs, other) = before(left), before(right)
    both = [*left, *right]
    resolution = replace(ours, **joined(ours, theirs))
    counts = zip(mine.accounts.independent, other.accounts.independent, strict=True)
    low, high = (sum(pair) for pair in counts)
    groups = (*mine.accounts.groups, *other.accounts.groups)
    alignment = replace(mine, **joined(mine, other), accounts=Accounts((low, high), groups))
    together = judge(*zip_story(both), resolution, alignment)
    check(both, resolution, together)
    return judged(left, before), judged(right, before), together


def joined(left: Any, right: Any) -> dict[str, Any]:
    """Findings of both."""
    names = [field.name for field in fields(left)]
    pairs = {name: (getattr(left, name), getattr(right, name)) for name in names}
    return {name: (*one, *two) for name, (one, two) in pairs.items() if isinstance(one, tuple)}


def test_strangers_change_nothing() -> None:
    ours, theirs, together = beside(STORY, OTHERS)
    assert set(together.claims) == {*ours.claims, *theirs.claims}
    assert set(together.proposals) == {*ours.proposals, *theirs.proposals}
    assert set(together.events) == {*ours.events, *theirs.events}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(stories(most=2))
def test_strangers_change_nothing_in_any_story(story: Story) -> None:
    ours, _, together = beside(story, OTHERS, unaligned)
    own = {doc.id for doc, _ in story}
    assert {one for one in together.claims if one.place.document in own} == set(ours.claims)
    assert {one for one in together.proposals if one.place.document in own} == set(ours.proposals)
    assert {one for one in together.events if one.spans[0].document in own} == set(ours.events)


def test_nothing_comes_of_nothing() -> None:
    assert judged([]) == Judgement()
    doc = make_document("It rained.")
    silent = judged([(doc, Reading(doc.id))])
    assert not silent.proposals
    assert not any(claim.positions or claim.contested for claim in silent.claims)


def test_one_account_contests_nothing_of_itself() -> None:
    for one in STORY:
        assert not any(claim.contested for claim in judged([one]).claims)


def test_readings_of_no_document_and_documents_without_a_reading() -> None:
    resolution, alignment = stages(STORY)
    documents, readings = zip_story(STORY)
    whole = judge(documents, readings, resolution, alignment)
    assert judge(documents, [*readings, Reading("doc-0")], resolution, alignment) == whole

"""Hostile and outsized stories, and shapes that a rule could go through again from each place.

What takes eight times the input may take about eight times the work: times of one machine are set
against one another, generously, and never against a clock.  All that is quadratic takes sixty-four
times as long.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import process_time

import pytest

from rashomon.judge import story as stage
from rashomon.judge.story import judge
from rashomon.model.documents import Document
from rashomon.model.judgement import Judgement
from rashomon.model.links import Alignment, Entity, Place, Resolution, Speaker
from rashomon.model.reading import Act, Mention, Reading
from rashomon.model.spans import Span
from rashomon.read.times import find_times
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document
from tests.hostile.absurd import Story
from tests.hostile.test_resolve_growth import name, statement
from tests.judge.test_laws import OPEN, SHUT, Weigher, check, zip_story

MORE = 8
ALLOWED = 28


@pytest.fixture(autouse=True, scope="module")
def weigher() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "_sentence_model", Weigher)
        yield


def told(
    who: str, cue: str, what: str, act: Act = "assert", number: int = 0
) -> tuple[Document, Reading]:
    """An account of one statement."""
    doc = make_document(f"{who} {cue} {what}.", f"{number}.txt")
    att = replace(make_attribution(doc, who, cue, what), act=act)
    named = (Mention(Span(0, len(who)), "person"),)
    return doc, Reading(doc.id, named, (att,), find_times(doc.text))


def narrated(text: str, number: int = 0) -> tuple[Document, Reading]:
    """An account without statements."""
    doc = make_document(text, f"{number}.txt")
    return doc, Reading(doc.id, times=find_times(text))


def judged(story: Story) -> Judgement:
    """The judgement of a story whose documents have nothing to do with one another."""
    documents, readings = zip_story(story)
    resolution = resolve(documents, readings)
    found = judge(documents, readings, resolution, Alignment())
    check(story, resolution, found)
    return found


def test_a_thousand_copies_are_one_claim() -> None:
    found = judged([told("Ana Ruiz", "said", OPEN, number=n) for n in range(1_000)])
    (claim,) = [claim for claim in found.claims if claim.reports > 1]
    assert claim.reports == 1_000
    assert not claim.contested
    assert [(one.stance, len(one.attributions)) for one in claim.positions] == [("affirms", 1_000)]


def test_a_thousand_copies_against_one_denial() -> None:
    story = [told("Ana Ruiz", "said", OPEN, number=n) for n in range(300)]
    story.append(told("Eva Moll", "denied", OPEN, "deny", number=300))
    (claim,) = [claim for claim in judged(story).claims if claim.contested]
    assert {one.stance for one in claim.positions} == {"affirms", "denies"}


def test_a_thousand_copies_in_one_account() -> None:
    text = f"Ana Ruiz said {OPEN}. "
    doc = make_document(text * 1_000)
    starts = range(0, len(doc.text), len(text))
    found = [
        statement(doc, Span(at, at + 8), Span(at + 9, at + 13), Span(at + 14, at + len(text) - 2))
        for at in starts
    ]
    named = tuple(Mention(Span(at, at + 8), "person") for at in starts)
    assert not any(
        claim.contested for claim in judged([(doc, Reading(doc.id, named, tuple(found)))]).claims
    )


def test_no_full_stop_in_200_000_characters() -> None:
    text = "the pumps failed and the harbour of Karlin was not open on 12 April 2031 " * 2_800
    doc = make_document(f"Ana Ruiz said {text}")
    att = statement(doc, Span(0, 8), Span(9, 13), Span(14, len(doc.text)))
    named = (Mention(Span(0, 8), "person"),)
    judged([(doc, Reading(doc.id, named, (att,))), narrated(text), told("Eva Moll", "said", SHUT)])


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "The \x00tunnel\x00 reopened\x00.",
        "It was not " + "not " * 3_000 + "so.",
        "no " * 10_000,
        "and that " * 5_000,
        ", which, who, that, if, " * 3_000,
        "“" * 5_000,
        "(" * 5_000 + ")" * 5_000,
        "1,000,000,000 " * 3_000,
        "999999999999999999999999999999999999999999 people died in 0 years and 1/0 days.",
        "on 31 February 2031, " * 1_000,
        "contrary to what he said, " * 1_000,
        "a\u0301" * 5_000,
        "\u202e\u200b\ufeff" * 2_000,
        "😀 said 😀. " * 1_000,
        "x" * 100_000,
        "\n\n" * 20_000,
        "- " * 20_000,
    ],
    ids=lambda text: repr(text[:16]),
)
def test_strange_words(text: str) -> None:
    story = [narrated(text, 0), told("Ana Ruiz", "said", text.strip() or "so", number=1)]
    judged([*story, told("Eva Moll", "denied", text.strip() or "so", "deny", number=2)])


def test_people_who_speak_for_one_another_in_a_circle() -> None:
    story = [told("Ana Ruiz", "said", OPEN, number=0), told("Eva Moll", "said", SHUT, number=1)]
    resolution = resolve(*zip_story(story))
    whose = {speaker.entity: speaker for speaker in resolution.speakers}
    one, other = sorted(whose)
    circles = ({one: other, other: one}, {one: one, other: other}, {one: other, other: "ent-0"})
    for circle in circles:
        entities = tuple(
            replace(entity, speaks_for=circle.get(entity.id)) for entity in resolution.entities
        )
        judge(*zip_story(story), replace(resolution, entities=entities), Alignment())


def test_a_long_chain_of_spokesmen() -> None:
    doc, reading = told("Ana Ruiz", "said", OPEN)
    place = Place(doc.id, Span(0, 8))
    chain = tuple(
        Entity(
            f"ent-{number:04}",
            "person",
            "Ana Ruiz",
            ("Ana Ruiz",),
            f"ent-{number + 1:04}",
            (place,),
        )
        for number in range(2_000)
    )
    speaker = Speaker(reading.attributions[0].id, "ent-0000", "name", place.span)
    judge([doc], [reading], Resolution(chain, (speaker,)), Alignment())


def copies(size: int) -> Story:
    return [told("Ana Ruiz", "said", OPEN, number=n) for n in range(size)]


def disputes(size: int) -> Story:
    sides = ("said", "assert"), ("denied", "deny")
    return [told(f"Ana {name(n)}", *_side(sides[n % 2]), number=n) for n in range(size)]


def _side(side: tuple[str, str]) -> tuple[str, str, Act]:
    cue, act = side
    return cue, OPEN, "deny" if act == "deny" else "assert"


def one_frame(size: int) -> Story:
    what = "that the {} tunnel did not reopen to lorries before the harvest"
    return [told("Ana Ruiz", "said", what.format(name(n)), number=n) for n in range(size)]


def other_matters(size: int) -> Story:
    what = "that the {} of {} was {} by {}"
    return [
        told("Ana Ruiz", "said", what.format(*(name(4 * n + k) for k in range(4))), number=n)
        for n in range(size)
    ]


def numbers(size: int) -> Story:
    return [
        told("Ana Ruiz", "said", f"that {n + 10} lorries burned", number=n) for n in range(size)
    ]


def demands(size: int) -> Story:
    what = "that Eva Moll publish the {} inspection of the pumps"
    return [
        told("Ana Ruiz", "demanded", what.format(name(n % 7)), "demand", n) for n in range(size)
    ]


def answers(size: int) -> Story:
    asked = [told("Ana Ruiz", "proposed", "a joint inspection of the pumps", "propose")]
    what = "to a joint inspection of the pumps"
    return asked + [told(f"Eva {name(n)}", "agreed", what, "agree", n + 1) for n in range(size)]


def one_day(size: int) -> Story:
    return [
        narrated(f"On 12 April 2031 the pumps of {name(n)} failed in the flood.", n)
        for n in range(size)
    ]


def one_event(size: int) -> Story:
    return [narrated("On 12 April 2031 the pumps of Karlin failed.", n) for n in range(size)]


def long_account(size: int) -> Story:
    lines = (f"On 12 April 2031 the {name(n)} pumps did not fail. " for n in range(size))
    return [narrated("".join(lines))]


def clauses(size: int) -> Story:
    what = "that the pumps failed" + " and that the harbour was not open" * size
    return [told("Ana Ruiz", "said", what)]


def negations(size: int) -> Story:
    return [told("Ana Ruiz", "said", "that it was " + "not " * 4 * size + "open")]


def commas(size: int) -> Story:
    return [narrated("The pumps, the locks, the boats, " * 4 * size + "failed in 2031.")]


def brackets(size: int) -> Story:
    return [narrated("(" * 8 * size + ")" * 8 * size)]


def nested(size: int) -> Story:
    doc = make_document("said " * size + "that it rained.")
    ends = [(Span(at, at + 4), Span(at + 5, len(doc.text) - 1)) for at in range(0, 5 * size, 5)]
    found = [statement(doc, None, cue, content) for cue, content in ends]
    inner = [replace(att, parent=found[at].id) for at, att in enumerate(found[1:])]
    return [(doc, Reading(doc.id, attributions=(*found[:1], *inner)))]


SHAPES = [
    (copies, 60),
    (disputes, 40),
    (one_frame, 40),
    (other_matters, 60),
    (numbers, 40),
    (demands, 40),
    (answers, 40),
    (one_day, 40),
    (one_event, 60),
    (long_account, 60),
    (clauses, 40),
    (negations, 200),
    (commas, 100),
    (brackets, 40),
    (nested, 40),
]


def cost(story: Story) -> float:
    """Seconds of processor time that the stage takes, at the best of two."""
    documents, readings = zip_story(story)
    resolution = resolve(documents, readings)
    times = []
    for _ in range(2):
        gc.collect()
        start = process_time()
        judge(documents, readings, resolution, Alignment())
        times.append(process_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "size"), SHAPES, ids=[shape.__name__ for shape, _ in SHAPES])
def test_work_grows_as_the_input_does(shape: Callable[[int], Story], size: int) -> None:
    cost(shape(size))  # loads the word lists
    assert cost(shape(MORE * size)) < ALLOWED * cost(shape(size))

"""Shapes of stories that a rule once went through again from each of their places.

What takes eight times the input may take about eight times the work.  Times of one machine are set
against one another, generously, and never against a clock: twice the slope of a straight line is
allowed, and all that is quadratic takes sixty-four times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from time import process_time

import pytest

from rashomon.model.documents import DateCandidate, Document, Published
from rashomon.model.ids import content_id
from rashomon.model.reading import Attribution, EntityKind, Kind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.read.times import find_times
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document
from tests.hostile.absurd import Story

MORE = 8
ALLOWED = 28
_PERSON = r"\b(?:Ana|Ivo)(?: [A-Z]\w+)+|\bRuiz\b"
_SAID = re.compile(r"([\w’]+(?: \w+)?) (said) ([^.\n]+)")


def name(number: int) -> str:
    """A name of letters for a number, unlike its neighbours'."""
    letters = ""
    for base in (20, 5, 20, 5, 20):
        number, at = divmod(number, base)
        letters += ("aeiou" if base == 5 else "bcdfghjklmnpqrstvwxz")[at]
    return letters.capitalize()


def told(
    text: str, pattern: str = _PERSON, kind: EntityKind = "person"
) -> tuple[Document, Reading]:
    """A document whose names are those of a pattern, and whose statements are all that is said."""
    doc = make_document(text, text[:40])
    mentions = tuple(Mention(Span(*hit.span()), kind) for hit in re.finditer(pattern, text))
    parts = [[Span(*hit.span(n)) for n in (1, 2, 3)] for hit in _SAID.finditer(text)]
    found = tuple(statement(doc, source, cue, content) for source, cue, content in parts)
    return doc, Reading(doc.id, mentions, found, find_times(text))


def statement(
    doc: Document, source: Span | None, cue: Span | None, content: Span, kind: Kind = "indirect"
) -> Attribution:
    """An attribution of spans; without source or cue where they are ``None``."""
    own = make_attribution(doc, "", "", doc.text[-1:], kind)
    sources = () if source is None else (source,)
    cues = () if cue is None else (cue,)
    parts = [[[span.start, span.end] for span in part] for part in (sources, cues, (content,))]
    key = content_id("att", doc.id, parts)
    return replace(own, id=key, source=sources, cue=cues, content=(content,))


def joined(line: Callable[[int], str], count: int) -> str:
    """So many lines in one paragraph."""
    return "".join(line(number) for number in range(count))


def bearers(size: int) -> Story:
    text = joined(lambda n: f"Ana {name(n)} Ruiz left. Ruiz said it was so. ", size)
    return [told(text)]


def surname_alone(size: int) -> Story:
    return [told("Ana Ruiz left."), told(joined(lambda n: "Ruiz said it was so. ", 2 * size))]


def misspelt(size: int) -> Story:
    text = joined(lambda n: f"Ana B{name(n % 99).lower()} met Ivo B{name(n).lower()}. ", size)
    return [
        told(
            text + joined(lambda n: f"B{name(n).lower()}e left. ", size), r"\bB\w+|(?:Ana|Ivo) \w+"
        )
    ]


def ministers(size: int) -> Story:
    return [told(joined(lambda n: f"Minister Ana {name(n)} left. The minister said no. ", size))]


def open_roles(size: int) -> Story:
    return [told(joined(lambda n: "The spokesman left. The woman said no. ", size))]


def actresses(size: int) -> Story:
    return [told(joined(lambda n: f"The actress Ana {name(n)} left. The actress said no. ", size))]


def firms(size: int) -> Story:
    text = joined(lambda n: f"{name(n)} Velmco left. The company said no. ", size)
    return [told(text, r"\w+ Velmco", "organization")]


def headline(size: int) -> Story:
    title = '"it is really so" ' * size
    doc, reading = told(title + "\n\n" + "Ana Ruiz said it is really so. " * size)
    spans = [Span(hit.start(), hit.end()) for hit in re.finditer("it is really so", title)]
    own = [statement(doc, None, None, span, "direct") for span in spans]
    doc = replace(doc, title=title, title_span=Span(0, len(title)))
    direct = [replace(att, kind="direct") for att in reading.attributions]
    return [(doc, replace(reading, attributions=(*own, *direct)))]


def dated(size: int) -> Story:
    return list(_dated(size))


def _dated(size: int) -> Iterator[tuple[Document, Reading]]:
    for number in range(size):
        doc, reading = told(f"Ana Ruiz met Ivo Stern in Velm on Tuesday, in room {number}.")
        day = (date(2031, 1, 1) + timedelta(days=number)).isoformat()
        candidates = (DateCandidate(day, "metadata"),) if number % 3 else ()
        doc = replace(doc, name=f"{number}.txt", published=Published(candidates=candidates))
        yield doc, reading


def nested(size: int) -> Story:
    doc = make_document("x" * 2 * size)
    ends = [(Span(at, at + 1), Span(at + 1, 2 * size - at)) for at in range(size - 1)]
    found = [statement(doc, source, None, content) for source, content in ends]
    inner = [replace(att, parent=outer.id) for outer, att in pairwise(found)]
    return [(doc, Reading(doc.id, attributions=(*found[:1], *inner)))]


def shared_source(size: int) -> Story:
    doc = make_document("Ana Ruiz said it was so. " + "x " * size)
    spans = [Span(25 + 2 * at, 26 + 2 * at) for at in range(size)]
    found = tuple(statement(doc, Span(0, 8), Span(9, 13), span) for span in spans)
    return [(doc, Reading(doc.id, (Mention(Span(0, 8), "person"),), found))]


def address(size: int) -> Story:
    return [told("Ana Ruiz told " + "a." * 9 * size + "X that it was so.")]


def small_words(size: int) -> Story:
    doc = make_document("Bank" + " of" * 20 * size + " Velm left.")
    return [(doc, Reading(doc.id, (Mention(Span(0, len(doc.text) - 6), "organization"),)))]


def hyphens(size: int) -> Story:
    return [told("Ab-" * 15 * size)]


def first_person(size: int) -> Story:
    doc = make_document('"I am here," I said.\n' * size)
    found = [
        statement(doc, Span(at + 13, at + 14), Span(at + 15, at + 19), Span(at, at + 12), "direct")
        for at in range(0, len(doc.text), 21)
    ]
    return [(doc, Reading(doc.id, attributions=tuple(found)))]


def pronouns(size: int) -> Story:
    return [told("Ana Ruiz left. " + "he told her that she saw him and " * size)]


def spokesmen(size: int) -> Story:
    return [told("Ana Ruiz, a " + "spokesman for the " * size + "ministry, said it was so.")]


def acronyms(size: int) -> Story:
    text = joined(lambda n: f"The Mo {name(n)} Do (MD) said no. The MD said so. ", size)
    return [told(text, r"\bMo \w+ Do|\bMD\b", "organization")]


def weekdays(size: int) -> Story:
    return [told("Tuesday " * size)]


# With a size at which each takes some hundredths of a second.
SHAPES: list[tuple[Callable[[int], Story], int]] = [
    *((bearers, 60), (surname_alone, 60), (misspelt, 40), (ministers, 60), (open_roles, 100)),
    *((actresses, 60), (firms, 60), (headline, 60), (dated, 60), (nested, 60), (weekdays, 60)),
    *((shared_source, 60), (address, 400), (small_words, 100), (hyphens, 200)),
    *((first_person, 60), (pronouns, 40), (spokesmen, 60), (acronyms, 60)),
]


def cost(story: Story) -> float:
    """The least time of three that a story takes."""
    documents, readings = [doc for doc, _ in story], [reading for _, reading in story]
    times = []
    for _ in range(3):
        start = process_time()
        resolve(documents, readings)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "size"), SHAPES, ids=[shape.__name__ for shape, _ in SHAPES])
def test_work_grows_as_the_input_does(shape: Callable[[int], Story], size: int) -> None:
    cost(shape(size))  # loads the word lists
    assert cost(shape(MORE * size)) < ALLOWED * cost(shape(size))

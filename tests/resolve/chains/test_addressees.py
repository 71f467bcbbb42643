"""To whom a statement was made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.reading import Kind
from rashomon.model.spans import Span
from rashomon.resolve.cast import entity_id
from rashomon.resolve.chains.addressees import find_phrases
from rashomon.resolve.chains.links import find_chains
from rashomon.resolve.referring.descriptions import Reference
from tests.documents import make_attribution, make_document, make_reading
from tests.resolve.chains.test_links import speak


def spoken_to(text: str, cue: str, content: str, source: str = "Ana Ruiz") -> list[str]:
    """Words for those spoken to; whoever is capitalised, or "the court", is somebody."""
    doc = make_document(text)

    def refer(span: Span) -> Reference | None:
        words = span.of(text)
        if words in ("Warsaw", "Minsk"):
            return Reference(("place", words), "name.same", span)
        known = words.istitle() or words in ("the court", "the Orlish minister Jon Orr", "him")
        return Reference(("person", words.lower()), "name.full", span) if known else None

    reading = make_reading(doc, make_attribution(doc, source, cue, content))
    found = find_chains(doc, reading, refer, speak(doc, reading))
    return [one.evidence.of(text) for one in found.addressees]


CASES = [
    ("Ana Ruiz told Ivo Stern that it rains.", "told", "that it rains", ["Ivo Stern"]),
    ("Ana Ruiz told reporters in Riverton it rains.", "told", "it rains", ["reporters"]),
    ("Ana Ruiz told the court on Monday it rains.", "told", "it rains", ["the court"]),
    ("Ana Ruiz told the court it rains.", "told the court", "it rains", ["the court"]),
    ("Ana Ruiz told Ivo Stern and Eva Moll it rains.", "told", "it rains",
     ["Ivo Stern", "Eva Moll"]),
    ("“It rains,” Ana Ruiz told Ivo Stern.", "told", "“It rains,”", ["Ivo Stern"]),
    (
        "Ana Ruiz told the Orlish minister Jon Orr, who laughed, that it rains.",
        "told",
        "that it rains",
        ["the Orlish minister Jon Orr"],
    ),
    ("Ana Ruiz told him it rains.", "told", "it rains", ["him"]),
    ("Ana Ruiz urged Ivo Stern to go.", "urged", "Ivo Stern to go", ["Ivo Stern"]),
    ("Ana Ruiz called on Ivo Stern and the court to go.", "called on",
     "Ivo Stern and the court to go", ["Ivo Stern", "the court"]),
    ("Ana Ruiz warned Ivo Stern not to go.", "warned", "not to go", ["Ivo Stern"]),
    ("Ana Ruiz replied to Ivo Stern that it rains.", "replied to", "that it rains", ["Ivo Stern"]),
    ("Ana Ruiz said in a letter to the court it rains.", "said", "it rains", ["the court"]),
    ("In a phone call with Ivo Stern, Ana Ruiz said it rains.", "said", "it rains", ["Ivo Stern"]),
    ("It rains, Ana Ruiz said in a meeting with Ivo Stern.", "said", "It rains", ["Ivo Stern"]),
    ("Speaking to reporters, Ana Ruiz said it rains.", "said", "it rains", ["reporters"]),
    ("Addressing the court, Ana Ruiz said it rains.", "said", "it rains", ["the court"]),
    ("Ana Ruiz reminded reporters of the rain.", "reminded", "the rain", ["reporters"]),
    ("Ana Ruiz told the Xinhua news agency it rains.", "told", "it rains", ["Xinhua"]),
    ("Ana Ruiz told the Hill Gazette it rains.", "told", "it rains", ["Hill Gazette"]),
    ("Ana Ruiz told The Courier it rains.", "told", "it rains", ["The Courier"]),
    ("Ana Ruiz is warning voters that it rains.", "is warning", "that it rains", ["voters"]),
    ("Ana Ruiz told her supporters at the dam it rains.", "told", "it rains", ["her supporters"]),
    ("Ana Ruiz asked the candidates to go.", "asked", "the candidates to go", ["the candidates"]),
    ("Ana Ruiz told the crowd that it rains.", "told", "that it rains", ["the crowd"]),
    ("Ana Ruiz told her radio audience it rains.", "told", "it rains", ["her radio audience"]),
    ("Ana Ruiz told a committee that it rains.", "told", "that it rains", ["a committee"]),
    ("Ana Ruiz told a rally in Orl that it rains.", "told", "that it rains", ["a rally"]),
    ("Ana Ruiz told a meeting of Orlish leaders it rains.", "told", "it rains",
     ["a meeting of Orlish leaders"]),
    ("Ana Ruiz complained to Ivo Stern about rain.", "complained",
     "to Ivo Stern about rain", ["Ivo Stern"]),
    ("Ana Ruiz asked Ivo Stern whether it rains.", "asked", "Ivo Stern whether it rains",
     ["Ivo Stern"]),
    ("Ana Ruiz pressed Ivo Stern for a date.", "pressed", "Ivo Stern for a date", ["Ivo Stern"]),
    ("Ana Ruiz told him they sign papers.", "told", "him they sign papers", ["him"]),
    ("In a May 2031 meeting with Ivo Stern, Ana Ruiz said it rains.", "said", "it rains",
     ["Ivo Stern"]),
    ("Ana Ruiz wrote an open letter to Ivo Stern, asking for rain.", "asking", "for rain",
     ["Ivo Stern"]),
    ("In a Hill Gazette interview, Ana Ruiz said it rains.", "said", "it rains",
     ["Hill Gazette"]),
    ("Ana Ruiz told Orl Today it rains.", "told", "it rains", ["Orl Today"]),
    ("Ana Ruiz told Ivo Stern today it rains.", "told", "it rains", ["Ivo Stern"]),
    ("Ana Ruiz told a senior official that it rains.", "told", "that it rains",
     ["a senior official"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content", "expected"), CASES)
def test_words_name_the_one_spoken_to(
    text: str, cue: str, content: str, expected: list[str]
) -> None:
    assert spoken_to(text, cue, content) == expected


NOBODY = [
    ("Ana Ruiz told the newspaper that it rains.", "told", "that it rains"),  # which one?
    ("Ana Ruiz warned Ivo Stern would go.", "warned", "Ivo Stern would go"),  # of him, not to him
    ("Ana Ruiz was told by Ivo Stern that it rains.", "was told by Ivo Stern", "that it rains"),
    ("Ana Ruiz told the truth, that it rains.", "told", "that it rains"),
    ("Ana Ruiz is said to be ill.", "is said", "to be ill"),
    ("Ana Ruiz said in court that it rains.", "said", "that it rains"),
    ("After a meeting with Ivo Stern, Ana Ruiz said it rains.", "said", "it rains"),
    ("In a Riverton interview, Ana Ruiz said it rains.", "said", "it rains"),
    ("Ana Ruiz told the committee that it rains.", "told", "that it rains"),
    ("Ana Ruiz told the mayor that it rains.", "told", "that it rains"),  # one spoken of elsewhere
    ("Ana Ruiz told me that it rains.", "told", "that it rains"),
    ("Ana Ruiz told Warsaw that it rains.", "told", "that it rains"),  # a place hears nothing
    ("Ana Ruiz asked whether it rains.", "asked", "whether it rains"),
    ("Ana Ruiz told Ana Ruiz it rains.", "told", "it rains"),
    ("Ana Ruiz said it rains.", "said", "it rains"),
]


@pytest.mark.parametrize(("text", "cue", "content"), NOBODY)
def test_nobody_is_spoken_to(text: str, cue: str, content: str) -> None:
    assert spoken_to(text, cue, content) == []


def test_one_who_is_not_named_is_of_the_document() -> None:
    doc = make_document("Ana Ruiz told reporters it rains.")
    reading = make_reading(doc, make_attribution(doc, "Ana Ruiz", "told", "it rains"))
    found = find_chains(doc, reading, lambda _: None, speak(doc, reading))
    ((key, span),) = found.named
    assert key == ("unnamed", f"{doc.id} reporters")
    assert span.of(doc.text) == "reporters"
    assert found.addressees[0].entity == entity_id(key)
    assert found.addressees[0].rule == "addressee.verb"


def test_the_outlet_of_the_document_is_spoken_to_under_its_short_name() -> None:
    for outlet in ("The Riverton Courier", "rivertoncourier.example", "www.orl-courier.example"):
        doc = replace(make_document("Ana Ruiz told the Courier it rains."), outlet=outlet)
        reading = make_reading(doc, make_attribution(doc, "Ana Ruiz", "told", "it rains"))
        found = find_chains(doc, reading, lambda _: None, speak(doc, reading))
        assert [one.evidence.of(doc.text) for one in found.addressees] == ["the Courier"], outlet
        assert found.carriers == ()
    doc = replace(doc, outlet="hillpost.example")
    assert find_chains(doc, reading, lambda _: None, speak(doc, reading)).addressees == ()


@pytest.mark.parametrize("kind", ["direct", "indirect"])
def test_me_is_the_one_whose_statement_says_so(kind: Kind) -> None:
    doc = make_document('"Ivo Stern told me it rains," Ana Ruiz said.')
    outer = make_attribution(doc, "Ana Ruiz", "said", "Ivo Stern told me it rains", kind)
    inner = replace(make_attribution(doc, "Ivo Stern", "told", "it rains"), parent=outer.id)
    reading = make_reading(doc, outer, inner)
    found = find_chains(doc, reading, lambda _: None, speak(doc, reading))
    expected = [(inner.id, entity_id(("person", "ana ruiz")))] if kind == "direct" else []
    assert [(one.attribution, one.entity) for one in found.addressees] == expected


TURNS = [
    ("Ruiz: Does it rain?\n\nStern: It snows.", ["stern", "ruiz"]),
    ("Ruiz: I want your boat.\n\nStern: No.", ["stern", "ruiz"]),
    ("Ruiz: It rains.\n\nStern: It snows.", []),
    ("Ruiz: Thank you.\n\nStern: It snows.", []),
    ("Ruiz: Does it rain?\n\nIt did not, as all the people in the hall could see.\n\n"
     "Stern: It snows.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_a_turn_that_calls_for_another_is_spoken_to_whoever_takes_it(
    text: str, expected: list[str]
) -> None:
    doc = make_document(text)
    turns = []
    for line in (text.split("\n")[0], text.split("\n")[-1]):
        name, _, words = line.partition(": ")
        att = make_attribution(doc, name, ":", words)
        start = text.index(line) + len(name)
        turns.append(replace(att, cue=(Span(start, start + 1),)))
    reading = make_reading(doc, *turns)
    found = find_chains(doc, reading, lambda _: None, speak(doc, reading))
    assert [one.entity for one in found.addressees] == [
        entity_id(("person", name)) for name in expected
    ]
    assert {one.rule for one in found.addressees} <= {"addressee.turn"}


def test_another_statement_keeps_its_own_words() -> None:
    text = "In a letter to Ivo Stern, Ana Ruiz said it rains and Eva Moll said it snows."
    doc = make_document(text)
    first = make_attribution(doc, "Ana Ruiz", "said", "it rains")
    second = make_attribution(doc, "Eva Moll", "said", "it snows")
    reading = make_reading(doc, first, second)

    def refer(span: Span) -> Reference | None:
        key = ("person", span.of(text))
        return Reference(key, "name.full", span) if span.of(text).istitle() else None  # type: ignore[arg-type]

    found = find_chains(doc, reading, refer, speak(doc, reading))
    assert [one.attribution for one in found.addressees] == [first.id]


PHRASES = [
    (
        "the visiting head of the Orlish agency Tuesday that",
        ["the visiting head of the Orlish agency"],
    ),
    ("reporters in Riverton", ["reporters"]),
    ("her audience of Monday", ["her audience"]),
    ("Mr. Orr’s transition team to", ["Mr. Orr’s transition team"]),
    ("Meet the Press on Sunday", ["Meet the Press"]),
    ("Ana Ruiz, the minister", ["Ana Ruiz"]),
    ("Ana Ruiz the dam leaks", ["Ana Ruiz"]),
    ("that it rains", []),
    ("", []),
    ("reporters\nthat", ["reporters"]),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_where_a_phrase_ends(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_phrases(text, 0)] == expected


def test_known_adjectives_of_peoples_are_no_phrases() -> None:
    text = "French and German officials that"
    assert [span.of(text) for span in find_phrases(text, 0)] == ["French and German officials"]

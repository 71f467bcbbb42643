"""Through whom a statement reached its document."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from rashomon.model.documents import Document, Removal
from rashomon.model.links import Speaker
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.resolve.cast import entity_id
from rashomon.resolve.chains.links import Chains, find_chains
from rashomon.resolve.referring.descriptions import Reference
from tests.documents import make_attribution, make_document, make_reading


def speak(doc: Document, reading: Reading) -> dict[str, Speaker]:
    """Every source speaks, as a person of its own words."""
    return {
        att.id: Speaker(
            att.id,
            entity_id(("person", att.source[0].of(doc.text).lower())),
            "name.full",
            att.source[0],
        )
        for att in reading.attributions
        if att.source
    }


def chain(doc: Document, *attributions: Attribution) -> Chains:
    """Chains where every capitalised phrase is a person of that name."""

    def refer(span: Span) -> Reference | None:
        words = span.of(doc.text)
        return Reference(("person", words.lower()), "name.full", span) if words.istitle() else None

    reading = make_reading(doc, *attributions)
    return find_chains(doc, reading, refer, speak(doc, reading))


def carried(doc: Document, found: Chains, att: Attribution) -> list[tuple[str, str]]:
    """Rule and words of the carriers of one attribution."""
    return [(c.rule, c.evidence.of(doc.text)) for c in found.carriers if c.attribution == att.id]


CASES = [
    (
        "In a Hill Gazette interview, Ana Ruiz said it rains.",
        "said",
        [("via.told", "Hill Gazette")],
    ),
    ("Ana Ruiz told the Courier that it rains.", "told", []),  # the document's own
    ("Ana Ruiz told the Riverton Post that it rains.", "told", [("via.told", "Riverton Post")]),
    (
        "Ana Ruiz told Meet the Press on Sunday that it rains.",
        "told",
        [("via.told", "Meet the Press")],
    ),
    ("Ana Ruiz told Reuters’s Ivo Stern that it rains.", "told", [("via.told", "Reuters")]),
    ("Ana Ruiz told the newspaper Zorn that it rains.", "told", [("via.told", "Zorn")]),
    ("Ana Ruiz told a Swiss newspaper, the New Era, it rains.", "told", [("via.told", "New Era")]),
    ("Ana Ruiz told zorn.example.com that it rains.", "told", [("via.told", "zorn.example.com")]),
    ("Ana Ruiz told state television that it rains.", "told", [("via.told", "state television")]),
    (
        "Ana Ruiz said in an interview with the Hill Gazette that it rains.",
        "said",
        [("via.told", "Hill Gazette")],
    ),
    (
        "Speaking to Radio Free Orl, the station, Ana Ruiz said it rains.",
        "said",
        [],
    ),
    ("In comments to Xinhua, Ana Ruiz said it rains.", "said", [("via.told", "Xinhua")]),
    ("Ana Ruiz said it rains, according to TASS.", "said", [("via.according", "TASS")]),
    (
        "Ana Ruiz said it rains, the Hill Gazette reported.",
        "said",
        [("via.reported", "Hill Gazette")],
    ),
    (
        "Ana Ruiz was quoted by the Hill Gazette as saying it rains.",
        "was quoted by the Hill Gazette as saying",
        [("via.quoted", "Hill Gazette")],
    ),
    ("Ana Ruiz told Ivo Stern that it rains.", "told", []),
    ("Ana Ruiz told the Water Agency that it rains.", "told", []),
    ("Ana Ruiz told The Courier that it rains.", "told", []),  # the document's own outlet
    ("Ana Ruiz said it rains in Hill Gazette Square.", "said", []),
]


@pytest.mark.parametrize(("text", "cue", "expected"), CASES)
def test_the_sentence_names_an_outlet(text: str, cue: str, expected: list[tuple[str, str]]) -> None:
    doc = make_document(text)
    content = "it rains in Hill Gazette Square" if "Square" in text else "it rains"
    att = make_attribution(doc, "Ana Ruiz", cue, content)
    found = carried(doc, chain(doc, att), att)
    assert [(rule, words.removeprefix("the ")) for rule, words in found] == expected


def test_the_address_of_the_own_outlet() -> None:
    doc = replace(make_document("Ana Ruiz told ABC News it rains."), outlet="abcnews.example.com")
    att = make_attribution(doc, "Ana Ruiz", "told", "it rains")
    assert chain(doc, att).carriers == ()


def test_an_outlet_that_is_the_source_carries_nothing_of_its_own() -> None:
    doc = make_document("It rains, according to Xinhua.")
    att = make_attribution(doc, "Xinhua", "according to", "It rains")
    assert chain(doc, att).carriers == ()


def test_who_speaks_of_another_carries_what_that_one_says() -> None:
    text = "Ana Ruiz told TASS that Ivo Stern had said that Eva Moll agreed."
    doc = make_document(text)
    outer = make_attribution(
        doc, "Ana Ruiz", "told", "that Ivo Stern had said that Eva Moll agreed"
    )
    middle = make_attribution(doc, "Ivo Stern", "had said", "that Eva Moll agreed")
    inner = replace(
        make_attribution(doc, "Eva Moll", "agreed", "Eva Moll agreed"), parent=middle.id
    )
    middle = replace(middle, parent=outer.id)
    found = chain(doc, outer, middle, inner)
    assert carried(doc, found, inner) == [
        ("via.parent", "Ivo Stern"),
        ("via.parent", "Ana Ruiz"),
        ("via.told", "TASS"),
    ]
    assert carried(doc, found, middle) == [("via.parent", "Ana Ruiz"), ("via.told", "TASS")]
    assert carried(doc, found, outer) == [("via.told", "TASS")]


def test_a_pronoun_that_nobody_is_found_for_may_be_the_speaker_himself() -> None:
    doc = make_document("Ana Ruiz said that she hoped it rains.")
    outer = make_attribution(doc, "Ana Ruiz", "said", "that she hoped it rains")
    inner = replace(make_attribution(doc, "she", "hoped", "it rains"), parent=outer.id)
    reading = make_reading(doc, outer, inner)
    speakers = speak(doc, reading)
    del speakers[inner.id]
    found = find_chains(doc, reading, lambda _: None, speakers)
    assert found.carriers == ()


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("RIVERTON (Reuters) - ", [("via.dateline", "Reuters")]),
        ("RIVERTON, Orland, May 4 (Hill Gazette) — ", [("via.dateline", "Hill Gazette")]),
        ("Courtesy of the Hill Gazette.\n\n", [("via.credit", "Hill Gazette")]),
        ("This story was originally published by the Hill Gazette.\n\n",
         [("via.credit", "Hill Gazette")]),
        ("(Ivo Stern) - ", []),
        ("RIVERTON (The Courier) - ", []),
    ],
)  # fmt: skip
def test_a_whole_document_came_through_an_outlet(
    opening: str, expected: list[tuple[str, str]]
) -> None:
    doc = make_document(f"Rain\n\n{opening}Ana Ruiz said it rains.")
    att = make_attribution(doc, "Ana Ruiz", "said", "it rains")
    assert carried(doc, chain(doc, att), att) == expected


BLOCK = (
    'A “dry” spring\n\nAna Ruiz said "it snows".\n\n'
    "Others disagree. As the Hill Gazette reports:\n\n"
    "The dam is old, Ivo Stern said.\n\n"
    "“The wall leaks,” Eva Moll said.\n\n"
    'Then "it hails", Jon Orr said.'
)


def test_a_stretch_taken_over_ends_where_the_marks_change() -> None:
    doc = make_document(BLOCK)
    own = make_attribution(doc, "Ana Ruiz", "said", "it snows")
    first = make_attribution(doc, "Ivo Stern", "", "The dam is old")
    second = make_attribution(doc, "Eva Moll", "", "The wall leaks")
    after = make_attribution(doc, "Jon Orr", "", "it hails")
    found = chain(doc, own, first, second, after)
    through = [("via.block", "Hill Gazette")]
    assert [carried(doc, found, att) for att in (own, first, second, after)] == [
        [], through, through, [],
    ]  # fmt: skip
    assert found.insides == ()


def test_what_a_statement_introduces_stands_inside_it() -> None:
    doc = make_document(BLOCK)
    outer = make_attribution(doc, "the Hill Gazette", "reports", "The dam is old, Ivo Stern said.")
    inner = make_attribution(doc, "Eva Moll", "", "The wall leaks")
    found = chain(doc, outer, inner)
    assert [(i.attribution, i.parent, i.rule) for i in found.insides] == [
        (inner.id, outer.id, "inside.block")
    ]
    assert carried(doc, found, inner) == [("via.parent", "the Hill Gazette")]


def test_without_a_sign_a_stretch_is_one_paragraph() -> None:
    doc = make_document(
        "It snows.\n\nAs the Hill Gazette reports:\n\nThe dam is old, Ivo Stern said.\n\n"
        "It hails, Jon Orr said."
    )
    first = make_attribution(doc, "Ivo Stern", "", "The dam is old")
    second = make_attribution(doc, "Jon Orr", "", "It hails")
    found = chain(doc, first, second)
    assert carried(doc, found, first) == [("via.block", "Hill Gazette")]
    assert carried(doc, found, second) == []


READ_ON = (
    "Good evening. Tonight the dam. From the Hill Press Agency in Riverton:\n\n"
    'The dam "leaks", Ivo Stern said.\n\nIt hails, Jon Orr said.'
)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Read the full story at the Hill Press Agency.", 2),
        ("Read more at Orl Post", 1),
        ("Read more here", 1),
    ],
)
def test_a_line_that_tells_where_to_read_on_ends_a_stretch(line: str, count: int) -> None:
    doc = replace(make_document(READ_ON), removals=(Removal("related", Span(0, 1), line),))
    first = make_attribution(doc, "Ivo Stern", "", "leaks")
    second = make_attribution(doc, "Jon Orr", "", "It hails")
    found = chain(doc, first, second)
    through = [carried(doc, found, att) for att in (first, second)]
    assert through == [[("via.block", "Hill Press Agency")]] * count + [[]] * (2 - count)


def test_what_an_outlet_reports_goes_on_to_where_the_rest_is() -> None:
    text = (
        "The Hill Gazette reports that it snows.\n\nThe dam leaks, Ivo Stern said.\n\n"
        "It hails, Jon Orr said.\n\nRead the rest here.\n\nWe doubt it, Eva Moll said."
    )
    doc = make_document(text)
    first = make_attribution(doc, "The Hill Gazette", "reports", "that it snows")
    second = make_attribution(doc, "Jon Orr", "", "It hails")
    after = make_attribution(doc, "Eva Moll", "", "We doubt it")
    found = chain(doc, first, second, after)
    assert carried(doc, found, second) == [("via.block", "The Hill Gazette")]
    assert carried(doc, found, first) == carried(doc, found, after) == []
    assert found.insides == ()
    short = make_document(text.replace("Read the rest here.", "It is late."))
    only = make_attribution(short, "Jon Orr", "", "It hails")
    assert carried(short, chain(short, only), only) == []


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Ana Ruiz said he expects rain.", "said", []),  # "he" is taken for another
        ("Ana Ruiz said that he expects rain.", "said", []),
        ("Ana Ruiz said the dam holds and he expects rain.", "said", [("via.parent", "Ana Ruiz")]),
        ("Ana Ruiz heard that even he expects rain.", "heard", []),
        ("Ana Ruiz praised how he expects rain.", "praised", []),
    ],
)
def test_who_tells_of_a_statement(text: str, cue: str, expected: list[tuple[str, str]]) -> None:
    doc = make_document(text)
    content = text[text.index(cue) + len(cue) + 1 : -1]
    outer = make_attribution(doc, "Ana Ruiz", cue, content)
    inner = replace(make_attribution(doc, "he", "expects", "rain"), parent=outer.id)
    speakers = {
        att.id: Speaker(att.id, entity_id(("person", name)), "name.full", att.source[0])
        for att, name in ((outer, "ana ruiz"), (inner, "jon orr"))
    }
    reading = make_reading(doc, outer, inner)
    found = find_chains(doc, reading, lambda _: None, speakers)
    assert carried(doc, found, inner) == expected


def test_a_long_quotation_holds_what_stands_in_its_paragraphs() -> None:
    doc = make_document(
        'Ana Ruiz said: "It rains.\n\n"Ivo Stern told me the dam leaks.\n\n"So it was."'
    )
    outer = make_attribution(doc, "Ana Ruiz", "said", "It rains.", "direct")
    inner = make_attribution(doc, "Ivo Stern", "told", "the dam leaks")
    assert chain(doc, outer, inner).insides == ()  # it begins within a paragraph
    doc = make_document(
        '"It rains.\n\n"Ivo Stern told me the dam leaks.\n\n"So it was," Ana Ruiz said.'
    )
    outer = make_attribution(doc, "Ana Ruiz", "said", '"It rains.', "direct")
    inner = make_attribution(doc, "Ivo Stern", "told", "the dam leaks")
    found = chain(doc, outer, inner)
    assert [(i.attribution, i.parent, i.rule) for i in found.insides] == [
        (inner.id, outer.id, "inside.quotation")
    ]
    assert carried(doc, found, inner) == [("via.parent", "Ana Ruiz")]


def test_what_follows_the_closing_mark_is_not_inside() -> None:
    doc = make_document('"It rains.\n\n"The dam leaks," the note went on.')
    outer = make_attribution(doc, "", "", '"It rains.', "direct")
    after = make_attribution(doc, "the note", "went on", '"The dam leaks,"', "direct")
    assert chain(doc, outer, after).insides == ()


def test_keys_are_given_with_their_words() -> None:
    doc = make_document("Ana Ruiz told the Hill Gazette it rains.")
    found = chain(doc, make_attribution(doc, "Ana Ruiz", "told", "it rains"))
    assert [(key, span.of(doc.text)) for key, span in found.named] == [
        (("organization", "hill gazette"), "Hill Gazette")
    ]


def test_nothing_to_find() -> None:
    doc = make_document("It rains.")
    assert chain(doc) == Chains()
    bare = make_attribution(doc, "", "", "It rains")
    assert chain(doc, bare) == Chains()


@pytest.mark.parametrize(
    "unit", ["told the ", "Ana told Ivo, ", "in a letter to ", '"As x reports:\n\n']
)
def test_time_is_linear(unit: str) -> None:
    doc = make_document(unit * 8000 + "it rains.")
    step = len(unit)
    template = make_attribution(doc, "", "", "it rains")
    attributions = [
        replace(
            template,
            id=f"att_{at:06}",
            cue=(Span(at * step, at * step + 4),),
            content=(Span(at * step + 4, (at + 1) * step),),
        )
        for at in range(8000)
    ]
    reading = Reading(doc.id, (), tuple(attributions))
    begun = time.process_time()
    find_chains(doc, reading, lambda _: None, {})
    assert time.process_time() - begun < 20

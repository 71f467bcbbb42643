"""Whom the words of a document mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.reading import Kind
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.referring.knowledge import learn
from rashomon.resolve.referring.scene import Scene
from tests.documents import make_attribution, make_document, make_reading


def _refer(marked: str, *told: tuple[str, str, str]) -> tuple[str, str] | None:
    """Key and rule of the words in brackets; ``told`` are sources, cues and contents."""
    start, end = marked.index("["), marked.index("]") - 1
    doc = make_document(marked.replace("[", "").replace("]", ""))
    parts = [make_attribution(doc, *one) for one in told]
    direct = [replace(a, kind="direct") if '"' in doc.text else a for a in parts]
    reading = make_reading(doc, *direct)
    namings = find_namings([doc], {doc.id: reading})
    scene = Scene(doc, reading, namings, (), learn([doc], namings))
    found = scene.refer(Span(start, end))
    return (found.key[1].removeprefix(doc.id + " "), found.rule) if found else None


PRONOUNS = [
    ("Minister Anna Ruiz came. [She] smiled.", ("ana ruiz", "pronoun.only")),
    ("Minister Anna Ruiz met President David Stern. [He] smiled.", ("david stern", "pronoun.only")),
    ("David Stern met Peter Moll in Velm. [His] aides waited.", None),
    (
        "David Stern smiled. Peter Moll, of the bank, came in and [he] sat.",
        ("peter mol", "pronoun.subject"),
    ),
    ("David Stern said Peter Moll had told [him] to go.", ("david stern", "pronoun.only")),
    ("David Stern was warned by Peter Moll. [He] left.", ("david stern", "pronoun.subject")),
    ("David Stern saw [himself] in the glass.", ("david stern", "pronoun.reflexive")),
    ("Anna Ruiz had a plan. Nobody knew what [he] wanted.", None),
    ("A guard fell. Later [he] died.", ("a guard", "pronoun.only")),
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS)
def test_pronouns(text: str, expected: tuple[str, str] | None) -> None:
    assert _refer(text) == expected


def test_who_spoke_last_goes_on() -> None:
    told = ("Peter Moll", "said", "It rains"), ("he", "added", "It pours")
    text = '"It rains," Peter Moll said. David Stern was away. "It pours," [he] added.'
    found = _refer(text, *told)
    assert found is None or found == ("peter mol", "pronoun.continues")


def test_the_quoted_is_i_and_nobody_else_in_the_quotation() -> None:
    text = 'David Stern came. "[I] saw that he was late," Peter Moll said.'
    assert _refer(text, ("Peter Moll", "said", "I saw that he was late")) == (
        "peter mol",
        "pronoun.first-person",
    )
    text = 'David Stern came. "I saw that [he] was late," Peter Moll said.'
    assert _refer(text, ("Peter Moll", "said", "I saw that he was late")) == (
        "david stern",
        "pronoun.only",
    )


def test_names_are_followed_to_their_key() -> None:
    assert _refer("Minister Anna Ruiz came. [Ruiz] smiled.") == ("ana ruiz", "name.surname")
    assert _refer("Peter Moll and Eva Moll came. [Moll] smiled.") is None


def test_an_endless_paragraph_costs_no_more_than_its_length() -> None:
    text = "David Stern met Peter Moll and he told him that his men knew " * 2000
    doc = make_document(text)
    reading = make_reading(doc)
    namings = find_namings([doc], {doc.id: reading})
    scene = Scene(doc, reading, namings, (), learn([doc], namings))
    at = text.rindex(" he ") + 1
    assert scene.refer(Span(at, at + 2)) is None


def _whose_i(marked: str, kind: Kind, *pieces: str) -> str | None:
    """Key of whom "[I]" means in a statement of Peter Moll's in some pieces."""
    start = marked.index("[")
    doc = make_document(marked.replace("[", "").replace("]", ""))
    att = make_attribution(doc, "Peter Moll", "said", pieces[0])
    spans = [Span(at, at + len(words)) for words in pieces for at in [doc.text.index(words)]]
    reading = make_reading(doc, replace(att, kind=kind, content=tuple(spans)))
    namings = find_namings([doc], {doc.id: reading})
    scene = Scene(doc, reading, namings, (), learn([doc], namings))
    found = scene.refer(Span(start, start + 1))
    return found.key[1] if found else None


def test_i_is_the_quoted_in_every_part_of_a_quotation() -> None:
    text = "“It rains,” Peter Moll said. “[I] think it pours.”"
    assert _whose_i(text, "direct", "It rains,", "I think it pours.") == "peter mol"


def test_i_in_words_quoted_within_an_indirect_statement_is_who_made_it() -> None:
    text = "Peter Moll said that it “rained where [I] stood”."
    assert _whose_i(text, "mixed", "it “rained where I stood”") == "peter mol"
    text = "Peter Moll said that it “rained” where [I] stood."
    assert _whose_i(text, "mixed", "it “rained” where I stood") is None


def test_i_in_single_marks_within_a_quotation_is_somebody_else() -> None:
    text = "“She said, ‘[I] hate rain,’ and left,” Peter Moll said."
    assert _whose_i(text, "direct", "She said, ‘I hate rain,’ and left,") is None
    text = "“She said, ‘no,’ and [I] left,” Peter Moll said."
    assert _whose_i(text, "direct", "She said, ‘no,’ and I left,") == "peter mol"


def test_in_a_quotation_without_end_no_more_is_looked_back_than_in_others() -> None:
    for times, expected in ((1000, "peter mol"), (2000, None)):
        rain = "it rains and " * times
        text = f"“{rain}[I] know,” Peter Moll said."
        assert _whose_i(text, "direct", f"{rain}I know,") == expected


CENTRES = [
    ("Two guards are wary. [They] fear rain.", "two guards"),
    ("The Velm Bank is wary. [It] fears rain.", "velm bank"),
    ("Two guards met three nurses. [They] fear rain.", None),
    ("Peter Moll met two guards. [They] fear rain.", None),
    ("Peter Moll saw that the guards [they] fear rain.", None),
]


@pytest.mark.parametrize(("text", "expected"), CENTRES)
def test_they_and_it_who_speak_are_what_the_sentence_before_is_about(
    text: str, expected: str | None
) -> None:
    source, _, rest = text[text.index("[") + 1 :].partition("] ")
    cue, _, content = rest.partition(" ")
    found = _refer(text, (source, cue, content))
    assert (found[0] if found else None) == expected

"""Pronouns and those whom they stand for, where grammar and voices decide."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model.documents import Document
from rashomon.model.reading import Attribution, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import find_namings
from rashomon.resolve.referring.knowledge import learn
from rashomon.resolve.referring.scene import Marked, Scene
from rashomon.resolve.story import resolve
from tests.documents import make_attribution, make_document, make_reading

_PEOPLE = ("Anna Ruiz", "David Stern", "Peter Moll", "Ruiz", "Stern", "Moll", "Kessel Trun")


def _scene(
    text: str, told: list[Attribution], doc: Document, marked: Marked | None = None
) -> Scene:
    taken: list[Mention] = []
    for name in _PEOPLE:
        for at in range(len(text)):
            span = Span(at, at + len(name))
            clear = not any(m.span.start <= at < m.span.end for m in taken)
            if text.startswith(name, at) and clear:
                taken.append(Mention(span, "person"))
    reading = Reading(doc.id, tuple(sorted(taken, key=lambda m: m.span)), tuple(told))
    namings = find_namings([doc], {doc.id: reading})
    return Scene(doc, reading, namings, (), learn([doc], namings), marked)


def _whom(text: str, *parts: tuple[str, str, str]) -> str | None:
    """The antecedent's words of the pronoun in brackets; parts are indirect statements."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    doc = make_document(plain)
    told = [make_attribution(doc, *one) for one in parts]
    told = [replace(att, kind="direct") if '"' in plain else att for att in told]
    found = _scene(plain, told, doc).antecedent(Span(start, end))
    return found.evidence.of(plain) if found else None


CASES = [
    # The object is not its clause's subject; the subject of a relative clause counts as one.
    ("David Stern came in. Peter Moll hit [him].", "David Stern"),
    ("Peter Moll, who hit [him], fled.", None),
    # A possessive is first of all its own subject's.
    ("David Stern praised Peter Moll before Peter Moll left [his] house.", "Peter Moll"),
    # Reflexives are the subject's.
    ("David Stern told Anna Ruiz about [himself].", "David Stern"),
    # The other sex is no rival, and what a pronoun told of one of unknown sex is kept.
    ("David Stern saw Anna Ruiz. [She] left.", "Anna Ruiz"),
    ("Kessel Trun came. She sat. David Stern ran. [She] smiled.", "Kessel Trun"),
    # Her is an object where nothing follows that she could have.
    ("Anna Ruiz wept. A maid saw [her].", "Anna Ruiz"),
    # Too far back is nobody.
    ("Anna Ruiz came. It rained. It rained. It rained. It rained. It rained. [She] left.", None),
    # Several are they; one is not.
    ("Two guards came. [They] left.", "Two guards"),
    ("A guard came. [They] left.", None),
    # Who repeats a description means the same one.
    ("A guard fell. The guard rose. [He] left.", "The guard"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_grammar(text: str, expected: str | None) -> None:
    assert _whom(text) == expected


def test_who_tells_is_the_subject_of_what_is_told() -> None:
    text = "Peter Moll won. David Stern said [he] was glad."
    assert _whom(text, ("David Stern", "said", "he was glad")) == "David Stern"


def test_who_is_told_of_does_not_go_on_telling() -> None:
    text = "David Stern said Peter Moll agreed to talks. Talks will follow, [he] added."
    outer = ("David Stern", "said", "Peter Moll agreed to talks")
    inner = ("Peter Moll", "agreed", "to talks")
    found = _whom(text, outer, inner, ("he", "added", "Talks will follow"))
    assert found == "David Stern"


def test_who_is_quoted_is_not_he_of_the_quotation() -> None:
    text = 'Peter Moll fled. "[He] was afraid," David Stern said.'
    assert _whom(text, ("David Stern", "said", "He was afraid")) == "Peter Moll"


def test_two_of_one_salience_are_nobody_unless_somebody_must_be_meant() -> None:
    text = "David Stern and Peter Moll slept. Then he woke."
    doc = make_document(text)
    span = Span(text.index("he woke"), text.index(" woke"))
    assert _scene(text, [], doc).antecedent(span) is None
    assert _scene(text, [], doc, Marked(margin=1.0)).antecedent(span) is not None


def test_marked_descriptions_are_antecedents_whatever_their_noun() -> None:
    text = "The drummer came. Then he sang."
    doc = make_document(text)
    span = Span(text.index("he sang"), text.index(" sang"))
    assert _scene(text, [], doc).antecedent(span) is None
    found = _scene(text, [], doc, Marked((Span(0, 11),))).antecedent(span)
    assert found is not None
    assert found.evidence == Span(0, 11)


def test_sentences_of_a_quotation_are_no_distance() -> None:
    quoted = "It rains. It pours. It snows. It hails. It blows. It thaws"
    text = f'"{quoted}," David Stern said. "{quoted}." Then [he] left.'
    doc = make_document(text.replace("[", "").replace("]", ""))
    first = make_attribution(doc, "David Stern", "said", "It thaws")
    spans = [Span(at, at + len(quoted)) for at in (1, doc.text.rindex(quoted))]
    told = [
        replace(first, id=f"att-{at}", kind="direct", content=(span,))
        for at, span in enumerate(spans)
    ]
    start = doc.text.index("he left")
    found = _scene(doc.text, told, doc).antecedent(Span(start, start + 2))
    assert found is not None
    assert found.evidence.of(doc.text) == "David Stern"


def test_the_subject_of_the_sentence_before_goes_before_whoever_spoke_above() -> None:
    text = (
        "Spokeswoman Anna Ruiz said it rained. Talks would begin on Friday, she added.\n\n"
        "Ilvara Moll told a news conference that it would stop. “First the sun,” she said."
    )
    doc = make_document(text)
    atts = (
        make_attribution(doc, "Spokeswoman Anna Ruiz", "said", "it rained"),
        make_attribution(doc, "she", "added", "Talks would begin on Friday"),
        make_attribution(doc, "Ilvara Moll", "told", "that it would stop"),
    )
    last = text.rindex("she")
    quoted = make_attribution(doc, "she", "said.", "“First the sun,”")
    spoken = replace(quoted, source=(Span(last, last + 3),), kind="direct")
    names = ("Anna Ruiz", "Ilvara Moll")
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    reading = replace(
        make_reading(doc, *atts, spoken), mentions=tuple(Mention(s, "person") for s in spans)
    )
    found = resolve([doc], [reading])
    shown = {entity.id: entity.name for entity in found.entities}
    speaker = next(s for s in found.speakers if s.attribution == spoken.id)
    assert shown[speaker.entity] == "Ilvara Moll"

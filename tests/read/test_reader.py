"""The reader around the network: ids, acts, modes, nesting, filters and cautions."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace

import numpy as np
import pytest

from rashomon.model.documents import Caution
from rashomon.model.spans import Span
from rashomon.read import reader as reader_module
from rashomon.read.name_labels import LabelledName
from rashomon.read.reader import Reader
from rashomon.read.tagger import Tagged, TaggedAttribution
from rashomon.read.tokens import find_words
from rashomon.settings import load_settings
from tests.documents import make_document

TEXT = (
    "Minister Ana Ruiz said her aide Ivo Petrov had denied that the road was closed.\n\n"
    "Petrov never mentioned a deal.\n\nPetrov wants the road to be open.\n\n“The road is open."
)


def _spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def _tagged(text: str, source: str, cue: str, content: str, sure: float) -> TaggedAttribution:
    return TaggedAttribution(
        _spans(text, source) if source else (), _spans(text, cue), _spans(text, content),
        "indirect", sure,
    )  # fmt: skip


class FakeTagger:
    """Knows the sentences of these tests, wherever in a text they stand."""

    KNOWN = (
        ("Minister Ana Ruiz", "said",
         "her aide Ivo Petrov had denied that the road was closed", 0.9),
        ("her aide Ivo Petrov", "had denied", "that the road was closed", 0.8),
        ("Petrov", "never mentioned", "a deal", 0.9),
        ("Petrov", "wants", "the road to be open", 0.6),
    )  # fmt: skip

    def attribute(self, text: str) -> tuple[TaggedAttribution, ...]:
        return self._found(text, inner=False)

    def read(self, text: str) -> Tagged:
        words = find_words(text)
        names = [
            LabelledName(i, i + 1, "person", (1.0, 0.0, 0.0, 0.0))
            for i in range(len(words))
            if words.surface(i) == "Petrov"
        ]
        return Tagged(
            words,
            self._found(text, inner=False),
            self._found(text, inner=True),
            tuple(names),
            np.ones((len(words), 4), np.float16),
        )

    def _found(self, text: str, *, inner: bool) -> tuple[TaggedAttribution, ...]:
        whole = [k for k in self.KNOWN if all(part in text for part in k[:3])]
        kept = [k for k in whole if any(k[1] in other[2] for other in whole) == inner]
        return tuple(_tagged(text, *k) for k in kept)


@pytest.fixture(autouse=True)
def _no_network_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "Tagger", FakeTagger)


def test_what_was_not_said_is_no_statement() -> None:
    doc = make_document(TEXT)
    cues = [att.cue[0].of(TEXT) for att in Reader().read(doc).attributions]
    assert cues == ["said", "had denied", "wants"]
    assert len(Reader().attribute(TEXT)) == 3  # the reader alone keeps it, and nests nothing


def test_advice_to_the_reader_is_no_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "You want a clean desk, and Petrov wants the road to be open."
    known = (("You", "want", "a clean desk", 0.9), *FakeTagger.KNOWN)
    monkeypatch.setattr(FakeTagger, "KNOWN", known)
    (only,) = Reader().read(make_document(text)).attributions
    assert only.source[0].of(text) == "Petrov"


def test_a_stray_mark_is_no_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'Petrov said, " and left. Petrov wants the road to be open.'
    known = (("Petrov", "said", '"', 0.9), *FakeTagger.KNOWN)
    monkeypatch.setattr(FakeTagger, "KNOWN", known)
    found = Reader().read(make_document(text)).attributions
    assert [att.content[0].of(text) for att in found] == ["the road to be open"]


def test_nested_statements_name_their_parent() -> None:
    outer, inner = Reader().read(make_document(TEXT)).attributions[:2]
    assert (outer.act, inner.act) == ("assert", "deny")
    assert inner.parent == outer.id
    assert inner.content[0].of(TEXT) == "that the road was closed"
    assert len(Reader().attribute(TEXT, nested=True)) == 4


def test_attitudes_are_told_apart() -> None:
    modes = [att.mode for att in Reader().read(make_document(TEXT)).attributions]
    assert modes == ["speech", "speech", "attitude"]
    speech = Reader(load_settings('[read]\nmode = "speech"\n'))
    assert len(speech.read(make_document(TEXT)).attributions) == 2


def test_a_child_whose_parent_is_left_out_stands_alone() -> None:
    sure = Reader(load_settings("[read]\nmin_confidence = 0.7\n"))
    assert [a.confidence for a in sure.read(make_document(TEXT)).attributions] == [0.9, 0.8]
    doc = make_document(TEXT.replace("said", "never mentioned"))
    assert all(att.parent is None for att in Reader().read(doc).attributions)


def test_unclosed_marks_are_doubted() -> None:
    (caution,) = Reader().read(make_document(TEXT)).cautions
    assert caution.slug == "quote.unclosed"
    assert caution.span is not None
    assert caution.span.of(TEXT) == "“"


def test_many_unclosed_marks_are_summed_up() -> None:
    doc = make_document("\n\n".join(f"He began: “word {n} and" for n in range(40)) + "\n\nEnd.")
    cautions = Reader().read(doc).cautions
    assert len(cautions) == 11
    assert cautions[-1].span is None


def test_other_languages_are_not_read() -> None:
    doc = make_document(TEXT)
    doubt = Caution("language.unsupported", doc.id, None, "Not English.")
    assert Reader().read(replace(doc, cautions=(doubt,))).attributions == ()


def test_ids_depend_on_the_words_and_the_document() -> None:
    left, right = make_document(TEXT, "a"), make_document(TEXT, "b")
    ids = {att.id for doc in (left, right) for att in Reader().read(doc).attributions}
    assert len(ids) == 6
    assert Reader().read(left) == Reader().read(left)


def test_names_of_the_network_and_of_the_rules_are_united() -> None:
    mentions = Reader().read(make_document(TEXT)).mentions
    assert [m.span.of(TEXT) for m in mentions] == ["Ana Ruiz", "Petrov", "Petrov", "Petrov"]
    assert mentions[0].title is not None


def test_sentences_and_contents_have_vectors() -> None:
    reading = Reader().read(make_document(TEXT))
    spans = [meaning.spans for meaning in reading.meanings]
    assert len(spans) == 4 + 3
    assert spans[-3:] == [att.content for att in reading.attributions]
    assert {b64decode(m.vector) for m in reading.meanings} == {bytes([127] * 4)}

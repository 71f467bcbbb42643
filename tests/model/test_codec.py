"""Records survive the way to JSON and back."""

from __future__ import annotations

import json

import pytest

from rashomon.errors import InvariantError
from rashomon.model.codec import from_json, from_text, to_json
from rashomon.model.documents import DateCandidate, Document, Published, Removal
from rashomon.model.ids import canonical_json
from rashomon.model.record import Record
from rashomon.model.spans import Span
from tests.documents import make_attribution, make_document, make_reading
from tests.publish.story import harbour_story


def test_document_round_trip() -> None:
    doc = make_document("Ana Ruiz said it would rain. \U0001f327 “So,” she said.")
    assert from_json(Document, json.loads(json.dumps(to_json(doc)))) == doc


def test_reading_round_trip() -> None:
    doc = make_document("Minister Ana Ruiz said it would rain.")
    reading = make_reading(doc, make_attribution(doc, "Ana Ruiz", "said", "it would rain"))
    assert from_json(type(reading), json.loads(json.dumps(to_json(reading)))) == reading


def test_nested_records_round_trip() -> None:
    published = Published(
        "2031-04-23", "byline", (DateCandidate("2031-04-23", "byline", Span(0, 2)),)
    )
    assert from_json(Published, to_json(published)) == published
    removal = Removal("caption", Span(1, 4))
    assert from_json(Removal, to_json(removal)) == removal


@pytest.mark.parametrize("value", [{"value": 3, "no": 1}, {"candidates": 7}, {"basis": "guess"}])
def test_a_wrong_shape_is_our_bug(value: object) -> None:
    with pytest.raises(InvariantError, match="not a stored Published"):
        from_json(Published, value)


def test_foreign_values_have_no_place() -> None:
    with pytest.raises(InvariantError):
        to_json({"when": object()})


def test_a_record_is_built_from_text_as_from_values() -> None:
    record = harbour_story().record()
    text = canonical_json(to_json(record))
    assert from_text(Record, text) == record == from_json(Record, json.loads(text))
    assert from_text(Removal, '{"slug":"caption","origin":[1,4]}') == Removal("caption", Span(1, 4))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}}", '{"candidates":[}', '{"candidates":[1 2]}',
     '{"value":"a""basis":1}', '{"value" "a"}', '{"no":1}', '{"candidates":7}', '{"basis":"guess"}',
     '{"value":' + "[" * 100_000],
)  # fmt: skip
def test_text_of_a_wrong_shape_is_our_bug(text: str) -> None:
    with pytest.raises(InvariantError, match="not a stored Published"):
        from_text(Published, text)


def test_an_id_that_stands_often_is_kept_once() -> None:
    removals = [from_text(Removal, f'{{"slug":"caption","origin":[{n},9]}}') for n in range(2)]
    assert removals[0].slug is removals[1].slug

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InvariantError, SchemaMismatch
from rashomon.model.corrections import Edit
from rashomon.model.record import Record
from rashomon.publish.record_json import dump, load, to_plain, validate
from rashomon.publish.schema import record_schema
from tests.publish.judged import weir_story
from tests.publish.story import attribution, document, findings_of, harbour_story
from tests.review.logs import decided


def test_a_record_comes_back_equal() -> None:
    record = harbour_story().record()
    assert load(dump(record)) == record


def test_a_record_with_every_field_of_a_judgement_is_valid_and_comes_back_equal() -> None:
    record = weir_story().record()
    validate(to_plain(record))
    assert load(dump(record)) == record
    assert dump(record) == dump(weir_story().record())


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("claims", "contested", "yes"),
        ("claims", "positions", [{"party": "ent-0"}]),
        ("proposals", "status", "agreed"),
        ("proposals", "kind", "plea"),
        ("events", "status", "happening"),
        ("events", "time", "2031-04-21"),
    ],
)
def test_a_judgement_of_another_shape_is_refused(part: str, key: str, value: object) -> None:
    plain = to_plain(weir_story().record())
    plain[part][0][key] = value
    with pytest.raises(SchemaMismatch):
        validate(plain)


# All characters but surrogates, and more of the awkward ones than chance would give.
_TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from('\u202e\u2066\x00\u2028\u2029\ufeff\U0001f5fa"\\\r\n\t“”<&'),
    ),
    min_size=1,
    max_size=40,
)


def _record_of(title: str, words: str, message: str) -> Record:
    doc = document("a.txt", f"{title}\n\n{words}", title=title, outlet=words, url=title)
    findings = findings_of([doc], [attribution(doc, "", "", words)])
    record = findings.record()
    return replace(record, run=replace(record.run, settings=message))


@given(_TEXT, _TEXT, _TEXT)
def test_any_text_comes_back_equal_and_valid(title: str, words: str, message: str) -> None:
    record = _record_of(title, words, message)
    text = dump(record)
    text.encode("utf-8")
    assert load(text) == record


@given(st.text(st.characters(categories=("Cs", "Ll")), min_size=1, max_size=9))
def test_lone_surrogates_become_one_replacement_character_each(words: str) -> None:
    record = _record_of("Title", words, "")
    loaded = load(dump(record))
    assert loaded.attributions == record.attributions
    assert len(loaded.documents[0].text) == len(record.documents[0].text)
    assert "\ufffd" in loaded.documents[0].text or words.islower()


def test_the_text_is_canonical_one_line_for_each_item() -> None:
    record = harbour_story().record()
    lines = dump(record).split("\n")
    assert (lines[0], lines[-2], lines[-1]) == ("{", "}", "")
    assert sum(line.startswith('{"id": "att-') for line in lines) == len(record.attributions)
    assert list(json.loads(dump(record))) == [item.name for item in fields(Record)]
    assert "\r" not in dump(record)


def test_run_names_are_keys() -> None:
    run = json.loads(dump(harbour_story().record()))["run"]
    assert run["stages"] == {"clean": "1", "read": "3"}
    assert run["models"] == {"reader": "ab" * 32}
    assert list(run) == ["rashomon", "stages", "settings", "models"]


def test_spans_are_offsets_into_the_text_of_their_document() -> None:
    plain = json.loads(dump(harbour_story().record()))
    texts = {doc["id"]: doc["text"] for doc in plain["documents"]}
    words = {
        texts[att["document"]][start:end]
        for att in plain["attributions"]
        for start, end in att["cue"]
    }
    assert words == {"told", "said", "feared"}


def test_the_export_holds_no_field_that_the_schema_does_not_know() -> None:
    schema = record_schema()

    def check(value: Any, shape: Any) -> None:
        shape = schema["$defs"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
        if isinstance(value, dict) and "properties" in shape:
            assert list(value) == list(shape["properties"])
            for key, item in value.items():
                check(item, shape["properties"][key])
        if isinstance(value, list) and "items" in shape:
            for item in value:
                check(item, shape["items"])

    record = harbour_story().record()
    check(json.loads(dump(decided(record, Edit("accept", record.attributions[0].id)))), schema)


def test_decisions_stand_beside_the_record_that_they_were_applied_to() -> None:
    record = harbour_story().record()
    att = record.attributions[0]
    now = decided(record, Edit("set", att.id, "speaker", "unknown", why="nobody is named"))
    text = dump(now)
    plain = json.loads(text)
    assert plain["attributions"][0]["speaker"] is None
    corrections = plain["corrections"]
    assert corrections["states"] == {att.id: "corrected"}
    assert corrections["layers"] == {att.id: {"speaker": now.decisions[0].id}}
    assert corrections["decisions"][0]["why"] == "nobody is named"
    assert corrections["orphans"] == {}
    assert load(text) == now.record
    assert "corrections" not in json.loads(dump(record))


def test_fields_of_a_later_version_are_left_out() -> None:
    record = harbour_story().record()
    plain = to_plain(record)
    plain["mood"] = "calm"
    plain["documents"][0]["mood"] = {"deep": [1]}
    plain["attributions"][0]["time"]["mood"] = None
    assert load(json.dumps(plain)) == record


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "format"),
        ('{"format": "other"}', "format"),
        ('{"format": "rashomon-record", "version": 2}', "version 2"),
        ('{"format": "rashomon-record", "version": 1}', "required property"),
        ('{"format": "rashomon-record", "version": 1, "run": "\\ud800"}', "not a rashomon-record"),
    ],
)
def test_what_is_no_record_is_refused_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(SchemaMismatch, match=message):
        load(text)


def _changed(path: list[str | int], value: Any) -> str:
    plain: Any = to_plain(harbour_story().record())
    at = plain
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return json.dumps(plain)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["documents", 0, "sha256"], "abc"),
        (["documents", 0, "text"], None),
        (["attributions", 0, "kind"], "rumour"),
        (["attributions", 0, "content"], [[1]]),
        (["attributions", 0, "content"], [[9, 2]]),
        (["attributions", 0, "content"], [[2, 99_999]]),
        (["attributions", 0, "confidence"], 2),
        (["attributions", 0, "parent"], "att-nowhere"),
        (["accounts", "independent"], [1, 2, 3]),
        (["run", "stages"], ["read"]),
        (["cautions", 0, "slug"], "Not A Slug"),
    ],
)
def test_a_broken_record_is_refused(path: list[str | int], value: Any) -> None:
    with pytest.raises(SchemaMismatch):
        load(_changed(path, value))


def test_the_message_of_a_refusal_is_short() -> None:
    text = _changed(["documents", 0, "text"], ["x" * 100_000])
    with pytest.raises(SchemaMismatch) as caught:
        load(text)
    assert len(str(caught.value)) < 400


def test_numbers_that_json_cannot_write_are_our_bug() -> None:
    record = harbour_story().record()
    (first, *rest) = record.attributions
    broken = replace(record, attributions=(replace(first, confidence=float("nan")), *rest))
    with pytest.raises(InvariantError):
        dump(broken)


def test_an_export_is_checked_before_it_is_handed_out() -> None:
    record = harbour_story().record()
    validate(json.loads(dump(record)))
    (first, *rest) = record.documents
    with pytest.raises(InvariantError, match="sha256"):
        dump(replace(record, documents=(replace(first, sha256="none"), *rest)))

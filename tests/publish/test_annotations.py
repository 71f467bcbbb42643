from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InvariantError
from rashomon.model.ids import text_sha256
from rashomon.model.record import Record
from rashomon.publish.annotation_schema import check_page
from rashomon.publish.annotations import to_annotations
from tests.publish.checks import ATTACKS
from tests.publish.judged import hostile_story
from tests.publish.story import attribution, document, findings_of, harbour_story


def _page(record: Record, **options: Any) -> Any:
    return json.loads(to_annotations(record, title="The pier at Ostrel", **options))


def _items(record: Record, **options: Any) -> Any:
    return _page(record, **options)["items"]


def _tags(item: Any) -> list[str]:
    return [body["value"] for body in item["body"] if body["purpose"] == "tagging"]


def test_the_page_has_what_the_model_requires() -> None:
    page = _page(harbour_story().record())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["type"] == "AnnotationCollection"
    assert page["partOf"]["total"] == len(page["items"]) == 6
    assert "code points" in page["partOf"]["label"]
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:rashomon:att-")
        assert item["motivation"] == "describing"
        assert item["target"]
        for body in item["body"]:
            assert body["type"] == "TextualBody"
            assert body["format"] == "text/plain"
        for target in item["target"]:
            quote, place = target["selector"]
            assert quote["type"] == "TextQuoteSelector"
            assert place["type"] == "TextPositionSelector"
            assert 0 <= place["start"] < place["end"]


def test_quotation_and_place_are_of_the_text_that_is_named() -> None:
    record = harbour_story().record()
    texts = {f"urn:sha256:{text_sha256(doc.text)}": doc.text for doc in record.documents}
    for item in _items(record):
        for target in item["target"]:
            text = texts[target["state"]["cached"]]
            quote, place = target["selector"]
            start, end = place["start"], place["end"]
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote.get("prefix", ""))
            assert text[end:].startswith(quote.get("suffix", ""))
            assert len(quote.get("prefix", "")) <= 32
            assert len(quote.get("suffix", "")) <= 32


def test_the_source_is_the_address_or_else_the_text_itself() -> None:
    record = harbour_story().record()
    sources = {target["source"] for item in _items(record) for target in item["target"]}
    (copy_text,) = {text_sha256(d.text) for d in record.documents if d.name == "copy.txt"}
    assert "https://courier.example/pier" in sources
    assert f"urn:sha256:{copy_text}" in sources, "an address that may not be linked is none"
    assert not any("javascript" in source for source in sources)


def test_an_archived_copy_is_named_with_its_moment() -> None:
    url = "https://archive.example/web/20310423101500/https://a.example/p"
    doc = document("a.txt", "It is shut, Ada Finch said.", url=url)
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", "It is shut")]).record()
    (target,) = _items(record)[0]["target"]
    assert target["source"] == "https://a.example/p"
    assert target["state"] == {
        "type": "TimeState",
        "cached": [url, f"urn:sha256:{text_sha256(doc.text)}"],
        "sourceDate": "2031-04-23T10:15:00Z",
    }


def test_the_body_says_who_reports_it_of_whom() -> None:
    items = _items(harbour_story().record())
    told = [item["body"][0]["value"] for item in items]
    assert (
        "Ostrel Courier reports that Ilva Renko said: these words. Through Ostrel Courier. "
        "(direct; assert; as reported, not reviewed)"
    ) in told
    assert any("reports as a thought or intention of A passenger" in words for words in told)
    tags = [_tags(item) for item in items]
    assert [
        "kind:direct",
        "act:assert",
        "mode:speech",
        "speaker:Ilva Renko",
        "via:Ostrel Courier",
    ] in tags
    assert any("speaker-unknown" in item for item in tags)


def test_an_act_is_told_by_its_own_verb() -> None:
    doc = document("a.txt", "Lowmark denied that the weir was open.", outlet="Ford Gazette")
    att = attribution(doc, "Lowmark", "denied", "that the weir was open", act="deny")
    (item,) = _items(findings_of([doc], [att]).record())
    told = item["body"][0]["value"]
    assert told.startswith("Ford Gazette reports that Lowmark denied: these words. (indirect; deny")


def test_words_that_stand_apart_are_targets_of_one_annotation() -> None:
    doc = document("a.txt", "“It is late,” said Ada Finch, “and cold.”")
    first = attribution(doc, "Ada Finch", "said", "“It is late,”")
    second = attribution(doc, "", "", "“and cold.”").content
    record = findings_of([doc], [replace(first, content=(*first.content, *second))]).record()
    (item,) = _items(record)
    exact = [target["selector"][0]["exact"] for target in item["target"]]
    assert exact == ["“It is late,”", "“and cold.”"]


def test_a_long_speech_is_quoted_as_far_as_an_export_may() -> None:
    said = "It is sold and gone, and so it goes on " * 500
    doc = document("mill.txt", f"Ada Finch said: {said}")
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", said.strip())]).record()
    (item,) = _items(record)
    quote, place = item["target"][0]["selector"]
    assert len(quote["exact"]) == place["end"] - place["start"] < 0.7 * len(doc.text)
    assert "excerpt:cut" in _tags(item)
    (item,) = _items(record, full_text=True)
    assert item["target"][0]["selector"][0]["exact"] == said.strip()
    assert "excerpt:cut" not in _tags(item)


def test_offsets_count_code_points() -> None:
    doc = document("a.txt", "🗺️🗺️ It is 中 shut 🗺️, Ada Finch said.")
    record = findings_of([doc], [attribution(doc, "Ada Finch", "said", "It is 中 shut 🗺️")]).record()
    place = _items(record)[0]["target"][0]["selector"][1]
    assert place == {"type": "TextPositionSelector", "start": 5, "end": 20}


def test_the_same_record_gives_the_same_bytes_one_annotation_a_line() -> None:
    record = harbour_story().record()
    text = to_annotations(record, title="T")
    assert text == to_annotations(harbour_story().record(), title="T")
    lines = text.splitlines()
    assert len(lines) == len(record.attributions) + 2
    for line in lines[1:-1]:
        json.loads(line.rstrip(","))


def test_ids_do_not_hang_on_what_else_is_in_the_story() -> None:
    ids = {item["id"] for item in _items(harbour_story().record())}
    doc = document("other.txt", "It is shut, Ada Finch said.")
    findings = harbour_story()
    more = findings_of([doc], [attribution(doc, "Ada Finch", "said", "It is shut")])
    findings.documents += more.documents
    findings.readings += more.readings
    findings.alignment = replace(
        findings.alignment,
        utterances=(*findings.alignment.utterances, *more.alignment.utterances),
        accounts=replace(findings.alignment.accounts, groups=()),
    )
    assert ids < {item["id"] for item in _items(findings.record())}


def test_an_empty_story_is_an_empty_page() -> None:
    page = _page(findings_of([], []).record())
    assert page["items"] == []
    assert page["partOf"]["total"] == 0


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_is_data(attack: str) -> None:
    text = to_annotations(hostile_story(attack).record(), title=attack)
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    item = json.loads(text)["items"][0]
    assert item["target"][0]["selector"][0]["exact"] == attack.replace("\ud800", "\ufffd")
    for body in item["body"]:
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", body["value"])


@given(st.text(min_size=1, max_size=80).filter(lambda text: text.strip()))
def test_any_text_makes_a_sound_page(words: str) -> None:
    doc = document(words, f"a{words}b", title=words, outlet=words, url=f"https://a.example/{words}")
    record = findings_of([doc], [attribution(doc, "", "", words)]).record()
    assert len(_items(record)) == 1


def _broken(page: Any) -> list[Any]:
    """Pages each of which breaks one rule of the model."""

    def change(*path: Any, value: Any = None) -> Any:
        made = copy.deepcopy(page)
        *way, last = path
        at = made
        for step in way:
            at = at[step]
        if value is None:
            del at[last]
        else:
            at[last] = value
        return made

    target = ("items", 0, "target", 0)
    return [
        change("@context"),
        change("id"),
        change("type"),
        change("items"),
        change("items", 0, "id"),
        change("items", 0, "id", value="no iri"),
        change("items", 0, "id", value=page["items"][1]["id"]),
        change("items", 0, "type", value="Note"),
        change("items", 0, "target"),
        change("items", 0, "target", value=[]),
        change(*target, "source"),
        change(*target, "source", value="javascript:a b"),
        change(*target, "selector", 0, "exact"),
        change(*target, "selector", 0, "prefix", value="x" * 33),
        change(*target, "selector", 1, "start", value=-1),
        change(*target, "selector", 1, "end", value=1.5),
        change("items", 0, "body", 0, "value"),
    ]  # fmt: skip


def test_the_check_refuses_what_the_model_forbids() -> None:
    page = _page(harbour_story().record())
    check_page(page)
    for broken in _broken(page):
        with pytest.raises(InvariantError, match="our own export"):
            check_page(broken)

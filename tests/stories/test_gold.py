"""The labels of the golden story fit the bundled documents and one another."""

from __future__ import annotations

import gzip
import re
import zlib
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from rashomon.model.cautions import CAUTIONS
from rashomon.model.reading import Act, EntityKind, Kind, Mode
from rashomon.sample import story_folder
from tests.stories.gold import (
    expected_text,
    find_nth,
    load_gold,
    locate,
    paragraph_spans,
    raw_text,
    spaced,
)

GOLD = load_gold("ormel-corridor")
DOCUMENTS = GOLD["documents"]
NAMES = {entity["name"] for entity in GOLD["entities"]}
ATTRIBUTIONS = {att["id"]: att for doc in DOCUMENTS for att in doc["attributions"]}
IDS = {doc["id"] for doc in DOCUMENTS}
OPENING = ("“", "‘", '"', "'")
# Where a page may point outside the invented world: vocabularies, never content.
VOCABULARIES = {"schema.org", "ogp.me"}

each_document = pytest.mark.parametrize("doc", DOCUMENTS, ids=[d["id"] for d in DOCUMENTS])
Item = dict[str, Any]


def pointers(att: Item) -> list[Item]:
    return [*att["source"], *att["cue"], *att["content"]]


def spans(doc: Item, att: Item) -> list[tuple[int, int]]:
    text = expected_text(doc)
    found = []
    for pointer in att["content"]:
        start = find_nth(text, pointer["words"], pointer["nth"])
        assert start is not None
        found.append((start, start + len(pointer["words"])))
    return found


def test_every_file_of_the_story_is_labelled_or_must_fail() -> None:
    named = {doc["file"] for doc in DOCUMENTS} | {f["name"] for f in GOLD["failures"]}
    assert named == {path.name for path in story_folder().iterdir()}


def test_document_names_and_ids_are_unique() -> None:
    assert len({doc["name"] for doc in DOCUMENTS}) == len(IDS) == len(DOCUMENTS) == 15
    assert len({doc["outlet"] for doc in DOCUMENTS}) >= 10
    assert len(ATTRIBUTIONS) == sum(len(doc["attributions"]) for doc in DOCUMENTS)


@each_document
def test_length_is_that_of_a_news_account(doc: Item) -> None:
    assert 250 <= len(expected_text(doc).split()) <= 700


@each_document
def test_paragraphs_stand_in_the_capture_in_order(doc: Item) -> None:
    assert doc["paragraphs"][0] == doc["title"]
    assert None not in paragraph_spans(doc, raw_text(doc, story_folder()))


@each_document
def test_furniture_stands_in_the_capture_beside_the_account(doc: Item) -> None:
    raw, text = raw_text(doc, story_folder()), expected_text(doc)
    lines = Counter(doc["furniture"] + doc["optional"])
    for line, times in lines.items():
        assert line.strip()
        inside = len(spaced(line).findall(text))
        assert len(spaced(line).findall(raw)) >= inside + times


@each_document
def test_every_string_occurs_in_the_expected_text_and_in_the_capture(doc: Item) -> None:
    text, raw = expected_text(doc), raw_text(doc, story_folder())
    for att in doc["attributions"]:
        for pointer in pointers(att):
            words = pointer["words"]
            assert words
            assert words == words.strip()
            assert find_nth(text, words, pointer["nth"]) is not None
            assert len(spaced(words).findall(raw)) >= 1
            start, end = locate(doc, raw, pointer) or (0, 0)
            assert raw[start:end].split() == words.split()


@each_document
def test_an_attribution_is_complete(doc: Item) -> None:
    for att in doc["attributions"]:
        assert att["id"].startswith(doc["id"] + "/")
        assert att["content"]
        assert att["kind"] in get_args(Kind)
        assert att["act"] in get_args(Act)
        assert att["mode"] in get_args(Mode)
        assert {*att["via"], *att["addressee"], att["speaker"] or GOLD["entities"][0]["name"]} <= (
            NAMES
        )


@each_document
def test_nested_attributions_stand_inside_their_parents(doc: Item) -> None:
    for att in doc["attributions"]:
        if att["parent"] is None:
            continue
        parent = ATTRIBUTIONS[att["parent"]]
        assert parent in doc["attributions"]
        outer = spans(doc, parent)
        for start, end in spans(doc, att):
            assert any(s <= start and end <= e for s, e in outer)


@each_document
def test_direct_means_wholly_in_quotation_marks(doc: Item) -> None:
    transcript = doc["id"] == "hallin-review"  # answers without marks, as interviews print them
    for att in doc["attributions"]:
        marked = [p["words"].startswith(OPENING) for p in att["content"]]
        if att["kind"] == "direct" and not transcript:
            assert all(marked), att["id"]
        if att["kind"] == "indirect":
            assert not any(re.search('[“”"]', p["words"]) for p in att["content"]), att["id"]


@each_document
def test_cautions_are_known_and_point_at_words(doc: Item) -> None:
    for caution in doc["cautions"]:
        assert caution["slug"] in CAUTIONS
        if caution["words"] is None:
            continue
        part = caution["words"]["in"]
        text = expected_text(doc) if part == "paragraphs" else "\n".join(doc[part])
        assert find_nth(text, caution["words"]["words"], caution["words"]["nth"]) is not None


def test_every_planted_defect_has_its_caution() -> None:
    planted = {caution["slug"] for doc in DOCUMENTS for caution in doc["cautions"]}
    assert planted >= {
        "characters.damaged",
        "characters.repaired",
        "sentences.out-of-order",
        "date.contradicted",
        "date.missing",
        "speaker.disputed",
        "quote.unclosed",
        "name.garbled",
        "boilerplate.removed",
        "text.truncated",
    }


def test_entities_are_named_as_the_documents_name_them() -> None:
    everything = "\n".join(expected_text(doc) for doc in DOCUMENTS)
    assert len({entity["id"] for entity in GOLD["entities"]}) == len(GOLD["entities"])
    assert len(NAMES) == len(GOLD["entities"])
    for entity in GOLD["entities"]:
        assert entity["kind"] in get_args(EntityKind)
        assert entity["aliases"]
        assert all(alias in everything for alias in entity["aliases"])


def test_speaking_for_somebody_ends_somewhere() -> None:
    principal = {entity["name"]: entity["speaks_for"] for entity in GOLD["entities"]}
    for name in NAMES:
        seen: list[str] = []
        step: str | None = name
        while step is not None:
            assert step not in seen
            seen.append(step)
            step = principal[step]


def test_utterances_group_known_attributions_once() -> None:
    grouped = [one for utterance in GOLD["utterances"] for one in utterance["attributions"]]
    assert len(grouped) == len(set(grouped))
    for utterance in GOLD["utterances"]:
        assert len(utterance["attributions"]) >= 2
        spoken = {ATTRIBUTIONS[one]["speaker"] for one in utterance["attributions"]} - {None}
        assert spoken == set(utterance["speakers"])
    assert sum(utterance["speaker_disputed"] for utterance in GOLD["utterances"]) == 1


def test_a_contested_claim_is_affirmed_and_denied() -> None:
    for claim in GOLD["claims"]:
        stances = {position["stance"] for position in claim["positions"]}
        assert stances <= {"affirms", "denies", "hedges"}
        assert claim["contested"] == ({"affirms", "denies"} <= stances)
        low, high = claim["independent_reports"]
        assert 1 <= low <= high <= claim["reports"]
        for position in claim["positions"]:
            assert position["party"] in NAMES
            assert position["attributions"]
            assert set(position["attributions"]) <= set(ATTRIBUTIONS)


def test_proposals_and_their_answers_point_at_attributions() -> None:
    for proposal in GOLD["proposals"]:
        assert {proposal["by"], *proposal["to"]} <= NAMES
        assert proposal["attributions"]
        assert set(proposal["attributions"]) <= set(ATTRIBUTIONS)
        for answer in proposal["responses"]:
            assert answer["party"] in NAMES
            assert answer["attributions"]
            assert set(answer["attributions"]) <= set(ATTRIBUTIONS)


def test_reuse_is_shown_by_words_that_both_documents_hold() -> None:
    texts = {doc["id"]: expected_text(doc) for doc in DOCUMENTS}
    for edge in GOLD["reuse"]:
        plain = [re.sub(r"\W+", " ", texts[edge[side]]).lower() for side in ("left", "right")]
        run = re.sub(r"\W+", " ", edge["longest_run"]).lower().strip()
        assert all(run in one for one in plain)
        assert edge["reasons"]


def test_accounts_divide_the_documents() -> None:
    grouped = [one for group in GOLD["accounts"]["groups"] for one in group["documents"]]
    assert sorted(grouped) == sorted(IDS)
    low, high = GOLD["accounts"]["independent"]
    assert 1 <= low <= high <= len(GOLD["accounts"]["groups"])


def test_the_broken_file_cannot_be_unpacked() -> None:
    for failure in GOLD["failures"]:
        data = (story_folder() / failure["name"]).read_bytes()
        assert data.startswith(b"\x1f\x8b")
        with pytest.raises((EOFError, zlib.error, gzip.BadGzipFile)):
            gzip.decompress(data)


def test_every_address_is_invented() -> None:
    for path in sorted(story_folder().iterdir()):
        hosts = re.findall(rb"https?(?:://|%3A%2F%2F)([A-Za-z0-9.-]+)", path.read_bytes())
        outside = {h.decode() for h in hosts if not h.endswith(b".example")}
        assert outside <= VOCABULARIES, path.name


def test_a_pointer_survives_other_white_space_and_other_lines() -> None:
    doc = {"id": "d", "paragraphs": ["He said no.", "No, he said."]}
    text = "Menu\nHe said  no.\nAdvertisement: he said\nNo,\nhe said."
    assert locate(doc, text, {"words": "said", "nth": 1}) == (48, 52)
    assert locate(doc, "No, he said.", {"words": "said", "nth": 0}) is None


def test_the_sample_is_a_folder_of_the_installed_package() -> None:
    assert isinstance(story_folder(), Path)
    assert (story_folder() / "spot-pile.csv").is_file()

"""What holds of shared passages whatever the documents are."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from rashomon.align.reuse.duplicates import find_duplicates
from rashomon.align.reuse.passages import find_passages
from rashomon.model.documents import Document
from rashomon.model.links import Passage
from rashomon.text.words import find_words
from tests.documents import make_document

# Sentences of a small world, so that documents made of them share some.
_NOUNS = ("ferry", "harbour", "council", "bridge", "depot", "miner", "lorry", "valley", "tower")
_VERBS = ("blocked", "opened", "counted", "painted", "crossed", "guarded", "repaired", "burned")
_PLACES = ("under the old customs house", "behind a row of poplars", "at the mouth of the river")
_SENTENCES = [
    f"The {noun} near the {other} {verb} nine grey wagons {place} while rain fell on the quay."
    for noun, other, verb, place in zip(
        _NOUNS, _NOUNS[5:] + _NOUNS[:5], (*_VERBS, _VERBS[0]), _PLACES * 3, strict=True
    )
]
_STRANGERS = [
    "Zwei Dutzend Leute standen vor dem Rathaus und warteten geduldig auf eine Antwort.",
    "Nobody else wrote anything like these particular eleven words before tonight, surely.",
]

texts = st.lists(
    st.lists(st.sampled_from(_SENTENCES), max_size=5).map(" ".join), min_size=2, max_size=6
)


def _documents(texts: Sequence[str]) -> list[Document]:
    return [make_document(text, f"{number}.txt") for number, text in enumerate(texts)]


def _agreeing(passage: Passage, by_id: Mapping[str, Document]) -> float:
    left, right = (
        find_words(place.span.of(by_id[place.document].text)).forms
        for place in (passage.left, passage.right)
    )
    return 2 * LCSseq.similarity(left, right) / (len(left) + len(right))


@given(texts, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(texts: list[str], chance: random.Random) -> None:
    documents = _documents(texts)
    shuffled = documents.copy()
    chance.shuffle(shuffled)
    assert find_passages(shuffled) == find_passages(documents)
    assert find_duplicates(shuffled) == find_duplicates(documents)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_strangers_change_nothing(texts: list[str]) -> None:
    documents = _documents(texts)
    strangers = [make_document(text, f"s{number}") for number, text in enumerate(_STRANGERS)]
    assert find_passages(strangers + documents) == find_passages(documents)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_spans_hold_what_the_score_says(texts: list[str]) -> None:
    documents = _documents(texts)
    by_id = {doc.id: doc for doc in documents}
    for passage in find_passages(documents):
        assert passage.left.document < passage.right.document
        assert (passage.form == "verbatim") == (passage.score == 1)
        # The longest common subsequence of both sides may be more than the words that were held
        # against one another, never less.
        assert passage.score <= _agreeing(passage, by_id) + 1e-9
        assert passage.score >= 0.5


@given(texts)
@settings(max_examples=60, deadline=None)
def test_a_pair_is_what_it_is_alone(texts: list[str]) -> None:
    documents = _documents(texts)
    copies = {doc for group in find_duplicates(documents) for doc in group}
    alone = [doc for doc in documents if doc.id not in copies]
    found = [
        passage
        for at, one in enumerate(alone)
        for two in alone[at + 1 :]
        for passage in find_passages([one, two])
    ]
    assert set(found) <= set(find_passages(documents))


@given(st.lists(st.text(max_size=200), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_text_will_do(texts: list[str]) -> None:
    documents = _documents([*texts, *texts])
    by_id = {doc.id: doc for doc in documents}
    for passage in find_passages(documents):
        assert passage.left.span.of(by_id[passage.left.document].text)
        assert passage.right.span.of(by_id[passage.right.document].text)


def _joined(documents: Sequence[Document]) -> int:
    """Number of groups that passages join documents to."""
    group = {doc.id: doc.id for doc in documents}

    def first(document: str) -> str:
        while group[document] != document:
            group[document] = group[group[document]]
            document = group[document]
        return document

    for passage in find_passages(documents):
        group[first(passage.left.document)] = first(passage.right.document)
    return len({first(document) for document in group})


def _story(words: int) -> list[str]:
    """Words that hardly repeat themselves."""
    chance = random.Random(7)
    return [f"{chance.choice(_NOUNS)}{chance.randrange(500)}" for _ in range(words)]


def test_overlapping_excerpts_stay_joined() -> None:
    story = _story(1000)
    excerpts = [" ".join(story[at : at + 160]) for at in range(0, 800, 8)]
    documents = _documents(excerpts)
    assert _joined(documents) == 1
    overlapping = sum(1 for one in range(100) for two in range(one + 1, 100) if two - one < 19)
    pairs = {(p.left.document, p.right.document) for p in find_passages(documents)}
    assert len(pairs) >= 0.99 * overlapping


def test_many_versions_of_one_text_stay_joined_with_few_pairs() -> None:
    story = _story(150)
    versions = [[*story[:at], "indeed", *story[at:]] for at in range(1, 121)]
    documents = _documents([" ".join(version) for version in versions])
    passages = find_passages(documents)
    assert _joined(documents) == 1
    assert 119 <= len(passages) < 120 * 119 / 2
    assert all(len(passage.left.span) > 0.9 * len(documents[0].text) for passage in passages)


@pytest.mark.slow
def test_a_standing_line_of_thousands_costs_little() -> None:
    line = "Subscribers of the harbour letter read this paper on every phone without paying again."
    documents = _documents(
        [f"{' '.join(f'{noun}{number}' for noun in _NOUNS)}. {line}" for number in range(2000)]
    )
    assert len(find_passages(documents)) < 10 * len(documents)


def test_equal_documents_are_compared_once() -> None:
    documents = _documents([" ".join(_SENTENCES)] * 2000)
    assert len(find_passages(documents)) == 1999
    (group,) = find_duplicates(documents)
    assert len(group) == 2000


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "harbour " * 1_000_000,
        "x" * 5_000_000,
        "The council of the valley met again. " * 130_000,
        "“" * 100_000,
    ],
    ids=["one word", "no space", "one sentence", "quotation marks"],
)
def test_hostile_texts_take_little_time(text: str) -> None:
    find_passages(_documents([text, text + " And then it went on.", f"Go on. {text}"]))


@pytest.mark.slow
def test_two_long_texts_with_many_edits_take_little_time() -> None:
    story = _story(200_000)
    edited = [word for at, word in enumerate(story) if at % 9]
    (passage,) = find_passages(_documents([" ".join(story), " ".join(edited)]))
    assert passage.score > 0.9

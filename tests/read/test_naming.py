"""Names by the network, names by rules, and both together."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from rashomon.model.reading import EntityKind, Mention
from rashomon.model.spans import Span
from rashomon.read.heads import NAME_LABELS
from rashomon.read.name_labels import find_names
from rashomon.read.naming import merge_mentions
from rashomon.read.tokens import find_words

TEXT = "Minister Ana Ruiz left the Kern Ministry in Brelland. Ruiz, a Vossian, said no."


def span(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def label(text: str, labels: dict[str, str], sure: float = 5.0) -> list[tuple[str, str]]:
    """Names found where each word of the text has the label given, O otherwise."""
    words = find_words(text)
    scores = np.zeros((len(words), len(NAME_LABELS)), np.float32)
    for index in range(len(words)):
        scores[index, NAME_LABELS.index(labels.get(words.surface(index), "O"))] = sure
    found = find_names(words, scores)
    return [(text[words.starts[n.first] : words.ends[n.stop - 1]], n.kind) for n in found]


def test_words_are_gathered_to_names() -> None:
    labels = {"Ana": "B-PERSON", "Ruiz": "I-PERSON", "Kern": "B-PLACE", "Vossian": "B-GROUP"}
    assert label("Ana Ruiz met the Vossian in Kern.", labels) == [
        ("Ana Ruiz", "person"),
        ("Vossian", "group"),
        ("Kern", "place"),
    ]


def test_names_side_by_side_are_two() -> None:
    labels = {"Ruiz": "B-PERSON", "Kern": "B-PLACE"}
    assert len(label("Ruiz Kern", labels)) == 2
    assert len(label("Ruiz\nKern", {"Ruiz": "B-PERSON", "Kern": "I-PERSON"})) == 2


def test_a_name_may_begin_with_an_inner_label() -> None:
    assert label("Ruiz left", {"Ruiz": "I-PERSON"}) == [("Ruiz", "person")]
    assert label("He met Ruiz", {"Ruiz": "I-PERSON"}) == [("Ruiz", "person")]


def test_plain_words_are_no_names() -> None:
    assert label("the harbour", {"harbour": "B-PLACE"}) == []


def test_a_surname_is_what_the_full_name_is() -> None:
    words = find_words("Ana Ruiz left. Ruiz said.")
    scores = np.zeros((len(words), len(NAME_LABELS)), np.float32)
    scores[:, 0] = 4
    for index, name in ((0, "B-PERSON"), (1, "I-PERSON")):
        scores[index, 0], scores[index, NAME_LABELS.index(name)] = 0, 6
    scores[4, 0], scores[4, NAME_LABELS.index("B-PLACE")] = 0, 3
    scores[4, NAME_LABELS.index("B-PERSON")] = 2.5
    assert [name.kind for name in find_names(words, scores)] == ["person", "person"]


@pytest.mark.parametrize("text", ["", "a", "Ruiz"])
def test_short_texts(text: str) -> None:
    assert len(label(text, {"Ruiz": "B-PERSON"})) == (text == "Ruiz")


LABELLED: list[tuple[Span, EntityKind]] = [
    (span("Ana Ruiz"), "person"),
    (span("the Kern Ministry"), "organization"),
    (span("Brelland"), "place"),
    (span("Vossian"), "group"),
]
RULED = [
    Mention(span("Ana Ruiz"), "person", span("Minister")),
    Mention(span("Kern Ministry"), "government"),
    Mention(span("Ruiz", 1), "person", None),
]


def test_rules_give_titles_and_governments() -> None:
    found = merge_mentions(TEXT, LABELLED, RULED)
    assert found[0] == Mention(span("Ana Ruiz"), "person", span("Minister"))
    assert found[1] == Mention(span("Kern Ministry"), "government")
    assert [m.kind for m in found[2:]] == ["place", "group"]


def test_a_rule_alone_counts_where_its_evidence_is_sure() -> None:
    found = merge_mentions(TEXT, [], RULED)
    assert found == (RULED[0], RULED[1])


def test_a_title_that_is_a_name_itself_is_no_title() -> None:
    labelled: list[tuple[Span, EntityKind]] = [
        (span("Minister"), "organization"),
        (span("Ana Ruiz"), "person"),
    ]
    found = merge_mentions(TEXT, labelled, RULED[:1])
    assert [m.title for m in found] == [None, None]


def test_nothing_overlaps() -> None:
    ruled = [Mention(span("Kern Ministry in Brelland"), "government")]
    found = merge_mentions(TEXT, LABELLED, ruled)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))

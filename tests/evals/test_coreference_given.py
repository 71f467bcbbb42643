"""Who is who among given mentions, and the strands of a story."""

from __future__ import annotations

import re

from evals.coreference.given import Partition, refer_given
from evals.coreference.given_mentions import head_noun
from evals.coreference.given_scores import Weights, load_weights, probability
from evals.coreference.strands import find_strands
from rashomon.model.reading import EntityKind, Mention, Reading
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Naming, find_namings
from tests.documents import make_document

_NAMES: dict[str, EntityKind] = {
    "Anna Ruiz": "person",
    "David Stern": "person",
    "Velmsoft": "organization",
    "Torbank": "organization",
}
_RULES_ALONE = Weights(
    {"name.bias": -1.0, "name.rule": 2.0, "noun.bias": -1.0, "noun.rule": 2.0}, 0.5, 0.5
)


def _partition(
    texts: list[str], weights: Weights | None = _RULES_ALONE, turned: bool = False
) -> list[set[str]]:
    """Clusters of the words in brackets, each with the number of its text."""
    docs, readings, mentions = [], [], {}
    words: dict[tuple[str, Span], str] = {}
    for number, text in enumerate(texts):
        doc = make_document(text.replace("[", "").replace("]", ""), f"{number}.txt")
        spans = [
            Span(hit.start() - 2 * index, hit.end() - 2 * index - 2)
            for index, hit in enumerate(re.finditer(r"\[[^\]]*\]", text))
        ]
        mentions[doc.id] = spans
        words |= {(doc.id, span): f"{number} {span.of(doc.text)}" for span in spans}
        docs.append(doc)
        readings.append(Reading(doc.id, mentions=_names(doc.text)))
    order = -1 if turned else 1
    found: Partition = refer_given(docs[::order], readings[::order], mentions, weights)
    clusters: dict[int, set[str]] = {}
    for mention, label in found.items():
        clusters.setdefault(label, set()).add(words[mention])
    return sorted(clusters.values(), key=sorted)


def _names(text: str) -> tuple[Mention, ...]:
    found = [
        Mention(Span(hit.start(), hit.end()), kind)
        for name, kind in _NAMES.items()
        for hit in re.finditer(name, text)
    ]
    return tuple(sorted(found, key=lambda m: m.span))


def test_names_and_pronouns_are_one_across_documents() -> None:
    texts = ["[Anna Ruiz] left. [She] waved.", "[David Stern] saw [Anna Ruiz]."]
    assert _partition(texts) == [{"0 Anna Ruiz", "0 She", "1 Anna Ruiz"}, {"1 David Stern"}]


def test_descriptions_of_one_strand_are_one() -> None:
    texts = [
        "[Anna Ruiz] saw [two pirates]. David Stern slept.",
        "[The pirates] fled from [Anna Ruiz] and David Stern.",
        "Velmsoft sued. [Pirates] copied Velmsoft and Torbank.",
        "Torbank and Velmsoft fear nobody.",
    ]
    assert {"0 two pirates", "1 The pirates"} in _partition(texts)


def test_one_is_not_several() -> None:
    texts = ["[A pirate] fled. David Stern saw [two pirates]."]
    assert _partition(texts) == [{"0 A pirate"}, {"0 two pirates"}]


def test_relatives_stand_for_what_is_before_them() -> None:
    assert _partition(["[A pirate] [who] fled fell."]) == [{"0 A pirate", "0 who"}]


def test_the_same_words_around_are_the_same() -> None:
    texts = ["He shot and killed [two] in the town.", "They shot and killed [two] in the town."]
    assert _partition(texts) == [{"0 two", "1 two"}]


def test_order_of_input_changes_nothing() -> None:
    texts = [
        "[Anna Ruiz] saw [the man]. [She] waved to [David Stern].",
        "[The woman] met [David Stern], [who] left. [He] is [a climber].",
    ]
    assert _partition(texts) == _partition(texts, turned=True)
    assert _partition(texts, None) == _partition(texts, None, turned=True)


def test_packaged_weights_join_the_same_noun() -> None:
    texts = ["[The gunman] fled. Anna Ruiz ran.", "Anna Ruiz saw [the gunman]."]
    assert _partition(texts, load_weights()) == [{"0 The gunman", "1 the gunman"}]


def test_probability_is_that_of_a_logistic() -> None:
    assert probability({}, {}) == 0.5
    assert probability({"a": 1.0}, {"a": 1000.0}) == 1.0
    assert probability({"a": 2.0, "b": 1.0}, {"a": 1.0, "b": -2.0}) == 0.5


def test_head_nouns() -> None:
    assert head_noun("W. Stern Jr.") == "stern"
    assert head_noun("…") == "…"


def test_strands_part_documents_without_a_shared_name() -> None:
    texts = {
        "a": "Anna Ruiz met David Stern.",
        "b": "David Stern met Anna Ruiz.",
        "c": "Velmsoft sued Torbank.",
        "d": "Torbank sued Velmsoft.",
    }
    docs = [make_document(text, name) for name, text in texts.items()]
    readings = {doc.id: Reading(doc.id, mentions=_names(doc.text)) for doc in docs}
    namings: dict[str, list[Naming]] = {doc.id: [] for doc in docs}
    for naming in find_namings(docs, readings):
        namings[naming.document].append(naming)
    strands = find_strands(namings)
    first, second, third, fourth = (strands[doc.id] for doc in docs)
    assert first == second != third == fourth
    assert find_strands({}) == {}

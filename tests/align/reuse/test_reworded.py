"""Narration that was told again in other words."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.reuse.likely import find_likely
from rashomon.align.reuse.reworded import find_reworded
from rashomon.model.documents import Document
from rashomon.model.links import Passage
from rashomon.model.spans import Span
from tests.align.reuse.shared import account, share

TOLD = (
    "The night ferry to Port Amery turned back after its bow door jammed in heavy seas.",
    "Ninety passengers slept on sacks of barley in the customs shed beside the quay.",
    "Divers from the Velm garrison cut the hinge free with torches shortly before dawn.",
    "The Lindow Line has promised every passenger a new ticket and a hot breakfast.",
    "Its other ship, the Kessel Star, has been laid up since a fire in March.",
)
AGAIN = (
    "Bound for Port Amery, the night ferry was forced to turn back as its bow door jammed in a "
    "heavy swell.",
    "Some ninety passengers had to sleep on barley sacks inside the customs shed near the quay.",
    "Not long before dawn divers of the Velm garrison freed the hinge, cutting it with torches.",
    "Each passenger was promised another ticket and hot breakfast by the Lindow Line.",
    "The company's other ship, Kessel Star, is laid up after a March fire.",
)
# What another reporter saw of the same night, names, numbers and all.
ELSEWHERE = (
    "A jammed bow door brought the crossing to Port Amery to an end before it had begun.",
    "The customs shed at the quay became a dormitory for ninety people, most of them pedlars.",
    "It took torches and the divers of the Velm garrison to open the hinge towards dawn.",
    "Tickets will be replaced, says the Lindow Line, which is down to one ship since the fire in "
    "March on the Kessel Star.",
)


def _doc(sentences: Sequence[str], name: str) -> Document:
    return account(f"{' '.join(sentences)}\n\nThat is all from {name} today.", name)


def _words(docs: Sequence[Document], passage: Passage) -> set[str]:
    texts = {doc.id: doc.text for doc in docs}
    return {p.span.of(texts[p.document]) for p in (passage.left, passage.right)}


def test_neighbouring_sentences_told_again_are_one_passage() -> None:
    docs = [_doc(TOLD, "a.txt"), _doc(AGAIN, "b.txt")]
    (found,) = find_reworded(docs, [], [])
    assert _words(docs, found) == {" ".join(TOLD), " ".join(AGAIN)}
    assert (found.form, found.kind) == ("reworded", "narration")
    assert found.left.document < found.right.document
    assert 0.3 < found.score < 0.9


def test_own_sentences_between_them_split_the_passage() -> None:
    docs = [_doc(TOLD[:3], "a.txt"), _doc((AGAIN[0], ELSEWHERE[3], *AGAIN[1:3]), "b.txt")]
    assert [_words(docs, found) for found in find_reworded(docs, [], [])] == [
        {TOLD[0], AGAIN[0]},
        {" ".join(TOLD[1:3]), " ".join(AGAIN[1:3])},
    ]


def test_names_will_do_for_some_of_many_sentences_in_a_row() -> None:
    more = (
        "Harbour master Ada Brandt of Lindow blamed Kessel Salvage and the Velm customs board.",
        "Brandt has met Jarl Osten of Amery Freight in Port Amery twice since Monday.",
    )
    again = (
        "Ada Brandt, Lindow harbour master, faults Kessel Salvage and the Velm customs board.",
        "Since Monday Brandt saw Jarl Osten of Amery Freight in Port Amery two times.",
    )
    docs = [_doc((*TOLD[:3], *more), "a.txt"), _doc((*AGAIN[:3], *again), "b.txt")]
    found = find_reworded(docs, [], [])
    assert any(again[-1] in words for p in found for words in _words(docs, p))
    docs = [_doc((*TOLD[3:], *more), "a.txt"), _doc((*ELSEWHERE[:2], *again), "b.txt")]
    assert find_reworded(docs, [], []) == ()


def test_reports_of_one_night_are_no_retelling() -> None:
    docs = [_doc(TOLD, "a.txt"), _doc(ELSEWHERE, "b.txt"), _doc(AGAIN[::-1], "c.txt")]
    assert find_reworded(docs[:2], [], []) == ()
    assert find_reworded(docs[1:], [], []) == ()


def test_two_sentences_are_too_few() -> None:
    docs = [_doc(TOLD[:2], "a.txt"), _doc((*AGAIN[:2], *ELSEWHERE[2:]), "b.txt")]
    assert find_reworded(docs, [], []) == ()


def test_another_order_is_no_retelling() -> None:
    docs = [_doc(TOLD[:3], "a.txt"), _doc(AGAIN[2::-1], "b.txt")]
    assert find_reworded(docs, [], []) == ()


def test_sentences_far_from_one_another_are_no_retelling() -> None:
    between = [f"On day {n} nobody in the town had a word to say about fish." for n in range(6)]
    far = [AGAIN[0], *between, AGAIN[1], *between[::-1], AGAIN[2]]
    docs = [_doc(TOLD[:3], "a.txt"), _doc(far, "b.txt")]
    assert find_reworded(docs, [], []) == ()


def test_quotations_are_no_narration() -> None:
    docs = [
        account("\n\n".join(f"“{sentence}”" for sentence in sentences), name)
        for sentences, name in ((TOLD, "a.txt"), (AGAIN, "b.txt"))
    ]
    assert find_reworded(docs, [], []) == ()


def test_headlines_are_not_compared() -> None:
    first, again = TOLD[0].rstrip("."), AGAIN[0].rstrip(".")
    docs = [
        account(f"{title}\n\n{' '.join(rest)}", name)
        for title, rest, name in ((first, TOLD[1:3], "a.txt"), (again, AGAIN[1:3], "b.txt"))
    ]
    assert find_reworded(docs, [], []) == ()
    titled = [
        account(f"{title}\n\n{' '.join(rest)}", name)
        for title, rest, name in ((TOLD[0], TOLD[1:3], "a.txt"), (AGAIN[0], AGAIN[1:3], "b.txt"))
    ]
    titled[0] = replace(titled[0], title=TOLD[0], title_span=Span(0, len(TOLD[0])))
    assert find_reworded(titled, [], []) == ()


def test_what_is_found_already_is_not_found_again() -> None:
    mixed = (TOLD[0], *AGAIN[1:4])
    docs = [_doc(TOLD, "a.txt"), _doc(mixed, "b.txt")]
    (found,) = find_reworded(docs, [], [share(docs, TOLD[0])])
    assert _words(docs, found) == {" ".join(TOLD[1:4]), " ".join(AGAIN[1:4])}


def test_one_sentence_is_enough_where_much_narration_is_shared() -> None:
    again = "All passengers are promised a new ticket and hot breakfast by the Lindow Line."
    docs = [_doc(TOLD, "a.txt"), _doc((*TOLD[:3], again), "b.txt")]
    shared = share(docs, " ".join(TOLD[:3]))
    (found,) = find_reworded(docs, [], [shared])
    assert _words(docs, found) == {TOLD[3], again}
    assert find_reworded(docs, [], [replace(shared, kind="quotation")]) == ()


def test_copies_are_left_to_the_first_of_them() -> None:
    docs = [account(" ".join(TOLD), f"a{n}.txt") for n in range(3)] + [_doc(AGAIN, "b.txt")]
    (found,) = find_reworded(docs, [], [])
    first = min(doc.id for doc in docs[:3])
    assert {found.left.document, found.right.document} == {first, docs[3].id}


def test_likely_sentences_share_two_near_pairs_in_order() -> None:
    sentences = [
        ("ferry", "door", "jammed", "seas"),
        ("ferry", "bow", "door", "swell", "jammed"),
        ("jammed", "door", "ferry"),
        ("seas", "quay", "barley"),
    ]
    assert find_likely(sentences) == [(0, 1)]
    assert find_likely([]) == []
    assert find_likely([("ferry",), ()]) == []


@given(
    st.lists(
        st.lists(st.sampled_from([*TOLD, *AGAIN, *ELSEWHERE]), min_size=1, max_size=7, unique=True),
        min_size=2,
        max_size=4,
    ),
    st.integers(0, 1000),
)
@settings(deadline=None)
def test_order_strangers_and_spans(texts: list[list[str]], seed: int) -> None:
    docs = [_doc(sentences, f"{n}.txt") for n, sentences in enumerate(texts)]
    found = find_reworded(docs, [], [])
    lengths = {doc.id: len(doc.text) for doc in docs}
    for passage in found:
        assert passage.left.document < passage.right.document
        for place in (passage.left, passage.right):
            assert 0 <= place.span.start < place.span.end <= lengths[place.document]
        assert 0 < passage.score < 1
    stranger = account("Zebras graze where acacias throw long evening shadows over dust.", "z.txt")
    mixed = [*docs, stranger]
    random.Random(seed).shuffle(mixed)
    assert find_reworded(mixed, [], []) == found


ONE_WORD = "fish " * 100_000
NO_STOPS = " ".join(f"w{n % 977}" for n in range(100_000))
REPEATED = f"{TOLD[0]} " * 2000


@pytest.mark.parametrize("text", ["", ONE_WORD, NO_STOPS, REPEATED, f"{AGAIN[0]} " * 2000, "." * 9])
def test_hostile_texts(text: str) -> None:
    start = time.process_time()
    docs = [account(text, "a.txt"), account(f"{REPEATED} {AGAIN[1]}", "b.txt"), _doc(TOLD, "c.txt")]
    for passage in find_reworded(docs, [], []):
        assert passage.form == "reworded"
    assert time.process_time() - start < 10


def test_time_grows_with_the_number_of_variants_and_not_with_its_square() -> None:
    def retell(many: int) -> float:
        chance = random.Random(many)
        docs = []
        for n in range(many):
            sentences = [chance.choice(pair) for pair in zip(TOLD, AGAIN, strict=True)]
            docs.append(
                _doc([f"{s[:-1]}, say witness {n} and {n + 1}." for s in sentences], f"{n}")
            )
        start = time.process_time()
        find_reworded(docs, [], [])
        return time.process_time() - start

    retell(20)
    assert retell(400) < 12 * max(retell(100), 0.05)

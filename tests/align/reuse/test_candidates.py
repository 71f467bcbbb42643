"""Which documents are held against one another, and which need not be."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.reuse.candidates import find_candidates
from rashomon.align.reuse.pile import heap_up
from tests.documents import make_document

_RUN = 8
few_words = st.lists(
    st.sampled_from(["barge", "crane", "gull", "keel", "mast", "oar", "rope", "sail"]), min_size=9
)


def _pairs(texts: list[str]) -> set[tuple[str, str]]:
    pile = heap_up([make_document(text, f"{n}") for n, text in enumerate(texts)])
    names = [doc.name for doc in pile.documents]
    return {(names[left], names[right]) for left, right in find_candidates(pile).tolist()}


@given(st.lists(few_words, min_size=2, max_size=6))
@settings(max_examples=150, deadline=None)
def test_every_two_documents_that_share_eight_words_in_a_row_meet(texts: list[list[str]]) -> None:
    found = {frozenset(pair) for pair in _pairs([" ".join(words) for words in texts])}
    runs = [{tuple(w[at : at + _RUN]) for at in range(len(w) - _RUN + 1)} for w in texts]
    for one, two in combinations(range(len(texts)), 2):
        if runs[one] & runs[two] and texts[one] != texts[two]:
            # Of equal documents one stands for all, here for one of these two.
            copies = [n for n, words in enumerate(texts) if words in (texts[one], texts[two])]
            assert any(frozenset(map(str, pair)) in found for pair in combinations(copies, 2))


def test_a_common_phrase_makes_no_candidates() -> None:
    phrase = "at the end of the day"
    assert not _pairs([f"Gulls sat on the crane {phrase}.", f"Ropes lay about {phrase} in Velm."])


def test_an_edited_sentence_makes_candidates() -> None:
    one = "Divers found a wide hole in the hull of the old barge near the lock on Sunday."
    two = "On Sunday divers found a hole in the hull of the barge close to the upper lock."
    assert _pairs([f"{one} Gulls sat on the crane.", f"Ropes lay about. {two}"])


def test_runs_do_not_cross_the_border_of_two_documents() -> None:
    both = "crane gull keel mast oar rope sail barge hull"
    assert not _pairs([f"{both[:20]}", f"{both[20:]}", f"{both[:22]} {both[15:]}"])

"""Stretches of two texts that agree: where they begin and end, and that none is used twice."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.reuse.chains import Chain, find_chains
from rashomon.align.reuse.edges import find_openings
from rashomon.align.reuse.pile import heap_up
from rashomon.align.reuse.seeds import Seeds, sow
from tests.documents import make_document

# Few words, so that they recur and many runs compete.
small_texts = st.lists(st.sampled_from(["a", "b", "c", "d.", "e", "f\ng", "the"]), max_size=80).map(
    " ".join
)

STORY = (
    "Crews towed the barge to Velm at dawn. Its captain had slept in the engine room. Divers found "
    "a hole in the hull as wide as a door. Nobody could say who had cut it. The harbour master "
    "ordered the second barge to wait outside until the tide turned again."
)


def _chains(left: str, right: str) -> tuple[list[Chain], list[Seeds]]:
    pile = heap_up([make_document(left, "l"), make_document(right, "r")])
    by_name = {doc.name: at for at, doc in enumerate(pile.documents)}
    seeds = []
    for name in "lr":
        at = by_name.get(name, 0)
        places = slice(*pile.bounds[at : at + 2])
        starts, ends = pile.starts[places].tolist(), pile.ends[places].tolist()
        opens = find_openings(pile.documents[at].text, starts, ends)
        words = pile.words_of(at)
        seeds.append(sow(words, pile.hashes[words], pile.content[words], opens))
    return find_chains(*seeds), seeds


@given(small_texts, small_texts)
@settings(max_examples=200, deadline=None)
def test_blocks_agree_and_no_word_is_used_twice(left: str, right: str) -> None:
    chains, (one, two) = _chains(left, right)
    used: tuple[list[int], list[int]] = [], []
    for chain in chains:
        for ours, theirs, size in chain.blocks:
            assert size > 0
            assert np.array_equal(one.words[ours : ours + size], two.words[theirs : theirs + size])
            used[0].extend(range(ours, ours + size))
            used[1].extend(range(theirs, theirs + size))
        for earlier, later in zip(chain.blocks, chain.blocks[1:], strict=False):
            assert earlier[0] + earlier[2] <= later[0]
            assert earlier[1] + earlier[2] <= later[1]
    assert all(len(places) == len(set(places)) for places in used)


def test_a_whole_text_is_one_chain() -> None:
    (chain,), (seeds, _) = _chains(STORY, f"{STORY} And then?")
    assert chain.left == (0, len(seeds.words))
    assert (chain.agreeing, chain.score) == (len(seeds.words), 1.0)


def test_a_long_insertion_cuts_a_chain_and_a_short_one_does_not() -> None:
    begin, end = STORY[: len(STORY) // 2], STORY[len(STORY) // 2 :]
    few, many = ["quite", "early", "on", "Monday"], [f"other{n}" for n in range(20)]
    assert len(_chains(STORY, f"{begin} {' '.join(few)} {end}")[0]) == 1
    assert len(_chains(STORY, f"{begin} {' '.join(many)} {end}")[0]) == 2


def test_the_first_words_of_another_sentence_are_left_out() -> None:
    one = "Divers found a hole in the hull as wide as a door, he said. The captain"
    (chain,), (seeds, _) = _chains(f"{one} slept below.", f"{one} had left weeks ago for Lindow.")
    assert chain.left == (0, len(seeds.words) - 4)


def test_a_moved_sentence_is_found_in_its_place() -> None:
    parts = STORY.split(". ")
    moved = ". ".join([parts[3], parts[0], parts[1], parts[2], parts[4]])
    chains, _ = _chains(STORY, moved)
    assert sum(chain.agreeing for chain in chains) == len(STORY.split())
    assert [chain.left[0] for chain in chains] == sorted(chain.left[0] for chain in chains)


def test_sentences_open_behind_marks_and_breaks_alone() -> None:
    words = ["Go", "on", "He", "came", "at", "9", "p", "m", "and", "Ann", "left"]
    text = "Go on. “He came at 9 p.m. and\nAnn left"
    starts: list[int] = []
    for word in words:
        starts.append(text.index(word, starts[-1] + 1 if starts else 0))
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    # The stop of an abbreviation before a blank is taken for one.
    assert list(find_openings(text, starts, ends)) == [1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1]

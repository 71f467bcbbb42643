"""Which of very many partners of a document are compared with it."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.align.reuse.candidates import find_candidates
from rashomon.align.reuse.crowded import MANY, thin_out
from rashomon.align.reuse.pile import heap_up
from tests.documents import make_document

_FORMULAS = 12


def _all_pairs(documents: int) -> np.ndarray:
    return np.stack(np.triu_indices(documents, 1), axis=1).astype(np.int64)


def _groups(pairs: list[list[int]], documents: int) -> list[int]:
    group = list(range(documents))
    for one, two in pairs:
        old, new = max(group[one], group[two]), min(group[one], group[two])
        group = [new if at == old else at for at in group]
    return group


def _thinned(pairs: np.ndarray, told: list[int], documents: int) -> list[list[int]]:
    counts = np.array(told, np.int64)
    runs = np.full(documents, 1000, np.int64)
    kept: list[list[int]] = thin_out(pairs, counts, np.zeros_like(counts), runs).tolist()
    return kept


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_what_pairs_hold_together_stays_together(data: st.DataObject) -> None:
    documents = MANY + 20
    every = _all_pairs(documents)
    chosen = data.draw(st.lists(st.booleans(), min_size=len(every), max_size=len(every)))
    pairs = every[np.array(chosen)]
    told = [(7 * one + 3 * two) % 5 for one, two in pairs.tolist()]
    kept = _thinned(pairs, told, documents)
    assert _groups(kept, documents) == _groups(pairs.tolist(), documents)


def test_those_with_most_in_common_stay_and_their_number_is_bounded() -> None:
    documents = 8 * MANY
    pairs = _all_pairs(documents)
    told = [100 if one // 4 == two // 4 else 1 for one, two in pairs.tolist()]
    kept = _thinned(pairs, told, documents)
    assert len(kept) < 10 * documents
    assert all([one, one + 1] in kept for one in range(0, documents, 4))


def test_documents_with_much_in_common_stay_however_many_there_are() -> None:
    documents = 2 * MANY
    pairs = _all_pairs(documents)
    runs, same = np.full(documents, 40, np.int64), np.full(len(pairs), 10, np.int64)
    assert len(thin_out(pairs, same, same, runs)) == len(pairs)


def _with_formulas(number: int) -> str:
    """An account of its own words around sentences that are in all accounts."""
    own = (" ".join(f"own{number}x{part}x{word}" for word in range(30)) for part in range(12))
    formulas = (
        f"This form{at} of words{at} stands{at} in each{at} account{at} that{at} there{at} is{at}."
        for at in range(_FORMULAS)
    )
    return " ".join(f"{words}. {formula}" for words, formula in zip(own, formulas, strict=True))


def test_formulas_alone_do_not_have_all_compared_with_all() -> None:
    pile = heap_up([make_document(_with_formulas(n), f"{n:03}") for n in range(150)])
    assert 149 <= len(find_candidates(pile)) < 150 * 12


def test_strangers_do_not_change_who_is_compared() -> None:
    texts = [_with_formulas(n) for n in range(60)]
    strangers = [" ".join(f"other{n}w{word}" for word in range(40)) for n in range(20)]
    found = []
    for every in (texts, [*texts, *strangers]):
        pile = heap_up([make_document(text, f"{n:03}") for n, text in enumerate(every)])
        names = [doc.name for doc in pile.documents]
        found.append({(names[a], names[b]) for a, b in find_candidates(pile).tolist()})
    assert found[0] == found[1]

"""Formulas that two writers fill in are no copies; edits of one sentence are."""

from __future__ import annotations

import pytest

from rashomon.align.reuse.facts import find_facts
from rashomon.align.reuse.kinds import sort_kinds
from rashomon.text.words import find_words
from tests.align.reuse.shared import account, share

FORMULA = "{} put the number of passengers stranded by the failure at {}, and warned it may rise."


def test_names_and_figures_are_facts_and_first_words_are_not() -> None:
    text = "Ferries from Velm sank. “Two of 19,000 did,” said Ana. \n\nNobody in Lindow saw it."
    facts = find_facts(text, find_words(text))
    found = [f for f, is_fact in zip(find_words(text).forms, facts, strict=True) if is_fact]
    assert found == ["velm", "19", "000", "ana", "lindow"]


@pytest.mark.parametrize(
    ("ours", "theirs", "kinds"),
    [
        (("On Monday the Velm Board", "921"), ("On Friday the Kessel Line", "341"), []),
        (("Today the Velm Board", "921"), ("Today the Velm Board", "934"), ["narration"]),
        (("Today the Velm Board", "921"), ("Today the board", "921"), ["narration"]),
        (("Today the board", "many"), ("Today the port", "more"), ["narration"]),
    ],
)
def test_formulas_filled_in_differently_are_no_evidence(
    ours: tuple[str, str], theirs: tuple[str, str], kinds: list[str]
) -> None:
    words = [FORMULA.format(*filling) for filling in (ours, theirs)]
    docs = [account(f"{text}\n\n{n}", n) for text, n in zip(words, ("a.txt", "b.txt"), strict=True)]
    assert [p.kind for p in sort_kinds(docs, [], [share(docs, *words)])] == kinds

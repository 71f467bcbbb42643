"""Whether two statements that share words affirm and deny the same.

Scope is read from the order of words, as NegEx does (Chapman et al. 2001, "A simple algorithm
for identifying negated findings"): a negation reaches over the words after it up to the end of
the clause or a few words, and one word back for "the door is not".
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.text.words import word_set

NEGATIONS = word_set(
    """not no never nor neither none nobody nothing nowhere without cannot can't don't doesn't
    didn't won't wouldn't couldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't
    ain't mustn't needn't"""
)
IMPLICIT = word_set(
    """deni reject refus fail lack dismiss refut oppos rule declin hardli barel scarc unabl
    unlik against stop prevent block avoid end halt revers abandon withdraw false fals fake lie
    untru wrong incorrect misinform mistak baseless myth hoax open remain still stai unprovok
    withdrew back turn without"""
)
"""Stems that can say no without a negation, or undo one; they leave polarity open."""
_BREAKS = word_set("""but although though because while whereas if so""")
_REACH = 5


def negated_positions(forms: Sequence[str], breaks: frozenset[int]) -> frozenset[int]:
    """Indices of the words that stand under a negation.

    Args:
        forms: Words of a statement in small letters.
        breaks: Indices of words before which a clause begins (punctuation stands before them).

    >>> sorted(negated_positions("we will not attack and they will".split(), frozenset()))
    [1, 3, 4, 5, 6]
    """
    found: set[int] = set()
    for at, form in enumerate(forms):
        if form not in NEGATIONS:
            continue
        if at and at not in breaks:
            found.add(at - 1)
        for other in range(at + 1, min(len(forms), at + 1 + _REACH)):
            if other in breaks or forms[other] in _BREAKS:
                break
            found.add(other)
    return frozenset(found)

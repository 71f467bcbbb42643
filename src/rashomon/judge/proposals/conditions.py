"""Conditions: "we will hold fire only after they withdraw" refuses one thing and asks another.

Such a sentence turns down what is asked, for now, and says what would have to come first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.judge.proposals.clauses import Page
from rashomon.lexicon.inflection import verb_forms
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_WILLING = word_set("would will could can 'll")
_TAKING_UP = frozenset().union(
    *(
        verb_forms(lemma)
        for lemma in sorted(
            word_set(
                """consider accept agree discuss support allow back join sign begin resume hold
            observe negotiate talk lift release"""
            )
        )
    )
)
_RULING_OUT = verb_forms("reject") | verb_forms("refuse") | verb_forms("rule")
_FIRST = word_set("after if when once")
_UNTIL = word_set("until unless")
_REACH = 18
"""Words of what is turned down."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What would be taken up, and what has to come first.

    Args:
        verb: Index of the verb whose subject sets the condition.
        cue: The words that set it.
        turned_down: What is not taken up until then.
        asked: What has to come first.
    """

    verb: int
    cue: Span
    turned_down: Span
    asked: Span


def find_conditions(page: Page) -> Iterator[Condition]:
    """Finds conditions that somebody sets.

    Args:
        page: The document.

    Returns:
        The conditions in order of place; whose they are is not yet looked at.
    """
    for at, form in enumerate(page.tokens.forms):
        if form in _TAKING_UP:
            found = _read_only(page, at)
        elif form in _RULING_OUT:
            found = _read_until(page, at)
        else:
            continue
        if found is not None:
            yield found


def _read_only(page: Page, at: int) -> Condition | None:
    """Reads "would consider a pause only after …" and "will only talk if …"."""
    before = [page.form(at - 1), page.form(at - 2)]
    if _WILLING.isdisjoint(before):
        return None
    first = at + 1
    stop = min(page.index(page.sentence(at).end), at + _REACH)
    early = before[0] == "only"
    for here in range(first, stop - 1):
        if page.form(here) in (";", ".", ":"):
            return None
        hit = page.form(here) in _FIRST if early else page.form(here) == "only"
        if hit and (early or page.form(here + 1) in _FIRST):
            asked = here + (1 if early else 2)
            return _condition(page, at, first, here, asked)
    return None


def _read_until(page: Page, at: int) -> Condition | None:
    """Reads "has ruled out any pause until …"."""
    first = at + 1 + (page.form(at + 1) == "out")
    if first == at + 1 and page.form(at) in verb_forms("rule"):
        return None
    stop = min(page.index(page.sentence(at).end), at + _REACH)
    for here in range(first + 1, stop - 1):
        if page.form(here) in (";", ".", ":"):
            return None
        if page.form(here) in _UNTIL:
            return _condition(page, at, first, here, here + 1)
    return None


def _condition(page: Page, at: int, first: int, cut: int, asked: int) -> Condition | None:
    end = page.find_end(asked)
    if cut <= first or end <= asked + 1:
        return None
    cue = page.tokens.span(at, at + 1)
    return Condition(at, cue, page.tokens.span(first, cut), page.tokens.span(asked, end))

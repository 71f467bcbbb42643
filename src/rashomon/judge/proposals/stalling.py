"""Words that say that a proposal, or the talks on it, came to a halt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.judge.proposals.acts import PROPOSAL_NOUNS
from rashomon.judge.proposals.clauses import Containing, Page
from rashomon.model.judgement import ProposalKind, Step
from rashomon.model.links import Place
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_STALLED = word_set("stalled stall stalls deadlocked collapsed stuck frozen")
_TALKS = word_set("talks negotiations")
_UNSAID = word_set("not never no if unless could may might would hasn't haven't isn't aren't")
_REACH = 7
"""Words from the noun to the verb: "the talks in the capital have stalled"."""


@dataclass(frozen=True, slots=True)
class Stall:
    """Words that say that something came to a halt.

    Args:
        kinds: What sort of proposal the noun may mean.
        near: Whether it is talks that stalled, which concern what was put right before.
        step: The words, as a step of the proposal's history.
    """

    kinds: frozenset[ProposalKind]
    near: bool
    step: Step


def find_stalls(page: Page) -> Iterator[Stall]:
    """Finds words that say that a proposal or talks came to a halt.

    Args:
        page: The document.

    Returns:
        The places, in order; not yet what stalled.
    """
    holding = Containing(page.said)
    for at, form in enumerate(page.tokens.forms):
        if form in _STALLED:
            noun = _find_noun(page, at)
            if noun is not None:
                yield _stall(page, holding, noun, at)


def _find_noun(page: Page, at: int) -> int | None:
    """The noun before a verb that stalled, in its clause and without a denial between."""
    first = max(page.index(page.sentence(at).start), at - _REACH)
    for here in range(at - 1, first - 1, -1):
        form = page.form(here)
        if form in _UNSAID or form in (",", ";", ":"):
            return None
        if form in _TALKS or form in PROPOSAL_NOUNS:
            before = {page.form(here - 1), page.form(here - 2)}
            return here if _UNSAID.isdisjoint(before) and page.form(here - 1) != "of" else None
    return None


def _stall(page: Page, holding: Containing, noun: int, at: int) -> Stall:
    talks = page.form(noun) in _TALKS
    kinds: tuple[ProposalKind, ...] = ("proposal", "offer")
    if not talks:
        kinds = PROPOSAL_NOUNS[page.form(noun)]
    span = page.tokens.span(noun, at + 1)
    said = holding.find(Span(span.start, span.end))
    step = Step(
        attribution=said.att.id if said else None,
        place=Place(page.document, span),
        what="stalls",
        by=None,
        time=said.at.value if said and said.at else None,
        basis=said.at.basis if said and said.at else "unknown",
    )
    return Stall(frozenset(kinds), talks, step)

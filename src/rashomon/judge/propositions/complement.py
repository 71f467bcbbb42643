"""What is claimed, within words that also name the claim: "the ministry's claim that it rained"."""

from __future__ import annotations

from rashomon.judge.propositions.cutting import CLAIM_NOUNS
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import find_finite, is_finite, opens_clause
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_ARGUMENTS = word_set(
    """argument arguments criticism criticisms complaint complaints theory theories attack attacks
    characterisation characterization"""
)
"""Nouns of which only a clause with "that" says so: "criticism of the plan" is about the plan."""
_MATTERS = word_set("about over regarding concerning")
_CLAIM_REACH = 14
_MARKS_OF_NAMES = frozenset("“”\"‘’'.-")
_NO_HEARERS = word_set(
    """to not how what why when where who which if whether about as so such of despite"""
)
_HEARERS = word_set("him her them us me reporters journalists")


def find_complement(tokens: Tokens, segment: Span, *, denied: bool, told: bool = False) -> Span:
    """The words that say what is claimed, without what only leads to them.

    Args:
        tokens: The text's words.
        segment: A sentence of a content.
        denied: Whether it is denied: of "a report in the Courier that the dam broke" the clause.
        told: Whether it is told somebody: of "the court and the public that it rained" the clause.

    Returns:
        The clause after a noun of claiming, or after the hearer of "him they were ill"; else the
        whole segment.
    """
    inside = tokens.within(segment)
    start = None
    if denied:
        start = _after_claim(tokens, inside)
    elif inside and tokens.forms[inside.start] in _HEARERS:
        clause = opens_clause(tokens, inside.start + 1, inside.stop, parted=False)
        start = inside.start + 1 if clause else None
    elif told:
        start = _after_hearers(tokens, inside)
    return segment if start is None else Span(tokens.starts[start], segment.end)


def _after_claim(tokens: Tokens, inside: range) -> int | None:
    """Index after "the ministry's claim that", "accusations of"; no verb stands before it."""
    noun: int | None = None
    for at in inside[:_CLAIM_REACH]:
        form = tokens.forms[at]
        if noun is None:
            noun = at if form in CLAIM_NOUNS | _ARGUMENTS else None
            if not tokens.is_word(at) and form not in _MARKS_OF_NAMES:
                return None
        elif form in _MATTERS:
            return None  # "a story about his claim that …" is not the claim
        elif at + 1 < inside.stop and (form == "that" or _is_of(tokens, at, noun)):
            return at + 1
        if is_finite(tokens, at, inside.start, inside.stop):
            return at - 1 if noun is not None and at - 2 == noun else None
    return None


def _after_hearers(tokens: Tokens, inside: range) -> int | None:
    """Index after "the court and the public that": hearers, of whom no verb tells anything."""
    for at in inside[:_CLAIM_REACH]:
        if tokens.forms[at] == "that" and at > inside.start:
            verb = find_finite(tokens, at + 1, inside.stop)
            return at + 1 if verb is not None and verb > at + 1 else None
        if tokens.forms[at] in _NO_HEARERS or is_finite(tokens, at, inside.start, inside.stop):
            return None
    return None


def _is_of(tokens: Tokens, at: int, noun: int) -> bool:
    """Whether a word is the "of" of "claims of …"."""
    return tokens.forms[at] == "of" and at == noun + 1 and tokens.forms[noun] in CLAIM_NOUNS

"""Asks the sentence model how sure the holder is, where words could make that matter.

Rules know the plain hedges; of "it is far from certain that the dam broke" and "a deal was thought
to have been reached" the factuality of the main event tells (Saurí & Pustejovsky 2009, "FactBank").
Negation stays inside the words: only scores near neither end change a stance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from rashomon.judge.inference.sentences import Predicate
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import find_finite
from rashomon.model.judgement import Proposition
from rashomon.text.negation import NEGATIONS
from rashomon.text.words import word_set

_UNSURE = 1.0
"""Factuality that is nearer to "left open" than to "certainly", on the scale from -3 to 3 of Lee et
al. (2015, "Event detection and factuality assessment with non-expert supervision")."""
_UNSURE_SCORE = 0.7
_DOUBTFUL = word_set(
    """possible possibility chance chances risk risks doubt doubts doubtful rumour rumours rumor
    rumors alleged suspected supposed thought believed understood feared hoped potential suggestion
    suggestions speculation theory certain prospect prospects hint hints apparent"""
)
_GROUP = 5
"""Words from the finite verb in which the event of a clause stands: "had not yet been opened"."""


class FactualityModel(Protocol):
    """What is asked of the sentence model."""

    def factuality(self, sentences: Sequence[str]) -> list[tuple[Predicate, ...]]:
        """The predicates of each sentence with their scores."""


def weigh(
    found: Sequence[Proposition], tokens: Mapping[str, Tokens], model: FactualityModel
) -> list[Proposition]:
    """Hedges what the sentence model finds left open.

    Args:
        found: Propositions.
        tokens: Words of each document.
        model: The sentence model; asked only of affirmed words that hold a word of doubt.

    Returns:
        The propositions in the same order.
    """
    asked = [at for at, item in enumerate(found) if _is_doubtful(item, tokens[item.document])]
    texts = [found[at].span.of(tokens[found[at].document].text) for at in asked]
    weighed = list(found)
    for at, predicates in zip(asked, model.factuality(texts), strict=True):
        item = found[at]
        if _is_open(item, tokens[item.document], predicates):
            score = round(item.score * _UNSURE_SCORE, 3)
            weighed[at] = replace(item, stance="hedges", rule="model.unsure", score=score)
    return weighed


def _is_doubtful(item: Proposition, tokens: Tokens) -> bool:
    if item.stance != "affirms" or item.rule == "words.future":
        return False
    forms = {tokens.forms[at] for at in tokens.within(item.span)}
    return not forms.isdisjoint(_DOUBTFUL) and forms.isdisjoint(NEGATIONS)


def _is_open(item: Proposition, tokens: Tokens, predicates: Sequence[Predicate]) -> bool:
    """Whether the main event's score is near neither end."""
    inside = tokens.within(item.span)
    verb = find_finite(tokens, inside.start, inside.stop)
    if verb is None:
        return False
    first = tokens.starts[verb] - item.span.start
    end = tokens.ends[min(verb + _GROUP, inside.stop) - 1] - item.span.start
    events = [each for each in predicates if first <= each.span.start < end]
    return bool(events) and all(abs(each.score) < _UNSURE for each in events)

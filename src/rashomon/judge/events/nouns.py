"""Happenings that a noun tells: "in a meeting with the envoy this Tuesday", "Friday's attack"."""

from __future__ import annotations

from rashomon.judge.events.clauses import is_attributive
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import is_finite
from rashomon.lexicon.inflection import noun_forms, verb_forms
from rashomon.model.spans import Span
from rashomon.text.words import word_set

EVENTIVE = frozenset(
    form
    for lemma in word_set(
        """meeting summit visit attack strike raid bombing shooting referendum rally protest
        demonstration march ceremony invasion offensive explosion blast crash earthquake coup
        inauguration funeral massacre ambush assassination launch shelling assault clash riot
        landing premiere talk negotiation hearing trial debate encounter trip death arrest
        resignation killing murder takeover"""
    )
    for form in noun_forms(lemma)
)
"""Nouns that tell of a happening with a day; "election" and "deal" mostly name a thing."""
LIGHT = frozenset(
    form
    for lemma in word_set(
        "take hold occur happen have begin start schedule set expect slate plan open be go make"
    )
    for form in verb_forms(lemma)
)
"""Verbs that leave it to a noun to tell the event: "the meeting will take place"."""
_FRONTING = word_set("in at during after following before on")
_DATING = word_set("since after following before during by")
_WHAT_FOR = word_set("ahead")
_ENDS = frozenset(",;:–—()[]“”\"'‘’")
_BREAKS = word_set("who which whom that when where because and but or if to")
_REACH = 14
"""Words between the preposition and the expression."""
_BEHIND = 4
"""Words after "Friday's" in which its noun stands."""
_COMPLEMENTS = word_set("with between of against on by in at")


def find_noun(tokens: Tokens, sentence: range, times: range) -> tuple[Span, int] | None:
    """The phrase of a noun of happening that an expression of time dates.

    Args:
        tokens: The text's words.
        sentence: Tokens of the sentence.
        times: Tokens of the expression.

    Returns:
        The phrase and the index of its noun; ``None`` where there is none.
    """
    if is_attributive(tokens, sentence, times):
        return _noun_after(tokens, sentence, times)
    return _noun_before(tokens, sentence, times)


def _noun_after(tokens: Tokens, sentence: range, times: range) -> tuple[Span, int] | None:
    for at in range(times.stop, min(sentence.stop, times.stop + _BEHIND)):
        if tokens.forms[at] in EVENTIVE:
            stop = _complement_end(tokens, at, sentence.stop)
            return tokens.span(times.start, stop), at
        if not tokens.is_word(at) or tokens.forms[at] in _BREAKS:
            return None
    return None


def _complement_end(tokens: Tokens, noun: int, stop: int) -> int:
    """Where "meeting with the envoy" ends: at a mark, a verb or a further clause."""
    at = noun + 1
    if at >= stop or tokens.forms[at] not in _COMPLEMENTS:
        return noun + 1
    while at < min(stop, noun + _REACH):
        if tokens.forms[at] in _ENDS or not tokens.is_word(at) or tokens.forms[at] in _BREAKS:
            break
        if is_finite(tokens, at, noun, stop):
            return noun + 1
        at += 1
    return at


def _noun_before(tokens: Tokens, sentence: range, times: range) -> tuple[Span, int] | None:
    """A noun between a preposition and the expression, with no verb and no mark between."""
    noun: int | None = None
    at = times.start - 1
    while at >= sentence.start and times.start - at <= _REACH:
        form = tokens.forms[at]
        if form in EVENTIVE:
            noun = at
        if not tokens.is_word(at) or form in _BREAKS or is_finite(
            tokens, at, sentence.start, sentence.stop
        ):  # fmt: skip
            return None
        fronted = at == sentence.start and form in _FRONTING
        if noun is not None and (form in _DATING or fronted) and at + 1 < noun + 1:
            return tokens.span(at + 1, times.stop), noun
        at -= 1
    return None

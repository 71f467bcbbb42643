"""What the words of a stretch do themselves: ask, suppose, bid, foretell or hedge.

The holder of "the talks may have failed" leaves open whether they did, and that of "the army must
leave" says nothing of what is so.  The classes are those of modality in Palmer (2001), "Mood and
Modality", and of hedges in CoNLL-2010 (Farkas et al. 2010).
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.judge.propositions.cutting import Stretch
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import (
    PRONOUNS,
    find_finite,
    is_auxiliary,
    is_finite,
    is_past,
)
from rashomon.model.judgement import Stance
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_POSSIBLE = word_set("may might could")
_DIRECTIVE = word_set("should must ought shouldn't mustn't shall needs")
_FUTURE = word_set("will won't shall")
_HEDGES = word_set(
    """possibly perhaps maybe probably likely apparently allegedly reportedly seemingly supposedly
    purportedly presumably conceivably potentially unlikely"""
)
_SEEMING = word_set(
    "seem seems seemed seemingly appear appears appeared suggest suggests suggested looks"
)
_TAKEN = word_set("thought believed said rumoured rumored reported alleged presumed understood")
_IS_NOT = word_set("isn't aren't wasn't weren't")
_HEDGE_REACH = 6
"""Words from the finite verb in which a hedge is the clause's: "fled, apparently at random"."""
_DOCUMENTED = word_set("suggest suggests suggested")
"""Evidence suggests that it is so; of a party that suggests it, this tells what it put forward."""
_CONDITIONS = word_set("if unless")
_EMBEDDED = word_set("if whether why how what who whom which when where")
_WISHING = word_set("hope wish want pray wonder")
_GUESSING = word_set("think guess suppose suspect reckon assume imagine")
_PERSONAL = word_set("i we")
_BIDDING = word_set(
    """let let's ask go stop come look listen read see tell get give take leave stay keep wait
    remember imagine consider try make put bring please don't do be check click join"""
)
_NOT_FINITE_NEXT = word_set("is was were are has had will would")


@dataclass(frozen=True, slots=True)
class Force:
    """What a stretch's words do to a stance that affirms them.

    Args:
        stance: The stance that is left; ``None`` for words that are neither so nor not so.
        rule: Slug of what did it; empty where nothing did.
        score: 0 to 1, how sure the stance is.
        evidence: The word that did it; ``None`` where the whole does.
    """

    stance: Stance | None
    rule: str = ""
    score: float = 1.0
    evidence: Span | None = None


_PLAIN = Force("affirms")


def find_force(tokens: Tokens, stretch: Stretch, *, quoted: bool) -> Force:
    """Says what the words of a stretch do to a stance that affirms them.

    Args:
        tokens: The text's words.
        stretch: The stretch.
        quoted: Whether they are somebody's own words; reported ones shift "will" to "would".

    Returns:
        The force; that of a plain statement leaves the stance as it is.
    """
    inside = tokens.within(stretch.span)
    first, stop = inside.start, inside.stop
    if _asks(tokens, stretch, first, stop):
        return Force(None, "words.question")
    if (quoted or tokens.forms[first] == "let's") and _bids(tokens, first, stop):
        return Force(None, "words.imperative")
    verb = find_finite(tokens, first, stop)
    if verb is None:
        bare = _find_bare(tokens, first, stop, quoted=quoted)
        if bare is not None:
            return bare
    elif quoted and _puts_first(tokens, first, verb):
        return Force(None, "words.imperative", evidence=tokens.span(first, first + 1))
    for find in (_find_condition, _find_wish):
        force = find(tokens, first, stop)
        if force is not None:
            return force
    near = stop if verb is None else min(stop, verb + _HEDGE_REACH)
    hedge = _find_hedge(tokens, first, near) or _PLAIN
    force = _judge_verb(tokens, verb, stop, quoted=quoted) if verb is not None else None
    return hedge if force is None or (force.stance == "affirms" and hedge.rule) else force


def _asks(tokens: Tokens, stretch: Stretch, first: int, stop: int) -> bool:
    """Whether a stretch is a question, or one that a clause holds: "whether it had called"."""
    if "?" in tokens.text[stretch.span.end : stretch.end]:
        return True
    if stretch.relative or tokens.forms[first] not in _EMBEDDED:
        return False
    if tokens.forms[first] in ("when", "where") and "," in tokens.forms[first:stop]:
        return False
    if tokens.forms[first] in ("what", "who", "when", "where", "which", "how"):
        # "What happened was staged" and "when he came, the door was shut" say something.
        verbs = [at for at in range(first, stop) if is_auxiliary(tokens.forms[at])]
        return not verbs or (len(verbs) == 1 and verbs[0] <= first + 2)
    return "," not in tokens.forms[first:stop]


def _bids(tokens: Tokens, first: int, stop: int) -> bool:
    if tokens.forms[first] not in _BIDDING or first + 1 >= stop:
        return False
    return tokens.forms[first + 1] not in _NOT_FINITE_NEXT


def _find_bare(tokens: Tokens, first: int, stop: int, *, quoted: bool) -> Force | None:
    """Words that only name an act: "not to complain" says of nobody that they do not."""
    row = tokens.forms[first:stop]
    if any(is_finite(tokens, at, first, stop) for at in range(first, stop)):
        return None
    if row[:2] == ("not", "to") or (quoted and row[:1] == ("to",) and "," not in row):
        return Force(None, "words.bare")
    return None


def _puts_first(tokens: Tokens, first: int, verb: int) -> bool:
    """Whether words lay down what must come first: "first the guns leave, then we talk"."""
    form = tokens.forms[verb]
    tensed = is_auxiliary(form) or is_past(form) or form.endswith("s")
    return tokens.forms[first] == "first" and tokens.is_word(first + 1) and not tensed


def _find_condition(tokens: Tokens, first: int, stop: int) -> Force | None:
    for at in range(first, stop):
        form = tokens.forms[at]
        if form not in _CONDITIONS:
            continue
        before = tokens.forms[at - 1] if at > first else ""
        after = tokens.forms[at + 1] if at + 1 < stop else ""
        if before == "even" and at == first + 1 and "," not in tokens.forms[first:stop]:
            return Force(None, "words.condition", evidence=tokens.span(at, at + 1))
        if before in ("as", "even", "know", "ask", "asked", "see", "wonder") or after == "not":
            continue
        return Force(None, "words.condition", evidence=tokens.span(at, at + 1))
    return None


def _find_wish(tokens: Tokens, first: int, stop: int) -> Force | None:
    """An opening "I hope", "we want": what follows is wished for; "I think" is a guess."""
    for at in range(first, min(stop - 1, first + 4)):
        if tokens.forms[at] in _PERSONAL:
            for verb in range(at + 1, min(stop, at + 3)):
                if tokens.forms[verb] in _WISHING:
                    return Force(None, "words.wish", evidence=tokens.span(verb, verb + 1))
                if tokens.forms[verb] in _GUESSING:
                    evidence = tokens.span(verb, verb + 1)
                    return Force("hedges", "words.hedge", 0.8, evidence)
    return None


def _find_hedge(tokens: Tokens, first: int, stop: int) -> Force | None:
    for at in range(first, stop):
        form = tokens.forms[at]
        hedges = form in _HEDGES or _seems(tokens, at, first)
        if form == "possibly" and at > first and tokens.forms[at - 1] in ("can't", "cannot", "and"):
            continue  # "and possibly …" hedges the last part alone
        if form in ("sure", "certain", "clear") and at > first + 1:
            hedges = tokens.forms[at - 1] in _IS_NOT or "not" in tokens.forms[at - 2 : at]
        if form == "likely" and at > first and tokens.forms[at - 1] in ("more", "less"):
            continue
        taken = form in _TAKEN and at > first and tokens.forms[at - 1] in ("is", "are", "was")
        if hedges or (taken and "to" in tokens.forms[at + 1 : at + 2]):
            return Force("hedges", "words.hedge", 0.8, tokens.span(at, at + 1))
    return None


def _seems(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a verb says how things seem: no "to appear", and nobody's who has a name."""
    form = tokens.forms[at]
    if form not in _SEEMING:
        return False
    if form not in _DOCUMENTED:
        return at == first or tokens.forms[at - 1] != "to"
    if tokens.has_capital(at):
        return True
    subject = at - 1
    while subject > first and is_auxiliary(tokens.forms[subject]):
        subject -= 1
    return subject <= first or not tokens.has_capital(subject)


def _judge_verb(tokens: Tokens, verb: int, stop: int, *, quoted: bool) -> Force | None:
    """What the finite verb of the main clause does."""
    form = tokens.forms[verb]
    evidence = tokens.span(verb, verb + 1)
    following = tokens.forms[verb + 1 : min(stop, verb + 4)]
    if form == "must" and "have" in following:
        return Force("hedges", "words.hedge", 0.8, evidence)
    if form in ("have", "has", "need", "needs") and following[:1] == ("to",):
        return Force(None, "words.duty", evidence=evidence)
    if form in _DIRECTIVE and not (form == "shall" and tokens.forms[verb - 1] in PRONOUNS):
        return Force(None, "words.duty", evidence=evidence)
    if form in _POSSIBLE and not (form == "could" and following[:1] == ("not",)):
        return Force("hedges", "words.hedge", 0.8, evidence)
    if form in ("would", "wouldn't") or form.endswith("'d"):
        return _judge_would(following, evidence, quoted=quoted)
    if form in _FUTURE or form.endswith("'ll"):
        if following[:2] == ("have", "to"):
            return Force(None, "words.duty", evidence=evidence)
        return Force("affirms", "words.future", 0.6, evidence)
    return None


def _judge_would(following: tuple[str, ...], evidence: Span, *, quoted: bool) -> Force | None:
    if following[:1] in (("like",), ("prefer",), ("love",), ("rather",)):
        return Force(None, "words.wish", evidence=evidence)
    if quoted or "have" in following[:2]:
        return Force(None, "words.condition", evidence=evidence)
    return Force("affirms", "words.future", 0.6, evidence)

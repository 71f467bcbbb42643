"""Positions that a noun names with their owner: "the ministry's claim that", "his denial of".

Whoever else denies such a claim, its owner still affirms it: "the mayor rejected the ministry's
claim that the road is open" gives both their positions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.cutting import says_something, trim
from rashomon.judge.propositions.stands import Holder, Ruling, Stand, take_stand
from rashomon.judge.propositions.tokens import CLAUSE_STARTS, Tokens, clause_end
from rashomon.judge.propositions.verbs import find_finite, is_finite
from rashomon.model.judgement import Proposition
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_CLAIMS = word_set(
    """claim claims assertion assertions assurance assurances announcement account insistence
    allegation allegations accusation accusations contention argument suggestion suggestions version
    """
)
_ARGUMENTS = word_set(
    "argument arguments charge charges criticism criticisms complaint complaints attacks"
)
_OF = word_set(
    """claim claims assertion assertions allegation allegations accusation accusations suggestion
    suggestions denial denials"""
)
"""Nouns of which "of" says what is claimed; "criticism of the plan" is about the plan."""
_DENIALS = word_set("denial denials")
_NOUNS = _CLAIMS | _ARGUMENTS | _DENIALS
_BY = word_set("from by")
_DETERMINERS = word_set("a an the this that these those earlier previous recent latest")
_NAME_REACH = 10
"""Words that may name whose it is: "criticism from the Velmian minister Ilse Varga that"."""
_LONGEST = 60


def find_owned(
    account: Account, here: Sequence[Proposition], inside: range, at: int
) -> Iterator[Proposition]:
    """Of "X's claim that P", "X's denial of P" X holds a stance, if no statement was read there.

    Args:
        account: The document.
        here: The propositions that stand in the sentence.
        inside: The sentence's tokens.
        at: Index of any of them.

    Yields:
        At most one proposition: that of the noun at this index.
    """
    tokens = account.tokens
    noun = tokens.forms[at]
    found = _find_owner(account, inside, at) if noun in _NOUNS else None
    if found is None:
        return
    owner, first, start = found
    stop = _end_of_complement(tokens, start, inside.stop)
    span = trim(tokens, start, stop) if start < stop else None
    if span is None or _is_read(here, span, owner):
        return
    words = tokens.within(span)
    if not says_something(tokens, words.start, words.stop):
        return
    ruling = Ruling("denies" if noun in _DENIALS else "affirms", "passing.noun", 0.8)
    evidence = [tokens.span(first, start - 1)]
    yield take_stand(
        Stand(account.document, None, _as_rejected(here, span)), owner, ruling, evidence
    )


def _find_owner(account: Account, inside: range, at: int) -> tuple[Holder, int, int] | None:
    """Whose a noun is, where the words that say so begin, and where what it says begins."""
    tokens = account.tokens
    after = tokens.forms[at + 1 : at + 2]
    if after in (("that",), ("of",)):
        if after == ("of",) and tokens.forms[at] not in _OF:
            return None
        found = _find_possessor(account, inside, at)
        return None if found is None else (*found, at + 2)
    if not after or after[0] not in _BY:
        return None
    for that in range(at + 3, min(inside.stop, at + 3 + _NAME_REACH)):
        if tokens.forms[that] == "that":
            owner = _find_named_before(account, at + 2, that)
            return None if owner is None else (owner, at, that + 1)
    return None


def _find_possessor(account: Account, inside: range, at: int) -> tuple[Holder, int] | None:
    """Of "X's repeated claim", "the Velmian claim" X, and where the last word of X stands."""
    tokens = account.tokens
    first = at
    while first > inside.start and at - first < 4 and not _is_owner(tokens, first - 1):
        first -= 1
    if first > inside.start and _is_owner(tokens, first - 1):
        owner = _find_named_before(account, inside.start, first)
        return None if owner is None else (owner, first - 1 - (tokens.forms[first - 1] == "'"))
    article = at - 1 > inside.start and tokens.forms[at - 2] in _DETERMINERS
    if not article or tokens.forms[at + 1] != "that":
        return None
    owner = account.naming.find_holder(account.document, tokens, tokens.span(at - 1, at))
    if owner is None or owner.entity is None:
        return None
    state = account.material.entities[owner.entity].kind == "government"
    return (owner, at - 1) if state else None


def _is_owner(tokens: Tokens, at: int) -> bool:
    """Whether a possessive ends here: "the army's", and the mark of "the rebels’"."""
    if tokens.forms[at] == "'":
        return at > 0 and tokens.forms[at - 1].endswith("s")
    return tokens.forms[at].endswith("'s") and len(tokens.forms[at]) > 3


def _find_named_before(account: Account, first: int, stop: int) -> Holder | None:
    """Who is named right before a noun that is theirs."""
    at = stop
    while at > first and stop - at < 6:
        words = account.tokens.span(at - 1, stop)
        found = account.naming.find_holder(account.document, account.tokens, words)
        if found is not None:
            return found
        at -= 1
    return None


def _is_read(here: Sequence[Proposition], span: Span, owner: Holder) -> bool:
    """Whether a statement's content covers words, so that their stance is known.

    That another party denies them says nothing against their owner's affirming them.
    """
    return any(
        item.attribution is not None
        and item.span.start < span.end
        and span.start < item.span.end
        and not (item.stance == "denies" and item.party != owner.party)
        for item in here
    )


def _as_rejected(here: Sequence[Proposition], span: Span) -> Span:
    """The words as another statement denies them, if that begins where these do."""
    denied = {item.span for item in here if item.stance == "denies"}
    same = [other for other in sorted(denied) if other.start == span.start]
    return same[0] if len(same) == 1 else span


def _end_of_complement(tokens: Tokens, first: int, stop: int) -> int:
    """Where "that P" or "of P" ends: at a mark, or before the verb that the noun governs."""
    end = clause_end(tokens, first, min(stop, first + _LONGEST))
    verb = find_finite(tokens, first, end)
    if verb is None or tokens.forms[first - 1] == "of":
        return end if verb is None else verb
    for at in range(verb + 1, end):
        if is_finite(tokens, at, first, end) and tokens.forms[at - 1] not in CLAUSE_STARTS:
            return at
    return end

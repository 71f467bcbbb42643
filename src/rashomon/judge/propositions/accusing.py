"""Accusations that an account mentions: "charged with", "accused of", "on charges that he …".

They are told without their accuser, mostly, and then nobody affirms them: an account that mentions
a charge does not say that it is true.  But who denies "the charges" denies these words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.cutting import says_something, trim
from rashomon.judge.propositions.stands import Holder
from rashomon.judge.propositions.tokens import Tokens, clause_end
from rashomon.judge.propositions.verbs import PRONOUNS, find_finite, is_finite
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_NOUNS = word_set("charge charges allegation allegations accusation accusations")
_VERBS = {"charged": "with", "accused": "of"}
_INSTANCES = word_set("including like")
_MADE = word_set(
    "made make makes faced faces face denied denies deny rejects rejected disputes disputed is was"
)
_ENDING = word_set("but although though which who while")
_PASSIVE = word_set("is are was were been be being also and arrested later then formally now")
_FACING = word_set(
    """faced faces face facing awaiting arrested indicted dogged prosecuted tried sued convicted
    acquitted cleared pleaded"""
)
_BEFORE_VERB = word_set("has have had is are was were been be also later then being now")
_GENERIC = word_set("wrongdoing misconduct crime crimes offence offences offense offenses anything")
_GOVERNING = word_set("in at of near off outside")
_PAIR = 2
_RELATIVE_REACH = 10
"""Words of "who is awaiting trial on" between a name and the charges against it."""
_FACING_REACH = 8
_LONGEST_APPOSITION = 7
"""Words of "a young rapper" between a name's comma and what it is accused of."""
_LONGEST_NAME = 5
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Accusation:
    """Words that somebody is accused of.

    Args:
        span: The words.
        extent: The words that lead to them, and they.
        accused: Who is accused; ``None`` where it is open.
    """

    span: Span
    extent: Span
    accused: Holder | None


def find_accusations(account: Account) -> tuple[Accusation, ...]:
    """Finds the accusations that a document mentions.

    Args:
        account: The document.

    Returns:
        The accusations in order of place; time is linear in the document's length.
    """
    return tuple(
        found
        for sentence in account.material.sentences(account.document)
        for found in _in_sentence(account, account.tokens.within(sentence))
    )


def _in_sentence(account: Account, inside: range) -> Iterator[Accusation]:
    tokens = account.tokens
    for at in inside:
        start = _find_start(tokens, inside, at)
        if start is None:
            continue
        clause = tokens.forms[start - 1] == "that" or start == at + 1
        end = _find_end(tokens, start, inside.stop, clause=clause)
        span = trim(tokens, start, end) if start < end else None
        if span is None:
            continue
        words = tokens.within(span)
        if tokens.forms[words.start] in _GENERIC or (clause and not _is_clause(tokens, words)):
            continue
        if says_something(tokens, words.start, words.stop):
            extent = Span(tokens.starts[at], span.end)
            yield Accusation(span, extent, _find_accused(account, inside.start, at, words))


def _find_start(tokens: Tokens, inside: range, at: int) -> int | None:
    """Where the words begin of what somebody is accused of, if this word leads to them."""
    form = tokens.forms[at]
    after = tokens.forms[at + 1 : at + 3] if at + 2 < inside.stop else ()
    if len(after) < _PAIR or tokens.forms[at - 1] == "in":
        return None
    if form in _VERBS:
        leads = after[0] == _VERBS[form] and after[1] not in ("or", "and")
        return at + 2 if leads and tokens.forms[at - 1] not in PRONOUNS else None
    if form not in _NOUNS:
        return None
    if after[0] in ("that", "of") or after[0] in _INSTANCES:
        return at + 2
    # "On charges he beat her": a clause without its "that"; "the charges he denies" is none.
    bare = after[0] in PRONOUNS and _MADE.isdisjoint(tokens.forms[at + 2 : at + 4])
    return at + 1 if bare and is_finite(tokens, at + 2, at + 1, inside.stop) else None


def _is_clause(tokens: Tokens, words: range) -> bool:
    """Whether words are a clause with subject and object.

    "That had been invented" and "that the leader denied" are about the noun.
    """
    verb = find_finite(tokens, words.start, words.stop)
    return verb is not None and verb > words.start and tokens.forms[words[-1]] not in _MADE


def _find_end(tokens: Tokens, start: int, stop: int, *, clause: bool) -> int:
    """Where the words end: at a mark or "but"; a phrase before the verb that it is subject of."""
    end = clause_end(tokens, start, min(stop, start + _LONGEST))
    end = next((at for at in range(start, end) if tokens.forms[at] in _ENDING), end)
    verb = None if clause else find_finite(tokens, start, end)
    return end if verb is None else verb


def _find_accused(account: Account, first: int, at: int, words: range) -> Holder | None:
    """Who is accused, if the words around leave no doubt."""
    noun = account.tokens.forms[at] in _NOUNS
    subject = _find_subject(account, words) if noun else None
    if subject is not None:
        return subject
    return _find_relative(account, first, at) or _find_faced(account, first, at, noun=noun)


def _find_subject(account: Account, words: range) -> Holder | None:
    """Who is named in "accusations that X ran it" as subject, and in "of theft against X" last."""
    forms = account.tokens.forms
    if "against" in forms[words.start : words.stop]:
        against = forms.index("against", words.start, words.stop)
        return _name_opening(account, against + 1, words.stop)
    return _name_opening(account, words.start, words.stop)


def _name_opening(account: Account, start: int, stop: int) -> Holder | None:
    """Who is named by the words that begin here, up to the next verb or mark."""
    tokens = account.tokens
    for end in range(min(stop, start + _LONGEST_NAME), start, -1):
        whole = tokens.span(start, end)
        named = account.material.named_in(account.document, whole)
        if any(place.start == whole.start and place.end == whole.end for place, _ in named):
            possessed = end < stop and tokens.forms[end] in ("'s", "'")
            found = account.naming.find_holder(account.document, tokens, whole)
            return None if possessed or whole.of(tokens.text).endswith(("'s", "’s")) else found
    return None


def _find_relative(account: Account, first: int, at: int) -> Holder | None:
    """Who is named before "who is awaiting trial on", and before ", a rapper accused of"."""
    forms = account.tokens.forms
    for who in range(at - 1, max(first, at - _RELATIVE_REACH), -1):
        if forms[who] in ("who", "who's"):
            parted = forms[who - 1] in (",", "—", "–", "-")
            return find_name_ending(account, first, who - parted)
        if not account.tokens.is_word(who):
            break
    if forms[at] in _NOUNS:
        return None
    for comma in range(at - 2, max(first, at - _LONGEST_APPOSITION), -1):
        if forms[comma] == "," and forms[comma + 1] in ("a", "an", "the"):
            return find_name_ending(account, first, comma)
    return None


def _find_faced(account: Account, first: int, at: int, *, noun: bool) -> Holder | None:
    """Who is named as the subject of "was charged with", "was arrested on", "has faced"."""
    forms = account.tokens.forms
    near = range(max(first, at - _FACING_REACH), at)
    wanted = _FACING if noun else _PASSIVE
    verb = next((i for i in near if forms[i] in wanted), None)
    if verb is None or (not noun and not set(forms[verb:at]) <= _PASSIVE):
        return None
    start = verb
    while start > first and forms[start - 1] in _BEFORE_VERB:
        start -= 1
    # "Li, 24, was charged", "X, a rapper from Velm, was arrested".
    commas = [i for i in range(first, start) if forms[i] == ","]
    if len(commas) == _PAIR and commas[1] == start - 1:
        start = commas[0]
    return find_name_ending(account, first, start)


def find_name_ending(account: Account, first: int, stop: int) -> Holder | None:
    """Who is named right before a word.

    Args:
        account: The document.
        first: Index of the first token of the sentence or clause.
        stop: Index of the word.

    Returns:
        The one named; ``None`` for nobody, and for a name that only possesses something.
    """
    tokens = account.tokens
    for start in range(max(first, stop - _LONGEST_NAME), stop):
        if start > first and tokens.has_capital(start - 1):
            continue  # in the midst of a longer name
        words = tokens.span(start, stop)
        found = account.naming.find_holder(account.document, tokens, words)
        if found is None and tokens.has_capital(start):
            found = account.naming.find_same(account.document, words.of(tokens.text))
        if found is not None and not words.of(tokens.text).endswith(("'s", "’s", "s'", "s’")):
            return None if _is_governed(tokens, first, start, stop) else found
    return None


def _is_governed(tokens: Tokens, first: int, start: int, stop: int) -> bool:
    """Whether a name only says where or whose: "a man in Ostrel", "the mother of Reik"."""
    governs = (at for at in range(max(first, start - 1), stop) if tokens.forms[at] in _GOVERNING)
    return any(not tokens.has_capital(at) for at in governs)

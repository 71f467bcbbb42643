"""Denials that narration tells in set phrases: "pleaded not guilty to", "which he has denied".

A plea of not guilty denies the charge (Black's Law Dictionary, "not guilty"), and so does who
maintains to be innocent.  The charge is the one that the phrase names, or the one against the same
person before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.accusing import find_name_ending
from rashomon.judge.propositions.cutting import says_something, trim
from rashomon.judge.propositions.stands import Holder, Ruling, Stand, take_stand
from rashomon.judge.propositions.tokens import Tokens, clause_end
from rashomon.judge.propositions.voiced import ACCUSATIONS, Voiced
from rashomon.model.judgement import Proposition
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_PLEADED = word_set("pleaded pleads pled plead pleading")
_MAINTAINED = word_set("maintains maintained maintain proclaimed proclaims protested protests")
_DENIED = word_set("denied denies deny rejected rejects disputes disputed")
_CLAIMS = ACCUSATIONS | word_set("claim claims assertion assertions")
_POSSESSIVES = word_set("his her their its")
_PRONOUNS = word_set("he she they it who")
_BEFORE = word_set("has have had also and later then not yet both")
_POINTING = word_set("the all those these any both every each")
_LONGEST = 40
_SUBJECT_REACH = 4
"""Words of "has since repeatedly" between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class _Plea:
    """A phrase that denies.

    Args:
        first: Index of its verb.
        stop: Index after its last word.
        words: The words that it denies itself; ``None`` where it points back.
        antecedent: Index before which the words stand that "which" takes up; ``None`` else.
        named: Whether a noun says that they are a claim: "a charge that he denies".
    """

    first: int
    stop: int
    words: Span | None = None
    antecedent: int | None = None
    named: bool = False


def find_pleas(
    account: Account, known: Sequence[Proposition], voiced: Voiced
) -> Iterator[Proposition]:
    """Finds the denials that set phrases tell.

    Args:
        account: The document.
        known: Its propositions so far; a verb among their evidence has been read.
        voiced: What the document says and mentions.

    Yields:
        Denials in order of place.
    """
    read = {span.start for item in known for span in item.evidence}
    for sentence in account.material.sentences(account.document):
        inside = account.tokens.within(sentence)
        for at in inside:
            plea = _read(account.tokens, inside, at)
            if plea is not None and not _is_read(account.tokens, plea, inside, read):
                yield from _deny(account, inside, plea, voiced)


def _is_read(tokens: Tokens, plea: _Plea, inside: range, read: set[int]) -> bool:
    """Whether a cue that begins up to some words before the verb was read as a statement's."""
    nearby = range(max(inside.start, plea.first - _SUBJECT_REACH), plea.first + 1)
    return any(tokens.starts[at] in read for at in nearby)


def _read(tokens: Tokens, inside: range, at: int) -> _Plea | None:
    form = tokens.forms[at]
    row = tokens.forms[at + 1 : min(inside.stop, at + 5)]
    if form in _PLEADED:
        length = 2 if row[:2] == ("not", "guilty") else int(row[:1] == ("innocent",))
        return _read_plea(tokens, inside, at, at + 1 + length) if length else None
    if form in _MAINTAINED and row[:1] and row[0] in _POSSESSIVES and row[1:2] == ("innocence",):
        return _Plea(at, at + 3)
    if form in _DENIED and (at + 1 >= inside.stop or not tokens.is_word(at + 1)):
        return _read_relative(tokens, inside, at)
    return None


def _read_plea(tokens: Tokens, inside: range, first: int, stop: int) -> _Plea | None:
    """Reads "pleaded not guilty to charges that P", "to murder", "to the charges", or no more."""
    if stop >= inside.stop or tokens.forms[stop] != "to":
        return _Plea(first, stop)
    row = tokens.forms[stop + 1 : min(inside.stop, stop + 6)]
    nouns = [i for i, form in enumerate(row) if form in ACCUSATIONS]
    if not nouns:
        end = clause_end(tokens, stop + 1, min(inside.stop, stop + _LONGEST))
        words = trim(tokens, stop + 1, end) if end > stop + 1 else None
        return None if words is None else _Plea(first, stop + 1, words)
    after = stop + 2 + nouns[0]
    leads = after < inside.stop and tokens.forms[after] in ("that", "of")
    if leads:
        end = clause_end(tokens, after + 1, min(inside.stop, after + _LONGEST))
        words = trim(tokens, after + 1, end) if end > after + 1 else None
        return None if words is None else _Plea(first, after + 1, words)
    pointing = row[0] in _POINTING or nouns[0] == 0
    return _Plea(first, after) if pointing else None


def _read_relative(tokens: Tokens, inside: range, at: int) -> _Plea | None:
    """Reads "…, which he has repeatedly denied" and "…, claims he has denied"."""
    subject = _find_subject(tokens, inside, at)
    before = subject - 1
    if before <= inside.start + 1:
        return None
    links = tokens.forms[before] in ("which", "that")
    noun = before - links
    if tokens.forms[noun] in _CLAIMS:
        article = noun - (tokens.forms[noun - 1] in ("a", "an"))
        parted = article - 1 > inside.start and not tokens.is_word(article - 1)
        return _Plea(at, at + 1, antecedent=article - 1, named=True) if parted else None
    if tokens.forms[before] == "which" and tokens.forms[before - 1] == ",":
        return _Plea(at, at + 1, antecedent=before - 1)
    return None


def _find_subject(tokens: Tokens, inside: range, verb: int) -> int:
    """Index where the subject of a verb begins: a pronoun, or a name in capitals."""
    at = verb - 1
    while at > inside.start and (tokens.forms[at] in _BEFORE or tokens.forms[at].endswith("ly")):
        at -= 1
    if tokens.forms[at] in _PRONOUNS:
        return at
    while at > inside.start and tokens.has_capital(at - 1):
        at -= 1
    return at


def _deny(account: Account, inside: range, plea: _Plea, voiced: Voiced) -> Iterator[Proposition]:
    tokens = account.tokens
    place = tokens.starts[plea.first]
    if plea.antecedent is not None:
        place = tokens.starts[plea.antecedent] + 1
    holder = _find_holder(account, inside, plea, voiced, place)
    if holder is None or holder.party is None:
        return
    if plea.words is not None:
        targets: tuple[Span, ...] = (plea.words,)
    elif plea.antecedent is not None:
        targets = voiced.find_taken_up(holder.party, place, accusing=not plea.named)
    else:
        targets = voiced.find_against(holder.party, place, single=False)
    ruling = Ruling("denies", "passing.pleaded", 0.85 if plea.words else 0.7)
    evidence = [tokens.span(plea.first, plea.stop)]
    for span in targets:
        words = tokens.within(span)
        if says_something(tokens, words.start, words.stop):
            yield take_stand(Stand(account.document, None, span), holder, ruling, evidence)


def _find_holder(
    account: Account, inside: range, plea: _Plea, voiced: Voiced, place: int
) -> Holder | None:
    """Who denies: who is named as subject; "he" and "who" of a charge are who is charged."""
    tokens = account.tokens
    start = _find_subject(tokens, inside, plea.first)
    if tokens.forms[start] not in _PRONOUNS:
        verb = plea.first
        while verb > start and tokens.forms[verb - 1] in _BEFORE:
            verb -= 1
        return find_name_ending(account, start, verb)
    if tokens.forms[start] == "who":
        parted = not tokens.is_word(start - 1)
        return find_name_ending(account, inside.start, start - parted)
    return voiced.find_accused(place)

"""Positions that a text gives to somebody in passing.

"…, contrary to what the minister has claimed", "the spokeswoman answered yes when asked whether
…", "the army's claim that …".  Each names its holder and the words; where either is open nothing is
found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.cutting import trim
from rashomon.judge.propositions.naming import AGENTS
from rashomon.judge.propositions.nouns import find_owned
from rashomon.judge.propositions.stands import Holder, Ruling, Stand, take_stand
from rashomon.judge.propositions.statements import find_holder
from rashomon.judge.propositions.tokens import CLAUSE_STARTS, Tokens, clause_end
from rashomon.model.judgement import Proposition, Stance
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_OPPOSITE: Mapping[Stance | None, Stance] = {"affirms": "denies", "denies": "affirms"}
_CLAIMED = word_set(
    """claim claims claimed say says said state states stated suggest suggested report reported
    maintain maintains maintained assert asserts asserted insist insists insisted allege alleges
    alleged announced told argued argues believe believes believed"""
)
_CLAIM_NOUNS = word_set(
    """claim claims statement statements assertion assertions report reports assurance assurances
    announcement account insistence allegation allegations accusation accusations contention
    argument denial denials suggestion suggestions version"""
)
_POSSESSIVES = word_set("his her their its")
_ANSWERED = word_set("answered replied responded said answering replying responding")
_YES = word_set("affirmative affirmatively yes positively")
_NO = word_set("negative negatively no negatively")
_REACH = 10
"""Words that may lie between the parts of such a phrase."""
_LONGEST = 60


def find_passing(account: Account, known: Sequence[Proposition]) -> Iterator[Proposition]:
    """Finds the positions given in passing, sentence by sentence.

    Args:
        account: The document.
        known: The propositions of its statements and narration, in order of place.

    Yields:
        Propositions in order of place.
    """
    forms = account.tokens.forms
    nearby = _Nearby(known)
    for sentence in account.material.sentences(account.document):
        inside = account.tokens.within(sentence)
        nearby.move(sentence)
        for at in inside:
            if forms[at] == "contrary" and forms[at + 1 : at + 2] == ("to",):
                yield from _contrary(account, nearby.here, inside, at)
            elif forms[at] in _ANSWERED:
                yield from _answered(account, inside, at)
            else:
                yield from find_owned(account, nearby.here, inside, at)


def _contrary(
    account: Account, here: Sequence[Proposition], inside: range, at: int
) -> Iterator[Proposition]:
    """Of "P, contrary to what X has claimed" X holds the opposite."""
    stop = clause_end(account.tokens, at + 2, min(inside.stop, at + 2 + _LONGEST))
    neighbour = _neighbour(account.tokens, here, at, stop)
    if neighbour is None or neighbour.stance not in _OPPOSITE:
        return
    owner = _find_owner(account, at + 2, stop) or _find_possessor(account, neighbour, at + 2, stop)
    if owner is None or (owner.party is not None and owner.party == neighbour.party):
        return
    ruling = Ruling(_OPPOSITE[neighbour.stance], "passing.contrary", 0.85)
    yield take_stand(
        Stand(account.document, None, neighbour.span),
        owner,
        ruling,
        [account.tokens.span(at, stop)],
    )


def _find_owner(account: Account, first: int, stop: int) -> Holder | None:
    """Who is said to have claimed something: "what X has claimed", "a statement made by X"."""
    forms = account.tokens.forms[first:stop]
    if not forms:
        return None
    if forms[0] == "what":
        verbs = [at for at, form in enumerate(forms) if form in _CLAIMED]
        return _named(account, first + 1, first + verbs[-1]) if verbs else None
    nouns = [at for at, form in enumerate(forms) if form in _CLAIM_NOUNS]
    if not nouns:
        return None
    after = forms[nouns[0] + 1 :]
    by = next((at for at, form in enumerate(after) if form in ("by", "from", "of")), None)
    if by is not None and by <= 2:
        return _named(account, first + nouns[0] + 2 + by, stop)
    return _named(account, first, first + nouns[0])


def _find_possessor(
    account: Account, neighbour: Proposition, first: int, stop: int
) -> Holder | None:
    """For whom "what his spokesman has claimed" speaks: the one other party that is named there."""
    forms = account.tokens.forms[first : min(stop, first + _REACH)]
    spoken = any(
        left in _POSSESSIVES and right in AGENTS for left, right in pairwise(forms)
    ) and not _CLAIMED.isdisjoint(forms)
    parties = account.naming.find_parties(account.document, neighbour.span) - {neighbour.party}
    party = next(iter(parties)) if spoken and len(parties) == 1 else None
    return None if party is None else Holder(party, party)


def _named(account: Account, first: int, stop: int) -> Holder | None:
    if first >= stop:
        return None
    words = account.tokens.span(first, stop)
    return account.naming.find_holder(account.document, account.tokens, words)


def _neighbour(
    tokens: Tokens, here: Sequence[Proposition], at: int, stop: int
) -> Proposition | None:
    """The one proposition beside a phrase in its sentence: before it, or after it if it opens."""
    before = [item for item in here if item.span.end <= tokens.starts[at]]
    after = [item for item in here if item.span.start >= tokens.ends[stop - 1]]
    if before:
        last = max(item.span.end for item in before)
        near = [item for item in before if item.span.end == last]
    else:
        first = min((item.span.start for item in after), default=0)
        near = [item for item in after if item.span.start == first]
    return near[0] if len(near) == 1 else None


class _Nearby:
    """The propositions that stand in one sentence after the other."""

    def __init__(self, known: Sequence[Proposition]) -> None:
        self._known = known
        self._at = 0
        self.here: Sequence[Proposition] = ()

    def move(self, sentence: Span) -> None:
        """Goes on to a later sentence."""
        while self._at < len(self._known) and self._known[self._at].span.start < sentence.start:
            self._at += 1
        stop = self._at
        while stop < len(self._known) and self._known[stop].span.start < sentence.end:
            stop += 1
        self.here = self._known[self._at : stop]
        self._at = stop


def _answered(account: Account, inside: range, at: int) -> Iterator[Proposition]:
    """Of "X answered yes when asked whether P" X holds P."""
    tokens = account.tokens
    row = tokens.forms[at + 1 : min(inside.stop, at + 1 + _REACH)]
    yes, no = not _YES.isdisjoint(row[:5]), not _NO.isdisjoint(row[:5])
    asked = next((i for i, form in enumerate(row) if form == "asked"), None)
    if yes == no or asked is None:
        return
    ahead = range(at + 2 + asked, min(inside.stop, at + 2 + asked + _REACH))
    start = next((i for i in ahead if tokens.forms[i] in ("if", "whether")), None)
    owner = _find_subject(account, inside.start, at)
    if start is None or owner is None or start + 1 >= inside.stop:
        return
    span = trim(tokens, start + 1, min(inside.stop, start + 1 + _LONGEST))
    if span is None:
        return
    per = tuple(
        who
        for said in account.material.said_in(account.document)
        if any(part.start <= span.start < part.end for part in said.att.content)
        for who in (find_holder(account.material, said).entity,)
        if who is not None and who != owner.entity
    )
    ruling = Ruling("affirms" if yes else "denies", "passing.answered", 0.85)
    evidence = [tokens.span(at, start)]
    holder = Holder(owner.entity, owner.party, tuple(dict.fromkeys(per)))
    yield take_stand(Stand(account.document, None, span), holder, ruling, evidence)


def _find_subject(account: Account, first: int, verb: int) -> Holder | None:
    """Who is named between a verb and the border of its clause."""
    at = verb
    first = max(first, verb - _REACH)
    while at > first and account.tokens.forms[at - 1] not in CLAUSE_STARTS:
        at -= 1
    return _named(account, at, verb)

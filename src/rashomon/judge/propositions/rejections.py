"""Rejected words: what "rejected the ministry's claims" or "called that a lie" denies.

The rejected words are those of an earlier statement of the party that is named, in the same
paragraph or the one before; where nobody is named, of the one other party that spoke there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.judge.material import Said
from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.cutting import CLAIM_NOUNS
from rashomon.judge.propositions.stands import Ruling, Stand, take_stand
from rashomon.judge.propositions.statements import find_holder
from rashomon.judge.propositions.tokens import Tokens
from rashomon.model.judgement import Proposition
from rashomon.model.spans import Span
from rashomon.text.sentences import paragraphs
from rashomon.text.words import word_set

_ACCUSATIONS = word_set("accusation accusations allegation allegations charge charges")
_CLAIMS = _ACCUSATIONS | word_set(
    """claim claims assertion assertions account accounts report reports suggestion suggestions
    version narrative figure figures statement statements contention contentions"""
)
_WHOLE = word_set("account version narrative")
"""Nouns that mean all that somebody said of a matter."""
# What is denied of oneself: "denied any part in it".
_PARTS = word_set("part involvement role responsibility wrongdoing guilt complicity")
_POINTERS = word_set("that this it them these those")
_FALSE = word_set(
    """lie lies false untrue fabrication fabrications fabricated fake nonsense baseless unfounded
    groundless fantasy myth hoax propaganda disinformation misinformation invention falsehood
    falsehoods fiction rubbish"""
)
_NAMING = ("verb:call", "verb:brand", "verb:dub", "verb:describe", "verb:label")
_BEFORE_HEAD = 6
"""Words before a claim's noun that may name whose it is: "the defence ministry's latest claim"."""
_AFTER_HEAD = word_set("against about made of on concerning regarding from by as")
_NAMED, _UNNAMED = 0.7, 0.55
"""How sure a rejection is where the party rejected is named, and where it is the only other."""
_MOST = 3
"""Propositions that one rejection may deny; a longer list is no one thing that was rejected."""
_LONGEST_GAP = 2
"""Words between a statement and the one that points back at it: "and has"."""
_WINDOW = 12
"""Earlier statements that are looked at."""


@dataclass(frozen=True, slots=True)
class _Rejection:
    """A statement that rejects others by pointing at them.

    Args:
        said: The statement.
        head: Index of the noun or pronoun that points.
        owner: Party whose words are rejected; ``None`` where nobody is named.
        described: Noun for whose words are rejected: "ministry" of "the ministry's claims"; empty
            for a name and where nobody is mentioned.
    """

    said: Said
    head: int
    owner: str | None = None
    described: str = ""


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A statement that may be rejected later on.

    Args:
        said: The statement.
        paragraph: Number of its paragraph.
        affirmed: What it affirms.
    """

    said: Said
    paragraph: int
    affirmed: tuple[Proposition, ...]


def find_rejections(
    account: Account, known: Mapping[str, Sequence[Proposition]]
) -> Iterator[tuple[str, tuple[Proposition, ...]]]:
    """Finds what the rejections in one document deny.

    Args:
        account: The document.
        known: The propositions of each statement, by attribution id.

    Yields:
        The id of each rejecting statement and the denials of earlier words; none where it is
        open what was rejected.
    """
    starts = [span.start for span in paragraphs(account.tokens.text)]
    earlier: list[_Earlier] = []
    for said in sorted(account.material.said_in(account.document), key=_place):
        paragraph = bisect_right(starts, said.extent.start)
        items = known.get(said.att.id, ())
        rejection = _read(account, said)
        if rejection is not None:
            denials = tuple(_deny(account, rejection, paragraph, earlier))
            if denials or account.tokens.forms[rejection.head] not in _PARTS:
                yield said.att.id, denials
        else:
            affirmed = tuple(item for item in items if item.stance == "affirms")
            earlier.append(_Earlier(said, paragraph, affirmed))
            del earlier[:-_WINDOW]


def _place(said: Said) -> tuple[int, str]:
    return said.extent.start, said.att.id


def _read(account: Account, said: Said) -> _Rejection | None:
    """Reads a statement as a rejection, if it is one."""
    tokens = account.tokens
    inside = tokens.within(said.att.content[0])
    words = [at for at in inside if tokens.is_word(at)]
    if not words:
        return None
    denies = said.att.act == "deny" and not said.att.act_reason.startswith("negated")
    refuses = said.att.act_reason.startswith(("lexicon:verb:reject", "lexicon:verb:dismiss"))
    if tokens.forms[words[0]] in _POINTERS:
        alone = len(words) == 1 and (denies or refuses)
        return _Rejection(said, words[0]) if alone or _is_false(account, said, words) else None
    heads = _CLAIMS | _PARTS if denies else _CLAIMS
    head = next((at for at in words[:_BEFORE_HEAD] if tokens.forms[at] in heads), None)
    if head is None or not (
        _is_false(account, said, words) or (denies and _ends(tokens, head, words))
    ):
        return None
    return _find_owner(account, said, words[0], head)


def _find_owner(account: Account, said: Said, first: int, head: int) -> _Rejection | None:
    """Whose claims are rejected, by the words before the noun; ``None`` for several parties."""
    tokens = account.tokens
    before = Span(tokens.starts[first], tokens.ends[head])
    parties = account.naming.find_parties(account.document, before)
    if len(parties) > 1:
        return None
    owner = next(iter(parties), None)
    noun = tokens.forms[head - 1] if head > first else ""
    possessor = noun.removesuffix("'s").removesuffix("s'") if noun.endswith(("'s", "s'")) else ""
    return _Rejection(said, head, owner, "" if owner else possessor)


def _is_false(account: Account, said: Said, words: Sequence[int]) -> bool:
    """Whether a statement calls something false: "called the report a lie"."""
    named = said.att.act_reason.endswith(_NAMING)
    return named and any(account.tokens.forms[at] in _FALSE for at in words[1:])


def _ends(tokens: Tokens, head: int, words: Sequence[int]) -> bool:
    """Whether no complement says what the claim is: "the claims", "the claims against him"."""
    rest = [tokens.forms[at] for at in words if at > head]
    if "that" in rest or (rest[:1] == ["of"] and tokens.forms[head] in CLAIM_NOUNS):
        return False
    return not rest or rest[0] in _AFTER_HEAD


def _deny(
    account: Account, rejection: _Rejection, paragraph: int, earlier: Sequence[_Earlier]
) -> Iterator[Proposition]:
    said = rejection.said
    holder = find_holder(account.material, said)
    if holder.party is None:
        return
    targets = _find_targets(account, rejection, holder.party, paragraph, earlier)
    score = _NAMED if rejection.owner or rejection.described else _UNNAMED
    ruling = Ruling("denies", "passing.rejected", score * said.att.confidence)
    evidence = (*said.att.cue, account.tokens.span(rejection.head, rejection.head + 1))
    for item in targets:
        stand = Stand(account.document, said.att.id, item.span, said.at.value if said.at else None)
        yield take_stand(stand, holder, ruling, evidence)


def _find_targets(
    account: Account,
    rejection: _Rejection,
    own: str,
    paragraph: int,
    earlier: Sequence[_Earlier],
) -> list[Proposition]:
    """The affirmed words that a rejection points at; none where that is open."""
    form = account.tokens.forms[rejection.head]
    first = paragraph - (form not in _POINTERS)
    stop = rejection.said.att.content[0].start
    near = [
        item
        for item in earlier
        if item.paragraph >= first and item.said.extent.end <= stop and item.affirmed
        and item.said.party != own
        and rejection.owner in (item.said.party, None)
        and rejection.described in (*_source_words(account, item.said), "")
    ]  # fmt: skip
    if form in _POINTERS:
        near = [item for item in near[-1:] if _is_next(account, item, rejection.said, earlier)]
    if form in _ACCUSATIONS | _PARTS:
        accusing = [item for item in near if item.said.att.act == "accuse"]
        near = accusing if accusing or form in _PARTS else near
    # One of somebody unknown may be the one that is meant.
    if len({item.said.party for item in near}) != 1 or near[-1].said.party is None:
        return []
    found = list(near[-1].affirmed)
    if form in _POINTERS or not (form.endswith("s") or form in _WHOLE):
        return found if len(found) == 1 else []
    for item in reversed(near[:-1]):
        fits = len(found) + len(item.affirmed) <= _MOST
        found += item.affirmed if fits and item.paragraph == near[-1].paragraph else ()
    return found if len(found) <= _MOST else []


def _source_words(account: Account, said: Said) -> list[str]:
    """The words that name or describe who made a statement."""
    words = [span.of(said.text) for span in said.att.source]
    if said.speaker is not None:
        words.append(account.material.entities[said.speaker].name)
    return " ".join(words).lower().split()


def _is_next(
    account: Account, item: _Earlier, rejecting: Said, earlier: Sequence[_Earlier]
) -> bool:
    """Whether hardly a word stands between a statement and one that points back at it.

    What was asked or demanded in between cannot be denied, and is passed over.
    """
    gap = Span(item.said.extent.end, rejecting.extent.start)
    between = [at for at in account.tokens.within(gap) if account.tokens.is_word(at)]
    passed = [
        other.said.extent
        for other in earlier
        if not other.affirmed and gap.start <= other.said.extent.start
    ]
    left = [
        at
        for at in between
        if not any(span.start <= account.tokens.starts[at] < span.end for span in passed)
    ]
    return len(left) <= _LONGEST_GAP

"""Rejected words: what "rejected the ministry's claims" or "called that a lie" denies.

The rejected words are those of an earlier statement of the party that is named, in the same
paragraph or the one before; where nobody is named, of the one other party that spoke there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.judge.material import Said
from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.cutting import CLAIM_NOUNS
from rashomon.judge.propositions.stands import Ruling, Stand, take_stand
from rashomon.judge.propositions.statements import find_holder
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.voiced import ACCUSATIONS, MOST, Voice, Voiced
from rashomon.model.judgement import Proposition
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_CLAIMS = ACCUSATIONS | word_set(
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
_AFTER_HEAD = word_set("against about made of on concerning regarding from by as in")
_NAMED, _UNNAMED = 0.7, 0.55
"""How sure a rejection is where the party rejected is named, and where it is the only other."""
_PRONOUNS = word_set("he she it they")


@dataclass(frozen=True, slots=True)
class Rejection:
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


def find_rejections(
    account: Account, rejecting: Sequence[Rejection], voiced: Voiced
) -> Iterator[tuple[str, tuple[Proposition, ...]]]:
    """Finds what the rejections in one document deny.

    Args:
        account: The document.
        rejecting: Its statements that reject others.
        voiced: What the document says and mentions.

    Yields:
        The id of each rejecting statement and the denials of earlier words; none where it is
        open what was rejected.
    """
    for rejection in rejecting:
        denials = tuple(_deny(account, rejection, voiced))
        if denials or account.tokens.forms[rejection.head] not in _PARTS:
            yield rejection.said.att.id, denials


def read_rejection(account: Account, said: Said) -> Rejection | None:
    """Reads a statement as a rejection, if it is one.

    Args:
        account: The document.
        said: The statement.
    """
    tokens = account.tokens
    inside = tokens.within(said.att.content[0])
    words = [at for at in inside if tokens.is_word(at)]
    if not words:
        return None
    denies = said.att.act == "deny" and not said.att.act_reason.startswith("negated")
    refuses = said.att.act_reason.startswith(("lexicon:verb:reject", "lexicon:verb:dismiss"))
    heads = _CLAIMS | _PARTS if denies else _CLAIMS
    row = [tokens.forms[at] for at in words[:2]]
    if row[0] in _POINTERS and row[-1] not in heads:
        alone = len(words) == 1 and (denies or refuses)
        return Rejection(said, words[0]) if alone or _is_false(account, said, words) else None
    if denies and len(words) in (2, 3) and _points_at_all(tokens, words):
        return Rejection(said, words[-1])
    head = next((at for at in words[:_BEFORE_HEAD] if tokens.forms[at] in heads), None)
    if head is None or not (
        _is_false(account, said, words) or (denies and _ends(tokens, head, words))
    ):
        return None
    return _find_owner(account, said, words[0], head)


def _points_at_all(tokens: Tokens, words: Sequence[int]) -> bool:
    """Whether words are "doing that", "any of it"."""
    row = tuple(tokens.forms[at] for at in words)
    if row[-1] not in _POINTERS | {"so"}:
        return False
    return row[:-1] in (("doing",), ("any", "of"), ("all", "of"), ("having", "done"))


def _find_owner(account: Account, said: Said, first: int, head: int) -> Rejection | None:
    """Whose claims are rejected, by the words before the noun; ``None`` for several parties."""
    tokens = account.tokens
    before = Span(tokens.starts[first], tokens.ends[head])
    parties = account.naming.find_parties(account.document, before)
    if len(parties) > 1:
        return None
    owner = next(iter(parties), None)
    noun = tokens.forms[head - 1] if head > first else ""
    possessor = noun.removesuffix("'s").removesuffix("s'") if noun.endswith(("'s", "s'")) else ""
    return Rejection(said, head, owner, "" if owner else possessor)


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


def _deny(account: Account, rejection: Rejection, voiced: Voiced) -> Iterator[Proposition]:
    said = rejection.said
    form = account.tokens.forms[rejection.head]
    stop = said.att.content[0].start
    holder = find_holder(account.material, said)
    if holder.party is None and _is_pronoun(said):
        holder = voiced.find_accused(stop) or holder
    if holder.party is None:
        return
    accusing = form in ACCUSATIONS | _PARTS and not rejection.owner and not rejection.described
    single = not form.endswith("s")
    targets = voiced.find_against(holder.party, stop, single=single)
    if not accusing or not targets:
        targets = _find_targets(account, rejection, holder.party, voiced)
    if not targets and form in _POINTERS:
        targets = voiced.find_taken_up(holder.party, said.extent.start, accusing=True)
    elif not targets and form in ACCUSATIONS and not rejection.owner:
        targets = voiced.find_mention(holder.party, stop, single=single)
    score = _NAMED if rejection.owner or rejection.described else _UNNAMED
    ruling = Ruling("denies", "passing.rejected", score * said.att.confidence)
    evidence = (*said.att.cue, account.tokens.span(rejection.head, rejection.head + 1))
    for span in targets:
        stand = Stand(account.document, said.att.id, span, said.at.value if said.at else None)
        yield take_stand(stand, holder, ruling, evidence)


def _is_pronoun(said: Said) -> bool:
    words = " ".join(span.of(said.text) for span in said.att.source)
    return words.lower() in _PRONOUNS


def _find_targets(
    account: Account, rejection: Rejection, own: str, voiced: Voiced
) -> tuple[Span, ...]:
    """The affirmed words that a rejection points at; none where that is open."""
    form = account.tokens.forms[rejection.head]
    near = _find_near(account, rejection, own, voiced)
    # One of somebody unknown may be the one that is meant.
    if len({item.party for item in near}) != 1 or near[-1].party is None:
        return ()
    meant = rejection.owner or rejection.described or own in near[-1].against
    if not meant and near[-1].extent.end <= voiced.find_latest(rejection.said.extent.start):
        return ()
    found = near[-1].words
    if form in _POINTERS or not (form.endswith("s") or form in _WHOLE):
        return found if len(found) == 1 else ()
    for item in reversed(near[:-1]):
        fits = len(found) + len(item.words) <= MOST
        found += item.words if fits and item.paragraph == near[-1].paragraph else ()
    return found if len(found) <= MOST else ()


def _find_near(account: Account, rejection: Rejection, own: str, voiced: Voiced) -> list[Voice]:
    """The statements near that a rejection may point at."""
    form = account.tokens.forms[rejection.head]
    near = [
        item
        for item in voiced.before(rejection.said.att.content[0].start, same=form in _POINTERS)
        if item.words
        and item.said is not None
        and item.party != own
        and rejection.owner in (item.party, None)
        and rejection.described in (*_source_words(account, item.said), "")
    ]
    near = [item for item in near if not _is_within(item, near)]
    if form in _POINTERS:
        return [item for item in near[-1:] if voiced.is_next(item, rejection.said.extent.start)]
    if form in ACCUSATIONS | _PARTS:
        accusing = [item for item in near if item.accuses]
        return accusing if accusing or form in _PARTS else _only(near)
    return near


def _only(near: list[Voice]) -> list[Voice]:
    """What is said near, if it is one statement: which of several is meant is open."""
    return near if len(near) == 1 else []


def _is_within(item: Voice, near: Sequence[Voice]) -> bool:
    """Whether a statement is a part of another of the same party: then the whole is meant."""
    wider = (other for other in near if other.extent != item.extent)
    return any(other.party == item.party and other.extent.covers(item.extent) for other in wider)


def _source_words(account: Account, said: Said) -> list[str]:
    """The words that name or describe who made a statement."""
    words = [span.of(said.text) for span in said.att.source]
    if said.speaker is not None:
        words.append(account.material.entities[said.speaker].name)
    return " ".join(words).lower().split()

"""Positions that a speaker puts upon the one spoken to: "you say that the road is shut"."""

from __future__ import annotations

from rashomon.judge.material import Material, Said
from rashomon.judge.propositions.account import Account
from rashomon.judge.propositions.cutting import trim
from rashomon.judge.propositions.stands import Holder, Ruling, Stand, restate, take_stand
from rashomon.judge.propositions.statements import find_holder
from rashomon.judge.propositions.tokens import Tokens
from rashomon.model.judgement import Proposition
from rashomon.text.words import word_set

_SAYING = word_set("say saying claim claiming said claimed told says assert asserting")
_LONGEST_JOINT = 3
"""Letters of "and", "but", "so"."""


def find_put_upon(
    account: Account, said: Said, item: Proposition
) -> tuple[Proposition, Proposition | None] | None:
    """Reads "you say that P" in somebody's own words: P is the position of the one spoken to.

    Args:
        account: The document.
        said: The statement.
        item: One of its propositions.

    Returns:
        ``None`` for other words; else the proposition without a stance, and that of the one
        spoken to, or ``None`` where it is open who that is.
    """
    tokens = account.tokens
    inside = tokens.within(item.span)
    start = _skip_putting(tokens, inside)
    if start is None or not _opens_sentence(account, item.span.start):
        return None
    left = restate(item, Ruling(None, "words.put-upon", item.score))
    span = trim(tokens, start, inside.stop)
    other = _spoken_to(account.material, said)
    if span is None or other is None:
        return left, None
    speaker = find_holder(account.material, said).entity
    per = tuple(who for who in (speaker, *item.per) if who is not None and who != other)
    ruling = Ruling("affirms", "passing.put-upon", round(item.score * 0.8, 3))
    holder = Holder(other, account.material.party_of(other), per)
    stand = Stand(account.document, said.att.id, span, item.time)
    return left, take_stand(stand, holder, ruling, [tokens.span(inside.start, start)])


def _opens_sentence(account: Account, start: int) -> bool:
    """Whether words stand at the beginning of their sentence, behind marks and "and" or "but"."""
    sentence = account.material.sentence_at(account.document, start)
    before = "" if sentence is None else account.tokens.text[sentence.start : start]
    return sum(char.isalpha() for char in before) <= _LONGEST_JOINT


def _skip_putting(tokens: Tokens, inside: range) -> int | None:
    """Index after "you say that", "you are talking about"."""
    row = tokens.forms[inside.start : inside.stop]
    at = 1
    if row[:1] == ("you",) and row[1:2] == ("are",):
        at = 2
    elif row[:1] not in (("you",), ("you're",), ("you've",)):
        return None
    if row[at : at + 2] in (("talking", "about"), ("talk", "about"), ("speak", "of")):
        return inside.start + at + 2
    if row[at : at + 1] and row[at] in _SAYING:
        at += 1 + (row[at + 1 : at + 2] in (("that",), ("us",), ("me",)))
        return inside.start + at if at < len(row) else None
    return None


def _spoken_to(material: Material, said: Said) -> str | None:
    """The one that somebody speaks to, or the other one of two to whom the words are given."""
    speaker = find_holder(material, said).entity
    if said.disputed is not None:
        others = [who for who in said.disputed.speakers if who != speaker]
        return others[0] if speaker is not None and len(others) == 1 else None
    others = [who for who in dict.fromkeys(said.addressees) if who != speaker]
    return others[0] if len(others) == 1 else None

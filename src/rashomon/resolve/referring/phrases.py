"""The words that stand for somebody: pronouns and descriptions, taken apart.

A description ("the former Velmian defence minister", "two inmates") has a determiner, modifiers
and a head noun, as in Quirk et al., "A Comprehensive Grammar of the English Language" (1985),
chs. 5 and 17.  What follows the head ("of the bank", "who fled") is left outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.lexicon.grammar import grammar
from rashomon.lexicon.names import name_words
from rashomon.model.spans import Span

Gender = Literal["feminine", "masculine"]
Case = Literal["subject", "object", "possessive", "reflexive"]
Determiner = Literal["definite", "possessed", "indefinite", "none"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal pronoun (Quirk et al., table 6.1).

    Args:
        person: 1, 2 or 3.
        plural: Whether it is ``we`` or ``they``.
        case: Its place in the clause; ``her`` counts as possessive, ``it`` and ``you`` as subject.
        gender: Of ``he`` and ``she``.
    """

    person: int
    plural: bool
    case: Case
    gender: Gender | None = None

    @property
    def is_personal(self) -> bool:
        """Whether it stands for one person: a form of ``he`` or ``she``."""
        return self.gender is not None


_M: Gender = "masculine"
_F: Gender = "feminine"
PRONOUNS: dict[str, Pronoun] = {
    "i": Pronoun(1, False, "subject"),
    "me": Pronoun(1, False, "object"),
    "my": Pronoun(1, False, "possessive"),
    "mine": Pronoun(1, False, "possessive"),
    "myself": Pronoun(1, False, "reflexive"),
    "we": Pronoun(1, True, "subject"),
    "us": Pronoun(1, True, "object"),
    "our": Pronoun(1, True, "possessive"),
    "ours": Pronoun(1, True, "possessive"),
    "ourselves": Pronoun(1, True, "reflexive"),
    "you": Pronoun(2, False, "subject"),
    "your": Pronoun(2, False, "possessive"),
    "he": Pronoun(3, False, "subject", _M),
    "him": Pronoun(3, False, "object", _M),
    "his": Pronoun(3, False, "possessive", _M),
    "himself": Pronoun(3, False, "reflexive", _M),
    "she": Pronoun(3, False, "subject", _F),
    "her": Pronoun(3, False, "possessive", _F),
    "hers": Pronoun(3, False, "possessive", _F),
    "herself": Pronoun(3, False, "reflexive", _F),
    "it": Pronoun(3, False, "subject"),
    "its": Pronoun(3, False, "possessive"),
    "itself": Pronoun(3, False, "reflexive"),
    "they": Pronoun(3, True, "subject"),
    "them": Pronoun(3, True, "object"),
    "their": Pronoun(3, True, "possessive"),
    "theirs": Pronoun(3, True, "possessive"),
    "themselves": Pronoun(3, True, "reflexive"),
}
"""Personal pronouns by their words in small letters."""

_WORD = re.compile(r"[^\W_]+(?:[-.&'’][^\W_]+)*\.?")
_CLITIC = re.compile(r"^(.+?)(?:[’'](?:s|m|re|ve|ll|d)|[’'])$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description, taken apart.

    Args:
        span: Its words.
        determiner: What it opens with.
        modifiers: Words between determiner and head, in small letters.
        head: Head noun in small letters, singular.
        head_span: Where the head stands.
        plural: Whether it is about several.
    """

    span: Span
    determiner: Determiner
    modifiers: tuple[str, ...]
    head: str
    head_span: Span
    plural: bool

    @property
    def gender(self) -> Gender | None:
        """What the head noun says of sex, if anything."""
        return noun_gender(self.head)


def pronoun_of(words: str) -> Pronoun | None:
    """The pronoun that some words are, a clitic left out ("he's").

    >>> pronoun_of("Herself").case
    'reflexive'
    """
    word = words.strip("\"'“”‘’`,. ").lower()
    return PRONOUNS.get(word) or PRONOUNS.get(bare_word(word))


def bare_word(word: str) -> str:
    """A word without its possessive or verbal clitic.

    >>> bare_word("company's")
    'company'
    """
    hit = _CLITIC.match(word) if "'" in word or "’" in word else None
    return hit[1] if hit else word


def parse_phrase(text: str, span: Span) -> Phrase | None:
    """Takes a description apart.

    Args:
        text: The document's text.
        span: The description.

    Returns:
        Its parts; ``None`` where there is no word in it, or only a pronoun.

    >>> phrase = parse_phrase("the two former ministers of war", Span(0, 31))
    >>> phrase.determiner, phrase.modifiers, phrase.head, phrase.plural
    ('definite', ('two', 'former'), 'minister', True)
    """
    found = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    words = _up_to_head(text, found)
    if not words or (len(words) == 1 and pronoun_of(words[0][0])):
        return None
    determiner, rest = _determiner(words)
    if not rest:
        return None
    head, start, _ = rest[-1]
    noun = bare_word(head.lower().rstrip("."))
    single = singular(noun)
    before = tuple(bare_word(word.lower()) for word, _, _ in rest[:-1])
    lists = grammar()
    counted = words[0][0].lower() in lists.counts or not lists.counts.isdisjoint(before)
    plural = single != noun or noun in lists.plural_only or counted
    return Phrase(span, determiner, before, single, Span(start, start + len(noun)), plural)


def singular(noun: str) -> str:
    """The singular of a noun in small letters, where it is a plural.

    >>> singular("witnesses"), singular("women"), singular("boss"), singular("companies")
    ('witness', 'woman', 'boss', 'company')
    """
    lists = grammar()
    if noun in lists.plurals:
        return lists.plurals[noun]
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if not noun.endswith("s") or noun.endswith(("ss", "us", "is")) or noun in lists.singular_in_s:
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1]


def noun_gender(noun: str) -> Gender | None:
    """What a noun for a person says of sex.

    Args:
        noun: In small letters, singular.

    >>> noun_gender("spokeswoman"), noun_gender("lawyer")
    ('feminine', None)
    """
    lists = grammar()
    if noun in lists.feminine or noun.endswith("woman"):
        return "feminine"
    if noun in lists.masculine or (noun.endswith("man") and noun != "human"):
        return "masculine"
    return None


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for persons, singular and of one word."""
    names, lists = name_words(), grammar()
    nouns = names.people | names.offices | names.plurals | lists.people
    nouns |= lists.feminine | lists.masculine
    return frozenset(noun for noun in nouns if noun.isalpha() or "-" in noun)


def is_person_noun(noun: str) -> bool:
    """Whether a noun, in small letters and singular, is one for a person."""
    return noun in person_nouns() or (noun.endswith("man") and noun != "human" and len(noun) > 4)


def _up_to_head(text: str, words: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The words of a phrase before a comma, a clause or a prepositional phrase."""
    lists = grammar()
    kept: list[tuple[str, int, int]] = []
    for word, start, end in words:
        low = word.lower()
        ends = low in lists.links or low in lists.relatives or low in lists.verbs
        if kept and (ends or "," in text[kept[-1][2] : start]):
            break
        kept.append((word, start, end))
    return kept


def _determiner(
    words: list[tuple[str, int, int]],
) -> tuple[Determiner, list[tuple[str, int, int]]]:
    first, lists = words[0][0].lower(), grammar()
    if first in lists.possessive:
        return "possessed", words[1:]
    owner = next((i for i, (word, _, _) in enumerate(words[:-1]) if _is_possessor(word)), None)
    if owner is not None:
        return "possessed", words[owner + 1 :]
    if first in lists.definite:
        return "definite", words[1:]
    if first in lists.indefinite:
        return "indefinite", words[1:]
    return "none", words


def _is_possessor(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))

"""What names are called beside them: "the actress Anna Ruiz", "Velmbank, the largest lender".

A noun right before a name, in apposition to it or said of it describes whom it names (Hearst 1992,
"Automatic acquisition of hyponyms"; Haghighi & Klein 2009, "Simple coreference resolution with
rich syntactic and semantic features").  Offices have a module of their own, ``roles``; here any
noun for a person or a firm counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.lexicon.grammar import grammar
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.referring.phrases import bare_word, is_person_noun

# Longer appositions than this are looked at no further.
_REACH = 100
_WORD = r"[^\W\d_][\w’'-]*"
_DETERMINER = r"(?:an?|the|his|her|their|its|one of the|former)"
_END = (
    r"(?=[,.;:)—–]|\s*$| (?:who|which|that|of|for|at|in|on|with|from|and|whose|based|owned|behind|"
    r"accused|convicted|charged|known|said|says)\b)"
)
_BEHIND = re.compile(
    rf",(?: (?:aged )?\d+(?:-years?-old)?,)?(?: who| which)?(?: is| was)? {_DETERMINER} "
    rf"((?:{_WORD} ){{0,6}}?)({_WORD}){_END}",
)
_SAID_OF = re.compile(
    rf" (?:is|was|remains|became) {_DETERMINER} ((?:{_WORD} ){{0,6}}?)({_WORD}){_END}"
)
_BEFORE = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) ((?:{_WORD} ){{0,6}}?)({_WORD}), $"
)
_TITLE = re.compile(rf"((?:{_WORD} ){{0,3}}?)({_WORD})[ ]$")


@dataclass(frozen=True, slots=True)
class Apposition:
    """A noun that is said of a name.

    Args:
        key: Whom it is said of.
        noun: The noun in small letters.
        modifiers: Words before it, in small letters.
        evidence: Noun and name together.
    """

    key: Key
    noun: str
    modifiers: tuple[str, ...]
    evidence: Span


def find_appositions(text: str, namings: Sequence[Naming]) -> tuple[Apposition, ...]:
    """Finds what the names of a document are called beside them.

    Args:
        text: The document's text.
        namings: Its namings, in order.

    Returns:
        In order of the names.
    """
    return tuple(found for naming in namings for found in _of_naming(text, naming))


def _of_naming(text: str, naming: Naming) -> Iterator[Apposition]:
    key, span, title = naming.key, naming.mention.span, naming.mention.title
    if key is None or key[0] not in ("person", "organization"):
        return
    start = min(span.start, title.start) if title is not None else span.start
    behind = text[span.end : span.end + _REACH]
    before = text[max(0, start - _REACH) : start]
    before = before[before.rfind("\n") + 1 :]
    for pattern in (_BEHIND, _SAID_OF):
        hit = pattern.match(behind.partition("\n")[0])
        if hit is not None and _is_noun(hit[2], key):
            yield _make(key, hit, Span(span.start, span.end + hit.end(2)))
    # Behind a comma, or the last four words: looking for both everywhere costs most of the time.
    enclosed = before if before.endswith(", ") else ""
    for pattern, near in ((_BEFORE, enclosed), (_TITLE, " ".join(before.rsplit(" ", 5)[-5:]))):
        hit = pattern.search(near)
        if hit is not None and _is_noun(hit[2], key):
            yield _make(key, hit, Span(start - len(near) + hit.start(2), span.end))
    if title is not None and title.start < span.start:
        words = title.of(text).lower().split()
        if words and _is_noun(words[-1], key):
            evidence = Span(title.start, span.end)
            yield Apposition(key, words[-1], tuple(words[:-1]), evidence)


def _make(key: Key, hit: re.Match[str], evidence: Span) -> Apposition:
    modifiers = tuple(bare_word(word.lower()) for word in hit[1].split())
    return Apposition(key, hit[2].lower(), modifiers, evidence)


def _is_noun(word: str, key: Key) -> bool:
    """Whether a word is a singular noun for what a key is; a capital would make it a name."""
    if key[0] == "person":
        return is_person_noun(word.lower()) and (word.islower() or "-" in word)
    return word in grammar().firms or (word.endswith("maker") and word.islower())

"""Who does what a verb says: the words before it, read from the verb to the left.

Only what is plain is taken: a pronoun, or words that begin and end as a name or a description
does, right between the verb and the border of its clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from rashomon.lexicon.inflection import words
from rashomon.lexicon.names import name_words

Strength = Literal["pronoun", "name", "people", "noun"]

BE = words("is are was were am 'm 're be been being isn't aren't wasn't weren't")
"""Forms of "be": before a participle they make a passive, before an adjective an attitude."""
PRONOUNS = words("i we he she they")
"""Pronouns that stand for somebody who can speak."""
OWNERS = words("my our his her their")
"""Possessive pronouns of the same."""

_MOST_PASSED = 10
"""Auxiliaries and adverbs between subject and verb."""
_MOST_WORDS = 10
"""Words of a description."""
_SHARED = 30
"""Words between two verbs of one subject."""
_MOST_INSERTED = 20
"""Words between the commas after a subject: "the ministry, which …, said"."""
_AUXILIARIES = BE | words(
    "has have had 've 'd 's will would 'll do does did hasn't haven't hadn't won't wouldn't don't "
    "doesn't didn't can't cannot not n't"
)
_POSSIBLE = words("may might can could should must couldn't shouldn't")
_PASSED = words(
    "also already still just really even ever never now then later once long first only always "
    "often again further all likely not so ago soon both each today yesterday tomorrow earlier "
    "recently reportedly on monday tuesday wednesday thursday friday saturday sunday"
)
_ADVERBS_IN_LY = 4  # letters of the shortest, "only"; "ally" and "July" are no adverbs
_NO_ADVERBS = words("family ally july italy assembly reply supply company bully")
_BORDERS = words(
    "that and or but because while as if when whether what how why where which who whom after "
    "before since although though until unless so than because said says saying whereas"
)
_MARKS = frozenset(',;:.!?()[]"“”«»–—-') | {"``", "''", "--", "‘", "...", "…"}
_STARTS = words(
    "the a an this that these those some many most all several both other two three four five six "
    "seven eight nine ten dozens hundreds thousands no another his her its our their my your "
    "former senior local top more few one u.s."
)
_COUNTS = words(
    "both many most some several all one two three four five six seven eight nine ten dozens "
    "hundreds thousands half more less than about nearly almost over majority a vast percent"
)
_ARTICLES = words("the a an")
_LINKS = words("of for from in at with on to by about near against")
_CONDITIONS = words("if unless")
_NO_BODIES = words("trust cross front watch service press campaign initiative conference defense")
"""Words of bodies' names that alone mean something else."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and how its verb stands.

    Attributes:
        first: Its first word.
        stop: After its last word.
        strength: How sure it is that it can speak; `noun` is any description.
        verb_first: First word of the verb with its auxiliaries.
        has_be: A form of "be" is among them, or the verb is a participle that stands alone.
        is_possible: What is said of it is only possible, conditional or asked for.
        border: The word before the subject, in small letters; empty at the beginning.
    """

    first: int
    stop: int
    strength: Strength
    verb_first: int
    has_be: bool
    is_possible: bool
    border: str


def find_subject(
    surfaces: Sequence[str], low: Sequence[str], verb: int, last: Subject | None
) -> Subject | None:
    """Find the subject of a finite verb.

    Args:
        surfaces: Words and marks of one sentence.
        low: The same in small letters.
        verb: Index of the verb.
        last: Subject of the reporting verb before it, for "said so and denied it".

    Returns:
        The subject, or `None` where there is none that is plain.
    """
    stop = verb
    while stop > 0 and verb - stop < _MOST_PASSED and _is_passed(low, stop - 1):
        stop -= 1
    group = set(low[stop:verb])
    if "to" in low[max(0, stop - 1) : verb] or not stop:
        return None
    has_be, possible = bool(group & (BE | {"'s"})), bool(group & _POSSIBLE)
    near = last is not None and verb - last.verb_first < _SHARED
    if low[stop - 1] == "," and stop == verb and low[verb].endswith("ing"):
        # "…, claiming that": a participle whose subject is that of its clause.
        return replace(last, verb_first=verb, has_be=True, border=",") if last and near else None
    if low[stop - 1] in ("and", "but") and last is not None and near:
        return _share(last, low, stop, verb, has_be, possible)
    if low[stop - 1] == ",":
        start = _skip_insertion(low, stop - 1)
        return _build(surfaces, low, start, stop, has_be, possible) if start else None
    return _build(surfaces, low, stop, stop, has_be, possible)


def find_owner(surfaces: Sequence[str], low: Sequence[str], stop: int) -> Subject | None:
    """Find who owns a noun: "his", "the ministry's".

    Args:
        surfaces: Words and marks of one sentence.
        low: The same in small letters.
        stop: Index of the noun, or of the first adjective before it.

    Returns:
        The owner, its "'s" left out, or `None`.
    """
    if stop and low[stop - 1] in OWNERS:
        return Subject(stop - 1, stop, "pronoun", stop, False, False, "")
    if stop < 2 or low[stop - 1] not in ("'s", "'") or low[stop - 2] in PRONOUNS:
        return None
    first = stop - 1
    while first and stop - first <= _MOST_WORDS and surfaces[first - 1][:1].isupper():
        first -= 1
    if first < stop - 1 and low[first] not in _STARTS | name_words().openers:
        first -= first > 0 and low[first - 1] == "the"
        return Subject(first, stop - 1, "name", stop, False, False, "")
    return _build(surfaces, low, stop - 1, stop, False, False)


def _is_passed(low: Sequence[str], at: int) -> bool:
    word = low[at]
    if word == "'s":
        return at > 0 and low[at - 1] in PRONOUNS
    if word in ('"', "“") and at > 0:
        return low[at - 1] in BE | {"'s"}
    if word in _AUXILIARIES or word in _PASSED or word in _POSSIBLE:
        return True
    return word.endswith("ly") and len(word) >= _ADVERBS_IN_LY and word not in _NO_ADVERBS


def _share(
    last: Subject, low: Sequence[str], stop: int, verb: int, has_be: bool, possible: bool
) -> Subject | None:
    """The subject before, for a second verb that is finite by its form or by an auxiliary."""
    if stop == verb and not low[verb].endswith(("ed", "s", "aid", "old")):
        return None
    border = low[stop - 1]
    return Subject(last.first, last.stop, last.strength, stop, has_be, possible, border)


def _skip_insertion(low: Sequence[str], comma: int) -> int:
    """Index of the comma that opens what another closes; 0 where there is none near."""
    for at in range(comma - 1, max(0, comma - 1 - _MOST_INSERTED), -1):
        if low[at] == ",":
            return at
        if low[at] in ('"', "“", "”", ";", ":"):
            break
    return 0


def _build(
    surfaces: Sequence[str], low: Sequence[str], stop: int, verb: int, has_be: bool, possible: bool
) -> Subject | None:
    """The subject that ends at `stop`, if it reads like one from its border on."""
    if low[stop - 1] in PRONOUNS:
        first = stop - 1
        strength: Strength | None = "pronoun"
    else:
        first = _find_start(low, stop)
        strength = _find_strength(surfaces, low, first, stop)
    border = low[first - 1] if first else ""
    # Of "what we tell our customers is" the content stands before and behind.
    if strength is None or border in _AUXILIARIES or border in ("to", "what"):
        return None
    possible = possible or border in _CONDITIONS
    return Subject(first, stop, strength, verb, has_be, possible, border)


def _find_start(low: Sequence[str], stop: int) -> int:
    """Where the clause begins whose first words end at `stop`."""
    first = stop
    while first and stop - first <= _MOST_WORDS:
        word = low[first - 1]
        if word in _BORDERS or word in _MARKS or word in _AUXILIARIES:
            break
        first -= 1
    # "The reason | the firm paid": a clause without its "that" begins at the second article.
    inner = (at for at in range(stop - 1, first, -1) if low[at] in _ARTICLES)
    return next((at for at in inner if low[at - 1] not in _LINKS), first)


def _find_strength(
    surfaces: Sequence[str], low: Sequence[str], first: int, stop: int
) -> Strength | None:
    """How sure some words are a description of somebody; `None` if they are none."""
    least = low[first : first + 2] == ["at", "least"]
    if not 0 < stop - first <= _MOST_WORDS or (low[first] in _LINKS and not least):
        return None
    # Of "both of the presidents", "52 % of workers" the head stands behind "of".
    counted = _skip_count(low, first, stop)
    links = [at for at in range(max(first, counted) + 1, stop) if low[at] in _LINKS]
    head = (links[0] if links else stop) - 1
    if head < first or (links and links[-1] == stop - 1):
        return None
    strength = _judge_head(surfaces, low, max(first, counted), head)
    opens = least or counted or low[first] in _STARTS or surfaces[first][:1].isupper()
    if not opens and (strength != "people" or first != head):
        return None
    return None if links and strength == "noun" else strength


def _skip_count(low: Sequence[str], first: int, stop: int) -> int:
    """Where the words after a count and "of" begin; 0 where no count opens a description."""
    at = first
    while at < stop and (low[at] in _COUNTS or not low[at].isalpha()):
        at += 1
    return at + 1 if first < at < stop - 1 and low[at] == "of" else 0


def _judge_head(
    surfaces: Sequence[str], low: Sequence[str], first: int, head: int
) -> Strength | None:
    lists = name_words()
    word = low[head]
    if not set(low[first:head]).isdisjoint(PRONOUNS | _PASSED - _STARTS):
        return None
    if any(_is_name_before_other(surfaces, low, at) for at in range(first, head)):
        return None
    if is_speaker(word):
        return "people"
    if not word[:1].isalpha() or word in _STARTS:
        return None
    if surfaces[head] in lists.demonyms | lists.calendar:
        return None
    # A first word has its capital anyway; in the plural it is mostly no name ("Documents show").
    if surfaces[head][:1].isupper() and (head or not word.endswith("s")):
        # What is no title before a name is a verb or worse: "the paper gave Mr Ruiz".
        plain = all(
            surfaces[at][:1].isupper() or low[at] in _STARTS or is_speaker(low[at])
            for at in range(first, head)
        )
        return "name" if plain and (head or word not in lists.openers) else None
    # "The firm concealed | evidence that": a participle or verb is no head.
    return "noun" if head > first and not word.endswith("ed") else None


def _is_name_before_other(surfaces: Sequence[str], low: Sequence[str], at: int) -> bool:
    """Whether a name is followed by what no description goes on with: "Ruiz takes | office"."""
    is_name = surfaces[at][:1].isupper() and low[at] not in _STARTS
    following = surfaces[at + 1]
    if not is_name or surfaces[at] in name_words().demonyms or not following[:1].islower():
        return False
    return not is_speaker(following) and following not in _LINKS


def is_speaker(noun: str) -> bool:
    """Whether a noun in small letters, in any number, is of people or of a body that speaks."""
    return bool({noun, noun.removesuffix("s"), noun.removesuffix("es")} & _speaking_nouns())


@cache
def _speaking_nouns() -> frozenset[str]:
    """Small letters of the nouns, in the singular, whose bearers speak."""
    lists = name_words()
    bodies = {word.lower() for word in lists.organizations | lists.governments}
    return (lists.people | lists.offices | lists.plurals | bodies) - _NO_BODIES

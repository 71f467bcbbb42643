"""Whether two names may be one person's, and by which rule.

Rules and a bounded edit distance in place of one score: given names and surnames differ in what a
difference means (Christen 2006, "A Comparison of Personal Name Matching: Techniques and Practical
Issues"; Cohen, Ravikumar & Fienberg 2003, "A Comparison of String Distance Metrics for
Name-Matching Tasks").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import OSA, JaroWinkler

from rashomon.lexicon.name_variants import name_variants
from rashomon.resolve.names.names import spelling_key
from rashomon.resolve.names.persons import PersonName, fills, given_sexes, sex_of

Relation = Literal["same", "initial", "variant", "slip", "akin", "other"]

# Four of five misspellings are one letter left out, put in, changed or swapped with the next
# (Damerau 1964, "A technique for computer detection and correction of spelling errors").
_ONE_EDIT = 1
# In shorter words one edit more often makes another name ("Marta", "Maria").
_SHORTEST = 6
# In shorter surnames of two documents another letter as often makes two ("Jensen", "Jansen").
_SHORTEST_APART = 7
# Winkler 1990 takes pairs from about 0.9 for agreeing; with one edit this asks that it stand late.
_AGREEING = 0.9
_VOWELS = frozenset("aeiou")
# Consonants that languages of Europe write for each other.
_ALIKE = tuple(map(frozenset, ("sz", "ck", "cs", "gh", "vw", "vf", "bv", "dt", "kq", "mn")))
_SHORT_ENDING = re.compile(r"([^\Waeiou])\1(?:ie|ey|y|i|ee)\Z")
_REMEMBERED = 65_536


def same_person(left: PersonName, right: PersonName, *, together: bool) -> str | None:
    """Whether two full names may be one person's.

    Args:
        left: A name with given name and surname.
        right: Another, whose id is different.
        together: Whether one document holds both.

    Returns:
        Slug of the rule that says so, or ``None``.
    """
    if left.suffix != right.suffix:
        return None
    if left.pattern or right.pattern:
        restored = _restored(left, right)
        if restored or (left.pattern and right.pattern):
            return restored
    if left.surname == right.surname:
        return _by_given(left, right) or _part(left, right)
    if set(left.tokens) == set(right.tokens):
        return "name.order" if _swapped(left, right) else None
    if left.tokens[:-1] == right.tokens[:-1]:
        if _has_particle(left, right) or _has_particle(right, left):
            return "name.spelling"
        return _by_surname(left, right, together)
    return "name.longer" if together and _opens(left, right) else None


def _has_particle(left: PersonName, right: PersonName) -> bool:
    """DeNiro and De Niro."""
    return bool(right.particle) and left.surname == spelling_key(right.particle + right.surname)


def conflict(left: PersonName, right: PersonName) -> bool:
    """Whether two names cannot be one person's, whatever other names may stand between them."""
    if left.suffix != right.suffix:
        return True
    if left.pattern or right.pattern:
        return False
    sexes = {sex_of(left), sex_of(right)} - {None}
    if left.surname != right.surname or _part(left, right):
        return False
    if _is_nickname(left, right) or _is_nickname(right, left):
        return False
    return len(sexes) == 2 or align(left.given, right.given) == "other"


def fits_initials(initials: PersonName, name: PersonName) -> bool:
    """Whether initials before a surname may stand for a fuller name with that surname.

    Args:
        initials: "J. Stern".
        name: "John F. Stern".
    """
    if initials.surname != name.surname or initials.suffix != name.suffix:
        return False
    letters = [word[0] for word in name.given]
    rest = iter(letters)
    return letters[:1] == [initials.plain[0]] and all(word in rest for word in initials.given)


def _by_given(left: PersonName, right: PersonName) -> str | None:
    rules: Mapping[Relation, str] = {
        "same": "name.middle",
        "initial": "name.middle",
        "variant": "name.variant",
        "slip": "name.misspelt",
    }
    if _is_nickname(left, right) or _is_nickname(right, left):
        return "name.variant"
    if len({sex_of(left), sex_of(right)} - {None}) == 2:
        return None
    return rules.get(align(left.given, right.given))


def _is_nickname(left: PersonName, right: PersonName) -> bool:
    """Whether one name prints the other's given name as a nickname."""
    return len(right.given) == 1 and right.given[0] == left.nickname


_STRENGTH: tuple[Relation, ...] = ("same", "initial", "variant", "slip", "akin", "other")


def align(left: tuple[str, ...], right: tuple[str, ...]) -> Relation:
    """How two rows of given names are related.

    The shorter row must stand in the longer in its order; what is left over must be a middle name
    or a leading initial ("J. Scott").

    Args:
        left: Given names of one, folded.
        right: Those of the other.

    Returns:
        The weakest relation of those set against each other; ``other`` where they contradict.
    """
    short, long = sorted((left, right), key=lambda row: (len(row), row))
    first = relation(short[0], long[0])
    if first == "other" and len(long) > len(short) and len(long[0]) == 1:
        long = long[1:]
        first = relation(short[0], long[0])
    weakest, at = first, 1
    for word in short[1:]:
        found = next((n for n in range(at, len(long)) if relation(word, long[n]) != "other"), None)
        if found is None or (found > at and 1 in (len(word), len(long[found]))):
            return "other"  # "George W." is not "George H. W."
        weakest = max(weakest, relation(word, long[found]), key=_STRENGTH.index)
        at = found + 1
    return weakest


@lru_cache(maxsize=_REMEMBERED)
def relation(left: str, right: str) -> Relation:
    """How two given names are related.

    Args:
        left: A given name, folded.
        right: Another.

    Returns:
        ``same``; ``initial`` of the other; ``variant``; ``slip`` for a misspelling; ``akin`` for
        two short forms of one name, which say neither that it is one person nor that it is not;
        ``other``.
    """
    if left == right or _respelt(left) == _respelt(right):
        return "same"
    if 1 in (len(left), len(right)):
        return "initial" if left[0] == right[0] else "other"
    groups, one, other = _variants(), spelling_key(left), spelling_key(right)
    ours, theirs = groups.get(one, frozenset()), groups.get(other, frozenset())
    if other in ours or one in theirs:
        return "variant"
    if left in given_sexes() and right in given_sexes():
        return "akin" if ours & theirs else "other"
    if _is_slip(one, other, exact_end=True):
        return "slip"
    return "akin" if ours & theirs else "other"


def _respelt(given: str) -> str:
    """Spelling key with the ending of short forms as one: Bettie, Betty."""
    return _SHORT_ENDING.sub(r"\1i", spelling_key(_SHORT_ENDING.sub(r"\1\1i", given)))


@cache
def _variants() -> Mapping[str, frozenset[str]]:
    """Spelling keys of the names that each given name may stand for."""
    found: dict[str, set[str]] = {}
    tables = name_variants()
    pairs = ((row[0], short) for row in tables.short_forms for short in row[1:])
    for group in ([spelling_key(name) for name in row] for row in (*tables.given, *pairs)):
        for name in group:
            found.setdefault(name, set()).update(group)
    return {name: frozenset(others - {name}) for name, others in found.items()}


def _by_surname(left: PersonName, right: PersonName, together: bool) -> str | None:
    """One given name, and surnames one slip apart."""
    if len(left.tokens[0]) < 3 or (sex_of(left) is None and _is_gendered(left, right)):
        return None
    one, other = left.surname, right.surname
    if not together and len(one) == len(other) < _SHORTEST_APART and not _is_swap(one, other):
        return None
    slip = _is_slip(one, other, exact_end=False) or _is_gendered(left, right)
    return "name.misspelt" if slip and (together or not _adds_consonant(one, other)) else None


def _is_gendered(left: PersonName, right: PersonName) -> bool:
    """Petrov and Petrova may be two people where the given name is a man's and a woman's."""
    short, long = sorted((left.surname, right.surname), key=len)
    return long == short + "a" and short.endswith(("v", "n"))


def is_misspelling(left: str, right: str) -> bool:
    """Whether one surname is likely to be the other misspelt in the same document.

    Args:
        left: Spelling key of a surname.
        right: Spelling key of another.
    """
    return _is_slip(left, right, exact_end=False)


@lru_cache(maxsize=_REMEMBERED)
def _is_slip(left: str, right: str, *, exact_end: bool) -> bool:
    """Whether one word is the other with one likely slip.

    Args:
        left: A spelling key.
        right: Another.
        exact_end: Whether the last letters must agree: those of given names tell sex.
    """
    if min(len(left), len(right)) + 1 < _SHORTEST or left[0] != right[0]:
        return False
    if OSA.distance(left, right, score_cutoff=_ONE_EDIT) > _ONE_EDIT:
        return False
    if JaroWinkler.similarity(left, right) < _AGREEING:
        return False
    at_end = left[:-1] == right[:-1] or left == right[:-1] or left[:-1] == right
    ours, theirs = _rests(left, right)
    if len(ours) != len(theirs):
        return not at_end
    if len(ours) > 1:
        return True  # two letters swapped
    pair = frozenset(ours + theirs)
    return (pair <= _VOWELS and not at_end) or (pair in _ALIKE and not (at_end and exact_end))


def _adds_consonant(left: str, right: str) -> bool:
    """Johnson and Johnston: both are names, so only one document may take them for one."""
    ours, theirs = _rests(left, right)
    return len(ours) != len(theirs) and (ours or theirs) not in _VOWELS


def _is_swap(left: str, right: str) -> bool:
    """Whether two words differ by two letters that changed places."""
    return sorted(left) == sorted(right)


def _rests(left: str, right: str) -> tuple[str, str]:
    """What stands between the beginning and the end that two words share."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    left, right = left[start:], right[start:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return left, right


def _restored(left: PersonName, right: PersonName) -> str | None:
    """A name with lost letters, and one that they may be put back from."""
    damaged, whole = (left, right) if left.pattern else (right, left)
    if whole.pattern:
        return None
    return "name.damaged" if fills(damaged.pattern, " ".join(whole.plain)) else None


def _part(left: PersonName, right: PersonName) -> str | None:
    """The last words of a longer name: "López Obrador", "Crawford Smith".

    Where only two words are left, the first must be no given name that others bear.
    """
    short, long = sorted((left.tokens, right.tokens), key=len)
    if len(short) == len(long) or long[-len(short) :] != short:
        return None
    name = left if left.tokens == short else right
    whole = len(short) > 2 or name.plain[0] not in given_sexes()
    return "name.part" if whole and len(name.plain[0]) > 1 else None


def _opens(left: PersonName, right: PersonName) -> bool:
    """Whether one name is the other with a further surname ("Ana Ruiz", "Ana Ruiz Stern")."""
    short, long = sorted((left.tokens, right.tokens), key=len)
    return len(long) == len(short) + 1 and long[: len(short)] == short and len(short[-1]) > 1


def _swapped(left: PersonName, right: PersonName) -> bool:
    """The surname first: two names of whose words not both are given names."""
    if len(left.tokens) != 2 or left.tokens != right.tokens[::-1]:
        return False
    return not all(word in given_sexes() for word in left.plain)

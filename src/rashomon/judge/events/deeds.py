"""One deed by several words: "seized" and "took", "met" and "the talks", "invaded" and "attack".

Verbs and nouns of one row can tell one deed; whether two reports do is left to who took part, and
where, and what else they tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rashomon.lexicon.inflection import noun_forms, verb_forms
from rashomon.text.stems import stem
from rashomon.text.words import word_set

# Deed → verbs, and nouns.  What may be told every day anew ("said", "moved") has no row.
_VERBS: Mapping[str, str] = {
    "meet": "meet receive host",
    "seize": "take seize capture occupy conquer overrun",
    "invade": "invade attack",
    "strike": "attack strike shell bomb bombard hit raid",
    "decide": "rule decide",
    "arrest": "arrest detain",
    "resign": "resign quit",
    "release": "release free",
}
_NOUNS: Mapping[str, str] = {
    "meet": "meeting talk summit encounter",
    "seize": "seizure capture occupation takeover",
    "invade": "invasion offensive attack",
    "strike": "attack strike shelling bombing bombardment raid airstrike",
    "decide": "ruling decision verdict judgment judgement",
    "arrest": "arrest detention",
    "resign": "resignation",
    "release": "release",
}
_LAUNCHING = word_set("launch mount stage conduct issue hand give get start begin hold take")
"""Verbs that leave it to the noun behind them to tell the deed: "launched an offensive"."""
_GENERIC = word_set("neighbor neighbour neighboring neighbouring state country nation military war")
"""Words beside an invasion that name nothing other than the country invaded."""


def _table(
    rows: Mapping[str, str], inflect: Callable[[str], Iterable[str]]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for deed, row in rows.items():
        for form in {form for lemma in word_set(row) for form in inflect(lemma)}:
            found.setdefault(form, set()).add(deed)
    return {form: frozenset(deeds) for form, deeds in found.items()}


_BY_VERB = _table(_VERBS, verb_forms)
_BY_NOUN = _table(_NOUNS, noun_forms)
_LAUNCHED = frozenset(form for lemma in _LAUNCHING for form in verb_forms(lemma))
_TELLING = frozenset(map(stem, {*_BY_VERB, *_BY_NOUN, *_LAUNCHED}))
_COUNTRY = frozenset(map(stem, _GENERIC))
_LEAST_MATTER = 2
"""Words that two decisions of rough time must share: what is decided."""
_REACH = 8
"""Words behind "launched" within which its noun stands."""


def find_deeds(forms: tuple[str, ...], head: int) -> frozenset[str]:
    """What a report tells as done.

    Args:
        forms: Its words, in small letters.
        head: Index of the word that tells what is done.

    Returns:
        Deeds that the word may tell; none for most words.
    """
    word = forms[head]
    if word in _LAUNCHED:
        for form in forms[head + 1 : head + 1 + _REACH]:
            if form in _BY_NOUN:
                return _BY_NOUN[form]
    return _BY_VERB.get(word, frozenset()) | _BY_NOUN.get(word, frozenset())


@dataclass(frozen=True, slots=True)
class Deed:
    """A report by what tells its deed from others.

    Args:
        deeds: What may be done in it.
        actors: For whom those who take part speak in the end.
        persons: Persons who take part.
        names: Places named in it, but for states that take part.
        words: Stems of its words; no names, and no titles, which say nothing of the deed.
        exact: Whether its time is a day.
    """

    deeds: frozenset[str]
    actors: frozenset[str]
    persons: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    exact: bool


def is_same(left: Deed, right: Deed) -> bool:
    """Whether two reports whose times fit tell one deed.

    Each may leave untold what the other tells, of persons and of places; none may tell another.

    Args:
        left: One of them.
        right: The other.
    """
    shared = left.deeds & right.deeds
    if not shared or not _fit(left, right):
        return False
    actors, names = left.actors & right.actors, left.names & right.names
    one, two = left.words - _TELLING, right.words - _TELLING
    if not (left.exact and right.exact):
        if not actors:
            return False
        # A country is invaded once, and a court decides a matter once.
        invaded = "invade" in shared and not (one | two) - _COUNTRY
        return invaded or ("decide" in shared and len(one & two) >= _LEAST_MATTER)
    if shared == {"meet"}:
        return len(actors) >= 2
    if one and two and not one & two:
        return False
    return bool(actors or names) and bool(one & two or names or len(actors) >= 2)


def are_apart(left: Deed, right: Deed) -> bool:
    """Whether two reports of a like deed tell two: of others, elsewhere, or of other matters.

    Args:
        left: One of them.
        right: The other.
    """
    one, two = (deed.words - _TELLING - _COUNTRY for deed in (left, right))
    return not _fit(left, right) or bool(one and two and not one & two)


def _fit(left: Deed, right: Deed) -> bool:
    sides = (
        (left.actors, right.actors),
        (left.persons, right.persons),
        (left.names, right.names),
    )
    return all(one <= two or two <= one for one, two in sides)

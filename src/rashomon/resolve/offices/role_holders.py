"""Who holds an office: the name beside its phrase.

The patterns are those by which names and descriptions are put beside one another in news prose
(Hearst 1992, "Automatic Acquisition of Hyponyms"; for names and titles Fleischman, Hovy &
Echihabi 2003, "Offline Strategies for Online Question Answering"): a title before a name, an
apposition behind it or before it, and a clause that says that somebody is something.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.lexicon.inflection import words as word_set
from rashomon.resolve.offices.role_phrases import Phrase
from rashomon.resolve.offices.role_words import Unit, Words
from rashomon.resolve.offices.states import cue_verbs

_COPULAS: tuple[tuple[str, ...], ...] = (
    ("serves", "as"),
    ("works", "as"),
    ("was", "named"),
    ("was", "appointed"),
    ("was", "elected"),
    ("has", "been"),
    ("is", "now"),
    ("is", "currently"),
    ("is", "also"),
    ("is",),
    ("became",),
    ("remains",),
)
_CONDITIONS = frozenset({"if", "when", "unless", "whether", "once", "until", "should", "were"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady"})
_ENDS = frozenset({",", ".", ";", ":", ")", "]", "—", "–", "-", "!", "?", "”", '"', ""})
_OPENS = frozenset({",", "(", "—", "–", "-", "["})
_SHORTENED = frozenset(
    {"Gov", "Gen", "Sen", "Rep", "Pres", "Col", "Capt", "Lt", "Maj", "Sgt", "Adm"}
)
_RELATIVE = frozenset({"who", "whose", "and", "in", "on", "at", "of"})
_GOES_ON = word_set("has have had is was will would")
# Names after a plural ("presidents A, B and C"), at most.
_NAMES = 6


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds an office.

    Args:
        holders: The names, in order; empty where none stands beside the phrase.
        rule: How they were found; ``role.phrase`` without one.
        owner: What stands behind the name and says whose office it is ("President A | of B").
    """

    holders: tuple[Unit, ...]
    rule: str
    owner: Unit | None = None


NOBODY = Held((), "role.phrase")


def find_holder(words: Words, phrase: Phrase) -> Held:
    """Finds who holds the office of a phrase.

    Args:
        words: The document's words with its units.
        phrase: The phrase.

    Returns:
        The names beside it; nobody where two could be meant.
    """
    titled = _after_title(words, phrase)
    if titled is not None:
        return titled
    if phrase.plural:
        return NOBODY
    before, after = _before(words, phrase), _behind(words, phrase)
    if before is not None and after is not None:
        return NOBODY
    return before or after or _subject(words, phrase) or NOBODY


def _person_at(words: Words, index: int) -> Unit | None:
    """The person whose name begins at a word, up to a title of courtesy."""
    while words.word(index) in _HONORIFICS or (words.word(index) == "." and index):
        index += 1
        if words.word(index) == "\n":
            return None
    return words.person(index)


def _after_title(words: Words, phrase: Phrase) -> Held | None:
    """As in "Foreign Minister | Ruiz", "presidents | Ruiz and Stern"."""
    own = words.inside.get(phrase.offices[0].first)
    at = phrase.noun_end
    if own is not None and own.kind == "person":
        if own.last <= at:
            return None  # the title alone, taken for a name
        name: Unit | None = own
    elif words.word(at) == ".":
        name = words.person(at + 1) if words.words[at - 1] in _SHORTENED else None
    else:
        name = _person_at(words, at)
    if name is None:
        return None
    if phrase.plural:
        return Held(_names(words, name), "role.title-plural")
    unit = None
    if words.word(name.last) == "of" and not phrase.owners:
        start = name.last + 2 if words.word(name.last + 1) == "the" else name.last + 1
        unit = words.at.get(start)
    return Held((name,), "role.title", unit)


def _names(words: Words, first: Unit) -> tuple[Unit, ...]:
    """The names of a list that begins with one."""
    found = [first]
    while len(found) < _NAMES:
        at = found[-1].last
        while words.word(at) in (",", "and"):
            at += 1
        following = _person_at(words, at) if at > found[-1].last else None
        if following is None:
            break
        found.append(following)
    return tuple(found)


def _before(words: Words, phrase: Phrase) -> Held | None:
    """As in "Ruiz, | the spokesman for the ministry," and "Ruiz (CEO of …)"."""
    at = phrase.start - 1
    if words.word(at) not in _OPENS:
        return None
    if words.word(at - 1).isdigit() and words.word(at - 2) == ",":
        at -= 2  # "Ruiz, 45, a professor"
    name = words.ending.get(at)
    if name is None or name.kind != "person" or not _closes(words, name, phrase.last):
        return None
    return Held((name,), "role.apposition")


def _closes(words: Words, name: Unit, index: int) -> bool:
    """Whether an apposition to a name may end before a word.

    The second comma is sometimes left out before a verb; but in "According to Ruiz, the minister
    agreed" there is no apposition at all.
    """
    word = words.word(index)
    if word in _ENDS or word in _RELATIVE or word.startswith("\n"):
        return True
    if words.word(index + 1) == "," or (word not in _GOES_ON and word not in cue_verbs()):
        return False
    before = words.word(name.first - 1)
    return before in _ENDS or before.startswith("\n") or name.first - 1 in words.inside


def _behind(words: Words, phrase: Phrase) -> Held | None:
    """As in "the spokesman for the ministry, | Ruiz,"."""
    if words.word(phrase.last) not in (",", "—", "–", "(") or not phrase.definite:
        return None
    name = _person_at(words, phrase.last + 1)
    if name is None or not ends_aside(words, name.last):
        return None
    return Held((name,), "role.apposition-after")


def ends_aside(words: Words, index: int) -> bool:
    """Whether a name stands alone between two marks, and begins no list.

    Args:
        words: The document's words with its units.
        index: Index after the name.
    """
    word = words.word(index)
    if word not in _ENDS and not word.startswith("\n"):
        return False
    return not (word == "," and _person_at(words, index + 1) is not None)


def _subject(words: Words, phrase: Phrase) -> Held | None:
    """As in "Ruiz is | the head of …", "Ruiz, who is | the head of …"."""
    at = phrase.start
    for verbs in _COPULAS:
        if words.phrase(at - len(verbs), at) == " ".join(verbs):
            end = at - len(verbs)
            if words.word(end - 1) == "who":
                end -= 2 if words.word(end - 2) == "," else 1
            name = words.ending.get(end)
            if name is not None and name.kind == "person" and not _is_condition(words, name):
                return Held((name,), "role.copula")
    return None


def _is_condition(words: Words, name: Unit) -> bool:
    """As in "if | Ruiz is the candidate": nobody says that it is so."""
    at = name.first - 1
    while words.word(at) == "." or words.word(at) in _HONORIFICS:
        at -= 1
    return words.word(at) in _CONDITIONS

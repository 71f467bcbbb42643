"""Descriptions of public bodies: "the foreign ministry in Moscow", "the Velmian army".

One body has many descriptions: its state as an adjective, a possessor, a town or behind "of", and
what it is for before or behind its noun.  All of them lead to one key, which is made of the kind
of body and the state.  A body without a state ("the ministry") is the only one of its kind that
the document names with one; with more than one it stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.lexicon.inflection import words as word_set
from rashomon.lexicon.roles import role_words
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.offices.portfolios import portfolio_after, portfolio_before
from rashomon.resolve.offices.role_words import Unit, Words
from rashomon.resolve.offices.states import States, cue_verbs, state_key
from rashomon.resolve.offices.town_police import find_police

# No entry of the lists has more words.
_LONGEST = 4
_MINISTRIES = frozenset({"ministry", "department"})
# Bodies abroad: "in" tells where they are, not whose they are.
_ABROAD = frozenset({"embassy", "consulate", "permanent mission", "delegation"})
# Forces are often in another state than their own.
_FORCES = frozenset({"armed forces", "navy", "air force", "police"})
# As adjectives these say something else: "military operations", "state visit", "police car".
_ALSO_ADJECTIVES = frozenset({"military", "state", "police", "side", "cabinet", "army"})
# Which of them "the …" alone may mean, where the document names one only.
_ALONE = frozenset({"embassy", "consulate"})
# The same of somebody's staff.  A campaign is a body where it acts or owns, else a race.
_STAFF_ALONE = frozenset({"administration", "campaign"})
_SHORT = frozenset({"mod", "mfa"})
# "The Islamic State in …", "her home state of …": only an adjective makes these a government.
_AFTER_ADJECTIVE = frozenset({"state", "side", "leadership", "cabinet"})
_BETWEEN = word_set(
    "federal central national provisional transitional interim own permanent democratic ruling "
    "current new former state royal"
)
_FOLLOWS = word_set(
    "has have had is are was were will would can could may might must does did and or but of in "
    "on at for from to by with as that which who while when after before over against not also "
    "itself then officials"
)
_ACTS = frozenset({"has", "had", "would", "will", "did", "itself"})
_INITIALS = 8
_CAMPAIGN = "campaign of "


@dataclass(frozen=True, slots=True)
class Body:
    """A description of a body.

    Args:
        document: Document id.
        span: Its words, without a leading article.
        key: The body.
        head: The word that names its kind ("ministry").
        part_of: The state, or the person, that it is a body of; ``None`` for a state's
            government itself.
        rule: ``body.state`` where words beside it name the state, ``body.staff`` for somebody's
            office, ``body.seat`` for the name of a house, ``body.short`` for initials that the
            document explains, ``body.only`` for the only one of its kind,
            ``place.government`` for a place's name that stands for its government.
    """

    document: str
    span: Span
    head: Span
    key: Key
    part_of: Key | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A body by word index: its kind, and the state or person it belongs to if that is told."""

    first: int
    last: int
    kind: str
    head: int
    state: str | None = None
    owner: Key | None = None
    rule: str = "body.state"


def body_key(kind: str, state: str) -> Key:
    """The key of a body of a state.

    Args:
        kind: What it is ("foreign ministry").
        state: Name of the state.

    >>> body_key("foreign ministry", "Peru")
    ('government', 'foreign ministry of peru')
    """
    return ("government", f"{kind} of {state.lower()}")


def office_key(person: Key, noun: str = "office") -> Key:
    """The key of somebody's office; a campaign is another body than who governs with its winner.

    Args:
        person: Key of the person.
        noun: What it is called ("administration").

    >>> office_key(("person", "ana ruiz"), "campaign")
    ('organization', 'campaign of ana ruiz')
    """
    return ("organization", (_CAMPAIGN if noun == "campaign" else "office of ") + person[1])


def is_campaign(key: Key) -> bool:
    """Whether a key is that of somebody's campaign."""
    return key[1].startswith(_CAMPAIGN)


def find_bodies(words: Words, states: States) -> tuple[Body, ...]:
    """Finds the bodies that a document describes, and puts them in place as units.

    Args:
        words: The document's words; the bodies are added to its units.
        states: The story's states.

    Returns:
        In order of position; those whose state nothing tells are left out.
    """
    found: list[_Found] = []
    starts = role_words().body_starts
    for index, low in enumerate(words.low):
        if low in starts and (not found or index >= found[-1].last):
            described = _body(words, index, states, found[-1] if found else None)
            if described is not None:
                found.append(described)
    located = list(_settled(words, found))
    taken = {index for first, last, _ in located for index in range(first, last)}
    located += [seat for seat in _seats(words) if seat[0] not in taken]
    located += _initials(words, located)
    taken = {index for first, last, _ in located for index in range(first, last)}
    located += [body for body in _town_police(words) if taken.isdisjoint(range(*body[:2]))]
    for first, last, body in located:
        state = body.key[1].removeprefix("state: ")
        words.put(Unit(first, last, body.key, body.key[0], None if state == body.key[1] else state))
    return tuple(body for _, _, body in sorted(located, key=lambda item: item[:2]))


_Located = tuple[int, int, Body]


def _body(words: Words, index: int, states: States, before: _Found | None) -> _Found | None:
    """The body whose noun begins at a word, or ``None``."""
    lists = role_words()
    unit = words.inside.get(index)
    if unit is not None and unit.kind == "person":
        return None
    last, noun = _noun(words, index)
    if noun in _SHORT and words.words[index].islower():
        return None
    if noun in _ALSO_ADJECTIVES and not _ends_phrase(words, last):
        return None
    if noun in _AFTER_ADJECTIVE and not words.words[index].islower():
        return None  # "the U.S. State | Department"
    if noun in lists.staff and (owner := _person_before(words, index)) is not None:
        return _Found(owner.first, last, noun, index, owner=owner.key, rule="body.staff")
    if noun in _STAFF_ALONE and _is_the_staff(words, index, last, noun):
        return _Found(index, last, noun, index, rule="body.only")
    kind = "government" if noun in lists.governments else lists.bodies.get(noun)
    if kind is None:
        return None
    first = index
    if kind in _MINISTRIES:
        first, last, kind = _with_portfolio(words, index, last, kind)
    return _with_state(words, _Found(first, last, kind, index), states, before)


def _noun(words: Words, index: int) -> tuple[int, str]:
    """The longest words of a body that begin here, with the index after them."""
    lists = role_words()
    for size in range(_LONGEST, 1, -1):
        phrase = words.phrase(index, index + size)
        if phrase in lists.bodies or phrase in lists.staff:
            return index + size, phrase
    return index + 1, words.low[index]


def _ends_phrase(words: Words, index: int) -> bool:
    """Whether the noun before ``index`` modifies no further noun."""
    word = words.word(index)
    if not word.isalpha() or words.words[index][0].isupper() or word in _FOLLOWS:
        return True
    return word in role_words().first_words or word in cue_verbs() or words.possessive(index)


def _person_before(words: Words, index: int) -> Unit | None:
    """The person whose office it is: "Ruiz's office", "the Ruiz administration"."""
    end = index - 1 if words.possessive(index - 1) else index
    unit = words.ending.get(end)
    if unit is None or unit.kind != "person" or unit.key is None:
        return None
    return unit if end < index or words.low[index] in ("administration", "campaign") else None


def _is_the_staff(words: Words, index: int, last: int, noun: str) -> bool:
    """Whether "the administration", "the campaign" may be the body that was named before."""
    if words.word(index - 1) != "the" or not _ends_phrase(words, last):
        return False
    acts = words.word(last) in cue_verbs() or words.word(last) in _ACTS
    return noun != "campaign" or acts or words.possessive(last)


def _with_portfolio(words: Words, index: int, last: int, kind: str) -> tuple[int, int, str]:
    """The bounds and kind of a ministry with what it is for, if that is told."""
    before = portfolio_before(words, index)
    if before is not None:
        return before[0], last, f"{before[1]} {kind}"
    after = portfolio_after(words, last)
    if after is not None:
        return index, after[0], f"{after[1]} {kind}"
    return index, last, kind


def _with_state(words: Words, body: _Found, states: States, before: _Found | None) -> _Found | None:
    """The body with the state that the words beside it name."""
    first, state = state_before(words, body.first, states)
    last = body.last
    if body.kind in _FORCES and _is_others(words, first, body):
        return None
    if words.low[body.head] in _AFTER_ADJECTIVE and not _is_government(words, first, state, last):
        return None
    if state is None and (after := state_after(words, last, body.kind, states)) is not None:
        last, state = after
    joined = before is not None and before.last + 1 == body.first
    if state is None and joined and before and words.word(before.last) in ("and", "or"):
        state, first = before.state, body.first
    if body.kind in _ABROAD and words.word(last) in ("in", "to"):
        place = _place_after(words, last)
        return replace(body, first=first, state=state, kind=body.kind + place)
    return replace(body, first=first, last=last, state=state)


def _is_others(words: Words, first: int, body: _Found) -> bool:
    """Whether forces have a name of their own: "Free Peruvian Army", "Peruvian National Army"."""
    unit = words.inside.get(body.head)
    longer = unit is not None and unit.first < first and words.word(unit.first) != "the"
    named = words.words[body.head][0].isupper() and words.word(body.first - 1) in _BETWEEN
    return longer or named or words.word(first - 1) == "free"


def _is_government(words: Words, first: int, state: str | None, last: int) -> bool:
    """Whether it is "the Peruvian side", and not "a Peruvian state", "the Peruvian side of …"."""
    return state is not None and words.word(first - 1) == "the" and words.word(last) != "of"


def state_before(words: Words, index: int, states: States) -> tuple[int, str | None]:
    """The state named just before a noun: "Russian |", "Russia's |", "Kiev |".

    Args:
        words: The document's words.
        index: Index of the noun.
        states: The story's states.

    Returns:
        Index of the first word of its name, and the state; ``index`` and ``None`` where there is
        none.
    """
    end = index
    while end > index - 2 and words.word(end - 1) in _BETWEEN:
        end -= 1
    if words.possessive(end - 1):
        end -= 1
    if not words.word(end - 1)[:1].isalnum():
        return index, None  # "… in Peru. | Police said"
    for size in range(min(3, end), 0, -1):
        if words.words[end - size][:1].isupper() and words.low[end - size] != "the":
            state = states.named(" ".join(words.words[end - size : end]))
            if state is not None:
                return end - size, state
    return index, None


def state_after(words: Words, index: int, kind: str, states: States) -> tuple[int, str] | None:
    """The state named just behind a noun: "of Peru", "in Lima"."""
    link = words.word(index)
    if link != "of" and (link != "in" or kind in _ABROAD or kind in _FORCES):
        return None
    start = index + 2 if words.word(index + 1) == "the" else index + 1
    for size in range(3, 0, -1):
        if start + size <= len(words.words) and words.words[start][:1].isupper():
            state = states.named(" ".join(words.words[start : start + size]))
            if state is not None:
                return start + size, state
    return None


def _place_after(words: Words, index: int) -> str:
    """Where a body abroad is: " in london"."""
    start = index + 2 if words.word(index + 1) == "the" else index + 1
    unit = words.at.get(start)
    return "" if unit is None else f" in {words.phrase(unit.first, unit.last)}"


def _settled(words: Words, found: Sequence[_Found]) -> Iterable[_Located]:
    """Bodies with their keys; one without a state is the only one of its kind, if there is one."""
    named: dict[str, set[str]] = {}
    owners: dict[str, set[Key]] = {}
    for body in found:
        if body.owner is not None:
            owners.setdefault(body.kind, set()).add(body.owner)
        if body.state is not None:
            for kind in {body.kind, body.kind.split(" ")[-1]}:
                named.setdefault(kind, set()).add(f"{body.kind}\n{body.state}")
    for body in found:
        if body.owner is not None:
            yield _located(words, body, office_key(body.owner, body.kind), body.owner)
        elif body.kind in _STAFF_ALONE:
            if len(owners.get(body.kind, ())) == 1:
                owner = next(iter(owners[body.kind]))
                yield _located(words, body, office_key(owner, body.kind), owner)
        elif body.state is not None:
            yield _located(words, body, *_keys(body.kind, body.state))
        elif len(named.get(body.kind, ())) == 1 and _may_stand_alone(words, body):
            kind, state = next(iter(named[body.kind])).split("\n")
            yield _located(words, replace(body, rule="body.only"), *_keys(kind, state))


def _keys(kind: str, state: str) -> tuple[Key, Key | None]:
    whole = state_key(state)
    return (whole, None) if kind == "government" else (body_key(kind, state), whole)


def _may_stand_alone(words: Words, body: _Found) -> bool:
    if body.kind.split(" ")[-1] in _MINISTRIES:
        return True
    return body.kind in _ALONE and words.word(body.first - 1) == "the"


def _located(words: Words, body: _Found, key: Key, part_of: Key | None) -> _Located:
    span = words.span(body.first, body.last)
    head = words.span(body.head, body.head + 1)
    return body.first, body.last, Body(words.document, span, head, key, part_of, body.rule)


def _seats(words: Words) -> Iterable[_Located]:
    """Names of houses and streets that stand for a body."""
    seats = role_words().seats
    for index, word in enumerate(words.words):
        for name, seat in seats.get(word, ()):
            last = index + len(name)
            if tuple(words.words[index:last]) == name and _is_whole(words, index, last):
                key: Key = ("government", seat.body)
                whole = None if key == state_key(seat.state) else state_key(seat.state)
                span = words.span(index, last)
                yield index, last, Body(words.document, span, span, key, whole, "body.seat")
                break


def _is_whole(words: Words, first: int, last: int) -> bool:
    """Whether a name is no part of a longer one: a club, a regional department."""
    unit = words.inside.get(first)
    if unit is not None and unit.kind != "person":
        before = words.phrase(unit.first, first)
        if unit.last > last or (unit.first < first and before not in ("the", "us", "u.s.")):
            return False
    place = words.ending.get(first)
    if place is not None and place.kind == "place" and place.state is None:
        return False
    following = words.words[last] if last < len(words.words) else ""
    if last in words.inside or not following[:1].isupper():
        return True
    return following.lower() in role_words().first_words or following.lower() in role_words().plain


def _initials(words: Words, located: Sequence[_Located]) -> list[_Located]:
    """Initials that stand in brackets behind a body, wherever else they stand."""
    known: dict[str, Body] = {}
    for _, last, body in located:
        short = words.words[last + 1] if last + 2 < len(words.words) else ""
        bracketed = words.word(last) in ("(", "[") and words.word(last + 2) in (")", "]")
        if bracketed and 1 < len(short) <= _INITIALS and sum(c.isupper() for c in short) > 1:
            known.setdefault(short, body)
    taken = {index for first, last, _ in located for index in range(first, last)}
    return [
        (i, i + 1, _short(known[word], words.span(i, i + 1)))
        for i, word in enumerate(words.words)
        if word in known and i not in taken
    ]


def _town_police(words: Words) -> Iterable[_Located]:
    for first, last, key in find_police(words):
        span, head = words.span(first, last), words.span(last - 1, last)
        yield first, last, Body(words.document, span, head, key, None, "body.only")


def _short(body: Body, span: Span) -> Body:
    return replace(body, span=span, head=span, rule="body.short")

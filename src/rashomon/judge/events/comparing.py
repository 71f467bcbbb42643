"""Whether two reports tell one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.judge.events.dating import DAY, MONTH
from rashomon.judge.events.deeds import Deed, find_deeds, is_same
from rashomon.judge.events.tellings import Account, Telling
from rashomon.judge.inference import Relation
from rashomon.judge.material import Material
from rashomon.lexicon.roles import role_words
from rashomon.model.spans import Span
from rashomon.text.days import Days
from rashomon.text.function_words import FUNCTION_WORDS, STOP
from rashomon.text.rarity import Rarity
from rashomon.text.stems import stem
from rashomon.text.words import find_words

_EMPTY = FUNCTION_WORDS | STOP
_SAME_WORDS = 0.6
"""Share of what the shorter wording tells that the other must tell in the same words."""
_ALL_WORDS = 0.95
"""The same for one verb on one day, however little the words tell."""
_WIDE_WORDS = 0.75
"""The same for times of more than a month, where much else happens."""
_SOME_WORDS = 0.25
_LIKELY = 0.75
"""Probability of the sentence model from which it settles a pair; wrong merges cost more than
missed ones."""
_SAYING = frozenset({"assert", "announce"})
"""Acts that are often told for one another: "said it would", "announced that it will"."""
_FEW_BITS, _MANY_BITS = 12.0, 20.0
"""Bits that shared words must tell: a word of a thousand and one of ten; two of a thousand where
one report names nobody."""
_BY_DEED = 0.8
_TERM = 62
"""Days within which one deed may be told to be: "by the end of next month"."""


class Model(Protocol):
    """What says how one short text stands to another, as `SentenceModel` does."""

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        """How each hypothesis stands to its premise."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """A telling with what it is compared by.

    Args:
        telling: The telling.
        text: Its words.
        head: Stem of the word that tells what is done.
        bits: What each stem tells; names, times and function words left out.
        actors: For whom the participants speak in the end.
        deed: What is done, where several words may tell it.
    """

    telling: Telling
    text: str
    head: str
    bits: Mapping[str, float]
    actors: frozenset[str]
    deed: Deed

    @property
    def total(self) -> float:
        """What all its stems tell, in bits."""
        return sum(self.bits.values())


@dataclass(frozen=True, slots=True)
class Link:
    """That two tellings are one event.

    Args:
        score: 0 to 1, how sure that is.
        left: Index of the one that comes first.
        right: Index of the other.
        reasons: What agrees, the weightiest first.
    """

    score: float
    left: int
    right: int
    reasons: tuple[str, ...]


def prepare(tellings: Iterable[Telling], accounts: Mapping[str, Account]) -> list[Compared]:
    """Makes tellings ready for comparison.

    Args:
        tellings: The tellings.
        accounts: The documents by id.

    Returns:
        One each, in the same order.
    """
    rarity: dict[str, Rarity] = {}
    found = []
    for telling in tellings:
        account = accounts[telling.place.document]
        if account.document not in rarity:
            rarity[account.document] = Rarity(map(stem, find_words(account.tokens.text).forms))
        found.append(_prepare(telling, account, rarity[account.document]))
    return found


def _prepare(telling: Telling, account: Account, rarity: Rarity) -> Compared:
    text, span = account.tokens.text, telling.place.span
    material = account.material
    named = material.named_in(account.document, span)
    skipped = [place for place, _ in named]
    skipped += [time.span for time in material.times_in(account.document, span)]
    words = find_words(span.of(text))
    bits, matter = {}, set()
    for form, start in zip(words.forms, words.starts, strict=True):
        if form in _EMPTY or _is_in(skipped, span.start + start):
            continue
        bits[stem(form)] = rarity.bits(stem(form))
        if text[span.start + start].islower() and form not in role_words().first_words:
            matter.add(stem(form))
    head = find_words(telling.head.of(text)).forms
    actors = _actors(material, telling)
    at = next((n for n, end in enumerate(words.ends) if span.start + end >= telling.head.end), None)
    deed = Deed(
        deeds=frozenset() if at is None else find_deeds(words.forms, at),
        actors=actors,
        persons=frozenset(
            entity for entity in telling.participants if material.entities[entity].kind == "person"
        ),
        names=_places(account, (entity for _, entity in named)) - {*telling.participants} - actors,
        words=frozenset(matter),
        exact=telling.moment.length == DAY,
    )
    return Compared(
        telling=telling,
        text=span.of(text),
        head=stem(head[-1]) if head else "",
        bits=bits,
        actors=actors,
        deed=deed,
    )


def _is_in(spans: Sequence[Span], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _actors(material: Material, telling: Telling) -> frozenset[str]:
    return frozenset(
        party for entity in telling.participants if (party := material.party_of(entity)) is not None
    )


def _places(account: Account, named: Iterable[str]) -> frozenset[str]:
    """Places among what is named; a state stands for its government."""
    entities = account.material.entities
    return frozenset(
        account.states.get(entities[key].name.lower(), key)
        for key in named
        if entities[key].kind == "place"
    )


def overlap(left: Days, right: Days) -> Days | None:
    """Days that both cover; ``None`` where there are none."""
    first, last = max(left[0], right[0]), min(left[1], right[1])
    return (first, last) if first <= last else None


def compare(left: Compared, right: Compared) -> tuple[float, tuple[str, ...]] | None:
    """Compares two tellings by what they hold, without the sentence model.

    Args:
        left: One of them.
        right: The other.

    Returns:
        A score with reasons if they are one event; a score of 0 if the sentence model is to be
        asked; ``None`` if they are two.
    """
    one, two = left.telling, right.telling
    days = overlap(one.moment.days, two.moment.days)
    if one.sort != two.sort or days is None:
        return None
    if _is_part(one, two):
        return 0.9, ("place.shared", "days.fit")
    if one.sort == "speech":
        return _compare_speech(left, right)
    return _compare_happenings(left, right, _share(left, right))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two tellings share.

    Args:
        words: How many words that tell something.
        bits: What these tell.
        cover: Which part that is of what the shorter one tells.
        parties: How many parties take part in both.
        head: Whether one word tells what is done in both.
    """

    words: int
    bits: float
    cover: float
    parties: int
    head: bool


def _share(left: Compared, right: Compared) -> _Shared:
    words = [item for item in left.bits if item in right.bits]
    bits = sum(min(left.bits[item], right.bits[item]) for item in words)
    return _Shared(
        words=len(words),
        bits=bits,
        cover=bits / max(1.0, min(left.total, right.total)),
        parties=len(left.actors & right.actors),
        head=left.head == right.head,
    )


def _compare_happenings(
    left: Compared, right: Compared, shared: _Shared
) -> tuple[float, tuple[str, ...]] | None:
    one, two = left.telling, right.telling
    longest = max(one.moment.length, two.moment.length)
    apart = _are_apart(left, right)
    enough = shared.cover >= (_WIDE_WORDS if longest > MONTH else _SAME_WORDS)
    if enough and not apart and shared.words >= 2 and shared.bits >= _FEW_BITS:
        return round(min(0.95, 0.5 + shared.cover / 2), 2), _reasons("words.shared", shared)
    if longest <= _TERM and is_same(left.deed, right.deed):
        return _BY_DEED, _reasons("deed.same", shared)
    if longest > MONTH:
        return None
    if _is_retold(left, right, shared):
        return _BY_DEED, _reasons("words.shared", shared)
    if apart:
        return None
    both = len(set(one.participants) & set(two.participants)) >= 2
    if shared.head and both and longest == DAY:
        return 0.85, _reasons("head.same", shared)
    vague = one.moment.length > DAY and one.moment.days == two.moment.days
    known = shared.parties >= 1 and (shared.head or shared.parties >= 2 or vague)
    asked = shared.cover >= _SOME_WORDS or known
    return (0.0, _reasons("model.supports", shared)) if asked else None


def _is_retold(left: Compared, right: Compared, shared: _Shared) -> bool:
    """Whether the shorter of two reports by one verb has hardly a word of its own.

    Of one day they are, however little the words tell; of one longer time if only one of them says
    by whom: "they heard arguments last month".
    """
    one, two = left.telling.moment, right.telling.moment
    if not shared.head or shared.words < 2:
        return False
    if one.length == two.length == DAY:
        return shared.cover >= _ALL_WORDS and not _are_apart(left, right)
    lacking = bool(left.actors) != bool(right.actors)
    enough = shared.cover >= _WIDE_WORDS and shared.bits >= _MANY_BITS
    return one.days == two.days and lacking and enough


def _is_part(one: Telling, two: Telling) -> bool:
    """Whether one report stands within the other and has its time from the same words."""
    same = one.place.document == two.place.document and one.moment.span == two.moment.span
    inner, outer = one.place.span, two.place.span
    return same and (outer.covers(inner) or inner.covers(outer))


def _are_apart(left: Compared, right: Compared) -> bool:
    """Whether who takes part tells two reports apart: each names somebody whom the other lacks."""
    if left.actors - right.actors and right.actors - left.actors:
        return True
    if left.actors & right.actors:
        return False
    exact = left.telling.moment.length == right.telling.moment.length == DAY
    return bool(left.actors or right.actors) and not exact


def _compare_speech(left: Compared, right: Compared) -> tuple[float, tuple[str, ...]] | None:
    one, two = left.telling, right.telling
    if one.utterance and one.utterance == two.utterance:
        return 0.95, ("utterance.same",)
    same_act = one.act == two.act or {one.act, two.act} <= _SAYING
    if not same_act or not left.actors & right.actors:
        return None
    shared = _share(left, right)
    if max(one.moment.length, two.moment.length) > MONTH:
        return None
    if shared.cover >= _SAME_WORDS and shared.words >= 2 and shared.bits >= _FEW_BITS:
        return round(min(0.9, 0.5 + shared.cover / 2), 2), ("act.same", "words.shared")
    if max(one.moment.length, two.moment.length) == DAY and shared.cover >= _SOME_WORDS:
        return 0.0, ("act.same", "model.supports")
    return None


def _reasons(first: str, shared: _Shared) -> tuple[str, ...]:
    found = [first]
    if shared.head and first != "head.same":
        found.append("head.same")
    if shared.parties:
        found.append("participants.shared")
    return (*found, "days.fit")


def ask(pairs: Sequence[tuple[Compared, Compared]], model: Model) -> list[float]:
    """Asks the sentence model whether tellings are one event.

    Args:
        pairs: The tellings.
        model: The model.

    Returns:
        For each pair how likely one supports the other, 0 where either contradicts the other.
    """
    forth = model.relate([(left.text, right.text) for left, right in pairs])
    back = model.relate([(right.text, left.text) for left, right in pairs])
    return [
        max(one.supports, two.supports)
        if max(one.supports, two.supports) >= _LIKELY
        and max(one.contradicts, two.contradicts) < 1 - _LIKELY
        else 0.0
        for one, two in zip(forth, back, strict=True)
    ]

"""Names with letters gone wrong: close to the name itself, or in somebody's full name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.doubts.bare import Bare, Worded
from rashomon.align.doubts.gathered import Gathered, is_listed
from rashomon.align.doubts.spelling import fold, is_derived, is_slip
from rashomon.lexicon.english import english_words
from rashomon.model.links import Resolution
from rashomon.model.spans import Span

LEAST_LETTERS = 5
# What a slip of the pen happens to: a word that stands more often is meant.
_MOST_SLIPS = 2
# Sentences before and after a slip in which the name itself must stand.
_AROUND = 2
# Bare words on either side that are compared at most, so that a sentence without end costs no more.
_MOST_AROUND = 20
# How many times the name itself must stand in the story for a slip to be told by it.
_LEAST_NAMED = 3
# Documents that must agree on a full name before another is a slip of it.
_LEAST_HOLDERS = 2
# Words of a full name.
_FULL = 2
# A surname with more given names tells nobody apart, and would cost their square.
_MOST_GIVEN = 100


@dataclass(frozen=True, slots=True)
class Odd:
    """A garbled name.

    Args:
        number: Index of its document.
        span: The first place of the odd words.
        words: The odd words.
        name: What the others have.
        other: Index of a document that has it.
        where: The name's place there.
    """

    number: int
    span: Span
    words: str
    name: str
    other: int
    where: Span


@dataclass(frozen=True, slots=True)
class NearName:
    """A bare word close to a name that it may be a slip of.

    Args:
        number: Index of the document.
        odd: The word.
        name: The name.
    """

    number: int
    odd: Bare
    name: str


@dataclass(frozen=True, slots=True, order=True)
class _Naming:
    """A full name of two words.

    Args:
        number: Index of its document.
        span: Where it stands.
        words: The name.
        kind: What it was taken to name.
    """

    number: int
    span: Span
    words: tuple[str, ...]
    kind: str


def find_near_names(number: int, text: Worded) -> Iterator[NearName]:
    """Bare words of one document that may be slips of names close by.

    Args:
        number: Index of the document.
        text: The document as words.

    Yields:
        Words in order, one for each name.
    """
    counts = Counter(bare.word for bare in text.bares)
    for at, odd in enumerate(text.bares):
        rare = counts[odd.word] == text.capitals[odd.word] <= _MOST_SLIPS
        if not rare or len(odd.word) < LEAST_LETTERS or not (odd.telling or odd.owning):
            continue
        if is_listed(odd.word) or odd.word.lower() in english_words():
            continue
        for name in sorted({bare.word for bare in _around(text, at)}):
            if is_slip(odd.word, name) and (odd.owning or not is_derived(odd.word, name)):
                yield NearName(number, odd, name)


def _around(text: Worded, at: int) -> Iterator[Bare]:
    """Bare words of the sentences around one of them, by its index."""
    sentence = text.bares[at].sentence
    for bare in text.bares[max(0, at - _MOST_AROUND) : at + _MOST_AROUND + 1]:
        if abs(bare.sentence - sentence) <= _AROUND:
            yield bare


def near_slips(story: Gathered, near: Sequence[NearName]) -> Iterator[Odd]:
    """Those of the near names that no other document has, where one name alone may be meant.

    Args:
        story: What its documents name.
        near: Words close to names, in order.

    Yields:
        One for each word and document, at its first place.
    """
    meant: dict[tuple[int, str], set[str]] = defaultdict(set)
    first: dict[tuple[int, str], Span] = {}
    for item in near:
        if story.is_alone(item.number, item.odd.word) and _is_well_known(story, item):
            meant[item.number, item.odd.word].add(item.name)
            first.setdefault((item.number, item.odd.word), item.odd.span)
    for (number, word), names in meant.items():
        name = min(names)
        other = story.other_holder(number, name)
        where = None if other is None else story.find(other, name)
        if len(names) == 1 and other is not None and where is not None:
            yield Odd(number, first[number, word], word, name, other, where)


def _is_well_known(story: Gathered, item: NearName) -> bool:
    elsewhere = story.other_holder(item.number, item.name) is not None
    return elsewhere and story.total(item.name) >= _LEAST_NAMED and story.is_name(item.name)


def misnamed(story: Gathered, resolution: Resolution) -> Iterator[Odd]:
    """Full names of people of which one word is a slip: others have the surname with another.

    Args:
        story: What its documents name.
        resolution: Who is who in them.

    Yields:
        One for each name, at its first place.
    """
    by_last: dict[str, dict[str, list[_Naming]]] = defaultdict(lambda: defaultdict(list))
    numbers = {document.id: at for at, document in enumerate(story.documents)}
    for entity in resolution.entities:
        for place in entity.mentions:
            number = numbers[place.document]
            words = tuple(place.span.of(story.documents[number].text).split())
            if len(words) == _FULL and all(word[0].isupper() for word in words):
                naming = _Naming(number, place.span, words, entity.kind)
                by_last[fold(words[1])][fold(words[0])].append(naming)
    for last in sorted(by_last):
        if 1 < len(by_last[last]) <= _MOST_GIVEN:
            yield from _misnamed_with(by_last[last])


def _misnamed_with(names: Mapping[str, list[_Naming]]) -> Iterator[Odd]:
    for given in sorted(names):
        odd = min(names[given])
        if len({naming.number for naming in names[given]}) > 1 or is_listed(odd.words[0]):
            continue
        meant = [other for other in sorted(names) if _is_meant(names[other], odd)]
        if len(meant) == 1:
            right = min(names[meant[0]])
            words, name = " ".join(odd.words), " ".join(right.words)
            yield Odd(odd.number, odd.span, words, name, right.number, right.span)


def _is_meant(namings: Sequence[_Naming], odd: _Naming) -> bool:
    """Whether a name that several others have for a person is what the odd one is a slip of."""
    holders = {naming.number for naming in namings}
    people = sum(naming.kind == "person" for naming in namings)
    return (
        len(holders) >= _LEAST_HOLDERS
        and odd.number not in holders
        and 2 * people > len(namings)
        and is_slip(odd.words[0], min(namings).words[0])
    )

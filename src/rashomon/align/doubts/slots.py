"""What others have where a document has one word: names in parallel places.

Two sentences are parallel where they share so much that they tell of one thing; the name that the
one has and the other lacks is then what the odd word of the other stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.align.doubts.bare import Bare, Worded, stem
from rashomon.lexicon.names import name_words

# Words that must agree right beside the two names, one of them a name itself.
_FRAME = 3
# Words of meaning that two sentences must share, one of them a number or a name.
_SHARED = 3
# Words of a sentence before and after the odd one that are compared; none is so long.
_LONGEST = 100
# How far, in words, a quoted word may stand from the name it is said of.
_REACH = 8
# A word that so many sentences hold tells nothing about one of them.
_MOST_SENTENCES = 200
_QUOTED = re.compile(
    r"“([^“”]{1,30})”|(?<!\w)\"([^\"]{1,30})\"(?!\w)|(?<!\w)[‘'`]{1,2}([^‘’'`]{1,30})['’]"
)
_LEAST_LETTERS = 3
_QUOTED_LETTERS = 5


@dataclass(frozen=True, slots=True, order=True)
class Vote:
    """That a name stands where a document has the odd word.

    Args:
        name: The name.
        kind: ``frame``, ``shared`` or ``quoted``: what the two sentences have in common.
        document: Index of the document that has the name.
        sentence: Index of its sentence there.
        index: Index of the name among the words there.
    """

    name: str
    kind: str
    document: int
    sentence: int
    index: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of an odd word, as it is compared with others.

    Args:
        number: Index of its document.
        sentence: Index of its sentence.
        word: The odd word.
        terms: Words of meaning of its sentence but itself, plurals as singulars.
        strong: Those of them that are numbers and names.
        beside: Those that are names and stand right beside it.
        quoted: Words in quotation marks that are said of it.
        left: Words before it, the nearest first, each with whether it is a name.
        right: Words after it.
    """

    number: int
    sentence: int
    word: str
    terms: frozenset[str]
    strong: frozenset[str]
    beside: frozenset[str]
    quoted: frozenset[str]
    left: tuple[tuple[str, bool], ...]
    right: tuple[tuple[str, bool], ...]


def read_slot(number: int, text: Worded, odd: Bare) -> Slot:
    """Takes what stands around an odd word.

    Args:
        number: Index of its document.
        text: The document as words.
        odd: The word.

    Returns:
        Its place as it is compared with others.
    """
    row = text.within(odd.sentence)
    near = range(max(row.start, odd.index - _LONGEST), min(row.stop, odd.index + _LONGEST))
    forms = {text.forms[index] for index in near}
    terms = {stem(form) for form in forms if _means_something(form)} - {stem(odd.word.lower())}
    names = {stem(bare.word.lower()) for bare in text.bares_among(near)}
    left = _beside(text, range(odd.index - 1, max(row.start - 1, odd.index - 1 - _FRAME), -1))
    right = _beside(text, range(odd.index + 1, min(row.stop, odd.index + 1 + _FRAME)))
    return Slot(
        number,
        odd.sentence,
        odd.word,
        frozenset(terms),
        frozenset(term for term in terms if term in names or term.isdigit()),
        frozenset(stem(form) for form, is_name in (*left, *right) if is_name),
        _quoted_beside(text, odd, near),
        left,
        right,
    )


def _beside(text: Worded, indices: Iterable[int]) -> tuple[tuple[str, bool], ...]:
    written = text.document.text
    return tuple(
        (form, written[text.words.starts[at]].isupper() and _means_something(form))
        for at in indices
        for form in (text.forms[at],)
    )


def find_votes(
    count: int, text: Callable[[int], Worded], slots: Sequence[Slot]
) -> tuple[frozenset[Vote], ...]:
    """Finds names that stand in places parallel to those of odd words.

    Each document is read as words twice at most, however many places are asked for.

    Args:
        count: Number of documents.
        text: Gives a document as words, by index.
        slots: Places of odd words.

    Returns:
        For each place its votes; one sentence may give several.
    """
    if not slots:
        return ()
    by_term = _index(count, text, slots)
    asked: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
    for at, slot in enumerate(slots):
        for (number, sentence), shared in _sharing(by_term, slot).items():
            many = len(shared) >= _SHARED and bool(shared & slot.strong)
            if many or shared & slot.beside or shared & slot.quoted:
                asked[number].append((at, sentence, many))
    votes: list[set[Vote]] = [set() for _ in slots]
    for number in sorted(asked):
        there = text(number)
        for at, sentence, many in asked[number]:
            votes[at].update(_votes_of(slots[at], number, there, sentence, many=many))
    return tuple(frozenset(found) for found in votes)


def _index(
    count: int, text: Callable[[int], Worded], slots: Sequence[Slot]
) -> dict[str, list[tuple[int, int]]]:
    """Sentences by those of their words that are asked for."""
    by_term: dict[str, list[tuple[int, int]]] = {term: [] for s in slots for term in s.terms}
    for number in range(count):
        there = text(number)
        starts = [span.start for span in there.sentences]
        for form, start in zip(there.forms, there.words.starts, strict=True):
            places = by_term.get(stem(form))
            if places is not None and len(places) <= _MOST_SENTENCES:
                place = number, bisect_right(starts, start) - 1
                if not places or places[-1] != place:
                    places.append(place)
    return by_term


def _sharing(
    by_term: Mapping[str, list[tuple[int, int]]], slot: Slot
) -> dict[tuple[int, int], set[str]]:
    """Other sentences with words of a place's own, and which they are."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for term in sorted(slot.terms):
        if len(by_term[term]) <= _MOST_SENTENCES:
            for place in by_term[term]:
                found[place].add(term)
    found.pop((slot.number, slot.sentence), None)
    return found


def _votes_of(
    slot: Slot, number: int, there: Worded, sentence: int, *, many: bool
) -> Iterator[Vote]:
    for bare in there.bares_of(sentence)[:_LONGEST]:
        if stem(bare.word.lower()) in slot.terms or bare.word == slot.word:
            continue
        for kind, holds in (
            ("frame", _same_frame(slot, there, bare)),
            ("shared", many),
            ("quoted", _near(there, bare, slot.quoted)),
        ):
            if holds:
                yield Vote(bare.word, kind, number, sentence, bare.index)


def _means_something(form: str) -> bool:
    words = name_words()
    if form.isdigit():
        return True
    if len(form) < _LEAST_LETTERS or form in words.openers:
        return False
    return form.capitalize() not in words.calendar


def _same_frame(slot: Slot, there: Worded, other: Bare) -> bool:
    """Whether the words right beside both agree, a name among them."""
    row = there.within(other.sentence)
    agreed = [*_agreed(slot.left, there, row, other.index, -1)]
    agreed.extend(_agreed(slot.right, there, row, other.index, 1))
    return len(agreed) >= _FRAME and any(agreed)


def _agreed(
    words: Sequence[tuple[str, bool]], there: Worded, row: range, start: int, step: int
) -> Iterator[bool]:
    """For each word that agrees, going out from a name, whether it is a name itself."""
    for away, (form, is_name) in enumerate(words, start=1):
        at = start + step * away
        if at not in row or there.forms[at] != form:
            return
        yield is_name


def _quoted_beside(text: Worded, bare: Bare, near: range) -> frozenset[str]:
    """Words of meaning in quotation marks that are said of a word in its own sentence."""
    begin = (
        text.sentences[bare.sentence].start if near.start == 0 else text.words.ends[near.start - 1]
    )
    end = min(text.sentences[bare.sentence].end, text.words.ends[near.stop - 1] + 1)
    begin = max(begin, text.sentences[bare.sentence].start)
    found = set()
    for match in _QUOTED.finditer(text.document.text[begin:end]):
        start, stop = match.span(match.lastindex or 0)
        for index in text.words.within(begin + start, begin + stop):
            form = text.forms[index]
            beside = abs(index - bare.index) <= _REACH
            if beside and len(form) >= _QUOTED_LETTERS and _means_something(form):
                found.add(stem(form))
    return frozenset(found)


def _near(text: Worded, bare: Bare, quoted: frozenset[str]) -> bool:
    if not quoted:
        return False
    row = text.within(bare.sentence)
    around = range(max(row.start, bare.index - _REACH), min(row.stop, bare.index + _REACH + 1))
    return any(stem(text.forms[index]) in quoted for index in around)

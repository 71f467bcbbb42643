"""Names that were garbled, most often by machine translation.

A translator that does not know a name turns it into a word ("Loofah") or into another name
("Buchan"). Both show where other accounts have the name in the same place. Precision comes first: a
word is doubted only where no other document has it, where it is no known name, and where what the
others have points at one name alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.align.doubts.bare import Bare, Worded, read_words
from rashomon.align.doubts.slots import Pile, Vote
from rashomon.align.doubts.spelling import fold, is_derived, is_slip
from rashomon.lexicon.english import english_words
from rashomon.lexicon.name_variants import name_variants
from rashomon.lexicon.names import name_words
from rashomon.model.documents import Caution, Document
from rashomon.model.links import Resolution
from rashomon.model.reading import Reading
from rashomon.model.spans import Span

SLUG = "name.garbled"

_LEAST_LETTERS = 5
# Parallel places that must agree on the name; the next best name may have half as many at most.
_LEAST_VOTES = 2
_MOST_OF_ANOTHER = 0.5
# What a slip of the pen happens to: a word that stands so often is meant.
_MOST_SLIPS = 2
# How many times the name itself must stand in the story for a slip to be told by it.
_LEAST_NAMED = 3
# Sentences before and after a slip in which the name itself must stand.
_AROUND = 2
# Documents that must agree on a full name before another is a slip of it.
_LEAST_HOLDERS = 2
# Words of a full name.
_FULL = 2
_NAMED_KINDS = frozenset({"person", "place"})


@dataclass(frozen=True, slots=True)
class _Story:
    """What is asked about all documents, and never about those that lack the word asked for.

    Args:
        texts: The documents as words, in order of id.
        holders: Capitalised word → documents that have it, by index.
        kinds: Word → how often it is mentioned by itself as what.
    """

    texts: tuple[Worded, ...]
    holders: Mapping[str, set[int]]
    kinds: Mapping[str, Counter[str]]

    def words_at(self, naming: _Naming) -> str:
        """The words of a name, as written."""
        return " ".join(naming.span.of(self.texts[naming.number].document.text).split())


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A word that may stand for a name.

    Args:
        number: Index of its document.
        word: The word.
        places: Where it stands there.
    """

    number: int
    word: str
    places: tuple[Bare, ...]


@dataclass(frozen=True, slots=True)
class _Odd:
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


@dataclass(frozen=True, slots=True, order=True)
class _Naming:
    """A full name of two words.

    Args:
        number: Index of its document.
        span: Where it stands.
        given: Its first word.
        kind: What it was taken to name.
    """

    number: int
    span: Span
    given: str
    kind: str


def find_garbled(
    documents: Sequence[Document], readings: Sequence[Reading], resolution: Resolution
) -> tuple[Caution, ...]:
    """Finds words that stand where other documents have a name.

    Args:
        documents: The story's documents.
        readings: Their readings, in the same order.
        resolution: Who is who in them.

    Returns:
        ``name.garbled`` at the first place of each such word, in order of document and place.
    """
    pairs = sorted(zip(documents, readings, strict=True), key=lambda pair: pair[0].id)
    story = _gather([doc for doc, _ in pairs], [reading for _, reading in pairs])
    suspects = [
        suspect for number in range(len(story.texts)) for suspect in _suspects(story, number)
    ]
    found = {(odd.number, odd.span): odd for odd in _words_for_names(story, suspects)}
    found.update(((odd.number, odd.span), odd) for odd in _slips(story, suspects))
    found.update(((odd.number, odd.span), odd) for odd in _misnamed(story, resolution))
    return tuple(_caution(story, found[place]) for place in sorted(found))


def _gather(documents: Sequence[Document], readings: Sequence[Reading]) -> _Story:
    texts = tuple(read_words(document) for document in documents)
    holders: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for word in text.capitals:
            holders[word].add(number)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for document, reading in zip(documents, readings, strict=True):
        for mention in reading.mentions:
            kinds[mention.span.of(document.text)][mention.kind] += 1
    return _Story(texts, holders, kinds)


def _words_for_names(story: _Story, suspects: Sequence[_Suspect]) -> Iterator[_Odd]:
    """Common nouns with a capital where others have a name."""
    words = english_words()
    mine = [
        suspect
        for suspect in suspects
        if suspect.word.lower() in words
        and suspect.word.lower() not in story.texts[suspect.number].lower
    ]
    asked = ((s.number, bare.sentence) for s in mine for bare in s.places)
    pile = Pile(story.texts, asked)
    for suspect in mine:
        votes = {vote for bare in suspect.places for vote in pile.votes(suspect.number, bare)}
        name = _elect(story, suspect.number, votes)
        if name is not None:
            yield _odd(story, suspect, name, votes)


def _suspects(story: _Story, number: int) -> Iterator[_Suspect]:
    """Bare capitalised words that this document alone has, and that are no known name."""
    text = story.texts[number]
    places: dict[str, list[Bare]] = defaultdict(list)
    for bare in text.bares:
        if len(bare.word) >= _LEAST_LETTERS and len(story.holders[bare.word]) == 1:
            places[bare.word].append(bare)
    for word in sorted(places):
        telling = any(bare.telling for bare in places[word])
        if telling and text.capitals[word] == len(places[word]) and not _is_known(word):
            yield _Suspect(number, word, tuple(places[word]))


def _is_known(word: str) -> bool:
    return word in _known_names() or word.lower() in name_words().openers


@cache
def _known_names() -> frozenset[str]:
    """Names and words of names that are on the lists that ship with the package."""
    lists = name_words()
    return frozenset().union(
        *(lists.calendar, lists.given_names, lists.feminine_names, lists.demonyms),
        *(lists.state_names, lists.capitals, lists.known_places, lists.places),
        *(lists.known_organizations, lists.organizations, lists.outlets),
        *(lists.governments, lists.seats, lists.honorifics),
        *(frozenset(group) for group in name_variants().places),
    )


def _elect(story: _Story, number: int, votes: set[Vote]) -> str | None:
    """The one name that parallel places agree on, some of them in other documents."""
    votes = {vote for vote in votes if _is_name(story, vote.name)}
    counts = Counter(vote.name for vote in votes)
    if not counts:
        return None
    (name, most), *others = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    mine = [vote for vote in votes if vote.name == name]
    sure = any(vote.kind != "shared" for vote in mine)
    elsewhere = any(vote.document != number for vote in mine)
    alone = not others or others[0][1] <= _MOST_OF_ANOTHER * most
    return name if most >= _LEAST_VOTES and sure and elsewhere and alone else None


def _is_name(story: _Story, word: str) -> bool:
    lists = name_words()
    if word.lower() in lists.openers or word in lists.calendar or word.lower() in english_words():
        return False
    kinds = story.kinds.get(word, Counter())
    return bool(kinds) and max(sorted(kinds), key=lambda kind: kinds[kind]) in _NAMED_KINDS


def _odd(story: _Story, suspect: _Suspect, name: str, votes: set[Vote]) -> _Odd:
    best = min(v for v in votes if v.name == name and v.document != suspect.number)
    where = _span_of(story, best)
    return _Odd(suspect.number, suspect.places[0].span, suspect.word, name, best.document, where)


def _span_of(story: _Story, vote: Vote) -> Span:
    start = story.texts[vote.document].words.starts[vote.index]
    return Span(start, start + len(vote.name))


def _slips(story: _Story, suspects: Sequence[_Suspect]) -> Iterator[_Odd]:
    """Names with letters gone wrong, close to where the document has the name itself."""
    for suspect in suspects:
        if len(suspect.places) > _MOST_SLIPS or suspect.word.lower() in english_words():
            continue
        meant = {
            bare.word
            for place in suspect.places
            for bare in _around(story.texts[suspect.number], place)
            if _may_be_meant(story, suspect.number, place, bare.word)
        }
        if len(meant) == 1:
            yield _slip(story, suspect.number, suspect.places[0], meant.pop())


def _around(text: Worded, place: Bare) -> Sequence[Bare]:
    """Bare words of the sentences around a place."""
    first = bisect_left(text.bares, place.sentence - _AROUND, key=lambda bare: bare.sentence)
    last = bisect_right(text.bares, place.sentence + _AROUND, key=lambda bare: bare.sentence)
    return text.bares[first:last]


def _may_be_meant(story: _Story, number: int, odd: Bare, name: str) -> bool:
    if not is_slip(odd.word, name) or not _is_name(story, name):
        return False
    if is_derived(odd.word, name) and not odd.owning:
        return False
    return (
        len(story.holders[name] - {number}) > 0
        and sum(story.texts[at].capitals[name] for at in story.holders[name]) >= _LEAST_NAMED
    )


def _slip(story: _Story, number: int, odd: Bare, name: str) -> _Odd:
    other = min(story.holders[name] - {number})
    text = story.texts[other]
    return _Odd(number, odd.span, odd.word, name, other, next(_any_place(text, name)))


def _any_place(text: Worded, name: str) -> Iterator[Span]:
    for start, end in zip(text.words.starts, text.words.ends, strict=True):
        if text.document.text.startswith(name, start) and end - start >= len(name):
            yield Span(start, start + len(name))


def _misnamed(story: _Story, resolution: Resolution) -> Iterator[_Odd]:
    """Full names of people of which one word is a slip: others have the surname with another."""
    by_last: dict[str, dict[str, list[_Naming]]] = defaultdict(lambda: defaultdict(list))
    numbers = {text.document.id: at for at, text in enumerate(story.texts)}
    for entity in resolution.entities:
        for place in entity.mentions:
            number = numbers[place.document]
            words = place.span.of(story.texts[number].document.text).split()
            if len(words) == _FULL and all(word[0].isupper() for word in words):
                naming = _Naming(number, place.span, words[0], entity.kind)
                by_last[fold(words[1])][fold(words[0])].append(naming)
    for last in sorted(by_last):
        yield from _misnamed_with(story, by_last[last])


def _misnamed_with(story: _Story, names: Mapping[str, list[_Naming]]) -> Iterator[_Odd]:
    for given in sorted(names):
        odd = min(names[given])
        if len({naming.number for naming in names[given]}) > 1 or _is_known(odd.given):
            continue
        meant = [other for other in sorted(names) if _is_meant(names[other], odd)]
        if len(meant) == 1:
            right = min(names[meant[0]])
            yield _Odd(
                odd.number,
                odd.span,
                story.words_at(odd),
                story.words_at(right),
                right.number,
                right.span,
            )


def _is_meant(namings: Sequence[_Naming], odd: _Naming) -> bool:
    """Whether a name that several others have for a person is what the odd one is a slip of."""
    holders = {naming.number for naming in namings}
    people = sum(naming.kind == "person" for naming in namings)
    return (
        len(holders) >= _LEAST_HOLDERS
        and odd.number not in holders
        and 2 * people > len(namings)
        and is_slip(odd.given, min(namings).given)
    )


def _caution(story: _Story, odd: _Odd) -> Caution:
    other = story.texts[odd.other].document
    message = (
        f"“{odd.words}” stands where other documents have a name; “{odd.name}” may be meant, as in"
        f" {other.name} at {odd.where.start}."
    )
    return Caution(SLUG, story.texts[odd.number].document.id, odd.span, message)

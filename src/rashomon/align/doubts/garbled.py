"""Names that were garbled, most often by machine translation.

A translator that does not know a name turns it into a word ("Firewood") or into another name
("Dravnan"). Both show where other accounts have the name in the same place. Precision comes first:
a word is doubted only where no other document has it, where it is no known name, and where what the
others have points at one name alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.align.doubts.bare import Bare, Worded
from rashomon.align.doubts.gathered import Gathered, is_listed
from rashomon.align.doubts.slips import (
    LEAST_LETTERS,
    NearName,
    Odd,
    find_near_names,
    misnamed,
    near_slips,
)
from rashomon.align.doubts.slots import Vote, find_votes, read_slot
from rashomon.lexicon.english import english_words
from rashomon.model.documents import Caution, Document
from rashomon.model.links import Resolution
from rashomon.model.reading import Reading
from rashomon.model.spans import Span

# Parallel places that must agree on the name; the next best name may have half as many at most.
_LEAST_VOTES = 2
_MOST_OF_ANOTHER = 0.5
# Places of one word that are compared; a name stands in an account ten times or so.
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A common word that stands like a name.

    Args:
        number: Index of its document.
        word: The word.
        places: Where it stands there.
    """

    number: int
    word: str
    places: tuple[Bare, ...]


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
    story = Gathered([doc for doc, _ in pairs], [reading for _, reading in pairs])
    suspects: list[_Suspect] = []
    near: list[NearName] = []
    for number in range(len(pairs)):
        text = story.text(number)
        story.add(number, text)
        suspects.extend(_find_suspects(number, text))
        near.extend(find_near_names(number, text))
    found = {
        (odd.number, odd.span): odd
        for odd in (
            *_words_for_names(story, suspects),
            *near_slips(story, near),
            *misnamed(story, resolution),
        )
    }
    return tuple(_caution(story, found[place]) for place in sorted(found))


def _find_suspects(number: int, text: Worded) -> Iterator[_Suspect]:
    """Common nouns with a capital that stand bare, in one document."""
    places: dict[str, list[Bare]] = defaultdict(list)
    words = english_words()
    for bare in text.bares:
        small = bare.word.lower()
        if len(small) >= LEAST_LETTERS and small in words and small not in text.lower:
            places[bare.word].append(bare)
    for word in sorted(places):
        telling = any(bare.telling for bare in places[word])
        if telling and text.capitals[word] == len(places[word]) and not is_listed(word):
            yield _Suspect(number, word, tuple(places[word]))


def _words_for_names(story: Gathered, suspects: Sequence[_Suspect]) -> Iterator[Odd]:
    """Those of the suspects that stand where others have one name."""
    mine = [suspect for suspect in suspects if story.is_alone(suspect.number, suspect.word)]
    slots = [
        (at, read_slot(suspect.number, story.text(suspect.number), bare))
        for at, suspect in enumerate(mine)
        for bare in suspect.places[:_MOST_PLACES]
    ]
    votes: dict[int, set[Vote]] = defaultdict(set)
    found = find_votes(len(story.documents), story.text, [slot for _, slot in slots])
    for (at, _), some in zip(slots, found, strict=True):
        votes[at].update(some)
    for at, suspect in enumerate(mine):
        name = _elect(story, suspect.number, votes[at])
        if name is not None:
            yield _odd(story, suspect, name, votes[at])


def _elect(story: Gathered, number: int, votes: set[Vote]) -> str | None:
    """The one name that parallel places agree on, some of them in other documents."""
    votes = {vote for vote in votes if story.is_name(vote.name)}
    counts = Counter(vote.name for vote in votes)
    if not counts:
        return None
    (name, most), *others = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    mine = [vote for vote in votes if vote.name == name]
    sure = any(vote.kind != "shared" for vote in mine)
    elsewhere = any(vote.document != number for vote in mine)
    alone = not others or others[0][1] <= _MOST_OF_ANOTHER * most
    return name if most >= _LEAST_VOTES and sure and elsewhere and alone else None


def _odd(story: Gathered, suspect: _Suspect, name: str, votes: set[Vote]) -> Odd:
    best = min(v for v in votes if v.name == name and v.document != suspect.number)
    where = _span_of(story, best)
    return Odd(suspect.number, suspect.places[0].span, suspect.word, name, best.document, where)


def _span_of(story: Gathered, vote: Vote) -> Span:
    start = story.text(vote.document).words.starts[vote.index]
    return Span(start, start + len(vote.name))


def _caution(story: Gathered, odd: Odd) -> Caution:
    other = story.documents[odd.other]
    message = (
        f"“{odd.words}” stands where other documents have a name; “{odd.name}” may be meant, as in"
        f" {other.name} at {odd.where.start}."
    )
    return Caution("name.garbled", story.documents[odd.number].id, odd.span, message)

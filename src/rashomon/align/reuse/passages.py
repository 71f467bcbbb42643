"""Passages that two documents share, word for word or with small edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rashomon.align.reuse.candidates import find_candidates
from rashomon.align.reuse.chains import Chain, find_chains
from rashomon.align.reuse.edges import find_openings
from rashomon.align.reuse.pile import Pile, heap_up
from rashomon.align.reuse.seeds import Seeds, sow
from rashomon.model.documents import Document
from rashomon.model.links import Passage, Place, ReuseForm
from rashomon.model.spans import Span
from rashomon.text.words import find_words

# Fewer words in agreement are a phrase that two writers come to by themselves: titles, names of
# bodies and laws, the formulas of a story ("to ask a citizenship question on the 2020 census").
# A whole sentence may be shorter.
_WORDS = 12
_WORDS_OF_SENTENCE = 8
# A word in which the texts differ takes away half of what a word that agrees brings.
_EDIT = 0.5
# What these words must say: each word in small letters that is no function word counts one, each
# with a capital or without letters a half, since names, titles and numbers are anybody's.
_SAID = 5.0
_NAMED = 0.4
# Share of the words of both sides that must agree.
_SCORE = 0.5
# Marks that go with the word beside them where both texts have the same there, whatever their
# shape; those of them that only lead on to the next word do not.
_SHAPES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'"))
_OPENING = "\"'(["
_CLOSING = "\"').!?,;:]…"
_LEADING_ON = ",;:"
_MOST_MARKS = 4
# Texts kept ready to be compared, in memory; changes no result.
_SEEDS_KEPT = 4096


def find_passages(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """Finds the passages that documents share.

    Of documents with the same words one stands for all: the others share the whole text with it,
    and nothing with anybody else.

    Args:
        documents: Any documents, in any order.

    Returns:
        Passages sorted by place; in each the left document has the smaller id.  Their kind is
        left open (``narration``).
    """
    pile = heap_up(documents)
    found = [*_between(pile), *_whole(pile)]
    return tuple(sorted(found, key=lambda passage: (passage.left, passage.right)))


def _between(pile: Pile) -> Iterator[Passage]:
    @lru_cache(maxsize=_SEEDS_KEPT)
    def seeds(index: int) -> Seeds:
        return _sow(pile, index)

    for left, right in find_candidates(pile).tolist():
        one, two = seeds(left), seeds(right)
        for chain in find_chains(one, two):
            if _is_long(chain, one, two) and _says(pile, left, chain):
                yield _passage(pile, left, right, chain)


def _sow(pile: Pile, index: int) -> Seeds:
    words, places = pile.words_of(index), slice(*pile.bounds[index : index + 2])
    starts, ends = pile.starts[places].tolist(), pile.ends[places].tolist()
    opens = find_openings(pile.documents[index].text, starts, ends)
    return sow(words, pile.hashes[words], pile.content[words], opens)


def _is_long(chain: Chain, left: Seeds, right: Seeds) -> bool:
    edited = (_length(chain.left) + _length(chain.right)) / 2 - chain.agreeing
    worth = chain.agreeing - _EDIT * edited
    if worth >= _WORDS:
        return chain.score >= _SCORE
    edges = (*(left.opens[at] for at in chain.left), *(right.opens[at] for at in chain.right))
    return worth >= _WORDS_OF_SENTENCE and all(edges)


def _length(stretch: tuple[int, int]) -> int:
    return stretch[1] - stretch[0]


def _says(pile: Pile, index: int, chain: Chain) -> bool:
    """Whether the words that agree say enough."""
    text = pile.documents[index].text
    said: dict[int, float] = {}
    total = 0.0
    base = int(pile.bounds[index])
    for left, _, size in chain.blocks:
        for place in range(base + left, base + left + size):
            word = int(pile.words[place])
            if word in said or not pile.content[word]:
                continue
            said[word] = 1 if text[pile.starts[place]].islower() else _NAMED
            total += said[word]
            if total >= _SAID:
                return True
    return False


def _passage(pile: Pile, left: int, right: int, chain: Chain) -> Passage:
    one, two = pile.documents[left], pile.documents[right]
    spans = _widened(
        (one.text, _span(pile, left, chain.left)), (two.text, _span(pile, right, chain.right))
    )
    form: ReuseForm = "verbatim" if chain.score == 1 else "edited"
    return Passage(Place(one.id, spans[0]), Place(two.id, spans[1]), chain.score, form)


def _span(pile: Pile, index: int, stretch: tuple[int, int]) -> Span:
    base = int(pile.bounds[index])
    return Span(int(pile.starts[base + stretch[0]]), int(pile.ends[base + stretch[1] - 1]))


def _widened(left: tuple[str, Span], right: tuple[str, Span]) -> tuple[Span, Span]:
    """Spans with the marks of punctuation around them that both texts have."""
    before, after = _shared_marks(left, right, -1), _shared_marks(left, right, 1)
    one, two = (Span(span.start - before, span.end + after) for _, span in (left, right))
    return one, two


def _shared_marks(left: tuple[str, Span], right: tuple[str, Span], step: int) -> int:
    """How many marks next to both spans, outwards, are the same."""
    marks = _OPENING if step < 0 else _CLOSING
    one, two = (_beside(text, span, step) for text, span in (left, right))
    found = ""
    for mark, other in zip(one, two, strict=False):
        if mark != other or mark not in marks:
            break
        found += mark
    return len(found.rstrip(_LEADING_ON))


def _beside(text: str, span: Span, step: int) -> str:
    """What stands next to a span, outwards, marks in their plainest shape."""
    if step > 0:
        return text[span.end : span.end + _MOST_MARKS].translate(_SHAPES)
    return text[max(0, span.start - _MOST_MARKS) : span.start][::-1].translate(_SHAPES)


def _whole(pile: Pile) -> Iterator[Passage]:
    """What copies share with the document that stands for them: everything."""
    for index, copy in pile.copies:
        size = len(pile.words_of(index))
        chain = Chain(((0, 0, size),))
        if size >= _WORDS_OF_SENTENCE and _says(pile, index, chain):
            first = pile.documents[index]
            words = find_words(copy.text)
            spans = _widened(
                (first.text, _span(pile, index, chain.left)),
                (copy.text, Span(words.starts[0], words.ends[-1])),
            )
            yield Passage(Place(first.id, spans[0]), Place(copy.id, spans[1]), 1.0, "verbatim")

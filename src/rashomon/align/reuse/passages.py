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
# Whole sentences, or all that stands between quotation marks, may be shorter.
_WORDS = 12
_WORDS_APART = 8
# A word in which the texts differ takes away half of what a word that agrees brings.
_EDIT = 0.5
# What these words must say where they begin or end within a sentence, and where they do not: each
# different word in small letters that is no function word counts one; one with a capital or
# without letters counts less, since names, titles and numbers are anybody's.
_SAID = 6.0
_SAID_APART = 3.0
_NAMED = 0.4
# Share of the words of both sides that must agree.
_SCORE = 0.5
# Marks that go with the word beside them where both texts have the same there, whatever their
# shape; those of them that only lead on to the next word do not.
_SHAPES = str.maketrans(dict.fromkeys("“”„‟«»‘’‚‛'", '"'))
_QUOTE = '"'
_OPENING = '"(['
_CLOSING = '").!?,;:]…'
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
            apart = _is_apart(pile, left, chain.left, one)
            apart = apart and _is_apart(pile, right, chain.right, two)
            if _is_passage(pile, (left, right), chain, apart=apart):
                yield _passage(pile, left, right, chain)


def _sow(pile: Pile, index: int) -> Seeds:
    words, places = pile.words_of(index), slice(*pile.bounds[index : index + 2])
    starts, ends = pile.starts[places].tolist(), pile.ends[places].tolist()
    opens = find_openings(pile.documents[index].text, starts, ends)
    return sow(words, pile.hashes[words], pile.content[words], opens)


def _is_apart(pile: Pile, index: int, stretch: tuple[int, int], seeds: Seeds) -> bool:
    """Whether a stretch of words begins and ends with sentences or at quotation marks."""
    text = pile.documents[index].text
    base = int(pile.bounds[index])
    for at in stretch:
        if not seeds.opens[at]:
            between = text[pile.ends[base + at - 1] : pile.starts[base + at]]
            if _QUOTE not in between.translate(_SHAPES):
                return False
    return True


def _is_passage(pile: Pile, pair: tuple[int, int], chain: Chain, *, apart: bool) -> bool:
    """Whether a chain of two documents is more than a phrase."""
    edited = chain.agreeing * (1 / chain.score - 1)
    worth = chain.agreeing - _EDIT * edited
    if chain.score < _SCORE or worth < (_WORDS_APART if apart else _WORDS):
        return False
    return _says(pile, pair, chain, _SAID_APART if apart else _SAID)


def _says(pile: Pile, pair: tuple[int, int], chain: Chain, enough: float) -> bool:
    """Whether the words that agree say enough; a capital in either text makes a name."""
    texts = [pile.documents[index].text for index in pair]
    bases = [int(pile.bounds[index]) for index in pair]
    seen: set[int] = set()
    said = 0.0
    for left, right, size in chain.blocks:
        for one, two in zip(
            range(bases[0] + left, bases[0] + left + size),
            range(bases[1] + right, bases[1] + right + size),
            strict=True,
        ):
            word = int(pile.words[one])
            if pile.content[word] and word not in seen:
                seen.add(word)
                small = (texts[0][pile.starts[one]] + texts[1][pile.starts[two]]).islower()
                said += 1 if small else _NAMED
                if said >= enough:
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
        if size and _is_passage(pile, (index, index), chain, apart=True):
            first = pile.documents[index]
            words = find_words(copy.text)
            spans = _widened(
                (first.text, _span(pile, index, chain.left)),
                (copy.text, Span(words.starts[0], words.ends[-1])),
            )
            yield Passage(Place(first.id, spans[0]), Place(copy.id, spans[1]), 1.0, "verbatim")

"""What others have where a document has one word: names in parallel places.

Two sentences are parallel where they share so much that they tell of one thing; the name that the
one has and the other lacks is then what the odd word of the other stands for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.align.doubts.bare import Bare, Worded, stem
from rashomon.lexicon.names import name_words

# Words that must agree right beside the two names, one of them a name itself.
_FRAME = 3
# Words of meaning that two sentences must share, one of them a number or a name.
_SHARED = 3
# Letters of a stretch in quotation marks that can be one word said of another.
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


class Pile:
    """The sentences of a story by those of their words that are asked for.

    Args:
        texts: Its documents as words.
        asked: Sentences that others are sought for, as indices of document and sentence.
    """

    def __init__(self, texts: Sequence[Worded], asked: Iterable[tuple[int, int]]) -> None:
        self.texts = texts
        self._by_term: dict[str, list[tuple[int, int]]] = {}
        self._bares: dict[tuple[int, int], list[Bare]] = defaultdict(list)
        for place in asked:
            self._by_term.update((form, []) for form in self._forms(*place))
        if self._by_term:
            for number, text in enumerate(texts):
                self._add(number, text)

    def _add(self, number: int, text: Worded) -> None:
        starts = [span.start for span in text.sentences]
        for form, start in zip(text.forms, text.words.starts, strict=True):
            places = self._by_term.get(stem(form))
            if places is not None and len(places) <= _MOST_SENTENCES:
                place = number, bisect_right(starts, start) - 1
                if not places or places[-1] != place:
                    places.append(place)
        for bare in text.bares:
            self._bares[number, bare.sentence].append(bare)

    def _forms(self, number: int, sentence: int) -> set[str]:
        """Words of meaning of a sentence, plurals as singulars."""
        text = self.texts[number]
        forms = {text.forms[index] for index in text.within(sentence)}
        return {stem(form) for form in forms if _means_something(form)}

    def votes(self, number: int, suspect: Bare) -> Iterator[Vote]:
        """Names that stand in places parallel to a suspect's, each with its place.

        Args:
            number: Index of the suspect's document.
            suspect: The odd word there.

        Yields:
            Votes; one sentence may give several.
        """
        own = self._forms(number, suspect.sentence) - {stem(suspect.word.lower())}
        quoted = _quoted_beside(self.texts[number], suspect)
        for place, shared in sorted(self._sharing(own).items()):
            if place != (number, suspect.sentence):
                yield from self._votes_of(number, suspect, place, own, shared, quoted)

    def _sharing(self, terms: set[str]) -> dict[tuple[int, int], set[str]]:
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        for term in sorted(terms):
            places = self._by_term.get(term, ())
            if len(places) <= _MOST_SENTENCES:
                for place in places:
                    found[place].add(term)
        return found

    def _votes_of(
        self,
        number: int,
        suspect: Bare,
        place: tuple[int, int],
        own: set[str],
        shared: set[str],
        quoted: frozenset[str],
    ) -> Iterator[Vote]:
        here, there = self.texts[number], self.texts[place[0]]
        strong = self._strong(number, suspect.sentence)
        for bare in self._bares.get(place, ()):
            if stem(bare.word.lower()) in own or bare.word == suspect.word:
                continue
            for kind, holds in (
                ("frame", _same_frame(here, suspect, there, bare)),
                ("shared", len(shared) >= _SHARED and bool(shared & strong)),
                ("quoted", _near(there, bare, quoted)),
            ):
                if holds:
                    yield Vote(bare.word, kind, *place, bare.index)

    def _strong(self, number: int, sentence: int) -> set[str]:
        """Numbers and names of a sentence."""
        text = self.texts[number]
        names = {stem(bare.word.lower()) for bare in self._bares.get((number, sentence), ())}
        return names | {f for f in (text.forms[i] for i in text.within(sentence)) if f.isdigit()}


def _means_something(form: str) -> bool:
    words = name_words()
    if form.isdigit():
        return True
    if len(form) < _LEAST_LETTERS or form in words.openers:
        return False
    return form.capitalize() not in words.calendar


def _same_frame(here: Worded, one: Bare, there: Worded, other: Bare) -> bool:
    """Whether the words right beside both agree, a name among them."""
    agreed = [*_run(here, one, there, other, -1), *_run(here, one, there, other, 1)]
    if len(agreed) < _FRAME:
        return False
    return any(
        here.document.text[here.words.starts[at]].isupper() and _means_something(here.forms[at])
        for at in agreed
    )


def _run(here: Worded, one: Bare, there: Worded, other: Bare, step: int) -> Iterator[int]:
    """Words that agree, going out from both names, within their sentences."""
    left, right = here.within(one.sentence), there.within(other.sentence)
    for away in range(1, _FRAME + 1):
        at, to = one.index + step * away, other.index + step * away
        if at not in left or to not in right or here.forms[at] != there.forms[to]:
            return
        yield at


def _quoted_beside(text: Worded, bare: Bare) -> frozenset[str]:
    """Words of meaning in quotation marks that are said of a word in its own sentence."""
    span = text.sentences[bare.sentence]
    found = set()
    for match in _QUOTED.finditer(span.of(text.document.text)):
        start, end = match.span(match.lastindex or 0)
        for index in text.words.within(span.start + start, span.start + end):
            form = text.forms[index]
            near = abs(index - bare.index) <= _REACH
            if near and len(form) >= _QUOTED_LETTERS and _means_something(form):
                found.add(stem(form))
    return frozenset(found)


def _near(text: Worded, bare: Bare, quoted: frozenset[str]) -> bool:
    if not quoted:
        return False
    row = text.within(bare.sentence)
    around = range(max(row.start, bare.index - _REACH), min(row.stop, bare.index + _REACH + 1))
    return any(stem(text.forms[index]) in quoted for index in around)

"""Finds narration that was told again in other words: paraphrased, restyled or translated anew.

Reports of one event share its names, its numbers and what was said in it, and sentence vectors of
two of them are alike whoever wrote them.  What independent writers do not share is the order of
content words inside one sentence after another.  So two sentences are taken for one told twice
where two fifths and more of their content words agree in order, and of those that their writers
chose as many; and two documents for retellings where such sentences come one after the other.

Measured where it finds anything between documents that share no other narration: for none of the
1,077 such pairs in two collections of accounts of one event, for none of 1,321 in PolNeAR train
that came out on one day, and for 12 of 8,690 in the topics 1-35 of ECB+; of these, read one by
one, eight tell an agency's text in other words and the others one statement of the police.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import Indel

from rashomon.align.reuse.facts import find_facts
from rashomon.align.reuse.likely import find_likely
from rashomon.align.reuse.quoted import find_quoted
from rashomon.align.reuse.telling import find_telling, flag_words
from rashomon.model.documents import Document
from rashomon.model.ids import text_sha256
from rashomon.model.links import Passage, Place
from rashomon.model.reading import Reading
from rashomon.model.spans import Span, merged
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.sentences import paragraphs, sentences
from rashomon.text.words import Words, find_words

# Letters of a word that are compared, so that "negotiating" and "negotiated" agree: truncation, the
# simplest of stemmers (Frakes, "Stemming Algorithms", in Frakes & Baeza-Yates 1992, ch. 8).
_LETTERS = 6
# Content words that a sentence must have to be compared, and at most: longer ones are lists.
_SHORTEST, _LONGEST = 5, 80
# Share of the content words of both sentences that agree in order, from which on they may be one,
# and as many of those that their writers chose: who has an event from one speaker has the names.
_ALIKE = 0.4
_CHOSEN = 2
# What of that share any two reports of one event may have, and how much must be left in sum:
# three sentences that agree by half, or six by two fifths.
_BY_CHANCE, _ENOUGH = 0.3, 0.6
_FEWEST = 3
# Of so many sentences one after the other, with so much above chance in sum, only a few need have
# words that their writers chose.
_MANY, _ENOUGH_OF_MANY, _CHOSEN_OF_MANY = 5, 0.9, 2
# Sentences from one to the next, in either text, up to which they are neighbours.
_NEAR = 4
# Where two documents share so much narration already (code points, about 30 words), single
# sentences that agree so far are told again too.
_KIN, _AGAIN = 180, 0.5
# Share of a sentence that a shared passage may cover before it counts as found.
_FOUND = 0.4
# Pairs of documents that are looked at for one pair of wordings; of more, which are copies of one
# another, one stands for the rest.
_MOST_COPIES = 64

# What a sentence ends with; headlines, datelines and rows of tables do not.
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")

Stems = tuple[str, ...]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """A sentence of narration.

    Args:
        document: Document id.
        number: Its place among the sentences of the document.
        span: Where it stands.
        stems: Its content words outside quotations.
        chosen: Of these, those that its writer chose.
        facts: Names and figures in it, sorted.
    """

    document: str
    number: int
    span: Span
    stems: Stems
    chosen: Stems
    facts: Stems


@dataclass(frozen=True, slots=True)
class _Match:
    """Two sentences that may be one told twice.

    Args:
        order: The share of their content words that agree in order.
        left: One of them.
        right: The other.
        is_chosen: Whether words that a writer chose agree as well, and not names alone.
    """

    order: float
    left: _Told
    right: _Told
    is_chosen: bool = True


def find_reworded(
    documents: Sequence[Document], readings: Sequence[Reading], passages: Sequence[Passage]
) -> tuple[Passage, ...]:
    """Finds stretches of narration that two documents tell in other words.

    Args:
        documents: The documents.
        readings: Their readings.
        passages: What they share to the letter or nearly, with its kinds.

    Returns:
        Passages of form ``reworded`` and kind ``narration`` beside those given, of whole
        sentences, sorted by place; of documents with the same words only the one with the
        smallest id has any.
    """
    read = {reading.document: reading for reading in readings}
    told: dict[Stems, list[_Told]] = defaultdict(list)
    for doc, words in _different(documents):
        for sentence in _narrated(doc, words, read.get(doc.id)):
            told[sentence.stems].append(sentence)
    shared = _by_pair(passages)
    texts = {doc.id: doc.text for doc in documents}
    found = [
        passage
        for pair, matches in sorted(_matches(told).items())
        for passage in _passages(_chain(matches, shared.get(pair, ())), texts)
    ]
    return tuple(sorted(found, key=lambda p: (p.left, p.right)))


def _different(documents: Sequence[Document]) -> Iterator[tuple[Document, Words]]:
    """Documents in order of their ids and their words, of those with the same words the first."""
    seen: set[str] = set()
    for doc in sorted(documents, key=lambda doc: doc.id):
        words = find_words(doc.text)
        digest = text_sha256(" ".join(words.forms))
        if digest not in seen:
            seen.add(digest)
            yield doc, words


def _narrated(doc: Document, words: Words, reading: Reading | None) -> Iterator[_Told]:
    """The sentences of a document, less what they quote, headlines and those too short."""
    quoted = flag_words(words, find_quoted(doc.text, reading.attributions if reading else ()))
    telling = find_telling(doc.text, words, reading, doc.title_span)
    facts = find_facts(doc.text, words)
    start = doc.title_span.end if doc.title_span else 0
    split = (s for paragraph in paragraphs(doc.text) for s in sentences(doc.text, paragraph))
    for number, span in enumerate(split):
        inside = words.within(span.start, span.end)
        own = [at for at in inside if not quoted[at]]
        content = [at for at in own if words.forms[at] not in FUNCTION_WORDS]
        whole = span.start >= start and _ENDED.search(doc.text, span.start, span.end)
        if whole and 2 * len(own) >= len(inside) and _SHORTEST <= len(content) <= _LONGEST:
            yield _Told(
                doc.id,
                number,
                span,
                tuple(_stem(words.forms[at]) for at in content),
                tuple(_stem(words.forms[at]) for at in content if telling[at]),
                tuple(sorted({_stem(words.forms[at]) for at in content if facts[at]})),
            )


@lru_cache(maxsize=1 << 16)
def _stem(form: str) -> str:
    return form.removesuffix("'s")[:_LETTERS]


def _by_pair(passages: Sequence[Passage]) -> dict[Pair, list[Passage]]:
    shared: dict[Pair, list[Passage]] = defaultdict(list)
    for passage in passages:
        shared[passage.left.document, passage.right.document].append(passage)
    return shared


def _matches(told: Mapping[Stems, Sequence[_Told]]) -> dict[Pair, list[_Match]]:
    """Sentences that are alike, by the two documents that have them."""
    wordings = sorted(told)
    found: dict[Pair, list[_Match]] = defaultdict(list)
    for one, other in find_likely(wordings):
        order = Indel.normalized_similarity(wordings[one], wordings[other], score_cutoff=_ALIKE)
        if order >= _ALIKE:
            for left, right in _holders(told[wordings[one]], told[wordings[other]]):
                if _may_be_retold(left, right):
                    match = _Match(order, left, right, _is_chosen(left, right))
                    found[left.document, right.document].append(match)
    return found


def _may_be_retold(left: _Told, right: _Told) -> bool:
    """Whether names and figures of two sentences agree more than they differ."""
    ours, theirs = set(left.facts), set(right.facts)
    return min(len(ours - theirs), len(theirs - ours)) <= len(ours & theirs)


def _is_chosen(left: _Told, right: _Told) -> bool:
    """Whether more than names agrees in two sentences."""
    order = Indel.normalized_similarity(left.chosen, right.chosen)
    agreeing = order * (len(left.chosen) + len(right.chosen)) / 2
    return order >= _ALIKE and agreeing >= _CHOSEN


def _holders(ones: Sequence[_Told], others: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Pairs of documents that have two wordings, or the first of each with the others' rest."""
    if len(ones) * len(others) > _MOST_COPIES:
        pairs = [*product(ones[:1], others), *product(ones[1:], others[:1])]
    else:
        pairs = [*product(ones, others)]
    for one, other in pairs:
        if one.document != other.document:
            yield (one, other) if one.document < other.document else (other, one)


def _chain(matches: Sequence[_Match], shared: Sequence[Passage]) -> list[_Match]:
    """The sentences that two documents tell one after the other, where they are enough."""
    kin = sum(len(p.left.span) for p in shared if p.kind == "narration") >= _KIN
    if len(matches) < _FEWEST and not kin:
        return []
    covered = [_Cover([getattr(p, side).span for p in shared]) for side in ("left", "right")]
    new = [
        match
        for match in matches
        if not any(
            cover.holds(told.span)
            for cover, told in zip(covered, (match.left, match.right), strict=True)
        )
    ]
    found: list[_Match] = []
    for near in _neighbours(_heaviest(_one_to_one([m for m in new if m.is_chosen]))):
        if len(near) >= _FEWEST and _above_chance(near) >= _ENOUGH:
            found.extend(near)
        elif kin:
            found.extend(match for match in near if match.order >= _AGAIN)
    through = _neighbours(_heaviest(_one_to_one(new)))
    found.extend(match for near in through if _is_told_through(near) for match in near)
    return sorted(_first_of_each(found), key=lambda m: (m.left.number, m.right.number))


def _above_chance(matches: Sequence[_Match]) -> float:
    return sum(match.order - _BY_CHANCE for match in matches) + 1e-9


def _is_told_through(near: Sequence[_Match]) -> bool:
    """Whether so many sentences follow one another that names in them will do for most."""
    chosen = sum(match.is_chosen for match in near)
    return (
        len(near) >= _MANY and _above_chance(near) >= _ENOUGH_OF_MANY and chosen >= _CHOSEN_OF_MANY
    )


def _neighbours(chain: Sequence[_Match]) -> Iterator[list[_Match]]:
    """The parts of a chain in which every sentence stands near the last, in both texts."""
    part: list[_Match] = []
    for match in chain:
        if part and any(
            there.number - here.number > _NEAR
            for here, there in ((part[-1].left, match.left), (part[-1].right, match.right))
        ):
            yield part
            part = []
        part.append(match)
    if part:
        yield part


class _Cover:
    """How much of a stretch some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = merged(list(spans))
        self._starts = [span.start for span in self._spans]

    def holds(self, stretch: Span) -> bool:
        """Whether enough of a stretch is covered for it to count as found."""
        at = max(0, bisect_right(self._starts, stretch.start) - 1)
        covered = 0
        while at < len(self._spans) and self._spans[at].start < stretch.end:
            start, end = self._spans[at].start, self._spans[at].end
            covered += max(0, min(end, stretch.end) - max(start, stretch.start))
            at += 1
        return covered >= _FOUND * len(stretch)


def _one_to_one(matches: Sequence[_Match]) -> list[_Match]:
    """Of the matches of two documents the best for each sentence."""
    return _first_of_each(sorted(matches, key=lambda m: (-m.order, m.left, m.right)))


def _first_of_each(matches: Iterable[_Match]) -> list[_Match]:
    """The matches none of whose sentences was in one before."""
    taken: set[tuple[str, int]] = set()
    kept: list[_Match] = []
    for match in matches:
        ends = {(told.document, told.number) for told in (match.left, match.right)}
        if taken.isdisjoint(ends):
            taken |= ends
            kept.append(match)
    return kept


def _heaviest(matches: Sequence[_Match]) -> list[_Match]:
    """The heaviest of the chains in which every match comes later than the last in both texts.

    The weights are what matches have above chance.  Of all chains that end at or before a
    sentence only the heaviest is kept, so the time is that of sorting (Fredman 1975, "On
    computing the length of longest increasing subsequences").
    """
    ordered = sorted(matches, key=lambda m: (m.left.number, m.right.number))
    ends: list[int] = []
    chains: list[tuple[float, int]] = []
    before: list[int] = []
    for at, match in enumerate(ordered):
        place = bisect_left(ends, match.right.number)
        weight, last = chains[place - 1] if place else (0.0, -1)
        before.append(last)
        weight += match.order - _BY_CHANCE
        stop = place
        while stop < len(chains) and chains[stop][0] <= weight:
            stop += 1
        if stop > place or place == len(chains) or ends[place] > match.right.number:
            ends[place:stop] = [match.right.number]
            chains[place:stop] = [(weight, at)]
    chain: list[_Match] = []
    at = chains[-1][1] if chains else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _passages(chain: Sequence[_Match], texts: Mapping[str, str]) -> Iterator[Passage]:
    """One passage for each run of neighbouring sentences."""
    runs: list[list[_Match]] = []
    for match in chain:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and match.left.number == last.left.number + 1
            and match.right.number == last.right.number + 1
        ):
            runs[-1].append(match)
        else:
            runs.append([match])
    for run in runs:
        left, right = (
            Place(ends[0].document, Span(ends[0].span.start, ends[1].span.end))
            for ends in ((run[0].left, run[-1].left), (run[0].right, run[-1].right))
        )
        forms = [find_words(place.span.of(texts[place.document])).forms for place in (left, right)]
        score = Indel.normalized_similarity(*forms)
        yield Passage(left, right, round(score, 4), "reworded", "narration")

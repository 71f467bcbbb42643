"""What an account tells in its own voice: sentences and clauses outside all statements."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.judge.material import Material
from rashomon.judge.propositions.cutting import Stretch, cut, says_something
from rashomon.judge.propositions.stands import NARRATOR, Ruling, Stand, take_stand
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import find_finite, opens_clause
from rashomon.judge.propositions.wording import find_force
from rashomon.model.judgement import Proposition
from rashomon.model.spans import Span, merged
from rashomon.text.words import word_set

_FEWEST_WORDS = 3
_LONGEST = 60
"""Words of a clause; what runs on longer is a list or a page that lost its marks."""
_SHORTEST_PLACE = 3
"""Letters of a place in a dateline; "I" and "UN" are none."""
_LONGEST_DATELINE = 10
"""Words and marks of a dateline."""
_ADDRESSED = word_set("i we you me us my our your yours ours let's we're we've you're i'm i've")
_TEASERS = word_set(
    "click read subscribe follow watch listen photo photos image images picture video related "
    "which advertisement share copyright sign comments file credit updated published"
)
# What somebody else reports or leaves open is not the account's own word.
_REPORTED = word_set(
    """said says say saying wrote writes told tells added adds according claims claimed argues
    argued insists insisted denies denied accuses accused alleged alleges unclear unknown reportedly
    allegedly stated tweeted believes believed thinks"""
)
_JOINTS = word_set("and but while whereas although though yet")
_ENDS = frozenset(".!”\"’'»)")
_QUOTING = frozenset(':"“”‘')
_STATED = Ruling("affirms", "narration", 0.8)


def find_narration(material: Material, document: str, tokens: Tokens) -> Iterator[Proposition]:
    """What an account states itself, clause by clause.

    Args:
        material: The story.
        document: Document id.
        tokens: The document's words.

    Yields:
        Propositions without holder, in order of place.
    """
    taken = merged([said.extent for said in material.said_in(document)])
    title = material.documents[document].title_span
    at = 0
    for sentence in material.sentences(document):
        while at < len(taken) and taken[at].end <= sentence.start:
            at += 1
        headline = title is not None and sentence.start < title.end
        words = sentence.of(tokens.text)
        # "Mayor: the bridge is safe" is the mayor's, and so is what a headline quotes.
        if (headline and not _QUOTING.isdisjoint(words)) or not (headline or words[-1:] in _ENDS):
            continue
        for part in _outside(_without_dateline(tokens, sentence), taken, at):
            for stretch in cut(tokens, part):
                ruling = _judge(tokens, sentence, stretch)
                if ruling is not None and not stretch.relative:
                    stand = Stand(document, None, stretch.span, material.published(document))
                    yield take_stand(stand, NARRATOR, ruling, ())


def _without_dateline(tokens: Tokens, sentence: Span) -> Span:
    """A sentence behind "VELM, Ostrel (Wire) —"."""
    inside = tokens.within(sentence)
    place = tokens.text[sentence.start : tokens.ends[inside.start]] if inside else ""
    if not (place.isupper() and len(place) >= _SHORTEST_PLACE):
        return sentence
    for at in inside[1:_LONGEST_DATELINE]:
        if tokens.forms[at] in ("—", "–", "-") and at + 1 < inside.stop:
            return Span(tokens.starts[at + 1], sentence.end)
    return sentence


def _outside(sentence: Span, taken: tuple[Span, ...], at: int) -> Iterator[Span]:
    """The parts of a sentence that no statement takes."""
    start = sentence.start
    while at < len(taken) and taken[at].start < sentence.end:
        if taken[at].start > start:
            yield Span(start, taken[at].start)
        start = max(start, taken[at].end)
        at += 1
    if start < sentence.end:
        yield Span(start, sentence.end)


def _judge(tokens: Tokens, sentence: Span, stretch: Stretch) -> Ruling | None:
    """The stance of a clause that reports something; ``None`` for one that does not."""
    inside = tokens.within(stretch.span)
    first, stop = inside.start, inside.stop
    if not _FEWEST_WORDS <= stop - first <= _LONGEST or not says_something(tokens, first, stop):
        return None
    words = tokens.forms[first:stop]
    if words[0] in _TEASERS or words[-1] == "reserved":
        return None
    if not (_ADDRESSED | _REPORTED).isdisjoint(words):
        return None
    verb = find_finite(tokens, first, stop)
    if verb is None or verb == first:
        return None
    if not _is_whole(tokens, sentence, stretch, first, stop):
        return None
    force = find_force(tokens, stretch, quoted=False)
    if force.stance is None:
        return None
    if force.stance == "hedges":
        return Ruling("hedges", "narration.hedged", 0.6)
    if force.rule == "words.future":
        return Ruling("affirms", "narration.future", 0.6)
    return _STATED


def _is_whole(tokens: Tokens, sentence: Span, stretch: Stretch, first: int, stop: int) -> bool:
    """Whether a clause is a sentence's own or opens like one: no rest of a statement's clause."""
    begins = tokens.within(_without_dateline(tokens, sentence)).start
    while begins < first and not tokens.is_word(begins):
        begins += 1
    parted = not tokens.is_word(first - 1) or tokens.forms[first - 1] in _JOINTS
    opens = first == begins or (parted and opens_clause(tokens, first, stop, parted=True))
    ended = stretch.end >= sentence.end or not tokens.is_word(_next(tokens, stop))
    return opens and ended


def _next(tokens: Tokens, at: int) -> int:
    return min(at, len(tokens.forms) - 1)

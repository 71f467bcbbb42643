"""Cuts words into stretches that each say one thing.

A stretch is cut only where both sides read as clauses of their own: at a sentence's end, a
semicolon, a conjunction with a subject and a verb after it, and at the comma that ends an opening
"while …".  A relative clause that denies something stands as a stretch beside the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import (
    AUXILIARIES,
    PRONOUNS,
    is_finite,
    opens_clause,
)
from rashomon.model.spans import Span
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.negation import NEGATIONS
from rashomon.text.words import word_set

_CONJUNCTIONS = word_set("and but while whereas although though yet")
_COMPLEMENTS = word_set("that whether because if who which what how")
_CONCESSIVE = (
    ("despite", "the", "fact", "that"),
    ("in", "spite", "of", "the", "fact", "that"),
    ("even", "though"),
    ("even", "as"),
    ("although",),
    ("though",),
    ("while",),
    ("whilst",),
    ("whereas",),
)
_LEADING = word_set("that and but or yet so while whereas although though however meanwhile")
_TRAILING = _LEADING - {"that", "however"}
_RELATIVES = word_set("which who whom")
_RELATIVE_PREPOSITIONS = word_set("with of to in for from about against on by")
_BARE = word_set(
    """say says said think thinks thought believe believes believed know knows knew hope hopes hoped
    claim claims claimed feel feels felt fear fears feared suppose guess expect see saw announced
    wrote told added reported explained noted argued insisted warned announces reports tells"""
)
_SPLICED = PRONOUNS - {"you", "nobody", "somebody", "someone", "everybody", "everyone"}
_ARTICLES = word_set("the our their its his her this these")
_SPLICE_REACH = 6
"""Words after a comma in which "…, the mayor said" would have its verb."""
_SUBORDINATORS = word_set(
    """if when while as because since after before until unless although though once whenever
    where wherever whether in on at by for with from to during following despite under given"""
)
CLAIM_NOUNS = word_set(
    """claim claims accusation accusations allegation allegations charge charges assertion
    assertions report reports suggestion suggestions rumour rumours rumor rumors statement
    statements contention contentions insinuation insinuations notion idea belief"""
)
"""Nouns whose clause says what somebody puts forward."""
_THAT_REACH = 15
"""Words after "and that" in which its verb stands: "and that what he wanted was"."""
_LONGEST = 400
"""Words of one sentence that are looked at for borders; longer ones are no prose."""
_LONGEST_QUOTED = 300
"""Tokens in which the mark that closes a quotation is looked for, and the words behind it."""
_CLOSERS = {"“": "”", "‘": "’", '"': '"', "«": "»", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that say one thing.

    Args:
        span: The words, without marks around them.
        end: Where the clause ends, its marks included.
        relative: Whether they are a relative clause of a stretch that stands beside this one.
    """

    span: Span
    end: int
    relative: bool = False


def cut(tokens: Tokens, segment: Span) -> Iterator[Stretch]:
    """Cuts one sentence, or a part of one, into stretches.

    Args:
        tokens: The text's words.
        segment: The sentence.

    Yields:
        Stretches in order, disjoint but for relative clauses, which lie within the stretch
        before them.  Time is linear in the number of words.
    """
    found = tokens.within(segment)
    if not found:
        return
    borders = [found.start, *_borders(tokens, found.start, found.stop), found.stop]
    for first, stop in pairwise(borders):
        end = segment.end if stop == found.stop else tokens.starts[stop]
        span = trim(tokens, first, stop)
        if span is not None:
            yield Stretch(span, end)
            yield from _relatives(tokens, tokens.within(span))


def trim(tokens: Tokens, first: int, stop: int) -> Span | None:
    """The words from one token to another without marks and conjunctions around them.

    Args:
        tokens: The text's words.
        first: Index of the first token.
        stop: Index after the last.

    Returns:
        Their stretch; a closing mark stays where its opening one does.  ``None`` for no words.
    """
    first = _skip_opening(tokens, first, stop)
    last = stop
    if tokens.forms[last - 2 : last] in (("and", "that"), ("but", "that")):
        last -= 2
    while last > first and _is_loose(tokens, last - 1):
        last -= 1
    if last <= first:
        return None
    return Span(tokens.starts[first], _with_closers(tokens, first, last, stop))


def _skip_opening(tokens: Tokens, first: int, stop: int) -> int:
    """Where the words of matter begin, behind marks, conjunctions and "despite the fact that"."""
    while first < stop:
        row = _find_concessive(tokens, first)
        if row:
            first += len(row)
        elif not tokens.is_word(first):
            if tokens.text[tokens.starts[first]] in _CLOSERS and _closes(tokens, first, stop):
                break
            first += 1
        elif tokens.forms[first] in _LEADING and not _is_demonstrative(tokens, first, stop):
            first += 1
        else:
            break
    return first


def _find_concessive(tokens: Tokens, at: int) -> tuple[str, ...]:
    rows = (row for row in _CONCESSIVE if tokens.forms[at : at + len(row)] == row)
    return next(rows, ())


def _is_loose(tokens: Tokens, at: int) -> bool:
    """Whether a last token is a mark, or the conjunction before what was cut off."""
    return not tokens.is_word(at) or tokens.forms[at] in _TRAILING


def _is_demonstrative(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether "that" is the subject: "that is untrue"."""
    return tokens.forms[at] == "that" and at + 1 < stop and tokens.forms[at + 1] in AUXILIARIES


def _closes(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a quotation that opens a stretch closes before its end, so that it is a part."""
    closing = _CLOSERS[tokens.text[tokens.starts[first]]]
    for at in range(first + 1, min(stop, first + _LONGEST_QUOTED)):
        if tokens.text[tokens.starts[at]] == closing:
            beyond = range(at + 1, min(stop, at + _LONGEST_QUOTED))
            return any(tokens.is_word(later) for later in beyond)
    return False


def _with_closers(tokens: Tokens, first: int, last: int, stop: int) -> int:
    """Where a stretch ends if it takes the closing marks along whose opening ones it holds."""
    open_marks: list[str] = []
    for at in range(first, last):
        mark = tokens.text[tokens.starts[at]]
        if open_marks and mark == open_marks[-1]:
            open_marks.pop()
        elif mark in _CLOSERS and not (mark == "'" or tokens.is_word(at)):
            open_marks.append(_CLOSERS[mark])
    end = tokens.ends[last - 1]
    for at in range(last, stop):
        if open_marks and tokens.text[tokens.starts[at]] == open_marks[-1]:
            open_marks.pop()
            end = tokens.ends[at]
    return end


def _borders(tokens: Tokens, first: int, stop: int) -> list[int]:
    """Indices of the words that begin a further stretch."""
    stop = min(stop, first + _LONGEST)
    found: list[int] = []
    begin, has_verb, bare, pending = first, False, False, False
    opened = _opening_end(tokens, first, stop)
    for at in range(first, stop):
        form = tokens.forms[at]
        if at == opened:
            border: int | None = at + 1
        elif not has_verb or (pending and form != ";"):
            border = None
        else:
            border = _border_at(tokens, at, stop, begin, bare=bare)
        if border is not None:
            found.append(border)
            begin, has_verb, bare, pending = border, False, False, False
        elif form in _COMPLEMENTS and at > begin:
            # What follows needs a verb of its own: "the files show that the cook and the guard".
            has_verb = False
        elif at >= begin and is_finite(tokens, at, begin, stop):
            has_verb, bare, pending = True, form in _BARE, False
        elif form == ",":
            bare = False
        elif form in _CONJUNCTIONS and at > begin and tokens.forms[at - 1] == ",":
            # What follows is a subject of several parts: "…, but the cook and the guard saw it".
            pending = True
    return found


def _border_at(tokens: Tokens, at: int, stop: int, begin: int, *, bare: bool) -> int | None:
    """Where a further stretch begins if this word or mark parts two."""
    form = tokens.forms[at]
    if form == ";":
        return at + 1
    if form == "," and not bare and _is_spliced(tokens, at, stop, begin):
        return at + 1
    if form in _CONJUNCTIONS and at + 1 < stop:
        marked = tokens.forms[at - 1] in (",", "–", "—")
        if form == "while" and not marked:
            return None  # of time: "the bridge burnt while the guards slept"
        parted = marked or form != "and"
        that = tokens.forms[at + 1] == "that" and form in ("and", "but")
        subject = at + 2 if that else at + 1
        if bare and not parted and not that:
            return None
        joined = form != "and"
        if opens_clause(tokens, subject, stop, parted=parted or that, joined=joined):
            return subject
        if that and has_verb(tokens, subject, min(stop, subject + _THAT_REACH)):
            return subject
    return None


def _is_spliced(tokens: Tokens, comma: int, stop: int, begin: int) -> bool:
    """Whether a mere comma joins two clauses: "there are no shells, they have stopped"."""
    at = comma + 1
    if at + 1 >= stop or tokens.forms[at] not in _SPLICED | _ARTICLES:
        return False
    while begin < comma and not tokens.is_word(begin):
        begin += 1
    opening = tokens.forms[begin]
    if opening in _SUBORDINATORS or opening.endswith(("ing", "ed")):
        return False
    if "," in tokens.forms[begin:comma]:
        return False
    if tokens.forms[at] in _SPLICED:
        return is_finite(tokens, at + 1, at, stop) and tokens.forms[at + 1] not in _BARE
    ahead = tokens.forms[at + 1 : min(stop, at + 1 + _SPLICE_REACH)]
    return _BARE.isdisjoint(ahead) and opens_clause(tokens, at, stop, parted=False)


def _opening_end(tokens: Tokens, first: int, stop: int) -> int | None:
    """The comma after an opening "while …", if a clause of its own follows it."""
    at = first
    while at < stop and (not tokens.is_word(at) or tokens.forms[at] == "that"):
        at += 1
    contrary = tokens.forms[at : at + 2] == ("contrary", "to")
    opening = ("contrary", "to") if contrary else _find_concessive(tokens, at)
    if not opening:
        return None
    for comma in range(at + len(opening), stop):
        if tokens.forms[comma] == "," and opens_clause(tokens, comma + 1, stop, parted=True):
            return comma
    return None


def _relatives(tokens: Tokens, inside: range) -> Iterator[Stretch]:
    """Relative clauses that deny something, up to the next comma."""
    first: int | None = None
    for at in inside:
        if first is None and tokens.forms[at] in _RELATIVES and at > inside.start:
            # Without a comma or a preposition it says which one is meant, and nothing of it.
            governed = tokens.forms[at - 1] in _RELATIVE_PREPOSITIONS
            first = at - governed if governed or tokens.forms[at - 1] == "," else None
        elif first is not None and (tokens.forms[at] == "," or at == inside.stop - 1):
            stop = at if tokens.forms[at] == "," else inside.stop
            stretch = _relative(tokens, first, stop)
            first = None
            if stretch is not None:
                yield stretch


def _relative(tokens: Tokens, first: int, stop: int) -> Stretch | None:
    denies = any(tokens.forms[at] in NEGATIONS for at in range(first, stop))
    finite = any(is_finite(tokens, at, first, stop) for at in range(first + 1, stop))
    if not (denies and finite and says_something(tokens, first, stop)):
        return None
    return Stretch(tokens.span(first, stop), tokens.ends[stop - 1], relative=True)


def join_segments(tokens: Tokens, segments: Sequence[Span]) -> list[Span]:
    """Joins parts of one sentence that an insertion holds apart.

    Two parts are one where nothing but marks stands between, or where the first has no verb and
    the second goes on in small letters: "the meeting – the first since March – will take place".

    Args:
        tokens: The text's words.
        segments: Parts of sentences, in order.

    Returns:
        The parts, some of them joined; a joined one holds the insertion, too.
    """
    found: list[Span] = []
    for segment in segments:
        if found and _goes_on(tokens, found[-1], segment):
            found[-1] = Span(found[-1].start, segment.end)
        else:
            found.append(segment)
    return found


def _goes_on(tokens: Tokens, left: Span, right: Span) -> bool:
    one, two = tokens.within(left), tokens.within(right)
    between = tokens.text[left.end : right.start]
    if not one or not two or "\n" in between or len(between) > 120:
        return False
    if tokens.text[max(left.start, tokens.starts[one[-1]])] in ".!?":
        return False
    words = [at for at in two if tokens.is_word(at)]
    if not words or tokens.has_capital(words[0]):
        return False
    if not any(char.isalnum() for char in between):
        return True
    return not has_verb(tokens, one.start, one.stop) and has_verb(tokens, two.start, two.stop)


def has_verb(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether a stretch has a finite verb."""
    return any(is_finite(tokens, at, first, stop) for at in range(first, stop))


def says_something(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether words are enough to be understood: a clause, or a phrase of two words of matter.

    Args:
        tokens: The text's words.
        first: Index of the first token.
        stop: Index after the last.

    Returns:
        Whether they are.
    """
    matter = sum(
        1
        for at in range(first, stop)
        if tokens.is_word(at) and tokens.forms[at] not in FUNCTION_WORDS
    )
    return matter >= 2 or (matter == 1 and has_verb(tokens, first, stop))

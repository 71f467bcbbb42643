"""The clause in which an expression of time stands, and the verb that it dates.

An expression dates the verb of the smallest clause around it (cf. the links of event and time in
one sentence of TimeML, Pustejovsky et al. 2003).  Clauses are told by closed classes alone; in
doubt there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.judge.events.verbs import is_verb
from rashomon.judge.propositions.cutting import CLAIM_NOUNS, trim
from rashomon.judge.propositions.tokens import Tokens
from rashomon.judge.propositions.verbs import (
    PRONOUNS,
    is_auxiliary,
    is_past,
    opens_clause,
)
from rashomon.model.spans import Span
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.words import word_set

_HARD = frozenset(";:–—()[]•|/")
_SUBORDINATORS = word_set(
    """who which whom whose that what whether if when where because while unless although though
    whereas how why"""
)
_PREPOSITIONAL = word_set("after before since until till as than once")
"""Words that begin a clause if a verb follows, and a phrase if none does."""
_COORDINATORS = word_set("and but or")
_RELATIVES = word_set("who which whom that whose")
_COMPLETING = word_set("that what whether if how why where whom whose")
_OPEN = word_set("if whether unless")
_NOT_DATING = word_set("since until till before after than prior from through between versus like")
"""Prepositions that make an expression of time a border, and no date of the verb."""
_PHRASING = word_set("at in on during")
_ENDING = word_set("through until till")
_COMPARING = word_set("compared versus than unlike")
_RANGING = word_set("from between")
_COMPARING_REACH = 4
_PREPOSITIONS = word_set("on in at during by of for to over around throughout late early")
_NOUN_PHRASE = word_set("a an the its his her their this that these those")
_STOPS_PHRASE = word_set(
    "on in at by to from with for after before during since until about into over as of off"
)
_DASHES = frozenset("-–—")
_LONGEST = 120
"""Words of a sentence that are looked at; what is longer is no prose."""
_PARTICIPLE_REACH = 8
_LONGEST_LABEL = 45
"""Words of a label; clauses of news have 10 to 30."""
_LONGEST_HEAD = 8
"""Words of the noun phrase before "who was arrested" or ", signed in 2014,"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and the verb that an expression of time in it dates.

    Args:
        span: Its words, without marks and conjunctions around them.
        first: Index of its first token.
        stop: Index after its last.
        verb: Index of the finite verb or participle.
        finite: Whether that is finite.
        supposed: Whether the clause is one of condition or question.
        opener: The word or mark before it; empty at the beginning of what one voice says.
    """

    span: Span
    first: int
    stop: int
    verb: int
    finite: bool
    supposed: bool
    opener: str = ""


def find_clause(tokens: Tokens, region: range, times: range) -> Clause | None:
    """The clause whose verb an expression of time dates.

    Args:
        tokens: The text's words.
        region: Tokens of the sentence, or of the part of it that one voice says.
        times: Tokens of the expression, within the region.

    Returns:
        The clause; ``None`` where the expression dates no verb, or which one is in doubt.
    """
    if not times or not region or len(region) > _LONGEST:
        return None
    first, stop = _hard_bounds(tokens, region, times)
    pieces = _pieces(tokens, first, stop, times)
    at = next(i for i, piece in enumerate(pieces) if times.start < piece.stop)
    found = _find_verb(tokens, pieces, at, times)
    if found is None:
        return None
    verb, low, high, finite = found
    opener = tokens.forms[first - 1] if first > region.start else ""
    supposed = opener in _OPEN or tokens.forms[first] in _OPEN
    begins = opener
    opener = opener if low == first else ","
    if opener == "that" and verb > low and tokens.forms[low - 2 : low - 1][0] in CLAIM_NOUNS:
        return None
    relative = opener in _RELATIVES and (verb == low or (opener != "that" and verb <= low + 2))
    begin = _head_before(tokens, region, low) if relative or not finite else low
    if not any(tokens.is_word(at) for at in range(begin, verb)):
        return None
    end = max(verb + 1, times.stop) if relative else _label_end(tokens, high, region)
    span = trim(tokens, begin, min(end, begin + _LONGEST_LABEL))
    return Clause(span, low, high, verb, finite, supposed, begins) if span else None


def _label_end(tokens: Tokens, high: int, region: range) -> int:
    """Where words end that a further clause completes: "asked about" whether …, "decide" how …."""
    if high >= region.stop or tokens.forms[high] not in _COMPLETING:
        return high
    end = high + 1
    while end < region.stop and tokens.forms[end] not in _HARD and tokens.forms[end] != ",":
        end += 1
    return end


def is_border(tokens: Tokens, region: range, times: range) -> bool:
    """Whether an expression says from when or until when, or belongs to a noun: "May's vote".

    Args:
        tokens: The text's words.
        region: Tokens of the sentence.
        times: Tokens of the expression, at least one.

    Returns:
        Whether it dates no verb.
    """
    before = times.start - 1
    if before >= region.start and tokens.forms[before] in _NOT_DATING:
        return True
    near = tokens.forms[max(region.start, times.start - _COMPARING_REACH) : times.start]
    ranging = near[-1:] in (("to",), ("and",)) and not _RANGING.isdisjoint(near)
    spanning = near[-1:] in (("-",), ("–",)) and near[-2:-1] and near[-2][:1].isdigit()
    if ranging or spanning or not _COMPARING.isdisjoint(near):
        return True
    if times.stop < region.stop and tokens.forms[times.stop] in _ENDING:
        return True
    return is_attributive(tokens, region, times)


def is_term(tokens: Tokens, region: range, times: range) -> bool:
    """Whether an expression says by when: "by the end of June"."""
    return times.start > region.start and tokens.forms[times.start - 1] == "by"


def is_attributive(tokens: Tokens, region: range, times: range) -> bool:
    """Whether an expression of time stands before a noun: "the 2031 vote", "Friday's talks"."""
    after = times.stop
    if tokens.forms[times.stop - 1].endswith(("'s", "s'")):
        return True
    if after >= region.stop or not tokens.is_word(after):
        return False
    before = times.start - 1
    governed = before >= region.start and (
        tokens.forms[before] in _NOUN_PHRASE or tokens.forms[before].endswith(("'s", "s'"))
    )
    form = tokens.forms[after]
    if form in _STOPS_PHRASE | _SUBORDINATORS | _PREPOSITIONAL | _COORDINATORS:
        return False
    # "To 2031 census", as headlines have it.
    year = tokens.forms[times.stop - 1].isdigit() and len(times) == 1
    governed = governed or (year and not tokens.has_capital(after) and form not in FUNCTION_WORDS)
    return governed and not is_verb(tokens, after, region.start, region.stop)


def _hard_bounds(tokens: Tokens, region: range, times: range) -> tuple[int, int]:
    """The stretch around an expression that no border of clauses crosses."""
    first = times.start
    while first > region.start:
        skipped = _before_insertion(tokens, first, region, times)
        if skipped is not None:
            first = skipped
        elif _begins_clause(tokens, first, region, times.stop):
            break
        else:
            first -= 1
    stop = times.stop
    told = _has_finite(tokens, first, times.start)
    while stop < region.stop and not _ends_clause(tokens, stop, region, told=told):
        stop += 1
    return first, stop


def _before_insertion(tokens: Tokens, at: int, region: range, times: range) -> int | None:
    """Where "the talks – the first since May –" or "the envoy, who fled," began, before a verb.

    The subject stands before the insertion that ends here, if a verb follows and the words before
    the insertion have none.
    """
    end = at - 1
    if at >= times.start or not _opens_verb(tokens, at, times.start):
        return None
    mark = tokens.forms[end]
    if mark in _DASHES:
        opening = [i for i in range(region.start + 1, end) if tokens.forms[i] in _DASHES]
    elif mark == ",":
        opening = [
            i
            for i in range(region.start + 1, end - 1)
            if tokens.forms[i] == "," and tokens.forms[i + 1] in _RELATIVES
        ]
    else:
        return None
    if not opening or _has_finite(tokens, region.start, opening[-1]):
        return None
    return opening[-1]


def _opens_verb(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a verb stands at an index, seen from a subject further back."""
    form = tokens.forms[at]
    return at < stop and (is_auxiliary(form) or is_past(form))


def _begins_clause(tokens: Tokens, at: int, region: range, seen: int) -> bool:
    """Whether the token before an index parts clauses."""
    form = tokens.forms[at - 1]
    if form in _HARD:
        return True
    if form in _SUBORDINATORS:
        return form != "that" or not _is_demonstrative(tokens, at - 1, region)
    if form in _PREPOSITIONAL:
        mark = _next_mark(tokens, seen, region.stop)
        return _has_finite(tokens, at, seen) or _has_finite(tokens, seen, mark)
    if form in _COORDINATORS:
        parted = tokens.forms[at - 2 : at - 1] == (",",)
        return opens_clause(tokens, at, region.stop, parted=parted) and _has_finite(
            tokens, region.start, at - 1
        )
    return False


def _ends_clause(tokens: Tokens, at: int, region: range, *, told: bool) -> bool:
    """Whether a token right of an expression parts clauses; after a verb a pronoun does."""
    form = tokens.forms[at]
    if form in _HARD:
        return True
    if form in PRONOUNS and told:
        return at + 1 < region.stop and is_verb(tokens, at + 1, at, region.stop)
    if form in _SUBORDINATORS:
        return form != "that" or not _is_demonstrative(tokens, at, region)
    if form in _PREPOSITIONAL:
        return _has_finite(tokens, at + 1, _next_mark(tokens, at + 1, region.stop))
    if form in _COORDINATORS and at + 1 < region.stop:
        parted = tokens.forms[at - 1] == ","
        return opens_clause(tokens, at + 1, region.stop, parted=parted) or _opens_verb(
            tokens, at + 1, region.stop
        )
    return False


def _next_mark(tokens: Tokens, at: int, stop: int) -> int:
    while at < stop and tokens.forms[at] != "," and tokens.forms[at] not in _HARD:
        at += 1
    return at


def _has_finite(tokens: Tokens, first: int, stop: int) -> bool:
    return any(is_verb(tokens, at, first, stop) for at in range(first, stop))


def _is_demonstrative(tokens: Tokens, at: int, region: range) -> bool:
    """Whether "that" points at a noun: "of that day", "that same week"."""
    before = tokens.forms[at - 1] if at > region.start else ""
    return before in _STOPS_PHRASE


def _pieces(tokens: Tokens, first: int, stop: int, times: range) -> list[range]:
    """The parts of a stretch between its commas; "April 26, 2031" stays whole."""
    found, begin = [], first
    for at in range(first, stop):
        if tokens.forms[at] == "," and at not in times:
            found.append(range(begin, at))
            begin = at + 1
    found.append(range(begin, stop))
    return [piece for piece in found if piece] or [range(first, stop)]


def _find_verb(
    tokens: Tokens, pieces: list[range], at: int, times: range
) -> tuple[int, int, int, bool] | None:
    """The verb that is dated, from where to where its clause goes, and whether it is finite."""
    piece = pieces[at]
    participle = _participle_in(tokens, piece, times)
    if participle is not None and _has_other_verb(tokens, pieces, at):
        return participle, piece.start, piece.stop, False
    verb = _verb_in(tokens, piece, times)
    if verb is not None:
        low = at
        if verb == piece.start or tokens.forms[verb - 1] in _COORDINATORS:
            low = _subject_piece(tokens, pieces, at)
        return verb, pieces[low].start, piece.stop, True
    if participle is not None:
        return participle, piece.start, piece.stop, False
    if not _is_bare(tokens, piece, times):
        return None
    return _neighbour(tokens, pieces, at, times)


def _has_other_verb(tokens: Tokens, pieces: list[range], at: int) -> bool:
    """Whether the parts around one have a verb, so that it inserts: "the talks, held in May, …"."""
    if at == 0:
        return False
    near = [pieces[at - 1], *pieces[at + 1 : at + 2]]
    return any(_has_finite(tokens, piece.start, piece.stop) for piece in near) or any(
        _opens_verb(tokens, piece.start, piece.stop) for piece in near[1:]
    )


def _subject_piece(tokens: Tokens, pieces: list[range], at: int) -> int:
    """The part in which the subject of "Ivo Marn, the mayor, met …" begins."""
    low = at
    while low > 0 and at - low < 3:
        low -= 1
        if _has_finite(tokens, pieces[low].start, pieces[low].stop):
            break
    return low


def _neighbour(
    tokens: Tokens, pieces: list[range], at: int, times: range
) -> tuple[int, int, int, bool] | None:
    """The verb of the part beside one that holds the expression alone: "…, on Tuesday, …"."""
    order = [*range(at + 1, len(pieces))] if at == 0 else [*range(at - 1, -1, -1)]
    for near in order[:3]:
        verb = _verb_in(tokens, pieces[near], times)
        if verb is not None:
            low, high = min(near, at), max(near, at)
            return verb, pieces[low].start, pieces[high].stop, True
    return None


def _verb_in(tokens: Tokens, piece: range, times: range) -> int | None:
    """The last finite verb before the expression in its part, else the first after it."""
    verbs = [at for at in piece if at not in times and is_verb(tokens, at, piece.start, piece.stop)]
    before = [at for at in verbs if at < times.start]
    if before:
        last = before[-1]
        # "Had been killed": the group begins with its first auxiliary.
        while last - 1 in before:
            last -= 1
        return last if _is_sure(tokens, [at for at in before if at < last], last) else None
    return verbs[0] if verbs else None


def _is_sure(tokens: Tokens, earlier: list[int], verb: int) -> bool:
    """Whether a past form behind another verb is finite: not that of "had their voices heard"."""
    if not earlier or is_auxiliary(tokens.forms[verb]):
        return True
    between = tokens.forms[earlier[-1] + 1 : verb]
    return not any(form in _STOPS_PHRASE for form in between) or any(
        form in _COORDINATORS for form in between
    )


def _participle_in(tokens: Tokens, piece: range, times: range) -> int | None:
    """A participle that the expression follows: "first signed in 2014", "killed on Monday"."""
    for at in piece[:4]:
        if at >= times.start:
            return None
        if is_past(tokens.forms[at]):
            return at if times.start - at <= _PARTICIPLE_REACH else None
        if not tokens.forms[at].endswith("ly") and tokens.forms[at] not in ("first", "both", "all"):
            return None
    return None


def _is_bare(tokens: Tokens, piece: range, times: range) -> bool:
    """Whether a part is a mere phrase of place and time: ", at the lock on Friday"."""
    if tokens.forms[piece.start] in _PHRASING:
        return True
    rest = [at for at in piece if at not in times and tokens.is_word(at)]
    return all(tokens.forms[at] in _PREPOSITIONS | {"however", "the"} for at in rest)


def _head_before(tokens: Tokens, region: range, low: int) -> int:
    """Where the noun before "who was arrested" or ", signed in 2014" begins."""
    at = low - 1
    while at > region.start and low - at < _LONGEST_HEAD:
        form = tokens.forms[at - 1]
        if form in _STOPS_PHRASE or form in _SUBORDINATORS or form in _HARD:
            break
        if form == "," and at < low - 1:
            break
        if is_verb(tokens, at - 1, region.start, region.stop):
            break
        at -= 1
    return max(at, region.start)

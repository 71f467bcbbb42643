"""Acts of speaking that are steps of the story and whose day the words give."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.judge.events.dating import Moment, find_moment, to_edtf
from rashomon.judge.events.taking_part import find_hearers, find_participants, find_speaker
from rashomon.judge.events.tellings import Account, Telling
from rashomon.judge.material import Said
from rashomon.model.judgement import EventStatus
from rashomon.model.links import Place
from rashomon.model.spans import Span
from rashomon.text.days import Days, parse_days
from rashomon.text.function_words import FUNCTION_WORDS
from rashomon.text.negation import NEGATIONS
from rashomon.text.words import find_words, word_set

_STEPS = frozenset(
    {"announce", "demand", "propose", "agree", "refuse", "deny", "accuse", "condemn", "request"}
)
"""Acts that move a story on; a promise or a warning is one where it is the main news."""
_PERFORMING = word_set("declare admit rule vote testify confirm acknowledge order concede")
"""Plain statements that do something by being made (Austin 1962, "How to Do Things with Words")."""
_CARRIED = frozenset({"time.continued", "time.reply"})
_LEADING = 3
"""Sentences of an account that hold its main news: headline and lead (Bell 1991, "The Language of
News Media")."""
_CURRENT = 2
"""Days before publication within which a plain statement is news of the day."""
_FUTURE = word_set("will shall would to")
_EARLIER = word_set("had once previously earlier")
_LONGEST_LABEL = 320
"""Code points of a label; it ends with a sentence or a part of the content."""
_BESIDE = 60
"""Code points between a statement and the expression beside it: "told reporters in … on Friday"."""
_NEAR = 40
"""Code points between a statement and the expression in front of it: "On Tuesday, the "."""


def find_speaking(account: Account) -> Iterator[Telling]:
    """The dated acts of speaking of one document.

    Args:
        account: The document.

    Yields:
        Tellings in order of place.
    """
    published = account.material.published_days(account.document)
    lead = _lead_end(account)
    for said in account.material.said_in(account.document):
        if not _is_spoken(said):
            continue
        moment = _moment(account, said, published)
        if moment is None or not _is_step(said, moment, published, lead):
            continue
        status = _status(said)
        if status is not None:
            yield _telling(account, said, moment, status)


def _lead_end(account: Account) -> int:
    """Where the first sentences end."""
    first = account.material.sentences(account.document)[: _LEADING + 1]
    return first[-1].end if first else 0


def _is_spoken(said: Said) -> bool:
    """Whether somebody known is said to have said it, with a verb."""
    reason = said.att.act_reason
    return (
        said.att.mode == "speech"
        and bool(said.att.cue and said.att.source)
        and (said.speaker is not None or _is_described(said))
        and ":verb:" in reason
        and not reason.startswith("negated:")
        and not reason.endswith(":report")
        and not _is_aside(said)
    )


def _is_described(said: Said) -> bool:
    """Whether more than a pronoun says who takes a step, though not who that is: "his office"."""
    return said.att.act in _STEPS and len(find_words(said.att.source[0].of(said.text)).forms) > 1


def _is_aside(said: Said) -> bool:
    """Whether the cue is a participle, so that the day is that of another verb: "citing"."""
    words = [form for form in _cue_words(said) if form not in FUNCTION_WORDS]
    return any(form.endswith("ing") for form in words[:1])


def _moment(account: Account, said: Said, published: Days | None) -> Moment | None:
    """When it was said, where words say so: the statement's own, or the one it continues."""
    at = said.at
    if at is not None and at.basis == "expression" and at.evidence is not None:
        days = parse_days(at.value)
        if days is None or (published and days[0] > published[1]):
            return None
        carried = at.rule in _CARRIED and said.parent is None and said.att.act != "assert"
        if at.rule != "time.clause" and not (carried and not _is_earlier(said)):
            return None
        return Moment(at.evidence, to_edtf(days), days)
    return _in_front(account, said, published)


def _is_earlier(said: Said) -> bool:
    """Whether the cue says that it was before what is told: "had ordered"."""
    return not _EARLIER.isdisjoint(_cue_words(said))


def _cue_words(said: Said) -> tuple[str, ...]:
    return tuple(form for span in said.att.cue for form in find_words(span.of(said.text)).forms)


def _in_front(account: Account, said: Said, published: Days | None) -> Moment | None:
    """An expression at the head of the sentence that a statement opens: "Last Friday, the …"."""
    sentence = account.material.sentence_at(account.document, said.extent.start)
    start = said.att.source[0].start
    if sentence is None or said.parent is not None or said.att.cue[0].end > sentence.end:
        return None
    if not 0 < start - sentence.start <= _NEAR:
        return None
    front = account.material.times_in(account.document, Span(sentence.start, start))
    if len(front) != 1 or find_words(said.text[front[0].span.end : start]).forms[1:]:
        return None
    if find_words(said.text[sentence.start : front[0].span.start]).forms not in ((), ("on",)):
        return None
    return find_moment(said.text, front[0], published)


def _is_step(said: Said, moment: Moment, published: Days | None, lead: int) -> bool:
    """Whether it moves the story on: by its act, as the main news, or told from another day."""
    if said.att.act in _STEPS or said.att.act_reason.rpartition(":")[2] in _PERFORMING:
        return True
    if said.parent is not None:
        return False
    if said.extent.start < lead:
        return True
    return published is not None and moment.days[1] < published[0] - _CURRENT


def _status(said: Said) -> tuple[EventStatus, str] | None:
    words = _cue_words(said)
    if not NEGATIONS.isdisjoint(words):
        return None
    if not _FUTURE.isdisjoint(words[:1]):
        return ("planned", "act.to-come") if words[0] == "will" else None
    return "happened", "act.reported"


def _telling(
    account: Account, said: Said, moment: Moment, ruling: tuple[EventStatus, str]
) -> Telling:
    status, rule = ruling
    span = _label(account, said)
    named = find_participants(account, span)
    also = (*find_speaker(account, said), *find_hearers(account, said))
    return Telling(
        place=Place(account.document, span),
        sort="speech",
        moment=moment,
        status=status,
        rule=rule,
        participants=tuple(sorted({*named, *also})),
        attribution=said.att.id,
        head=said.att.cue[0],
        act=said.att.act,
        utterance=said.utterance,
    )


def _label(account: Account, said: Said) -> Span:
    """Source, cue and the content that stands with them in one sentence."""
    cue = said.att.cue[0]
    sentence = account.material.sentence_at(account.document, cue.start) or cue
    parts = [
        span
        for span in (*said.att.source, *said.att.cue, *said.att.content)
        if sentence.start <= span.start < sentence.end
    ]
    start = min(span.start for span in parts)
    end = min(sentence.end, max(span.end for span in parts))
    at = said.at.evidence if said.at else None
    if at is not None and sentence.start <= at.start and at.end <= sentence.end:
        front = _with_preposition(said.text, at)
        between = said.text[at.end : start].strip() if at.end <= start else "-"
        if front == sentence.start and between in ("", ","):
            start = front
        end = at.end if 0 < at.start - end <= _BESIDE else end
    return Span(start, end if end - start <= _LONGEST_LABEL else _cut(said.text, start, cue.end))


def _with_preposition(text: str, expression: Span) -> int:
    """Where "On Monday" begins."""
    before = text[max(0, expression.start - len("on ")) : expression.start].lower()
    return expression.start - len(before) if before in ("on ", "in ", "at ") else expression.start


def _cut(text: str, start: int, least: int) -> int:
    """Where a long label ends: at the last comma that leaves the cue in it, or a word's end."""
    stretch = text[start : start + _LONGEST_LABEL]
    comma = stretch.rfind(",", max(0, least - start))
    if comma > 0:
        return start + comma
    return max(least, start + find_words(stretch).ends[-2])

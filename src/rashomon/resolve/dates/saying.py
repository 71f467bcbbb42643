"""When each statement was made, never more exactly than the words say.

The nearest of these decides: an expression of time in the clause of the cue; that of the same
speaker's statement just before, which this one goes on with; the statement that this one stands
in, which it cannot be later than; the date of the document.  News tells what was said within the
week (*The Associated Press Stylebook*, "days of the week"), so without an expression a statement
is put in the seven days that end with the day of publication.  What is told as older than that
("had said", "has long said", "said Ruiz once promised") is left without a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model.documents import Document
from rashomon.model.links import Dating, SpokenAt, TimeBasis
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.resolve.chains.outlets import find_outlet
from rashomon.resolve.dates.saying_clause import Clauses, cue_span
from rashomon.resolve.dates.saying_tense import is_noun, is_past
from rashomon.resolve.times import bounds, modifier, place_times

Range = tuple[date, date]

# Days before publication on which something told without its day may have been said.
_BEFORE = timedelta(days=6)
# Statements inside one another; what lies deeper is taken in the order of the text.
_DEEPEST = 64
# Paragraphs over which a speaker goes on without a word on when.
_FARTHEST = 2
_REPLIES = re.compile(r"\b(?:repl(?:ied|ies)|respond(?:ed|s)|answer(?:ed|s)|countered|retorted)\b")
# Nothing of the kind has been said yet.
_TO_COME = re.compile(
    r"\b(?:will|shall|won['’]t|(?:is|are)\s+(?:\w+\s+)?(?:due|set|scheduled|expected|going)\s+to)\b"
)
# "We hope", within what somebody is quoted with, is said by the same mouth.
_FIRST_PERSON = frozenset({"i", "we"})
# Told as older than the news: how much older, nobody says.
_EARLIER = re.compile(
    r"\b(?:had|previously|repeatedly|earlier|once|formerly|(?:at|by) (?:the|that) time|back then"
    r"|(?:has|have) (?:long|always|often|since))\b",
    re.IGNORECASE,
)
# Told as going on, or as still of interest (Quirk et al., "A Comprehensive Grammar of the English
# Language", 1985, 4.20-22): in the headline and the lead it is news, below it is background.
_PERFECT = re.compile(r"\b(?:has|have|['’]ve)\b", re.IGNORECASE)
_LEAD = 2
# "Shortly after Ruiz announced it": what the sentence is about came after or before that.
_SUBORDINATE = re.compile(
    r"\b(?:after|before|until|since|when|once)\s(?:the\s|an?\s)?$", re.IGNORECASE
)
_WROTE = re.compile(r"\b(?:wrote|writes|written|concluded|calculated|noted)\b")
# A programme or site that is called so: "told TODAY", "tells TODAY.example".
_NAMED = re.compile(r"(?:TODAY|Today)(?:\.\w|\b(?= show\b)|(?<=TODAY)\b)")
# At or after a meeting that the text has told of.
_AT_MEETING = re.compile(
    r"\bpost-(?:meeting|summit|talks)\b"
    r"|\b(?:after|following|during|at|in) (?:the|their|his|her) (?:meeting|talks|summit|visit)\b"
    r"|\bjoint (?:news|press) conference\b",
    re.IGNORECASE,
)
# On another occasion than what was told right before.
_OTHER_TIME = re.compile(
    r"\b(?:separate(?:ly)?|later|recent(?:ly)?|before|past|last|ago|then|now|has|have)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _When:
    """When something was said, and how that is known."""

    days: Range
    value: str
    basis: TimeBasis
    rule: str
    evidence: Span | None


def find_saying_times(
    doc: Document,
    reading: Reading,
    dating: Dating,
    parents: Mapping[str, str],
    speakers: Mapping[str, str],
) -> tuple[SpokenAt, ...]:
    """Finds when every statement of a document was made.

    Args:
        doc: The document.
        reading: Its reading.
        dating: Its dates; ``times`` has one value for each of the reading's times.
        parents: Attribution id → id of the one whose content it stands in.
        speakers: Attribution id → id of the one who is reported as saying it, where known.

    Returns:
        At most one for each attribution, sorted by its id; none where nothing is known.
    """
    clock = _Clock(doc, reading, dating, parents, speakers)
    found = clock.run()
    return tuple(
        SpokenAt(key, found[key].value, found[key].basis, found[key].rule, found[key].evidence)
        for key in sorted(found)
    )


class _Clock:
    """Goes through the statements of one document in the order of its text."""

    def __init__(
        self,
        doc: Document,
        reading: Reading,
        dating: Dating,
        parents: Mapping[str, str],
        speakers: Mapping[str, str],
    ) -> None:
        self._doc, self._reading, self._dating = doc, reading, dating
        self._parents, self._speakers = parents, speakers
        self._clauses = Clauses(doc.text, reading.times, reading.attributions)
        self._by_id = {att.id: att for att in reading.attributions}
        self._published = bounds(dating.published.value or "")
        self._found: dict[str, _When] = {}
        self._last: dict[str, tuple[int, _When]] = {}
        self._latest: tuple[int, _When] | None = None

    def run(self) -> dict[str, _When]:
        """Times by attribution id; outer statements before those inside them."""
        depth = {att.id: self._depth(att.id) for att in self._reading.attributions}
        for att in sorted(self._reading.attributions, key=lambda a: (depth[a.id], _place(a))):
            when = self._when(att)
            if when is not None:
                self._found[att.id] = when
                if att.id not in self._parents:
                    self._note(att, when)
        return self._found

    def _depth(self, attribution: str) -> int:
        """How many statements hold one, up to a limit that a ring of them reaches."""
        depth, outer = 1, self._parents.get(attribution)
        while outer is not None and depth < _DEEPEST:
            depth, outer = depth + 1, self._parents.get(outer)
        return depth

    def _note(self, att: Attribution, when: _When) -> None:
        if when.basis != "expression":
            return
        self._latest = (_place(att).start, when)
        speaker = self._speaker(att)
        if speaker is not None:
            self._last[speaker] = (_place(att).start, when)

    def _when(self, att: Attribution) -> _When | None:
        told = self._told(att)
        if _TO_COME.search(told):
            return None
        parent = self._found.get(self._parents.get(att.id, ""))
        own = self._own(att, parent)
        if own is not None:
            return own
        if parent is not None and self._is_same_speech(att, self._parents[att.id]):
            return _When(parent.days, parent.value, parent.basis, "time.same", parent.evidence)
        if _EARLIER.search(told) or self._clauses.is_spread(att):
            return None
        if att.id in self._parents:
            return None if parent is None or self._is_older(att) else self._before(parent)
        if self._is_background(att):
            return None
        return self._continued(att) or self._at_meeting(att) or self._by_document()

    def _told(self, att: Attribution) -> str:
        """The words of a statement that say how it is told; a nested cue is part of a content."""
        cue = cue_span(att)
        own = cue.of(self._doc.text) if cue is not None else ""
        return f"{own} {self._clauses.words_about(att)}"

    def _is_older(self, att: Attribution) -> bool:
        """Whether a statement is told of by one who looks back on it, and is no outlet.

        "Ruiz said Stern promised" leaves open when he did; so does "Ruiz knew of his promise".
        """
        outer = self._outer(att)
        source = outer.source[0] if outer is not None and outer.source else None
        if source is not None and find_outlet(self._doc.text, source) is not None:
            return False
        return is_past(self._doc.text, att) or is_noun(self._doc.text, att)

    def _is_background(self, att: Attribution) -> bool:
        """Whether a statement is told as what went before, or goes on with writings of long ago."""
        cue = cue_span(att)
        if cue is None:
            return False
        start = min([cue.start, *(part.start for part in att.source)])
        if _SUBORDINATE.search(self._doc.text, max(0, start - 20), start):
            return True
        if _PERFECT.search(cue.of(self._doc.text)):
            return self._doc.text.count("\n\n", 0, cue.start) > _LEAD
        last = self._last.get(self._speaker(att) or "")
        wrote = _WROTE.search(cue.of(self._doc.text))
        return bool(wrote and last and self._published and not self._is_news(last[1]))

    # -- the clause of the cue -------------------------------------------------------------------

    def _own(self, att: Attribution, parent: _When | None) -> _When | None:
        placed = {}
        for at in self._clauses.own(att):
            when = self._placed(at, att, parent)
            if when is not None:
                placed[when.days] = when
        return next(iter(placed.values())) if len(placed) == 1 else None

    def _placed(self, at: int, att: Attribution, parent: _When | None) -> _When | None:
        """What an expression means; within a quotation it leans on the day of that."""
        phrase = self._reading.times[at]
        if phrase.type not in ("DATE", "TIME") or _NAMED.match(self._doc.text, phrase.span.start):
            return None
        value, mod = self._dating.times[at].value, modifier(phrase)
        published = self._dating.published.value
        outer = self._outer(att)
        if parent is not None and outer is not None and outer.kind == "direct":
            published = parent.value
            value = place_times(self._doc.text, [phrase], published)[0].value
        days = bounds(value, mod, published) or self._either(at, published)
        if days is None or self._is_ahead(days):
            return None
        if self._published is not None:
            days = (days[0], min(days[1], self._published[1]))
        return _When(days, to_interval(days), "expression", "time.clause", phrase.span)

    def _either(self, at: int, published: str | None) -> Range | None:
        """Both days that a weekday may be where the day of publication is not known exactly."""
        days = bounds(published) if published else None
        if days is None or days[1] - days[0] > _BEFORE:
            return None
        phrase = self._reading.times[at]
        ends = [place_times(self._doc.text, [phrase], day.isoformat())[0].value for day in days]
        told = [bounds(value, modifier(phrase), published) for value in ends]
        if told[0] is None or told[1] is None:
            return None
        return min(told[0][0], told[1][0]), max(told[0][1], told[1][1])

    def _outer(self, att: Attribution) -> Attribution | None:
        parent = self._parents.get(att.id)
        return self._by_id.get(parent) if parent else None

    def _is_ahead(self, days: Range) -> bool:
        """Whether a time lies after publication: nobody has spoken then."""
        return self._published is not None and days[0] > self._published[1]

    # -- what stands around it -------------------------------------------------------------------

    def _before(self, parent: _When) -> _When:
        """A statement that another one tells of, and that was made before it."""
        back = min(_BEFORE, parent.days[1] - date.min)  # the calendar begins there
        days = (min(parent.days[0], parent.days[1] - back), parent.days[1])
        return _When(days, to_interval(days), parent.basis, "time.parent", parent.evidence)

    def _is_same_speech(self, att: Attribution, outer: str) -> bool:
        """Whether a statement within another is of the same mouth, so that both are one."""
        words = [part.of(self._doc.text).casefold() for part in att.source]
        if len(words) == 1 and words[0] in _FIRST_PERSON:
            return True
        speaker = self._speakers.get(att.id)
        return speaker is not None and speaker == self._speakers.get(outer)

    def _continued(self, att: Attribution) -> _When | None:
        """The time of what the same speaker, or the one replied to, is told to have said before."""
        cue = cue_span(att)
        if cue is None:
            return None
        clause = self._clauses.words_about(att)
        reply = _REPLIES.search(cue.of(self._doc.text))
        speaker = self._speaker(att)
        before = self._latest if reply else self._last.get(speaker) if speaker else None
        if before is None or _OTHER_TIME.search(clause):
            return None
        at, when = before
        breaks = self._doc.text.count("\n\n", at, cue.start)
        if at > cue.start or breaks > (_FARTHEST if self._is_news(when) else 0):
            return None
        self._move(speaker, cue.start, when)
        rule = "time.reply" if reply else "time.continued"
        return _When(when.days, when.value, when.basis, rule, when.evidence)

    def _at_meeting(self, att: Attribution) -> _When | None:
        """The day that the text named last, for what was said at or after the meeting it tells."""
        cue = cue_span(att)
        if cue is None or not _AT_MEETING.search(self._clauses.words_about(att)):
            return None
        floor = cue.start
        for _ in range(_FARTHEST + 1):
            floor = max(self._doc.text.rfind("\n\n", 0, floor), 0)
        at = bisect_left(self._reading.times, cue.start, key=lambda phrase: phrase.span.start) - 1
        while at >= 0 and self._reading.times[at].span.start >= floor:
            days = bounds(self._dating.times[at].value)
            if days is not None and self._reading.times[at].type == "DATE":
                return self._on_day(days, self._reading.times[at].span)
            at -= 1
        return None

    def _on_day(self, days: Range, span: Span) -> _When | None:
        """That day, or the one after it, since a meeting may last into the night."""
        told = _When(days, to_interval(days), "expression", "time.meeting", span)
        if self._published is None or not self._is_news(told) or self._is_ahead(days):
            return None
        days = (days[0], min(days[1] + timedelta(days=1), self._published[1]))
        return replace(told, days=days, value=to_interval(days))

    def _is_news(self, when: _When) -> bool:
        """Whether a time is a day of the document's own news and no background."""
        if self._published is None or when.days[0] != when.days[1]:
            return False
        return when.days[0] >= self._published[0] - _BEFORE

    def _move(self, speaker: str | None, at: int, when: _When) -> None:
        if speaker is not None:
            self._last[speaker] = (at, when)

    def _speaker(self, att: Attribution) -> str | None:
        """Whom a statement is of: the speaker found, never a guess from a pronoun."""
        return self._speakers.get(att.id)

    def _by_document(self) -> _When | None:
        if self._published is None:
            return None
        first, last = self._published
        inferred = self._dating.published.basis == "inferred"
        days = (first - _BEFORE, last)
        basis: TimeBasis = "inferred" if inferred else "document"
        return _When(days, to_interval(days), basis, f"time.{basis}", None)


def to_interval(days: Range) -> str:
    """Two days as the shortest EDTF: a day, a month, a year, or an interval with both ends.

    >>> to_interval((date(2031, 4, 20), date(2031, 4, 26)))
    '2031-04-20/2031-04-26'
    >>> to_interval((date(2031, 4, 1), date(2031, 4, 30)))
    '2031-04'
    """
    first, last = days
    if first == last:
        return first.isoformat()
    for whole in (f"{first.year:04d}", f"{first.year:04d}-{first.month:02d}"):
        if bounds(whole) == days:
            return whole
    return f"{first.isoformat()}/{last.isoformat()}"


def _place(att: Attribution) -> Span:
    return cue_span(att) or (att.content[0] if att.content else Span(0, 0))

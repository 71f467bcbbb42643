"""Who does what in a clause, as far as the order of words tells it without doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rashomon.judge.material import Material, Said
from rashomon.judge.proposals.parties import Parties
from rashomon.judge.propositions.tokens import Tokens, find_tokens
from rashomon.model.spans import Span
from rashomon.text.words import word_set

_AUXILIARIES = word_set(
    """has have had is was are were been being do does did will would shall should can could may
    might must to not never won't wouldn't can't cannot couldn't didn't don't doesn't hasn't
    haven't hadn't shouldn't mustn't isn't wasn't aren't weren't"""
)
_ADVERBS = word_set(
    """also again already later now once since still then twice therefore thus even just only
    earlier yesterday today both all jointly first finally soon formally promptly"""
)
SUPPOSED = word_set("would should could can may might must if to unless whether")
"""Words before a verb that make of it something supposed, planned or wished for."""
DENIED = word_set(
    """not never won't wouldn't can't cannot couldn't didn't don't doesn't hasn't haven't hadn't
    shouldn't"""
)
_ENDS = word_set("but while whereas although though saying adding because amid despite")
_SECOND_VERBS = word_set("has have had said says will would is was are were did does")
_PREPOSITIONS = word_set(
    """of by with from against to for about on in at into over between among like than under
    behind beside near"""
)
_STOPS = frozenset(";:!?()”«»—–\n")
_LONGEST = 45
"""Words of one object; a sentence of news has 20 to 30."""
_BACK = 10
"""Words before a verb among which its subject is looked for."""

_TITLE = 3
"""Words of a title between the name of a body and a verb."""

Mention = tuple[Span, str]


class Page:
    """One document while proposals are looked for in it.

    Args:
        material: The story.
        document: Document id.
        parties: Who acts under which name.
    """

    def __init__(self, material: Material, document: str, parties: Parties) -> None:
        self.material = material
        self.parties = parties
        self.document = document
        self.text = material.documents[document].text
        self.tokens: Tokens = find_tokens(self.text)
        self.said: Sequence[Said] = material.said_in(document)
        named = material.named_in(document, Span(0, len(self.text)))
        self.named = _longest((place, parties.actor(entity)) for place, entity in named)
        self._starts = [place.start for place, _ in self.named]
        self._by_start = {place.start: (place, entity) for place, entity in self.named}
        self._by_end = {place.end: (place, entity) for place, entity in self.named}
        self.cue_at = {
            at: one
            for one in reversed(self.said)
            for span in one.att.cue[:1]
            for at in self.tokens.within(span)
        }
        cues = [(one.att.cue[0].start, one.speaker) for one in self.said if one.att.cue]
        self._cues = sorted(cues, key=lambda item: (item[0], item[1] or ""))

    def named_within(self, span: Span) -> list[Mention]:
        """Names in a stretch, the longest of those that overlap, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [item for item in self.named[first:last] if item[0].end <= span.end]

    def speakers_within(self, span: Span) -> frozenset[str | None]:
        """Who speaks in the statements whose cues begin in a stretch."""
        first = bisect_left(self._cues, span.start, key=lambda item: item[0])
        last = bisect_left(self._cues, span.end, key=lambda item: item[0])
        return frozenset(speaker for _, speaker in self._cues[first:last])

    def named_at(self, at: int) -> Mention | None:
        """The name that begins with a token."""
        return self._by_start.get(self.tokens.starts[at]) if at < len(self.tokens.forms) else None

    def named_before(self, at: int) -> Mention | None:
        """The name that ends right before a token."""
        return self._by_end.get(self.tokens.ends[at - 1]) if at > 0 else None

    def form(self, at: int) -> str:
        """A token in small letters; empty outside the text."""
        return self.tokens.forms[at] if 0 <= at < len(self.tokens.forms) else ""

    def index(self, offset: int) -> int:
        """Index of the first token that begins at an offset or after it."""
        return bisect_left(self.tokens.starts, offset)

    def sentence(self, at: int) -> Span:
        """The sentence of a token, behind the last that of the last; else the token alone."""
        at = min(at, len(self.tokens.forms) - 1)
        found = self.material.sentence_at(self.document, self.tokens.starts[at])
        return found or self.tokens.span(at, at + 1)

    def find_end(self, at: int) -> int:
        """Index after the last token of the object that begins at a token."""
        stop = min(self.index(self.sentence(at).end), at + _LONGEST)
        for here in range(at, stop):
            form = self.form(here)
            if form in _STOPS or (form == '"' and here > at and not self._opens(here)):
                return here
            if form in _ENDS and here > at:
                return here - (self.form(here - 1) == ",")
            if form in ("and", "who", "which") and self.form(here - 1) == ",":
                return here - 1
            if form in ("and", "or") and self.form(here + 1) in _SECOND_VERBS:
                return here
        return stop - (self.form(stop - 1) in ".!?…" and stop > at)

    def _opens(self, at: int) -> bool:
        """Whether a straight mark stands before a word and after a blank."""
        start = self.tokens.starts[at]
        return start > 0 and self.text[start - 1].isspace()

    def find_subject(self, at: int) -> tuple[Mention | None, list[str]]:
        """The one named that a verb speaks of, and the words between.

        Args:
            at: Index of the verb.

        Returns:
            The name, if one stands where only a subject can; auxiliaries and adverbs on the way.
        """
        passed: list[str] = []
        first = max(self.index(self.sentence(at).start), at - _BACK)
        here = at - 1
        while here >= first and self._is_light(self.form(here)):
            passed.append(self.form(here))
            here -= 1
        if here < first:
            return None, passed
        if self.form(here) in (",", ")"):
            return self._behind_apposition(here), passed
        found = self.named_before(here + 1) or self._body_of_title(here, first)
        if found is None:
            return None, passed
        before = self.index(found[0].start) - 1
        if self.form(before) == "of" and (outer := self.named_before(before)) is not None:
            found, before = outer, self.index(outer[0].start) - 1
        if before >= first and self.form(before) in _PREPOSITIONS | {"and", "or"}:
            return None, passed
        return found, passed

    def _body_of_title(self, at: int, first: int) -> Mention | None:
        """Of "the Union Secretary General" the union: whoever holds the office acts for it."""
        here = at
        while here > max(first, at - _TITLE) and self.tokens.has_capital(here):
            found = self.named_before(here)
            if found is not None:
                return found if self.parties.can_act(found[1]) else None
            here -= 1
        return None

    def _behind_apposition(self, at: int) -> Mention | None:
        """Of "The mayor, on the last day of a visit, proposed": the one named before it."""
        sentence = self.index(self.sentence(at).start)
        found = [item for item in self.named if item[0].start >= self.tokens.starts[sentence]][:1]
        if not found or self.index(found[0][0].start) > sentence + 5:
            return None
        after = self.index(found[0][0].end)
        return found[0] if self.form(after) in (",", "(") and after < at else None

    def is_light(self, first: int, stop: int) -> bool:
        """Whether only auxiliaries and adverbs stand between two places."""
        return all(self._is_light(self.form(at)) for at in range(first, stop))

    @staticmethod
    def _is_light(form: str) -> bool:
        return form in _AUXILIARIES or form in _ADVERBS or (form.endswith("ly") and len(form) > 4)

    def person_before(self, at: int) -> str:
        """The pronoun that is the subject of a verb: ``i``, ``we``, ``he``…; empty without one."""
        here = at - 1
        while here >= 0 and self._is_light(self.form(here)):
            here -= 1
        form = self.form(here)
        return form if form in ("i", "we", "he", "she", "they", "it") else ""


def _longest(named: Iterable[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for place, entity in named:
        if found and found[-1][0].covers(place):
            continue
        while found and place.covers(found[-1][0]):
            found.pop()
        found.append((place, entity))
    return found


class Containing:
    """Finds the innermost statement in whose content a place stands.

    Args:
        said: The statements of one document.
    """

    def __init__(self, said: Sequence[Said]) -> None:
        spans = [(span.start, -span.end, one) for one in said for span in one.att.content]
        spans.sort(key=lambda item: (item[0], item[1], item[2].att.id))
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        self._over = _enclosing([(start, -end) for start, end, _ in spans])

    def find(self, span: Span) -> Said | None:
        """The innermost statement that holds a stretch; ``None`` in narration."""
        at: int | None = bisect_right(self._starts, span.start) - 1
        if at == -1:
            at = None
        while at is not None and -self._spans[at][1] < span.end:
            at = self._over[at]
        return self._spans[at][2] if at is not None else None


def _enclosing(spans: Sequence[tuple[int, int]]) -> list[int | None]:
    """For each stretch the last one before it that is still open where it begins."""
    found: list[int | None] = []
    still: list[int] = []
    for at, (start, _) in enumerate(spans):
        while still and spans[still[-1]][1] <= start:
            still.pop()
        found.append(still[-1] if still else None)
        still.append(at)
    return found

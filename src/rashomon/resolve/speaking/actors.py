"""Whom the words for one who acts mean: a body, a government, or whom the scene knows.

"The Russian foreign ministry said", "Moscow insists", "Ruiz, who said".  As the source of a
statement the name of a state or of its capital stands for its government (metonymy; Markert &
Nissim, "SemEval-2007 Task 08", place-for-people); "New York said" is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from rashomon.lexicon.names import name_words
from rashomon.model.documents import Document
from rashomon.model.reading import Mention
from rashomon.model.spans import Span
from rashomon.resolve.offices.bodies import Body
from rashomon.resolve.offices.states import States, government_of
from rashomon.resolve.referring.descriptions import Reference
from rashomon.resolve.referring.scene import Scene
from rashomon.resolve.speaking.relatives import find_relative

_ARTICLE = re.compile(r"^(?:the|both)\s+", re.IGNORECASE)
# What may stand behind a body's name and adds nothing to whose it is.
_TAIL = re.compile(r"^(?:[’']s?)?(?:,.*)?\s*$", re.DOTALL)
_BRACKETS = re.compile(r"\s?\([^()]{1,40}\)$")
_LETTERS = re.compile(r"(?<=\w) \([A-Z][A-Za-z&.]{1,9}\)$")
# Words before a name that describe its bearer: none of them makes it somebody else's.
_DESCRIBES = re.compile(
    r"^(?!.*\b(?:of|for|from|at|in|on|with|by|to|near|against|about|and|or|between|within)\b)"
    r"(?:(?:(?i:the|an?|its|his|her|their)|[\w.’'-]+[’']s?)\s[\w.’' -]{0,80}|(?:[a-z-]+\s){1,5})$",
)
_BEARERS = ("person", "organization", "government")
# What may stand before the name that a source begins with, beyond a title that was read as one.
_TITLES = re.compile(r"^(?:[Tt]he\s)?(?:[\w.’'-]+\s){0,5}$")
# What follows it and is about it alone; "and" before the first comma joins somebody else.
_GOES_ON = re.compile(r"^(?:,\s|\s(?:who|which|whose)\b|\s\((?!and\b)|\s[—–-]\s)")
# A name so near behind a comma is the next of a list.
_LISTED = 4
_OFFICES = re.compile(r"^(?:[\w’'-]+\s){0,4}?([\w-]+)\s(?:and|&)\s(?:[\w’'-]+\s){1,5}$")
_OFFICE_OF = re.compile(r"^(?:[\w’'-]+\s){0,3}?([\w-]+)\s(?:to|of|for|in)\s(?:[\w.’'-]+\s){1,4}$")
_POLICE = re.compile(
    r"^(?:(?:the|local|[A-Z][\w.-]+)\s){0,4}[Pp]olice(?:\s(?:officers|officials))?$"
)
_FORCE = re.compile(
    r"\bPolice (?:Department|Service|Force|Bureau)\b|\bSheriff[’']s\b|\bConstabulary\b"
)
_REFLEXIVE = re.compile(r"\s(?:himself|herself|itself|themselves)$")
_POSSESSIVE = re.compile(r"[’']s?$")


class Actors:
    """Those who act in one document.

    Args:
        doc: The document.
        mentions: Its mentions, in order.
        bodies: Its descriptions of bodies.
        states: The story's states.
        scene: Whom all other words refer to.
    """

    def __init__(
        self,
        doc: Document,
        mentions: Sequence[Mention],
        bodies: Sequence[Body],
        states: States,
        scene: Scene,
    ) -> None:
        self._doc = doc
        self._mentions = mentions
        self._bodies = {body.span.start: body for body in bodies}
        self._states = states
        self._scene = scene

    def refer(self, spans: Sequence[Span]) -> Reference | None:
        """Whom a source, or other words for one who acts or is spoken to, mean.

        Args:
            spans: The words, in order; at least one span.

        Returns:
            ``None`` where nobody or more than one fits.
        """
        named = find_relative(self._doc.text, spans[0], self._mentions)
        if named is not None:
            found = self._scene.refer_name(named.span)
            return found and replace(found, rule="pronoun.relative")
        if len(spans) != 1:
            found = self._scene.refer_source(spans)
        else:
            span = _plain(self._doc.text, spans[0])
            found = (
                self._body_or_state(span)
                or self._scene.refer(span)
                or self._opening_name(span)
                or self._closing_name(span)
                or self._police(span)
            )
        # A town or region that is nobody's capital says nothing: who speaks for it is not told.
        return None if found is None or found.key[0] == "place" else found

    def _opening_name(self, span: Span) -> Reference | None:
        """The name that a long source begins with: "Venn Guild, the oldest of all and …"."""
        text = self._doc.text
        first = bisect_left(self._mentions, span.start, key=lambda m: m.span.start)
        if first == len(self._mentions) or self._mentions[first].kind not in _BEARERS:
            return None
        mention = self._mentions[first]
        lead = Span(span.start, max(span.start, _start(mention)))
        behind = text[mention.span.end : span.end]
        if not _TITLES.match(lead.of(text)) or not _GOES_ON.match(behind):
            return None
        follows = self._mentions[first + 1 : first + 2]
        listed = follows and _start(follows[0]) - mention.span.end <= _LISTED
        if listed and follows[0].kind in _BEARERS:
            return None
        return self._scene.refer_name(mention.span)

    def _closing_name(self, span: Span) -> Reference | None:
        """The name that a description ends in: "the trade association Venn Guild (VG)"."""
        words = span.of(self._doc.text)
        end = span.end - len(words) + len(_BRACKETS.sub("", words))
        last = bisect_right(self._mentions, end, key=lambda m: m.span.end) - 1
        if last < 0 or self._mentions[last].span.end != end:
            return None
        mention = self._mentions[last]
        lead = self._doc.text[span.start : mention.span.start]
        # "Ms. Ruiz’s" with "denial" for a cue: she denies, and the name is no owner of a source.
        owner = mention.kind == "person" and self._doc.text[end : end + 1] in ("’", "'")
        body = mention.kind in ("organization", "government") and _DESCRIBES.match(lead)
        named = owner and _TITLES.match(lead)
        if not body and not named and not self._holds_office(mention, lead, last):
            return None
        found = self._scene.refer_name(mention.span)
        return found and replace(found, rule="name.described" if body else found.rule)

    def _holds_office(self, mention: Mention, lead: str, index: int) -> bool:
        """Of two offices, or one of a place: "co-founder and head Ruiz", "envoy to Peru Ruiz"."""
        if mention.kind != "person":
            return False
        offices = name_words().offices | name_words().people
        joined = _OFFICES.match(lead)
        if joined is not None and joined[1].lower() in offices:
            return True
        before = self._mentions[index - 1] if index else None
        beside = before is not None and mention.span.start - before.span.end == 1
        opens = _OFFICE_OF.match(lead)
        return beside and opens is not None and opens[1].lower() in offices

    def _police(self, span: Span) -> Reference | None:
        """Of "police" alone: the only force that the document names."""
        if len(self._forces) != 1 or not _POLICE.match(span.of(self._doc.text)):
            return None
        return replace(self._forces[0], rule="description.only-force")

    @cached_property
    def _forces(self) -> list[Reference]:
        text = self._doc.text
        forces = (m.span for m in self._mentions if _FORCE.search(m.span.of(text)))
        named = filter(None, map(self._scene.refer_name, forces))
        return list({found.key: found for found in named}.values())

    def _body_or_state(self, span: Span) -> Reference | None:
        """The body or government that words name as a whole, not somebody of it."""
        words = span.of(self._doc.text)
        lead = _ARTICLE.match(words)
        start = span.start + (lead.end() if lead else 0)
        body = self._bodies.get(start)
        if body is not None and _TAIL.match(self._doc.text[body.span.end : span.end]):
            return Reference(body.key, body.rule, body.span)
        name = _POSSESSIVE.sub("", words[start - span.start :].rstrip(" ,"))
        key = government_of(name, self._states) if name[:1].isupper() else None
        return key and Reference(key, "place.government", Span(start, start + len(name)))


def _start(mention: Mention) -> int:
    title = mention.title
    return mention.span.start if title is None else min(title.start, mention.span.start)


def _plain(text: str, span: Span) -> Span:
    """A span without what adds nothing to whom it means: "itself", "(UN)", a possessive."""
    words = _REFLEXIVE.sub("", _LETTERS.sub("", span.of(text).rstrip(" ,")))
    if len(words.split()) > 1 or len(words) > 3:
        words = _POSSESSIVE.sub("", words)
    return Span(span.start, span.start + len(words)) if words else span

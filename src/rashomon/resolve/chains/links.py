"""Through whom a statement reached its document, and to whom it was made.

A statement in another's content came through the one who makes that; what somebody told an outlet
came through the outlet; what stands in a stretch taken over from an outlet came through it, and so
did a whole document with its dateline or credit. The chain runs from the speaker outwards. The
document's own outlet is the last of every chain and is left out.

That a source may be told of by another, and that one by a third, follows the attribution levels of
Prasad et al., "Attribution and its annotation in the Penn Discourse TreeBank" (2006).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.documents import Document
from rashomon.model.links import Addressee, Carrier, Inside, Speaker
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.resolve.cast import entity_id
from rashomon.resolve.chains.addressees import find_hearers, find_interviewers
from rashomon.resolve.chains.audiences import find_audience
from rashomon.resolve.chains.blocks import find_blocks, find_long_quotations
from rashomon.resolve.chains.carriers import find_carriers
from rashomon.resolve.chains.credits import find_credits, is_own, is_own_short
from rashomon.resolve.chains.frames import Frame, Frames
from rashomon.resolve.chains.insides import find_block, find_insides
from rashomon.resolve.chains.outlets import Outlet, find_outlet, is_head
from rashomon.resolve.chains.turns import find_turns, is_turn
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.names.names import name_key
from rashomon.resolve.referring.descriptions import Reference
from rashomon.resolve.referring.phrases import pronoun_of
from rashomon.resolve.referring.scene import unnamed_key
from rashomon.text.sentences import paragraphs as find_paragraphs

Refer = Callable[[Span], Reference | None]
"""Whom some words of the document mean, if anybody is meant for certain."""

_DESCRIBES = ("role.", "description.", "body.", "place.")
"""Rules by which words describe somebody: such words are a name of theirs, as no pronoun is."""
_REACTS = re.compile(
    r"\b(?:hear(?:s|d|ing)?|learn(?:s|ed|t)?|accept(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|"
    r"prais(?:e|es|ed|ing)|attack(?:s|ed|ing)?|applaud(?:s|ed|ing)?|hail(?:s|ed|ing)?|"
    r"seiz(?:e|es|ed|ing) (?:up)?on|uph[eo]ld(?:s|ing)?|overrul(?:e|es|ed|ing)|"
    r"endors(?:e|es|ed|ing)|approv(?:e|es|ed|ing)|oppos(?:e|es|ed|ing)|respond(?:s|ed|ing)? to)\b"
)
"""Cues of those who take a stand on what was said, and tell nothing of it themselves."""
_THAT = re.compile(r"(?:that )?")
_DEEPEST = 20
"""Statements in statements that are followed; news has three at most."""


@dataclass(frozen=True, slots=True)
class Chains:
    """What the words of one document say of how its statements came to it.

    Attributes:
        carriers: By attribution in the order of the reading, nearest the speaker first.
        addressees: By attribution in the order of the reading, then by place.
        insides: At most one an attribution.
        named: Every key that a carrier or addressee has who is no speaker, with words that name
            or describe them; some are names that the reading does not have.
    """

    carriers: tuple[Carrier, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    insides: tuple[Inside, ...] = ()
    named: tuple[tuple[Key, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    """One carrier or addressee before it is said whose.

    Attributes:
        entity: Entity id.
        rule: Slug of the rule.
        evidence: The words that carry the link.
        named: Key, and words that may be taken for a name of theirs; `None` for a speaker.
    """

    entity: str
    rule: str
    evidence: Span
    named: tuple[Key, Span] | None = None


def find_chains(
    doc: Document, reading: Reading, refer: Refer, speakers: Mapping[str, Speaker]
) -> Chains:
    """Find through whom the statements of a document came, and to whom they were made.

    Args:
        doc: The document.
        reading: Its reading.
        refer: Whom words of the document mean.
        speakers: Speakers of its attributions, by attribution id.

    Returns:
        Chains of known links only: where nobody or more than one fits, there is no link.
    """
    return _Document(doc, reading, refer, speakers).find()


class _Document:
    """The chains of one document while they are being found."""

    def __init__(
        self, doc: Document, reading: Reading, refer: Refer, speakers: Mapping[str, Speaker]
    ) -> None:
        self._doc = doc
        self._reading = reading
        self._refer = refer
        self._speakers = speakers
        paragraphs = find_paragraphs(doc.text)
        self._frames = Frames(doc, reading, paragraphs)
        removed = [removal.words for removal in doc.removals]
        self._blocks = find_blocks(doc.text, paragraphs, removed)
        self._by_id = {att.id: att for att in reading.attributions}
        quotations = find_long_quotations(doc.text, paragraphs)
        self._insides = {
            inside.attribution: inside for inside in find_insides(reading, self._blocks, quotations)
        }
        self._turns = find_turns(doc.text, reading, speakers)
        self._credits = [
            link
            for span, rule in find_credits(doc, paragraphs)
            for link in self._outlet(span, rule)
        ]

    def find(self) -> Chains:
        carriers: list[Carrier] = []
        addressees: list[Addressee] = []
        named: dict[tuple[Key, Span], None] = {}
        frames = {att.id: self._frames.find(att) for att in self._reading.attributions}
        own = {att.id: list(self._told(att, frames[att.id])) for att in self._reading.attributions}
        for att in self._reading.attributions:
            met = _distinct(self._spoken_to(att, frames[att.id]), self._entity(att))
            through = _distinct(self._chain(att, own), self._entity(att))
            addressees += [Addressee(att.id, one.entity, one.rule, one.evidence) for one in met]
            carriers += [Carrier(att.id, one.entity, one.rule, one.evidence) for one in through]
            named |= {one.named: None for one in (*met, *through) if one.named}
        return Chains(
            tuple(carriers), tuple(addressees), tuple(self._insides.values()), tuple(named)
        )

    def _entity(self, att: Attribution) -> str | None:
        speaker = self._speakers.get(att.id)
        return None if speaker is None else speaker.entity

    def _parent(self, att: Attribution) -> Attribution | None:
        inside = self._insides.get(att.id)
        return self._by_id.get(inside.parent if inside else att.parent or "")

    def _chain(self, att: Attribution, own: Mapping[str, list[_Link]]) -> Iterator[_Link]:
        """All links from a statement outwards, the same one perhaps more than once."""
        one = att
        for _ in range(_DEEPEST):
            yield from own[one.id]
            parent = self._parent(one)
            if parent is None:
                break
            yield from self._through(one, parent)
            one = parent
        block = find_block(self._blocks, one)
        if block is not None:
            yield from self._outlet(block.outlet, "via.block")
        yield from self._credits

    def _through(self, att: Attribution, parent: Attribution) -> Iterator[_Link]:
        """The one who tells of a statement, if certainly another than makes it."""
        words = " ".join(span.of(self._doc.text) for span in att.source).split()
        if att.id not in self._speakers and (not words or any(map(pronoun_of, words))):
            return
        if self._opens(att, parent) or _REACTS.search(_words(self._doc.text, parent.cue)):
            return
        speaker = self._speakers.get(parent.id)
        if speaker is not None and speaker.entity != self._entity(att):
            yield _Link(speaker.entity, "via.parent", speaker.evidence)
        elif speaker is None and len(parent.source) == 1:
            yield from self._outlet(parent.source[0], "via.parent")

    def _opens(self, att: Attribution, parent: Attribution) -> bool:
        """Whether a statement is that of the pronoun that opens what somebody is said to say.

        "Ruiz said he expects rain" is of Ruiz, whoever else "he" is taken for.
        """
        words = _words(self._doc.text, att.source)
        start = parent.content[0].start
        return (
            parent.kind != "direct"
            and pronoun_of(words) is not None
            and bool(parent.cue)
            and parent.cue[0].end <= start
            and _THAT.fullmatch(self._doc.text, start, att.source[0].start) is not None
        )

    def _told(self, att: Attribution, frame: Frame | None) -> Iterator[_Link]:
        """Through whom the words around a statement say it came."""
        for span, rule in find_carriers(self._doc.text, frame) if frame is not None else ():
            for link in self._outlet(span, rule):
                if not self._is_source(att, link.evidence):
                    yield link

    def _is_source(self, att: Attribution, words: Span) -> bool:
        """Whether words are of the source of a statement, or of one that it stands in."""
        one: Attribution | None = att
        for _ in range(_DEEPEST):
            if one is None:
                return False
            if any(span.start < words.end and words.start < span.end for span in one.source):
                return True
            one = self._parent(one)
        return False

    def _outlet(self, phrase: Span, rule: str) -> Iterator[_Link]:
        """The outlet that some words are about, if there is one and not the document's own."""
        outlet = find_outlet(self._doc.text, phrase)
        if is_own_short(self._doc, phrase):
            return
        if outlet is not None and not is_own(self._doc, outlet.span):
            yield self._link(outlet, rule)

    def _link(self, outlet: Outlet, rule: str) -> _Link:
        reference = self._refer(outlet.span) if outlet.named else None
        if reference is not None and reference.key[0] == "organization":
            return _by_key(reference.key, rule, outlet.span)
        key: Key = ("organization", name_key(outlet.span.of(self._doc.text)))
        key = key if outlet.named else unnamed_key(self._doc, outlet.span)
        return _by_key(key, rule, outlet.span)

    def _spoken_to(self, att: Attribution, frame: Frame | None) -> Iterator[_Link]:
        cue = att.cue[0] if att.cue else None
        if frame is not None:
            for span, rule in find_hearers(self._doc.text, frame, cue, att.content[0]):
                pronoun = pronoun_of(span.of(self._doc.text))
                if pronoun is not None and pronoun.person == 1:
                    yield from self._voice(att, span, rule)
                else:
                    yield from self._meet(span, rule)
            for part in (frame.lead, frame.cue, frame.tail):
                for name in find_interviewers(self._doc.text, part):
                    yield from self._outlet(name, "addressee.occasion")
        turn = self._turns.get(att.id)
        if turn is not None:
            yield _Link(turn.entity, "addressee.turn", turn.evidence)

    def _voice(self, att: Attribution, span: Span, rule: str) -> Iterator[_Link]:
        """The one who says "he told me", of whose own statement those words are part."""
        parent = self._parent(att)
        speaker = self._speakers.get(parent.id) if parent is not None else None
        if parent is None or speaker is None:
            return
        if parent.kind != "indirect" or is_turn(self._doc.text, parent):
            yield _Link(speaker.entity, rule, span)

    def _meet(self, span: Span, rule: str) -> Iterator[_Link]:
        """The one that a noun phrase stands for: one known, one described, or an outlet."""
        text = self._doc.text
        outlet = find_outlet(text, span)
        if is_own(self._doc, span) or is_own_short(self._doc, span):
            outlet = Outlet(span, True)
        if outlet is not None and is_head(text, outlet, span):
            yield self._link(outlet, rule)
            return
        reference = self._refer(span)
        if reference is not None:
            if reference.key[0] != "place":
                described = reference.rule.startswith(_DESCRIBES)
                named = reference.key, span if described else reference.evidence
                yield _Link(entity_id(reference.key), rule, span, named)
            return
        nameless = find_audience(text, span, self._reading.mentions)
        if nameless is not None:
            yield _by_key(unnamed_key(self._doc, nameless), rule, nameless)


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in spans)


def _by_key(key: Key, rule: str, words: Span) -> _Link:
    return _Link(entity_id(key), rule, words, (key, words))


def _distinct(links: Iterator[_Link], speaker: str | None) -> list[_Link]:
    """Links without the speaker and without repetition, the nearest of each kept."""
    found: dict[str, _Link] = {}
    for link in links:
        if link.entity != speaker:
            found.setdefault(link.entity, link)
    return list(found.values())

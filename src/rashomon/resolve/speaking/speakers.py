"""Who is reported as the speaker of each statement, with the rule that found them.

A source is followed to the one it names.  Where a statement has no source of its own, the one who
spoke just before it is its speaker if, and only if, typography or grammar says that the same
voice goes on.  Where more than one fits, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from rashomon.model.documents import Document
from rashomon.model.links import Speaker
from rashomon.model.reading import Attribution, Reading
from rashomon.model.spans import Span
from rashomon.resolve.cast import entity_id
from rashomon.resolve.names.clusters import Key
from rashomon.resolve.referring.descriptions import Reference
from rashomon.resolve.referring.scene import unnamed_key
from rashomon.resolve.referring.sources import is_unnamed, mentions_in, nameless_span
from rashomon.resolve.speaking.actors import Actors
from rashomon.resolve.speaking.nameless import find_nameless
from rashomon.resolve.speaking.writings import find_author, find_maker

_ADDING = re.compile(r"^(?:(?:and|but|while|also|later|then) )*\w+ing\b", re.IGNORECASE)
_OPENING = "\"“‘'«„`"
_WORD = re.compile(r"[^\W_]+")
# Words of a headline's quotation that must all stand in one of the text below: fewer ("not ready")
# may be anybody's.  Editors cut a quotation for a headline; they do not add to it.
_LEAST_SHARED = 3
# Statements in one headline; one of more is no headline.
_MOST_OF_HEADLINE = 8

# Names of one content that are looked at; a speech may hold any number.
_LOOKED_AT = 24

_Found = tuple[Key, str, Span]


class Speakers:
    """The speakers of one document's statements.

    Args:
        doc: The document.
        reading: Its reading.
        actors: Whom its words mean.
    """

    def __init__(self, doc: Document, reading: Reading, actors: Actors) -> None:
        self._doc = doc
        self._reading = reading
        self._actors = actors
        self._by_id = {att.id: att for att in reading.attributions}
        self._found: dict[str, tuple[Key, Speaker]] = {}
        self._of_headline = 0

    def find(self) -> Mapping[str, tuple[Key, Speaker]]:
        """Speakers with their keys by attribution id; left out where nobody can be found."""
        attributions = self._reading.attributions
        # What has a source first: those without lean on them.
        for att in sorted(attributions, key=lambda att: att.parent is not None):
            if att.source:
                self._note(att, self._by_source(att))
        for att, before in _with_last(attributions):
            if not att.source:
                self._note(att, self._by_voice(att, before))
        return self._found

    def _note(self, att: Attribution, found: _Found | None) -> None:
        if found is not None:
            key, rule, evidence = found
            self._found[att.id] = key, Speaker(att.id, entity_id(key), rule, evidence)

    def _by_source(self, att: Attribution) -> _Found | None:
        text = self._doc.text
        told = self._in_person(att)
        if told is not None:
            return told
        author = self._author(att.source[0]) if len(att.source) == 1 else None
        source = att.source if author is None else (author,)
        reference = self._actors.refer(source)
        if reference is not None and self._is_told_of(reference, att):
            return None
        if reference is not None:
            rule = reference.rule if author is None else "writing.author"
            return reference.key, rule, reference.evidence
        if is_unnamed(text, source, self._reading.mentions):
            nameless = nameless_span(text, source[0])
            return unnamed_key(self._doc, nameless), "source.unnamed", nameless
        return self._nameless(source[0]) if len(source) == 1 else None

    def _in_person(self, att: Attribution) -> _Found | None:
        """Of "I" in a transcript, whose turn it is; of "we" in a body's own words, the body."""
        found = self._found.get(att.parent or "")
        words = att.source[0].of(self._doc.text)
        if found is None or words not in ("I", "We", "we"):
            return None
        outer = self._by_id[att.parent or ""]
        # Nothing but a mark attributes a turn.
        cue = "".join(span.of(self._doc.text) for span in outer.cue)
        turn = bool(cue) and not any(c.isalnum() for c in cue)
        body = found[0][0] in ("organization", "government") and outer.kind != "indirect"
        if not (turn if words == "I" else body):
            return None
        return found[0], "pronoun.first-person", found[1].evidence

    def _author(self, source: Span) -> Span | None:
        """The words for the one whose writing or words a source is."""
        text = self._doc.text
        return find_author(text, source) or find_maker(text, source, self._reading.mentions)

    def _is_told_of(self, reference: Reference, att: Attribution) -> bool:
        """Whether a pronoun's antecedent is named in what the pronoun is reported to say.

        "He said Ruiz had left" is not said by Ruiz (Chomsky, "Lectures on Government and
        Binding", 1981, condition C).
        """
        if att.kind == "direct" or not reference.rule.startswith("pronoun."):
            return False
        told = (m for span in att.content for m in mentions_in(self._reading.mentions, span))
        named = (self._actors.refer((m.span,)) for m in islice(told, _LOOKED_AT))
        return any(found is not None and found.key == reference.key for found in named)

    def _nameless(self, source: Span) -> _Found | None:
        found = find_nameless(self._doc.text, source, self._reading.mentions)
        if found is None:
            return None
        kind, span = found
        return (kind, unnamed_key(self._doc, span)[1]), f"source.{kind}", span

    def _by_voice(self, att: Attribution, before: Attribution | None) -> _Found | None:
        headline = self._doc.title_span
        if headline is not None and headline.covers(att.content[0]):
            return self._by_body(att)
        if before is None or before.id not in self._found:
            return None
        key, speaker = self._found[before.id]
        if _goes_on(self._doc.text, before, att):
            return key, "quotation.continues", speaker.evidence
        if _shares_clause(self._doc.text, before, att):
            return key, "cue.shares-source", speaker.evidence
        return None

    def _by_body(self, att: Attribution) -> _Found | None:
        """A quotation of the headline is whose it is in the text below, if it is one person's."""
        words = _words(self._doc.text, att.content)
        self._of_headline += 1
        if (
            att.kind == "indirect"
            or len(words) < _LEAST_SHARED
            or self._of_headline > _MOST_OF_HEADLINE
        ):
            return None
        found = {
            self._found[other][0]: self._found[other][1].evidence
            for other, told in self._quoted
            if other in self._found and words <= told
        }
        if len(found) != 1:
            return None
        key, evidence = next(iter(found.items()))
        return key, "headline.body", evidence

    @cached_property
    def _quoted(self) -> Sequence[tuple[str, frozenset[str]]]:
        """Statements in somebody's own words, with those words."""
        own = [att for att in self._reading.attributions if att.kind != "indirect"]
        return [(att.id, _words(self._doc.text, att.content)) for att in own]


def _with_last(
    attributions: Sequence[Attribution],
) -> Iterator[tuple[Attribution, Attribution | None]]:
    """Each attribution with the last one before it that stands in no other."""
    last: Attribution | None = None
    for att in sorted(attributions, key=lambda att: (att.content[0].start, att.id)):
        yield att, last
        if att.parent is None:
            last = att


def _goes_on(text: str, before: Attribution, att: Attribution) -> bool:
    """Whether a paragraph of nothing but quotation follows the paragraph of another one.

    The rule of newspapers: a new paragraph in quotation marks without a speaker of its own goes
    on with the one before (The Associated Press Stylebook, "quotation marks").
    """
    start, end = att.content[0].start, att.content[-1].end
    own = _paragraph(text, start)
    if (
        att.kind != "direct"
        or text[own.start : start].strip(_OPENING + " ")
        or not own.covers(Span(start, min(end, own.end)))
    ):
        return False
    if before.kind == "indirect" and not before.cue:
        return False
    between = text[_paragraph(text, _end_of(before) - 1).end : own.start]
    return not between.strip() and before.content[0].start < own.start


def _shares_clause(text: str, before: Attribution, att: Attribution) -> bool:
    """Whether "…, adding that" goes on with the sentence of the one who spoke in it before."""
    if not att.cue or not _ADDING.match(att.cue[0].of(text)):
        return False
    gap = text[_end_of(before) : att.cue[0].start]
    return len(gap) <= 3 and not set(gap) & set(".!?\n")


def _end_of(att: Attribution) -> int:
    return max(span.end for part in (att.source, att.cue, att.content) for span in part)


def _paragraph(text: str, at: int) -> Span:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(start, len(text) if end < 0 else end)


def _words(text: str, content: Sequence[Span]) -> frozenset[str]:
    joined = " ".join(span.of(text) for span in content)
    return frozenset(word.lower() for word in _WORD.findall(joined))

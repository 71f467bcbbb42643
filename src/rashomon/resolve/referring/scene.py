"""Whom the words of a document mean: names, pronouns and descriptions.

Built of what the document and the story are known to say, a scene answers for any words of its
document, or says nothing where nobody or more than one fits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model.documents import Document
from rashomon.model.reading import Reading
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.names.names import name_key, spelling_key
from rashomon.resolve.offices.roles import Role
from rashomon.resolve.referring.antecedents import MARGIN, Antecedent, Known, Pronouns
from rashomon.resolve.referring.appositions import Apposition, find_appositions
from rashomon.resolve.referring.descriptions import Descriptions, Reference
from rashomon.resolve.referring.discourse import Figure, find_figures
from rashomon.resolve.referring.knowledge import Knowledge
from rashomon.resolve.referring.layout import Layout, lay_out
from rashomon.resolve.referring.phrases import Phrase, Pronoun, parse_phrase, pronoun_of
from rashomon.resolve.referring.quoting import (
    LONGEST,
    is_first_person,
    is_quoted,
    is_quoted_within,
)
from rashomon.resolve.referring.sources import bare_name, head_mention, is_unnamed, nameless_span

_VOICE_BACK = 3
_FIRST_WORD = re.compile(r"[^\W\d_]+")

__all__ = ["Reference", "Scene", "unnamed_key"]


def unnamed_key(doc: Document, span: Span) -> Key:
    """Key of somebody whom a document only describes, never that of another document.

    Args:
        doc: The document.
        span: The words for them, e.g. "a senior official".
    """
    return "unnamed", f"{doc.id} {name_key(span.of(doc.text))}"


@dataclass(frozen=True, slots=True)
class Marked:
    """What is known of a document from outside, where its mentions are given.

    Args:
        spans: Descriptions that mean somebody.
        margin: How much more salient an antecedent must be than the next; see ``antecedents``.
    """

    spans: tuple[Span, ...] = ()
    margin: float = MARGIN


class Scene:
    """Whom the words of one document mean.

    Args:
        doc: The document.
        reading: Its reading.
        namings: Its namings, one for each of the reading's mentions, in order.
        roles: Its roles.
        knowledge: What the story says of its people.
        marked: What is known of it from outside, if anything.
    """

    def __init__(
        self,
        doc: Document,
        reading: Reading,
        namings: Sequence[Naming],
        roles: Sequence[Role],
        knowledge: Knowledge,
        marked: Marked | None = None,
    ) -> None:
        self._marked = marked or Marked()
        self._doc = doc
        self._reading = reading
        self._namings = namings
        # A naming may hold more of its name than the mention that was read.
        self._keys = {naming.mention.span: naming for naming in namings}
        self._keys |= {m.span: n for m, n in zip(reading.mentions, namings, strict=True)}
        self._knowledge = knowledge
        self._roles = roles

    def refer(self, span: Span) -> Reference | None:
        """Whom some words of the document mean.

        Args:
            span: A name with all that belongs to it, a pronoun, or a description.

        Returns:
            The one meant; ``None`` where nobody or more than one fits.  A key of kind ``unnamed``
            is somebody of this document who is only described, at ``evidence``.
        """
        return self.refer_source((span,))

    def refer_name(self, span: Span) -> Reference | None:
        """Whom a name means, whatever stands around it.

        Args:
            span: A mention's span.

        Returns:
            ``None`` where the name is nobody's alone, or no mention.
        """
        naming = self._keys.get(span)
        if naming is None or naming.key is None:
            return None
        return Reference(naming.key, naming.rule, span)

    def refer_source(self, spans: Sequence[Span]) -> Reference | None:
        """Whom a source means, which may be of several pieces.

        Args:
            spans: The pieces, in order; at least one.

        Returns:
            As ``refer``.
        """
        text = self._doc.text
        pronoun = pronoun_of(spans[0].of(text)) if len(spans) == 1 else None
        if pronoun is not None:
            return self._pronoun(spans[0], pronoun)
        head = head_mention(text, spans, self._reading.mentions)
        if head is not None:
            naming = self._keys[head.span]
            return None if naming.key is None else Reference(naming.key, naming.rule, head.span)
        if is_unnamed(text, spans, self._reading.mentions):
            return None
        return self.refer_described(spans[0]) or self._bare(spans)

    def refer_described(self, span: Span) -> Reference | None:
        """Whom a description means.

        Args:
            span: The description, from its determiner to its noun.

        Returns:
            As ``refer``.
        """
        phrase = parse_phrase(self._doc.text, span)
        if phrase is None:
            return None
        owner = self._owner(phrase)
        if owner is None:
            return self._descriptions.find(phrase)
        if phrase.head in ("boss", "employer"):
            return self._descriptions.find_superior(owner)
        return self._descriptions.find(phrase, owner)

    def voice_near(self, span: Span) -> Key | None:
        """Who is named as speaking in a sentence, or last in the three before it.

        Args:
            span: A pronoun of the first person, singular.

        Returns:
            ``None`` for other words, and where nobody named speaks.
        """
        pronoun = pronoun_of(span.of(self._doc.text))
        if pronoun is None or pronoun.person != 1 or pronoun.plural:
            return None
        sentence = self.layout.sentence(span.start)
        at = bisect_right(self._voices, span, key=lambda figure: figure.span)
        behind = [f for f in self._voices[at : at + 1] if f.sentence == sentence]
        before = self._voices[max(0, at - 1) : at]
        near = behind or [f for f in before if sentence - f.sentence <= _VOICE_BACK]
        return near[0].key if near else None

    @cached_property
    def _voices(self) -> list[Figure]:
        return [figure for figure in self._figures if figure.voice and figure.key is not None]

    def _bare(self, spans: Sequence[Span]) -> Reference | None:
        """A name that the reading does not mark: the only bearer of a surname."""
        span = bare_name(self._doc.text, spans)
        if span is None:
            return None
        words = spelling_key(span.of(self._doc.text))
        bearers = self._knowledge.people.get(words, frozenset())
        if len(bearers) != 1:
            return None
        return Reference(("person", next(iter(bearers))), "name.surname-in-story", span)

    def _owner(self, phrase: Phrase) -> Key | None:
        """Whose somebody is: "his" in "his spokesman"."""
        hit = _FIRST_WORD.match(self._doc.text, phrase.span.start)
        pronoun = pronoun_of(hit[0]) if hit and phrase.determiner == "possessed" else None
        if hit is None or pronoun is None:
            return None
        found = self._pronoun(Span(hit.start(), hit.end()), pronoun)
        return found.key if found else None

    def antecedent(self, span: Span) -> Antecedent | None:
        """What a pronoun stands for, be it a name or somebody only described.

        Args:
            span: A pronoun of the third person.

        Returns:
            ``None`` for other words, and where nobody or more than one fits.
        """
        words = span.of(self._doc.text)
        lead = next((index for index, char in enumerate(words) if char.isalnum()), 0)
        return self._pronouns.found.get(span.start + lead)

    def _pronoun(self, span: Span, pronoun: Pronoun) -> Reference | None:
        if pronoun.person == 1:
            return self._first_person(span.start, pronoun.plural)
        found = self.antecedent(span) if pronoun.person == 3 else None
        return None if found is None else self._reference(found)

    def _reference(self, found: Antecedent) -> Reference | None:
        if found.key is not None:
            return Reference(found.key, found.rule, found.evidence)
        if found.phrase is None:
            return None
        source = self.layout.source(found.evidence)
        if source and not is_unnamed(self._doc.text, (source,), self._reading.mentions):
            return None  # a name that the reading does not mark, or somebody named elsewhere
        span = nameless_span(self._doc.text, source or found.evidence)
        return Reference(unnamed_key(self._doc, span), found.rule, span)

    def _first_person(self, at: int, plural: bool) -> Reference | None:
        """The first person in a quotation is the one quoted."""
        source = self._quoted_source(at)
        found = self.refer_source(source) if source is not None else None
        if found is None or (plural and found.key[0] == "person"):
            return None  # a person's "we" is a body's, a party's or everybody's
        return Reference(found.key, "pronoun.first-person", found.evidence)

    def _quoted_source(self, at: int) -> tuple[Span, ...] | None:
        """Whose words in quotation marks an offset stands in, if nobody is quoted in them."""
        number = self.layout.quote(at)
        if number >= 0:
            start = self.layout.quotes[number].start
            inner = at - start > LONGEST or is_quoted_within(self._doc.text, start, at)
            return None if inner else self._quotations.get(number)
        telling = self.layout.telling(at)
        if telling is None or is_first_person(telling[1].of(self._doc.text)):
            return None
        start = telling[0].start
        quoted = at - start <= LONGEST and is_quoted(self._doc.text, start, at)
        return (telling[1],) if quoted else None

    @cached_property
    def _quotations(self) -> dict[int, tuple[Span, ...]]:
        """The source of each direct quotation, by its number; those of "I" tell nothing more."""
        found: dict[int, tuple[Span, ...]] = {}
        for att in self._reading.attributions:
            if att.kind == "direct" and att.source:
                if is_first_person(att.source[0].of(self._doc.text)):
                    continue
                for piece in att.content:
                    number = self.layout.quote(piece.start)
                    # What is quoted within it has a speaker of its own.
                    if number >= 0 and (piece == att.content[0] or self._is_whole(number, piece)):
                        found.setdefault(number, att.source)
        return found

    def _is_whole(self, number: int, piece: Span) -> bool:
        return self.layout.quotes[number] == piece

    @cached_property
    def layout(self) -> Layout:
        """Sentences and quotations of the document."""
        return lay_out(self._doc, self._reading)

    @cached_property
    def _figures(self) -> tuple[Figure, ...]:
        return find_figures(self._doc, self.layout, self._namings, self._marked.spans)

    @cached_property
    def _descriptions(self) -> Descriptions:
        others = {
            figure.phrase.head
            for figure in self._figures
            if figure.phrase is not None
            and figure.phrase.determiner == "indefinite"
            and not figure.phrase.plural
            and figure.span.start not in self._beside
        }
        return Descriptions(
            self._doc.text,
            self._roles,
            self.appositions,
            self._namings,
            self._knowledge,
            frozenset(others),
        )

    @cached_property
    def appositions(self) -> tuple[Apposition, ...]:
        """What the names of the document are called beside them."""
        return find_appositions(self._doc.text, self._namings)

    @cached_property
    def _beside(self) -> dict[int, Key]:
        """Whom descriptions mean that stand beside a name, by where they begin."""
        spans = sorted((apposition.evidence, apposition.key) for apposition in self.appositions)
        found: dict[int, Key] = {}
        for figure in self._figures:
            if figure.phrase is None:
                continue
            index = bisect_right(spans, figure.phrase.head_span.start, key=lambda s: s[0].start)
            if index and spans[index - 1][0].covers(figure.phrase.head_span):
                found[figure.span.start] = spans[index - 1][1]
        return found

    @cached_property
    def _pronouns(self) -> Pronouns:
        described = {
            figure.span.start: found.key
            for figure in self._figures
            if figure.phrase is not None and (found := self._descriptions.find(figure.phrase))
        }
        described.update(self._beside)
        return Pronouns(
            self._doc.text,
            self.layout,
            self._figures,
            Known(self._knowledge.genders, described, self._quoted()),
            self._marked.margin,
        )

    def _quoted(self) -> dict[int, Key]:
        """Who speaks each direct quotation, where a name says it."""
        found: dict[int, Key] = {}
        for number, source in self._quotations.items():
            head = head_mention(self._doc.text, source, self._reading.mentions)
            key = self._keys[head.span].key if head is not None else None
            if key is not None:
                found[number] = key
        return found

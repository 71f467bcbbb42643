"""Accounts, and the independent reports that desks write of an event."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evals.lineage.events import SPEAKERS, Event
from evals.lineage.grammar import (
    Formulas,
    Sentence,
    Split,
    count_narration,
    expand,
    part_of,
    read_kinds,
    read_lists,
)

Paragraph = tuple[Sentence, ...]

_TRIES = 6
_RELEASE = 99
"""Number of the sentence that announces a statement; no report has as many."""
_TOLD_BY_ALL = ("effect", "cause", "work")
_HEADLINES = (
    "{town} [counts|weighs] the cost of {event}",
    "[After|Following] {event}, {region} [asks|wants to know] why",
    "{official} under [pressure|fire] over {event}",
    "{n1} {people} hit as {site} {happened}",
    "[Anger|Dismay] in {town} over {worry}",
    "[What|All that] we know about {event} in {town}",
    "{company} [faces|awaits] [claims|questions] after {event}",
    "{event}: [months|years] of warnings, [little|no] action",
)


@dataclass(frozen=True, slots=True)
class Account:
    """One account of an event, as an outlet has it.

    Args:
        id: ``a000``, …
        event: Id of the event.
        headline: Headline.
        paragraphs: The text.
    """

    id: str
    event: str
    headline: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences in order."""
        for paragraph in self.paragraphs:
            yield from paragraph


@dataclass
class Desks:
    """Writes reports of one event, each in words of its own.

    Writers take turns in the templates of a fact, so that two of them seldom have the same.

    Args:
        event: What they write about.
        split: Which templates they may use.
        rng: Makes the choices.
        formulas: What was written of other events.
    """

    event: Event
    split: Split
    rng: random.Random
    formulas: Formulas
    _templates: Mapping[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        told = {**read_lists("facts")}
        told |= {fact: list(read_kinds()[self.event.kind][fact]) for fact in _TOLD_BY_ALL}
        self._templates = {fact: self._shuffled(told[fact]) for fact in sorted(told)}

    def write(self, account: str, facts: int, quotes: int) -> Account:
        """A report in the words of a writer who has read no other.

        Args:
            account: Id of the account; also the writer's.
            facts: How many facts it tells besides its lead; fewer where words run out.
            quotes: How many quotations it has.
        """
        slots = _Slots(self.event, self.rng)
        told = ["lead", *self.rng.sample(sorted(set(self._templates) - {"lead"}), facts)]
        places = set(self.rng.sample(range(1, facts + quotes), quotes))
        framed = iter(self._framed(quotes, slots))
        facts_left = iter(told)
        texts = [
            (next(framed), "") if number in places else self._tell(next(facts_left), slots)
            for number in range(1 + facts + quotes)
        ]
        sentences = [
            Sentence(text, other, (account, number), "narration", count_narration(text))
            for number, (text, other) in enumerate(texts)
            if text
        ]
        paragraphs = in_paragraphs(sentences, self.rng)
        if quotes and self.rng.random() < self.event.release:
            at = self.rng.randrange(2, len(paragraphs) + 1)
            paragraphs = (*paragraphs[:at], *self._release(account, slots), *paragraphs[at:])
        return Account(account, self.event.id, self.headline(slots), paragraphs)

    def _release(self, account: str, slots: _Slots) -> tuple[Paragraph, ...]:
        """A statement printed in full and without marks, under a line that announces it."""
        template = self.rng.choice(read_lists("quotes")["releases"])
        line, _ = slots.expand(template)
        said = [text for words in self.event.statements["official"] for text in words]
        intro = Sentence(line, "", (account, _RELEASE), "narration", count_narration(line))
        return (intro,), tuple(
            Sentence(text, "", (account, _RELEASE), "statement", 0) for text in said
        )

    def headline(self, slots: _Slots | None = None) -> str:
        """A headline; many desks have the same."""
        slots = slots or _Slots(self.event, self.rng)
        return slots.expand(self.rng.choice(_HEADLINES))[0].rstrip(".")

    def _tell(self, fact: str, slots: _Slots) -> tuple[str, str]:
        """A fact in words that nobody has used; nothing where all are used up."""
        templates = self._templates[fact]
        for template in list(templates):
            for _ in range(_TRIES):
                before = set(slots.known)
                text, other = slots.expand(template)
                if self.formulas.take(template, text):
                    # To the end of the row: the next writer takes another.
                    templates.append(templates.pop(templates.index(template)))
                    return text, other
                slots.known = before
        return "", ""

    def _framed(self, quotes: int, slots: _Slots) -> Iterator[str]:
        frames = self._shuffled(read_lists("quotes")["frames"])
        said = [(who, words) for who in SPEAKERS for words in self.event.statements[who]]
        for number, (who, words) in enumerate(self.rng.sample(said, quotes)):
            yield slots.quote(frames[number % len(frames)], who, words)

    def _shuffled(self, templates: Sequence[str]) -> list[str]:
        own = list(part_of(templates, self.split))
        self.rng.shuffle(own)
        return own


@dataclass
class _Slots:
    """The values of slots in one report: people are introduced once, then named shortly."""

    event: Event
    rng: random.Random
    known: set[str] = field(default_factory=set)

    def expand(self, template: str) -> tuple[str, str]:
        """A template's two forms."""
        return expand(template, self._values(template), self.rng)

    def quote(self, frame: str, who: str, words: Sequence[str]) -> str:
        """A quotation in its frame: of what was said one or two sentences, or the end of one."""
        start = self.rng.randrange(len(words) - 1)
        first, second = words[start], words[start + 1]
        if "{q2}" not in frame and ", " in first and self.rng.random() < 0.3:
            first = first.split(", ", 1)[1]
        inner = first.rstrip(".") if "{q1},”" in frame else first
        own = self._values(frame) | {"speaker": self._name(who), "q1": inner, "q2": second}
        return expand(frame, own, self.rng)[0]

    def _values(self, template: str) -> dict[str, str]:
        values = dict(self.event.values)
        for key, forms in self.event.forms.items():
            values[key] = self.rng.choice(forms)
        for who in SPEAKERS:
            if f"{{{who}}}" in template:
                values[who] = self._name(who)
        return values

    def _name(self, who: str) -> str:
        person = self.event.people[who]
        if who in self.known:
            return person.surname
        self.known.add(who)
        return person.introduce(self.rng)


def in_paragraphs(sentences: Sequence[Sentence], rng: random.Random) -> tuple[Paragraph, ...]:
    """Sentences in paragraphs of one to three; the first stands alone."""
    paragraphs, at = [tuple(sentences[:1])], 1
    while at < len(sentences):
        size = rng.choice((1, 2, 2, 3))
        paragraphs.append(tuple(sentences[at : at + size]))
        at += size
    return tuple(paragraphs)

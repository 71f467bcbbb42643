"""Propositions as they are compared: words, weights, names, numbers, times and polarity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rashomon.judge.claims.filling import fill, find_self
from rashomon.judge.claims.meanings import Meanings, Vector
from rashomon.judge.claims.offices import Offices
from rashomon.judge.claims.opposites import opposites_of
from rashomon.judge.material import Material
from rashomon.lexicon.names import name_words
from rashomon.model.judgement import Proposition, Stance
from rashomon.model.spans import Span
from rashomon.text.days import Days, parse_days
from rashomon.text.figures import Figure, find_calendar, find_figures, is_calendar
from rashomon.text.function_words import FUNCTION_WORDS, STOP
from rashomon.text.negation import IMPLICIT, NEGATIONS, negated_positions
from rashomon.text.rarity import Rarity
from rashomon.text.stems import stem
from rashomon.text.words import Words, find_words, word_set

LONGEST = 80
"""Words of a proposition that are compared; a sentence of news has 20 to 30."""
NAME = "="
"""What a name begins with where it stands among stems."""
NAME_BITS = 11.0
"""Bits of a name: those of a word that stands once in two thousand, since names are the story's
own and stand in many of its propositions."""
_MODAL = word_set(
    "will would shall should can could may might must ought won't wouldn't can't cannot couldn't "
    "shouldn't needs need unless if whether"
)
_PAST = word_set(
    "was were had did wasn't weren't hadn't didn't been gave made took came went saw got knew told "
    "left found held met ran sent paid lost won broke began brought built bought caught chose fell "
    "fought led rose shot spoke stood struck threw wrote kept felt thought taught sold sought fled "
    "drew grew hid rode shook swore tore wore withdrew stole drove flew became"
)
"""Forms of the past that do not end in -ed and are no forms of the present."""
_OPENING = re.compile(
    r"(?:(?:he|she|they|it|him|her|them|his|their|its)\b"
    r"|(?:this|that|these|those) (?:is|was|are|were|has|had|have|will|would|did|does|do)\b)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?:this|that|these|those)(?:['’]s| (?:is|was|are|were|has|had|have|will|would))\b",
    re.IGNORECASE,
)
_EMPTY = FUNCTION_WORDS | STOP
_CLAUSE = re.compile(r"[,;:.!?—–()\n]|\.\.\.|…")


View = tuple[str | None, Stance | None]
"""A party and its stance; the party is ``None`` where it is unknown, and for narration."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One proposition as it is compared.

    Args:
        prop: The proposition.
        text: Its words as they can be read alone.
        forms: Its words in small letters.
        order: Stems and names in order of place, function words left out.
        bits: What each of them tells.
        total: Their sum.
        names: The names among them.
        negated: Those that stand under a negation.
        negations: How many negations there are.
        opposites: Stems that are opposite to one of them.
        implicit: Those that may deny without a negation ("fail", "refuse").
        figures: Numbers, and what they count.
        days: The days that its expressions of time span; ``None`` without any.
        calendar: Days of the week and months that it names.
        modal: Whether it speaks of what will, should or may be.
        past: Whether a verb in it is in the past.
        unclear: Whether it opens with a pronoun of which the record does not know whom it means.
        pointing: Whether it opens with a word that points at something said before ("that's").
        own: Names of holder and party, where it opens with a pronoun for one of them.
        views: Whose it is and what they hold of it; of several in the same words all of them.
        vector: What the reader took it to mean; ``None`` if it was not read.
    """

    prop: Proposition
    text: str
    forms: tuple[str, ...]
    order: tuple[str, ...]
    bits: Mapping[str, float]
    total: float
    names: frozenset[str]
    negated: frozenset[str]
    negations: int
    opposites: frozenset[str]
    implicit: frozenset[str]
    figures: tuple[Figure, ...]
    days: Days | None
    calendar: tuple[frozenset[str], frozenset[str]]
    modal: bool
    past: bool
    unclear: bool
    pointing: bool
    own: frozenset[str]
    views: frozenset[View]
    vector: Vector | None

    @property
    def key(self) -> str:
        """The same for propositions that say the same in the same words."""
        return self.text.lower().strip(" .,;:!?")


def prepare(propositions: Iterable[Proposition], material: Material) -> list[Wording]:
    """Makes propositions ready for comparison.

    Args:
        propositions: In any order; those without a stance are left out.
        material: The story that they come from.

    Returns:
        One wording each, sorted by id of the proposition; those without a word are left out.
    """
    words = {doc.id: find_words(doc.text) for doc in material.documents.values()}
    rarity = {doc: Rarity(map(stem, found.forms)) for doc, found in words.items()}
    names = Names(material, words)
    meanings = {doc: Meanings(material.meanings(doc)) for doc in words}
    found = []
    propositions = sorted(propositions, key=lambda item: item.id)
    shared = _held_by_several(propositions)
    for prop in propositions:
        if prop.stance is not None and prop.document in words:
            doc = prop.document
            own = prop.id not in shared
            one = _prepare(prop, material, words[doc], rarity[doc], names, own=own)
            if one.bits:
                found.append(replace(one, vector=meanings[doc].of(prop)))
    return found


class Names:
    """Under which name each stretch of a document stands for comparison.

    A state, its government and its people have one name; a title alone has its holder's.

    Args:
        material: The story.
        words: The words of each document.
    """

    def __init__(self, material: Material, words: Mapping[str, Words]) -> None:
        self._material = material
        self._offices = Offices(material, words)
        states = name_words().states
        self._states = {
            word.lower(): state.name.lower()
            for state in states
            for word in (state.name, *state.adjectives)
        }

    def within(self, document: str, words: Words, span: Span) -> Iterator[tuple[range, str]]:
        """Indices of the words of each name in a stretch, and the name, in order of place."""
        taken = -1
        for place, entity in self._named(document, words, span):
            indices = words.within(place.start, place.end)
            if indices and indices.start > taken:
                taken = indices.stop - 1
                yield indices, self.name_of(entity)

    def _named(self, document: str, words: Words, span: Span) -> list[tuple[Span, str]]:
        named = list(self._material.named_in(document, span))
        within = words.within(span.start, span.end)[:LONGEST]
        for first in within:
            held = self._offices.find(document, words.forms[first : within.stop])
            if held is not None:
                size, holder = held
                named.append((Span(words.starts[first], words.ends[first + size - 1]), holder))
        return sorted(named, key=lambda item: (item[0].start, -item[0].end, item[1]))

    def name_of(self, entity: str) -> str:
        """The name under which an entity stands for comparison."""
        found = self._material.entities[entity]
        name = found.name.lower()
        return NAME + self._states.get(name, name)


def _held_by_several(propositions: Iterable[Proposition]) -> frozenset[str]:
    """Ids of those whose words are another holder's, too: "denied a rival's claim that it lied"."""
    found: dict[tuple[str, Span], dict[str, str | None]] = {}
    for prop in propositions:
        found.setdefault((prop.document, prop.span), {})[prop.id] = prop.holder
    several = (held for held in found.values() if len(set(held.values())) > 1)
    return frozenset(one for held in several for one in held)


def _prepare(
    prop: Proposition,
    material: Material,
    words: Words,
    rarity: Rarity,
    names: Names,
    *,
    own: bool,
) -> Wording:
    """One wording; in words that are not one holder's own no pronoun stands for the holder."""
    text = material.documents[prop.document].text
    within = words.within(prop.span.start, prop.span.end)[:LONGEST]
    span = Span(prop.span.start, words.ends[within[-1]]) if within else prop.span
    named = {at: name for places, name in names.within(prop.document, words, span) for at in places}
    forms = words.forms[within.start : within.stop]
    stems = [named.get(at) or _stem(words, at, text) for at in within]
    breaks = frozenset(
        at
        for at in range(1, len(forms))
        if _CLAUSE.search(text, words.ends[within[at] - 1], words.starts[within[at]])
    )
    negated = negated_positions(forms, breaks)
    bits = {
        name: NAME_BITS if name.startswith(NAME) else rarity.bits(name) for name in stems if name
    }
    said = material.said.get(prop.attribution) if prop.attribution and own else None
    filled = fill(prop, said, words, material)
    return Wording(
        prop=prop,
        text=filled,
        forms=forms,
        order=tuple(dict.fromkeys(name for name in stems if name)),
        bits=bits,
        total=sum(bits.values()),
        names=frozenset(name for name in bits if name.startswith(NAME)),
        negated=frozenset(stems[at] for at in negated if stems[at]),
        negations=sum(form in NEGATIONS for form in forms),
        opposites=opposites_of(bits),
        implicit=IMPLICIT & bits.keys(),
        figures=find_figures(text[span.start : span.end]),
        days=_days(material, prop.document, span),
        calendar=find_calendar(text[span.start : span.end]),
        modal=not _MODAL.isdisjoint(forms),
        past=_is_past(forms),
        unclear=bool(_OPENING.match(filled)),
        pointing=bool(_POINTING.match(filled)),
        own=frozenset(map(names.name_of, find_self(prop, said, words, material))),
        views=frozenset({(prop.party, prop.stance)}),
        vector=None,
    )


def _stem(words: Words, at: int, text: str) -> str:
    form = words.forms[at]
    if form in _EMPTY or form in NEGATIONS or is_calendar(text[words.starts[at] : words.ends[at]]):
        return ""
    return stem(form)


def _is_past(forms: Iterable[str]) -> bool:
    return any(form in _PAST or (len(form) > 4 and form.endswith("ed")) for form in forms)


def _days(material: Material, document: str, span: Span) -> Days | None:
    found = [
        days
        for time in material.times_in(document, span)
        if time.type in ("DATE", "TIME") and (days := parse_days(time.value[:10])) is not None
    ]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None

"""Roles: who holds which office of what, from the words beside names.

Phrases of an office without a name ("the UN chief") are roles without a holder, so that they can
be matched to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.documents import Document
from rashomon.model.spans import Span
from rashomon.resolve.names.clusters import Key, Naming
from rashomon.resolve.offices.bodies import Body, find_bodies
from rashomon.resolve.offices.office_words import find_offices, office_class, same_office
from rashomon.resolve.offices.role_holders import NOBODY, Held, ends_aside, find_holder
from rashomon.resolve.offices.role_phrases import Phrase, find_phrases, follows_noun
from rashomon.resolve.offices.role_words import Unit, Words, split_words
from rashomon.resolve.offices.states import States

_HEADS = frozenset({"heads", "leads", "runs", "chairs"})
_HEADED_BY = frozenset({"headed", "led", "run", "chaired"})
_STOPS = frozenset({".", "!", "?"})
_STATES = frozenset({"states", "nations", "countries", "state"})
# More offices of one body than any account names: then they are not compared one by one.
_OFFICES = 100
# Words to look back for whom "his" means.
_BACK = 40


@dataclass(frozen=True, slots=True)
class Role:
    """An office, whose it is, and who holds it.

    Args:
        document: Document id.
        holder: Who holds it; ``None`` where the words name nobody.
        noun: The office in small letters, singular ("deputy foreign minister").
        of: The body, state or person that it is an office of; ``None`` where not told.
        span: The role's words, without an article.
        evidence: Role and name together; the span where nobody is named.
        rule: ``role.title``, ``role.title-plural``, ``role.apposition``, ``role.apposition-after``,
            ``role.copula``, ``role.heads``, ``role.member``, or ``role.phrase`` without a holder.
        definite: Whether the phrase is one certain person's ("the", an owner, a name).
        plural: Whether the words stand for several.
    """

    document: str
    holder: Key | None
    noun: str
    of: Key | None
    span: Span
    evidence: Span
    rule: str
    definite: bool = True
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Offices:
    """What one document says about bodies and roles.

    Args:
        bodies: Descriptions of bodies, in order.
        roles: Roles, in order.
    """

    bodies: tuple[Body, ...]
    roles: tuple[Role, ...]


def find_offices_and_bodies(doc: Document, namings: Sequence[Naming], states: States) -> Offices:
    """Finds the bodies and roles that one document tells, in one pass.

    Args:
        doc: The document.
        namings: Its namings, in order of position.
        states: The story's states, of ``states.story_states``.
    """
    words = split_words(doc, namings, states)
    bodies = find_bodies(words, states)
    reader = _Reader(words, find_phrases(words, find_offices(words)))
    found = [*reader.roles(), *_heads(words), *_members(words)]
    return Offices(bodies, tuple(sorted(found, key=lambda r: (r.span, r.evidence, r.noun, r.rule))))


class _Reader:
    """Turns the phrases of one document into roles."""

    def __init__(self, words: Words, phrases: Sequence[Phrase]) -> None:
        self._words = words
        self._phrases = phrases
        self._held = {phrase.noun_end: find_holder(words, phrase) for phrase in phrases}
        starts = {phrase.first: phrase for phrase in phrases}
        for phrase in phrases:
            self._held[phrase.noun_end] = self._beside_title(phrase, starts)
        for phrase in phrases:
            self._part(phrase)
        self._told: dict[Key | None, dict[str, set[Key]]] = {}

    def roles(self) -> list[Role]:
        """The roles, first those whose owner is named, since others may lean on them."""
        first = [p for p in self._phrases if p.owner_phrase is None]
        later = [p for p in self._phrases if p.owner_phrase is not None]
        found = [role for phrase in first for role in self._roles(phrase)]
        for role in found:
            if role.holder is not None and role.of is not None:
                for of in (role.of, None):
                    self._told.setdefault(of, {}).setdefault(role.noun, set()).add(role.holder)
        return [*found, *(role for phrase in later for role in self._roles(phrase))]

    def _beside_title(self, phrase: Phrase, starts: Mapping[int, Phrase]) -> Held:
        """As in "the state's leader, | President Ruiz,": a title before the name beside it."""
        held = self._held[phrase.noun_end]
        other = starts.get(phrase.last + 1)
        if held.holders or phrase.plural or other is None or self._words.word(phrase.last) != ",":
            return held
        title = self._held[other.noun_end]
        if title.rule != "role.title" or not ends_aside(self._words, title.holders[0].last):
            return held
        return Held(title.holders, "role.apposition-after")

    def _part(self, phrase: Phrase) -> None:
        """As in "the spokesman for the chief, Ruiz,": either may be meant, so neither is."""
        owner = phrase.owner_phrase
        if owner is not None and self._held[phrase.noun_end] == self._held[owner.noun_end]:
            self._held[phrase.noun_end] = self._held[owner.noun_end] = NOBODY

    def _roles(self, phrase: Phrase) -> Iterable[Role]:
        held = self._held[phrase.noun_end]
        names = held.holders or (None,)
        if any(name is not None and name.key is None for name in names):
            return  # more than one bearer fits the name: then it is nobody's description either
        if phrase.unclear and not held.rule.startswith("role.title"):
            return
        for place, name in enumerate(names):
            of = self._of(phrase, held, place)
            if name is None and not _stands_alone(self._words, phrase, of):
                continue
            for noun in phrase.nouns:
                yield self._role(phrase, name, noun, of, held)

    def _role(
        self, phrase: Phrase, name: Unit | None, noun: str, of: Key | None, held: Held
    ) -> Role:
        last = phrase.last
        if name is not None and held.rule.startswith("role.title"):
            last = min(last, name.first) if last > name.first else last
        span = self._words.span(phrase.first, max(last, phrase.first + 1))
        ends = [held.owner] if held.owner is not None else []
        units = [unit for unit in [name, *ends] if unit is not None]
        spans = [span, *(self._words.span(u.first, u.last) for u in units)]
        evidence = Span(min(s.start for s in spans), max(s.end for s in spans))
        holder = name.key if name is not None else None
        definite = phrase.definite or name is not None
        plural = phrase.plural and name is None
        return Role(
            self._words.document, holder, noun, of, span, evidence, held.rule, definite, plural
        )

    def _of(self, phrase: Phrase, held: Held, place: int) -> Key | None:
        """What the office of one of the holders is an office of."""
        if phrase.owner_phrase is not None:
            return self._holder_of(phrase.owner_phrase)
        if phrase.pronoun:
            return self._only_person(phrase, held) if phrase.his else self._only_body(phrase)
        owners = phrase.owners or ((held.owner,) if held.owner is not None else ())
        if len(owners) == 1:
            return owners[0].key
        if len(owners) > 1 and len(owners) == len(held.holders):
            return owners[place].key  # "Russian and Ukrainian presidents A and B"
        return None

    def _holder_of(self, owner: Phrase) -> Key | None:
        """Who "the UN chief" of "the UN chief's spokesman" is; else what the chief is chief of."""
        named = self._held[owner.noun_end].holders
        if len(named) == 1:
            return named[0].key
        of = self._of(owner, NOBODY, 0) if owner.owner_phrase is None else None
        if of is None and (owner.owners or owner.pronoun or not owner.definite):
            return None
        told = self._told.get(of, {})
        if len(told) > _OFFICES:
            return of
        holders = {
            holder
            for noun, known in told.items()
            if same_office(owner.nouns[-1], noun)
            for holder in known
        }
        return next(iter(holders)) if len(holders) == 1 else of

    def _only_person(self, phrase: Phrase, held: Held) -> Key | None:
        """Whom "his" means: the only person that its sentence names before it."""
        own = {name.key for name in held.holders}
        people = {unit.key for unit in self._before(phrase) if unit.kind == "person"} - own
        return next(iter(people)) if len(people) == 1 else None

    def _only_body(self, phrase: Phrase) -> Key | None:
        """What "its" means: the only body that its sentence names before it, and no place."""
        if self._words.word(phrase.first) != "its":
            return None
        named = [unit for unit in self._before(phrase) if unit.kind != "person"]
        keys = {unit.key for unit in named}
        bodies = all(unit.kind in ("organization", "government") for unit in named)
        return next(iter(keys)) if bodies and len(keys) == 1 else None

    def _before(self, phrase: Phrase) -> Iterable[Unit]:
        """The units before a phrase in its sentence, the nearest first."""
        for index in range(phrase.first - 1, max(-1, phrase.first - _BACK), -1):
            if self._words.low[index] in _STOPS or self._words.low[index].startswith("\n"):
                return
            unit = self._words.ending.get(index + 1)
            if unit is not None:
                yield unit


def _stands_alone(words: Words, phrase: Phrase, of: Key | None) -> bool:
    """Whether a phrase without a name is a description of somebody.

    "Voters | head to …", "member | states", "her chief | rival", "economic | justice" are none.
    """
    if not (phrase.definite or of or phrase.article):
        return False
    last = phrase.offices[-1]
    printed, after = words.words[last.first], words.word(last.last)
    noun = office_class(last.noun)
    if noun == "judge" and last.noun == "justice":
        return printed[0].isupper() or phrase.article != ""
    if last.noun == "head" and after != "of":
        return False
    if last.noun == "executive" and not phrase.owners:
        return False  # "an executive | order"
    if noun in ("member", "official", "officer", "executive") and (
        after in _STATES or follows_noun(words, last.last)
    ):
        return False
    body = bool(phrase.owners) and phrase.owners[-1].kind in ("organization", "government")
    if last.noun == "chief" and not body and follows_noun(words, last.last):
        return False
    # "the Association of Trial | Lawyers", "the Lindow Union | Leader": the rest of a name.
    owner = words.ending.get(last.first)
    part = owner is not None and owner.kind == "organization" and printed[0].isupper()
    return not (part and (last.plural or last.noun == "leader"))


def _heads(words: Words) -> Iterable[Role]:
    """As in "Ruiz, who heads the ministry", "the ministry, headed by Ruiz"."""
    for index, low in enumerate(words.low):
        if low in _HEADS and words.word(index - 1) == "who":
            end = index - 2 if words.word(index - 2) == "," else index - 1
            name = words.ending.get(end)
            body = words.at.get(index + 1 + (words.word(index + 1) == "the"))
        elif low in _HEADED_BY and words.word(index + 1) == "by":
            end = index - 1 if words.word(index - 1) == "," else index
            name, body = words.at.get(index + 2), words.ending.get(end)
        else:
            continue
        if name is not None and body is not None and name.kind == "person" != body.kind:
            yield _beside(words, name, body, "head", "role.heads")


def _members(words: Words) -> Iterable[Role]:
    """As in "Ruiz of the Lindow Institute", "Ruiz, from the institute,": somebody of a body."""
    for unit in words.at.values():
        if unit.kind != "person":
            continue
        comma = words.word(unit.last) == ","
        link = words.word(unit.last + comma)
        if link != "of" and not (comma and link in ("from", "with")):
            continue
        at = unit.last + comma + 1
        body = words.at.get(at + (words.word(at) == "the"))
        if body is None or body.kind not in ("organization", "government") or body.state:
            continue
        if not comma or words.word(body.last) in (",", ".", ")"):
            yield _beside(words, unit, body, "member", "role.member")


def _beside(words: Words, name: Unit, body: Unit, noun: str, rule: str) -> Role:
    first, last = min(name.first, body.first), max(name.last, body.last)
    span = words.span(body.first, body.last)
    return Role(words.document, name.key, noun, body.key, span, words.span(first, last), rule)
